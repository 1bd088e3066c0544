/* Scales: figures made of other figures. */
#include <stdlib.h>
#include <string.h>

#include "core/amount.h"

#include "reckon.h"

__extension__ typedef __int128 wide;

struct scaling {
    const struct reckoning *r;
    const struct scheme *scheme;
    const struct scale *x;
    struct period period;
};

static int decimals_of(const struct scheme *s)
{
    return s->decimals >= 0 ? s->decimals : 3;
}

/* a * num / den, rounded once to the scheme's decimals; held, see clamp. */
static struct value rounded(const struct scheme *s, tb_amount a, int64_t num,
                            int64_t den)
{
    static const tb_amount units[] = {TB_ONE, TB_ONE / 10, TB_ONE / 100, TB_ONE / 1000};
    wide unit = units[decimals_of(s)], v = (wide)a * num, d = (wide)den * unit, q;

    if (d < 0) {
        v = -v;
        d = -d;
    }
    q = v >= 0 ? (v + d / 2) / d : -((-v + d / 2) / d);
    q *= unit;
    if (q > TB_AMOUNT_HELD || q < -TB_AMOUNT_HELD)
        q = q > 0 ? TB_AMOUNT_HELD : -TB_AMOUNT_HELD;
    return (struct value){.amount = (tb_amount)q};
}

/* A figure that had to be held, and that no limit of its own brings back, is none. */
static struct value clamp(const struct scaling *g, struct value v)
{
    const struct clamp *c = &g->x->clamp;

    tb_amount most = amount_round(c->most, decimals_of(g->scheme));
    tb_amount least = amount_round(c->least, decimals_of(g->scheme));

    if (!v.absent && c->has_most && v.amount > most)
        v.amount = most;
    if (!v.absent && c->has_least && v.amount < least)
        v.amount = least;
    v.absent = v.absent || v.amount >= TB_AMOUNT_HELD || v.amount <= -TB_AMOUNT_HELD;
    return v;
}

/* --- among the others of a group -------------------------------------------------- */

static bool in_unranked(const struct scaling *g, const struct standing *s)
{
    const struct group *group = names_group(g->r->w->in->names, s->group_id);

    for (size_t i = 0; group && i < g->scheme->n_groups; i++)
        if (g->scheme->groups[i].unranked &&
            strcmp(g->scheme->groups[i].key, group->key) == 0)
            return true;
    return false;
}

static bool compares(const struct scaling *g, size_t owner, const struct value *from)
{
    const struct standing *s = reckon_owner(g->r, owner);

    return !from[owner].absent && !s->exempt && !in_unranked(g, s);
}

static bool together(const struct scaling *g, size_t a, size_t b)
{
    const struct standing *x = reckon_owner(g->r, a), *y = reckon_owner(g->r, b);

    return x->owner_kind == y->owner_kind && x->group_id == y->group_id;
}

/* best, sum and place of an owner's group. */
struct peers {
    tb_amount best, sum;
    int32_t place;
};

static struct peers peers_of(const struct scaling *g, size_t owner,
                             const struct value *from)
{
    struct peers p = {.best = INT64_MIN, .place = 1};

    for (size_t i = 0; i < g->r->n_owners; i++) {
        if (!together(g, owner, i) || !compares(g, i, from))
            continue;
        if (from[i].amount > p.best)
            p.best = from[i].amount;
        if (from[i].amount > 0)
            p.sum = amount_plus(p.sum, from[i].amount);
        p.place += amount_round(from[i].amount, decimals_of(g->scheme)) >
                   amount_round(from[owner].amount, decimals_of(g->scheme));
    }
    return p;
}

static struct value by_peers(const struct scaling *g, size_t owner,
                             const struct value *from)
{
    const struct scale *x = g->x;
    struct peers p;
    tb_amount own = from[owner].amount;

    if (!compares(g, owner, from))
        return (struct value){.absent = true};
    p = peers_of(g, owner, from);
    if (x->how == SCALE_LADDER)
        return rounded(g->scheme,
                       amount_plus(x->x, -amount_mul_div(x->step, p.place - 1, 1)), 1,
                       1);
    if (x->how == SCALE_POOL) {
        if (own < 0)
            own = 0;
        return p.sum ? rounded(g->scheme, x->x, own, p.sum) : (struct value){0};
    }
    return p.best > 0 ? rounded(g->scheme, x->x, own, p.best) : (struct value){0};
}

