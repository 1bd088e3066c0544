/* Triggers: what follows from periods that went badly, or well. */
#include "core/amount.h"

#include "reckon.h"

struct looking {
    struct reckoning *r;
    const struct scheme *scheme;
    const struct trigger *t;
    size_t owner;
    size_t gaps, gaps_end;       /* the owner's among w->gaps */
    size_t settled, settled_end; /* and among r->settled */
};

/* --- the test of one instance ----------------------------------------------------- */

static bool is_short(const struct looking *l, struct period i)
{
    const struct building *w = l->r->w;

    for (size_t k = l->gaps; k < l->gaps_end; k++) {
        const struct shortfall *g = &w->gaps[k];
        if (g->period.first == i.first && g->period.last == i.last && g->missing > 0 &&
            !g->exempt && !g->unsaid && reckon_asks(l->r, l->scheme, &l->t->demand, g))
            return true;
    }
    return false;
}

/* The figure in the instance: credits and settlements, before any deduction. */
static tb_amount figure_in(const struct looking *l, struct period i)
{
    const struct figure *f = &l->scheme->figures[l->t->demand.figure.at];
    const struct standing *who = reckon_owner(l->r, l->owner);
    const struct span *span = span_of(l->r->w, i);
    struct tally t = span_tally(span, who->owner_kind, who->owner_id);

    switch (f->kind) {
    case FIGURE_SUBMITTED:
        return t.submitted * TB_ONE;
    case FIGURE_ADOPTED:
        return t.adopted * TB_ONE;
    case FIGURE_RATE:
        return t.submitted ? amount_mul_div(TB_ONE, t.adopted, t.submitted) : 0;
    case FIGURE_MISSED:
        return missed_in(l->r->w, who->owner_kind, who->owner_id, i);
    default:
        break;
    }
    tb_amount sum =
        f->kind == FIGURE_POINTS ? t.points : figure_sum(l->r->w, f->pot, &t);
    for (size_t k = l->settled; k < l->settled_end; k++) {
        const struct settlement *x = &l->r->settled[k];
        if (period_has(i, x->day) && reckon_part_of(l->r, x->leaf, f->pot))
            sum = amount_plus(sum, x->amount);
    }
    return sum;
}

static bool there(const struct looking *l, struct period i)
{
    const struct standing *who = reckon_owner(l->r, l->owner);
    const struct names *n = l->r->w->in->names;

    if (who->owner_kind == OWNER_PERSON)
        return names_post_in(n, who->owner_id, i.first, i.last);
    return names_membership_in(n, who->owner_id, i.first, i.last);
}

/* What was before any measure is held against nobody. */
static bool is_true(const struct looking *l, struct period i)
{
    bool over = i.last < l->r->w->in->today;
    const struct standing *who = reckon_owner(l->r, l->owner);

    if (!there(l, i) || !plan_scheme(l->r->w->in, i) ||
        (who->exempt && l->t->test == TEST_ZERO))
        return false;
    switch (l->t->test) {
    case TEST_SHORT:
        return over && is_short(l, i);
    case TEST_ZERO:
        return over && figure_in(l, i) == 0;
    case TEST_REACH:
        break;
    }
    return figure_in(l, i) >= l->t->reach;
}

/* --- how often -------------------------------------------------------------------- */

static bool fires(const struct looking *l, struct period i)
{
    const struct standing *who = reckon_owner(l->r, l->owner);
    int n = 1;

    if (!whom_fits(l->r->w, &l->t->whom, who->owner_kind, who->owner_id, i) ||
        !is_true(l, i))
        return false;
    if (l->t->in_total) {
        struct period within = period_in(&i.calendar, l->t->within, i.last);
        for (struct period k = period_step(i, -1);
             k.last >= within.first && k.last < i.last && n < l->t->times;
             k = period_step(k, -1)) {
            n += is_true(l, k);
            if (k.first == TB_DAY_MIN || period_step(k, -1).last == k.last)
                break;
        }
        return n >= l->t->times;
    }
    for (struct period k = i; n < l->t->times; n++) {
        struct period before = period_step(k, -1);
        if (before.last >= k.last || !is_true(l, before))
            return false;
        k = before;
    }
    return true;
}

/* --- what follows ----------------------------------------------------------------- */

static void follow(const struct looking *l, struct period i)
{
    struct reckoning *r = l->r;
    const struct standing *who = reckon_owner(r, l->owner);

    if (period_has(r->w->in->period, i.last)) {
        mem_grow(&r->fired, &r->cap_fired, r->n_fired, sizeof *r->fired);
        r->fired[r->n_fired++] = (struct fired){.trigger = l->t,
                                                .scheme = l->scheme,
                                                .owner_id = who->owner_id,
                                                .owner_kind = who->owner_kind,
                                                .period = i};
    }
    if (l->t->actions & 1u << THEN_ZERO) {
        struct booking points = {.account = FIGURE_POINTS, .section = -1};
        reckon_book(r, l->owner, l->scheme, l->t->number, &points, i,
                    amount_minus(0, reckon_sum(r, l->owner, 0, i)),
                    (struct because){0});
    }
    if (l->t->actions & 1u << THEN_DEDUCT)
        reckon_book(r, l->owner, l->scheme, l->t->number, &l->t->to, i, -l->t->deduct,
                    (struct because){0});
}

static void look_at(const struct looking *l)
{
    const struct board_input *in = l->r->w->in;
    const struct plan *p = &l->r->w->plan;
    tb_day from = l->scheme->from > p->window.first ? l->scheme->from : p->window.first;
    struct period i = period_in(&in->period.calendar, l->t->demand.period, from);

    for (; i.first <= p->until; i = instance_next(i))
        if (i.last <= in->period.last && plan_scheme(in, i) == l->scheme &&
            i.first >= p->window.first && fires(l, i))
            follow(l, i);
}

static bool is_of(const struct shortfall *g, const struct standing *who)
{
    return g->owner_id == who->owner_id && g->owner_kind == who->owner_kind;
}

/* Where the owner's rows stand: those of one owner stand together. */
static void find_rows(struct looking *l)
{
    const struct reckoning *r = l->r;
    const struct standing *who = reckon_owner(r, l->owner);

    while (l->gaps < r->w->n_gaps && !is_of(&r->w->gaps[l->gaps], who))
        l->gaps++;
    for (l->gaps_end = l->gaps;
         l->gaps_end < r->w->n_gaps && is_of(&r->w->gaps[l->gaps_end], who);)
        l->gaps_end++;
    while (l->settled < r->n_settled && r->settled[l->settled].owner < l->owner)
        l->settled++;
    for (l->settled_end = l->settled;
         l->settled_end < r->n_settled && r->settled[l->settled_end].owner == l->owner;)
        l->settled_end++;
}

static void trigger_one(struct reckoning *r, const struct scheme *s,
                        const struct trigger *t)
{
    for (size_t o = 0; o < r->n_owners; o++) {
        struct looking l = {.r = r, .scheme = s, .t = t, .owner = o};
        bool person = reckon_owner(r, o)->owner_kind == OWNER_PERSON;
        if (person != (t->whom.kind == WHOM_PEOPLE))
            continue;
        find_rows(&l);
        look_at(&l);
    }
}

void trigger_all(struct reckoning *r)
{
    const struct schemes *all = r->w->in->schemes;

    for (size_t i = 0; all && i < all->n; i++)
        for (size_t k = 0; k < all->items[i].n_triggers; k++)
            trigger_one(r, &all->items[i], &all->items[i].triggers[k]);
}
