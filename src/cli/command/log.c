/* The journal, newest first. */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"

#include "../cli.h"

#define USUAL 20

static const struct cli_option options[] = {
    {0, "last", "N", N_("how many entries (default: 20)")},
    CLI_FORMAT_OPTIONS,
    {0},
};

static void add_row(struct cli *c, struct sheet *s, const struct journal_row *j)
{
    char date[16], time[40];
    struct tb_now at = clock_local(&c->app.clock, j->at);
    snprintf(time, sizeof time, "%s %02d:%02d:%02d", day_format(at.today, date),
             at.minute / 60, at.minute % 60, at.second);
    sheet_count(s, j->seq);
    sheet_text(s, time);
    sheet_text(s, j->actor);
    sheet_word(s, j->claimed ? "claimed" : "", _("claimed"));
    sheet_text(s, j->label);
    if (j->undo_of)
        sheet_count(s, j->undo_of);
    else
        sheet_none(s);
    sheet_word(s, j->undone ? "undone" : "", _("undone"));
}

static enum tb_rc log_run(struct cli *c, struct tb_err *e)
{
    const char *last = cli_value(c, "last");
    struct cli_table t;
    struct arena a = {0};
    struct journal_row *rows = NULL;
    size_t n = 0;
    char *end;
    long long limit = USUAL;
    if (last) {
        limit = strtoll(last, &end, 10);
        if (*last < '0' || *last > '9' || *end || limit > 1000000)
            return cli_usage(c, e, N_("--last %s is no whole number up to 1000000"),
                             last);
    }
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (!rc && limit)
        rc = store_journal(c->app.store, 0, (size_t)limit, &a, &rows, &n, e);
    if (!rc) {
        cli_column(&t.sheet, "seq", CELL_COUNT);
        cli_column(&t.sheet, "time", CELL_TEXT);
        cli_column(&t.sheet, "actor", CELL_TEXT);
        cli_column(&t.sheet, N_("claimed"), CELL_TEXT);
        cli_column(&t.sheet, "action", CELL_TEXT);
        cli_column(&t.sheet, N_("undoes"), CELL_COUNT);
        cli_column(&t.sheet, N_("undone"), CELL_TEXT);
        for (size_t i = 0; i < n; i++)
            add_row(c, &t.sheet, &rows[i]);
    }
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

const struct command cmd_log = {
    .name = "log",
    .usage = "[--last N]",
    .summary = N_("the journal: who changed what, and when"),
    .flags = COMMAND_NEEDS_DB,
    .options = options,
    .run = log_run,
};
