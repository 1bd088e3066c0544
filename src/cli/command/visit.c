/* Visits of cadres at units: meetings of that kind. */
#include <string.h>

#include "base/i18n.h"

#include "app/meetings.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {0, "period", "P", N_("list: visits of this period (default: this month)")},
    {'a', "author", "CADRE", N_("add: who went")},
    {'u', "unit", "UNIT", N_("add: to which unit")},
    {'d', "date", "DATE", N_("add: its day (default: today)")},
    {'t', "title", "PURPOSE", N_("add: what for")},
    {0, "note", "S", N_("add: a note")},
    CLI_FORMAT_OPTIONS,
    {0},
};

static enum tb_rc add(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct change_list l;
    struct receipt done;
    struct meeting_item x = {0};
    const struct visit_typed t = {.cadre = cli_value(c, "author"),
                                  .unit = cli_value(c, "unit"),
                                  .date = cli_value(c, "date"),
                                  .purpose = cli_value(c, "title"),
                                  .note = cli_value(c, "note")};
    if (!t.cadre || !t.unit)
        return cli_usage(c, e, N_("visit add needs a cadre (-a) and a unit (-u)"));
    enum tb_rc rc = app_visit_change(&c->app, &t, &a, &l, e);
    if (!rc)
        rc = app_do(&c->app, l.items, l.n, &done, e);
    if (!rc)
        rc = app_meeting(&c->app, done.first_id, NULL, &a, &x, e);
    if (!rc)
        cli_say("%s", x.meeting.ref);
    arena_free(&a);
    return rc;
}

static void row(const struct cli *c, struct sheet *s, const struct meeting_item *x)
{
    int64_t person, unit;
    app_visit_pair(x, &person, &unit);
    const struct person *p = names_person(&c->app.names, person);
    const struct unit *u = names_unit(&c->app.names, unit);
    sheet_text(s, x->meeting.ref);
    cli_day_cell(s, x->meeting.day);
    cli_text_cell(s, p ? p->name : "");
    cli_text_cell(s, u ? u->name : "");
    sheet_text(s, x->meeting.title);
    cli_text_cell(s, x->meeting.agenda);
    sheet_count(s, (int64_t)x->n_articles);
}

static enum tb_rc list(struct cli *c, struct tb_err *e)
{
    static const char *const heads[] = {"ref",  "date",  "person",
                                        "unit", "title", N_("purpose")};
    struct cli_table t;
    struct arena a = {0};
    struct period p;
    struct meeting_item *items = NULL;
    size_t n = 0;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(&t.sheet, heads[i], CELL_TEXT);
    cli_column(&t.sheet, N_("articles"), CELL_COUNT);
    rc = cli_period(c, &p, e);
    if (!rc)
        rc = app_meetings(&c->app, p.first, p.last, &a, &items, &n, e);
    for (size_t i = 0; !rc && i < n; i++)
        if (items[i].meeting.kind == MEETING_VISIT)
            row(c, &t.sheet, &items[i]);
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

static enum tb_rc visit_run(struct cli *c, struct tb_err *e)
{
    if (strcmp(c->args[0], "add") == 0)
        return add(c, e);
    if (strcmp(c->args[0], "list") == 0)
        return list(c, e);
    return cli_usage(c, e, N_("\"%s\" is not one of: add list"), c->args[0]);
}

const struct command cmd_visit = {
    .name = "visit",
    .usage = "add -a CADRE -u UNIT [-d DATE] [-t PURPOSE] [--note S] | list",
    .summary = N_("visits: a cadre went to a unit"),
    .notes = N_("A visit is a meeting of that kind: `meeting show`, `edit`, `void` and "
                "`article` take its reference."),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = 1,
    .options = options,
    .run = visit_run,
};
