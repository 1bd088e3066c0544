/* The cells of tables made of units, people, groups, and their sums. */
#ifndef TB_BULLETIN_CELL_H
#define TB_BULLETIN_CELL_H

#include "bulletin/columns.h"
#include "bulletin/paper.h"

struct table_row {
    const struct circular_row *r;
    bool sum;                 /* of several: it has no place */
    int64_t serial;           /* from 1 */
    int64_t units, reporting; /* that it stands for */
};

/* records: for programs, signs as numbers. */
struct paper_cell cell_make(struct arena *a, const struct circular *c,
                            const struct column_at *x, const struct table_row *row,
                            bool records);
enum paper_cell_kind cell_kind(const struct column_at *x);

#endif
