#include "app/followups.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "core/chain.h"

#include "app/topics.h"

#include "followup_words.h"

#define DUE_SOON 3 /* days before a topic's day in which it is reminded of */

bool follow_is_open(const struct follow *f)
{
    return f->state != FOLLOW_DROPPED && f->state != FOLLOW_CLOSED;
}

/* Being put together. */
struct collecting {
    struct app *app;
    struct arena *a;
    struct follow *items;
    size_t n, cap;
    tb_day today;
};

static struct follow *add(struct collecting *k)
{
    if (k->n == k->cap) {
        size_t cap = k->cap ? 2 * k->cap : 64;
        struct follow *more = arena_array(k->a, cap, sizeof *more);
        if (k->n)
            memcpy(more, k->items, k->n * sizeof *more);
        k->items = more;
        k->cap = cap;
    }
    k->items[k->n] = (struct follow){.since = TB_DAY_NONE,
                                     .due = TB_DAY_NONE,
                                     .who = "",
                                     .group = "",
                                     .required = "",
                                     .done = "",
                                     .missing = "",
                                     .then = ""};
    return &k->items[k->n++];
}

/* Names of whom it is about; kept, as forms that are open outlive the roster of now. */
static void name_it(const struct collecting *k, struct follow *f)
{
    const struct names *n = &k->app->names;
    const struct followup *x = &f->about;
    const struct unit *u = names_unit(n, x->unit_id);
    const struct person *p = names_person(n, x->person_id);
    const struct post *post = p ? names_post_on(n, p->id, x->last) : NULL;
    const struct group *g = u ? names_group_on(n, u->id, x->last) : NULL;
    f->who = arena_strdup(k->a, p ? p->name : u ? u->name : "");
    if (post && (u = names_unit(n, post->unit_id)))
        f->group = arena_strdup(k->a, u->name);
    else if (g)
        f->group = arena_strdup(k->a, g->name);
}

/* Whom it is about, who speaks to whom, for a day on which it is to be done. */
static void address(const struct collecting *k, struct follow *f, tb_day day)
{
    const struct names *n = &k->app->names;
    struct followup *x = &f->about;
    struct chain_talk talk = x->unit_id ? chain_talk_unit(n, x->unit_id, day)
                                        : chain_talk_person(n, x->person_id, day);
    x->speaker = arena_strdup(k->a, talk.speaker);
    x->listener = arena_strdup(k->a, talk.listener);
    name_it(k, f);
}

static void owned_by(struct followup *x, enum owner_kind kind, int64_t id)
{
    x->unit_id = kind == OWNER_UNIT ? id : 0;
    x->person_id = kind == OWNER_PERSON ? id : 0;
}

/* --- what is stored --------------------------------------------------------------- */

static enum tb_rc add_stored(struct collecting *k, tb_day first, tb_day last,
                             struct tb_err *e)
{
    struct followup_row *rows;
    size_t n;
    enum tb_rc rc = store_followups(k->app->store, first, last, k->a, &rows, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        struct follow *f = add(k);
        f->about = rows[i].followup;
        f->state = rows[i].state;
        f->steps = rows[i].steps;
        f->n_steps = rows[i].n_steps;
        f->since = rows[i].since;
        f->due = rows[i].due;
        f->overdue = f->due != TB_DAY_NONE && f->due < k->today && follow_is_open(f);
        name_it(k, f);
    }
    return rc;
}

static bool acted_on(const struct collecting *k, const struct followup *x)
{
    for (size_t i = 0; i < k->n; i++) {
        const struct followup *y = &k->items[i].about;
        if (y->id && y->kind == x->kind && y->unit_id == x->unit_id &&
            y->person_id == x->person_id && y->first == x->first &&
            y->last == x->last && y->topic_id == x->topic_id &&
            strcmp(y->cause, x->cause) == 0)
            return true;
    }
    return false;
}

/* --- what triggers ask for -------------------------------------------------------- */

