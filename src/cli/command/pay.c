/* The pay sheet. */
#include "base/i18n.h"

#include "../yearly.h"

static const struct cli_option options[] = {
    {0, "lines", NULL, N_("csv and json: the single lines instead of the sheet")},
    CLI_PAPER_OPTIONS,
    {0},
};

static enum tb_rc pay_run(struct cli *c, struct tb_err *e)
{
    return cli_yearly(c, YEARLY_PAY, e);
}

const struct command cmd_pay = {
    .name = "pay",
    .usage = "PERIOD [--lines] [-o FILE]",
    .summary = N_("the pay sheet of rooms and cadres, month by month"),
    .notes = N_("Points and accounts are those of rank; every number is explained line "
                "by line, in "
                "a workbook on a sheet of its own."),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = 1,
    .options = options,
    .run = pay_run,
};
