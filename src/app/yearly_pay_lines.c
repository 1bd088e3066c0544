/* Every line behind a row of the pay sheet: credits, and what the period reckoned. */
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"

#include "yearly_pay.h"

static void add_line(struct paying *p, const struct pay_line *x)
{
    struct pay_facts *f = p->f;
    if (f->n_lines == p->cap_lines) {
        p->cap_lines = p->cap_lines * 2 + 256;
        struct pay_line *more = arena_array(p->g->a, p->cap_lines, sizeof *more);
        if (f->n_lines)
            memcpy(more, f->lines, f->n_lines * sizeof *more);
        f->lines = more;
    }
    f->lines[f->n_lines] = *x;
    f->lines[f->n_lines++].amount = amount_round(x->amount, 3);
}

static const char *day_text(const struct paying *p, tb_day d)
{
    char day[16];
    return arena_strdup(p->g->a, day_format(d, day));
}

static const char *clause(const struct paying *p, int64_t line)
{
    return yearly_kept(p->g, schemes_clause(&p->g->app->schemes, line));
}

static const char *about(const struct paying *p, const struct reckoned *r)
{
    char period[PERIOD_NAME_MAX], done[32], required[32];
    if (r->topic)
        return r->topic->title;
    period_format(r->period, period);
    if (!r->gap)
        return arena_strdup(p->g->a, period);
    amount_format(r->gap->done, -1, done);
    amount_format(r->gap->required, -1, required);
    return arena_printf(p->g->a, _("%s: %s of %s"), period, done, required);
}

static void add_credits(struct paying *p, size_t row, size_t at,
                        const struct credit_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct credit *c = &rows[i].credit;
        if (!c->amount || !scheme_figure_has(p->scheme, p->figures[at], c->account))
            continue;
        add_line(p, &(struct pay_line){.row = row,
                                       .figure = at,
                                       .date = day_text(p, c->day),
                                       .ref = rows[i].ref,
                                       .title = rows[i].title,
                                       .clause = clause(p, c->line),
                                       .amount = c->amount});
    }
}

static void add_reckoned(struct paying *p, size_t row, size_t at)
{
    struct notes k = pay_notes(p->g->board, p->who[row].s);
    for (size_t i = 0; i < k.n; i++) {
        const struct reckoned *r = &k.items[i];
        if (scheme_figure_has(p->scheme, p->figures[at], r->account))
            add_line(
                p, &(struct pay_line){.row = row,
                                      .figure = at,
                                      .date = day_text(p, r->period.last),
                                      .ref = r->topic ? r->topic->ref : "",
                                      .title = r->topic ? r->topic->title : about(p, r),
                                      .clause = clause(p, r->line),
                                      .amount = r->amount});
    }
}

/* Each topic that was missed is one; no clause made it so. */
static void add_missed(struct paying *p, size_t row, size_t at)
{
    const struct board *b = p->g->board;
    const struct standing *x = p->who[row].s;
    for (size_t i = 0; i < b->n_missed; i++)
        if (b->missed[i].owner_id == x->owner_id &&
            b->missed[i].owner_kind == x->owner_kind)
            add_line(p, &(struct pay_line){.row = row,
                                           .figure = at,
                                           .date = day_text(p, b->missed[i].topic->due),
                                           .ref = b->missed[i].topic->ref,
                                           .title = b->missed[i].topic->title,
                                           .clause = "",
                                           .amount = TB_ONE});
}

/* Of a scale there are no credits: its value, and the clause that made it. */
static void add_scale(struct paying *p, size_t row, size_t at)
{
    const struct scheme *s = p->scheme;
    const struct value *v = &p->f->rows[row].figures[at];
    for (size_t i = 0; s && !v->absent && i < s->n_scales; i++)
        if (s->scales[i].figure == p->figures[at])
            add_line(p,
                     &(struct pay_line){.row = row,
                                        .figure = at,
                                        .date = day_text(p, p->g->period.last),
                                        .ref = "",
                                        .title = "",
                                        .clause = yearly_kept(p->g, s->scales[i].text),
                                        .amount = v->amount});
}

enum tb_rc pay_lines(struct paying *p, size_t row, struct tb_err *e)
{
    const struct standing *x = p->who[row].s;
    struct credit_query q = {.owner_kind = x->owner_kind,
                             .owner_id = x->owner_id,
                             .first = p->g->period.first,
                             .last = p->g->period.last};
    struct credit_row *rows = NULL;
    size_t n = 0;
    enum tb_rc rc = store_credits(p->g->app->store, &q, p->g->a, &rows, &n, e);
    for (size_t i = 0; rc == TB_OK && i < p->f->n_figures; i++) {
        if (p->scheme && p->scheme->figures[p->figures[i]].kind == FIGURE_SCALE) {
            add_scale(p, row, i);
            continue;
        }
        if (p->scheme && p->scheme->figures[p->figures[i]].kind == FIGURE_MISSED)
            add_missed(p, row, i);
        add_credits(p, row, i, rows, n);
        add_reckoned(p, row, i);
    }
    return rc;
}
