/* The year's report. */
#include "base/i18n.h"

#include "../yearly.h"

static const struct cli_option options[] = {
    CLI_PAPER_OPTIONS,
    {0},
};

static enum tb_rc report_run(struct cli *c, struct tb_err *e)
{
    return cli_yearly(c, YEARLY_REPORT, e);
}

const struct command cmd_report = {
    .name = "report",
    .usage = "[PERIOD] [-o FILE]",
    .summary = N_("what a year or a part of it came to, and how it compares"),
    .notes = N_("Without a period: this year. A period that is not over is compared "
                "with the same days "
                "of the year before."),
    .flags = COMMAND_NEEDS_DB,
    .max_args = 1,
    .options = options,
    .run = report_run,
};
