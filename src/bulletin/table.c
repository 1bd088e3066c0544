/* The tables of units, people and groups. */
#include <stdlib.h>
#include <string.h>

#include "cell.h"
#include "composing.h"

struct row_ref {
    const struct circular_row *row;
};
struct rows {
    struct row_ref *items;
    size_t n;
};

static int official_order(const void *x, const void *y)
{
    const struct circular_row *a = ((const struct row_ref *)x)->row;
    const struct circular_row *b = ((const struct row_ref *)y)->row;
    int order = (a->order > b->order) - (a->order < b->order);
    return order ? order : (a->owner_id > b->owner_id) - (a->owner_id < b->owner_id);
}

/* Those of a group (NULL: all), in the order that the template wants. */
static struct rows rows_of(const struct composing *w, bool people,
                           const struct circular_group *g)
{
    const struct circular_row *all = people ? w->c->people : w->c->units;
    size_t n = people ? w->c->n_people : w->c->n_units;
    struct rows out = {arena_array(w->a, n + 1, sizeof *out.items), 0};
    for (size_t i = 0; i < n; i++)
        if (!g || all[i].group_id == g->id)
            out.items[out.n++].row = &all[i];
    if (w->t->official || (g && g->unranked))
        qsort(out.items, out.n, sizeof *out.items, official_order);
    return out;
}

/* --- sums ------------------------------------------------------------------------- */

static void add_count(struct arena *a, const struct circular *c,
                      struct circular_count *sum, const struct circular_count *x)
{
    size_t n = c->n_outlets + c->n_past;
    int64_t *outlets = arena_array(a, n + 1, sizeof *outlets);
    tb_amount *points = arena_array(a, n + 1, sizeof *points);
    struct value *figures = arena_array(a, c->n_figures + 1, sizeof *figures);
    for (size_t i = 0; i < n; i++) {
        outlets[i] =
            (sum->outlets ? sum->outlets[i] : 0) + (x->outlets ? x->outlets[i] : 0);
        points[i] = amount_plus(sum->outlet_points ? sum->outlet_points[i] : 0,
                                x->outlet_points ? x->outlet_points[i] : 0);
    }
    for (size_t i = 0; i < c->n_figures; i++) {
        bool given = x->figures && !x->figures[i].absent;
        figures[i] = sum->figures ? sum->figures[i] : (struct value){.absent = true};
        if (given)
            figures[i] = (struct value){
                .amount = amount_plus(figures[i].absent ? 0 : figures[i].amount,
                                      x->figures[i].amount)};
    }
    *sum = (struct circular_count){
        .submitted = sum->submitted + x->submitted,
        .adopted = sum->adopted + x->adopted,
        .points = amount_plus(sum->points, x->points),
        .outlets = outlets,
        .outlet_points = points,
        .figures = figures,
    };
}

static struct table_row sum_rows(const struct composing *w, struct rows rows,
                                 const char *name)
{
    struct circular_row *sum = arena_alloc(w->a, sizeof *sum);
    struct table_row out = {.r = sum, .sum = true};
    *sum = (struct circular_row){.name = name, .unit = name, .group = name};
    for (size_t i = 0; i < rows.n; i++) {
        const struct circular_row *r = rows.items[i].row;
        add_count(w->a, w->c, &sum->now, &r->now);
        add_count(w->a, w->c, &sum->total, &r->total);
        out.units++;
        out.reporting += r->now.submitted > 0;
        sum->has_required = sum->has_required || r->has_required;
        sum->required = amount_plus(sum->required, r->required);
        sum->missing = amount_plus(sum->missing, r->missing);
    }
    return out;
}

/* --- making ----------------------------------------------------------------------- */

static struct table_row row_of(const struct circular_row *r, size_t at)
{
    return (struct table_row){.r = r,
                              .serial = (int64_t)at + 1,
                              .units = 1,
                              .reporting = r->now.submitted > 0};
}

static struct paper_table *new_table(const struct composing *w,
                                     const struct column_at *columns, size_t n_columns,
                                     size_t most, bool records)
{
    struct paper_table *t = arena_alloc(w->a, sizeof *t);
    *t = (struct paper_table){
        .name = "",
        .title = "",
        .columns = arena_array(w->a, n_columns + 1, sizeof *t->columns),
        .n_columns = n_columns,
        .cells = arena_array(w->a, most * n_columns + 1, sizeof *t->cells),
    };
    for (size_t i = 0; i < n_columns; i++)
        t->columns[i] = (struct paper_column){
            .above = records ? "" : columns[i].above,
            .name = records ? columns[i].key : columns[i].head,
            .kind = cell_kind(&columns[i]),
        };
    return t;
}

static void add_row(const struct composing *w, struct paper_table *t,
                    const struct column_at *columns, const struct table_row *row,
                    bool records)
{
    for (size_t i = 0; i < t->n_columns; i++)
        t->cells[t->n_rows * t->n_columns + i] =
            cell_make(w->a, w->c, &columns[i], row, records);
    t->n_rows++;
}

static const struct paper_table *laid_out(const struct composing *w,
                                          const struct paper_table *t)
{
    switch (w->t->layout) {
    case LAYOUT_PLAIN:
        break;
    case LAYOUT_TRANSPOSED:
        return layout_transposed(w->a, t);
    case LAYOUT_PAIRED:
        return layout_paired(w->a, t);
    }
    return t;
}

