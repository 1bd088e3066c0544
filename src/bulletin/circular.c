/* From boards to what a bulletin says. */
#include "bulletin/circular.h"

#include <stddef.h>
#include <string.h>

static bool on_track(const struct circular *c, const struct board *b,
                     const struct standing *x)
{
    const struct unit *u = names_unit(b->names, x->unit_id);
    return u && u->track == c->track;
}

/* --- the heads -------------------------------------------------------------------- */

static struct circular_outlet outlet_of(struct arena *a, const struct outlet *o)
{
    return (struct circular_outlet){
        .id = o->id, .name = arena_strdup(a, o->name), .level = o->level};
}

static bool has_outlet(const struct circular *c, int64_t id)
{
    for (size_t i = 0; i < c->n_outlets; i++)
        if (c->outlets[i].id == id)
            return true;
    return false;
}

/* What an outlet adopted before it was closed stays in the year's total. */
static void copy_outlets(struct arena *a, struct circular *c, const struct board *b,
                         const struct board *total)
{
    size_t most = b->n_outlets + (total ? total->n_outlets : 0);
    c->outlets = arena_array(a, most + 1, sizeof *c->outlets);
    c->n_outlets = b->n_outlets;
    for (size_t i = 0; i < b->n_outlets; i++)
        c->outlets[i] = outlet_of(a, b->outlets[i]);
    for (size_t i = 0; total && i < total->n_outlets; i++)
        if (!has_outlet(c, total->outlets[i]->id))
            c->outlets[c->n_outlets + c->n_past++] = outlet_of(a, total->outlets[i]);
}

static void copy_figures(struct arena *a, struct circular *c, const struct board *b)
{
    c->figures = arena_array(a, b->n_figures + 1, sizeof *c->figures);
    c->n_figures = b->n_figures;
    for (size_t i = 0; i < b->n_figures; i++)
        c->figures[i] =
            (struct circular_figure){.name = arena_strdup(a, b->figures[i]->name),
                                     .count = figure_of_pieces(b->figures[i]),
                                     .adds = b->figures[i]->kind != FIGURE_SCALE};
}

static void copy_measure(struct arena *a, struct circular *c, const struct scheme *s)
{
    c->scheme = "";
    c->decimals = -1;
    if (!s)
        return;
    c->scheme = arena_strdup(a, s->name);
    c->scheme_from = s->from;
    c->decimals = s->decimals;
    c->dates = s->dates;
    c->ties = arena_array(a, s->n_ties + 1, sizeof *c->ties);
    c->n_ties = s->n_ties;
    for (size_t i = 0; i < s->n_ties; i++)
        c->ties[i] = arena_strdup(a, s->ties[i].name);
}

/* --- counts ----------------------------------------------------------------------- */

/* Another board of the same office: its outlets and figures may be others. */
static void copy_count(struct arena *a, const struct circular *c, const struct board *b,
                       const struct standing *x, struct circular_count *out)
{
    size_t n = c->n_outlets + c->n_past;
    int64_t *outlets = arena_array(a, n + 1, sizeof *outlets);
    struct value *figures = arena_array(a, c->n_figures + 1, sizeof *figures);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; x && x->outlets && j < b->n_outlets; j++)
            if (b->outlets[j]->id == c->outlets[i].id)
                outlets[i] = x->outlets[j];
    for (size_t i = 0; i < c->n_figures; i++) {
        figures[i].absent = true;
        for (size_t j = 0; x && x->figures && j < b->n_figures; j++)
            if (strcmp(b->figures[j]->name, c->figures[i].name) == 0)
                figures[i] = x->figures[j];
    }
    *out = (struct circular_count){.outlets = outlets, .figures = figures};
    if (x) {
        out->submitted = x->submitted;
        out->adopted = x->adopted;
        out->points = x->points;
    }
}

static void look_at_gaps(const struct board *b, const struct standing *x,
                         struct circular_row *row)
{
    for (size_t i = 0; i < b->n_gaps; i++) {
        const struct shortfall *g = &b->gaps[i];
        if (g->owner_kind != x->owner_kind || g->owner_id != x->owner_id || g->exempt ||
            g->unsaid)
            continue;
        row->short_of = row->short_of || g->missing > 0;
        if (g->metric != METRIC_SUBMITTED || g->pot || *g->filter ||
            g->period.first != b->period.first || g->period.last != b->period.last)
            continue;
        row->has_required = true;
        row->required = g->required;
        row->done = g->done;
        row->missing = g->missing;
    }
}

static const char *name_of(const struct names *n, const struct standing *x)
{
    const struct person *p =
        x->owner_kind == OWNER_PERSON ? names_person(n, x->owner_id) : NULL;
    const struct unit *u = names_unit(n, x->unit_id);
    return p ? p->name : u ? u->name : "";
}

static void fill_row(struct arena *a, const struct circular *c,
                     const struct circular_boards *b, const struct standing *x,
                     struct circular_row *row)
{
    const struct names *n = b->now->names;
    const struct unit *u = names_unit(n, x->unit_id);
    const struct group *g = names_group(n, x->group_id);
    const struct standing *then =
        b->before ? board_standing(b->before, x->owner_kind, x->owner_id) : NULL;
    *row = (struct circular_row){
        .owner_kind = x->owner_kind,
        .owner_id = x->owner_id,
        .unit_id = x->unit_id,
        .group_id = x->group_id,
        .name = arena_strdup(a, name_of(n, x)),
        .unit = arena_strdup(a, u ? u->name : ""),
        .group = arena_strdup(a, g ? g->name : ""),
        .order = names_unit_order(n, x->unit_id),
        .place = x->place,
        .place_before = then && then->group_id == x->group_id ? then->place : 0,
        .exempt = x->exempt,
        .exempt_note = "",
    };
    look_at_gaps(b->now, x, row);
    copy_count(a, c, b->now, x, &row->now);
    if (b->total)
        copy_count(a, c, b->total, board_standing(b->total, x->owner_kind, x->owner_id),
                   &row->total);
}

