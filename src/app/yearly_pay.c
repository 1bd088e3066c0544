/* The pay sheet: rooms, cadres, months, accounts; the lines behind them:
 * yearly_pay_lines.c.
 */
#include "yearly_pay.h"

#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"

/* --- what the columns are --------------------------------------------------------- */

static bool is_limit(const struct paying *p, int64_t line)
{
    const struct schemes *all = &p->g->app->schemes;
    for (size_t i = 0; i < all->n; i++) {
        const struct scheme *s = &all->items[i];
        for (size_t k = 0; s->id == CREDIT_SCHEME(line) && k < s->n_limits; k++)
            if (s->limits[k].number == CREDIT_NUMBER(line))
                return true;
    }
    return false;
}

static bool is_capped(const struct paying *p, int figure)
{
    const struct scheme *s = p->scheme;
    for (size_t i = 0; s && i < s->n_limits; i++)
        if (s->figures[figure].kind != FIGURE_SCALE &&
            scheme_figure_has(s, figure, s->figures[s->limits[i].figure.at].pot))
            return true;
    return false;
}

static void add_figure(struct paying *p, int figure, const char *name)
{
    struct pay_facts *f = p->f;
    enum figure_kind kind = p->scheme ? p->scheme->figures[figure].kind : FIGURE_POINTS;
    p->figures[f->n_figures] = figure;
    f->figures[f->n_figures++] = (struct pay_figure){
        .name = yearly_kept(p->g, name),
        .adds = kind != FIGURE_SCALE,
        .capped = is_capped(p, figure),
        .decimals = !p->scheme || figure_of_pieces(&p->scheme->figures[figure])
                        ? -1
                        : p->scheme->decimals,
    };
}

static void add_figures(struct paying *p)
{
    const struct board *b = p->g->board;
    p->f->figures = arena_array(p->g->a, b->n_figures + 1, sizeof *p->f->figures);
    p->figures = arena_array(p->g->a, b->n_figures + 1, sizeof *p->figures);
    add_figure(p, FIGURE_POINTS, "");
    for (size_t i = 0; p->scheme && i < b->n_figures; i++)
        add_figure(p, (int)(b->figures[i] - p->scheme->figures), b->figures[i]->name);
}

/* --- rows ------------------------------------------------------------------------- */

/* The unit of an earlier post inside the period. */
static const char *moved_from(const struct paying *p, const struct standing *x)
{
    const struct names *n = &p->g->app->names;
    const struct period q = p->g->period;
    const char *from = "";
    for (size_t i = 0; x->owner_kind == OWNER_PERSON && i < n->n_posts; i++) {
        const struct post *post = &n->posts[i];
        if (post->person_id == x->owner_id && post->unit_id != x->unit_id &&
            (post->from == TB_DAY_NONE || post->from <= q.last) &&
            (post->to == TB_DAY_NONE || post->to >= q.first))
            from = yearly_unit(p->g, post->unit_id);
    }
    return from;
}

static int owner_order(const struct reckoned *r, const struct standing *x)
{
    if (r->owner_kind != x->owner_kind)
        return r->owner_kind < x->owner_kind ? -1 : 1;
    return (r->owner_id > x->owner_id) - (r->owner_id < x->owner_id);
}

