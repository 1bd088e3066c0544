/* A copy of the database that is sure to open. */
#include "base/i18n.h"

#include "../cli.h"

static enum tb_rc backup_run(struct cli *c, struct tb_err *e)
{
    enum tb_rc rc = store_backup(c->app.store, c->args[0], c->force, e);
    if (!rc)
        cli_say(_("made %s"), c->args[0]);
    return rc;
}

const struct command cmd_backup = {
    .name = "backup",
    .usage = "FILE [--force]",
    .summary = N_("copy the database to a new file"),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = 1,
    .run = backup_run,
};
