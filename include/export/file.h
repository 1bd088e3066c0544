/* Exported files: whole or not at all. */
#ifndef TB_EXPORT_FILE_H
#define TB_EXPORT_FILE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/mem.h"

/* Writes the bytes as the file `path`: beside it first, synced, then put in its place,
 * so that a failure leaves what was there. TB_CONFLICT: it is there already, and not
 * force; it is the database (or its journal). TB_INVALID: a folder, a link. A device is
 * written to as it is. database may be NULL. */
enum tb_rc export_file(const char *path, const struct strbuf *bytes, bool force,
                       const char *database, struct tb_err *e);

/* Whether export_file would begin at all: for who has something to do before that
 * cannot be taken back. */
enum tb_rc export_may(const char *path, bool force, const char *database,
                      struct tb_err *e);

#endif