struct notes pay_notes(const struct board *b, const struct standing *x)
{
    size_t low = 0, high = b->n_reckoned, n = 0;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (owner_order(&b->reckoned[mid], x) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    while (low + n < b->n_reckoned && owner_order(&b->reckoned[low + n], x) == 0)
        n++;
    return (struct notes){n ? b->reckoned + low : NULL, n};
}

static tb_amount held(const struct paying *p, const struct standing *x, int figure)
{
    struct notes k = pay_notes(p->g->board, x);
    tb_amount sum = 0;
    for (size_t i = 0; i < k.n; i++)
        if (is_limit(p, k.items[i].line) &&
            scheme_figure_has(p->scheme, figure, k.items[i].account))
            sum = amount_plus(sum, k.items[i].amount);
    return sum;
}

/* What a clause gave or took on one board. */
static tb_amount by_clause(const struct board *b, const struct standing *x,
                           int64_t line)
{
    struct notes k = pay_notes(b, x);
    tb_amount sum = 0;
    for (size_t i = 0; i < k.n; i++)
        if (k.items[i].line == line)
            sum = amount_plus(sum, k.items[i].amount);
    return sum;
}

static void say_clause(const struct paying *p, struct strbuf *out, int64_t line,
                       tb_amount n)
{
    char digits[32];
    if (n)
        strbuf_printf(out, "%s%s %s%s", out->len ? "; " : "",
                      schemes_clause(&p->g->app->schemes, line), n > 0 ? "+" : "",
                      amount_format(n, -1, digits));
}

/* Clauses that the period reckons otherwise than its months do. */
static const char *why(const struct paying *p, const struct standing *x)
{
    struct notes k = pay_notes(p->g->board, x);
    struct strbuf out = {0};
    strbuf_puts(&out, "");
    for (size_t i = 0; i < k.n; i++) {
        bool first = scheme_figure_has(p->scheme, FIGURE_POINTS, k.items[i].account);
        for (size_t m = 0; m < i; m++)
            first = first && k.items[m].line != k.items[i].line;
        if (!first)
            continue;
        tb_amount n = by_clause(p->g->board, x, k.items[i].line);
        for (size_t m = 0; m < p->f->n_months; m++)
            n = amount_minus(n, by_clause(p->months[m].board, x, k.items[i].line));
        say_clause(p, &out, k.items[i].line, n);
    }
    const char *text = arena_strdup(p->g->a, out.s);
    strbuf_free(&out);
    return text;
}

static void add_row(struct paying *p, const struct standing *x)
{
    struct arena *a = p->g->a;
    struct pay_facts *f = p->f;
    struct value *months = arena_array(a, f->n_months + 1, sizeof *months);
    struct value *figures = arena_array(a, f->n_figures, sizeof *figures);
    tb_amount *taken = arena_array(a, f->n_figures, sizeof *taken);
    for (size_t m = 0; m < f->n_months; m++) {
        const struct standing *s =
            board_standing(p->months[m].board, x->owner_kind, x->owner_id);
        months[m] =
            s ? (struct value){.amount = s->points} : (struct value){.absent = true};
    }
    for (size_t i = 0; i < f->n_figures; i++) {
        figures[i] = i ? x->figures[i - 1] : (struct value){.amount = x->points};
        taken[i] = held(p, x, p->figures[i]);
        f->figures[i].capped = f->figures[i].capped || taken[i];
    }
    p->who[f->n_rows].s = x;
    f->rows[f->n_rows++] = (struct pay_row){
        .person = x->owner_kind == OWNER_PERSON,
        .group = yearly_group(p->g, x->group_id),
        .unit = yearly_unit(p->g, x->unit_id),
        .name = yearly_owner(p->g, x->owner_kind, x->owner_id),
        .months = months,
        .figures = figures,
        .held = taken,
        .why = why(p, x),
        .moved = moved_from(p, x),
    };
}

static void add_rows(struct paying *p)
{
    const struct board *b = p->g->board;
    const struct names *n = &p->g->app->names;
    size_t most = b->n_units + b->n_people;
    p->f->rows = arena_array(p->g->a, most + 1, sizeof *p->f->rows);
    p->who = arena_array(p->g->a, most + 1, sizeof *p->who);
    for (size_t i = 0; i < n->n_units; i++) {
        const struct standing *room = board_standing(b, OWNER_UNIT, n->units[i].id);
        if (!room || n->units[i].track != TRACK_INSIDE)
            continue;
        add_row(p, room);
        for (size_t k = 0; k < b->n_people; k++)
            if (b->people[k].unit_id == n->units[i].id)
                add_row(p, &b->people[k]);
    }
}

/* --- the whole -------------------------------------------------------------------- */

static int decimals_of(const struct board *b)
{
    return b->scheme ? b->scheme->decimals : -1;
}

static enum tb_rc month_boards(struct paying *p, struct tb_err *e)
{
    struct pay_facts *f = p->f;
    enum tb_rc rc = TB_OK;
    f->months = arena_array(p->g->a, YEARLY_MONTHS, sizeof *f->months);
    f->month_decimals = arena_array(p->g->a, YEARLY_MONTHS, sizeof *f->month_decimals);
    p->months = arena_array(p->g->a, YEARLY_MONTHS, sizeof *p->months);
    f->n_months = yearly_months(p->g, f->months, YEARLY_MONTHS);
    if (f->n_months > YEARLY_MONTHS)
        return tb_fail(
            e, TB_INVALID,
            N_("%zu months do not fit on a pay sheet, %d do; choose a shorter "
               "period"),
            f->n_months, YEARLY_MONTHS);
    for (size_t i = 0; rc == TB_OK && i < f->n_months; i++) {
        rc = app_board(p->g->app, f->months[i], p->g->a, &p->months[i].board, e);
        if (rc == TB_OK)
            f->month_decimals[i] = decimals_of(p->months[i].board);
    }
    return rc;
}

enum tb_rc gather_pay(struct yearly_gathering *g, struct pay_facts *out,
                      struct tb_err *e)
{
    struct paying p = {.g = g, .f = out, .scheme = g->board->scheme};
    *out = (struct pay_facts){.office = g->app->office,
                              .period = g->period,
                              .day = app_now(g->app).today,
                              .scheme = yearly_kept(g, p.scheme ? p.scheme->name : "")};
    enum tb_rc rc = month_boards(&p, e);
    if (rc != TB_OK)
        return rc;
    add_figures(&p);
    add_rows(&p);
    for (size_t i = 0; rc == TB_OK && i < out->n_rows; i++)
        rc = pay_lines(&p, i, e);
    return rc;
}
