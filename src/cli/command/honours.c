/* The list of honours. */
#include "base/i18n.h"

#include "../yearly.h"

static const struct cli_option options[] = {
    {0, "track", "inside|outside", N_("only these units (default: both)")},
    CLI_PAPER_OPTIONS,
    {0},
};

static enum tb_rc honours_run(struct cli *c, struct tb_err *e)
{
    return cli_yearly(c, YEARLY_HONOURS, e);
}

const struct command cmd_honours = {
    .name = "honours",
    .usage = "[PERIOD] [--track T] [-o FILE]",
    .summary =
        N_("whom the measure's awards name, and whom they pass over, with reasons"),
    .flags = COMMAND_NEEDS_DB,
    .max_args = 1,
    .options = options,
    .run = honours_run,
};