static void propose(struct collecting *k, const struct board *b,
                    const struct proposal *p)
{
    const struct fired *fired = p->fired;
    char period[PERIOD_NAME_MAX];
    struct followup x = {.kind = p->kind,
                         .period = period_format(fired->period, period),
                         .first = fired->period.first,
                         .last = fired->period.last,
                         .cause = fired->trigger->name,
                         .clause = fired->trigger->text};
    owned_by(&x, fired->owner_kind, fired->owner_id);
    if (acted_on(k, &x))
        return;
    struct follow *f = add(k);
    x.period = arena_strdup(k->a, period);
    x.cause = arena_strdup(k->a, x.cause);
    x.clause = arena_strdup(k->a, x.clause);
    x.evidence = follow_evidence(k->a, b, fired);
    f->about = x;
    const struct shortfall *g =
        proposal_gap(b, fired->scheme, fired->trigger, fired->owner_kind,
                     fired->owner_id, fired->period);
    if (g)
        follow_digits(k->a, g, f);
    address(k, f, k->today);
}

/* The year, or the years, with all of first..last in them: what a trigger counts may
 * lie before. */
static struct period window(const struct app *app, tb_day first, tb_day last)
{
    struct period a = app_period_on(app, PERIOD_YEAR, first);
    struct period b = app_period_on(app, PERIOD_YEAR, last);
    if (a.first == b.first)
        return a;
    return (struct period){
        .first = a.first, .last = b.last, .kind = PERIOD_DAYS, .calendar = b.calendar};
}

static enum tb_rc add_proposals(struct collecting *k, tb_day first, tb_day last,
                                struct tb_err *e)
{
    struct board *b;
    struct proposal *all;
    size_t n;
    enum tb_rc rc = app_board(k->app, window(k->app, first, last), k->a, &b, e);
    if (rc != TB_OK)
        return rc;
    proposals_build(k->a, b, first, last, &all, &n);
    for (size_t i = 0; i < n; i++)
        propose(k, b, &all[i]);
    return TB_OK;
}

/* --- what topics ask for ---------------------------------------------------------- */

static void remind_of(struct collecting *k, const struct topic *t, enum owner_kind kind,
                      int64_t id, bool missed)
{
    struct period month = app_period_on(k->app, PERIOD_MONTH, t->due);
    char name[PERIOD_NAME_MAX], due[16];
    struct followup x = {.kind = FOLLOW_REMIND,
                         .period = period_format(month, name),
                         .first = month.first,
                         .last = month.last,
                         .cause = missed ? CAUSE_TOPIC_MISSED : CAUSE_TOPIC_DUE,
                         .clause = "",
                         .topic_id = t->id};
    owned_by(&x, kind, id);
    if (acted_on(k, &x))
        return;
    struct follow *f = add(k);
    x.period = arena_strdup(k->a, name);
    x.evidence = arena_printf(k->a,
                              missed ? _("was due on %s, nothing sent: %s “%s”")
                                     : _("due on %s, nothing sent yet: %s “%s”"),
                              day_format(t->due, due), t->ref, t->title);
    f->about = x;
    address(k, f, k->today);
}

/* The units that it was given to, then the persons whom it names. */
static void remind_all(struct collecting *k, const struct topic_item *x)
{
    const struct names *names = &k->app->names;
    const struct topic *t = x->topic;
    for (size_t i = 0; i < names->n_units; i++) {
        int64_t id = names->units[i].id;
        const struct reply *r = reply_find(x->replies, x->n_replies, id);
        enum assignment state = assignment_of(names, t, id, r, k->today);
        if ((state == ASSIGNMENT_MISSING || state == ASSIGNMENT_OPEN) &&
            names_membership_on(names, id, t->due))
            remind_of(k, t, OWNER_UNIT, id, state == ASSIGNMENT_MISSING);
    }
    for (size_t i = 0; i < t->n_who; i++) {
        int64_t id = t->who[i].person_id;
        const struct reply *r = reply_find(x->replies, x->n_replies, id);
        enum assignment state = assignment_of_person(names, t, id, r, k->today);
        if (id && (state == ASSIGNMENT_MISSING || state == ASSIGNMENT_OPEN) &&
            names_post_on(names, id, t->due))
            remind_of(k, t, OWNER_PERSON, id, state == ASSIGNMENT_MISSING);
    }
}

