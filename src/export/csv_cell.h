/* One cell of CSV, for records of both makes. */
#ifndef TB_EXPORT_CSV_CELL_H
#define TB_EXPORT_CSV_CELL_H

#include <stdbool.h>

#include "base/mem.h"

/* Appends s to line, in quotes where it needs them; `guard` words against being taken
 * for a formula (base/guard.h). tmp is room for it, kept by the caller. */
void csv_cell_add(struct strbuf *line, struct strbuf *tmp, const char *s, bool guard);

#endif
