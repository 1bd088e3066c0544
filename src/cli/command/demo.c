/* A fresh private copy of the sample county, and the dashboard on it. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#include "import/import.h"

#include "app/folder.h"

#include "../cli.h"

static void remove_journal(const char *path)
{
    struct strbuf journal = {0};
    strbuf_printf(&journal, "%s-journal", path);
    unlink(journal.s);
    strbuf_free(&journal);
}

/* The last demo's journal would be taken for the new one's: it goes first. */
static enum tb_rc put_in_place(const char *fresh, const char *path, struct tb_err *e)
{
    remove_journal(path);
    if (!rename(fresh, path))
        return TB_OK;
    enum tb_rc rc = tb_fail(e, TB_IO, N_("cannot make %s: %s"), path, strerror(errno));
    unlink(fresh);
    return rc;
}

/* Made beside its place and moved there when it is whole: a dashboard that still shows
 * the last one sees it vanish at once, not piece by piece. */
static enum tb_rc make(struct cli *c, const char *path, struct tb_err *e)
{
    char data[4096];
    struct strbuf dir = {0}, fresh = {0};
    struct app_options o = c->app_options;
    const struct store_birth birth = {.office = "", .zone = "Asia/Shanghai"};
    strbuf_printf(&fresh, "%s.%ld", path, (long)getpid());
    strbuf_printf(&dir, "%s/sample", app_datadir(data, sizeof data));
    o.db = fresh.s;
    o.store_flags = STORE_CREATE | STORE_PATIENT;
    unlink(fresh.s);
    enum tb_rc rc = app_init(&c->app, &o, e);
    if (!rc)
        rc = app_create(&c->app, &o, &birth, e);
    if (!rc) {
        rc = import_sample(&c->app, dir.s, e);
        app_close(&c->app);
    }
    if (!rc)
        rc = put_in_place(fresh.s, path, e);
    else
        unlink(fresh.s);
    remove_journal(fresh.s);
    strbuf_free(&dir);
    strbuf_free(&fresh);
    return rc;
}

static enum tb_rc demo_run(struct cli *c, struct tb_err *e)
{
    struct strbuf path = {0};
    enum tb_rc rc = folder_make(FOLDER_STATE, &path, e);
    if (!rc) {
        strbuf_puts(&path, "demo.db");
        rc = make(c, path.s, e);
    }
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
