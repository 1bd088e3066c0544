/* What all formats with columns must know of a table. */
#ifndef TB_EXPORT_TABLE_SHAPE_H
#define TB_EXPORT_TABLE_SHAPE_H

#include <stdbool.h>

#include "bulletin/paper.h"

/* The end of the columns that stand under one head with column `from`. */
size_t table_head_end(const struct paper_table *t, size_t from);
/* True when a column stands under another head. */
bool table_has_above(const struct paper_table *t);
/* The width that lets a head stand on two lines, in columns of the screen: no less than
 * its longest word, and the whole where it is no wider than `whole`. */
int table_head_width(const char *name, int whole);

#endif
