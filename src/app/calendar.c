#include "app/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "core/word.h"

#include "store/bulletins.h"

#include "app/channel.h"
#include "app/topics.h"

static const struct {
    const char *en, *zh, *letter, *sign;
} words[CALENDAR_KINDS] = {
    [CALENDAR_TOPIC] = {"topic", "约稿", "T", "约"},
    [CALENDAR_MEETING] = {"meeting", "会议", "M", "会"},
    [CALENDAR_VISIT] = {"visit", "走访", "V", "访"},
    [CALENDAR_PLEDGE] = {"pledge", "承诺", "P", "诺"},
    [CALENDAR_BULLETIN] = {"bulletin", "通报", "B", "报"},
    [CALENDAR_TALK] = {"talk", "约谈", "K", "谈"},
    [CALENDAR_DEADLINE] = {"deadline", "整改", "D", "改"},
    [CALENDAR_ISSUE] = {"issue", "期刊", "I", "刊"},
};

const char *calendar_word(enum calendar_kind kind, bool zh)
{
    return zh ? words[kind].zh : words[kind].en;
}

const char *calendar_mark(enum calendar_kind kind, bool zh)
{
    return zh ? words[kind].sign : words[kind].letter;
}

struct building {
    struct app *app;
    struct arena *a;
    tb_day first, last, today;
    struct calendar_entry *items;
    size_t n, cap;
};

static void add(struct building *b, struct calendar_entry x)
{
    if (x.day < b->first || x.day > b->last)
        return;
    if (b->n == b->cap) {
        size_t cap = b->cap ? 2 * b->cap : 32;
        struct calendar_entry *more = arena_array(b->a, cap, sizeof *more);
        if (b->n)
            memcpy(more, b->items, b->n * sizeof *more);
        b->items = more;
        b->cap = cap;
    }
    b->items[b->n++] = x;
}

/* --- topics ----------------------------------------------------------------------- */

static enum tb_rc add_topics(struct building *b, struct tb_err *e)
{
    struct topic_item *items = NULL;
    size_t n = 0;
    enum tb_rc rc = app_topics(b->app, b->first, b->last, b->a, &items, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        const struct topic *t = items[i].topic;
        const struct assignment_count *k = &items[i].count;
        if (t->voided || t->due == TB_DAY_NONE)
            continue;
        add(b, (struct calendar_entry){.day = t->due,
                                       .kind = CALENDAR_TOPIC,
                                       .id = t->id,
                                       .ref = t->ref,
                                       .title = t->title,
                                       .who = arena_printf(b->a, _("%lld of %lld sent"),
                                                           (long long)k->sent,
                                                           (long long)k->asked),
                                       .open = k->sent < k->asked});
    }
    return rc;
}

/* --- meetings --------------------------------------------------------------------- */

static const char *where(struct building *b, const struct meeting_item *x)
{
    const char *place = x->meeting.place;
    if (x->n_who == 0 || x->meeting.kind == MEETING_VISIT)
        return place;
    return arena_printf(b->a, _("%s%s%lld of %zu came"), place, *place ? "  " : "",
                        (long long)x->present, x->n_who);
}

static enum tb_rc add_meetings(struct building *b, struct tb_err *e)
{
    struct meeting_item *items = NULL;
    size_t n = 0;
    enum tb_rc rc = app_meetings(b->app, b->first, b->last, b->a, &items, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        const struct meeting *m = &items[i].meeting;
        bool visit = m->kind == MEETING_VISIT;
        add(b,
            (struct calendar_entry){.day = m->day,
                                    .kind = visit ? CALENDAR_VISIT : CALENDAR_MEETING,
                                    .id = m->id,
                                    .ref = m->ref,
                                    .title = m->title,
                                    .who = where(b, &items[i]),
                                    .open = m->day >= b->today});
    }
    return rc;
}

static enum tb_rc add_pledge(struct building *b, const struct attendance *at,
                             struct tb_err *e)
{
    const struct unit *u = names_unit(&b->app->names, at->unit_id);
    const struct person *p = names_person(&b->app->names, at->person_id);
    struct meeting_row m = {0};
    enum pledge_state state;
    int64_t sent;
    enum tb_rc rc = store_meeting(b->app->store, at->meeting_id, NULL, b->a, &m, e);
    if (rc == TB_OK)
        rc = app_pledge(b->app, at, m.meeting.day, &state, &sent, e);
    if (rc != TB_OK)
        return rc;
    add(b, (struct calendar_entry){.day = at->due,
                                   .kind = CALENDAR_PLEDGE,
                                   .id = at->meeting_id,
                                   .ref = m.meeting.ref,
                                   .title = *at->pledge ? at->pledge : m.meeting.title,
                                   .who = arena_printf(b->a, "%s  %s",
                                                       p   ? p->name
                                                       : u ? u->name
                                                           : "",
                                                       state == PLEDGE_KEPT ? _("kept")
                                                       : state == PLEDGE_BROKEN
                                                           ? _("not kept")
                                                           : _("not due yet")),
                                   .open = state != PLEDGE_KEPT});
    return TB_OK;
}

