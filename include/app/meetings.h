/* Meetings, visits and contacts for both front ends: as typed, and with what became of
 * them. Rows are of one state of the data and live in the arena given; names that they
 * point to are void after the next app_refresh. */
#ifndef TB_APP_MEETINGS_H
#define TB_APP_MEETINGS_H

#include "store/office.h"

#include "app/app.h"

/* --- what there is ---------------------------------------------------------------- */

enum pledge_state {
    PLEDGE_NONE,
    PLEDGE_OPEN,  /* nothing was sent yet, and the day is not over (or none is set) */
    PLEDGE_KEPT,  /* an article came in after the meeting, by the day */
    PLEDGE_BROKEN /* the day is over, and none did */
};

/* A unit or person at a meeting. */
struct attendee {
    struct attendance at;
    const char *name, *group; /* group: of a unit, "" */
    enum pledge_state pledge;
    int64_t sent; /* articles by which it is kept */
};
/* An article that came out of it; void ones are not among them. */
struct meeting_article {
    int64_t id, unit_id; /* its first unit */
    const char *ref, *title, *units;
    tb_day day;
    int adopted;
};
struct meeting_item {
    struct meeting meeting;
    struct attendee *who;
    size_t n_who;
    struct meeting_article *articles;
    size_t n_articles;
    int64_t present, absent, excused, pledges; /* of n_who asked */
    int64_t kept, broken;                      /* of pledges; of app_meeting only */
};
/* By day; those called off are left out. */
enum tb_rc app_meetings(struct app *app, tb_day first, tb_day last, struct arena *a,
                        struct meeting_item **out, size_t *n, struct tb_err *e);
/* One of them, by id or (id 0) by reference, called off or not. TB_NOTFOUND. */
enum tb_rc app_meeting(struct app *app, int64_t id, const char *ref, struct arena *a,
                       struct meeting_item *out, struct tb_err *e);
/* Whether a pledge given at a meeting of that day is kept: articles of the unit or
 * person that came in after the meeting, up to the due day (today, when none is set).
 */
enum tb_rc app_pledge(struct app *app, const struct attendance *at, tb_day meeting,
                      enum pledge_state *out, int64_t *sent, struct tb_err *e);

/* --- as typed --------------------------------------------------------------------- */

/* Changes ready to be written as one step; their texts are borrowed from what was typed
 * or live in the arena. */
struct change_list {
    struct change *items;
    size_t n;
};

/* NULL: not given; a new meeting takes what is usual (the kind that its title says,
 * else training), one that is there stays so. */
struct meeting_typed {
    const char *title, *date, *kind, *place, *agenda, *note;
    const char *who; /* names: they are asked to come (app/whom.h) */
};
/* now NULL: a new one. TB_INVALID, TB_NOTFOUND: which word is wrong. */
enum tb_rc app_meeting_change(struct app *app, const struct meeting_item *now,
                              const struct meeting_typed *t, struct arena *a,
                              struct change_list *out, struct tb_err *e);
/* Calls it off. TB_CONFLICT when it is already. */
enum tb_rc app_meeting_void(const struct meeting_item *now, struct change *out,
                            struct tb_err *e);
/* Who came or did not, and what they pledged (NULL: as it is) until when. */
struct attend_typed {
    const char *who, *pledge, *due;
    enum attendance_state state;
};
enum tb_rc app_attend(struct app *app, const struct meeting_item *now,
                      const struct attend_typed *t, struct arena *a,
                      struct change_list *out, struct tb_err *e);
/* The article came out of the meeting, or (off) did not. */
enum tb_rc app_outcome(struct app *app, const struct meeting_item *now, const char *ref,
                       bool off, struct change *out, struct tb_err *e);

/* --- visits and contacts ---------------------------------------------------------- */

struct visit_typed {
    const char *cadre, *unit, *date;    /* date: NULL or "": today */
    const char *title, *purpose, *note; /* title NULL or "": made of the names */
};
enum tb_rc app_visit_change(struct app *app, const struct visit_typed *t,
                            struct arena *a, struct change_list *out, struct tb_err *e);
/* The first person and unit of a visit; 0. */
void app_visit_pair(const struct meeting_item *x, int64_t *person, int64_t *unit);

struct contact_item {
    struct contact contact;
    const char *person, *unit;
    int64_t visits;   /* of that cadre at that unit */
    int64_t articles; /* of the unit, not void */
    int64_t fruits;   /* of them: came out of these visits */
};
/* Contacts that stand on a day of first..last, with what was done in those days; by
 * person. */
enum tb_rc app_contacts(struct app *app, tb_day first, tb_day last, struct arena *a,
                        struct contact_item **out, size_t *n, struct tb_err *e);
struct contact_typed {
    const char *cadre, *unit, *from, *to; /* from, to: NULL or "": open */
};
/* A new contact; TB_CONFLICT when the pair has one that touches these days. */
enum tb_rc app_contact_change(struct app *app, const struct contact_typed *t,
                              struct change *out, struct tb_err *e);
/* Ends the one that is open on the day `to`. TB_NOTFOUND. */
enum tb_rc app_contact_end(struct app *app, const struct contact_typed *t,
                           struct change *out, struct tb_err *e);

#endif
