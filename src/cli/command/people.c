/* The chain of every unit on a day: leader in charge, head, officers, cadres. */
#include "base/i18n.h"
#include "base/text.h"

#include "core/chain.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {0, "unit", "U", N_("only this unit")},
    {0, "role", "R",
     N_("only leaders, heads, cadres or officers: leader head cadre officer")},
    {0, "on", "DATE", N_("on this day (default: today)")},
    {0, "gaps", NULL, N_("who is missing: units without a leader, head or officer")},
    CLI_FORMAT_OPTIONS,
    {0},
};

struct asked {
    struct cli *c;
    struct sheet *sheet;
    tb_day day;
    int64_t unit;
    int role; /* -1: all */
    bool gaps;
};

static void row(const struct asked *q, const struct unit *u, enum role role,
                const char *name)
{
    const struct names *n = &q->c->app.names;
    const struct membership *m = names_membership_on(n, u->id, q->day);
    const struct group *g = m ? names_group(n, m->group_id) : NULL;
    if ((q->role >= 0 && q->role != (int)role) || (!*name && !q->gaps))
        return;
    sheet_text(q->sheet, g ? g->name : NULL);
    sheet_text(q->sheet, u->name);
    cli_word_cell(q->sheet, words_role, (int)role);
    if (!q->gaps)
        sheet_text(q->sheet, name);
}

static void unit_rows(const struct asked *q, const struct unit *u)
{
    struct arena a = {0};
    const struct chain c = chain_of(&a, &q->c->app.names, u->id, q->day);
    const unsigned gaps = chain_gaps(&c, u->track);
    for (int r = ROLE_LEADER; q->gaps && r <= ROLE_OFFICER; r++)
        if (gaps & 1U << r)
            row(q, u, (enum role)r, "");
    if (!q->gaps) {
        row(q, u, ROLE_LEADER, c.leader.name);
        row(q, u, ROLE_HEAD, c.head.name);
        for (size_t i = 0; i < c.n_cadres; i++)
            row(q, u, ROLE_CADRE, c.cadres[i]->name);
        for (size_t i = 0; i < c.n_officers; i++)
            row(q, u, ROLE_OFFICER, c.officers[i]->name);
    }
    arena_free(&a);
}

static enum tb_rc people_run(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct asked q = {.c = c, .gaps = cli_value(c, "gaps") != NULL};
    const char *on = cli_value(c, "on");
    const struct names *n = &c->app.names;
    q.day = app_now(&c->app).today;
    if (on && !day_parse(on, &q.day))
        return cli_usage(
            c, e,
            N_("\"%s\" is no date from 1970-01-01 to 2199-12-31, written YYYY-MM-DD"),
            on);
    enum tb_rc rc = cli_unit(c, &q.unit, e);
    if (!rc)
        rc = cli_word(c, words_role, "role", -1, &q.role, e);
    if (!rc)
        rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    q.sheet = &t.sheet;
    cli_column(&t.sheet, "group", CELL_TEXT);
    cli_column(&t.sheet, "unit", CELL_TEXT);
    cli_column(&t.sheet, q.gaps ? N_("missing role") : "role", CELL_TEXT);
    if (!q.gaps)
        cli_column(&t.sheet, "person", CELL_TEXT);
    for (size_t i = 0; i < n->n_units; i++)
        if ((!q.unit || n->units[i].id == q.unit) &&
            names_membership_on(n, n->units[i].id, q.day))
            unit_rows(&q, &n->units[i]);
    return cli_table_close(&t, rc, e);
}

const struct command cmd_people = {
    .name = "people",
    .usage = "[--unit U] [--role R] [--on DATE] [--gaps]",
    .summary = N_("who leads, heads and reports for each unit; who is missing"),
    .flags = COMMAND_NEEDS_DB,
    .options = options,
    .run = people_run,
};
