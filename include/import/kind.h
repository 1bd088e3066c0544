/* What can be imported: one file in src/import/kind/ each. */
#ifndef TB_IMPORT_KIND_H
#define TB_IMPORT_KIND_H

#include "import/import.h"

#define IMPORT_COLUMNS_MAX 16

struct import_run; /* src/import/run.h */

struct import_column {
    const char *name; /* the contract's English header */
    bool required;
};

/* One record, its cells in the order of the kind's columns; "" when not given. Valid
 * during the call only. */
struct import_row {
    int64_t line;
    const char *cell[IMPORT_COLUMNS_MAX];
};

enum import_outcome {
    ROW_ADDED,
    ROW_KNOWN,    /* it was there already */
    ROW_TWICE,    /* equal to an earlier row of the file */
    ROW_LEFT_OUT, /* by not_after */
    ROW_PENDING   /* end() decides */
};

/* TB_INVALID, TB_NOTFOUND and TB_CONFLICT of row and end make a bad line; every other
 * error ends the import. */
struct import_kind {
    const char *name;
    const struct import_column *columns; /* in the contract's order, ends with NULL */
    int64_t rows_max;                    /* more are refused; 0: any number */
    size_t state;                        /* bytes of run->state, zeroed */
    enum tb_rc (*row)(struct import_run *r, const struct import_row *row,
                      enum import_outcome *out, struct tb_err *e);
    enum tb_rc (*end)(struct import_run *r, struct tb_err *e); /* or NULL */
    void (*close)(struct import_run *r);                       /* or NULL */
    /* Instead of rows: the whole text, of at most IMPORT_TEXT_MAX bytes. *line is the
     * line that an error is about. */
    enum tb_rc (*text)(struct import_run *r, const char *text, int64_t *line,
                       enum import_outcome *out, struct tb_err *e);
    /* Instead of everything: why this kind cannot be imported. */
    const char *refused;
};
#define IMPORT_TEXT_MAX (1 << 20)

extern const struct import_kind *const import_kinds[]; /* ends with NULL */
const struct import_kind *import_kind_find(const char *name);

#endif
