/* Tables cell by cell, for papers whose columns depend on what there is. */
#ifndef TB_BULLETIN_RULED_H
#define TB_BULLETIN_RULED_H

#include "base/mem.h"

#include "core/model.h"

#include "bulletin/paper.h"

struct ruled {
    struct arena *a;
    bool zh;
    struct paper_table *t;
    size_t cap_columns, cap_cells, n_cells;
};

/* name: as paper_table.name; title ""; zh: in which language heads are printed. */
struct ruled ruled_new(struct arena *a, bool zh, const char *name);
/* All heads come before the first cell. */
void ruled_head(struct ruled *r, enum paper_cell_kind kind, const char *en,
                const char *zh);
/* The next cell; NULL and "" are empty ones in a column of words, "-" in others. Texts
 * are borrowed. */
void ruled_words(struct ruled *r, const char *text);
void ruled_count(struct ruled *r, int64_t n);
/* Printed as amount_format does. */
void ruled_points(struct ruled *r, tb_amount a, int decimals);
/* Digits as they are printed already, of the column's kind. */
void ruled_digits(struct ruled *r, const char *digits);
/* The table: rows are whole. */
struct paper_table *ruled_done(struct ruled *r);

#endif
