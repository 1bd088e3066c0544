/* What an event adds to those that it is combined with. */
#include "score_set.h"

const struct combine *combine_for(const struct scoring *w, const struct happening *h,
                                  const struct owner *o)
{
    const struct scheme *s = h->scheme;
    const struct filter_subject what = score_subject(w, h, o);

    for (size_t i = 0; i < s->n_combines; i++)
        if (filter_matches(&s->combines[i].filter, &what))
            return &s->combines[i];
    return h->event->kind == EVENT_ADOPT && s->adoptions.how ? &s->adoptions : NULL;
}

int64_t per_of(const struct combine *how, const struct article_event *v)
{
    switch (how ? how->per : PER_ARTICLE) {
    case PER_ARTICLE:
        break;
    case PER_LEVEL:
        return v->level;
    case PER_OUTLET:
        return v->outlet_id;
    case PER_LEADER:
        return (int64_t)v->leader;
    }
    return 0;
}

/* Adoptions of all versions are one set; else a clause is its own. */
static bool together(const struct set *s, const struct worth *x)
{
    bool adoptions = s->how->number == 0 || x->how->number == 0;

    if (s->per != x->per)
        return false;
    if (adoptions)
        return s->how->number == x->how->number;
    return s->how == x->how;
}

struct set *set_of(struct standing_sum *k, const struct worth *x)
{
    for (size_t i = 0; i < k->n_sets; i++)
        if (together(&k->sets[i], x))
            return &k->sets[i];
    struct set *s = &k->sets[k->n_sets++];
    *s = (struct set){.how = x->how, .per = x->per, .factor = {1, 1}};
    return s;
}

static tb_amount raise(tb_amount *best, tb_amount v)
{
    tb_amount gain = v > *best ? v - *best : 0;

    *best += gain;
    return gain;
}

/* Keeps the n highest; returns by how much their sum grew. */
static tb_amount raise_best(struct set *s, tb_amount v, int n)
{
    tb_amount least;
    int i;

    if (v <= 0)
        return 0;
    if (!s->values)
        s->values = xcalloc((size_t)n, sizeof *s->values);
    least = s->n_values < n ? 0 : s->values[n - 1];
    if (v <= least)
        return 0;
    if (s->n_values < n)
        s->n_values++;
    for (i = s->n_values - 1; i > 0 && s->values[i - 1] < v; i--)
        s->values[i] = s->values[i - 1];
    s->values[i] = v;
    return v - least;
}

static tb_amount level_sum(const struct set *s, int n)
{
    tb_amount sum = 0;
    unsigned taken = 0;

    for (; n > 0; n--) {
        int best = -1;
        for (int i = 0; i < LEVEL_NATIONAL + 2; i++)
            if (!(taken & 1u << i) && (best < 0 || s->levels[i] > s->levels[best]))
                best = i;
        if (best < 0)
            break;
        taken |= 1u << best;
        sum = amount_plus(sum, s->levels[best]);
    }
    return sum;
}

static tb_amount raise_levels(struct set *s, const struct worth *x)
{
    tb_amount before = level_sum(s, x->how->n);

    raise(&s->levels[x->h->event->level + 1], x->value);
    return level_sum(s, x->how->n) - before;
}

tb_amount gain_of(struct standing_sum *k, const struct worth *x)
{
    struct set *s;

    if (!x->how || !x->earns)
        return x->value;
    s = set_of(k, x);
    switch (x->how->how) {
    case COMBINE_UNSAID:
        break;
    case COMBINE_ALL: /* an earlier version's `highest` may be followed by `all` */
        raise(&s->best, x->value);
        break;
    case COMBINE_HIGHEST:
        return raise(&s->best, x->value);
    case COMBINE_BEST:
        return raise_best(s, x->value, x->how->n);
    case COMBINE_BEST_LEVELS:
        return raise_levels(s, x);
    case COMBINE_FIRST:
        return s->seen++ == 0 ? x->value : x->how->later;
    }
    return x->value;
}
