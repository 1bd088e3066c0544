/* Meetings, attendance, visits and contacts as they are typed. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/word.h"

#include "app/meetings.h"
#include "app/people.h"
#include "app/whom.h"

static const char *given(const char *typed, const char *otherwise)
{
    return typed ? typed : otherwise;
}

static enum tb_rc gone(const struct meeting_item *now, struct tb_err *e)
{
    return now->meeting.voided
               ? tb_fail(e, TB_CONFLICT, N_("%s was called off; undo brings it back"),
                         now->meeting.ref)
               : TB_OK;
}

/* --- a meeting -------------------------------------------------------------------- */

static enum tb_rc take_kind(const char *typed, enum meeting_kind *kind,
                            struct tb_err *e)
{
    char list[80];
    int value;
    if (!typed || !*typed)
        return TB_OK;
    if (!word_find(words_meeting, typed, &value))
        return tb_fail(e, TB_INVALID, N_("\"%s\" is no kind of meeting: there are %s"),
                       typed, word_list(words_meeting, list, sizeof list));
    *kind = (enum meeting_kind)value;
    return TB_OK;
}

/* A new one that says nothing else is what its title says. */
static enum meeting_kind usual_kind(const char *title)
{
    return strstr(title, "调度") || strstr(title, "dispatch") ? MEETING_DISPATCH
                                                              : MEETING_TRAINING;
}

static const struct attendee *attendee_of(const struct meeting_item *now,
                                          struct party w)
{
    for (size_t i = 0; now && i < now->n_who; i++)
        if (now->who[i].at.unit_id == w.unit_id &&
            now->who[i].at.person_id == w.person_id)
            return &now->who[i];
    return NULL;
}

/* Those who are asked already keep what is said of them. */
static void ask(const struct meeting_item *now, const struct party *who, size_t n,
                struct change_list *out)
{
    for (size_t i = 0; i < n; i++)
        if (!attendee_of(now, who[i]))
            out->items[out->n++] =
                (struct change){.kind = CHANGE_ATTENDANCE,
                                .attendance = {.meeting_id = now ? now->meeting.id : 0,
                                               .unit_id = who[i].unit_id,
                                               .person_id = who[i].person_id,
                                               .state = ATTEND_EXPECTED,
                                               .pledge = "",
                                               .due = TB_DAY_NONE}};
}

enum tb_rc app_meeting_change(struct app *app, const struct meeting_item *now,
                              const struct meeting_typed *t, struct arena *a,
                              struct change_list *out, struct tb_err *e)
{
    struct meeting m = now ? now->meeting
                           : (struct meeting){.kind = usual_kind(given(t->title, "")),
                                              .day = app_now(app).today,
                                              .title = "",
                                              .place = "",
                                              .agenda = "",
                                              .note = ""};
    struct party *who = NULL;
    size_t n = 0;
    m.title = given(t->title, m.title);
    m.place = given(t->place, m.place);
    m.agenda = given(t->agenda, m.agenda);
    m.note = given(t->note, m.note);
    *out = (struct change_list){0};
    enum tb_rc rc = now ? gone(now, e) : TB_OK;
    if (rc == TB_OK)
        rc = take_kind(t->kind, &m.kind, e);
    if (rc == TB_OK)
        rc = app_typed_day(app, t->date, m.day, &m.day, e);
    if (rc == TB_OK)
        rc = app_whom(app, given(t->who, ""), m.day, a, &who, &n, e);
    if (rc != TB_OK)
        return rc;
    out->items = arena_array(a, n + 1, sizeof *out->items);
    out->items[out->n++] = (struct change){.kind = CHANGE_MEETING, .meeting = m};
    ask(now, who, n, out);
    return TB_OK;
}

enum tb_rc app_meeting_void(const struct meeting_item *now, struct change *out,
                            struct tb_err *e)
{
    *out = (struct change){.kind = CHANGE_MEETING, .meeting = now->meeting};
    out->meeting.voided = true;
    return gone(now, e);
}

