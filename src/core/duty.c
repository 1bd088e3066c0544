/* Targets in the order in which they are looked for. */
#include <stdlib.h>
#include <string.h>

#include "core/amount.h"
#include "core/build.h"

/* Words that say nothing new (`adopt` before the filter of a count of adoptions) must
 * not make two targets of one. */
static const char *canonical(struct arena *a, const struct names *names,
                             const struct target *t)
{
    struct filter f;

    if (!t->filter || !*t->filter)
        return "";
    if (filter_parse(a, t->filter, names, &f, NULL) != TB_OK)
        return t->filter;
    if ((t->metric == METRIC_SUBMITTED && f.kind == EVENT_SUBMIT) ||
        (t->metric == METRIC_ADOPTED && f.kind == EVENT_ADOPT))
        f.kind = -1;
    return filter_text(a, &f);
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static struct duty_key key_of(const struct duty *d)
{
    return (struct duty_key){d->target->metric, d->target->pot, d->target->period_kind,
                             d->filter};
}

int duty_key_order(const struct duty_key *a, const struct duty_key *b)
{
    int order = compare(a->metric, b->metric);

    if (!order)
        order = compare(a->pot, b->pot);
    if (!order)
        order = compare(a->period_kind, b->period_kind);
    return order ? order : strcmp(a->filter, b->filter);
}

static int who_order(const struct duty *d, enum target_who who_kind, int64_t who_id)
{
    int order = compare(d->target->who_kind, who_kind);

    return order ? order : compare(d->target->who_id, who_id);
}

/* What was imported goes before a scheme's quota, and the narrower before the broader.
 */
static int source_of(const struct target *t)
{
    return t->id > 0 ? 0 : t->breadth;
}

static int duty_order(const void *x, const void *y)
{
    const struct duty *a = x, *b = y;
    struct duty_key key_a = key_of(a), key_b = key_of(b);
    int order = who_order(a, b->target->who_kind, b->target->who_id);

    if (!order)
        order = duty_key_order(&key_a, &key_b);
    if (!order)
        order = compare(source_of(a->target), source_of(b->target));
    if (!order)
        order = compare(b->target->from, a->target->from);
    if (!order && a->target->id < 0) /* of equal clauses the later one */
        return compare(a->target->id, b->target->id);
    return order ? order : compare(b->target->id, a->target->id);
}

void duties_make(struct arena *a, const struct names *names,
                 const struct target *targets, size_t n, struct duties *out)
{
    out->items = arena_array(a, n + 1, sizeof *out->items);
    out->n = n;
    for (size_t i = 0; i < n; i++)
        out->items[i] = (struct duty){&targets[i], canonical(a, names, &targets[i])};
    if (n > 1)
        qsort(out->items, n, sizeof *out->items, duty_order);
}

/* The first item that is not before who (and key, when given). */
static size_t lower(const struct duties *d, enum target_who who_kind, int64_t who_id,
                    const struct duty_key *key)
{
    size_t low = 0, high = d->n;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = who_order(&d->items[mid], who_kind, who_id);
        if (order == 0 && key) {
            struct duty_key have = key_of(&d->items[mid]);
            order = duty_key_order(&have, key);
        }
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

void duties_of(const struct duties *d, enum target_who who_kind, int64_t who_id,
               size_t *from, size_t *to)
{
    *from = lower(d, who_kind, who_id, NULL);
    for (*to = *from; *to < d->n && who_order(&d->items[*to], who_kind, who_id) == 0;)
        ++*to;
}

size_t duties_run(const struct duties *d, size_t from)
{
    const struct target *first = d->items[from].target;
    struct duty_key key = key_of(&d->items[from]);
    size_t to = from + 1;

    for (; to < d->n; to++) {
        struct duty_key have = key_of(&d->items[to]);
        if (who_order(&d->items[to], first->who_kind, first->who_id) ||
            duty_key_order(&have, &key))
            break;
    }
    return to;
}

const struct target *duties_in_force(const struct duties *d, size_t from, size_t to,
                                     tb_day day)
{
    for (; from < to; from++)
        if (day_between(day, d->items[from].target->from, d->items[from].target->to))
            return d->items[from].target;
    return NULL;
}

const struct target *duties_find(const struct duties *d, enum target_who who_kind,
                                 int64_t who_id, const struct duty_key *key, tb_day day)
{
    size_t from = lower(d, who_kind, who_id, key);

    for (; from < d->n; from++) {
        struct duty_key have = key_of(&d->items[from]);
        if (who_order(&d->items[from], who_kind, who_id) || duty_key_order(&have, key))
            break;
        if (day_between(day, d->items[from].target->from, d->items[from].target->to))
            return d->items[from].target;
    }
    return NULL;
}

tb_amount duty_amount(const struct building *w, const struct target *t, int64_t unit_id,
                      tb_day day)
{
    const struct names *n = w->in->names;
    int64_t heads = 0;

    if (!t->per_head)
        return t->amount;
    for (size_t i = 0; i < n->n_people; i++) {
        const struct post *p = names_post_on(n, n->people[i].id, day);
        heads += p && p->unit_id == unit_id;
    }
    return amount_mul_div(t->amount, heads, 1);
}

bool duties_exempt(const struct duties *d, enum target_who who_kind, int64_t who_id,
                   tb_day day)
{
    size_t from, to;

    duties_of(d, who_kind, who_id, &from, &to);
    while (from < to) {
        size_t end = duties_run(d, from);
        const struct target *t = duties_in_force(d, from, end, day);
        if (t && t->exempt && (t->id > 0 || t->breadth == 1))
            return true;
        from = end;
    }
    return false;
}
