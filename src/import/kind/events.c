/* Events on submissions: relayed, adopted, instructed, returned and the like. An event
 * is all its columns. An instruction without an outlet may have a level's word in the
 * column outlet: city, province ... */
#include <stdlib.h>
#include <string.h>

#include "core/amount.h"

#include "../run.h"

enum { REF, KIND, DATE, OUTLET, FORM, ROUTE, LEADER, VALUE, UNIT, PERSON, NOTE };
static const struct import_column columns[] = {
    {"ref", false},  {"kind", true},    {"date", true},    {"outlet", false},
    {"form", false}, {"route", false},  {"leader", false}, {"value", false},
    {"unit", false}, {"person", false}, {"note", false},   {NULL, false},
};

/* A voiding: what is void takes no further event, and a file may be in any order, so it
 * is put when all other rows were. */
struct voiding {
    int64_t line;
    struct event event; /* its note in run->keep */
};

/* The article that rows are about: they mostly stand together. */
struct events {
    struct arena a;
    struct article_full article;
    char ref[64];
    struct voiding *voidings;
    size_t n, cap;
};

/* A word of the contract, or a kind that a scheme has named. */
static enum tb_rc parse_kind(struct import_run *r, const char *s, int *kind,
                             struct tb_err *e)
{
    *kind = names_event_kind(&r->app->names, s);
    if (*kind >= 0)
        return TB_OK;
    enum tb_rc rc = cell_word(r, words_event, "kind", s, -1, kind, e);
    if (!rc)
        rc = tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("kind"));
    return rc;
}

static enum tb_rc parse_words(struct import_run *r, const struct import_row *row,
                              struct event *out, struct tb_err *e)
{
    int kind, form, route, leader;
    enum tb_rc rc = parse_kind(r, row->cell[KIND], &kind, e);
    if (!rc)
        rc = cell_word(r, words_form, "form", row->cell[FORM], FORM_NONE, &form, e);
    if (!rc)
        rc =
            cell_word(r, words_route, "route", row->cell[ROUTE], ROUTE_NONE, &route, e);
    if (!rc)
        rc = cell_word(r, words_leader, "leader", row->cell[LEADER], LEADER_NONE,
                       &leader, e);
    if (rc)
        return rc;
    out->kind = (enum event_kind)kind;
    out->form = (enum form)form;
    out->route = (enum route)route;
    out->leader = (enum leader_rank)leader;
    return TB_OK;
}

static enum tb_rc parse_outlet(struct import_run *r, const char *s, struct event *out,
                               struct tb_err *e)
{
    const char *key = cell_key(r, s);
    out->level = -1;
    out->outlet_id = name_get(&r->outlets, key);
    if (!*key || out->outlet_id || word_find(words_level, s, &out->level))
        return TB_OK;
    return cell_name(r, &r->outlets, "outlet", s, &out->outlet_id, e);
}

static enum tb_rc parse(struct import_run *r, const struct import_row *row,
                        struct event *out, struct tb_err *e)
{
    *out = (struct event){.note = row->cell[NOTE]};
    enum tb_rc rc = parse_words(r, row, out, e);
    if (!rc)
        rc = cell_day(r, "date", row->cell[DATE], false, &out->day, e);
    if (!rc && out->day == TB_DAY_NONE)
        rc = tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("date"));
    if (!rc)
        rc = parse_outlet(r, row->cell[OUTLET], out, e);
    if (!rc && *cell_key(r, row->cell[UNIT]))
        rc = cell_name(r, &r->units, "unit", row->cell[UNIT], &out->unit_id, e);
    if (!rc && *cell_key(r, row->cell[PERSON]))
        rc = cell_name(r, &r->people, "person", row->cell[PERSON], &out->person_id, e);
    if (rc)
        return rc;
    out->has_value = *cell_key(r, row->cell[VALUE]) != 0;
    if (out->has_value && !amount_parse(cell_key(r, row->cell[VALUE]), &out->value))
        return tb_fail(e, TB_INVALID,
                       N_("value: \"%s\" is no number with at most three decimals"),
                       cell_quote(r, row->cell[VALUE]));
    return TB_OK;
}

struct loose_search {
    struct import_run *r;
    const struct event *x;
    bool found;
};

static bool same(struct import_run *r, const struct event *a, const struct event *b)
{
    return a->kind == b->kind && a->day == b->day && a->outlet_id == b->outlet_id &&
           a->level == b->level && a->form == b->form && a->route == b->route &&
           a->leader == b->leader && a->has_value == b->has_value &&
           (!a->has_value || a->value == b->value) && a->unit_id == b->unit_id &&
           a->person_id == b->person_id && cell_same(r, a->note, b->note);
}

static uint64_t content(struct import_run *r, const char *ref, const struct event *x)
{
    uint64_t h = key_add_int(key_add(KEY_START, ref), (int64_t)x->kind);
    h = key_add_int(key_add_int(h, x->day), x->outlet_id);
    h = key_add_int(key_add_int(h, x->level), (int64_t)x->form);
    h = key_add_int(key_add_int(h, (int64_t)x->route), (int64_t)x->leader);
    h = key_add_int(key_add_int(h, x->has_value), x->value);
    h = key_add_int(key_add_int(h, x->unit_id), x->person_id);
    return key_add(h, cell_key(r, x->note));
}

