/* Sums over a span of days: whole months from the tallies, the days at its edges from
 * credits and submissions.
 *
 * Adopted counts articles, not adoptions, so months do not simply add up: an article
 * counts at its first adoption in the span. See tally account 4 in 001_init.sql. */
#include <stdlib.h>
#include <string.h>

#include "impl.h"

/* Tallies of a span while they are collected: open addressing by owner. */
struct bag {
    struct store *s;
    int64_t gen;
    bool people; /* wanted at the edges, where they cost a join */
    tb_day first, last;
    struct tally *slots;
    size_t n, cap;
    struct outlet_count *outlets; /* NULL when not wanted */
    size_t n_outlets, cap_outlets;
    bool want_outlets;
};

static size_t place(const struct tally *slots, size_t cap, enum owner_kind kind,
                    int64_t id)
{
    uint64_t h = ((uint64_t)id << 1 | (uint64_t)kind) * UINT64_C(0x9e3779b97f4a7c15);
    size_t i = (size_t)(h >> 20) & (cap - 1);
    while (slots[i].owner_id && (slots[i].owner_id != id || slots[i].owner_kind != kind))
        i = (i + 1) & (cap - 1);
    return i;
}

static struct tally *owner_of(struct bag *b, enum owner_kind kind, int64_t id)
{
    if (b->n * 2 >= b->cap) {
        size_t cap = b->cap ? b->cap * 2 : 512;
        struct tally *slots = xcalloc(cap, sizeof *slots);
        for (size_t i = 0; i < b->cap; i++)
            if (b->slots[i].owner_id)
                slots[place(slots, cap, b->slots[i].owner_kind, b->slots[i].owner_id)] =
                    b->slots[i];
        free(b->slots);
        b->slots = slots;
        b->cap = cap;
    }
    struct tally *t = &b->slots[place(b->slots, b->cap, kind, id)];
    if (!t->owner_id) {
        t->owner_id = id;
        t->owner_kind = kind;
        b->n++;
    }
    return t;
}

static void add(struct bag *b, enum owner_kind kind, int64_t id, int account,
                int64_t amount)
{
    struct tally *t = owner_of(b, kind, id);
    if (account == SUM_POINTS)
        t->points += amount;
    else if (account == SUM_SUBMITTED)
        t->submitted += amount;
    else
        t->adopted += amount;
}

static void add_outlet(struct bag *b, enum owner_kind kind, int64_t id, int64_t outlet,
                       int64_t n)
{
    mem_grow(&b->outlets, &b->cap_outlets, b->n_outlets, sizeof *b->outlets);
    b->outlets[b->n_outlets++] = (struct outlet_count){
        .owner_id = id, .owner_kind = kind, .outlet_id = outlet, .count = n};
}

/* --- whole months -------------------------------------------------------------------- */

static enum tb_rc months_account(struct bag *b, int account, enum owner_kind kind,
                                 int32_t from, int32_t to, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(b->s, Q_TALLY_MONTHS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, b->gen);
    sqlite3_bind_int(st, 2, account);
    sqlite3_bind_int(st, 3, (int)kind);
    sqlite3_bind_int(st, 4, from);
    sqlite3_bind_int(st, 5, to);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row)
        add(b, kind, sqlite3_column_int64(st, 0), account, sqlite3_column_int64(st, 1));
    return rc;
}

static enum tb_rc months_again(struct bag *b, enum owner_kind kind, int32_t from,
                               int32_t to, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(b->s, Q_TALLY_AGAIN, &st, e);
    if (rc != TB_OK || from == to)
        return rc;
    sqlite3_bind_int64(st, 1, b->gen);
    sqlite3_bind_int(st, 2, (int)kind);
    sqlite3_bind_int(st, 3, from);
    sqlite3_bind_int(st, 4, to);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row)
        add(b, kind, sqlite3_column_int64(st, 0), SUM_ADOPTED,
            -sqlite3_column_int64(st, 1));
    return rc;
}

static enum tb_rc months_outlets(struct bag *b, enum owner_kind kind, int32_t from,
                                 int32_t to, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    if (!b->want_outlets)
        return TB_OK;
    enum tb_rc rc = db_query(b->s, Q_TALLY_OUTLETS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, b->gen);
    sqlite3_bind_int(st, 2, (int)kind);
    sqlite3_bind_int(st, 3, from);
    sqlite3_bind_int(st, 4, to);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row)
        add_outlet(b, kind, sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1),
                   sqlite3_column_int64(st, 2));
    return rc;
}

