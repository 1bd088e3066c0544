/* What a unit owes that was not in one group for the whole of a target's period. */
#include <assert.h>

#include "core/amount.h"
#include "core/build.h"

__extension__ typedef __int128 wide;

size_t pieces_cut(const struct building *w, int64_t unit_id, const struct duty_key *key,
                  struct period i, struct piece *pieces)
{
    const struct names *names = w->in->names;
    size_t count, n = 0;
    const struct membership *m = names_memberships(names, unit_id, &count);
    const struct target *own = duties_find(&w->duties, WHO_UNIT, unit_id, key, i.last);

    for (size_t k = 0; k < count; k++) {
        struct piece p = {.m = &m[k], .target = own};
        if (!names_membership_days(names, p.m, i.first, i.last, &p.from, &p.to))
            continue;
        if (!own)
            p.target = duties_find(&w->duties, WHO_GROUP, p.m->group_id, key, i.last);
        if (p.target)
            p.amount = duty_amount(w, p.target, unit_id, i.last);
        pieces[n++] = p;
    }
    return n;
}

/* Its own target goes with a unit, and so does what every group owes by one clause. */
static bool same_target(const struct piece *p, size_t n)
{
    for (size_t k = 1; k < n; k++)
        if (p[k].target != p[0].target &&
            (!p[k].target || !p[0].target || p[k].target->id != p[0].target->id))
            return false;
    return true;
}

/* True when the unit was there all the time. */
static bool uncut(const struct piece *p, size_t n, struct period i)
{
    int days = 0;

    for (size_t k = 0; k < n; k++)
        days += p[k].to - p[k].from + 1;
    return days == period_days(i);
}

static void add_month_end(struct piece *p, size_t n, tb_day end)
{
    for (size_t k = 0; k < n; k++)
        p[k].weight += p[k].from <= end && end <= p[k].to;
}

/* Weighs the pieces; returns the weight of a whole instance. */
static int weigh(struct piece *p, size_t n, struct period i, bool months)
{
    int whole = 0;

    if (!months) {
        for (size_t k = 0; k < n; k++)
            p[k].weight = p[k].to - p[k].from + 1;
        return period_days(i);
    }
    if (i.kind == PERIOD_WEEK) {
        add_month_end(p, n, i.last);
        return 1;
    }
    struct period m = instance_first(PERIOD_MONTH, i);
    for (; instance_inside(m, i); m = instance_next(m), whole++)
        add_month_end(p, n, m.last);
    return whole;
}

/* The pieces' amounts by weight, rounded up to whole ones. A rate has no parts: it is
 * the mean of the rates while the unit was there. */
static tb_amount blend(const struct piece *p, size_t n, int whole, bool rate)
{
    wide sum = 0, one = TB_ONE; /* a quota of many heads, times days */
    int weight = 0;

    for (size_t k = 0; k < n; k++) {
        if (!p[k].target || p[k].target->exempt)
            continue;
        sum += (wide)p[k].amount * p[k].weight;
        weight += p[k].weight;
    }
    assert(whole > 0);
    if (rate)
        return weight ? amount_mul_div((tb_amount)sum, 1, weight) : 0;
    sum = (sum + whole * one - 1) / (whole * one) * one;
    return sum > TB_AMOUNT_HELD ? TB_AMOUNT_HELD : (tb_amount)sum;
}

/* The target that a cut row stands for: the last that asks for something, else the last
 * exemption. */
static const struct target *main_target(const struct piece *p, size_t n)
{
    const struct target *t = NULL;

    for (size_t k = 0; k < n; k++)
        if (p[k].target && (!t || t->exempt || !p[k].target->exempt))
            t = p[k].target;
    return t;
}

const struct target *pieces_require(const struct building *w, struct piece *p, size_t n,
                                    struct shortfall *s)
{
    const struct scheme *scheme = schemes_on(w->in->schemes, s->period.last);
    enum midperiod how = scheme ? scheme->midperiod : MIDPERIOD_UNSAID;
    bool rate = s->metric == METRIC_RATE;
    const struct target *last = p[n - 1].target, *t = main_target(p, n);

    if (same_target(p, n) && (rate || uncut(p, n, s->period)))
        how = MIDPERIOD_FULL;
    if (!t)
        return NULL;
    switch (how) {
    case MIDPERIOD_UNSAID:
        s->unsaid = !t->exempt;
        break;
    case MIDPERIOD_FULL:
        s->required = last ? p[n - 1].amount : 0;
        return last;
    case MIDPERIOD_DAYS:
    case MIDPERIOD_MONTHS:
        s->required =
            blend(p, n, weigh(p, n, s->period, how == MIDPERIOD_MONTHS), rate);
        break;
    }
    return t;
}
