/* Sums waiting to be added: a hash table of deltas, written once at the end of a batch.
 */
#include <stdlib.h>
#include <string.h>

#include "impl.h"

static uint64_t mix(uint64_t h, uint64_t v)
{
    h ^= v + UINT64_C(0x9e3779b97f4a7c15) + (h << 6) + (h >> 2);
    return h * UINT64_C(0xff51afd7ed558ccd);
}

static uint64_t sum_hash(const struct sum *k)
{
    uint64_t h =
        mix((uint64_t)k->account << 8 | (uint64_t)k->owner_kind, (uint64_t)k->month);
    h = mix(mix(h, (uint64_t)k->owner_id), (uint64_t)k->part);
    return h ^ h >> 31;
}

static bool same(const struct sum *a, const struct sum *b)
{
    return a->owner_id == b->owner_id && a->month == b->month && a->part == b->part &&
           a->account == b->account && a->owner_kind == b->owner_kind;
}

/* Owner 0 marks a free slot: ids are positive. */
static struct sum *slot_of(struct sum *slots, size_t cap, const struct sum *key)
{
    size_t i = (size_t)sum_hash(key) & (cap - 1);
    while (slots[i].owner_id != 0 && !same(&slots[i], key))
        i = (i + 1) & (cap - 1);
    return &slots[i];
}

static void grow(struct sums *t)
{
    size_t cap = t->cap ? t->cap * 2 : 256;
    struct sum *slots = xcalloc(cap, sizeof *slots);
    for (size_t i = 0; i < t->cap; i++)
        if (t->slots[i].owner_id != 0)
            *slot_of(slots, cap, &t->slots[i]) = t->slots[i];
    free(t->slots);
    t->slots = slots;
    t->cap = cap;
}

void sums_add(struct sums *t, const struct sum *key, int64_t amount)
{
    if (t->n * 2 >= t->cap)
        grow(t);
    struct sum *x = slot_of(t->slots, t->cap, key);
    if (x->owner_id == 0) {
        *x = *key;
        x->amount = 0;
        t->n++;
    }
    if (__builtin_add_overflow(x->amount, amount, &x->amount))
        t->beyond = true;
}

void sums_count(struct sums *t, const struct sum *key, int64_t amount)
{
    struct sum year = *key;
    year.month = month_of_year(key->month / 12);
    sums_add(t, key, amount);
    sums_add(t, &year, amount);
}

/* An article counts once in a month and once in a year; before: the month of its
 * previous adoption, if any, which lies earlier. */
static void add_adopted(struct sums *t, struct sum k, int32_t before, int sign)
{
    k.account = SUM_ADOPTED;
    k.part = 0;
    sums_add(t, &k, sign);
    if (before < 0)
        return;
    k.account = SUM_AGAIN;
    k.part = before;
    sums_add(t, &k, sign);
}

void sums_credit(struct sums *t, const struct credit *c, int sign)
{
    struct sum k = {.owner_kind = (int)c->owner_kind,
                    .month = day_month(c->day),
                    .owner_id = c->owner_id};
    if (c->account != ACCOUNT_ADOPTED) {
        k.account = SUM_POINTS;
        if (c->amount && credit_of_points(c))
            sums_count(t, &k, sign * c->amount);
        k.account = c->account;
        if (c->amount && c->account != ACCOUNT_POINTS)
            sums_count(t, &k, sign * c->amount);
        return;
    }
    k.account = SUM_OUTLET;
    k.part = c->line;
    sums_count(t, &k, sign);
    int32_t before = c->since < 0 ? -1 : day_month(c->since), month = k.month;
    if (before != month)
        add_adopted(t, k, before, sign);
    k.month = month_of_year(month / 12);
    if (before < 0 || before / 12 != month / 12)
        add_adopted(t, k, before, sign);
}

void sums_free(struct sums *t)
{
    free(t->slots);
    *t = (struct sums){0};
}

static bool is_beyond(int64_t points)
{
    return points > POINTS_MAX || points < -POINTS_MAX;
}

static enum tb_rc refuse_beyond(struct tb_err *e)
{
    return tb_fail(
        e, TB_INVALID,
        N_("somebody's points of a year would lie beyond 10000000000; correct "
           "the amounts; nothing was saved"));
}

static enum tb_rc write_sum(struct store *s, const struct sum *x, int64_t gen,
                            bool checked, struct tb_err *e)
{
    checked = checked && x->account == SUM_POINTS;
    sqlite3_stmt *st;
    bool row;
    /* What is taken away and added may be twice as much. */
    if (checked && is_beyond(x->amount / 2))
        return refuse_beyond(e);
    enum tb_rc rc = db_query(s, Q_TALLY_ADD, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, gen);
    sqlite3_bind_int(st, 2, x->account);
    sqlite3_bind_int(st, 3, x->owner_kind);
    sqlite3_bind_int(st, 4, x->month);
    sqlite3_bind_int64(st, 5, x->owner_id);
    sqlite3_bind_int64(st, 6, x->part);
    sqlite3_bind_int64(st, 7, x->amount);
    rc = db_step(s, st, &row, e);
    if (rc != TB_OK || !row)
        return rc;
    int64_t sum = sqlite3_column_int64(st, 0);
    sqlite3_reset(st);
    return checked && is_beyond(sum) ? refuse_beyond(e) : TB_OK;
}

/* By the table's key: neighbours are written one after the other. */
static int by_key(const void *pa, const void *pb)
{
    const struct sum *a = pa, *b = pb;
    if (a->account != b->account)
        return a->account < b->account ? -1 : 1;
    if (a->owner_kind != b->owner_kind)
        return a->owner_kind < b->owner_kind ? -1 : 1;
    if (a->month != b->month)
        return a->month < b->month ? -1 : 1;
    if (a->owner_id != b->owner_id)
        return a->owner_id < b->owner_id ? -1 : 1;
    return a->part < b->part ? -1 : a->part > b->part;
}

static enum tb_rc flush(struct store *s, struct sums *t, int64_t gen, bool checked,
                        struct tb_err *e)
{
    size_t n = 0;
    for (size_t i = 0; i < t->cap; i++)
        if (t->slots[i].owner_id != 0 && t->slots[i].amount != 0)
            t->slots[n++] = t->slots[i];
    if (n)
        qsort(t->slots, n, sizeof *t->slots, by_key);
    enum tb_rc rc = t->beyond ? refuse_beyond(e) : TB_OK;
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        rc = write_sum(s, &t->slots[i], gen, checked, e);
    if (t->cap)
        memset(t->slots, 0, t->cap * sizeof *t->slots);
    t->n = 0;
    t->beyond = false;
    return rc;
}

enum tb_rc sums_flush(struct store *s, struct sums *t, int64_t gen, struct tb_err *e)
{
    return flush(s, t, gen, true, e);
}

enum tb_rc sums_flush_part(struct store *s, struct sums *t, int64_t gen,
                           struct tb_err *e)
{
    return flush(s, t, gen, false, e);
}

enum tb_rc sums_check(struct store *s, int64_t gen, struct tb_err *e)
{
    int64_t beyond;
    enum tb_rc rc = db_int(s, Q_TALLY_BEYOND, gen, POINTS_MAX, 0, &beyond, e);
    return rc == TB_OK && beyond ? refuse_beyond(e) : rc;
}