static enum tb_rc add_months(struct bag *b, int32_t from, int32_t to, struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    for (int kind = OWNER_UNIT; rc == TB_OK && kind <= OWNER_PERSON; kind++) {
        enum owner_kind k = (enum owner_kind)kind;
        for (int account = SUM_POINTS; rc == TB_OK && account <= SUM_ADOPTED; account++)
            rc = months_account(b, account, k, from, to, e);
        if (rc == TB_OK)
            rc = months_again(b, k, from, to, e);
        if (rc == TB_OK)
            rc = months_outlets(b, k, from, to, e);
    }
    return rc;
}

/* --- days at the edges ----------------------------------------------------------------- */

static enum tb_rc days_submitted(struct bag *b, enum query q, enum owner_kind kind,
                                 tb_day first, tb_day last, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(b->s, q, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int(st, 1, first);
    sqlite3_bind_int(st, 2, last);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row)
        add(b, kind, sqlite3_column_int64(st, 0), SUM_SUBMITTED, 1);
    return rc;
}

static enum tb_rc days_credits(struct bag *b, tb_day first, tb_day last, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(b->s, Q_CREDIT_DAYS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, b->gen);
    sqlite3_bind_int(st, 2, first);
    sqlite3_bind_int(st, 3, last);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row) {
        enum owner_kind kind = (enum owner_kind)sqlite3_column_int(st, 0);
        int64_t id = sqlite3_column_int64(st, 1);
        if (sqlite3_column_int(st, 2) == ACCOUNT_POINTS) {
            add(b, kind, id, SUM_POINTS, sqlite3_column_int64(st, 5));
            continue;
        }
        if (sqlite3_column_int(st, 4) < b->first)
            add(b, kind, id, SUM_ADOPTED, 1);
        if (b->want_outlets)
            add_outlet(b, kind, id, sqlite3_column_int64(st, 3), 1);
    }
    return rc;
}

static enum tb_rc add_days(struct bag *b, tb_day first, tb_day last, struct tb_err *e)
{
    if (first > last)
        return TB_OK;
    enum tb_rc rc = days_submitted(b, Q_SUBMITTED_DAYS, OWNER_UNIT, first, last, e);
    if (rc == TB_OK)
        rc = days_submitted(b, Q_SUBMITTED_DAYS_CO, OWNER_UNIT, first, last, e);
    if (rc == TB_OK && b->people)
        rc = days_submitted(b, Q_SUBMITTED_DAYS_PEOPLE, OWNER_PERSON, first, last, e);
    return rc == TB_OK ? days_credits(b, first, last, e) : rc;
}

/* Articles adopted in the ragged days before the first whole month and again in the whole
 * months: those months have counted them once more. */
static enum tb_rc take_again(struct bag *b, tb_day whole_first, tb_day whole_last,
                             struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(b->s, Q_CREDIT_AGAIN_DAYS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, b->gen);
    sqlite3_bind_int(st, 2, b->first);
    sqlite3_bind_int(st, 3, whole_first - 1);
    sqlite3_bind_int(st, 4, whole_first);
    sqlite3_bind_int(st, 5, whole_last);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row)
        add(b, (enum owner_kind)sqlite3_column_int(st, 0), sqlite3_column_int64(st, 1),
            SUM_ADOPTED, -1);
    return rc;
}

static enum tb_rc collect(struct bag *b, struct tb_err *e)
{
    int32_t from = day_month(b->first), to = day_month(b->last);
    if (day_month_first(from) != b->first)
        from++;
    if (day_month_last(to) != b->last)
        to--;
    if (from > to)
        return add_days(b, b->first, b->last, e);
    tb_day whole_first = day_month_first(from), whole_last = day_month_last(to);
    enum tb_rc rc = add_months(b, from, to, e);
    if (rc == TB_OK)
        rc = add_days(b, b->first, whole_first - 1, e);
    if (rc == TB_OK)
        rc = add_days(b, whole_last + 1, b->last, e);
    if (rc == TB_OK && whole_first > b->first)
        rc = take_again(b, whole_first, whole_last, e);
    return rc;
}

