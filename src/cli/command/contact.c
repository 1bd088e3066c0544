/* Contacts: which cadre looks after which unit. */
#include <string.h>

#include "base/i18n.h"

#include "app/meetings.h"
#include "app/whom.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {0, "period", "P", N_("list: what was done in it (default: this month)")},
    {0, "on", "DAY", N_("list: contacts of that day")},
    {'a', "author", "CADRE", N_("add, end: who")},
    {'u', "unit", "UNIT", N_("add, end: with which unit")},
    {0, "from", "DATE", N_("add: from when on")},
    {0, "to", "DATE", N_("add, end: the last day (end: today, if not given)")},
    CLI_FORMAT_OPTIONS,
    {0},
};

static struct contact_typed typed(const struct cli *c)
{
    return (struct contact_typed){.cadre = cli_value(c, "author"),
                                  .unit = cli_value(c, "unit"),
                                  .from = cli_value(c, "from"),
                                  .to = cli_value(c, "to")};
}

static enum tb_rc change(struct cli *c, bool end, struct tb_err *e)
{
    struct change x;
    struct receipt done;
    const struct contact_typed t = typed(c);
    if (!t.cadre || !t.unit)
        return cli_usage(c, e, N_("contact %s needs a cadre (-a) and a unit (-u)"),
                         c->args[0]);
    enum tb_rc rc = end ? app_contact_end(&c->app, &t, &x, e)
                        : app_contact_change(&c->app, &t, &x, e);
    if (!rc)
        rc = app_do(&c->app, &x, 1, &done, e);
    if (!rc)
        cli_say("%s %s", t.cadre, t.unit);
    return rc;
}

static enum tb_rc list(struct cli *c, struct tb_err *e)
{
    static const char *const heads[] = {"person", "unit", "from", "to"};
    static const char *const counts[] = {N_("visits"), N_("articles"),
                                         N_("from visits")};
    struct cli_table t;
    struct arena a = {0};
    struct period p;
    struct contact_item *items = NULL;
    size_t n = 0;
    tb_day on;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(&t.sheet, heads[i], CELL_TEXT);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        cli_column(&t.sheet, counts[i], CELL_COUNT);
    rc = cli_period(c, &p, e);
    if (!rc)
        rc = app_typed_day(&c->app, cli_value(c, "on"), TB_DAY_NONE, &on, e);
    if (!rc)
        rc = app_contacts(&c->app, p.first, p.last, &a, &items, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        const struct contact_item *x = &items[i];
        if (on != TB_DAY_NONE && !day_between(on, x->contact.from, x->contact.to))
            continue;
        sheet_text(&t.sheet, x->person);
        sheet_text(&t.sheet, x->unit);
        cli_day_cell(&t.sheet, x->contact.from);
        cli_day_cell(&t.sheet, x->contact.to);
        sheet_count(&t.sheet, x->visits);
        sheet_count(&t.sheet, x->articles);
        sheet_count(&t.sheet, x->fruits);
    }
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

static enum tb_rc contact_run(struct cli *c, struct tb_err *e)
{
    if (strcmp(c->args[0], "add") == 0)
        return change(c, false, e);
    if (strcmp(c->args[0], "end") == 0)
        return change(c, true, e);
    if (strcmp(c->args[0], "list") == 0)
        return list(c, e);
    return cli_usage(c, e, N_("\"%s\" is not one of: add end list"), c->args[0]);
}

const struct command cmd_contact = {
    .name = "contact",
    .usage = "add -a CADRE -u UNIT [--from D] [--to D] | end -a CADRE -u UNIT [--to D] "
             "| list [--on DAY] [--period P]",
    .summary = N_("contacts: which cadre looks after which unit"),
    .notes = N_("list counts, in the period, the cadre's visits at the unit, the "
                "unit's articles, and those of them that came out of these visits."),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = 1,
    .options = options,
    .run = contact_run,
};
