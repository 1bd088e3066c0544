#include "core/board.h"

#include <stdlib.h>

#include "core/build.h"

/* --- what the store must sum ------------------------------------------------------ */

struct period instance_first(enum period_kind kind, struct period p)
{
    if (p.kind == kind && kind <= PERIOD_YEAR) /* asked for each unit, and mostly so */
        return p;
    struct period i = period_in(&p.calendar, kind, p.first);

    return i.first < p.first ? period_step(i, 1) : i;
}

struct period instance_next(struct period i)
{
    struct period next = period_step(i, 1);

    if (next.first <= i.first)
        next.first = next.last = INT32_MAX;
    return next;
}

static bool counts_in(const struct target *t, struct period instance)
{
    return day_between(instance.last, t->from, t->to);
}

/* What an instance of a kind is wanted for. */
static void ask(const struct board_input *in, int kind, struct period instance,
                bool *wanted, bool *filtered)
{
    *wanted = *filtered = false;
    for (size_t i = 0; i < in->n_targets && !*filtered; i++) {
        const struct target *t = &in->targets[i];
        if (t->period_kind != kind || !counts_in(t, instance))
            continue;
        *wanted = true;
        *filtered = t->filter && *t->filter;
    }
}

struct span_list {
    struct span *items;
    size_t n, cap;
};

static void add_span(struct span_list *l, tb_day first, tb_day last)
{
    mem_grow(&l->items, &l->cap, l->n, sizeof *l->items);
    l->items[l->n++] = (struct span){.first = first, .last = last};
}

static int span_order(const void *x, const void *y)
{
    const struct span *a = x, *b = y;

    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->last > b->last) - (a->last < b->last);
}

static void sort_spans(struct arena *a, struct span_list *l, struct span **spans,
                       size_t *n)
{
    if (l->n > 1)
        qsort(l->items, l->n, sizeof *l->items, span_order);
    *spans = arena_array(a, l->n + 1, sizeof **spans);
    *n = 0;
    for (size_t i = 0; i < l->n; i++) {
        if (*n == 0 || span_order(&(*spans)[*n - 1], &l->items[i]) != 0)
            (*spans)[(*n)++] = l->items[i];
    }
    free(l->items);
}

static bool is_whole(const struct board_input *in, struct period i)
{
    return i.first == in->period.first && i.last == in->period.last;
}

void board_spans(struct arena *a, struct board_input *in, struct span **spans,
                 size_t *n)
{
    struct span_list l = {0};
    struct plan plan;
    bool recent = false;

    plan_make(a, in, &plan);
    in->pots = plan.pots;
    in->n_pots = plan.n_pots;
    in->reckons = plan.reckons;
    in->due_first = plan.window.first;
    in->due_last = plan.window.last < in->today ? plan.window.last : in->today - 1;
    in->misses = plan.misses && in->due_first <= in->due_last;
    for (int kind = PERIOD_WEEK; kind <= PERIOD_YEAR; kind++) {
        struct period i = instance_first((enum period_kind)kind, plan.window);
        for (; instance_inside(i, plan.window); i = instance_next(i)) {
            bool wanted, filtered;
            ask(in, kind, i, &wanted, &filtered);
            if (wanted && (filtered || !is_whole(in, i)))
                add_span(&l, i.first, i.last);
            recent = recent || (wanted && i.last >= in->today);
        }
    }
    for (size_t i = 0; i < plan.n_periods; i++)
        if (!is_whole(in, plan.periods[i]))
            add_span(&l, plan.periods[i].first, plan.periods[i].last);
    if (recent && !in->no_forecasts)
        add_span(&l, in->today - RECENT_DAYS + 1, in->today);
    sort_spans(a, &l, spans, n);
}

bool board_wants(const struct board_input *in, const struct target *t, tb_day first,
                 tb_day last)
{
    enum period_kind kind = (enum period_kind)t->period_kind;
    struct period i = period_in(&in->period.calendar, kind, first);
    bool recent = last == in->today && first == in->today - RECENT_DAYS + 1;
    bool wants = false;

    if (!recent && (i.first != first || i.last != last))
        return false; /* asked for each target and span, and mostly so */
    const struct period window = plan_window(in);
    if (i.first == first && i.last == last && instance_inside(i, window) &&
        counts_in(t, i))
        return true;
    if (!recent)
        return false;
    for (i = instance_first(kind, window); !wants && instance_inside(i, window);
         i = instance_next(i))
        wants = i.last >= in->today && counts_in(t, i);
    return wants;
}

/* --- building --------------------------------------------------------------------- */

