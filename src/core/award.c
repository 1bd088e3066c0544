/* Who is named for an honour. */
#include <stdlib.h>
#include <string.h>

#include "core/score.h"

#include "reckon.h"

struct naming {
    struct building *w;
    const struct scheme *scheme;
    const struct award *x;
    struct considered *items;
    size_t n, cap;
};

/* A quota of the kind that is over and was missed; NULL when every one was met. */
static const struct shortfall *missed(const struct naming *g, const struct standing *s)
{
    const struct board *b = g->w->b;

    for (size_t i = 0; g->x->if_met && i < b->n_gaps; i++) {
        const struct shortfall *gap = &b->gaps[i];
        if (gap->owner_id == s->owner_id && gap->owner_kind == s->owner_kind &&
            gap->missing > 0 && gap->period.last < g->w->in->today &&
            reckon_asks(g->w->r, g->scheme, &g->x->met, gap))
            return gap;
    }
    return NULL;
}

static const struct trigger *barred(const struct naming *g, const struct standing *s)
{
    const struct board *b = g->w->b;

    for (size_t i = 0; i < b->n_fired; i++)
        if (b->fired[i].owner_id == s->owner_id &&
            b->fired[i].owner_kind == s->owner_kind &&
            (b->fired[i].trigger->actions & 1u << THEN_NO_AWARD))
            return b->fired[i].trigger;
    return NULL;
}

static tb_amount offences(const struct naming *g, const struct standing *s)
{
    struct tally t;

    if (g->x->unless < 0)
        return 0;
    if (g->scheme->figures[g->x->unless].kind == FIGURE_MISSED)
        return missed_in(g->w, s->owner_kind, s->owner_id, g->w->in->period);
    t = span_tally(&g->w->t->whole, s->owner_kind, s->owner_id);
    return figure_sum(g->w, g->scheme->figures[g->x->unless].pot, &t);
}

/* Figures come as owners were listed; their places are on the board. */
static const struct standing *owner_at(const struct naming *g, size_t i)
{
    const struct standing *s = &g->w->listed[i];

    return board_standing(g->w->b, s->owner_kind, s->owner_id);
}

static bool asked(const struct naming *g, const struct standing *s)
{
    const struct group *group = names_group(g->w->in->names, s->group_id);

    if ((s->owner_kind == OWNER_PERSON) != g->x->people)
        return false;
    return g->x->whom.kind != WHOM_GROUP ||
           (group && strcmp(group->key, g->x->whom.key) == 0);
}

/* The place by a figure among those of the group that have it; who has none of it, or
 * less than none, is not considered. */
static int32_t place_of(const struct naming *g, const struct value *v, size_t at)
{
    const struct standing *s = owner_at(g, at);
    int32_t place = 1;

    if (rank_apart(g->w, s) || v[at].absent || v[at].amount <= 0)
        return 0;
    for (size_t i = 0; i < g->w->n_listed; i++) {
        const struct standing *o = owner_at(g, i);
        place += o->owner_kind == s->owner_kind && o->group_id == s->group_id &&
                 !v[i].absent && v[i].amount > v[at].amount && !rank_apart(g->w, o);
    }
    return place;
}

static void consider(struct naming *g, const struct standing *s, int32_t place,
                     int figure, tb_amount amount)
{
    struct considered x = {.award = g->x,
                           .owner_id = s->owner_id,
                           .group_id = s->group_id,
                           .owner_kind = s->owner_kind,
                           .place = place,
                           .figure = figure,
                           .amount = amount,
                           .missed = missed(g, s),
                           .barred = barred(g, s),
                           .offences = offences(g, s)};

    x.named = !x.missed && !x.barred && !x.offences;
    mem_grow(&g->items, &g->cap, g->n, sizeof *g->items);
    g->items[g->n++] = x;
}

static void name_all(struct naming *g)
{
    size_t n = g->w->n_listed;
    struct value *v = xcalloc(n + 1, sizeof *v);
    int figure = g->x->by.name             ? g->x->by.at
                 : g->scheme->rank_by.name ? g->scheme->rank_by.at
                                           : FIGURE_POINTS;

    board_figure(g->w, g->scheme, figure, v);
    for (size_t i = 0; i < n; i++) {
        const struct standing *s = owner_at(g, i);
        int32_t place = place_of(g, v, i);
        /* By the ranking's own figure ties may be broken already. */
        if (!g->x->by.name && place > 0)
            place = s->place;
        if (!asked(g, s) || place == 0 || place > g->x->top)
            continue;
        consider(g, s, place, figure, v[i].amount);
    }
    free(v);
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

struct winner {
    struct considered a;
    size_t group, standing; /* in the office's order; on the board */
};

static int winner_order(const void *x, const void *y)
{
    const struct winner *a = x, *b = y;
    int order = compare(a->a.award->number, b->a.award->number);

    if (!order)
        order = compare((int64_t)a->group, (int64_t)b->group);
    if (!order)
        order = compare(a->a.place, b->a.place);
    return order ? order : compare((int64_t)a->standing, (int64_t)b->standing);
}

/* Award by award, group by group, by place, then as they stand on the board. */
static void sort_all(struct naming *g)
{
    struct winner *w = xcalloc(g->n + 1, sizeof *w);

    for (size_t i = 0; i < g->n; i++) {
        const struct board *b = g->w->b;
        const struct standing *s =
            board_standing(b, g->items[i].owner_kind, g->items[i].owner_id);
        bool person = s->owner_kind == OWNER_PERSON;
        w[i] = (struct winner){g->items[i], names_group_order(b->names, s->group_id),
                               (size_t)(s - (person ? b->people : b->units))};
    }
    if (g->n > 1)
        qsort(w, g->n, sizeof *w, winner_order);
    for (size_t i = 0; i < g->n; i++)
        g->items[i] = w[i].a;
    free(w);
}

static void hand_out(struct building *w, const struct considered *items, size_t n)
{
    struct considered *all = arena_array(w->a, n + 1, sizeof *all);
    struct awarded *named = arena_array(w->a, n + 1, sizeof *named);
    size_t k = 0;

    for (size_t i = 0; i < n; i++) {
        const struct considered *x = &items[i];
        all[i] = *x;
        if (x->named)
            named[k++] = (struct awarded){.award = x->award,
                                          .owner_id = x->owner_id,
                                          .group_id = x->group_id,
                                          .owner_kind = x->owner_kind,
                                          .place = x->place};
    }
    w->b->considered = all;
    w->b->n_considered = n;
    w->b->awarded = named;
    w->b->n_awarded = k;
}

void awards_build(struct building *w)
{
    struct naming g = {.w = w, .scheme = w->b->scheme};

    for (size_t i = 0; g.scheme && i < g.scheme->n_awards; i++) {
        g.x = &g.scheme->awards[i];
        if (!g.x->articles) /* boards know nobody's single articles */
            name_all(&g);
    }
    sort_all(&g);
    hand_out(w, g.items, g.n);
    free(g.items);
}

bool award_fits(const struct award *x, const struct names *names,
                const struct article *article, struct period p)
{
    struct filter_subject s = {.article = article, .day = article->day, .names = names};

    if (filter_matches(&x->filter, &s))
        return true;
    for (size_t i = 0; i < article->n_events; i++) {
        s.event = &article->events[i];
        s.day = s.event->day;
        if (period_has(p, s.day) && filter_matches(&x->filter, &s))
            return true;
    }
    return false;
}