enum tb_rc app_attend(struct app *app, const struct meeting_item *now,
                      const struct attend_typed *t, struct arena *a,
                      struct change_list *out, struct tb_err *e)
{
    struct party *who = NULL;
    size_t n = 0;
    tb_day due = TB_DAY_NONE;
    *out = (struct change_list){0};
    enum tb_rc rc = gone(now, e);
    if (rc == TB_OK)
        rc = app_whom(app, t->who, now->meeting.day, a, &who, &n, e);
    if (rc == TB_OK && n == 0)
        rc = tb_fail(e, TB_INVALID, N_("name who came: units, groups or persons"));
    if (rc == TB_OK)
        rc = app_typed_day(app, t->due, TB_DAY_NONE, &due, e);
    if (rc == TB_OK && due != TB_DAY_NONE && due <= now->meeting.day)
        rc = tb_fail(e, TB_INVALID,
                     N_("what is pledged is due after the meeting, not by %s"), t->due);
    if (rc != TB_OK)
        return rc;
    out->items = arena_array(a, n + 1, sizeof *out->items);
    for (size_t i = 0; i < n; i++) {
        const struct attendee *had = attendee_of(now, who[i]);
        struct attendance at = had ? had->at
                                   : (struct attendance){.meeting_id = now->meeting.id,
                                                         .unit_id = who[i].unit_id,
                                                         .person_id = who[i].person_id,
                                                         .pledge = "",
                                                         .due = TB_DAY_NONE};
        at.state = t->state;
        at.pledge = given(t->pledge, at.pledge);
        if (t->due)
            at.due = due;
        out->items[out->n++] =
            (struct change){.kind = CHANGE_ATTENDANCE, .attendance = at};
    }
    return TB_OK;
}

enum tb_rc app_outcome(struct app *app, const struct meeting_item *now, const char *ref,
                       bool off, struct change *out, struct tb_err *e)
{
    struct arena a = {0};
    struct article_full full = {0};
    bool linked = false;
    enum tb_rc rc = gone(now, e);
    if (rc == TB_OK)
        rc = store_article_by_ref(app->store, text_key_dup(&a, ref), &a, &full, e);
    if (rc == TB_NOTFOUND)
        rc = tb_fail(e, TB_NOTFOUND, N_("no submission \"%s\""), ref);
    *out = (struct change){.kind = CHANGE_OUTCOME,
                           .outcome = {.meeting_id = now->meeting.id,
                                       .submission_id = full.row.id,
                                       .voided = off}};
    for (size_t i = 0; i < now->n_articles; i++)
        linked = linked || now->articles[i].id == full.row.id;
    if (rc == TB_OK && off && !linked)
        rc = tb_fail(e, TB_NOTFOUND, N_("%s is not among the articles of %s"), ref,
                     now->meeting.ref);
    if (rc == TB_OK && !off && linked)
        rc = tb_fail(e, TB_CONFLICT, N_("%s is among the articles of %s already"), ref,
                     now->meeting.ref);
    arena_free(&a);
    return rc;
}

/* --- visits ----------------------------------------------------------------------- */

/* The cadre and the unit, by name. */
static enum tb_rc find_pair(struct app *app, const char *cadre, const char *unit,
                            const struct person **p, const struct unit **u,
                            struct tb_err *e)
{
    *p = NULL;
    *u = NULL;
    if (!*given(cadre, "")) {
        tb_fail(e, TB_INVALID, N_("the cadre is missing"));
        return TB_INVALID;
    }
    if (!*given(unit, "")) {
        tb_fail(e, TB_INVALID, N_("the unit is missing"));
        return TB_INVALID;
    }
    *p = app_find_person(app, cadre, e);
    *u = *p ? app_find_unit(app, unit, e) : NULL;
    return *u ? TB_OK : TB_NOTFOUND;
}

