/* Standings: who stands where in each group. */
#include <stdlib.h>
#include <string.h>

#include "core/amount.h"
#include "core/build.h"

#define KEYS_MAX (1 + TIES_MAX)

/* A standing with what orders it. */
struct ranked {
    struct standing s;
    size_t group, unit, person; /* places in the office's order */
    tb_amount keys[KEYS_MAX];   /* the ranking figure, then what breaks ties */
    size_t n_keys;
    bool apart; /* exempt, in an unranked group or without the figure: no place */
};

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Negative when a stands above b in their group, 0 when they share a place. */
static int merit_order(const struct ranked *a, const struct ranked *b)
{
    int order = compare(a->apart, b->apart);

    if (order || a->apart)
        return order;
    order = compare(b->keys[0], a->keys[0]);
    /* Keys break ties of something only: all zeros share the last place. */
    for (size_t i = 1; order == 0 && a->keys[0] != 0 && i < a->n_keys; i++)
        order = compare(b->keys[i], a->keys[i]);
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

/* Places in each group: equal ones share, the next is skipped, those apart have none.
 */
static void give_places(struct ranked *r, size_t n)
{
    int32_t in_group = 0;

    for (size_t i = 0; i < n; i++) {
        bool same_group = i > 0 && r[i].group == r[i - 1].group;
        in_group = same_group ? in_group + 1 : 1;
        if (r[i].apart)
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

/* --- who is on the board ---------------------------------------------------------- */

static struct standing list_owner(const struct building *w, const int *column,
                                  enum owner_kind kind, int64_t id,
                                  const struct membership *m)
{
    struct tally sums = span_tally(&w->t->whole, kind, id);
    enum target_who who = kind == OWNER_UNIT ? WHO_UNIT : WHO_PERSON;

    return (struct standing){
        .owner_id = id,
        .unit_id = m->unit_id,
        .group_id = m->group_id,
        .owner_kind = kind,
        .points = sums.points,
        .submitted = sums.submitted,
        .adopted = sums.adopted,
        .exempt = duties_exempt(&w->duties, who, id, w->in->period.last),
        .outlets = outlet_row(w, column, kind, id),
    };
}

static void list_units(struct building *w, const int *column)
{
    const struct names *n = w->in->names;

    w->b->units = arena_array(w->a, n->n_units + 1, sizeof *w->b->units);
    for (size_t i = 0; i < n->n_units; i++) {
        const struct membership *m = names_membership_in(
            n, n->units[i].id, w->in->period.first, w->in->period.last);
        if (m)
            w->b->units[w->b->n_units++] =
                list_owner(w, column, OWNER_UNIT, n->units[i].id, m);
    }
}

/* A person stands in the group of the unit of the last post in the period; when that
 * unit is not on the board there is no group to stand in. */
static void list_people(struct building *w, const int *column)
{
    const struct names *n = w->in->names;
    const struct period p = w->in->period;

    w->b->people = arena_array(w->a, n->n_people + 1, sizeof *w->b->people);
    for (size_t i = 0; i < n->n_people; i++) {
        const struct post *post = names_post_in(n, n->people[i].id, p.first, p.last);
        const struct membership *m =
            post ? names_membership_in(n, post->unit_id, p.first, p.last) : NULL;
        if (m)
            w->b->people[w->b->n_people++] =
                list_owner(w, column, OWNER_PERSON, n->people[i].id, m);
    }
}

void rank_list(struct building *w)
{
    const int *column = outlet_columns(w);
    struct board *b = w->b;
    struct standing *all;

    list_units(w, column);
    list_people(w, column);
    w->n_listed = b->n_units + b->n_people;
    all = arena_array(w->a, w->n_listed + 1, sizeof *all);
    if (b->n_units)
        memcpy(all, b->units, b->n_units * sizeof *all);
    if (b->n_people)
        memcpy(all + b->n_units, b->people, b->n_people * sizeof *all);
    w->listed = all;
}

/* --- their places ----------------------------------------------------------------- */

bool rank_apart(const struct building *w, const struct standing *st)
{
    const struct scheme *s = w->b->scheme;
    const struct group *g = names_group(w->in->names, st->group_id);

    if (st->exempt)
        return true;
    for (size_t i = 0; s && g && i < s->n_groups; i++)
        if (s->groups[i].unranked && strcmp(s->groups[i].key, g->key) == 0)
            return true;
    return false;
}

/* The figures that order the ranking, for all owners: rows of n_owners values. */
static struct value *ranking_values(const struct building *w, size_t *n_keys)
{
    const struct board *b = w->b;
    const struct scheme *s = b->scheme;
    size_t n = b->n_units + b->n_people;
    struct value *out = arena_array(w->a, n * KEYS_MAX + 1, sizeof *out);

    *n_keys = 1 + (s ? s->n_ties : 0);
    board_figure(w, s, s && s->rank_by.name ? s->rank_by.at : FIGURE_POINTS, out);
    for (size_t i = 1; i < *n_keys; i++)
        board_figure(w, s, s->ties[i - 1].at, out + i * n);
    return out;
}

static struct ranked ranked_of(const struct building *w, const struct standing *s,
                               const struct value *values, size_t n_keys, size_t at)
{
    const struct names *n = w->in->names;
    size_t owners = w->b->n_units + w->b->n_people;
    struct ranked r = {.s = *s,
                       .group = names_group_order(n, s->group_id),
                       .unit = names_unit_order(n, s->unit_id),
                       .n_keys = n_keys,
                       .apart = rank_apart(w, s)};

    if (s->owner_kind == OWNER_PERSON)
        r.person = (size_t)(names_person(n, s->owner_id) - n->people);
    for (size_t i = 0; i < n_keys; i++)
        r.keys[i] =
            values[i * owners + at].absent ? INT64_MIN : values[i * owners + at].amount;
    for (size_t i = 1; i < n_keys; i++) /* of these the fewer the better */
        if (w->b->scheme->figures[w->b->scheme->ties[i - 1].at].kind == FIGURE_MISSED)
            r.keys[i] = -r.keys[i];
    r.apart = r.apart || values[at].absent;
    return r;
}

static void place(struct building *w, struct standing *list, size_t n, size_t from,
                  const struct value *values, size_t n_keys)
{
    struct ranked *r = xcalloc(n + 1, sizeof *r);

    for (size_t i = 0; i < n; i++)
        r[i] = ranked_of(w, &list[i], values, n_keys, from + i);
    if (n > 1)
        qsort(r, n, sizeof *r, ranked_order);
    give_places(r, n);
    for (size_t i = 0; i < n; i++)
        list[i] = r[i].s;
    free(r);
}

/* The printed figures beside the points. */
static void fill_figures(struct building *w)
{
    struct board *b = w->b;
    size_t n = b->n_units + b->n_people;
    struct value *column = arena_array(w->a, n + 1, sizeof *column);
    struct value *all = arena_array(w->a, n * b->n_figures + 1, sizeof *all);

    for (size_t f = 0; f < b->n_figures; f++) {
        board_figure(w, b->scheme, (int)(b->figures[f] - b->scheme->figures), column);
        for (size_t i = 0; i < n; i++)
            all[i * b->n_figures + f] = column[i];
    }
    for (size_t i = 0; i < n; i++) {
        struct standing *s = i < b->n_units ? &b->units[i] : &b->people[i - b->n_units];
        s->figures = &all[i * b->n_figures];
    }
}

/* Points as they are printed; what they are exactly is summed first. */
static void print_points(struct building *w)
{
    struct board *b = w->b;
    size_t n = b->n_units + b->n_people;
    struct value *points = arena_array(w->a, n + 1, sizeof *points);
    int decimals = b->scheme && b->scheme->decimals >= 0 ? b->scheme->decimals : 3;

    figure_exact(w, b->scheme, FIGURE_POINTS, points);
    for (size_t i = 0; i < n; i++) {
        struct standing *s = i < b->n_units ? &b->units[i] : &b->people[i - b->n_units];
        if (i < b->n_units)
            b->points = amount_plus(b->points, points[i].amount);
        s->points = amount_round(points[i].amount, decimals);
    }
}

void rank_place(struct building *w)
{
    size_t n_keys;
    const struct value *values;

    fill_figures(w);
    values = ranking_values(w, &n_keys);
    print_points(w);
    place(w, w->b->units, w->b->n_units, 0, values, n_keys);
    place(w, w->b->people, w->b->n_people, w->b->n_units, values, n_keys);
}
