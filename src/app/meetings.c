/* What became of meetings: rows with names, pledges with what was sent. */
#include "app/meetings.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "app/whom.h"

#define PLEDGE_MOST 200 /* articles that are looked at for one pledge */

static const char *joined_units(const struct app *app, const struct article_row *r,
                                struct arena *a)
{
    struct party *w = arena_array(a, r->n_units + 1, sizeof *w);
    for (size_t i = 0; i < r->n_units; i++)
        w[i].unit_id = r->units[i];
    return app_whom_words(app, w, r->n_units, 3, a);
}

/* --- pledges ---------------------------------------------------------------------- */

enum tb_rc app_pledge(struct app *app, const struct attendance *at, tb_day meeting,
                      enum pledge_state *out, int64_t *sent, struct tb_err *e)
{
    tb_day today = app_now(app).today, due = at->due == TB_DAY_NONE ? today : at->due;
    struct arena a = {0};
    struct page page = {0};
    const struct page_query q = {.first = meeting + 1,
                                 .last = due,
                                 .unit_id = at->unit_id,
                                 .person_id = at->person_id,
                                 .limit = PLEDGE_MOST};
    enum tb_rc rc = TB_OK;
    *out = PLEDGE_NONE;
    *sent = 0;
    if (!*at->pledge && at->due == TB_DAY_NONE)
        return TB_OK;
    if (q.first <= q.last)
        rc = store_page(app->store, &q, &a, &page, e);
    for (size_t i = 0; rc == TB_OK && i < page.n; i++)
        *sent += !page.rows[i].voided && page.rows[i].received > meeting &&
                 page.rows[i].received <= due;
    arena_free(&a);
    *out = *sent                                    ? PLEDGE_KEPT
           : at->due == TB_DAY_NONE || due >= today ? PLEDGE_OPEN
                                                    : PLEDGE_BROKEN;
    return rc;
}

/* --- rows ------------------------------------------------------------------------- */

static void fill_attendee(const struct app *app, const struct meeting *m,
                          const struct attendance *at, struct attendee *out)
{
    const struct unit *u = names_unit(&app->names, at->unit_id);
    const struct person *p = names_person(&app->names, at->person_id);
    const struct group *g = u ? names_group_on(&app->names, u->id, m->day) : NULL;
    *out = (struct attendee){.at = *at,
                             .name = p   ? p->name
                                     : u ? u->name
                                         : "",
                             .group = g ? g->name : ""};
}

static enum tb_rc fill_articles(struct app *app, const struct meeting_row *row,
                                struct arena *a, struct meeting_item *out,
                                struct tb_err *e)
{
    int64_t *ids = arena_array(a, row->n_outcomes + 1, sizeof *ids);
    struct article_row *rows = NULL;
    size_t n = 0;
    for (size_t i = 0; i < row->n_outcomes; i++)
        ids[i] = row->outcomes[i].submission_id;
    if (row->n_outcomes == 0)
        return TB_OK;
    enum tb_rc rc = store_rows(app->store, ids, row->n_outcomes, a, &rows, &n, e);
    out->articles = arena_array(a, n + 1, sizeof *out->articles);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        if (!rows[i].voided)
            out->articles[out->n_articles++] = (struct meeting_article){
                .id = rows[i].id,
                .unit_id = rows[i].n_units ? rows[i].units[0] : 0,
                .ref = rows[i].ref,
                .title = rows[i].title,
                .units = joined_units(app, &rows[i], a),
                .day = rows[i].day,
                .adopted = rows[i].adopted};
    return rc;
}

static enum tb_rc fill(struct app *app, const struct meeting_row *row, struct arena *a,
                       struct meeting_item *out, struct tb_err *e)
{
    *out = (struct meeting_item){.meeting = row->meeting, .n_who = row->n_attendances};
    out->who = arena_array(a, row->n_attendances + 1, sizeof *out->who);
    for (size_t i = 0; i < row->n_attendances; i++) {
        const struct attendance *at = &row->attendances[i];
        fill_attendee(app, &row->meeting, at, &out->who[i]);
        out->present += at->state == ATTEND_PRESENT;
        out->absent += at->state == ATTEND_ABSENT;
        out->excused += at->state == ATTEND_EXCUSED;
        out->pledges += *at->pledge || at->due != TB_DAY_NONE;
    }
    return fill_articles(app, row, a, out, e);
}

static enum tb_rc fill_pledges(struct app *app, struct meeting_item *x,
                               struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; rc == TB_OK && i < x->n_who; i++) {
        struct attendee *w = &x->who[i];
        rc = app_pledge(app, &w->at, x->meeting.day, &w->pledge, &w->sent, e);
        x->kept += w->pledge == PLEDGE_KEPT;
        x->broken += w->pledge == PLEDGE_BROKEN;
    }
    return rc;
}

static enum tb_rc list_meetings(struct app *app, tb_day first, tb_day last,
                                struct arena *a, struct meeting_item **out, size_t *n,
                                struct tb_err *e)
{
    struct meeting_row *rows = NULL;
    size_t n_rows = 0;
    enum tb_rc rc = app_refresh(app, e);
    if (rc == TB_OK)
        rc = store_meetings(app->store, first, last, a, &rows, &n_rows, e);
    *out = arena_array(a, n_rows + 1, sizeof **out);
    for (size_t i = 0; rc == TB_OK && i < n_rows; i++)
        if (!rows[i].meeting.voided)
            rc = fill(app, &rows[i], a, &(*out)[(*n)++], e);
    return rc;
}

