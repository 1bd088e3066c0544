#include "app/channel.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "app/whom.h"

/* --- rows ------------------------------------------------------------------------- */

static const char *joined_units(const struct app *app, const struct article_row *r,
                                struct arena *a)
{
    struct party *w = arena_array(a, r->n_units + 1, sizeof *w);
    for (size_t i = 0; i < r->n_units; i++)
        w[i].unit_id = r->units[i];
    return app_whom_words(app, w, r->n_units, 3, a);
}

static enum tb_rc fill(struct app *app, const struct issue_row *row, struct arena *a,
                       struct issue_entry *out, struct tb_err *e)
{
    const struct outlet *o = names_outlet(&app->names, row->issue.outlet_id);
    int64_t *ids = arena_array(a, row->n_items + 1, sizeof *ids);
    struct article_row *rows = NULL;
    size_t n = 0, at = 0;
    enum tb_rc rc = TB_OK;
    *out = (struct issue_entry){
        .issue = row->issue, .outlet = o ? o->name : "", .n_items = row->n_items};
    out->items = arena_array(a, row->n_items + 1, sizeof *out->items);
    for (size_t i = 0; i < row->n_items; i++)
        ids[i] = row->items[i].submission_id;
    if (row->n_items)
        rc = store_rows(app->store, ids, row->n_items, a, &rows, &n, e);
    for (size_t i = 0; rc == TB_OK && i < row->n_items; i++) {
        struct printed *p = &out->items[i];
        *p = (struct printed){.item = row->items[i],
                              .ref = "",
                              .title = "",
                              .units = "",
                              .day = TB_DAY_NONE,
                              .voided = true};
        if (at == n || rows[at].id != ids[i])
            continue;
        const struct article_row *r = &rows[at++];
        p->ref = r->ref;
        p->title = r->title;
        p->units = joined_units(app, r, a);
        p->unit_id = r->n_units ? r->units[0] : 0;
        p->day = r->day;
        p->voided = r->voided;
        out->articles += !r->voided;
    }
    return rc;
}

static enum tb_rc list_issues(struct app *app, int64_t outlet, tb_day first,
                              tb_day last, struct arena *a, struct issue_entry **out,
                              size_t *n, struct tb_err *e)
{
    struct issue_row *rows = NULL;
    size_t n_rows = 0;
    enum tb_rc rc = app_refresh(app, e);
    if (rc == TB_OK)
        rc = store_issues(app->store, first, last, a, &rows, &n_rows, e);
    *out = arena_array(a, n_rows + 1, sizeof **out);
    for (size_t i = 0; rc == TB_OK && i < n_rows; i++)
        if (!rows[i].issue.voided && (!outlet || rows[i].issue.outlet_id == outlet))
            rc = fill(app, &rows[i], a, &(*out)[(*n)++], e);
    return rc;
}

enum tb_rc app_issues(struct app *app, int64_t outlet, tb_day first, tb_day last,
                      struct arena *a, struct issue_entry **out, size_t *n,
                      struct tb_err *e)
{
    bool mine;
    *n = 0;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = list_issues(app, outlet, first, last, a, out, n, e);
    store_release(app->store, mine);
    return rc;
}

enum tb_rc app_issue(struct app *app, int64_t id, struct arena *a,
                     struct issue_entry *out, struct tb_err *e)
{
    struct issue_row row = {0};
    bool mine;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = app_refresh(app, e);
    if (rc == TB_OK)
        rc = store_issue(app->store, id, a, &row, e);
    if (rc == TB_OK)
        rc = fill(app, &row, a, out, e);
    store_release(app->store, mine);
    return rc;
}

enum tb_rc app_issue_find(struct app *app, int64_t outlet, int year, int number,
                          struct arena *a, struct issue_entry *out, struct tb_err *e)
{
    const struct outlet *o = names_outlet(&app->names, outlet);
    int64_t id;
    enum tb_rc rc = store_issue_id(app->store, outlet, year, number, &id, e);
    if (rc == TB_OK && !id)
        rc = tb_fail(e, TB_NOTFOUND,
                     N_("%s has no issue %d in %d; `tongbao channel issue` makes it"),
                     o ? o->name : "", number, year);
    if (rc == TB_OK)
        rc = app_issue(app, id, a, out, e);
    if (rc == TB_OK && out->issue.voided)
        rc = tb_fail(e, TB_CONFLICT,
                     N_("issue %d of %d was withdrawn; undo brings it back"), number,
                     year);
    return rc;
}

