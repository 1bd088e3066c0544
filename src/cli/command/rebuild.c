/* Works out all credits and tallies again from the facts. */
#include "base/i18n.h"

#include "../cli.h"

static enum tb_rc rebuild_run(struct cli *c, struct tb_err *e)
{
    struct cli_long work;
    const struct stamp by = app_stamp(&c->app, _("rebuild"));
    cli_long_begin(&work, _("rebuilding"));
    enum tb_rc rc = store_rebuild(c->app.store, &by, &work.progress, e);
    cli_long_end(&work);
    if (!rc)
        cli_say("%s", _("credits and tallies were worked out again"));
    return rc;
}

const struct command cmd_rebuild = {
    .name = "rebuild",
    .usage = "",
    .summary = N_("work out all credits and tallies again"),
    .flags = COMMAND_NEEDS_DB,
    .run = rebuild_run,
};