static struct circular_row *fill_rows(struct arena *a, const struct circular *c,
                                      const struct circular_boards *b,
                                      const struct standing *all, size_t n, size_t *out)
{
    struct circular_row *rows = arena_array(a, n + 1, sizeof *rows);
    *out = 0;
    for (size_t i = 0; i < n; i++)
        if (on_track(c, b->now, &all[i]))
            fill_row(a, c, b, &all[i], &rows[(*out)++]);
    return rows;
}

/* --- sums ------------------------------------------------------------------------- */

static void sum_add(struct circular_sum *sum, int64_t submitted, int64_t adopted,
                    tb_amount points)
{
    sum->units++;
    sum->reporting += submitted > 0;
    sum->submitted += submitted;
    sum->adopted += adopted;
    sum->points = amount_plus(sum->points, points);
}

static struct circular_group *group_of(struct circular *c, int64_t id)
{
    for (size_t i = 0; i < c->n_groups; i++)
        if (c->groups[i].id == id)
            return &c->groups[i];
    return NULL;
}

static bool is_unranked(const struct scheme *s, const struct group *g)
{
    for (size_t i = 0; s && g && i < s->n_groups; i++)
        if (s->groups[i].unranked && strcmp(s->groups[i].key, g->key) == 0)
            return true;
    return false;
}

static void sum_now(struct arena *a, struct circular *c, const struct board *b)
{
    c->groups = arena_array(a, c->n_units + 1, sizeof *c->groups);
    for (size_t i = 0; i < c->n_units; i++) {
        const struct circular_row *r = &c->units[i];
        struct circular_group *g = group_of(c, r->group_id);
        if (!g) {
            g = &c->groups[c->n_groups++];
            *g = (struct circular_group){
                .id = r->group_id,
                .name = r->group,
                .unranked = is_unranked(b->scheme, names_group(b->names, r->group_id)),
            };
        }
        sum_add(&g->now, r->now.submitted, r->now.adopted, r->now.points);
        sum_add(&c->now, r->now.submitted, r->now.adopted, r->now.points);
    }
}

/* Groups as they were then: a unit that has moved since counts where it stood. */
static void sum_other(struct circular *c, const struct board *b, size_t whole,
                      size_t of_group)
{
    for (size_t i = 0; b && i < b->n_units; i++) {
        const struct standing *x = &b->units[i];
        struct circular_group *g = group_of(c, x->group_id);
        if (!on_track(c, b, x))
            continue;
        sum_add((struct circular_sum *)((char *)c + whole), x->submitted, x->adopted,
                x->points);
        if (g)
            sum_add((struct circular_sum *)((char *)g + of_group), x->submitted,
                    x->adopted, x->points);
    }
}

static void sum_months(struct arena *a, struct circular *c,
                       const struct circular_boards *b)
{
    for (size_t i = 0; i < c->n_groups; i++)
        c->groups[i].by_month =
            arena_array(a, c->n_months + 1, sizeof *c->groups[i].by_month);
    for (size_t m = 0; m < c->n_months; m++)
        for (size_t i = 0; i < b->months[m].board->n_units; i++) {
            const struct standing *x = &b->months[m].board->units[i];
            struct circular_group *g = group_of(c, x->group_id);
            if (g && on_track(c, b->months[m].board, x))
                sum_add(&g->by_month[m], x->submitted, x->adopted, x->points);
        }
}

void circular_fill(struct arena *a, struct circular *c, const struct circular_boards *b)
{
    copy_outlets(a, c, b->now, b->total);
    copy_figures(a, c, b->now);
    copy_measure(a, c, b->now->scheme);
    c->units = fill_rows(a, c, b, b->now->units, b->now->n_units, &c->n_units);
    c->people = fill_rows(a, c, b, b->now->people, b->now->n_people, &c->n_people);
    sum_now(a, c, b->now);
    sum_other(c, b->before, offsetof(struct circular, before),
              offsetof(struct circular_group, before));
    sum_other(c, b->year_ago, offsetof(struct circular, year_ago),
              offsetof(struct circular_group, year_ago));
    sum_other(c, b->total, offsetof(struct circular, total),
              offsetof(struct circular_group, total));
    sum_months(a, c, b);
}

/* The week of the same number, 53 weeks ago when the year before has so many; of week
 * 53 the last one. */
static struct period week_year_ago(struct period p)
{
    char name[PERIOD_NAME_MAX], then[PERIOD_NAME_MAX];
    struct period ago = period_step(p, -52);
    period_format(p, name);
    period_format(ago, then);
    return strcmp(strchr(name, 'W'), strchr(then, 'W')) == 0 ? ago
                                                             : period_step(p, -53);
}

struct period circular_year_ago(struct period p)
{
    static const int steps[] = {
        [PERIOD_MONTH] = 12, [PERIOD_BIMONTH] = 6, [PERIOD_QUARTER] = 4,
        [PERIOD_HALF] = 2,   [PERIOD_TERM] = 2,    [PERIOD_YEAR] = 1};
    if (p.kind == PERIOD_WEEK)
        return week_year_ago(p);
    if (p.kind <= PERIOD_YEAR)
        return period_step(p, -steps[p.kind]);
    tb_day first = day_add_months(p.first, -12);
    tb_day last = p.kind == PERIOD_MONTHS ? day_add_months(p.last + 1, -12) - 1
                                          : day_add_months(p.last, -12);
    return (struct period){first, last, p.kind, p.calendar};
}