/* The last that stands, of the outlet or (0) of all. */
static enum tb_rc last_issue(struct app *app, int64_t outlet, struct arena *a,
                             const struct issue_row **out, struct tb_err *e)
{
    struct issue_row *rows = NULL;
    size_t n = 0;
    *out = NULL;
    enum tb_rc rc = store_issues(app->store, TB_DAY_MIN, TB_DAY_MAX, a, &rows, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        if (!rows[i].issue.voided && (!outlet || rows[i].issue.outlet_id == outlet))
            *out = &rows[i];
    return rc;
}

enum tb_rc app_issue_last(struct app *app, int64_t outlet, struct arena *a,
                          struct issue_entry *out, struct tb_err *e)
{
    const struct issue_row *row;
    *out = (struct issue_entry){0};
    enum tb_rc rc = last_issue(app, outlet, a, &row, e);
    return rc == TB_OK && row ? fill(app, row, a, out, e) : rc;
}

enum tb_rc app_channel_usual(struct app *app, int64_t *outlet, struct tb_err *e)
{
    struct arena a = {0};
    const struct issue_row *row;
    int own = 0;
    *outlet = 0;
    enum tb_rc rc = last_issue(app, 0, &a, &row, e);
    if (rc == TB_OK && row)
        *outlet = row->issue.outlet_id;
    for (size_t i = 0; i < app->names.n_outlets && !*outlet && own < 2; i++)
        own += app->names.outlets[i].level == LEVEL_OWN;
    for (size_t i = 0; i < app->names.n_outlets && !*outlet && own == 1; i++)
        if (app->names.outlets[i].level == LEVEL_OWN)
            *outlet = app->names.outlets[i].id;
    arena_free(&a);
    return rc;
}

/* --- columns ---------------------------------------------------------------------- */

struct counting {
    struct column_count *items;
    size_t n, cap;
    struct arena *a;
};

static struct column_count *column_of(struct counting *k, const struct issue_entry *x,
                                      const char *column)
{
    const char *key = text_key_dup(k->a, column);
    for (size_t i = 0; i < k->n; i++)
        if (k->items[i].outlet_id == x->issue.outlet_id &&
            strcmp(text_key_dup(k->a, k->items[i].column), key) == 0)
            return &k->items[i];
    mem_grow(&k->items, &k->cap, k->n, sizeof *k->items);
    k->items[k->n] = (struct column_count){
        .outlet = x->outlet, .outlet_id = x->issue.outlet_id, .column = column};
    return &k->items[k->n++];
}

static void count_issue(struct counting *k, const struct issue_entry *x, bool inside,
                        bool of_year)
{
    for (size_t i = 0; i < x->n_items; i++) {
        bool first = true;
        if (x->items[i].voided)
            continue;
        for (size_t j = 0; j < i && first; j++)
            first = x->items[j].voided ||
                    strcmp(text_key_dup(k->a, x->items[j].item.column),
                           text_key_dup(k->a, x->items[i].item.column)) != 0;
        struct column_count *c = column_of(k, x, x->items[i].item.column);
        c->issues += inside && first;
        c->articles += inside;
        c->year += of_year;
    }
}

enum tb_rc app_columns(struct app *app, int64_t outlet, tb_day first, tb_day last,
                       struct arena *a, struct column_count **out, size_t *n,
                       struct tb_err *e)
{
    struct counting k = {.a = a};
    struct issue_entry *issues = NULL;
    size_t n_issues = 0;
    int year = day_to_civil(last).year;
    tb_day jan = day_from_civil(year, 1, 1), dec = day_from_civil(year, 12, 31);
    enum tb_rc rc = app_issues(app, outlet, first < jan ? first : jan, dec, a, &issues,
                               &n_issues, e);
    for (size_t i = 0; rc == TB_OK && i < n_issues; i++) {
        tb_day day = issues[i].issue.day;
        count_issue(&k, &issues[i], first <= day && day <= last, jan <= day);
    }
    *out = arena_array(a, k.n + 1, sizeof **out);
    for (size_t i = 0; i < k.n; i++)
        (*out)[i] = k.items[i];
    *n = k.n;
    free(k.items);
    return rc;
}

/* --- as typed --------------------------------------------------------------------- */

bool app_issue_number(const char *typed, int *number)
{
    size_t n = strspn(typed, "0123456789");
    *number = n && n < 6 && !typed[n] ? atoi(typed) : 0;
    return *number > 0;
}

enum tb_rc app_issue_change(struct app *app, const struct issue_typed *t,
                            struct change *out, struct tb_err *e)
{
    const struct outlet *o = app_find_outlet(app, t->outlet, e);
    int number = 0;
    tb_day day = TB_DAY_NONE;
    if (!o)
        return TB_NOTFOUND;
    if (t->number && *t->number && !app_issue_number(t->number, &number))
        return tb_fail(e, TB_INVALID, N_("an issue's number is from 1 to 99999"));
    enum tb_rc rc = app_typed_day(app, t->date, app_now(app).today, &day, e);
    if (rc == TB_OK && !day_between(day, o->from, o->to))
        rc = tb_fail(e, TB_INVALID, N_("%s is not in force on that day"), o->name);
    if (rc == TB_OK)
        *out = (struct change){.kind = CHANGE_ISSUE,
                               .issue = {.outlet_id = o->id,
                                         .number = number,
                                         .day = day,
                                         .title = t->title ? t->title : "",
                                         .note = t->note ? t->note : ""}};
    return rc;
}

struct change app_issue_void(const struct issue_entry *now)
{
    struct change c = {.kind = CHANGE_ISSUE, .issue = now->issue};
    c.issue.voided = true;
    return c;
}

static const struct printed *printed_of(const struct issue_entry *x, int64_t article)
{
    for (size_t i = 0; i < x->n_items; i++)
        if (x->items[i].item.submission_id == article)
            return &x->items[i];
    return NULL;
}

/* The adoption there on the issue's day, 0: it has none. */
static int64_t adoption(const struct article_full *full, const struct issue *x)
{
    for (size_t i = 0; i < full->n_events; i++) {
        const struct event *v = &full->events[i].event;
        if (v->kind == EVENT_ADOPT && v->outlet_id == x->outlet_id && v->day == x->day)
            return full->events[i].id;
    }
    return 0;
}

static void put_one(const struct issue_entry *now, const struct put_typed *t,
                    const struct article_full *full, struct change_list *out)
{
    const struct printed *there = printed_of(now, full->row.id);
    struct issue_item item = {.issue_id = now->issue.id,
                              .submission_id = full->row.id,
                              .order = (int)(now->n_items + out->n)};
    for (size_t i = 0; i < out->n; i++) /* named twice is named */
        if (out->items[i].kind == CHANGE_ISSUE_ITEM &&
            out->items[i].item.submission_id == full->row.id)
            return;
    if (there) {
        item = there->item;
        if (!t->column || strcmp(item.column, t->column) == 0)
            return;
    } else if (!t->no_event) {
        item.event_id = adoption(full, &now->issue);
    }
    item.column = t->column ? t->column : "";
    if (!there && !t->no_event && !item.event_id)
        out->items[out->n++] =
            (struct change){.kind = CHANGE_EVENT,
                            .event = {.submission_id = full->row.id,
                                      .rev = full->row.rev,
                                      .kind = EVENT_ADOPT,
                                      .day = now->issue.day,
                                      .outlet_id = now->issue.outlet_id,
                                      .level = -1,
                                      .form = t->form,
                                      .note = ""}};
    out->items[out->n++] = (struct change){.kind = CHANGE_ISSUE_ITEM, .item = item};
}

enum tb_rc app_issue_put(struct app *app, const struct issue_entry *now,
                         const struct put_typed *t, struct arena *a,
                         struct change_list *out, struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    *out = (struct change_list){
        .items = arena_array(a, 2 * t->n_refs + 1, sizeof *out->items)};
    for (size_t i = 0; rc == TB_OK && i < t->n_refs; i++) {
        struct article_full full;
        rc = store_article_by_ref(app->store, text_key_dup(a, t->refs[i]), a, &full, e);
        if (rc == TB_NOTFOUND)
            rc = tb_fail(e, TB_NOTFOUND, N_("no submission \"%s\""), t->refs[i]);
        if (rc == TB_OK)
            put_one(now, t, &full, out);
    }
    return rc;
}

static bool adopted_there(const struct article_full *full, int64_t outlet)
{
    bool out = false;
    for (size_t i = 0; i < full->n_events; i++)
        out = out || (full->events[i].event.kind == EVENT_ADOPT &&
                      full->events[i].event.outlet_id == outlet);
    return out;
}

enum tb_rc app_issue_again(struct app *app, const struct change_list *l, size_t *n,
                           struct tb_err *e)
{
    struct arena a = {0};
    enum tb_rc rc = TB_OK;
    *n = 0;
    for (size_t i = 0; rc == TB_OK && i < l->n; i++) {
        const struct event *v = &l->items[i].event;
        struct article_full full;
        if (l->items[i].kind != CHANGE_EVENT)
            continue;
        rc = store_article(app->store, v->submission_id, &a, &full, e);
        *n += rc == TB_OK && adopted_there(&full, v->outlet_id);
    }
    arena_free(&a);
    return rc;
}
