/* The ranking of a period, group after group. */
#include "../cli.h"

static const struct cli_option options[] = {
    {0, "period", "P",
     N_("2018-07, 2018-Q3, 2018-01..2018-03 ... or all (default: this month)")},
    {0, "group", "G", N_("only this group")},
    {0, "by", "unit|person", N_("whom to rank (default: unit)")},
    {0, "awards", NULL, N_("who is named by the scheme's awards, instead")},
    CLI_FORMAT_OPTIONS,
    {0},
};

static void add_columns(struct cli_table *t, const struct board *b, bool people)
{
    struct sheet *s = &t->sheet;
    cli_column(s, "rank", CELL_COUNT);
    cli_column(s, "group", CELL_TEXT);
    cli_column(s, "unit", CELL_TEXT);
    if (people)
        cli_column(s, "person", CELL_TEXT);
    cli_column(s, "submitted", CELL_COUNT);
    cli_column(s, "adopted", CELL_COUNT);
    cli_column(s, "points", CELL_POINTS);
    for (size_t i = 0; i < b->n_outlets; i++)
        sheet_column(s, b->outlets[i]->name, NULL, CELL_COUNT);
    for (size_t i = 0; i < b->n_figures; i++)
        sheet_column(s, b->figures[i]->name, NULL, CELL_POINTS);
}

static void add_row(struct sheet *s, const struct board *b, const struct standing *x)
{
    const struct group *g = names_group(b->names, x->group_id);
    const struct unit *u = names_unit(b->names, x->unit_id);
    const int decimals = b->scheme ? b->scheme->decimals : -1;
    if (x->place)
        sheet_count(s, x->place);
    else
        sheet_dash(s);
    sheet_text(s, g ? g->name : NULL);
    sheet_text(s, u ? u->name : NULL);
    if (x->owner_kind == OWNER_PERSON) {
        const struct person *p = names_person(b->names, x->owner_id);
        sheet_text(s, p ? p->name : NULL);
    }
    sheet_count(s, x->submitted);
    sheet_count(s, x->adopted);
    cli_amount_cell(s, CELL_POINTS, x->points, decimals);
    for (size_t i = 0; i < b->n_outlets; i++)
        sheet_count(s, x->outlets[i]);
    for (size_t i = 0; i < b->n_figures; i++) {
        if (x->figures[i].absent)
            sheet_dash(s);
        else
            cli_amount_cell(s, CELL_POINTS, x->figures[i].amount,
                            figure_of_pieces(b->figures[i]) ? -1 : decimals);
    }
}

/* Who is named for an honour, clause by clause. */
static void add_awards(struct cli_table *t, const struct board *b, int64_t group)
{
    struct sheet *s = &t->sheet;
    cli_column(s, "name", CELL_TEXT);
    cli_column(s, "group", CELL_TEXT);
    cli_column(s, "rank", CELL_COUNT);
    cli_column(s, "who", CELL_TEXT);
    for (size_t i = 0; i < b->n_awarded; i++) {
        const struct awarded *x = &b->awarded[i];
        const struct group *g = names_group(b->names, x->group_id);
        const struct unit *u =
            x->owner_kind == OWNER_UNIT ? names_unit(b->names, x->owner_id) : NULL;
        const struct person *p =
            x->owner_kind == OWNER_PERSON ? names_person(b->names, x->owner_id) : NULL;
        if (group && x->group_id != group)
            continue;
        sheet_text(s, x->award->name);
        sheet_text(s, g ? g->name : NULL);
        sheet_count(s, x->place);
        sheet_text(s, u ? u->name : p ? p->name : NULL);
    }
}

static enum tb_rc rank_run(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct board *b = NULL;
    struct period p;
    enum owner_kind by;
    int64_t group;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (!rc)
        rc = cli_period(c, &p, e);
    if (!rc)
        rc = cli_group(c, &group, e);
    if (!rc)
        rc = cli_by(c, &by, e);
    if (!rc)
        rc = app_board(&c->app, p, &a, &b, e);
    if (!rc) {
        bool people = by == OWNER_PERSON;
        const struct standing *all = people ? b->people : b->units;
        size_t n = people ? b->n_people : b->n_units;
        if (cli_value(c, "awards")) {
            add_awards(&t, b, group);
            n = 0;
        } else {
            add_columns(&t, b, people);
        }
        for (size_t i = 0; i < n; i++)
            if (!group || all[i].group_id == group)
                add_row(&t.sheet, b, &all[i]);
    }
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

const struct command cmd_rank = {
    .name = "rank",
    .usage = "[--period P] [--group G] [--by unit|person]",
    .summary = N_("the ranking of a period, by group"),
    .flags = COMMAND_NEEDS_DB,
    .options = options,
    .run = rank_run,
};
