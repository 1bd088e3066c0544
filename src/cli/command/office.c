/* The office's name, which stands on screens, bulletins and texts. */
#include "base/i18n.h"

#include "../cli.h"

static enum tb_rc office_run(struct cli *c, struct tb_err *e)
{
    struct receipt done;
    if (c->n_args == 0) {
        cli_say("%s", *c->app.office ? c->app.office : _("the office has no name yet"));
        return TB_OK;
    }
    const struct change change = {.kind = CHANGE_SETTING,
                                  .setting = {.key = "office", .value = c->args[0]}};
    return app_do(&c->app, &change, 1, &done, e);
}

const struct command cmd_office = {
    .name = "office",
    .usage = "[NAME]",
    .summary = N_("the office's name, as it stands on papers; or another one"),
    .flags = COMMAND_NEEDS_DB,
    .max_args = 1,
    .run = office_run,
};
