/* From the words of the command line to an exit code. */
#include "cli.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

/* A closed descriptor 0, 1 or 2 must never become the database's. Opened for reading
 * only, so that output that goes nowhere is still an error. */
static void hold_descriptors(void)
{
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) < 0)
            return;
}

/* Its libraries are too large to trust with another user's rights. */
static enum tb_rc refuse_raised(struct tb_err *e)
{
    if (getuid() == geteuid() && getgid() == getegid())
        return TB_OK;
    return tb_fail(
        e, TB_DENIED,
        N_("this program does not run with a set-user-id or set-group-id bit: "
           "take it off with chmod ug-s"));
}

/* Messages about wrong words should already be in the right language. */
static const char *early_lang(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (!strncmp(argv[i], "--lang=", 7))
            return argv[i] + 7;
        if (!strcmp(argv[i], "--lang") && i + 1 < argc)
            return argv[i + 1];
    }
    return NULL;
}

enum tb_rc cli_open(struct cli *c, unsigned flags, struct tb_err *e)
{
    c->app_options.store_flags = flags;
    enum tb_rc rc = app_init(&c->app, &c->app_options, e);
    if (!rc)
        rc = app_open(&c->app, &c->app_options, e);
    c->open = !rc;
    return rc;
}

/* Nothing is there yet: the first screens ask what to do about it. */
static enum tb_rc first_screens(struct cli *c, struct tb_err *e)
{
    struct strbuf path = {0};
    struct app_options o = c->app_options;
    enum tb_rc rc = app_db_path(&o, &path, e);
    if (!rc) {
        o.db = path.s;
        const struct cli_screen screen = {
            .no_color = c->no_color, .plain = c->plain, .first = &o};
        c->open = true;
        rc = c->dashboard(&c->app, &screen, e);
    }
    strbuf_free(&path);
    return rc;
}

enum tb_rc cli_screen_open(struct cli *c, const char *mark, struct tb_err *e)
{
    /* Not patient: the dashboard's loop waits, not the store. */
    enum tb_rc rc = cli_open(c, 0, e);
    if (rc == TB_NOTFOUND && !mark && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        return first_screens(c, e);
    if (rc)
        return rc;
    const struct cli_screen screen = {.path = store_path(c->app.store),
                                      .mark = mark,
                                      .no_color = c->no_color,
                                      .plain = c->plain};
    return c->dashboard(&c->app, &screen, e);
}

static enum tb_rc run(struct cli *c, struct tb_err *e)
{
    if (c->version)
        c->command = command_find("version");
    if (c->help) {
        if (c->command && c->n_args < 1)
            c->args[c->n_args++] = c->command->name;
        else if (c->command)
            c->args[0] = c->command->name;
        c->command = command_find("help");
    }
    if (!c->command)
        return cli_screen_open(c, NULL, e);
    enum tb_rc rc = TB_OK;
    if (c->command->flags & COMMAND_NEEDS_DB)
        rc = cli_open(c, STORE_PATIENT, e);
    return rc ? rc : c->command->run(c, e);
}

int cli_main(int argc, char **argv, cli_dashboard *screen)
{
    struct cli c = {.dashboard = screen};
    struct tb_err err = {0}, late = {0};
    char locales[4096];
    hold_descriptors();
    signal(SIGPIPE, SIG_IGN); /* both become errors of write, which are looked at */
    signal(SIGXFSZ, SIG_IGN);
    if (!i18n_init(early_lang(argc, argv), app_localedir(locales, sizeof locales)))
        cli_complain("%s", "this system has no UTF-8 locale (C.UTF-8): Chinese may be "
                           "shown wrongly");
    enum tb_rc rc = refuse_raised(&err);
    if (!rc)
        rc = cli_parse(&c, argc, argv, &err);
    if (!rc)
        rc = run(&c, &err);
    if (c.open)
        app_close(&c.app);
    enum tb_rc flushed = cli_flush(&late);
    if (flushed && !rc) {
        rc = flushed;
        err = late;
    }
    if (rc && err.msg[0])
        cli_complain("%s", err.msg);
    return tb_exit_code(rc);
}