enum tb_rc app_visit_change(struct app *app, const struct visit_typed *t,
                            struct arena *a, struct change_list *out, struct tb_err *e)
{
    const struct person *p;
    const struct unit *u;
    tb_day day = TB_DAY_NONE;
    enum tb_rc rc = find_pair(app, t->cadre, t->unit, &p, &u, e);
    if (rc == TB_OK)
        rc = app_typed_day(app, t->date, app_now(app).today, &day, e);
    if (rc == TB_OK && !unit_open_on(u, day))
        rc = tb_fail(e, TB_INVALID, N_("%s is closed on that day"), u->name);
    if (rc != TB_OK)
        return rc;
    const char *title = t->title && *t->title
                            ? t->title
                            : arena_printf(a, _("%s visits %s"), p->name, u->name);
    out->items = arena_array(a, 3, sizeof *out->items);
    out->n = 3;
    out->items[0] = (struct change){.kind = CHANGE_MEETING,
                                    .meeting = {.kind = MEETING_VISIT,
                                                .day = day,
                                                .title = title,
                                                .place = arena_strdup(a, u->name),
                                                .agenda = given(t->purpose, ""),
                                                .note = given(t->note, "")}};
    const struct attendance there = {
        .state = ATTEND_PRESENT, .pledge = "", .due = TB_DAY_NONE};
    out->items[1] = (struct change){.kind = CHANGE_ATTENDANCE, .attendance = there};
    out->items[2] = out->items[1];
    out->items[1].attendance.person_id = p->id;
    out->items[2].attendance.unit_id = u->id;
    return TB_OK;
}

/* --- contacts --------------------------------------------------------------------- */

static bool meet(tb_day from, tb_day to, const struct contact *c)
{
    return (to == TB_DAY_NONE || c->from == TB_DAY_NONE || c->from <= to) &&
           (c->to == TB_DAY_NONE || from == TB_DAY_NONE || from <= c->to);
}

/* The pair's contact that touches from..to; id 0: none. */
static enum tb_rc touching(struct app *app, int64_t person, int64_t unit, tb_day from,
                           tb_day to, struct contact *out, struct tb_err *e)
{
    struct arena a = {0};
    struct contact *all = NULL;
    size_t n = 0;
    *out = (struct contact){0};
    enum tb_rc rc = store_contacts(app->store, &a, &all, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        if (all[i].person_id == person && all[i].unit_id == unit &&
            meet(from, to, &all[i]))
            *out = all[i];
    arena_free(&a);
    return rc;
}

enum tb_rc app_contact_change(struct app *app, const struct contact_typed *t,
                              struct change *out, struct tb_err *e)
{
    const struct person *p;
    const struct unit *u;
    struct contact have;
    tb_day from = TB_DAY_NONE, to = TB_DAY_NONE;
    enum tb_rc rc = find_pair(app, t->cadre, t->unit, &p, &u, e);
    if (rc == TB_OK)
        rc = app_typed_day(app, t->from, TB_DAY_NONE, &from, e);
    if (rc == TB_OK)
        rc = app_typed_day(app, t->to, TB_DAY_NONE, &to, e);
    if (rc == TB_OK)
        rc = touching(app, p->id, u->id, from, to, &have, e);
    if (rc == TB_OK && have.id)
        rc = tb_fail(e, TB_CONFLICT,
                     N_("%s is in contact with %s already in these days; end that one "
                        "first"),
                     p->name, u->name);
    if (rc == TB_OK)
        *out = (struct change){
            .kind = CHANGE_CONTACT,
            .contact = {.person_id = p->id, .unit_id = u->id, .from = from, .to = to}};
    return rc;
}

enum tb_rc app_contact_end(struct app *app, const struct contact_typed *t,
                           struct change *out, struct tb_err *e)
{
    const struct person *p;
    const struct unit *u;
    struct contact have;
    tb_day to = TB_DAY_NONE;
    enum tb_rc rc = find_pair(app, t->cadre, t->unit, &p, &u, e);
    if (rc == TB_OK)
        rc = app_typed_day(app, t->to, app_now(app).today, &to, e);
    if (rc == TB_OK)
        rc = touching(app, p->id, u->id, to, to, &have, e);
    if (rc == TB_OK && !have.id)
        rc = tb_fail(e, TB_NOTFOUND, N_("%s is not in contact with %s on that day"),
                     p->name, u->name);
    *out = (struct change){.kind = CHANGE_CONTACT, .contact = have};
    out->contact.to = to;
    return rc;
}