/* --- handing out ------------------------------------------------------------------------- */

static int by_owner(const void *pa, const void *pb)
{
    const struct tally *a = pa, *b = pb;
    if (a->owner_kind != b->owner_kind)
        return a->owner_kind < b->owner_kind ? -1 : 1;
    return a->owner_id < b->owner_id ? -1 : a->owner_id > b->owner_id;
}

static int by_outlet(const void *pa, const void *pb)
{
    const struct outlet_count *a = pa, *b = pb;
    if (a->owner_kind != b->owner_kind)
        return a->owner_kind < b->owner_kind ? -1 : 1;
    if (a->owner_id != b->owner_id)
        return a->owner_id < b->owner_id ? -1 : 1;
    return a->outlet_id < b->outlet_id ? -1 : a->outlet_id > b->outlet_id;
}

static void hand_out_span(struct bag *b, struct arena *a, struct span *out)
{
    out->first = b->first;
    out->last = b->last;
    out->items = arena_array(a, b->n + 1, sizeof *out->items);
    out->n = 0;
    for (size_t i = 0; i < b->cap; i++)
        if (b->slots[i].owner_id)
            out->items[out->n++] = b->slots[i];
    qsort(out->items, out->n, sizeof *out->items, by_owner);
}

static void hand_out_outlets(struct bag *b, struct arena *a, struct tallies *out)
{
    out->outlets = arena_array(a, b->n_outlets + 1, sizeof *out->outlets);
    out->n_outlets = 0;
    if (b->n_outlets)
        qsort(b->outlets, b->n_outlets, sizeof *b->outlets, by_outlet);
    for (size_t i = 0; i < b->n_outlets; i++) {
        struct outlet_count *last =
            out->n_outlets ? &out->outlets[out->n_outlets - 1] : NULL;
        if (last && by_outlet(last, &b->outlets[i]) == 0)
            last->count += b->outlets[i].count;
        else
            out->outlets[out->n_outlets++] = b->outlets[i];
    }
}

static enum tb_rc sum_span(struct store *s, int64_t gen, struct period p, bool people,
                           struct arena *a, struct span *out, struct tallies *outlets,
                           struct tb_err *e)
{
    struct bag b = {.s = s,
                    .gen = gen,
                    .people = people,
                    .first = p.first,
                    .last = p.last,
                    .want_outlets = outlets != NULL};
    enum tb_rc rc = collect(&b, e);
    if (rc == TB_OK) {
        hand_out_span(&b, a, out);
        if (outlets)
            hand_out_outlets(&b, a, outlets);
    }
    free(b.slots);
    free(b.outlets);
    return rc;
}

static bool has_person_targets(const struct board_input *in)
{
    for (size_t i = 0; i < in->n_targets; i++)
        if (in->targets[i].who_kind == WHO_PERSON)
            return true;
    return false;
}

static enum tb_rc sum_all(struct store *s, const struct board_input *in,
                          const struct span *spans, size_t n_spans, struct arena *a,
                          struct tallies *out, struct tb_err *e)
{
    int64_t gen;
    bool people = has_person_targets(in);
    enum tb_rc rc = generation(s, &gen, e);
    if (rc == TB_OK)
        rc = sum_span(s, gen, in->period, true, a, &out->whole, out, e);
    out->spans = arena_array(a, n_spans + 1, sizeof *out->spans);
    for (size_t i = 0; rc == TB_OK && i < n_spans; i++) {
        struct period p = {.first = spans[i].first, .last = spans[i].last};
        if (p.first == in->period.first && p.last == in->period.last)
            out->spans[i] = out->whole;
        else
            rc = sum_span(s, gen, p, people, a, &out->spans[i], NULL, e);
        out->n_spans = i + 1;
    }
    return rc == TB_OK ? filtered_counts(s, gen, in, spans, n_spans, a, out, e) : rc;
}

enum tb_rc store_tallies(struct store *s, const struct board_input *in,
                         const struct span *spans, size_t n_spans, struct arena *a,
                         struct tallies *out, struct tb_err *e)
{
    bool mine;
    *out = (struct tallies){0};
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = sum_all(s, in, spans, n_spans, a, out, e);
    read_end(s, mine);
    return rc;
}