static enum tb_rc add_topics(struct collecting *k, tb_day first, tb_day last,
                             struct tb_err *e)
{
    struct topic_item *items;
    size_t n;
    enum tb_rc rc = app_topics(k->app, first, last, k->a, &items, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        const struct topic *t = items[i].topic;
        if (t->due == TB_DAY_NONE || t->due < first || t->due > last ||
            t->due > k->today + DUE_SOON)
            continue;
        remind_all(k, &items[i]);
    }
    return rc;
}

/* --- in order --------------------------------------------------------------------- */

static int weight(const struct follow *f)
{
    if (f->state == FOLLOW_PROPOSED)
        return 0;
    return f->overdue ? 1 : follow_is_open(f) ? 2 : 3;
}

static enum tb_rc collect(struct collecting *k, tb_day first, tb_day last,
                          struct tb_err *e)
{
    enum tb_rc rc = app_refresh(k->app, e);
    if (rc == TB_OK)
        rc = add_stored(k, first, last, e);
    if (rc == TB_OK)
        rc = add_proposals(k, first, last, e);
    if (rc == TB_OK)
        rc = follow_look_since(k->app, k->a, k->items, k->n, e);
    if (rc == TB_OK)
        rc = add_topics(k, first, last, e);
    return rc;
}

enum tb_rc app_followups(struct app *app, tb_day first, tb_day last, struct arena *a,
                         struct follow **out, size_t *n, struct tb_err *e)
{
    bool mine;
    struct collecting k = {.app = app, .a = a, .today = app_now(app).today};
    *n = 0;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = collect(&k, first, last, e);
    store_release(app->store, mine);
    *out = arena_array(a, k.n + 1, sizeof **out);
    for (int w = 0; rc == TB_OK && w < 4; w++)
        for (size_t i = 0; i < k.n; i++)
            if (weight(&k.items[i]) == w)
                (*out)[(*n)++] = k.items[i];
    return rc;
}

/* --- by hand ---------------------------------------------------------------------- */

struct follow app_follow_gap(struct app *app, const struct shortfall *g,
                             struct arena *a)
{
    struct collecting k = {.app = app, .a = a};
    struct follow *f = add(&k);
    char period[PERIOD_NAME_MAX];
    f->about =
        (struct followup){.kind = FOLLOW_REMIND,
                          .period = arena_strdup(a, period_format(g->period, period)),
                          .first = g->period.first,
                          .last = g->period.last,
                          .cause = CAUSE_SHORT,
                          .clause = "",
                          .evidence = follow_numbers(a, g)};
    owned_by(&f->about, g->owner_kind, g->owner_id);
    follow_digits(a, g, f);
    address(&k, f, app_now(app).today);
    return *f;
}

enum tb_rc app_follow_own(struct app *app, enum followup_kind kind, int64_t unit_id,
                          int64_t person_id, const char *reason, struct arena *a,
                          struct follow *out, struct tb_err *e)
{
    struct collecting k = {.app = app, .a = a};
    struct follow *f = add(&k);
    tb_day today = app_now(app).today;
    struct period month = app_period_on(app, PERIOD_MONTH, today);
    char period[PERIOD_NAME_MAX];
    f->about =
        (struct followup){.kind = kind,
                          .unit_id = unit_id,
                          .person_id = person_id,
                          .period = arena_strdup(a, period_format(month, period)),
                          .first = month.first,
                          .last = month.last,
                          .cause = CAUSE_OWN,
                          .clause = "",
                          .evidence = reason};
    address(&k, f, today);
    enum tb_rc rc = follow_look_since(app, a, f, 1, e);
    *out = *f;
    return rc;
}

size_t app_follow_step(const struct follow *f, const struct followup_step *step,
                       struct change c[2])
{
    size_t n = 0;
    if (!f->about.id) {
        c[n] = (struct change){.kind = CHANGE_FOLLOWUP, .followup = f->about};
        c[n++].followup.ref = NULL;
    }
    c[n] = (struct change){.kind = CHANGE_FOLLOWUP_STEP, .step = *step};
    c[n++].step.followup_id = f->about.id;
    return n;
}
