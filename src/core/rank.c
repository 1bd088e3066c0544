/* Standings: who stands where in each group. */
#include <stdlib.h>
#include <string.h>

#include "core/amount.h"
#include "core/build.h"

/* A standing with what orders it. */
struct ranked {
    struct standing s;
    size_t group, unit, person; /* places in the office's order */
    bool by_adopted;            /* ties by adopted, and there is a tie to break */
};

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Negative when a stands above b in their group, 0 when they share a place. */
static int merit_order(const struct ranked *a, const struct ranked *b)
{
    int order = compare(a->s.exempt, b->s.exempt);

    if (order || a->s.exempt)
        return order;
    order = compare(b->s.points, a->s.points);
    if (!order && a->by_adopted)
        order = compare(b->s.adopted, a->s.adopted);
    return order;
}

static int ranked_order(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;
    int order = compare((int64_t)a->group, (int64_t)b->group);

    if (!order)
        order = merit_order(a, b);
    if (!order)
        order = compare((int64_t)a->unit, (int64_t)b->unit);
    return order ? order : compare((int64_t)a->person, (int64_t)b->person);
}

/* Places in each group: equal ones share, the next is skipped, exempt ones have none.
 */
static void give_places(struct ranked *r, size_t n)
{
    int32_t in_group = 0;

    for (size_t i = 0; i < n; i++) {
        bool same_group = i > 0 && r[i].group == r[i - 1].group;
        in_group = same_group ? in_group + 1 : 1;
        if (r[i].s.exempt)
            continue;
        r[i].s.place = in_group;
        if (same_group && merit_order(&r[i - 1], &r[i]) == 0) {
            r[i].s.place = r[i - 1].s.place;
            r[i].s.tied = r[i - 1].s.tied = true;
        }
    }
}

/* Column of an outlet on the board, by its place among all outlets; -1: none. */
static int *outlet_columns(const struct building *w)
{
    const struct names *n = w->in->names;
    int *column = arena_array(w->a, n->n_outlets + 1, sizeof *column);

    for (size_t i = 0; i < n->n_outlets; i++)
        column[i] = -1;
    for (size_t i = 0; i < w->b->n_outlets; i++)
        column[w->b->outlets[i] - n->outlets] = (int)i;
    return column;
}

static int outlet_owner_order(const struct outlet_count *c, enum owner_kind kind,
                              int64_t id)
{
    int order = compare(c->owner_kind, kind);

    return order ? order : compare(c->owner_id, id);
}

static const int64_t *outlet_row(const struct building *w, const int *column,
                                 enum owner_kind kind, int64_t id)
{
    const struct tallies *t = w->t;
    int64_t *row = arena_array(w->a, w->b->n_outlets + 1, sizeof *row);
    size_t low = 0, high = t->n_outlets;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (outlet_owner_order(&t->outlets[mid], kind, id) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < t->n_outlets && outlet_owner_order(&t->outlets[low], kind, id) == 0;
         low++) {
        const struct outlet *o = names_outlet(w->in->names, t->outlets[low].outlet_id);
        int at = o ? column[o - w->in->names->outlets] : -1;
        if (at >= 0)
            row[at] += t->outlets[low].count;
    }
    return row;
}

/* The sums of an owner as a standing; *exact: its points before rounding. */
static struct ranked rank_owner(const struct building *w, const int *column,
                                enum owner_kind kind, int64_t id,
                                const struct membership *m, tb_amount *exact)
{
    const struct scheme *scheme = w->b->scheme;
    struct tally sums = span_tally(&w->t->whole, kind, id);
    enum target_who who = kind == OWNER_UNIT ? WHO_UNIT : WHO_PERSON;
    struct ranked r = {
        .s = {.owner_id = id,
              .unit_id = m->unit_id,
              .group_id = m->group_id,
              .owner_kind = kind,
              .submitted = sums.submitted,
              .adopted = sums.adopted,
              .exempt = duties_exempt(&w->duties, who, id, w->in->period.last)},
        .group = names_group_order(w->in->names, m->group_id),
        .unit = names_unit_order(w->in->names, m->unit_id),
    };
    int decimals = scheme && scheme->decimals >= 0 ? scheme->decimals : 3;

    r.s.points = amount_round(sums.points, decimals);
    r.s.outlets = outlet_row(w, column, kind, id);
    /* Keys break ties of points only: all zeros share the last place. */
    r.by_adopted = scheme && scheme->ties == TIES_ADOPTED && r.s.points != 0;
    *exact = sums.points;
    return r;
}

static struct standing *finish(struct arena *a, struct ranked *r, size_t n)
{
    struct standing *out = arena_array(a, n + 1, sizeof *out);

    if (n > 1)
        qsort(r, n, sizeof *r, ranked_order);
    give_places(r, n);
    for (size_t i = 0; i < n; i++)
        out[i] = r[i].s;
    return out;
}

static void rank_units(struct building *w, const int *column)
{
    const struct names *n = w->in->names;
    struct ranked *r = xcalloc(n->n_units + 1, sizeof *r);

    for (size_t i = 0; i < n->n_units; i++) {
        const struct membership *m = names_membership_in(
            n, n->units[i].id, w->in->period.first, w->in->period.last);
        tb_amount exact;
        if (!m)
            continue;
        r[w->b->n_units++] =
            rank_owner(w, column, OWNER_UNIT, n->units[i].id, m, &exact);
        w->b->points = amount_plus(w->b->points, exact);
    }
    w->b->units = finish(w->a, r, w->b->n_units);
    free(r);
}

/* A person stands in the group of the unit of the last post in the period; when that
 * unit is not on the board there is no group to stand in. */
static void rank_people(struct building *w, const int *column)
{
    const struct names *n = w->in->names;
    struct ranked *r = xcalloc(n->n_people + 1, sizeof *r);

    for (size_t i = 0; i < n->n_people; i++) {
        const struct period p = w->in->period;
        const struct post *post = names_post_in(n, n->people[i].id, p.first, p.last);
        const struct membership *m =
            post ? names_membership_in(n, post->unit_id, p.first, p.last) : NULL;
        tb_amount exact;
        if (!m)
            continue;
        struct ranked *one = &r[w->b->n_people++];
        *one = rank_owner(w, column, OWNER_PERSON, n->people[i].id, m, &exact);
        one->person = i;
    }
    w->b->people = finish(w->a, r, w->b->n_people);
    free(r);
}

void rank_build(struct building *w)
{
    const int *column = outlet_columns(w);

    rank_units(w, column);
    rank_people(w, column);
}
