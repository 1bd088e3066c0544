/* Scales: figures made of other figures. */
#include <stdlib.h>
#include <string.h>

#include "core/amount.h"

#include "reckon.h"

__extension__ typedef __int128 wide;

/* Where an owner stands on the board of a period. */
struct seat {
    int64_t group_id; /* 0: not on that board */
    bool exempt;
};

struct scaling {
    const struct reckoning *r;
    const struct scheme *scheme;
    const struct scale *x;
    struct period period;
    struct seat *seats; /* of all owners */
};

static int decimals_of(const struct scheme *s)
{
    return s->decimals >= 0 ? s->decimals : 3;
}

/* As it is printed: pieces as they are. */
int figure_decimals(const struct scheme *s, int figure)
{
    return s && !figure_of_pieces(&s->figures[figure]) ? decimals_of(s) : 3;
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

static bool in_unranked(const struct scaling *g, int64_t group_id)
{
    const struct group *group = names_group(g->r->w->in->names, group_id);

    for (size_t i = 0; group && i < g->scheme->n_groups; i++)
        if (g->scheme->groups[i].unranked &&
            strcmp(g->scheme->groups[i].key, group->key) == 0)
            return true;
    return false;
}

static bool compares(const struct scaling *g, size_t owner, const struct value *from)
{
    const struct seat *s = &g->seats[owner];

    return !from[owner].absent && !s->exempt && !in_unranked(g, s->group_id);
}

static bool together(const struct scaling *g, size_t a, size_t b)
{
    const struct standing *x = reckon_owner(g->r, a), *y = reckon_owner(g->r, b);

    return x->owner_kind == y->owner_kind &&
           g->seats[a].group_id == g->seats[b].group_id;
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
    int decimals = figure_decimals(g->scheme, g->x->from.at);

    for (size_t i = 0; i < g->r->n_owners; i++) {
        if (!together(g, owner, i) || !compares(g, i, from))
            continue;
        if (from[i].amount > p.best)
            p.best = from[i].amount;
        if (from[i].amount > 0)
            p.sum = amount_plus(p.sum, from[i].amount);
        p.place += amount_round(from[i].amount, decimals) >
                   amount_round(from[owner].amount, decimals);
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

/* What is done of the quota is what the shortfall says: credits alone. */
static struct value by_target(const struct scaling *g, size_t owner)
{
    const struct building *w = g->r->w;
    const struct standing *who = reckon_owner(g->r, owner);
    const struct figure *f = &g->scheme->figures[g->x->from.at];

    for (size_t i = 0; i < w->n_gaps; i++) {
        const struct shortfall *gap = &w->gaps[i];
        if (gap->owner_id == who->owner_id && gap->owner_kind == who->owner_kind &&
            gap->period.kind == g->x->period && gap->period.last == g->period.last &&
            gap->pot == f->pot && (f->pot || (int)gap->metric == (int)f->kind) &&
            !gap->filter[0] && !gap->exempt && !gap->unsaid)
            return gap->required > 0
                       ? rounded(g->scheme, g->x->x, gap->done, gap->required)
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
        return by_target(g, owner);
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

/* A figure on the board of a part: a scale is the one of that name in the version of
 * then. */
static void part_values(const struct scaling *g, struct period i, struct value *out)
{
    const struct figure *f = &g->scheme->figures[g->x->from.at];
    const struct scheme *s = plan_scheme(g->r->w->in, i);
    int at = s ? scheme_figure(s, f->key) : -1;

    if (f->kind != FIGURE_SCALE)
        figure_values(g->r, g->scheme, g->x->from.at, i, out);
    else if (at >= 0)
        scale_values(g->r, s, at, i, out);
    else
        for (size_t o = 0; o < g->r->n_owners; o++)
            out[o] = (struct value){.absent = true};
}

static void of_parts(const struct scaling *g, struct value *out)
{
    size_t n = g->r->n_owners, parts = 0;
    struct value *part = xcalloc(n + 1, sizeof *part);
    struct period i = instance_first(g->x->part, g->period);

    memset(out, 0, n * sizeof *out);
    for (; instance_inside(i, g->period); i = instance_next(i), parts++) {
        part_values(g, i, part);
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

static struct seat seat_of(const struct building *w, const struct standing *s,
                           struct period p)
{
    const struct names *n = w->in->names;
    bool person = s->owner_kind == OWNER_PERSON;
    enum target_who who = person ? WHO_PERSON : WHO_UNIT;
    const struct post *post =
        person ? names_post_in(n, s->owner_id, p.first, p.last) : NULL;
    int64_t unit = person ? (post ? post->unit_id : 0) : s->owner_id;
    const struct membership *m = names_membership_in(n, unit, p.first, p.last);

    return (struct seat){.group_id = m ? m->group_id : 0,
                         .exempt = duties_exempt(&w->duties, who, s->owner_id, p.last)};
}

static void seat_all(struct scaling *g)
{
    g->seats = xcalloc(g->r->n_owners + 1, sizeof *g->seats);
    for (size_t o = 0; o < g->r->n_owners; o++)
        g->seats[o] = seat_of(g->r->w, reckon_owner(g->r, o), g->period);
}

/* What is absent cannot be added to. */
static void add_figure(const struct scaling *g, int figure, struct value *to)
{
    size_t n = g->r->n_owners;
    struct value *more = xcalloc(n + 1, sizeof *more);

    figure_values(g->r, g->scheme, figure, g->period, more);
    for (size_t o = 0; o < n; o++) {
        to[o].absent = to[o].absent || more[o].absent;
        to[o].amount = amount_plus(to[o].amount, more[o].amount);
    }
    free(more);
}

static void scale_out(const struct scaling *g, struct value *out)
{
    size_t n = g->r->n_owners;
    struct value *from;

    if (g->x->how == SCALE_SUM || g->x->how == SCALE_MEAN) {
        of_parts(g, out);
    } else {
        from = xcalloc(n + 1, sizeof *from);
        figure_values(g->r, g->scheme, g->x->from.at, g->period, from);
        for (size_t i = 0; i < g->x->n_plus; i++)
            add_figure(g, g->x->plus[i].at, from);
        for (size_t o = 0; o < n; o++)
            out[o] = one(g, o, from);
        free(from);
    }
    for (size_t o = 0; o < n; o++)
        out[o] =
            g->seats[o].group_id ? clamp(g, out[o]) : (struct value){.absent = true};
}

void scale_values(const struct reckoning *r, const struct scheme *s, int figure,
                  struct period p, struct value *out)
{
    struct scaling g = {.r = r, .scheme = s, .x = scale_of(s, figure), .period = p};
    struct period i;

    for (size_t o = 0; o < r->n_owners; o++)
        out[o] = (struct value){.absent = true};
    if (!g.x)
        return;
    i = period_in(&r->w->in->period.calendar, g.x->period, p.last);
    if (i.first != p.first || i.last != p.last)
        return;
    seat_all(&g);
    scale_out(&g, out);
    free(g.seats);
}
