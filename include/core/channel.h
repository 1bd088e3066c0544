/* The office's own channel: numbered issues with columns. A channel is an outlet. */
#ifndef TB_CORE_CHANNEL_H
#define TB_CORE_CHANNEL_H

#include "core/model.h"

struct issue {
    int64_t id, rev, outlet_id;
    int number; /* unique among the channel's issues of a year; in a change of a new one
                   0: the next */
    tb_day day;
    const char *title, *note; /* "" when not given */
    bool voided;
};

/* An article in an issue. Being printed there is an event of the article, made with it.
 */
struct issue_item {
    int64_t id, rev, issue_id, submission_id;
    int64_t event_id;   /* the adoption; 0: it was not logged as one */
    const char *column; /* 专栏; "" when none */
    int order;
};

#endif
