/* Undoes the newest undo. */
#include "base/i18n.h"

#include "../cli.h"

static enum tb_rc redo_run(struct cli *c, struct tb_err *e)
{
    struct receipt done;
    char label[400] = "";
    enum tb_rc rc = app_redo(&c->app, &done, label, sizeof label, e);
    if (!rc) {
        cli_say(_("done again: %s"), label);
        cli_corrected(c, done.seq);
    }
    return rc;
}

const struct command cmd_redo = {
    .name = "redo",
    .usage = "",
    .summary = N_("do again what you undid last"),
    .flags = COMMAND_NEEDS_DB,
    .run = redo_run,
};
