/* Topics that were missed: what no unit or person that was asked has answered. */
#include <stdlib.h>

#include "core/assignment.h"

#include "reckon.h"

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* --- which ------------------------------------------------------------------------ */

static int answer_order(const void *x, const void *y)
{
    const struct answer *a = x, *b = y;
    int order = compare(a->topic_id, b->topic_id);

    if (!order)
        order = compare(a->owner_kind, b->owner_kind);
    return order ? order : compare(a->owner_id, b->owner_id);
}

void answers_sort(struct answer *answers, size_t n)
{
    if (n > 1)
        qsort(answers, n, sizeof *answers, answer_order);
}

static bool answered(const struct building *w, const struct topic *t,
                     const struct standing *who)
{
    const struct tallies *all = w->t;
    const struct answer want = {t->id, who->owner_id, who->owner_kind};

    return all->n_answers &&
           bsearch(&want, all->answers, all->n_answers, sizeof want, answer_order);
}

static int missed_order(const void *x, const void *y)
{
    const struct missed *a = x, *b = y;
    int order = compare(a->owner_kind, b->owner_kind);

    if (!order)
        order = compare(a->owner_id, b->owner_id);
    if (!order)
        order = compare(a->topic->due, b->topic->due);
    return order ? order : compare(a->topic->id, b->topic->id);
}

struct listing {
    struct missed *items;
    size_t n, cap;
};

static void list_topic(const struct building *w, const struct topic *t,
                       struct listing *l)
{
    for (size_t i = 0; i < w->n_listed; i++) {
        const struct standing *who = &w->listed[i];
        if (!assignment_missed(w->in->names, t, who->owner_kind, who->owner_id,
                               w->in->today) ||
            answered(w, t, who))
            continue;
        mem_grow(&l->items, &l->cap, l->n, sizeof *l->items);
        l->items[l->n++] = (struct missed){who->owner_id, who->owner_kind, t};
    }
}

/* Those of the board's own period, among those of the window. */
static void keep_own(struct building *w)
{
    struct missed *own = arena_array(w->a, w->n_misses + 1, sizeof *own);

    w->b->missed = own;
    for (size_t i = 0; i < w->n_misses; i++)
        if (period_has(w->in->period, w->misses[i].topic->due))
            own[w->b->n_missed++] = w->misses[i];
}

void misses_build(struct building *w)
{
    const struct names *n = w->in->names;
    const struct period window = w->plan.window;
    struct listing l = {0};

    if (!w->plan.misses)
        return;
    for (size_t i = 0; i < n->n_topics; i++) {
        const struct topic *t = &n->topics[i];
        if (t->due != TB_DAY_NONE && t->due < w->in->today &&
            period_has(window, t->due))
            list_topic(w, t, &l);
    }
    if (l.n > 1)
        qsort(l.items, l.n, sizeof *l.items, missed_order);
    w->misses = arena_array(w->a, l.n + 1, sizeof *w->misses);
    for (size_t i = 0; i < l.n; i++)
        w->misses[i] = l.items[i];
    w->n_misses = l.n;
    free(l.items);
    keep_own(w);
}

/* Where an owner's begin. */
static size_t misses_of(const struct building *w, enum owner_kind kind, int64_t id)
{
    size_t from = 0, to = w->n_misses;

    while (from < to) {
        size_t mid = from + (to - from) / 2;
        const struct missed *m = &w->misses[mid];
        if (m->owner_kind < kind || (m->owner_kind == kind && m->owner_id < id))
            from = mid + 1;
        else
            to = mid;
    }
    return from;
}

tb_amount missed_in(const struct building *w, enum owner_kind kind, int64_t id,
                    struct period p)
{
    tb_amount n = 0;

    for (size_t i = misses_of(w, kind, id);
         i < w->n_misses && w->misses[i].owner_kind == kind &&
         w->misses[i].owner_id == id;
         i++)
        if (period_has(p, w->misses[i].topic->due))
            n += TB_ONE;
    return n;
}

/* --- what they are worth ---------------------------------------------------------- */

static bool fits(const struct building *w, const struct missed_clause *x,
                 const struct missed *m, struct period day)
{
    const struct post *p;

    if (!whom_fits(w, &x->whom, m->owner_kind, m->owner_id, day))
        return false;
    if (x->whom.kind != WHOM_PEOPLE || x->whom.role < 0)
        return true;
    p = names_post_on(w->in->names, m->owner_id, day.last);
    return p && (int)p->role == x->whom.role;
}

/* An earlier clause of the account has taken it. */
static bool taken(const struct reckoning *r, const struct scheme *s, size_t at,
                  const struct missed *m, struct period day)
{
    const struct missed_clause *x = s->misses;

    for (size_t i = 0; i < at; i++)
        if (x[i].to.account == x[at].to.account && fits(r->w, &x[i], m, day))
            return true;
    return false;
}

void misses_settle(struct reckoning *r)
{
    const struct building *w = r->w;

    for (size_t i = 0; i < w->n_misses; i++) {
        const struct missed *m = &w->misses[i];
        const struct period day = {m->topic->due, m->topic->due, PERIOD_DAYS,
                                   w->in->period.calendar};
        const struct scheme *s = plan_scheme(w->in, day);
        size_t owner = reckon_find(r, m->owner_kind, m->owner_id);
        for (size_t k = 0; s && owner < r->n_owners && k < s->n_misses; k++)
            if (fits(w, &s->misses[k], m, day) && !taken(r, s, k, m, day))
                reckon_book(r, owner, s, s->misses[k].number, &s->misses[k].to, day,
                            s->misses[k].x, (struct because){.topic = m->topic});
    }
}
