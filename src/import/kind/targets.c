/* Targets: what a group, a unit or a person owes. */
#include <string.h>
#include <strings.h>

#include "core/amount.h"
#include "core/period.h"

#include "../run.h"

enum { WHO, METRIC, PERIOD, AMOUNT, FROM, TO, FILTER, OF, NOTE };
static const struct import_column columns[] = {
    {"who", true},   {"metric", true}, {"period", true},  {"amount", true},
    {"from", false}, {"to", false},    {"filter", false}, {"of", false},
    {"note", false}, {NULL, false},
};

static enum tb_rc find_who(struct import_run *r, const char *name, struct target *t,
                           struct tb_err *e)
{
    const char *key = cell_key(r, name);
    t->who_kind = WHO_GROUP;
    t->who_id = name_get(&r->groups, key);
    if (!t->who_id) {
        t->who_kind = WHO_UNIT;
        t->who_id = name_get(&r->units, key);
    }
    if (!t->who_id) {
        t->who_kind = WHO_PERSON;
        t->who_id = name_get(&r->people, key);
    }
    if (t->who_id)
        return TB_OK;
    if (!*key)
        return tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("who"));
    const char *near = name_nearest(&r->units, key);
    if (!near)
        near = name_nearest(&r->groups, key);
    if (!near)
        near = name_nearest(&r->people, key);
    if (!near)
        return tb_fail(e, TB_NOTFOUND, N_("no group, unit or person \"%s\""),
                       cell_quote(r, name));
    return tb_fail(e, TB_NOTFOUND,
                   N_("no group, unit or person \"%s\"; the nearest is \"%s\""),
                   cell_quote(r, name), cell_quote(r, near));
}

/* "40%" is 0.4; only for a rate. */
static bool parse_amount(struct import_run *r, const char *s, struct target *t)
{
    const char *key =
        cell_key(r, s); /* full-width digits are as good in a table of targets */
    size_t n = strlen(key);
    if (n && key[n - 1] == '%') {
        tb_amount percent;
        if (t->metric != METRIC_RATE ||
            !amount_parse(arena_strndup(&r->scratch, key, n - 1), &percent))
            return false;
        t->amount = amount_mul_div(percent, 1, 100);
        return true;
    }
    return amount_parse(key, &t->amount);
}

static bool is_exempt(struct import_run *r, const char *s)
{
    static const char *const words[] = {"exempt", "豁免", "免", "免考", "免报"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcasecmp(cell_key(r, s), words[i]))
            return true;
    return false;
}

static enum tb_rc parse_what(struct import_run *r, const struct import_row *row,
                             struct target *t, struct tb_err *e)
{
    int metric, period;
    enum tb_rc rc =
        cell_word(r, words_metric, "metric", row->cell[METRIC], -1, &metric, e);
    if (!rc)
        rc = cell_word(r, words_period, "period", row->cell[PERIOD], -1, &period, e);
    if (rc)
        return rc;
    if (metric < 0 || period < 0)
        return tb_fail(e, TB_INVALID, N_("%s is missing"),
                       cell_column(metric < 0 ? "metric" : "period"));
    t->metric = (enum metric)metric;
    t->period_kind = period;
    t->exempt = is_exempt(r, row->cell[AMOUNT]);
    if (t->exempt && !*cell_key(r, row->cell[NOTE]))
        return tb_fail(e, TB_INVALID,
                       N_("exempt: the column note must give the reason"));
    if (!t->exempt && !parse_amount(r, row->cell[AMOUNT], t))
        return tb_fail(
            e, TB_INVALID,
            N_("amount: \"%s\" is no number with at most three decimals, and "
               "not the word exempt"),
            cell_quote(r, row->cell[AMOUNT]));
    return TB_OK;
}

static bool same(struct import_run *r, const struct target *a, const struct target *b)
{
    return a->who_id == b->who_id && a->who_kind == b->who_kind &&
           a->metric == b->metric && a->period_kind == b->period_kind &&
           a->exempt == b->exempt && (a->exempt || a->amount == b->amount) &&
           a->from == b->from && a->to == b->to && cell_same(r, a->filter, b->filter) &&
           cell_same(r, a->of, b->of) && cell_same(r, a->note, b->note);
}

static uint64_t content(struct import_run *r, const struct target *t)
{
    uint64_t h = key_add_int(KEY_START, t->who_id);
    h = key_add_int(key_add_int(h, (int64_t)t->metric), t->period_kind);
    h = key_add_int(key_add_int(h, t->exempt), t->amount);
    h = key_add_int(key_add_int(h, t->from), t->to);
    h = key_add(key_add(h, cell_key(r, t->filter)), cell_key(r, t->of));
    return key_add(h, cell_key(r, t->note));
}

static enum tb_rc targets_row(struct import_run *r, const struct import_row *row,
                              enum import_outcome *out, struct tb_err *e)
{
    struct target t = {
        .filter = row->cell[FILTER], .of = row->cell[OF], .note = row->cell[NOTE]};
    enum tb_rc rc = find_who(r, row->cell[WHO], &t, e);
    if (!rc)
        rc = parse_what(r, row, &t, e);
    if (!rc)
        rc = cell_day(r, "from", row->cell[FROM], false, &t.from, e);
    if (!rc)
        rc = cell_day(r, "to", row->cell[TO], true, &t.to, e);
    if (rc)
        return rc;
    *out = ROW_TWICE;
    if (!key_set_put(&r->seen, content(r, &t)))
        return TB_OK;
    *out = ROW_KNOWN;
    for (size_t i = 0; i < r->app->n_targets; i++)
        if (r->app->targets[i].id > 0 && same(r, &r->app->targets[i], &t))
            return TB_OK;
    *out = ROW_ADDED;
    return store_put(r->app->store,
                     &(struct change){.kind = CHANGE_TARGET, .target = t}, NULL, e);
}

const struct import_kind import_targets = {
    .name = "targets",
    .columns = columns,
    .rows_max = 10000,
    .row = targets_row,
};
