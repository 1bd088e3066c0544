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
/* Those that are open, or due, on a day of first..last and were not withdrawn, the
 * latest due first; those without a due day on top. Everything in the arena; void after
 * the next app_refresh. */
enum tb_rc app_topics(struct app *app, tb_day first, tb_day last, struct arena *a,
                      struct topic_item **out, size_t *n, struct tb_err *e);
/* One of them, withdrawn or not. TB_NOTFOUND. */
enum tb_rc app_topic(struct app *app, int64_t id, struct arena *a,
                     struct topic_item *out, struct tb_err *e);

/* --- as typed --------------------------------------------------------------------- */

/* A topic as it is typed: names of units, groups and persons parted by ; or 、, none:
 * everybody; a unit's name comes before a person's. *c is ready to be written, and
 * borrows from `was`. TB_INVALID, TB_NOTFOUND: which word is wrong. A day in the past
 * as due is said by TB_INVALID unless `late` or it was so; so is a closed unit unless
 * it was named before. */
struct topic_typed {
    const struct topic *was;                       /* to be altered; NULL: a new one */
    const char *title, *due, *who, *source, *note; /* due: a date, or "" */
    bool late;
};
enum tb_rc app_topic_change(struct app *app, const struct topic_typed *t,
                            struct arena *a, struct change *c, struct tb_err *e);
/* Withdraws it, as it was read. */
void app_topic_withdraw(const struct topic *t, struct change *c);
/* Whom it is given to, names joined by ';'; "" for everybody. */
void app_topic_who(const struct names *n, const struct topic *t, struct strbuf *out);

/* --- reminders -------------------------------------------------------------------- */

#define REMIND_DAYS 3 /* so long before the due day reminding begins, unless said */

/* Somebody who has not sent what a topic asks for. */
struct topic_due {
    const struct topic *topic;
    int64_t unit_id, person_id; /* person_id: asked by name; his unit may be 0 */
    enum assignment state;      /* ASSIGNMENT_OPEN or ASSIGNMENT_MISSING */
};
/* All who are still to send: of the topics named, or where n_ids is 0 of those that are
 * due in first..last. Unit by unit in the office's order, then persons, the earliest
 * due first. In the arena; void after the next app_refresh. */
enum tb_rc app_topic_dues(struct app *app, const int64_t *ids, size_t n_ids,
                          tb_day first, tb_day last, struct arena *a,
                          struct topic_due **out, size_t *n, struct tb_err *e);
/* A message for each unit and person among them, ready to be sent, blank lines between;
 * returns how many. */
size_t app_topic_messages(const struct app *app, const struct topic_due *dues, size_t n,
                          struct strbuf *out);

#endif
