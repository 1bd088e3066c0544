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

/* Sets how and per. */
void combine_find(const struct scoring *w, struct worth *x);
/* What the event at `at` adds to what those of events[0..at) that are combined with it
 * are worth together. */
tb_amount combine_gain(const struct worth *events, size_t at);

#endif
