/* The year-end appraisal. */
#include "base/i18n.h"

#include "../yearly.h"

static const struct cli_option options[] = {
    {0, "track", "inside|outside", N_("only these units (default: both)")},
    CLI_PAPER_OPTIONS,
    {0},
};

static enum tb_rc appraisal_run(struct cli *c, struct tb_err *e)
{
    return cli_yearly(c, YEARLY_APPRAISAL, e);
}

const struct command cmd_appraisal = {
    .name = "appraisal",
    .usage = "[PERIOD] [--track T] [-o FILE]",
    .summary = N_("the year-end appraisal, unit by unit and person by person"),
    .flags = COMMAND_NEEDS_DB,
    .max_args = 1,
    .options = options,
    .run = appraisal_run,
};
