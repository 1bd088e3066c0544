/* Targets inside a period: required, done, missing, and where it is heading. */
#include <stdio.h>

#include "base/i18n.h"

#include "core/amount.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {0, "period", "P",
     N_("2018-07, 2018-Q3, 2018-01..2018-03 ... or all (default: this month)")},
    {0, "group", "G", N_("only this group")},
    {0, "by", "unit|person", N_("whose targets (default: unit)")},
    {0, "triggers", NULL, N_("what follows by the scheme's triggers, instead")},
    CLI_FORMAT_OPTIONS,
    {0},
};

/* A count is a number, points are digits of the scheme's precision (counted pieces as
 * they are), a rate a percentage; only a forecast of a count may have a decimal. */
static void add_amount(struct sheet *s, const struct board *b,
                       const struct shortfall *x, tb_amount a)
{
    char digits[32], percent[40];
    switch (x->metric) {
    case METRIC_SUBMITTED:
    case METRIC_ADOPTED:
        cli_amount_cell(s, CELL_COUNT, a, -1);
        break;
    case METRIC_POINTS:
        cli_amount_cell(s, CELL_POINTS, a,
                        b->scheme && !pot_of_count(x->pot) ? b->scheme->decimals : -1);
        break;
    case METRIC_RATE:
        amount_format(amount_round(a * 100, 1), -1, digits);
        snprintf(percent, sizeof percent, "%s%%", digits);
        sheet_digits(s, CELL_POINTS, percent);
        break;
    }
}

static void add_dashes(struct sheet *s, int n)
{
    while (n--)
        sheet_dash(s);
}

static void add_figures(struct sheet *s, const struct board *b,
                        const struct shortfall *x)
{
    if (x->exempt)
        sheet_dash(s);
    else if (x->unsaid)
        sheet_none(s);
    else
        add_amount(s, b, x, x->required);
    if (x->undefined)
        sheet_dash(s);
    else
        add_amount(s, b, x, x->done);
    if (x->exempt) {
        add_dashes(s, 2);
        return;
    }
    if (x->unsaid)
        sheet_none(s);
    else
        add_amount(s, b, x, x->missing);
    if (x->undefined)
        sheet_dash(s);
    else if (x->metric == METRIC_POINTS && b->today <= x->period.last)
        cli_amount_cell(s, CELL_POINTS, x->forecast, -1); /* its one decimal */
    else
        add_amount(s, b, x, x->forecast);
}

static void add_row(struct sheet *s, const struct board *b, const struct shortfall *x)
{
    char period[PERIOD_NAME_MAX];
    const struct group *g = names_group(b->names, x->group_id);
    const struct unit *u = names_unit(b->names, x->unit_id);
    sheet_text(s, g ? g->name : NULL);
    sheet_text(s, u ? u->name : NULL);
    if (x->owner_kind == OWNER_PERSON) {
        const struct person *p = names_person(b->names, x->owner_id);
        sheet_text(s, p ? p->name : NULL);
    }
    if (x->figure)
        sheet_text(s, x->figure);
    else
        cli_word_cell(s, words_metric, (int)x->metric);
    sheet_text(s, period_format(x->period, period));
    add_figures(s, b, x);
}

static void add_columns(struct sheet *s, bool people)
{
    cli_column(s, "group", CELL_TEXT);
    cli_column(s, "unit", CELL_TEXT);
    if (people)
        cli_column(s, "person", CELL_TEXT);
    cli_column(s, "metric", CELL_TEXT);
    cli_column(s, "period", CELL_TEXT);
    cli_column(s, "required", CELL_COUNT);
    cli_column(s, "done", CELL_COUNT);
    cli_column(s, "missing", CELL_COUNT);
    cli_column(s, "forecast", CELL_COUNT);
}

static void add_all(struct sheet *s, const struct board *b, enum owner_kind by,
                    int64_t group, const struct shortfall **unsaid)
{
    add_columns(s, by == OWNER_PERSON);
    for (size_t i = 0; i < b->n_gaps; i++) {
        const struct shortfall *x = &b->gaps[i];
        if (x->owner_kind != by || (group && x->group_id != group))
            continue;
        add_row(s, b, x);
        if (x->unsaid && !*unsaid)
            *unsaid = x;
    }
}

/* The words of tongbao-scheme(5), in the order of enum consequence. */
static const char *actions_of(struct arena *a, const struct trigger *t, bool zh)
{
    static const struct {
        const char *en, *zh;
    } words[] = {
        {"list", "名单"},         {"notice", "通知"},        {"explain", "说明"},
        {"talk", "约谈"},         {"criticise", "通报批评"}, {"commend", "表扬"},
        {"no-award", "取消评优"}, {"zero", "计零"},          {"deduct", "扣"}};
    const char *out = "";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (t->actions & 1u << i)
            out = arena_printf(a, "%s%s%s", out, *out ? ";" : "",
                               zh ? words[i].zh : words[i].en);
    return out;
}

/* What followed from the periods inside, clause by clause. */
static void add_triggers(struct sheet *s, struct arena *a, const struct board *b,
                         int64_t group)
{
    char period[PERIOD_NAME_MAX];
    cli_column(s, "name", CELL_TEXT);
    cli_column(s, "who", CELL_TEXT);
    cli_column(s, "period", CELL_TEXT);
    cli_column(s, "action", CELL_TEXT);
    cli_column(s, "clause", CELL_TEXT);
    for (size_t i = 0; i < b->n_fired; i++) {
        const struct fired *x = &b->fired[i];
        const struct unit *u =
            x->owner_kind == OWNER_UNIT ? names_unit(b->names, x->owner_id) : NULL;
        const struct person *p =
            x->owner_kind == OWNER_PERSON ? names_person(b->names, x->owner_id) : NULL;
        if (group && board_standing(b, x->owner_kind, x->owner_id)->group_id != group)
            continue;
        sheet_text(s, x->trigger->name);
        sheet_text(s, u ? u->name : p ? p->name : NULL);
        sheet_text(s, period_format(x->period, period));
        sheet_word(s, actions_of(a, x->trigger, false),
                   actions_of(a, x->trigger, i18n_is_zh()));
        cli_text_cell(s, x->trigger->text);
    }
}

static enum tb_rc gap_run(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct board *b = NULL;
    struct period p;
    enum owner_kind by;
    int64_t group;
    const struct shortfall *unsaid = NULL;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (!rc)
        rc = cli_period(c, &p, e);
    if (!rc)
        rc = cli_group(c, &group, e);
    if (!rc)
        rc = cli_by(c, &by, e);
    if (!rc)
        rc = app_board(&c->app, p, &a, &b, e);
    if (!rc && cli_value(c, "triggers"))
        add_triggers(&t.sheet, &a, b, group);
    else if (!rc)
        add_all(&t.sheet, b, by, group, &unsaid);
    rc = cli_table_close(&t, rc, e);
    if (!rc && unsaid) {
        const struct unit *u = names_unit(b->names, unsaid->unit_id);
        rc = tb_fail(
            e, TB_INVALID,
            N_("%s opened, closed or changed group inside a target's period: the "
               "scheme must say \"midperiod full\", \"by-days\" or \"by-months\""),
            u ? u->name : "");
    }
    arena_free(&a);
    return rc;
}

const struct command cmd_gap = {
    .name = "gap",
    .usage = "[--period P] [--group G] [--by unit|person]",
    .summary = N_("who is short of the targets, and by how much"),
    .flags = COMMAND_NEEDS_DB,
    .options = options,
    .run = gap_run,
};
