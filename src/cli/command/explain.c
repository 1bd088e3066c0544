/* The reasons behind a number, one a row; their sum is the number that rank prints. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/amount.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {0, "period", "P",
     N_("2018-07, 2018-Q3, 2018-01..2018-03 ... or all (default: this month; of a "
        "submission: all)")},
    {0, "figure", "NAME",
     N_("an account, section, count or scale of the scheme (default: points)")},
    CLI_FORMAT_OPTIONS,
    {0},
};

/* What is being explained. */
struct why {
    struct cli *c;
    struct arena a;
    struct cli_subject subject;
    struct credit_query q;
    struct period period;
    bool people;
    struct board *board; /* of a unit or person, over a period; else NULL */
    const struct scheme *scheme;
    int figure;
};

/* --- which figure ----------------------------------------------------------------- */

static enum tb_rc find_figure(struct why *w, struct tb_err *e)
{
    const char *name = cli_value(w->c, "figure");

    w->scheme = schemes_on(&w->c->app.schemes, w->q.last);
    w->figure = FIGURE_POINTS;
    if (!name)
        return TB_OK;
    w->figure = w->scheme ? scheme_figure(w->scheme, text_key_dup(&w->a, name)) : -1;
    if (w->figure > FIGURE_RATE || w->figure == FIGURE_POINTS)
        return TB_OK;
    return tb_fail(
        e, TB_NOTFOUND,
        N_("the scheme in force then has no account, section, count or scale "
           "\"%s\""),
        name);
}

/* --- rows ------------------------------------------------------------------------- */

static void add_clause(const struct why *w, struct sheet *s, int64_t line)
{
    const char *text = schemes_clause(&w->c->app.schemes, line);

    if (*text)
        sheet_count(s, CREDIT_NUMBER(line));
    else
        sheet_none(s);
    cli_text_cell(s, text);
}

static void add_owner(const struct why *w, struct sheet *s, enum owner_kind kind,
                      int64_t id)
{
    const struct unit *u = kind == OWNER_UNIT ? names_unit(&w->c->app.names, id) : NULL;
    const struct person *p =
        kind == OWNER_PERSON ? names_person(&w->c->app.names, id) : NULL;

    sheet_text(s, u ? u->name : p ? p->name : NULL);
}

static void add_credit(const struct why *w, struct sheet *s, const struct credit_row *r)
{
    const struct credit *k = &r->credit;

    cli_day_cell(s, k->day);
    cli_text_cell(s, r->ref);
    sheet_text(s, r->title);
    add_owner(w, s, k->owner_kind, k->owner_id);
    add_clause(w, s, k->line);
    cli_amount_cell(s, CELL_POINTS, k->amount, -1);
}

/* What a settlement looked at: "2026-03: 5 of 6". */
static const char *about(struct why *w, const struct reckoned *r)
{
    char period[PERIOD_NAME_MAX], done[32], required[32];

    period_format(r->period, period);
    if (!r->gap)
        return arena_strdup(&w->a, period);
    amount_format(r->gap->done, -1, done);
    amount_format(r->gap->required, -1, required);
    return arena_printf(&w->a, _("%s: %s of %s"), period, done, required);
}

static void add_reckoned(struct why *w, struct sheet *s, const struct reckoned *r)
{
    cli_day_cell(s, r->period.last);
    if (r->topic) {
        cli_text_cell(s, r->topic->ref);
        sheet_text(s, r->topic->title);
    } else {
        sheet_none(s);
        sheet_text(s, about(w, r));
    }
    add_owner(w, s, r->owner_kind, r->owner_id);
    add_clause(w, s, r->line);
    cli_amount_cell(s, CELL_POINTS, r->amount, -1);
}

static enum tb_rc add_credits(struct why *w, struct cli_table *t, struct tb_err *e)
{
    struct credit_row *rows = NULL;
    size_t n = 0;
    enum tb_rc rc = store_credits(w->c->app.store, &w->q, &w->a, &rows, &n, e);

    for (size_t i = 0; i < n && !rc; i++) {
        const struct credit *k = &rows[i].credit;
        /* Of an article's credits its people's are other views of the same points. */
        if (!scheme_figure_has(w->scheme, w->figure, k->account) ||
            (k->owner_kind == OWNER_PERSON) != w->people)
            continue;
        add_credit(w, &t->sheet, &rows[i]);
        rc = cli_table_step(t, e);
    }
    return rc;
}

/* "2018", or "2018: passed" where the scheme has a pass mark. */
static const char *scale_words(struct why *w, const struct scale *x, tb_amount value)
{
    char period[PERIOD_NAME_MAX];

    period_format(w->period, period);
    if (!x->has_pass)
        return arena_strdup(&w->a, period);
    return arena_printf(&w->a, "%s: %s", period,
                        value >= x->pass ? _("passed") : _("not passed"));
}

