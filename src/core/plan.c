/* What must be summed so that a scheme's settlements, limits, scales and triggers can
 * be reckoned for a period. */
#include <stdlib.h>
#include <string.h>

#include "core/build.h"
#include "core/score.h"

struct planning {
    struct arena *a;
    const struct board_input *in;
    struct plan *out;
    tb_day ruled; /* see ruled_until */
    size_t cap_periods, cap_cuts, cap_pots;
};

/* --- schemes ---------------------------------------------------------------------- */

const struct scheme *plan_scheme(const struct board_input *in, struct period i)
{
    return in->schemes ? schemes_on(in->schemes, i.last) : NULL;
}

/* Whether a version may rule an instance that ends in first..ruled. */
static bool rules(const struct planning *g, const struct scheme *s, tb_day first)
{
    return s->from <= g->ruled && (s->to == TB_DAY_NONE || s->to >= first);
}

/* The first day of the instance that has the day in it. */
static tb_day begin_of(const struct planning *g, enum period_kind kind, tb_day d)
{
    return period_in(&g->in->period.calendar, kind, d).first;
}

static void reach(tb_day *first, tb_day d)
{
    if (d < *first)
        *first = d;
}

/* The last day of any instance with days of the board in it: which version rules it is
 * said on that day. */
static tb_day ruled_until(const struct board_input *in)
{
    tb_day last = in->period.last;

    for (int kind = PERIOD_WEEK; kind <= PERIOD_YEAR; kind++) {
        struct period i =
            period_in(&in->period.calendar, (enum period_kind)kind, in->period.last);
        if (i.last > last)
            last = i.last;
    }
    return last;
}

/* --- how far back ----------------------------------------------------------------- */

/* Each clause acts on what those before it made; so, from the last one to the first,
 * each asks for the days that it looks at. */

static const struct scheme *version(const struct planning *g, size_t from_last)
{
    const struct schemes *all = g->in->schemes;

    return &all->items[all->n - 1 - from_last];
}

/* A limit's instance counts from its beginning; weeks begin before months do. */
static void before_limits(const struct planning *g, tb_day *first)
{
    for (size_t i = 0; g->in->schemes && i < g->in->schemes->n; i++) {
        const struct scheme *s = version(g, i);
        for (size_t k = s->n_limits; k-- > 0 && rules(g, s, *first);)
            reach(first, begin_of(g, s->limits[k].period, *first));
    }
}

static void before_trigger(const struct planning *g, const struct trigger *t,
                           tb_day *first)
{
    struct period i = period_in(&g->in->period.calendar, t->demand.period, *first);

    reach(first, i.first);
    if (t->in_total) {
        i = period_in(&g->in->period.calendar, t->within, i.last);
        reach(first, begin_of(g, t->demand.period, i.first));
    } else {
        reach(first, period_step(i, 1 - t->times).first);
    }
}

static void before_triggers(const struct planning *g, tb_day *first)
{
    for (size_t i = 0; g->in->schemes && i < g->in->schemes->n; i++) {
        const struct scheme *s = version(g, i);
        for (size_t k = s->n_triggers; k-- > 0 && rules(g, s, *first);)
            before_trigger(g, &s->triggers[k], first);
    }
}

static void before_settling(const struct planning *g, tb_day *first)
{
    const tb_day base = *first;

    for (size_t i = 0; g->in->schemes && i < g->in->schemes->n; i++) {
        const struct scheme *s = version(g, i);
        for (size_t k = 0; k < s->n_settles && rules(g, s, base); k++) {
            tb_day begin = begin_of(g, s->settles[k].demand.period, base);
            if (s->settles[k].curve == CURVE_MISSES) /* the first miss of its year */
                begin = begin_of(g, s->settles[k].demand.period,
                                 begin_of(g, PERIOD_YEAR, base));
            reach(first, begin);
        }
    }
}

