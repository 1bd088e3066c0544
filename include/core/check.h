/* What the parts of change_check share: src/core/check_*.c, one for each sort of
 * record. Each says whether its change makes sense; messages are complete. */
#ifndef TB_CORE_CHECK_H
#define TB_CORE_CHECK_H

#include "base/text.h"

#include "core/change.h"

/* check_text.c. `what` is an N_() phrase such as "the title". Optional text may be
 * NULL. */
enum tb_rc check_text(const char *what, const char *s, size_t max, struct tb_err *e);
/* Text with something to see in it. */
enum tb_rc check_filled(const char *what, const char *s, size_t max, struct tb_err *e);
/* A name that import files can carry: no ';', which joins names there. */
enum tb_rc check_name(const char *what, const char *s, struct tb_err *e);
/* A day that must be given; or TB_DAY_NONE, too. */
enum tb_rc check_day(const char *what, tb_day d, struct tb_err *e);
enum tb_rc check_day_or_none(const char *what, tb_day d, struct tb_err *e);
/* First and last day, each of which may be TB_DAY_NONE. */
enum tb_rc check_span(tb_day from, tb_day to, struct tb_err *e);

/* check_name.c */
enum tb_rc check_group(const struct group *g, const struct change_context *x,
                       struct tb_err *e);
enum tb_rc check_unit(const struct unit *u, const struct change_context *x,
                      struct tb_err *e);
/* The unit is open on the day; TB_INVALID names the unit and the day that it opened or
 * closed. TB_DAY_NONE passes. */
enum tb_rc check_open(const struct unit *u, tb_day d, struct tb_err *e);
enum tb_rc check_move(const struct membership *m, const struct change_context *x,
                      struct tb_err *e);
enum tb_rc check_person(const struct person *p, const struct change_context *x,
                        struct tb_err *e);
enum tb_rc check_post(const struct post *p, const struct change_context *x,
                      struct tb_err *e);
enum tb_rc check_post_end(const struct post *p, const struct change_context *x,
                          struct tb_err *e);
enum tb_rc check_outlet(const struct outlet *o, const struct change_context *x,
                        struct tb_err *e);

/* check_article.c */
enum tb_rc check_submission(const struct submission *s, const struct change_context *x,
                            struct tb_err *e);
enum tb_rc check_amendment(const struct amendment *m, const struct change_context *x,
                           struct tb_err *e);
enum tb_rc check_event(const struct event *v, const struct change_context *x,
                       struct tb_err *e);

/* check_value.c: the value of an event lies in the range that the scheme allows. */
enum tb_rc check_value(const struct event *v, const struct change_context *x,
                       struct tb_err *e);

/* check_target.c */
enum tb_rc check_target(const struct target *t, const struct change_context *x,
                        struct tb_err *e);

/* check_topic.c */
enum tb_rc check_topic(const struct topic *t, const struct change_context *x,
                       struct tb_err *e);
enum tb_rc check_topic_edit(const struct topic *t, const struct change_context *x,
                            struct tb_err *e);

/* check_office.c */
enum tb_rc check_followup(const struct followup *f, const struct change_context *x,
                          struct tb_err *e);
enum tb_rc check_step(const struct followup_step *s, struct tb_err *e);
enum tb_rc check_meeting(const struct meeting *m, struct tb_err *e);
enum tb_rc check_attendance(const struct attendance *t, const struct change_context *x,
                            struct tb_err *e);
enum tb_rc check_outcome(const struct outcome *o, struct tb_err *e);
enum tb_rc check_contact(const struct contact *c, const struct change_context *x,
                         struct tb_err *e);
enum tb_rc check_issue(const struct issue *i, const struct change_context *x,
                       struct tb_err *e);
enum tb_rc check_item(const struct issue_item *i, struct tb_err *e);

#endif