/* Of a scale there are no credits: its value, and the clause that made it. */
static void add_scale(struct why *w, struct sheet *s)
{
    const struct board *b = w->board;
    const struct standing *x = board_standing(b, w->q.owner_kind, w->q.owner_id);
    const struct scheme *m = w->scheme;

    for (size_t i = 0; x && i < b->n_figures; i++) {
        if (b->figures[i] != &m->figures[w->figure] || x->figures[i].absent)
            continue;
        for (size_t k = 0; k < m->n_scales; k++) {
            if (m->scales[k].figure != w->figure)
                continue;
            cli_day_cell(s, w->period.last);
            sheet_none(s);
            sheet_text(s, scale_words(w, &m->scales[k], x->figures[i].amount));
            add_owner(w, s, x->owner_kind, x->owner_id);
            add_clause(w, s, CREDIT_LINE(m->id, m->scales[k].number));
            cli_amount_cell(s, CELL_POINTS, x->figures[i].amount, m->decimals);
        }
    }
}

/* Each topic that was missed is one of them; no clause made it so. */
static void add_missed(const struct why *w, struct sheet *s)
{
    for (size_t i = 0; i < w->board->n_missed; i++) {
        const struct missed *m = &w->board->missed[i];
        if (m->owner_id != w->q.owner_id || m->owner_kind != w->q.owner_kind)
            continue;
        cli_day_cell(s, m->topic->due);
        cli_text_cell(s, m->topic->ref);
        sheet_text(s, m->topic->title);
        add_owner(w, s, m->owner_kind, m->owner_id);
        add_clause(w, s, 0);
        cli_amount_cell(s, CELL_POINTS, TB_ONE, -1);
    }
}

static void add_board(struct why *w, struct sheet *s)
{
    const struct board *b = w->board;

    if (!b)
        return;
    for (size_t i = 0; i < b->n_reckoned; i++) {
        const struct reckoned *r = &b->reckoned[i];
        if (r->owner_id == w->q.owner_id && r->owner_kind == w->q.owner_kind &&
            scheme_figure_has(w->scheme, w->figure, r->account))
            add_reckoned(w, s, r);
    }
    if (w->scheme && w->scheme->figures[w->figure].kind == FIGURE_SCALE)
        add_scale(w, s);
    if (w->scheme && w->scheme->figures[w->figure].kind == FIGURE_MISSED)
        add_missed(w, s);
}

/* --- all of it -------------------------------------------------------------------- */

static enum tb_rc look_up(struct why *w, struct tb_err *e)
{
    const struct cli_subject *x = &w->subject;
    enum tb_rc rc = cli_period(w->c, &w->period, e);

    if (rc)
        return rc;
    w->q = (struct credit_query){.first = w->period.first, .last = w->period.last};
    if (x->article.row.id && !cli_value(w->c, "period")) {
        w->q.first = TB_DAY_MIN;
        w->q.last = TB_DAY_MAX;
    }
    w->people = x->person != NULL;
    w->q.owner_kind = x->person ? OWNER_PERSON : OWNER_UNIT;
    w->q.owner_id = x->unit ? x->unit->id : x->person ? x->person->id : 0;
    w->q.article_id = x->article.row.id;
    if (w->q.owner_id)
        rc = app_board(&w->c->app, w->period, &w->a, &w->board, e);
    return rc ? rc : find_figure(w, e);
}

static void add_columns(const struct why *w, struct sheet *s)
{
    cli_column(s, "date", CELL_TEXT);
    cli_column(s, "ref", CELL_TEXT);
    cli_column(s, "title", CELL_TEXT);
    cli_column(s, w->people ? "person" : "unit", CELL_TEXT);
    cli_column(s, N_("line"), CELL_COUNT);
    cli_column(s, "clause", CELL_TEXT);
    cli_column(s, "points", CELL_POINTS);
}

static enum tb_rc explain_run(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct why w = {.c = c};
    enum tb_rc rc = cli_table_open(c, &t, e);

    if (!rc)
        rc = cli_subject(c, c->args[0], &w.a, &w.subject, e);
    if (!rc)
        rc = look_up(&w, e);
    if (!rc) {
        add_columns(&w, &t.sheet);
        rc = add_credits(&w, &t, e);
    }
    if (!rc)
        add_board(&w, &t.sheet);
    rc = cli_table_close(&t, rc, e);
    arena_free(&w.a);
    return rc;
}

const struct command cmd_explain = {
    .name = "explain",
    .usage = "REF|UNIT|PERSON [--period P] [--figure NAME]",
    .summary = N_("why so many points: every credit with its clause"),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = 1,
    .options = options,
    .run = explain_run,
};
