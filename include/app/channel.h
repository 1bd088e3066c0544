/* The office's own channel for both front ends: its numbered issues, the articles in
 * each by column, and what is typed about them. Rules as in app/meetings.h. */
#ifndef TB_APP_CHANNEL_H
#define TB_APP_CHANNEL_H

#include "app/meetings.h"

struct printed {
    struct issue_item item;
    const char *ref, *title, *units;
    int64_t unit_id; /* its first unit */
    tb_day day;
    bool voided; /* the article is void: it counts in no column */
};
struct issue_entry {
    struct issue issue;
    const char *outlet;
    struct printed *items; /* by their order in the issue */
    size_t n_items;
    int64_t articles; /* of items: not void */
};
/* Issues of a channel (0: of all), by day; those withdrawn are left out. */
enum tb_rc app_issues(struct app *app, int64_t outlet, tb_day first, tb_day last,
                      struct arena *a, struct issue_entry **out, size_t *n,
                      struct tb_err *e);
enum tb_rc app_issue(struct app *app, int64_t id, struct arena *a,
                     struct issue_entry *out, struct tb_err *e);
/* The issue of that number in a channel's year. TB_NOTFOUND, TB_CONFLICT: it was
 * withdrawn. */
enum tb_rc app_issue_find(struct app *app, int64_t outlet, int year, int number,
                          struct arena *a, struct issue_entry *out, struct tb_err *e);
/* The channel's last issue that stands; issue.id 0: none. */
enum tb_rc app_issue_last(struct app *app, int64_t outlet, struct arena *a,
                          struct issue_entry *out, struct tb_err *e);
/* The outlet that is meant when none is named: the one with the latest issue, else the
 * only one of the office's own level; 0: none. */
enum tb_rc app_channel_usual(struct app *app, int64_t *outlet, struct tb_err *e);

/* Articles of a column, in the order in which columns first appear. */
struct column_count {
    const char *outlet, *column; /* column "": without one */
    int64_t outlet_id;
    int64_t issues, articles; /* in first..last */
    int64_t year;             /* articles in the whole year of `last` */
};
enum tb_rc app_columns(struct app *app, int64_t outlet, tb_day first, tb_day last,
                       struct arena *a, struct column_count **out, size_t *n,
                       struct tb_err *e);

/* --- as typed --------------------------------------------------------------------- */

struct issue_typed {
    const char *outlet, *date, *number, *title,
        *note; /* but outlet NULL or "": usual */
};
enum tb_rc app_issue_change(struct app *app, const struct issue_typed *t,
                            struct change *out, struct tb_err *e);
/* Articles into an issue: each with its adoption there on the issue's day, unless it
 * has that one already or `no_event`. One that is in the issue gets the column, if that
 * is another one. */
struct put_typed {
    const char *const *refs;
    size_t n_refs;
    const char *column; /* NULL: none */
    enum form form;
    bool no_event;
};
enum tb_rc app_issue_put(struct app *app, const struct issue_entry *now,
                         const struct put_typed *t, struct arena *a,
                         struct change_list *out, struct tb_err *e);
/* How many of the adoptions among the changes are of articles that have one there on
 * another day already: both count. */
enum tb_rc app_issue_again(struct app *app, const struct change_list *l, size_t *n,
                           struct tb_err *e);
/* Withdraws it. Its articles keep their adoptions. */
struct change app_issue_void(const struct issue_entry *now);
/* "1" to "99999". */
bool app_issue_number(const char *typed, int *number);

#endif
