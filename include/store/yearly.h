/* What the papers of a year count beyond boards: articles, each once, whoever shares
 * them. Rules as in store/store.h. */
#ifndef TB_STORE_YEARLY_H
#define TB_STORE_YEARLY_H

#include "store/store.h"

/* An event of an article that is not void: relay, adopt, instruct or promote. */
struct deed {
    int64_t article_id;
    enum event_kind kind;
    tb_day day;
    int64_t outlet_id; /* 0: none */
    int level;         /* enum level; -1: none */
};
/* Those dated first..last, as they were recorded. */
enum tb_rc store_deeds(struct store *s, tb_day first, tb_day last, struct arena *a,
                       struct deed **out, size_t *n, struct tb_err *e);

/* Articles dated on a day, void ones left out; days without any are not among them. */
struct sent_day {
    tb_day day;
    int64_t articles;
};
enum tb_rc store_sent_days(struct store *s, tb_day first, tb_day last, struct arena *a,
                           struct sent_day **out, size_t *n, struct tb_err *e);

/* Articles with what their first unit got for them on first..last, exact, the most
 * first; those with 0 or less are not among them. */
struct article_points {
    int64_t id;
    tb_amount points;
};
enum tb_rc store_article_points(struct store *s, tb_day first, tb_day last,
                                struct arena *a, struct article_points **out, size_t *n,
                                struct tb_err *e);

#endif
