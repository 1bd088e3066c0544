/* Issues of the own channel, a row for each article in one; an issue without articles
 * is one row without `ref`. An issue is its outlet, year and number. No adoptions are
 * made, they are events of their own: that of the issue's day is linked, if there is
 * one. */
#include <stdlib.h>
#include <string.h>

#include "../office.h"

enum { OUTLET, NUMBER, DATE, TITLE, COLUMN, REF };
static const struct import_column columns[] = {
    {"outlet", true},  {"number", true}, {"date", true}, {"title", false},
    {"column", false}, {"ref", false},   {NULL, false},
};

/* An issue that the database had, or that this file made. */
struct known_issue {
    struct issue issue;
    struct issue_item *items; /* that the database had */
    size_t n_items;
    int order; /* of the next article */
    bool made;
};

struct issues {
    bool read;
    struct known_issue *rows;
    size_t n, cap;
};

struct row {
    struct issue issue;
    const char *column, *ref;
};

static enum tb_rc parse(struct import_run *r, const struct import_row *row,
                        struct row *out, struct tb_err *e)
{
    int64_t number = -1;
    *out = (struct row){.issue = {.title = row->cell[TITLE], .note = ""},
                        .column = row->cell[COLUMN],
                        .ref = cell_key(r, row->cell[REF])};
    enum tb_rc rc = cell_name(r, &r->outlets, "outlet", row->cell[OUTLET],
                              &out->issue.outlet_id, e);
    if (!rc)
        rc = cell_count(r, "number", row->cell[NUMBER], 99999, &number, e);
    if (!rc && number < 1)
        rc = tb_fail(e, TB_INVALID, N_("an issue's number is from 1 to 99999"));
    if (!rc)
        rc = cell_given_day(r, "date", row->cell[DATE], &out->issue.day, e);
    out->issue.number = (int)number;
    return rc;
}

static enum tb_rc read_store(struct import_run *r, struct tb_err *e)
{
    struct issues *st = r->state;
    struct issue_row *rows = NULL;
    size_t n = 0;
    if (st->read)
        return TB_OK;
    enum tb_rc rc =
        store_issues(r->app->store, TB_DAY_MIN, TB_DAY_MAX, &r->keep, &rows, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        mem_grow(&st->rows, &st->cap, st->n, sizeof *st->rows);
        st->rows[st->n++] = (struct known_issue){.issue = rows[i].issue,
                                                 .items = rows[i].items,
                                                 .n_items = rows[i].n_items,
                                                 .order = (int)rows[i].n_items};
    }
    st->read = rc == TB_OK;
    return rc;
}

/* The issue that the row is about, made when it is new. */
static enum tb_rc find_issue(struct import_run *r, const struct issue *x,
                             struct known_issue **out, bool *made, struct tb_err *e)
{
    struct issues *st = r->state;
    int year = day_to_civil(x->day).year;
    int64_t id = 0;
    *made = false;
    for (size_t i = 0; i < st->n; i++) {
        const struct issue *have = &st->rows[i].issue;
        if (have->outlet_id != x->outlet_id || have->number != x->number ||
            day_to_civil(have->day).year != year)
            continue;
        *out = &st->rows[i];
        if (have->voided || have->day != x->day || !cell_same(r, have->title, x->title))
            return tb_fail(e, TB_INVALID,
                           N_("issue %d of %d has another day or title, or was "
                              "withdrawn: nothing is overwritten"),
                           x->number, year);
        return TB_OK;
    }
    enum tb_rc rc = store_put(
        r->app->store, &(struct change){.kind = CHANGE_ISSUE, .issue = *x}, &id, e);
    if (rc)
        return rc;
    mem_grow(&st->rows, &st->cap, st->n, sizeof *st->rows);
    *out = &st->rows[st->n++];
    **out = (struct known_issue){.issue = *x, .made = true};
    (*out)->issue.id = id;
    (*out)->issue.title = arena_strdup(&r->keep, x->title);
    *made = true;
    return TB_OK;
}

static int64_t adoption(const struct article_full *full, const struct issue *x)
{
    for (size_t i = 0; i < full->n_events; i++) {
        const struct event *v = &full->events[i].event;
        if (v->kind == EVENT_ADOPT && v->outlet_id == x->outlet_id && v->day == x->day)
            return full->events[i].id;
    }
    return 0;
}

static enum tb_rc put_article(struct import_run *r, const struct row *row,
                              struct known_issue *k, enum import_outcome *out,
                              struct tb_err *e)
{
    struct article_full full;
    enum tb_rc rc = cell_article(r, row->ref, &full, e);
    if (rc)
        return rc;
    for (size_t i = 0; i < k->n_items; i++) {
        if (k->items[i].submission_id != full.row.id)
            continue;
        *out = ROW_KNOWN;
        return cell_same(r, k->items[i].column, row->column)
                   ? TB_OK
                   : tb_fail(e, TB_INVALID,
                             N_("%s is in that issue already, in another column"),
                             cell_quote(r, row->ref));
    }
    uint64_t key = key_add_int(key_add_int(KEY_START + 1, k->issue.id), full.row.id);
    if (!key_set_put(&r->seen, key))
        return tb_fail(e, TB_INVALID,
                       N_("%s stands on an earlier line, with other content"),
                       cell_quote(r, row->ref));
    *out = ROW_ADDED;
    const struct change c = {.kind = CHANGE_ISSUE_ITEM,
                             .item = {.issue_id = k->issue.id,
                                      .submission_id = full.row.id,
                                      .event_id = adoption(&full, &k->issue),
                                      .column = row->column,
                                      .order = k->order++}};
    return store_put(r->app->store, &c, NULL, e);
}

static enum tb_rc issues_row(struct import_run *r, const struct import_row *cells,
                             enum import_outcome *out, struct tb_err *e)
{
    struct row row;
    struct known_issue *k = NULL;
    bool made = false;
    enum tb_rc rc = parse(r, cells, &row, e);
    if (!rc)
        rc = read_store(r, e);
    if (rc)
        return rc;
    *out = ROW_LEFT_OUT;
    if ((r->o->not_after > 0 && row.issue.day > r->o->not_after) ||
        (r->refs && *row.ref && name_get(&r->refs->ids, row.ref) == -1))
        return TB_OK;
    uint64_t key =
        key_add_int(key_add_int(KEY_START, row.issue.outlet_id), row.issue.number);
    key = key_add(key_add_int(key, row.issue.day), cell_key(r, row.issue.title));
    *out = ROW_TWICE;
    if (!key_set_put(&r->seen, key_add(key_add(key, cell_key(r, row.column)), row.ref)))
        return TB_OK;
    rc = find_issue(r, &row.issue, &k, &made, e);
    if (rc || *row.ref)
        return rc ? rc : put_article(r, &row, k, out, e);
    *out = made ? ROW_ADDED : ROW_KNOWN;
    return TB_OK;
}

static void issues_close(struct import_run *r)
{
    free(((struct issues *)r->state)->rows);
}

const struct import_kind import_issues = {
    .name = "issues",
    .columns = columns,
    .rows_max = 200000,
    .state = sizeof(struct issues),
    .row = issues_row,
    .close = issues_close,
};
