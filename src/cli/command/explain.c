/* The credits behind a number, one a row; their sum is the number that rank prints. */
#include <string.h>

#include "base/i18n.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {0, "period", "P",
     N_("2018-07, 2018-Q3, 2018-01..2018-03 ... or all (default: this month; of a "
        "submission: all)")},
    CLI_FORMAT_OPTIONS,
    {0},
};

static void add_row(const struct cli *c, struct sheet *s, const struct credit_row *r)
{
    const struct credit *k = &r->credit;
    const struct unit *u =
        k->owner_kind == OWNER_UNIT ? names_unit(&c->app.names, k->owner_id) : NULL;
    const struct person *p =
        k->owner_kind == OWNER_PERSON ? names_person(&c->app.names, k->owner_id) : NULL;
    const char *text = schemes_clause(&c->app.schemes, k->line);
    cli_day_cell(s, k->day);
    sheet_text(s, r->ref);
    sheet_text(s, r->title);
    sheet_text(s, u ? u->name : p ? p->name : NULL);
    if (*text)
        sheet_count(s, CREDIT_NUMBER(k->line));
    else
        sheet_none(s);
    cli_text_cell(s, text);
    cli_amount_cell(s, CELL_POINTS, k->amount, -1);
}

static enum tb_rc find(struct cli *c, struct arena *a, const struct cli_subject *x,
                       struct credit_row **rows, size_t *n, bool *people,
                       struct tb_err *e)
{
    struct period p;
    enum tb_rc rc = cli_period(c, &p, e);
    struct credit_query q = {.first = p.first, .last = p.last};
    if (rc)
        return rc;
    if (x->article.row.id && !cli_value(c, "period")) {
        q.first = TB_DAY_MIN;
        q.last = TB_DAY_MAX;
    }
    *people = x->person != NULL;
    q.owner_kind = x->person ? OWNER_PERSON : OWNER_UNIT;
    q.owner_id = x->unit ? x->unit->id : x->person ? x->person->id : 0;
    q.article_id = x->article.row.id;
    return store_credits(c->app.store, &q, a, rows, n, e);
}

static enum tb_rc explain_run(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct cli_subject subject;
    struct credit_row *rows = NULL;
    size_t n = 0;
    bool people = false;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (!rc)
        rc = cli_subject(c, c->args[0], &a, &subject, e);
    if (!rc)
        rc = find(c, &a, &subject, &rows, &n, &people, e);
    if (!rc) {
        cli_column(&t.sheet, "date", CELL_TEXT);
        cli_column(&t.sheet, "ref", CELL_TEXT);
        cli_column(&t.sheet, "title", CELL_TEXT);
        cli_column(&t.sheet, people ? "person" : "unit", CELL_TEXT);
        cli_column(&t.sheet, N_("line"), CELL_COUNT);
        cli_column(&t.sheet, "clause", CELL_TEXT);
        cli_column(&t.sheet, "points", CELL_POINTS);
    }
    for (size_t i = 0; i < n && !rc; i++) {
        const struct credit *k = &rows[i].credit;
        /* Of an article's credits its people's are other views of the same points. */
        if (!credit_of_points(k) || (k->owner_kind == OWNER_PERSON) != people)
            continue;
        add_row(c, &t.sheet, &rows[i]);
        rc = cli_table_step(&t, e);
    }
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

const struct command cmd_explain = {
    .name = "explain",
    .usage = "REF|UNIT|PERSON [--period P]",
    .summary = N_("why so many points: every credit with its clause"),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = 1,
    .options = options,
    .run = explain_run,
};
