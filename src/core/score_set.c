/* Events of one article that are combined with each other: what they are worth
 * together. Versions of a scheme may differ in how: an event is taken by its own. */
#include "score_set.h"

#include <stdlib.h>

#include "core/amount.h"

#define LEVELS (LEVEL_NATIONAL + 2) /* with none */

static const struct combine *combine_for(const struct scoring *w, const struct worth *x)
{
    const struct scheme *s = x->h->scheme;
    const struct filter_subject what = score_subject(w, x->h, &x->one);

    for (size_t i = 0; i < s->n_combines; i++)
        if (filter_matches(&s->combines[i].filter, &what))
            return &s->combines[i];
    return x->h->event->kind == EVENT_ADOPT && s->adoptions.how ? &s->adoptions : NULL;
}

static int64_t per_of(const struct combine *how, const struct article_event *v)
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

void combine_find(const struct scoring *w, struct worth *x)
{
    x->how = combine_for(w, x);
    x->per = per_of(x->how, x->h->event);
}

static bool by_adoptions(const struct worth *x)
{
    return x->how == &x->h->scheme->adoptions;
}

/* Adoptions of all versions are one set; else a clause is its own. What no line acts on
 * takes no part. */
static bool together(const struct worth *a, const struct worth *b)
{
    if (!a->how || !a->earns || a->per != b->per)
        return false;
    return a->how == b->how || (by_adoptions(a) && by_adoptions(b));
}

static int highest_first(const void *x, const void *y)
{
    const tb_amount *a = x, *b = y;

    return (*a < *b) - (*a > *b);
}

/* The sum of the n highest. */
static tb_amount sum_best(tb_amount *v, size_t n_values, int n)
{
    tb_amount sum = 0;

    qsort(v, n_values, sizeof *v, highest_first);
    for (size_t i = 0; i < n_values && n > 0; i++, n--)
        sum = amount_plus(sum, v[i]);
    return sum;
}

/* What those among events[0..n) that go with x are worth together, by x's clause: below
 * 0 nothing. */
static tb_amount best_of(const struct worth *events, size_t n, const struct worth *x,
                         tb_amount *v)
{
    bool levels = x->how->how == COMBINE_BEST_LEVELS;
    size_t k = levels ? LEVELS : 0;

    for (size_t i = 0; i < k; i++)
        v[i] = 0;
    for (size_t i = 0; i < n; i++) {
        tb_amount value = events[i].value > 0 ? events[i].value : 0;
        if (!together(&events[i], x))
            continue;
        if (!levels)
            v[k++] = value;
        else if (v[events[i].h->event->level + 1] < value)
            v[events[i].h->event->level + 1] = value;
    }
    return sum_best(v, k, x->how->how == COMBINE_HIGHEST ? 1 : x->how->n);
}

static bool is_first(const struct worth *events, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (together(&events[i], &events[at]))
            return false;
    return true;
}

tb_amount combine_gain(const struct worth *events, size_t at)
{
    const struct worth *x = &events[at];
    tb_amount few[16 + LEVELS], *v = few, gain;

    if (!x->how || !x->earns)
        return x->value;
    switch (x->how->how) {
    case COMBINE_UNSAID:
    case COMBINE_ALL:
        return x->value;
    case COMBINE_FIRST:
        return is_first(events, at) ? x->value : x->how->later;
    case COMBINE_HIGHEST:
    case COMBINE_BEST:
    case COMBINE_BEST_LEVELS:
        break;
    }
    if (at >= 16)
        v = xmalloc((at + 1 + LEVELS) * sizeof *v);
    gain = amount_minus(best_of(events, at + 1, x, v), best_of(events, at, x, v));
    if (v != few)
        free(v);
    return gain;
}
