/* What the two files of the pay sheet share. */
#ifndef TB_APP_YEARLY_PAY_H
#define TB_APP_YEARLY_PAY_H

#include "yearly_gather.h"

struct paid_month {
    struct board *board;
};
struct paid_owner {
    const struct standing *s;
};

struct paying {
    struct yearly_gathering *g;
    struct pay_facts *f;
    const struct scheme *scheme; /* of the board; NULL */
    int *figures;                /* of each of f->figures, in the scheme's */
    struct paid_month *months;
    struct paid_owner *who; /* of each row, on the board of the period */
    size_t cap_lines;
};

/* The notes of an owner on a board, which has them by owner. */
struct notes {
    const struct reckoned *items;
    size_t n;
};

struct notes pay_notes(const struct board *b, const struct standing *x);

/* The lines of one row: its credits, and what the period reckoned. */
enum tb_rc pay_lines(struct paying *p, size_t row, struct tb_err *e);

#endif