static bool reckons(const struct planning *g)
{
    bool any = false;

    for (size_t i = 0; g->in->schemes && i < g->in->schemes->n; i++) {
        const struct scheme *s = &g->in->schemes->items[i];
        any = any || (rules(g, s, g->in->period.first) &&
                      (s->n_settles || s->n_misses || s->n_limits || s->n_scales ||
                       s->n_triggers || s->n_awards));
    }
    return any;
}

static bool misses(const struct planning *g)
{
    bool any = false;

    for (size_t i = 0; g->in->schemes && i < g->in->schemes->n; i++) {
        const struct scheme *s = &g->in->schemes->items[i];
        any = any || (s->missed && rules(g, s, g->out->window.first));
    }
    return any;
}

/* --- pots ------------------------------------------------------------------------- */

static void add_pot(struct planning *g, int pot, int account)
{
    struct plan *p = g->out;

    for (size_t i = 0; i < p->n_pots; i++)
        if (p->pots[i] == pot)
            return;
    if (p->n_pots == g->cap_pots)
        abort();
    p->pots[p->n_pots] = pot;
    p->accounts[p->n_pots++] = account;
}

static int account_pot(const struct scheme *s, const struct figure *f)
{
    return f->kind == FIGURE_SECTION ? s->figures[f->account].pot : f->pot;
}

static void list_pots(struct planning *g)
{
    const struct schemes *all = g->in->schemes;
    size_t most = 1;

    for (size_t i = 0; all && i < all->n; i++)
        most += all->items[i].n_figures;
    g->cap_pots = most;
    g->out->pots = arena_array(g->a, most, sizeof *g->out->pots);
    g->out->accounts = arena_array(g->a, most, sizeof *g->out->accounts);
    for (size_t i = 0; all && i < all->n; i++) {
        const struct scheme *s = &all->items[i];
        for (size_t k = 0; k < s->n_figures && rules(g, s, g->out->window.first); k++)
            if (s->figures[k].pot)
                add_pot(g, s->figures[k].pot, account_pot(s, &s->figures[k]));
    }
    if (all && schemes_submitted_pot(all))
        add_pot(g, POT_SUBMITTED, POT_SUBMITTED);
}

int plan_pot(const struct plan *p, int pot)
{
    for (size_t i = 0; i < p->n_pots; i++)
        if (p->pots[i] == pot)
            return (int)i;
    return -1;
}

tb_amount figure_sum(const struct building *w, int pot, const struct tally *t)
{
    tb_amount sum = 0;

    for (size_t i = 0; t->pots && i < w->plan.n_pots; i++)
        if (w->plan.pots[i] == pot ||
            (w->plan.accounts[i] == pot && w->plan.accounts[i] != w->plan.pots[i]))
            sum = amount_plus(sum, t->pots[i]);
    return sum;
}

/* --- periods and cuts ------------------------------------------------------------- */

static void add_period(struct planning *g, struct period p)
{
    struct plan *o = g->out;

    if (o->n_periods == g->cap_periods) {
        size_t cap = g->cap_periods * 2 + 32;
        struct period *more = arena_array(g->a, cap, sizeof *more);
        if (o->n_periods)
            memcpy(more, o->periods, o->n_periods * sizeof *more);
        o->periods = more;
        g->cap_periods = cap;
    }
    o->periods[o->n_periods++] = p;
}

static void add_cut(struct planning *g, tb_day end)
{
    struct plan *o = g->out;

    if (end < o->window.first || end > o->window.last)
        return;
    if (o->n_cuts == g->cap_cuts) {
        size_t cap = g->cap_cuts * 2 + 32;
        tb_day *more = arena_array(g->a, cap, sizeof *more);
        if (o->n_cuts)
            memcpy(more, o->cuts, o->n_cuts * sizeof *more);
        o->cuts = more;
        g->cap_cuts = cap;
    }
    o->cuts[o->n_cuts++] = end;
}

/* The ends of all instances of a kind that touch the window, and the day before each.
 */