static int tally_order(const void *x, const void *y)
{
    const struct tally *a = x, *b = y;

    if (a->owner_kind != b->owner_kind)
        return a->owner_kind < b->owner_kind ? -1 : 1;
    return (a->owner_id > b->owner_id) - (a->owner_id < b->owner_id);
}

struct tally span_tally(const struct span *s, enum owner_kind kind, int64_t id)
{
    const struct tally want = {.owner_kind = kind, .owner_id = id};
    const struct tally *found =
        s && s->n ? bsearch(&want, s->items, s->n, sizeof want, tally_order) : NULL;

    return found ? *found : want;
}

static void list_outlets(struct board *b, struct arena *a)
{
    const struct names *n = b->names;

    b->outlets = arena_array(a, n->n_outlets + 1, sizeof(const struct outlet *));
    for (size_t i = 0; i < n->n_outlets; i++) {
        const struct outlet *o = &n->outlets[i];
        if (o->from <= b->period.last &&
            (o->to == TB_DAY_NONE || o->to >= b->period.first))
            b->outlets[b->n_outlets++] = o;
    }
}

static void list_figures(struct board *b, struct arena *a)
{
    const struct scheme *s = b->scheme;
    const struct figure **list =
        arena_array(a, s ? s->n_figures : 1, sizeof(const struct figure *));

    b->figures = list;
    for (size_t i = FIGURE_RATE + 1; s && i < s->n_figures; i++)
        if (s->figures[i].kind != FIGURE_SECTION && !s->figures[i].hidden)
            list[b->n_figures++] = &s->figures[i];
}

static int entry_order(const void *x, const void *y)
{
    const struct standing_entry *a = x, *b = y;

    return (a->id > b->id) - (a->id < b->id);
}

static const struct standing_entry *
index_standings(struct arena *a, const struct standing *standings, size_t n)
{
    struct standing_entry *out = arena_array(a, n + 1, sizeof *out);

    for (size_t i = 0; i < n; i++)
        out[i] = (struct standing_entry){standings[i].owner_id, &standings[i]};
    if (n > 1)
        qsort(out, n, sizeof *out, entry_order);
    return out;
}

const struct span *span_of(const struct building *w, struct period p)
{
    const struct tallies *t = w->t;

    const struct span want = {.first = p.first, .last = p.last};
    const struct span *found;

    if (is_whole(w->in, p))
        return &t->whole;
    found = t->n_spans ? bsearch(&want, t->spans, t->n_spans, sizeof want, span_order)
                       : NULL;
    if (found) /* they come as board_spans has listed them */
        return found;
    for (size_t i = 0; i < t->n_spans; i++)
        if (t->spans[i].first == p.first && t->spans[i].last == p.last)
            return &t->spans[i];
    return NULL;
}

static void sum_up(struct board *b)
{
    for (size_t i = 0; i < b->n_units; i++) {
        b->submitted += b->units[i].submitted;
        b->adopted += b->units[i].adopted;
    }
}

struct board *board_build(struct arena *a, const struct board_input *in,
                          const struct tallies *t)
{
    struct board *b = arena_alloc(a, sizeof *b);
    struct building w = {.a = a, .in = in, .t = t, .b = b};

    *b = (struct board){
        .period = in->period,
        .today = in->today,
        .names = in->names,
        .scheme = in->schemes ? schemes_on(in->schemes, in->period.last) : NULL,
    };
    duties_make(a, in->names, in->targets, in->n_targets, &w.duties);
    plan_make(a, in, &w.plan);
    list_outlets(b, a);
    list_figures(b, a);
    rank_list(&w);
    sum_up(b);
    shortfalls_build(&w);
    misses_build(&w);
    if (w.plan.reckons)
        reckon(&w);
    rank_place(&w);
    b->units_by_id = index_standings(a, b->units, b->n_units);
    b->people_by_id = index_standings(a, b->people, b->n_people);
    if (w.plan.reckons)
        awards_build(&w);
    return b;
}

static const struct standing *walk(const struct standing *s, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (s[i].owner_id == id)
            return &s[i];
    return NULL;
}

const struct standing *board_standing(const struct board *b, enum owner_kind kind,
                                      int64_t id)
{
    const struct standing_entry want = {.id = id}, *found = NULL;
    const struct standing_entry *index = b->units_by_id;
    const struct standing *all = b->units;
    size_t n = b->n_units;

    if (kind == OWNER_PERSON) {
        index = b->people_by_id;
        all = b->people;
        n = b->n_people;
    }
    if (!index)
        return walk(all, n, id);
    if (n > 0)
        found = bsearch(&want, index, n, sizeof want, entry_order);
    return found ? found->standing : NULL;
}
