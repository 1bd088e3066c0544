/* Shortfalls: what each owner owes in each instance of a target inside the period. */
#include <stdlib.h>
#include <string.h>

#include "core/amount.h"
#include "core/build.h"

/* A shortfall with what orders it. */
struct row {
    struct shortfall s;
    size_t group, unit, person; /* person 0: the unit itself */
};

struct quota {
    struct building *w;
    struct row *rows;
    size_t n, cap;
    struct piece *pieces;            /* scratch, for the most memberships of a unit */
    struct duty_key *keys;           /* scratch, for all targets */
    struct span *spans;              /* w->t->spans, sorted */
    struct filtered_count *filtered; /* w->t->filtered, sorted */
};

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* --- what was done ---------------------------------------------------------------- */

static int span_order(const void *x, const void *y)
{
    const struct span *a = x, *b = y;
    int order = compare(a->first, b->first);

    return order ? order : compare(a->last, b->last);
}

static int filtered_order(const void *x, const void *y)
{
    const struct filtered_count *a = x, *b = y;
    int order = compare(a->target_id, b->target_id);

    if (!order)
        order = compare(a->owner_kind, b->owner_kind);
    if (!order)
        order = compare(a->owner_id, b->owner_id);
    if (!order)
        order = compare(a->first, b->first);
    return order ? order : compare(a->last, b->last);
}

static struct tally done_in(const struct quota *q, const struct shortfall *s,
                            const struct target *t, tb_day first, tb_day last)
{
    const struct tallies *all = q->w->t;
    const struct span want = {.first = first, .last = last}, *span = NULL;
    struct tally none = {0};

    if (t->filter && *t->filter) {
        const struct filtered_count key = {.target_id = t->id,
                                           .owner_id = s->owner_id,
                                           .owner_kind = s->owner_kind,
                                           .first = first,
                                           .last = last};
        const struct filtered_count *f =
            all->n_filtered ? bsearch(&key, q->filtered, all->n_filtered, sizeof key,
                                      filtered_order)
                            : NULL;
        if (f)
            none = (struct tally){
                .points = f->points, .submitted = f->submitted, .adopted = f->adopted};
        return none;
    }
    if (first == q->w->in->period.first && last == q->w->in->period.last)
        span = &all->whole;
    else if (all->n_spans)
        span = bsearch(&want, q->spans, all->n_spans, sizeof want, span_order);
    none = span_tally(span, s->owner_kind, s->owner_id);
    if (t->pot) /* of a figure: its sum stands for the points */
        none.points = figure_sum(q->w, t->pot, &none);
    return none;
}

static tb_amount metric_of(enum metric metric, const struct tally *t)
{
    switch (metric) {
    case METRIC_SUBMITTED:
        return t->submitted * TB_ONE;
    case METRIC_ADOPTED:
        return t->adopted * TB_ONE;
    case METRIC_POINTS:
        return t->points;
    case METRIC_RATE:
        break;
    }
    return t->submitted ? amount_mul_div(TB_ONE, t->adopted, t->submitted) : 0;
}

/* done + recent * left / 56, half up to one decimal, in one rounding. */
static tb_amount project(tb_amount done, tb_amount recent, int left)
{
    const tb_amount tenth = TB_ONE / 10;
    tb_amount a, b, sum;

    if (!__builtin_mul_overflow(done, RECENT_DAYS, &a) &&
        !__builtin_mul_overflow(recent, left, &b) &&
        !__builtin_add_overflow(a, b, &sum))
        return amount_mul_div(sum, 1, RECENT_DAYS * tenth) * tenth;
    return amount_round(amount_plus(done, amount_mul_div(recent, left, RECENT_DAYS)),
                        1);
}

static void fill_done(const struct quota *q, const struct target *t,
                      struct shortfall *s)
{
    const tb_day today = q->w->in->today;
    const struct period p = s->period;
    struct tally sums = done_in(q, s, t, p.first, p.last);

    s->done = metric_of(s->metric, &sums);
    s->forecast = s->done;
    s->undefined = s->metric == METRIC_RATE && sums.submitted == 0;
    if (s->metric == METRIC_RATE || p.last < today || q->w->in->no_forecasts)
        return;
    struct tally recent = done_in(q, s, t, today - RECENT_DAYS + 1, today);
    int left = p.first > today ? period_days(p) : p.last - today;
    s->forecast = project(s->done, metric_of(s->metric, &recent), left);
}

