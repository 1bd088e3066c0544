/* tongbao: picks the front end. */
#include "cli/command.h"
#include "tui/tui.h"

static enum tb_rc dashboard(struct app *app, const struct cli_screen *s,
                            struct tb_err *e)
{
    const struct tui_options o = {
        .mark = s->mark, .path = s->path, .no_color = s->no_color, .first = s->first};
    return tui_run(app, &o, e);
}

int main(int argc, char **argv)
{
    return cli_main(argc, argv, dashboard);
}
