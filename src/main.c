/* tongbao: picks the front end. */
#include "app/config.h"

#include "cli/command.h"
#include "tui/tui.h"

static enum tb_rc dashboard(struct app *app, const struct cli_screen *s,
                            struct tb_err *e)
{
    struct config config;
    config_load(&config);
    const struct tui_options o = {.mark = s->mark,
                                  .path = s->path,
                                  .no_color = s->no_color,
                                  .plain = s->plain,
                                  .first = s->first,
                                  .config = &config};
    enum tb_rc rc = tui_run(app, &o, e);
    config_free(&config);
    return rc;
}

int main(int argc, char **argv)
{
    return cli_main(argc, argv, dashboard);
}