static tb_amount pace_of(const struct shortfall *s, tb_day today)
{
    int days = period_days(s->period), gone = today - s->period.first + 1;
    int64_t num, den;

    if (gone > days)
        gone = days;
    if (gone <= 0 || s->required <= 0 || s->undefined)
        return -1;
    if (__builtin_mul_overflow(s->done, days, &num) ||
        __builtin_mul_overflow(s->required, gone, &den))
        return amount_mul_div(amount_mul_div(TB_ONE, s->done, s->required), days, gone);
    return amount_mul_div(TB_ONE, num, den);
}

/* The row's figures once it is known what is required. */
static void fill_row(const struct quota *q, const struct target *t, struct shortfall *s)
{
    s->target_id = t->id;
    s->pot = t->pot;
    s->figure = t->figure;
    s->exempt = t->exempt;
    s->pace = -1;
    fill_done(q, t, s);
    if (s->exempt || s->unsaid) {
        s->required = 0;
        return;
    }
    if (s->required > s->done)
        s->missing = amount_minus(s->required, s->done);
    s->pace = pace_of(s, q->w->in->today);
}

static void push(struct quota *q, const struct standing *who, const struct shortfall *s,
                 size_t person)
{
    const struct names *n = q->w->in->names;

    mem_grow(&q->rows, &q->cap, q->n, sizeof *q->rows);
    q->rows[q->n++] = (struct row){
        .s = *s,
        .group = names_group_order(n, who->group_id),
        .unit = names_unit_order(n, who->unit_id),
        .person = person,
    };
}

static struct shortfall start_row(const struct standing *who, enum metric metric,
                                  const char *filter, struct period instance)
{
    return (struct shortfall){.owner_id = who->owner_id,
                              .unit_id = who->unit_id,
                              .group_id = who->group_id,
                              .owner_kind = who->owner_kind,
                              .metric = metric,
                              .filter = filter,
                              .period = instance};
}

/* --- units ------------------------------------------------------------------------ */

static void unit_key(struct quota *q, const struct standing *who,
                     const struct duty_key *key)
{
    const struct period all = q->w->plan.window;
    struct period i = instance_first((enum period_kind)key->period_kind, all);

    for (; instance_inside(i, all); i = instance_next(i)) {
        const struct target *t;
        size_t n = pieces_cut(q->w, who->owner_id, key, i, q->pieces);
        struct shortfall s = start_row(who, key->metric, key->filter, i);
        if (n == 0)
            continue;
        t = pieces_require(q->w, q->pieces, n, &s);
        if (!t)
            continue;
        fill_row(q, t, &s);
        push(q, who, &s, 0);
        if (i.last == all.last)
            break;
    }
}

/* Appends the keys of one owner's targets. */
static size_t add_keys(const struct quota *q, size_t n, enum target_who who_kind,
                       int64_t who_id)
{
    const struct duties *d = &q->w->duties;
    size_t from, to;

    duties_of(d, who_kind, who_id, &from, &to);
    for (; from < to; from = duties_run(d, from)) {
        const struct target *t = d->items[from].target;
        q->keys[n++] =
            (struct duty_key){t->metric, t->pot, t->period_kind, d->items[from].filter};
    }
    return n;
}

static int key_order(const void *x, const void *y)
{
    return duty_key_order(x, y);
}

static bool seen_group(const struct membership *m, size_t k)
{
    for (size_t i = 0; i < k; i++)
        if (m[i].group_id == m[k].group_id)
            return true;
    return false;
}

static void unit_rows(struct quota *q, const struct standing *who)
{
    size_t count, n = add_keys(q, 0, WHO_UNIT, who->owner_id);
    const struct membership *m =
        names_memberships(q->w->in->names, who->owner_id, &count);

    for (size_t k = 0; k < count; k++)
        if (!seen_group(m, k))
            n = add_keys(q, n, WHO_GROUP, m[k].group_id);
    if (n > 1)
        qsort(q->keys, n, sizeof *q->keys, key_order);
    for (size_t k = 0; k < n; k++)
        if (k == 0 || duty_key_order(&q->keys[k - 1], &q->keys[k]) != 0)
            unit_key(q, who, &q->keys[k]);
}

/* --- people ----------------------------------------------------------------------- */

