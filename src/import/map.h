/* From a file's columns to a kind's. */
#ifndef TB_IMPORT_MAP_H
#define TB_IMPORT_MAP_H

#include "import/csv.h"
#include "import/kind.h"

struct map {
    const struct import_kind *kind;
    int column[CSV_COLUMNS_MAX]; /* the kind's column, -1: nameless */
    size_t n;                    /* columns of the file */
};

/* Looks at the first line: refuses a file whose columns are separated by something else
 * than c->delimiter, naming --delimiter. Text in UTF-16 is tab-separated by its nature:
 * then the tab is taken, unless a delimiter was given. */
enum tb_rc map_delimiter(const struct import_kind *k, struct csv *c, bool given,
                         struct tb_err *e);
/* Takes the record as header: an unknown, double or missing column is refused by name.
 */
enum tb_rc map_header(const struct import_kind *k, const struct csv *c, struct map *m,
                      struct tb_err *e);
/* Takes the record as a row. TB_INVALID: it has not the header's number of fields. */
enum tb_rc map_row(const struct map *m, const struct csv *c, struct import_row *row,
                   struct tb_err *e);

#endif
