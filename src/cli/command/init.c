/* Makes a new database. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#include "import/import.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {0, "sample", NULL, N_("with the sample county in it")},
    {0, "template", "NAME", N_("with the scheme of that name")},
    {0, "office", "NAME", N_("the office's name, as it stands on papers")},
    {0, "zone", "ZONE", N_("the office's time zone (default: Asia/Shanghai)")},
    {0, "shared", "GROUP", N_("for a trusted group: mode 0660 and that group")},
    {0},
};

static int is_template(const struct dirent *x)
{
    size_t n = strlen(x->d_name);
    return n > 4 && !strcmp(x->d_name + n - 4, ".txt");
}

static void list_templates(const char *dir, struct strbuf *out)
{
    struct dirent **found = NULL;
    int n = scandir(dir, &found, is_template, alphasort);
    strbuf_clear(out);
    for (int i = 0; i < n; i++) {
        strbuf_printf(out, " %.*s", (int)strlen(found[i]->d_name) - 4,
                      found[i]->d_name);
        free(found[i]);
    }
    free(found);
}

/* The template's file; before a database is made. */
static enum tb_rc find_template(const char *name, struct strbuf *path, struct tb_err *e)
{
    char data[4096];
    struct strbuf dir = {0}, list = {0};
    app_datadir(data, sizeof data);
    strbuf_printf(&dir, "%s/schemes", data);
    strbuf_printf(path, "%s/%s.txt", dir.s, name);
    enum tb_rc rc = TB_OK;
    if (!*name || strchr(name, '/') || access(path->s, R_OK)) {
        list_templates(dir.s, &list);
        rc = tb_fail(e, TB_NOTFOUND, N_("no template \"%s\"; there are:%s"), name,
                     list.s);
    }
    strbuf_free(&dir);
    strbuf_free(&list);
    return rc;
}

static enum tb_rc fill(struct cli *c, const char *template, struct tb_err *e)
{
    char data[4096];
    struct strbuf dir = {0};
    struct import_report report = {0};
    const struct import_options o = {.not_after = TB_DAY_NONE};
    enum tb_rc rc = TB_OK;
    if (cli_value(c, "sample")) {
        strbuf_printf(&dir, "%s/sample", app_datadir(data, sizeof data));
        rc = import_sample(&c->app, dir.s, e);
    } else if (template) {
        rc = import_file(&c->app, "scheme", template, &o, &report, e);
    }
    import_report_free(&report);
    strbuf_free(&dir);
    return rc;
}

static enum tb_rc create(struct cli *c, const char *path, const char *template,
                         struct tb_err *e)
{
    const char *zone = cli_value(c, "zone"), *office = cli_value(c, "office");
    const struct store_birth birth = {.office = office ? office : "",
                                      .zone = zone ? zone : "Asia/Shanghai",
                                      .shared_group = cli_value(c, "shared")};
    c->app_options.store_flags = STORE_CREATE | STORE_PATIENT;
    enum tb_rc rc = app_init(&c->app, &c->app_options, e);
    if (!rc)
        rc = app_create(&c->app, &c->app_options, &birth, e);
    if (rc)
        return rc;
    rc = fill(c, template, e);
    app_close(&c->app);
    if (rc) /* half a database is none */
        unlink(path);
    return rc;
}

static enum tb_rc init_run(struct cli *c, struct tb_err *e)
{
    const char *name = cli_value(c, "template");
    struct strbuf path = {0}, template = {0};
    if (name && cli_value(c, "sample"))
        return cli_usage(c, e, N_("either --sample or --template"));
    enum tb_rc rc = name ? find_template(name, &template, e) : TB_OK;
    if (!rc)
        rc = app_db_path(&c->app_options, &path, e);
    if (!rc)
        rc = create(c, path.s, name ? template.s : NULL, e);
    if (!rc)
        cli_say(_("made %s"), path.s);
    strbuf_free(&path);
    strbuf_free(&template);
    return rc;
}

const struct command cmd_init = {
    .name = "init",
    .usage = "[--sample|--template NAME] [--zone ZONE] [--shared GROUP]",
    .summary = N_("make a new database"),
    .options = options,
    .run = init_run,
};