/* Of a run of equal duties the one in force for a person with such a post. */
static const struct target *duty_of_post(const struct duties *d, size_t from, size_t to,
                                         tb_day day, const struct post *post)
{
    for (; from < to; from++) {
        const struct target *t = d->items[from].target;
        if (day_between(day, t->from, t->to) &&
            (!t->roles || (t->roles & 1u << post->role)))
            return t;
    }
    return NULL;
}

/* A person owes in full every instance in which there was a post. */
static void person_run(struct quota *q, const struct standing *who, size_t from,
                       size_t to)
{
    const struct building *w = q->w;
    const struct target *first = w->duties.items[from].target;
    const struct person *person = names_person(w->in->names, who->owner_id);
    struct period i =
        instance_first((enum period_kind)first->period_kind, w->plan.window);

    for (; instance_inside(i, w->plan.window); i = instance_next(i)) {
        const struct post *post =
            names_post_in(w->in->names, who->owner_id, i.first, i.last);
        const struct target *t =
            post ? duty_of_post(&w->duties, from, to, i.last, post) : NULL;
        struct shortfall s =
            start_row(who, first->metric, w->duties.items[from].filter, i);
        if (!t)
            continue;
        s.required = t->amount;
        fill_row(q, t, &s);
        push(q, who, &s, 1 + (size_t)(person - w->in->names->people));
    }
}

static void person_rows(struct quota *q, const struct standing *who)
{
    size_t from, to;

    duties_of(&q->w->duties, WHO_PERSON, who->owner_id, &from, &to);
    while (from < to) {
        size_t end = duties_run(&q->w->duties, from);
        person_run(q, who, from, end);
        from = end;
    }
}

/* --- all of them ------------------------------------------------------------------ */

static int row_order(const void *x, const void *y)
{
    const struct row *a = x, *b = y;
    const int64_t keys[][2] = {
        {(int64_t)a->group, (int64_t)b->group},
        {(int64_t)a->unit, (int64_t)b->unit},
        {(int64_t)a->person, (int64_t)b->person},
        {a->s.metric, b->s.metric},
        {a->s.pot, b->s.pot},
        {a->s.period.first, b->s.period.first},
        {a->s.period.last, b->s.period.last},
        {a->s.target_id, b->s.target_id},
    };
    int order = 0;

    for (size_t i = 0; order == 0 && i < sizeof keys / sizeof *keys; i++)
        order = compare(keys[i][0], keys[i][1]);
    return order;
}

static void *sorted_copy(const void *items, size_t n, size_t size,
                         int (*order)(const void *, const void *))
{
    void *out = xmalloc(n * size + 1);

    if (n > 0) {
        memcpy(out, items, n * size);
        qsort(out, n, size, order);
    }
    return out;
}

/* The rows of the board's own period, among those of the window. */
static void keep_own(struct building *w)
{
    w->b->gaps = arena_array(w->a, w->n_gaps + 1, sizeof *w->b->gaps);
    for (size_t i = 0; i < w->n_gaps; i++)
        if (instance_inside(w->gaps[i].period, w->in->period))
            w->b->gaps[w->b->n_gaps++] = w->gaps[i];
}

void shortfalls_build(struct building *w)
{
    const struct tallies *t = w->t;
    struct quota q = {
        .w = w,
        .pieces = xcalloc(w->in->names->n_memberships + 1, sizeof *q.pieces),
        .keys = xcalloc(w->duties.n + 1, sizeof *q.keys),
        .spans = sorted_copy(t->spans, t->n_spans, sizeof *q.spans, span_order),
        .filtered =
            sorted_copy(t->filtered, t->n_filtered, sizeof *q.filtered, filtered_order),
    };

    for (size_t i = 0; i < w->b->n_units && w->duties.n > 0; i++)
        unit_rows(&q, &w->b->units[i]);
    for (size_t i = 0; i < w->b->n_people && w->duties.n > 0; i++)
        person_rows(&q, &w->b->people[i]);
    if (q.n > 1)
        qsort(q.rows, q.n, sizeof *q.rows, row_order);
    w->gaps = arena_array(w->a, q.n + 1, sizeof *w->gaps);
    for (size_t i = 0; i < q.n; i++)
        w->gaps[i] = q.rows[i].s;
    w->n_gaps = q.n;
    keep_own(w);
    free(q.rows);
    free(q.pieces);
    free(q.keys);
    free(q.spans);
    free(q.filtered);
}
