/* Pictures of the numbers: who has how much, how far quotas are met, the months. */
#include "core/amount.h"

#include "composing.h"

static struct paper_chart *new_chart(struct composing *w, enum paper_chart_kind kind,
                                     const char *title, const char *unit, size_t rows,
                                     size_t values)
{
    struct paper_chart *x = arena_alloc(w->a, sizeof *x);
    *x = (struct paper_chart){
        .kind = kind,
        .title = title,
        .unit = unit,
        .labels = arena_array(w->a, rows + 1, sizeof *x->labels),
        .values = arena_array(w->a, values + 1, sizeof *x->values),
    };
    return x;
}

static void add_chart(struct composing *w, const struct paper_chart *x)
{
    if (x->n_rows)
        compose_add(w, PAPER_CHART)->chart = x;
}

static struct paper_value value_of(struct composing *w, tb_amount n, int decimals)
{
    char digits[32];
    return (struct paper_value){n,
                                arena_strdup(w->a, amount_format(n, decimals, digits))};
}

/* Rows as a board has them: by place. */
void compose_bars(struct composing *w)
{
    const struct circular *c = w->c;
    for (size_t g = 0; g < c->n_groups; g++) {
        const char *title =
            arena_printf(w->a, w->t->zh ? "%s得分" : "%s: points", c->groups[g].name);
        struct paper_chart *x =
            new_chart(w, PAPER_BARS, title, compose_say(w, "points", "分"), c->n_units,
                      c->n_units);
        for (size_t i = 0; i < c->n_units; i++) {
            const struct circular_row *r = &c->units[i];
            if (r->group_id != c->groups[g].id || r->exempt)
                continue;
            x->labels[x->n_rows] = r->name;
            x->values[x->n_rows++] = value_of(w, r->now.points, c->decimals);
        }
        add_chart(w, x);
    }
}

void compose_progress(struct composing *w)
{
    const struct circular *c = w->c;
    for (size_t g = 0; g < c->n_groups; g++) {
        const char *title =
            arena_printf(w->a, w->t->zh ? "%s报送进度" : "%s: submitted of required",
                         c->groups[g].name);
        struct paper_chart *x = new_chart(w, PAPER_PROGRESS, title, w->t->measure,
                                          c->n_units, c->n_units * 2);
        for (size_t i = 0; i < c->n_units; i++) {
            const struct circular_row *r = &c->units[i];
            if (r->group_id != c->groups[g].id || !r->has_required)
                continue;
            x->labels[x->n_rows] = r->name;
            x->values[x->n_rows * 2] = value_of(w, r->done, -1);
            x->values[x->n_rows++ * 2 + 1] = value_of(w, r->required, -1);
        }
        add_chart(w, x);
    }
}

static const char *month_name(struct composing *w, struct period p)
{
    int month = day_to_civil(p.last).month;
    return arena_printf(w->a, w->t->zh ? "%d月" : "%d", month);
}

void compose_months(struct composing *w)
{
    const struct circular *c = w->c;
    struct paper_chart *x =
        new_chart(w, PAPER_MONTHS, compose_say(w, "Submitted by month", "各月报送"),
                  w->t->measure, c->n_groups, c->n_groups * (c->n_months + 1));
    x->n_months = c->n_months;
    x->months = arena_array(w->a, c->n_months + 1, sizeof *x->months);
    for (size_t m = 0; m < c->n_months; m++)
        x->months[m] = month_name(w, c->months[m]);
    for (size_t g = 0; c->n_months && g < c->n_groups; g++) {
        x->labels[g] = c->groups[g].name;
        for (size_t m = 0; m < c->n_months; m++)
            x->values[g * c->n_months + m] =
                value_of(w, c->groups[g].by_month[m].submitted * TB_ONE, -1);
        x->n_rows++;
    }
    add_chart(w, x);
}
