/* What stands on which day. */
#include "app/calendar.h"

#include "base/i18n.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {0, "period", "P",
     N_("2018-07, 2018-Q3, 2018-07-01..2018-07-15 ... (default: this "
        "month)")},
    CLI_FORMAT_OPTIONS,
    {0},
};

static enum tb_rc calendar_run(struct cli *c, struct tb_err *e)
{
    static const char *const heads[] = {"date", "kind", "ref", "title", "who", "state"};
    struct cli_table t;
    struct arena a = {0};
    struct period p;
    struct calendar_entry *items = NULL;
    size_t n = 0;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(&t.sheet, heads[i], CELL_TEXT);
    rc = cli_period(c, &p, e);
    if (!rc)
        rc = app_calendar(&c->app, p.first, p.last, &a, &items, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        cli_day_cell(&t.sheet, items[i].day);
        sheet_word(&t.sheet, calendar_word(items[i].kind, false),
                   calendar_word(items[i].kind, i18n_is_zh()));
        cli_text_cell(&t.sheet, items[i].ref);
        sheet_text(&t.sheet, items[i].title);
        cli_text_cell(&t.sheet, items[i].who);
        sheet_word(&t.sheet, items[i].open ? "open" : "",
                   items[i].open ? _("to do") : "");
    }
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

const struct command cmd_calendar = {
    .name = "calendar",
    .usage = "[--period P]",
    .summary = N_("what stands on which day: topics due, meetings, pledges, bulletins, "
                  "talks, issues"),
    .flags = COMMAND_NEEDS_DB,
    .options = options,
    .run = calendar_run,
};
