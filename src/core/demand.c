/* A scheme's `quota` clauses as targets. */
#include <string.h>

#include "core/scheme.h"

struct listing {
    struct arena *a;
    const struct names *names;
    struct target *items;
    size_t n, cap;
    const struct scheme *scheme;
    tb_day from, to; /* days on which it is in force */
};

static void add(struct listing *l, const struct quota_clause *q, enum target_who who,
                int64_t id, int breadth)
{
    const struct figure *f = &l->scheme->figures[q->demand.figure.at];

    if (l->n == l->cap) {
        size_t cap = l->cap * 2 + 16;
        struct target *more = arena_array(l->a, cap, sizeof *more);
        if (l->n)
            memcpy(more, l->items, l->n * sizeof *more);
        l->items = more;
        l->cap = cap;
    }
    l->items[l->n++] = (struct target){
        .id = -(l->scheme->id << 16 | q->number),
        .who_kind = who,
        .who_id = id,
        .metric = f->kind <= FIGURE_RATE ? (enum metric)f->kind : METRIC_POINTS,
        .pot = f->pot,
        .figure = f->pot ? f->name : NULL,
        .period_kind = (int)q->demand.period,
        .exempt = q->exempt,
        .amount = q->amount,
        .from = l->from,
        .to = l->to,
        .filter = q->demand.filter_words,
        .of = "",
        .note = q->text,
        .breadth = breadth,
        .per_head = q->per_head,
        .roles = q->whom.role >= 0 ? 1u << q->whom.role : 0,
    };
}

static void add_clause(struct listing *l, const struct quota_clause *q)
{
    const struct names *n = l->names;
    const struct group *g;
    const struct unit *u;
    const struct person *p;

    switch (q->whom.kind) {
    case WHOM_ANY:
        break;
    case WHOM_UNITS:
        for (size_t i = 0; i < n->n_groups; i++)
            add(l, q, WHO_GROUP, n->groups[i].id, 3);
        break;
    case WHOM_GROUP:
        if ((g = names_group_by_key(n, q->whom.key)))
            add(l, q, WHO_GROUP, g->id, 2);
        break;
    case WHOM_UNIT:
        if ((u = names_unit_by_key(n, q->whom.key)))
            add(l, q, WHO_UNIT, u->id, 1);
        break;
    case WHOM_PEOPLE:
        for (size_t i = 0; i < n->n_people; i++)
            add(l, q, WHO_PERSON, n->people[i].id, q->whom.role >= 0 ? 2 : 3);
        break;
    case WHOM_PERSON:
        if ((p = names_person_by_key(n, q->whom.key)))
            add(l, q, WHO_PERSON, p->id, 1);
        break;
    }
}

static void add_all(struct listing *l, tb_day from, tb_day to)
{
    l->from = from;
    l->to = to;
    for (size_t k = 0; k < l->scheme->n_quotas; k++)
        add_clause(l, &l->scheme->quotas[k]);
}

/* A version is in force where no later one is: it may come back when that has ended. */
static void add_scheme(struct listing *l, const struct schemes *s, size_t i)
{
    tb_day at = s->items[i].from, end = s->items[i].to;

    l->scheme = &s->items[i];
    for (size_t k = i + 1; k < s->n; k++) {
        const struct scheme *later = &s->items[k];
        if (end != TB_DAY_NONE && later->from > end)
            break;
        if (later->from > at)
            add_all(l, at, later->from - 1);
        if (later->to == TB_DAY_NONE)
            return;
        if (later->to + 1 > at)
            at = later->to + 1;
    }
    if (end == TB_DAY_NONE || at <= end)
        add_all(l, at, end);
}

void schemes_targets(struct arena *a, const struct schemes *s, const struct names *n,
                     const struct target *given, size_t n_given, struct target **out,
                     size_t *n_out)
{
    struct listing l = {.a = a, .names = n, .cap = n_given};

    l.items = arena_array(a, n_given + 1, sizeof *l.items);
    if (n_given)
        memcpy(l.items, given, n_given * sizeof *l.items);
    l.n = n_given;
    for (size_t i = 0; s && i < s->n; i++)
        add_scheme(&l, s, i);
    *out = l.items;
    *n_out = l.n;
}