/* --- of its own ------------------------------------------------------------------- */

static struct value by_target(const struct scaling *g, size_t owner, struct value from)
{
    const struct building *w = g->r->w;
    const struct standing *who = reckon_owner(g->r, owner);
    const struct figure *f = &g->scheme->figures[g->x->from.at];

    for (size_t i = 0; i < w->n_gaps; i++) {
        const struct shortfall *gap = &w->gaps[i];
        if (gap->owner_id == who->owner_id && gap->owner_kind == who->owner_kind &&
            gap->period.first == g->period.first &&
            gap->period.last == g->period.last && gap->pot == f->pot &&
            (f->pot || (int)gap->metric == (int)f->kind) && !gap->filter[0] &&
            !gap->exempt && !gap->unsaid)
            return gap->required > 0
                       ? rounded(g->scheme, g->x->x, from.amount, gap->required)
                       : rounded(g->scheme, g->x->x, 1, 1);
    }
    return (struct value){.absent = true};
}

static struct value by_bands(const struct scaling *g, struct value from)
{
    tb_amount gives = 0;

    for (size_t i = 0; i < g->x->n_bands; i++)
        if (from.amount >= g->x->bands[i].from)
            gives = g->x->bands[i].gives;
    return rounded(g->scheme, gives, 1, 1);
}

static struct value one(const struct scaling *g, size_t owner, const struct value *from)
{
    switch (g->x->how) {
    case SCALE_TIMES:
        if (from[owner].absent)
            break;
        return rounded(g->scheme, from[owner].amount, g->x->factor.num,
                       g->x->factor.den);
    case SCALE_TARGET:
        if (from[owner].absent)
            break;
        return by_target(g, owner, from[owner]);
    case SCALE_BANDS:
        if (from[owner].absent)
            break;
        return by_bands(g, from[owner]);
    case SCALE_BEST:
    case SCALE_LADDER:
    case SCALE_POOL:
        return by_peers(g, owner, from);
    case SCALE_SUM:
    case SCALE_MEAN:
        break;
    }
    return (struct value){.absent = true};
}

/* --- of the parts of the period --------------------------------------------------- */

static void of_parts(const struct scaling *g, struct value *out)
{
    size_t n = g->r->n_owners, parts = 0;
    struct value *part = xcalloc(n + 1, sizeof *part);
    struct period i = instance_first(g->x->part, g->period);

    memset(out, 0, n * sizeof *out);
    for (; instance_inside(i, g->period); i = instance_next(i), parts++) {
        figure_values(g->r, g->scheme, g->x->from.at, i, part);
        for (size_t o = 0; o < n; o++) {
            out[o].absent = out[o].absent || part[o].absent;
            out[o].amount = amount_plus(out[o].amount, part[o].amount);
        }
    }
    for (size_t o = 0; o < n; o++)
        if (!out[o].absent && parts > 0)
            out[o] = rounded(g->scheme, out[o].amount, 1,
                             g->x->how == SCALE_MEAN ? (int64_t)parts : 1);
    free(part);
}

static const struct scale *scale_of(const struct scheme *s, int figure)
{
    for (size_t i = 0; i < s->n_scales; i++)
        if (s->scales[i].figure == figure)
            return &s->scales[i];
    return NULL;
}

static void scale_values(const struct reckoning *r, const struct scheme *s, int figure,
                         struct period p, struct value *out)
{
    struct scaling g = {r, s, scale_of(s, figure), p};
    struct period i;
    struct value *from;

