/* What a met or missed quota is worth. */
#include <stdlib.h>

#include "core/amount.h"

#include "reckon.h"

__extension__ typedef __int128 wide;

static tb_amount clamped(tb_amount v, const struct clamp *c)
{
    if (c->has_most && v > c->most)
        v = c->most;
    if (c->has_least && v < c->least)
        v = c->least;
    return v;
}

/* The last band that done / required reaches, in percent. */
static tb_amount by_bands(const struct settle *x, tb_amount done, tb_amount required)
{
    tb_amount gives = 0;

    for (size_t i = 0; i < x->n_bands; i++)
        if (required == 0 ||
            (wide)x->bands[i].from * required <= (wide)100 * TB_ONE * done)
            gives = x->bands[i].gives;
    return gives;
}

/* How many instances before this one were missed in its year, of the same demand. */
static size_t missed_before(const struct reckoning *r, const struct shortfall *gap)
{
    const struct building *w = r->w;
    struct period year =
        period_in(&w->in->period.calendar, PERIOD_YEAR, gap->period.last);
    size_t n = 0;

    /* An owner's rows stand together, earlier ones first. */
    for (size_t i = (size_t)(gap - w->gaps); i-- > 0;) {
        const struct shortfall *g = &w->gaps[i];
        if (g->owner_id != gap->owner_id || g->owner_kind != gap->owner_kind)
            break;
        n += g->metric == gap->metric && g->pot == gap->pot &&
             g->period.kind == gap->period.kind && g->filter == gap->filter &&
             g->missing > 0 && !g->exempt && !g->unsaid &&
             g->period.last < gap->period.last && period_has(year, g->period.last);
    }
    return n;
}

static tb_amount by_misses(const struct reckoning *r, const struct settle *x,
                           const struct shortfall *gap)
{
    size_t n;

    if (gap->missing <= 0)
        return 0;
    n = missed_before(r, gap);
    return x->bands[n < x->n_bands ? n : x->n_bands - 1].gives;
}

static tb_amount worth(const struct reckoning *r, const struct settle *x,
                       const struct shortfall *gap)
{
    tb_amount done = gap->undefined ? 0 : gap->done, required = gap->required;

    switch (x->curve) {
    case CURVE_MET:
        return done >= required ? x->x : x->y;
    case CURVE_RATIO:
        return clamped(required == 0 ? x->x : amount_mul_div(x->x, done, required),
                       &x->clamp);
    case CURVE_EACH:
        return clamped(amount_mul_div(x->x, done, TB_ONE), &x->clamp);
    case CURVE_EXTRA:
        return clamped(
            amount_mul_div(x->x, done > required ? amount_minus(done, required) : 0,
                           TB_ONE),
            &x->clamp);
    case CURVE_MISSING:
        return clamped(amount_plus(x->y, amount_mul_div(x->x, gap->missing, TB_ONE)),
                       &x->clamp);
    case CURVE_MISSES:
        return by_misses(r, x, gap);
    case CURVE_BANDS:
        break;
    }
    return by_bands(x, done, required);
}

/* Everybody with a post in the unit on the instance's last day. */
static void to_members(struct reckoning *r, const struct scheme *s,
                       const struct settle *x, const struct shortfall *gap,
                       tb_amount amount)
{
    const struct names *n = r->w->in->names;

    for (size_t i = 0; i < r->n_owners; i++) {
        const struct standing *who = reckon_owner(r, i);
        const struct post *p = who->owner_kind == OWNER_PERSON
                                   ? names_post_on(n, who->owner_id, gap->period.last)
                                   : NULL;
        if (p && p->unit_id == gap->owner_id)
            reckon_book(r, i, s, x->number, &x->to, gap->period, amount,
                        (struct because){.gap = gap});
    }
}

static void settle_one(struct reckoning *r, const struct scheme *s,
                       const struct settle *x, const struct shortfall *gap)
{
    bool over = gap->period.last < r->w->in->today;
    tb_amount amount;
    size_t owner;

    if (gap->exempt || gap->unsaid || !reckon_same_demand(r, s, &x->demand, gap) ||
        !whom_fits(r->w, &x->whom, gap->owner_kind, gap->owner_id, gap->period))
        return;
    if (gap->period.first > r->w->in->today)
        return; /* not begun */
    amount = worth(r, x, gap);
    if (amount <= 0 && !over)
        return;
    if (x->to_members) {
        to_members(r, s, x, gap, amount);
        return;
    }
    owner = reckon_find(r, gap->owner_kind, gap->owner_id);
    if (owner < r->n_owners)
        reckon_book(r, owner, s, x->number, &x->to, gap->period, amount,
                    (struct because){.gap = gap});
}

static int by_owner(const void *a, const void *b)
{
    const struct settlement *x = a, *y = b;

    return (x->owner > y->owner) - (x->owner < y->owner);
}

void settle_all(struct reckoning *r)
{
    for (size_t i = 0; i < r->w->n_gaps; i++) {
        const struct shortfall *gap = &r->w->gaps[i];
        const struct scheme *s = plan_scheme(r->w->in, gap->period);
        for (size_t k = 0; s && k < s->n_settles; k++)
            settle_one(r, s, &s->settles[k], gap);
    }
    misses_settle(r);
    if (r->n_settled) /* those of an owner together: triggers look at them */
        qsort(r->settled, r->n_settled, sizeof *r->settled, by_owner);
}