static void table_of(struct composing *w, const struct column_at *columns,
                     size_t n_columns, struct rows rows, const char *name)
{
    struct paper_table *t = new_table(w, columns, n_columns, rows.n + 1, false);
    t->name = t->title = name;
    for (size_t i = 0; i < rows.n; i++) {
        struct table_row row = row_of(rows.items[i].row, i);
        add_row(w, t, columns, &row, false);
    }
    if (w->t->total && rows.n > 1) {
        struct table_row sum = sum_rows(w, rows, compose_say(w, "Total", "合计"));
        add_row(w, t, columns, &sum, false);
        t->total = true;
    }
    compose_table(w, laid_out(w, t));
}

static enum tb_rc tables_of(struct composing *w, bool people,
                            const struct column_list *list, struct tb_err *e)
{
    struct column_at *columns;
    size_t n;
    enum tb_rc rc = columns_place(w->a, list, w->c, w->t->zh, &columns, &n, e);
    for (size_t i = 0; rc == TB_OK && i < w->c->n_groups; i++) {
        const struct circular_group *g = &w->c->groups[i];
        struct rows rows = rows_of(w, people, g);
        const char *name = g->name;
        if (people)
            name = arena_printf(w->a, w->t->zh ? "%s个人" : "%s: people", g->name);
        if (rows.n)
            table_of(w, columns, n, rows, name);
    }
    return rc;
}

enum tb_rc compose_units(struct composing *w, struct tb_err *e)
{
    return tables_of(w, false, &w->t->columns, e);
}

enum tb_rc compose_people(struct composing *w, struct tb_err *e)
{
    return tables_of(w, true, &w->t->people, e);
}

enum tb_rc compose_groups(struct composing *w, struct tb_err *e)
{
    struct column_at *columns;
    size_t n;
    enum tb_rc rc = columns_place(w->a, &w->t->groups, w->c, w->t->zh, &columns, &n, e);
    if (rc != TB_OK)
        return rc;
    struct paper_table *t = new_table(w, columns, n, w->c->n_groups + 1, false);
    t->name = compose_say(w, "Groups", "分组");
    for (size_t i = 0; i < w->c->n_groups; i++) {
        const struct circular_group *g = &w->c->groups[i];
        struct table_row sum = sum_rows(w, rows_of(w, false, g), g->name);
        sum.sum = true;
        add_row(w, t, columns, &sum, false);
    }
    if (w->t->total && w->c->n_groups > 1) {
        struct table_row sum =
            sum_rows(w, rows_of(w, false, NULL), compose_say(w, "Total", "合计"));
        add_row(w, t, columns, &sum, false);
        t->total = true;
    }
    if (t->n_rows)
        compose_table(w, laid_out(w, t));
    return TB_OK;
}

/* --- records ---------------------------------------------------------------------- */

/* group, unit and person stand in front, once; then what either table has. */
static struct column_list record_columns(const struct composing *w)
{
    const struct bulletin_template *t = w->t;
    bool people = w->c->track == TRACK_INSIDE && t->people.n;
    size_t most = t->columns.n + t->people.n + 3;
    struct column_list l = {arena_array(w->a, most, sizeof *l.items), 0};
    l.items[l.n++] = (struct column_spec){.kind = COLUMN_GROUP};
    l.items[l.n++] = (struct column_spec){.kind = COLUMN_UNIT};
    if (people)
        l.items[l.n++] = (struct column_spec){.kind = COLUMN_PERSON};
    for (size_t i = 0; i < t->columns.n + (people ? t->people.n : 0); i++) {
        const struct column_spec *s = i < t->columns.n
                                          ? &t->columns.items[i]
                                          : &t->people.items[i - t->columns.n];
        bool there = s->kind == COLUMN_SERIAL;
        for (size_t j = 0; j < l.n; j++)
            there =
                there || (l.items[j].kind == s->kind && l.items[j].total == s->total &&
                          l.items[j].level == s->level &&
                          (!s->name ||
                           (l.items[j].name && strcmp(l.items[j].name, s->name) == 0)));
        if (!there)
            l.items[l.n++] = *s;
    }
    return l;
}

/* `outlets` and one of them by its name are the same column twice. */
static size_t once(struct column_at *columns, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        const struct column_at *x = &columns[i];
        bool there = false;
        for (size_t j = 0; j < kept; j++) {
            const struct column_at *y = &columns[j];
            there = there ||
                    (x->spec.kind == y->spec.kind && x->spec.total == y->spec.total &&
                     x->spec.level == y->spec.level && x->at == y->at);
        }
        if (!there)
            columns[kept++] = *x;
    }
    return kept;
}

/* In the order of the tables. */
static void add_records(const struct composing *w, struct paper_table *t,
                        const struct column_at *columns, bool people)
{
    for (size_t i = 0; i < w->c->n_groups; i++) {
        struct rows rows = rows_of(w, people, &w->c->groups[i]);
        for (size_t k = 0; k < rows.n; k++) {
            struct table_row row = row_of(rows.items[k].row, k);
            add_row(w, t, columns, &row, true);
        }
    }
}

enum tb_rc compose_records(struct composing *w, struct tb_err *e)
{
    struct column_list l = record_columns(w);
    struct column_at *columns;
    size_t n;
    enum tb_rc rc = columns_place(w->a, &l, w->c, w->t->zh, &columns, &n, e);
    if (rc != TB_OK)
        return rc;
    n = once(columns, n);
    struct paper_table *t =
        new_table(w, columns, n, w->c->n_units + w->c->n_people, true);
    add_records(w, t, columns, false);
    if (w->c->track == TRACK_INSIDE && w->t->people.n)
        add_records(w, t, columns, true);
    w->p->records = t;
    return TB_OK;
}