    for (size_t o = 0; o < r->n_owners; o++)
        out[o] = (struct value){.absent = true};
    if (!g.x)
        return;
    i = period_in(&r->w->in->period.calendar, g.x->period, p.last);
    if (i.first != p.first || i.last != p.last)
        return;
    if (g.x->how == SCALE_SUM || g.x->how == SCALE_MEAN) {
        of_parts(&g, out);
    } else {
        from = xcalloc(r->n_owners + 1, sizeof *from);
        figure_values(r, s, g.x->from.at, p, from);
        for (size_t o = 0; o < r->n_owners; o++)
            out[o] = one(&g, o, from);
        free(from);
    }
    for (size_t o = 0; o < r->n_owners; o++)
        out[o] = clamp(&g, out[o]);
}

/* --- any figure
 * ------------------------------------------------------------------------------------
 */

static struct value counted(const struct reckoning *r, enum figure_kind kind,
                            struct period p, size_t owner)
{
    const struct standing *who = reckon_owner(r, owner);
    struct tally t = span_tally(span_of(r->w, p), who->owner_kind, who->owner_id);

    if (kind == FIGURE_SUBMITTED)
        return (struct value){.amount = t.submitted * TB_ONE};
    if (kind == FIGURE_ADOPTED)
        return (struct value){.amount = t.adopted * TB_ONE};
    return (struct value){
        .amount = t.submitted ? amount_mul_div(TB_ONE, t.adopted, t.submitted) : 0,
        .absent = t.submitted == 0};
}

void figure_values(const struct reckoning *r, const struct scheme *s, int figure,
                   struct period p, struct value *out)
{
    const struct figure *f = &s->figures[figure];

    if (f->kind == FIGURE_SCALE) {
        scale_values(r, s, figure, p, out);
        return;
    }
    for (size_t o = 0; o < r->n_owners; o++) {
        if (f->kind == FIGURE_SUBMITTED || f->kind == FIGURE_ADOPTED ||
            f->kind == FIGURE_RATE)
            out[o] = counted(r, f->kind, p, o);
        else
            out[o] = (struct value){.amount = reckon_sum(r, o, f->pot, p)};
    }
}

/* Without anything to reckon a figure is a sum of credits. */
static struct value of_credits(const struct building *w, const struct figure *f,
                               const struct standing *who)
{
    struct tally t = span_tally(&w->t->whole, who->owner_kind, who->owner_id);

    switch (f->kind) {
    case FIGURE_SUBMITTED:
        return (struct value){.amount = who->submitted * TB_ONE};
    case FIGURE_ADOPTED:
        return (struct value){.amount = who->adopted * TB_ONE};
    case FIGURE_POINTS:
        return (struct value){.amount = t.points};
    case FIGURE_RATE:
        return (struct value){
            .amount = who->submitted
                          ? amount_mul_div(TB_ONE, who->adopted, who->submitted)
                          : 0,
            .absent = who->submitted == 0};
    case FIGURE_ACCOUNT:
    case FIGURE_SECTION:
    case FIGURE_COUNT:
        return (struct value){.amount = figure_sum(w, f->pot, &t)};
    case FIGURE_SCALE:
        break;
    }
    return (struct value){.absent = true};
}

void figure_exact(const struct building *w, const struct scheme *s, int figure,
                  struct value *out)
{
    static const struct figure points = {.kind = FIGURE_POINTS};
    const struct figure *f = s ? &s->figures[figure] : &points;

    if (w->r && s) {
        figure_values(w->r, s, figure, w->in->period, out);
        return;
    }
    for (size_t i = 0; i < w->n_listed; i++)
        out[i] = of_credits(w, f, &w->listed[i]);
}

void board_figure(const struct building *w, const struct scheme *s, int figure,
                  struct value *out)
{
    int decimals = s && s->decimals >= 0 ? s->decimals : 3;

    if (s && s->figures[figure].kind == FIGURE_COUNT)
        decimals = 3; /* pieces are printed as they are */
    figure_exact(w, s, figure, out);
    for (size_t i = 0; i < w->n_listed; i++)
        if (!out[i].absent)
            out[i].amount = amount_round(out[i].amount, decimals);
}