enum tb_rc app_meetings(struct app *app, tb_day first, tb_day last, struct arena *a,
                        struct meeting_item **out, size_t *n, struct tb_err *e)
{
    bool mine;
    *n = 0;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = list_meetings(app, first, last, a, out, n, e);
    store_release(app->store, mine);
    return rc;
}

enum tb_rc app_meeting(struct app *app, int64_t id, const char *ref, struct arena *a,
                       struct meeting_item *out, struct tb_err *e)
{
    struct meeting_row row = {0};
    bool mine;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = app_refresh(app, e);
    if (rc == TB_OK)
        rc = store_meeting(app->store, id, ref ? text_key_dup(a, ref) : NULL, a, &row,
                           e);
    if (rc == TB_NOTFOUND && ref)
        rc = tb_fail(e, TB_NOTFOUND,
                     N_("no meeting \"%s\"; `tongbao meeting list` names them"), ref);
    if (rc == TB_OK)
        rc = fill(app, &row, a, out, e);
    if (rc == TB_OK)
        rc = fill_pledges(app, out, e);
    store_release(app->store, mine);
    return rc;
}

/* --- contacts --------------------------------------------------------------------- */

void app_visit_pair(const struct meeting_item *x, int64_t *person, int64_t *unit)
{
    *person = *unit = 0;
    for (size_t i = 0; i < x->n_who; i++) {
        if (!*person)
            *person = x->who[i].at.person_id;
        if (!*unit)
            *unit = x->who[i].at.unit_id;
    }
}

/* Nobody keeps a list of who came to a visit: who is expected came, once it was. */
static bool was_there(const struct meeting_item *x, int64_t unit, int64_t person,
                      tb_day today)
{
    for (size_t i = 0; i < x->n_who; i++) {
        const struct attendance *at = &x->who[i].at;
        if (at->unit_id == unit && at->person_id == person)
            return at->state == ATTEND_PRESENT ||
                   (at->state == ATTEND_EXPECTED && x->meeting.day <= today);
    }
    return false;
}

static bool is_visit_of(const struct meeting_item *x, const struct contact *c,
                        tb_day today)
{
    return x->meeting.kind == MEETING_VISIT && was_there(x, c->unit_id, 0, today) &&
           was_there(x, 0, c->person_id, today);
}

/* An article may have come out of several visits, and is one. */
static bool counted_before(const struct meeting_item *visits, size_t n,
                           const struct contact *c, int64_t article, tb_day today)
{
    for (size_t i = 0; i < n; i++) {
        const struct meeting_item *x = &visits[i];
        if (!is_visit_of(x, c, today))
            continue;
        for (size_t k = 0; k < x->n_articles; k++)
            if (x->articles[k].id == article)
                return true;
    }
    return false;
}

static void count_visits(struct contact_item *c, const struct meeting_item *visits,
                         size_t n, tb_day today)
{
    for (size_t i = 0; i < n; i++) {
        const struct meeting_item *x = &visits[i];
        if (!is_visit_of(x, &c->contact, today))
            continue;
        c->visits++;
        for (size_t k = 0; k < x->n_articles; k++)
            c->fruits +=
                x->articles[k].unit_id == c->contact.unit_id &&
                !counted_before(visits, i, &c->contact, x->articles[k].id, today);
    }
}

static enum tb_rc count_articles(struct app *app, struct contact_item *c, tb_day first,
                                 tb_day last, struct tb_err *e)
{
    struct page_query q = {.first = first, .last = last, .unit_id = c->contact.unit_id};
    int64_t all = 0, voided = 0, before;
    enum tb_rc rc = store_page_count(app->store, &q, INT64_MAX, &all, &before, e);
    q.state = STATE_VOID;
    if (rc == TB_OK)
        rc = store_page_count(app->store, &q, INT64_MAX, &voided, &before, e);
    c->articles = all - voided;
    return rc;
}

static int by_person(const void *x, const void *y)
{
    const struct contact_item *a = x, *b = y;
    int64_t p = a->contact.person_id - b->contact.person_id;
    int64_t d = p ? p : a->contact.id - b->contact.id;
    return (d > 0) - (d < 0);
}

static enum tb_rc list_contacts(struct app *app, tb_day first, tb_day last,
                                struct arena *a, struct contact_item **out, size_t *n,
                                struct tb_err *e)
{
    struct contact *all = NULL;
    struct meeting_item *visits = NULL;
    size_t n_all = 0, n_visits = 0;
    enum tb_rc rc = list_meetings(app, first, last, a, &visits, &n_visits, e);
    if (rc == TB_OK)
        rc = store_contacts(app->store, a, &all, &n_all, e);
    *out = arena_array(a, n_all + 1, sizeof **out);
    for (size_t i = 0; rc == TB_OK && i < n_all; i++) {
        const struct contact *c = &all[i];
        const struct person *p = names_person(&app->names, c->person_id);
        const struct unit *u = names_unit(&app->names, c->unit_id);
        if ((c->from != TB_DAY_NONE && c->from > last) ||
            (c->to != TB_DAY_NONE && c->to < first))
            continue;
        struct contact_item *x = &(*out)[(*n)++];
        *x = (struct contact_item){
            .contact = *c, .person = p ? p->name : "", .unit = u ? u->name : ""};
        count_visits(x, visits, n_visits, app_now(app).today);
        rc = count_articles(app, x, first, last, e);
    }
    if (rc == TB_OK)
        qsort(*out, *n, sizeof **out, by_person);
    return rc;
}

enum tb_rc app_contacts(struct app *app, tb_day first, tb_day last, struct arena *a,
                        struct contact_item **out, size_t *n, struct tb_err *e)
{
    bool mine;
    *n = 0;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = list_contacts(app, first, last, a, out, n, e);
    store_release(app->store, mine);
    return rc;
}
