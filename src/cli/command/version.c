/* The versions of the program and of what it stands on. */
#include "../cli.h"

static enum tb_rc version_run(struct cli *c, struct tb_err *e)
{
    char store[512];
    (void)c;
    (void)e;
    cli_say("tongbao " TB_VERSION);
    store_version(store, sizeof store);
    for (char *line = store, *end; *line; line = end) {
        end = line;
        while (*end && *end != '\n')
            end++;
        cli_say("%.*s", (int)(end - line), line);
        if (*end)
            end++;
    }
    return TB_OK;
}

const struct command cmd_version = {
    .name = "version",
    .usage = "",
    .summary = N_("versions of the program, SQLite and the schema"),
    .run = version_run,
};
