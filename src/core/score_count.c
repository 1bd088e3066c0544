/* Counted pieces: the figures that `count` makes. */
#include <stdlib.h>

#include "core/amount.h"

#include "scoring.h"

/* What an article has counted for, figure by figure. */
struct counted {
    int pot;
    tb_amount best;
};

static const struct count *count_for(const struct scheme *s, int figure,
                                     const struct filter_subject *what)
{
    for (size_t i = 0; s && i < s->n_counts; i++)
        if (s->counts[i].figure == figure && filter_matches(&s->counts[i].filter, what))
            return &s->counts[i];
    return NULL;
}

static bool says(const struct scheme *s, int figure)
{
    for (size_t i = 0; i < s->n_counts; i++)
        if (s->counts[i].figure == figure)
            return true;
    return false;
}

bool score_counts_adopted(const struct scoring *w, const struct happening *h,
                          const struct owner *o)
{
    const struct filter_subject what = score_subject(w, h, o);

    return !h->scheme || !says(h->scheme, FIGURE_ADOPTED) ||
           count_for(h->scheme, FIGURE_ADOPTED, &what);
}

int schemes_submitted_pot(const struct schemes *s)
{
    for (size_t i = 0; s && i < s->n; i++)
        if (says(&s->items[i], FIGURE_SUBMITTED))
            return POT_SUBMITTED;
    return 0;
}

static tb_amount part_of(const struct scheme *s, const struct owner *o, tb_amount n)
{
    enum share_how how = o->kind == OWNER_UNIT ? s->count_units : s->count_authors;

    if (o->parts <= 1 || how != SHARE_EQUAL)
        return n;
    return amount_share(n, o->part, o->parts);
}

static void push(struct scoring *w, const struct happening *h, const struct owner *o,
                 int pot, int number, tb_amount amount)
{
    int64_t id = h->scheme ? h->scheme->id : 0;

    if (amount)
        score_push(w, h, o,
                   (struct credit){.account = pot,
                                   .line = CREDIT_LINE(id, number),
                                   .since = -1,
                                   .amount = amount});
}

/* Of several adoptions the highest weight counts: each earns what it adds. */
static tb_amount added(struct counted *all, size_t *n, int pot, tb_amount weight)
{
    size_t i = 0;

    while (i < *n && all[i].pot != pot)
        i++;
    if (i == *n)
        all[(*n)++] = (struct counted){pot, 0};
    tb_amount gain = weight > all[i].best ? weight - all[i].best : 0;
    all[i].best += gain;
    return gain;
}

/* A figure of an earlier version with the same pot. */
static bool said_before(const struct schemes *s, size_t at, int pot)
{
    for (size_t i = 0; i < at; i++)
        for (size_t k = 0; k < s->items[i].n_counts; k++)
            if (s->items[i].figures[s->items[i].counts[k].figure].pot == pot)
                return true;
    return false;
}

/* What an award is not given for: each such event of its own articles, whatever the
 * version in force then. */
static void count_unless(struct scoring *w, const struct happening *h,
                         const struct owner *o)
{
    int kind = h->event ? (int)h->event->kind : EVENT_SUBMIT, last = 0;

    for (size_t i = 0; w->schemes && i < w->schemes->n; i++) {
        const struct scheme *s = &w->schemes->items[i];
        for (size_t k = 0; k < s->n_counts; k++) {
            const struct figure *f = &s->figures[s->counts[k].figure];
            if (!f->hidden || s->counts[k].filter.kind != kind || f->pot == last ||
                said_before(w->schemes, i, f->pot))
                continue;
            last = f->pot;
            score_keep(w, h, o,
                       (struct credit){.account = f->pot,
                                       .line = CREDIT_LINE(s->id, s->counts[k].number),
                                       .since = -1,
                                       .amount = TB_ONE});
        }
    }
}

#define COUNTS_FEW 64 /* figures of all versions; for more there is a heap */

static void count_event(struct scoring *w, const struct happening *h,
                        const struct owner *o, struct counted *all, size_t *n)
{
    const struct scheme *s = h->scheme;
    const struct filter_subject what = score_subject(w, h, o);

    for (size_t i = FIGURE_RATE + 1; s && i < s->n_figures; i++) {
        const struct count *c;
        tb_amount weight;
        if (s->figures[i].kind != FIGURE_COUNT || s->figures[i].hidden)
            continue;
        c = count_for(s, (int)i, &what);
        if (!c)
            continue;
        weight = c->weight;
        if (h->event && h->event->kind == EVENT_ADOPT)
            weight = added(all, n, s->figures[i].pot, weight);
        push(w, h, o, s->figures[i].pot, c->number, part_of(s, o, weight));
    }
}

/* The handing-in: its `count` figures, and whether it counts as submitted. */
static void count_handed_in(struct scoring *w, const struct owner *o)
{
    const struct happening h = {.scheme = schemes_on(w->schemes, w->article->day),
                                .day = w->article->day};
    const struct filter_subject what = score_subject(w, &h, o);
    const struct count *c;
    size_t n = 0;

    count_event(w, &h, o, NULL, &n);
    count_unless(w, &h, o);
    if (!schemes_submitted_pot(w->schemes))
        return;
    c = count_for(h.scheme, FIGURE_SUBMITTED, &what);
    if (c || !h.scheme || !says(h.scheme, FIGURE_SUBMITTED))
        push(w, &h, o, POT_SUBMITTED, c ? c->number : 0, TB_ONE);
}

void score_counts(struct scoring *w, const struct owner *o)
{
    struct counted few[COUNTS_FEW], *all = few;
    size_t n = 0, most = 0;

    for (size_t i = 0; w->schemes && i < w->schemes->n; i++)
        most += w->schemes->items[i].n_figures;
    if (most > COUNTS_FEW)
        all = xmalloc(most * sizeof *all);

    if (o->parts > 0)
        count_handed_in(w, o);
    for (size_t i = 0; i < w->article->n_events; i++) {
        struct owner one;
        if (!score_concerns(&w->events[i], o, &one))
            continue;
        count_event(w, &w->events[i], &one, all, &n);
        count_unless(w, &w->events[i], &one);
    }
    if (all != few)
        free(all);
}