static enum tb_rc add_pledges(struct building *b, struct tb_err *e)
{
    struct attendance *items = NULL;
    size_t n = 0;
    enum tb_rc rc =
        store_pledges(b->app->store, b->first, b->last, b->a, &items, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        rc = add_pledge(b, &items[i], e);
    return rc;
}

/* --- bulletins -------------------------------------------------------------------- */

static const char *track_words(enum track t)
{
    return t == TRACK_INSIDE ? _("for the inside") : _("for the outside");
}

static bool published(const struct bulletin_head *heads, size_t n, enum track t,
                      struct period p)
{
    for (size_t i = 0; i < n; i++)
        if (heads[i].track == t && heads[i].first == p.first &&
            heads[i].last == p.last && !heads[i].replaced_by)
            return true;
    return false;
}

/* Each period of the kind that ends just before one of the days. */
static void add_due(struct building *b, enum track t, enum period_kind kind,
                    const struct bulletin_head *heads, size_t n)
{
    struct period p = app_period_on(b->app, kind, b->first - 1);
    for (int guard = 0; p.last + 1 <= b->last && guard < 10000; guard++) {
        char name[PERIOD_NAME_MAX];
        /* One that is published stands on the day on which it was. */
        if (!published(heads, n, t, p))
            add(b,
                (struct calendar_entry){
                    .day = p.last + 1,
                    .kind = CALENDAR_BULLETIN,
                    .ref = "",
                    .title = arena_printf(b->a, _("bulletin of %s is to be published"),
                                          period_format(p, name)),
                    .who = track_words(t),
                    .open = true});
        p = app_period(b->app, period_step(p, 1));
    }
}

static enum tb_rc add_bulletins(struct building *b, struct tb_err *e)
{
    struct bulletin_head *heads = NULL;
    size_t n = 0;
    enum tb_rc rc = store_bulletins(b->app->store, b->a, &heads, &n, e);
    if (rc != TB_OK)
        return rc;
    if (b->first > TB_DAY_MIN) {
        add_due(b, TRACK_INSIDE, PERIOD_MONTH, heads, n);
        add_due(b, TRACK_OUTSIDE, PERIOD_HALF, heads, n);
    }
    for (size_t i = 0; i < n; i++)
        add(b, (struct calendar_entry){
                   .day = clock_local(&b->app->clock, heads[i].at).today,
                   .kind = CALENDAR_BULLETIN,
                   .id = heads[i].id,
                   .ref = arena_printf(b->a, "%d-%03d", heads[i].year, heads[i].number),
                   .title = arena_printf(b->a, _("published: %s"), heads[i].title),
                   .who = track_words(heads[i].track)});
    return TB_OK;
}

/* --- follow-ups ------------------------------------------------------------------- */

static void add_steps(struct building *b, const struct followup_row *f)
{
    const struct followup *x = &f->followup;
    const struct unit *u = names_unit(&b->app->names, x->unit_id);
    const struct person *p = names_person(&b->app->names, x->person_id);
    const char *kind = i18n_is_zh() ? word_zh(words_followup, (int)x->kind)
                                    : word_en(words_followup, (int)x->kind);
    for (size_t i = 0; i < f->n_steps; i++) {
        const struct followup_step *s = &f->steps[i];
        struct calendar_entry entry = {
            .day = s->day,
            .kind = CALENDAR_TALK,
            .id = x->id,
            .ref = x->ref,
            .title =
                arena_printf(b->a, "%s  %s", kind, *s->note ? s->note : x->evidence),
            .who = p   ? p->name
                   : u ? u->name
                       : ""};
        if (s->state == FOLLOW_RECTIFY) {
            entry.kind = CALENDAR_DEADLINE;
            entry.day = s->due;
            entry.open = f->state == FOLLOW_RECTIFY;
        }
        if (s->state == FOLLOW_HELD || s->state == FOLLOW_RECTIFY)
            add(b, entry);
    }
}

static enum tb_rc add_followups(struct building *b, struct tb_err *e)
{
    struct followup_row *items = NULL;
    size_t n = 0;
    enum tb_rc rc =
        store_followups(b->app->store, b->first, b->last, b->a, &items, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        add_steps(b, &items[i]);
    return rc;
}

/* --- issues ----------------------------------------------------------------------- */

static enum tb_rc add_issues(struct building *b, struct tb_err *e)
{
    struct issue_entry *items = NULL;
    size_t n = 0;
    enum tb_rc rc = app_issues(b->app, 0, b->first, b->last, b->a, &items, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        add(b, (struct calendar_entry){
                   .day = items[i].issue.day,
                   .kind = CALENDAR_ISSUE,
                   .id = items[i].issue.id,
                   .ref = arena_printf(b->a, "%d", items[i].issue.number),
                   .title = arena_printf(b->a, _("%s, issue %d%s%s"), items[i].outlet,
                                         items[i].issue.number,
                                         *items[i].issue.title ? "  " : "",
                                         items[i].issue.title),
                   .who = arena_printf(b->a, _("articles: %lld"),
                                       (long long)items[i].articles),
                   .open = items[i].issue.day > b->today});
    return rc;
}

/* --- all -------------------------------------------------------------------------- */

static int by_day(const void *x, const void *y)
{
    const struct calendar_entry *a = x, *b = y;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    int names = strcmp(a->who, b->who);
    return names ? names : strcmp(a->title, b->title);
}

enum tb_rc app_calendar(struct app *app, tb_day first, tb_day last, struct arena *a,
                        struct calendar_entry **out, size_t *n, struct tb_err *e)
{
    bool mine;
    struct building b = {.app = app, .a = a, .first = first, .last = last};
    *n = 0;
    b.today = app_now(app).today;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = app_refresh(app, e);
    if (rc == TB_OK)
        rc = add_topics(&b, e);
    if (rc == TB_OK)
        rc = add_meetings(&b, e);
    if (rc == TB_OK)
        rc = add_pledges(&b, e);
    if (rc == TB_OK)
        rc = add_bulletins(&b, e);
    if (rc == TB_OK)
        rc = add_followups(&b, e);
    if (rc == TB_OK)
        rc = add_issues(&b, e);
    store_release(app->store, mine);
    *out = b.items;
    if (rc == TB_OK) {
        *n = b.n;
        if (b.n)
            qsort(b.items, b.n, sizeof *b.items, by_day);
    }
    return rc;
}
