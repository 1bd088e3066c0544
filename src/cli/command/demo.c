/* A fresh private copy of the sample county, and the dashboard on it. */
#include <unistd.h>

#include "base/i18n.h"

#include "import/import.h"

#include "../cli.h"

static enum tb_rc demo_run(struct cli *c, struct tb_err *e)
{
    struct strbuf path = {0};
    enum tb_rc rc = app_init(&c->app, &c->app_options, e);
    if (!rc)
        rc = import_demo(&c->app, &c->app_options, NULL, &path, e);
    if (!rc && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
        c->app_options.db = path.s;
        rc = cli_screen_open(c, _("demo"), e);
    } else if (!rc) {
        cli_say("%s", path.s);
    }
    strbuf_free(&path);
    return rc;
}

const struct command cmd_demo = {
    .name = "demo",
    .usage = "",
    .summary = N_("open the dashboard on a fresh copy of the sample county"),
    .run = demo_run,
};
