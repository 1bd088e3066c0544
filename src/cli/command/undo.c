/* Undoes a change: one's own newest, or one by its number in the journal. */
#include <stdlib.h>

#include "base/i18n.h"

#include "../cli.h"

static enum tb_rc undo_run(struct cli *c, struct tb_err *e)
{
    struct receipt done;
    char label[400] = "", *end;
    long long seq = 0;
    if (c->n_args) {
        seq = strtoll(c->args[0], &end, 10);
        if (*c->args[0] < '0' || *c->args[0] > '9' || *end || seq < 1)
            return cli_usage(c, e, N_("\"%s\" is no number of a journal entry"),
                             c->args[0]);
    }
    enum tb_rc rc = app_undo(&c->app, seq, &done, label, sizeof label, e);
    if (!rc) {
        cli_say(_("undone: %s"), label);
        cli_corrected(c, done.seq);
    }
    return rc;
}

const struct command cmd_undo = {
    .name = "undo",
    .usage = "[SEQ]",
    .summary = N_("undo your newest change, or the journal's entry SEQ"),
    .flags = COMMAND_NEEDS_DB,
    .max_args = 1,
    .run = undo_run,
};
