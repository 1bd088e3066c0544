/* Limits: inside each period the running total of a figure is held. */
#include "core/amount.h"

#include "reckon.h"

static tb_amount held(tb_amount v, const struct clamp *c)
{
    if (c->has_most && v > c->most)
        return c->most;
    if (c->has_least && v < c->least)
        return c->least;
    return v;
}

static tb_amount slice_sum(const struct reckoning *r, size_t owner, int pot,
                           size_t slice)
{
    tb_amount sum = 0;

    for (size_t leaf = 0; leaf < r->n_leaves; leaf++)
        if (reckon_part_of(r, leaf, pot))
            sum = amount_plus(sum, *reckon_cell(r, owner, leaf, slice));
    return sum;
}

/* What is held back is taken from the section, or from the account itself. */
static void hold(struct reckoning *r, const struct scheme *s, const struct limit *x,
                 struct period i, size_t owner)
{
    int pot = s->figures[x->figure.at].pot;
    struct clamp clamp = x->clamp;
    size_t leaf = reckon_leaf_of(r, pot);
    tb_amount total = 0, before = 0, noted = 0;

    /* No floor lifts what has not begun. */
    clamp.has_least = clamp.has_least && i.first <= r->w->in->today;
    for (size_t k = reckon_slice_of(r, i.first); k < r->w->plan.n_cuts; k++) {
        struct period slice = reckon_slice(r, k);
        tb_amount sum, more, *cell;
        if (slice.first > i.last)
            break;
        if (!instance_inside(slice, i))
            continue;
        sum = slice_sum(r, owner, pot, k);
        total = amount_plus(total, sum);
        more = amount_plus(held(total, &clamp), -before);
        before = amount_plus(before, more);
        more = amount_plus(more, -sum);
        cell = reckon_cell(r, owner, leaf, k);
        *cell = amount_plus(*cell, more);
        if (instance_inside(slice, r->w->in->period))
            noted = amount_plus(noted, more);
    }
    reckon_note(r, owner, s, x->number, pot, i, noted, (struct because){0});
}

static void limit_instances(struct reckoning *r, const struct scheme *s,
                            const struct limit *x)
{
    const struct plan *p = &r->w->plan;
    struct period i = period_in(&r->w->in->period.calendar, x->period, p->window.first);

    for (; i.first <= p->until; i = instance_next(i)) {
        if (plan_scheme(r->w->in, i) != s)
            continue;
        for (size_t o = 0; o < r->n_owners; o++)
            hold(r, s, x, i, o);
    }
}

void limit_all(struct reckoning *r)
{
    const struct schemes *all = r->w->in->schemes;

    for (size_t i = 0; all && i < all->n; i++)
        for (size_t k = 0; k < all->items[i].n_limits; k++)
            limit_instances(r, &all->items[i], &all->items[i].limits[k]);
}
