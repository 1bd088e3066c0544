#include "bag.h"

#include <stdlib.h>
#include <string.h>

static size_t place(const struct tally *slots, size_t cap, enum owner_kind kind,
                    int64_t id)
{
    uint64_t h = ((uint64_t)id << 1 | (uint64_t)kind) * UINT64_C(0x9e3779b97f4a7c15);
    size_t i = (size_t)(h >> 20) & (cap - 1);
    while (slots[i].owner_id &&
           (slots[i].owner_id != id || slots[i].owner_kind != kind))
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

void bag_add(struct bag *b, enum owner_kind kind, int64_t id, int account,
             int64_t amount)
{
    struct tally *t = owner_of(b, kind, id);
    if (account == SUM_POINTS)
        t->points = amount_plus(t->points, amount); /* parts of a sum may run over */
    else if (account == SUM_SUBMITTED)
        t->submitted += amount;
    else
        t->adopted += amount;
}

void bag_add_pot(struct bag *b, enum owner_kind kind, int64_t id, size_t pot,
                 int64_t amount)
{
    struct tally *t = owner_of(b, kind, id);
    if (!t->pots)
        t->pots = xcalloc(b->n_pots, sizeof *t->pots);
    t->pots[pot] = amount_plus(t->pots[pot], amount);
}

void bag_credit(struct bag *b, enum owner_kind kind, int64_t id, int account,
                int64_t amount)
{
    if (account == ACCOUNT_POINTS || pot_of_points(account))
        bag_add(b, kind, id, SUM_POINTS, amount);
    for (size_t i = 0; account != ACCOUNT_POINTS && i < b->n_pots; i++)
        if (b->pots[i] == account)
            bag_add_pot(b, kind, id, i, amount);
}

void bag_outlet(struct bag *b, enum owner_kind kind, int64_t id, int64_t outlet,
                int64_t n)
{
    mem_grow(&b->outlets, &b->cap_outlets, b->n_outlets, sizeof *b->outlets);
    b->outlets[b->n_outlets++] = (struct outlet_count){
        .owner_id = id, .owner_kind = kind, .outlet_id = outlet, .count = n};
}

/* --- handing out ------------------------------------------------------------------ */

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

/* What a scheme counts as submitted stands for the submissions themselves. */
static struct tally hand_out(const struct bag *b, struct arena *a,
                             const struct tally *slot)
{
    struct tally t = *slot;
    for (size_t i = 0; i < b->n_pots; i++)
        if (b->pots[i] == POT_SUBMITTED)
            t.submitted = slot->pots ? slot->pots[i] / TB_ONE : 0;
    if (slot->pots) {
        t.pots = arena_array(a, b->n_pots, sizeof *t.pots);
        memcpy(t.pots, slot->pots, b->n_pots * sizeof *t.pots);
    }
    return t;
}

void bag_span(struct bag *b, struct arena *a, struct span *out)
{
    out->first = b->first;
    out->last = b->last;
    out->items = arena_array(a, b->n + 1, sizeof *out->items);
    out->n = 0;
    for (size_t i = 0; i < b->cap; i++)
        if (b->slots[i].points || b->slots[i].submitted || b->slots[i].adopted ||
            b->slots[i].pots)
            out->items[out->n++] = hand_out(b, a, &b->slots[i]);
    qsort(out->items, out->n, sizeof *out->items, by_owner);
}

void bag_outlets(struct bag *b, struct arena *a, struct tallies *out)
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

void bag_free(struct bag *b)
{
    for (size_t i = 0; i < b->cap; i++)
        free(b->slots[i].pots);
    free(b->slots);
    free(b->outlets);
}
