/* Topics with what became of them, for both front ends. */
#ifndef TB_APP_TOPICS_H
#define TB_APP_TOPICS_H

#include "core/assignment.h"

#include "app/app.h"

struct topic_item {
    const struct topic *topic; /* borrowed from the app's names */
    struct reply *replies;     /* by unit */
    size_t n_replies;
    struct assignment_count count;
};
/* Those that are open, or due, on a day of first..last, the latest due first; those
 * without a due day on top. Everything in the arena; void after the next app_refresh.
 */
enum tb_rc app_topics(struct app *app, tb_day first, tb_day last, struct arena *a,
                      struct topic_item **out, size_t *n, struct tb_err *e);
/* One of them. TB_NOTFOUND. */
enum tb_rc app_topic(struct app *app, int64_t id, struct arena *a,
                     struct topic_item *out, struct tb_err *e);

/* A topic as it is typed: names of units and groups parted by ; or 、, none: everybody.
 * *c is ready to be written. TB_INVALID, TB_NOTFOUND: which word is wrong. A day in the
 * past as due is said by TB_INVALID unless `late`. */
struct topic_typed {
    const char *title, *due, *who, *source, *note; /* due: a date, or "" */
    bool late;
};
enum tb_rc app_topic_change(struct app *app, const struct topic_typed *t,
                            struct arena *a, struct change *c, struct tb_err *e);

#endif