static void cut_from(struct planning *g, tb_day from, enum period_kind kind)
{
    struct period i = period_in(&g->in->period.calendar, kind, from);

    for (; i.first <= g->out->until; i = instance_next(i)) {
        add_cut(g, i.first - 1);
        add_cut(g, i.last);
    }
}

/* Of what a scheme rules: an instance is ruled by the scheme of its last day. */
static void cut_by(struct planning *g, const struct scheme *s, enum period_kind kind)
{
    tb_day first = g->out->window.first;

    cut_from(g, s->from > first ? s->from : first, kind);
}

static void add_instances(struct planning *g, enum period_kind kind, struct period p)
{
    struct period i = instance_first(kind, p);

    for (; instance_inside(i, p) && i.first <= g->out->until; i = instance_next(i))
        add_period(g, i);
}

static void want_of(struct planning *g, const struct scheme *s)
{
    for (size_t k = 0; k < s->n_limits; k++)
        cut_by(g, s, s->limits[k].period);
    for (size_t k = 0; k < s->n_scales; k++)
        if (s->scales[k].how == SCALE_SUM || s->scales[k].how == SCALE_MEAN) {
            cut_from(g, g->in->period.first, s->scales[k].part); /* older ones too */
            add_instances(g, s->scales[k].part, g->in->period);
        }
    for (size_t k = 0; k < s->n_triggers; k++) {
        if (s->triggers[k].test != TEST_SHORT &&
            s->figures[s->triggers[k].demand.figure.at].kind != FIGURE_MISSED)
            add_instances(g, s->triggers[k].demand.period, g->out->window);
        if (s->triggers[k].actions & 1u << THEN_ZERO) /* its sum stands by itself */
            cut_by(g, s, s->triggers[k].demand.period);
    }
}

static int day_order(const void *a, const void *b)
{
    const tb_day *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

static void finish_cuts(struct planning *g)
{
    struct plan *o = g->out;
    size_t n = 0;
    tb_day from = o->window.first;

    qsort(o->cuts, o->n_cuts, sizeof *o->cuts, day_order);
    for (size_t i = 0; i < o->n_cuts; i++)
        if (n == 0 || o->cuts[n - 1] != o->cuts[i])
            o->cuts[n++] = o->cuts[i];
    o->n_cuts = n;
    for (size_t i = 0; i < n; i++) {
        add_period(
            g, (struct period){.first = from, .last = o->cuts[i], .kind = PERIOD_DAYS});
        from = o->cuts[i] + 1;
    }
}

static void open_window(struct planning *g)
{
    struct plan *out = g->out;

    *out = (struct plan){.window = g->in->period, .until = g->in->period.last};
    if (g->in->horizon && g->in->horizon < out->until &&
        g->in->horizon >= g->in->period.first)
        out->until = g->in->horizon;
    out->reckons = reckons(g);
    if (out->reckons) {
        before_limits(g, &out->window.first);
        before_triggers(g, &out->window.first);
        before_settling(g, &out->window.first);
        if (out->window.first != g->in->period.first)
            out->window.kind = PERIOD_DAYS;
    }
}

struct period plan_window(const struct board_input *in)
{
    struct plan out;
    struct planning g = {.in = in, .out = &out, .ruled = ruled_until(in)};

    open_window(&g);
    return out.window;
}

void plan_make(struct arena *a, const struct board_input *in, struct plan *out)
{
    struct planning g = {.a = a, .in = in, .out = out, .ruled = ruled_until(in)};

    open_window(&g);
    out->misses = misses(&g);
    list_pots(&g);
    if (!out->reckons)
        return;
    add_cut(&g, in->period.first - 1);
    add_cut(&g, in->period.last);
    for (size_t i = 0; in->schemes && i < in->schemes->n; i++)
        if (rules(&g, &in->schemes->items[i], out->window.first))
            want_of(&g, &in->schemes->items[i]);
    finish_cuts(&g);
}
