/* Events of an article that are taken together; score_set.c and score_combine.c. */
#ifndef TB_CORE_SCORE_SET_H
#define TB_CORE_SCORE_SET_H

#include "scoring.h"

/* An event of one owner and account, with its own value. */
struct worth {
    const struct happening *h;
    struct owner one;
    const struct combine *how; /* NULL: all count */
    int64_t per;               /* the level, outlet or leader of `per`, else 0 */
    int account;
    bool earns; /* some line acts */
    tb_amount value;
};

/* Events that are combined with each other, and what they made so far. */
struct set {
    const struct combine *how;
    int64_t per;
    tb_amount best, levels[LEVEL_NATIONAL + 2];
    tb_amount *values; /* of COMBINE_BEST, highest first, at most n */
    int n_values, seen;
    struct factor factor; /* of instructions that multiply */
};

/* The article's standing with one owner in one account. */
struct standing_sum {
    tb_amount relayed, adopted;
    struct set *sets;
    size_t n_sets;
    struct factor single; /* of multiplying instructions that nothing combines */
    const struct happening *mul_event;
    size_t mul_line;
};

/* The clause that says with which others an event is combined; NULL: all count. */
const struct combine *combine_for(const struct scoring *w, const struct happening *h,
                                  const struct owner *o);
/* What `per` tells apart. */
int64_t per_of(const struct combine *how, const struct article_event *v);
/* The event's set, made when it is the first of it. */
struct set *set_of(struct standing_sum *k, const struct worth *x);
/* What the event adds to its set. */
tb_amount gain_of(struct standing_sum *k, const struct worth *x);

#endif
