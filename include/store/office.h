/* The office's own work in the store: follow-ups, meetings, contacts, issues, and what
 * stands around them. Rules as in store/store.h. */
#ifndef TB_STORE_OFFICE_H
#define TB_STORE_OFFICE_H

#include "store/store.h"

/* A follow-up with its steps, the oldest first. state: of the last one; since: its day;
 * due: until when it is to be put right, TB_DAY_NONE. */
struct followup_row {
    struct followup followup;
    struct followup_step *steps;
    size_t n_steps;
    enum followup_state state;
    tb_day since, due;
};
/* Those about a period that touches first..last, with a step or deadline in these days,
 * or open from before. By the last day of their period. */
enum tb_rc store_followups(struct store *s, tb_day first, tb_day last, struct arena *a,
                           struct followup_row **out, size_t *n, struct tb_err *e);

/* One of them; TB_NOTFOUND. */
enum tb_rc store_followup(struct store *s, int64_t id, struct arena *a,
                          struct followup_row *out, struct tb_err *e);

/* A meeting with who was asked and came, and the ids of the articles that came of it.
 */
struct meeting_row {
    struct meeting meeting;
    struct attendance *attendances;
    size_t n_attendances;
    struct outcome *outcomes; /* those that stand */
    size_t n_outcomes;
};
/* By day; those voided are among them. */
enum tb_rc store_meetings(struct store *s, tb_day first, tb_day last, struct arena *a,
                          struct meeting_row **out, size_t *n, struct tb_err *e);
/* One of them, by id or (id 0) by reference. TB_NOTFOUND. */
enum tb_rc store_meeting(struct store *s, int64_t id, const char *ref, struct arena *a,
                         struct meeting_row *out, struct tb_err *e);
/* Pledges that are due in these days, of meetings that stand. */
enum tb_rc store_pledges(struct store *s, tb_day first, tb_day last, struct arena *a,
                         struct attendance **out, size_t *n, struct tb_err *e);
/* All contacts, the oldest first. */
enum tb_rc store_contacts(struct store *s, struct arena *a, struct contact **out,
                          size_t *n, struct tb_err *e);

struct issue_row {
    struct issue issue;
    struct issue_item *items; /* by order */
    size_t n_items;
};
/* By day; those voided are among them. */
enum tb_rc store_issues(struct store *s, tb_day first, tb_day last, struct arena *a,
                        struct issue_row **out, size_t *n, struct tb_err *e);
/* One of them. TB_NOTFOUND. */
enum tb_rc store_issue(struct store *s, int64_t id, struct arena *a,
                       struct issue_row *out, struct tb_err *e);
/* The issue of that number in a channel's year, voided or not; *id 0: none. */
enum tb_rc store_issue_id(struct store *s, int64_t outlet, int year, int number,
                          int64_t *id, struct tb_err *e);

#endif