/* The article as it was when the first row about it came. */
static enum tb_rc find_article(struct import_run *r, const char *ref, struct tb_err *e)
{
    struct events *st = r->state;
    if (!strcmp(st->ref, ref))
        return TB_OK;
    st->ref[0] = 0;
    arena_reset(&st->a);
    enum tb_rc rc = store_article_by_ref(r->app->store, ref, &st->a, &st->article, e);
    if (rc == TB_NOTFOUND)
        return tb_fail(e, TB_NOTFOUND, N_("no submission \"%s\""), cell_quote(r, ref));
    if (!rc && strlen(ref) < sizeof st->ref)
        memcpy(st->ref, ref, strlen(ref) + 1);
    return rc;
}

static bool stop_when_same(void *arg, const char *ref, const struct event_row *row)
{
    struct loose_search *l = arg;
    if (!*ref && same(l->r, &row->event, l->x))
        l->found = true;
    return !l->found;
}

/* An event about a unit or person alone. */
static enum tb_rc look_up_loose(struct import_run *r, struct event *x, bool *known,
                                struct tb_err *e)
{
    struct loose_search l = {r, x, false};
    struct page_query q = {.first = x->day, .last = x->day};
    enum tb_rc rc = TB_OK;
    x->submission_id = 0;
    if (!x->unit_id && !x->person_id)
        return tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("ref"));
    if (!r->refs)
        rc = store_each_loose(r->app->store, &q, stop_when_same, &l, e);
    *known = l.found;
    return rc;
}

/* The row's submission: *id -1 when it was left out. *known: it has the event already.
 */
static enum tb_rc look_up(struct import_run *r, const char *ref, struct event *x,
                          bool *known, struct tb_err *e)
{
    struct events *st = r->state;
    *known = false;
    if (!*ref)
        return look_up_loose(r, x, known, e);
    if (r->refs) {
        x->submission_id = name_get(&r->refs->ids, ref);
        if (!x->submission_id)
            return tb_fail(e, TB_NOTFOUND, N_("no submission \"%s\""),
                           cell_quote(r, ref));
        return TB_OK;
    }
    enum tb_rc rc = find_article(r, ref, e);
    if (rc)
        return rc;
    x->submission_id = st->article.row.id;
    for (size_t i = 0; i < st->article.n_events; i++)
        *known |= same(r, &st->article.events[i].event, x);
    return TB_OK;
}

static void keep_voiding(struct import_run *r, int64_t line, const struct event *x)
{
    struct events *st = r->state;
    mem_grow(&st->voidings, &st->cap, st->n, sizeof *st->voidings);
    struct voiding *v = &st->voidings[st->n++];
    *v = (struct voiding){.line = line, .event = *x};
    v->event.note = arena_strdup(&r->keep, x->note);
}

static enum tb_rc events_row(struct import_run *r, const struct import_row *row,
                             enum import_outcome *out, struct tb_err *e)
{
    struct event x;
    bool known;
    const char *ref = cell_key(r, row->cell[REF]);
    enum tb_rc rc = parse(r, row, &x, e);
    if (!rc)
        rc = look_up(r, ref, &x, &known, e);
    if (rc)
        return rc;
    *out = ROW_LEFT_OUT;
    if (x.submission_id < 0 || (r->o->not_after > 0 && x.day > r->o->not_after))
        return TB_OK;
    *out = ROW_TWICE;
    if (!key_set_put(&r->seen, content(r, ref, &x)))
        return TB_OK;
    *out = known ? ROW_KNOWN : ROW_ADDED;
    if (known)
        return TB_OK;
    if (x.kind == EVENT_VOID) {
        *out = ROW_PENDING;
        keep_voiding(r, row->line, &x);
        return TB_OK;
    }
    return store_put(r->app->store, &(struct change){.kind = CHANGE_EVENT, .event = x},
                     NULL, e);
}

static enum tb_rc events_end(struct import_run *r, struct tb_err *e)
{
    struct events *st = r->state;
    for (size_t i = 0; i < st->n; i++) {
        const struct change c = {.kind = CHANGE_EVENT, .event = st->voidings[i].event};
        enum tb_rc rc = store_put(r->app->store, &c, NULL, e);
        if (rc == TB_OK)
            run_count(r, ROW_ADDED);
        else if (run_is_bad_line(rc))
            run_bad(r, st->voidings[i].line, e->msg);
        else
            return rc;
    }
    return TB_OK;
}

static void events_close(struct import_run *r)
{
    struct events *st = r->state;
    free(st->voidings);
    arena_free(&st->a);
}

const struct import_kind import_events = {
    .name = "events",
    .columns = columns,
    .state = sizeof(struct events),
    .row = events_row,
    .end = events_end,
    .close = events_close,
};
