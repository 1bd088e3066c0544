#include "paper.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#include "export/file.h"

bool cli_to_stdout(const struct cli *c)
{
    const char *file = cli_value(c, "output");
    return !file || strcmp(file, "-") == 0;
}

static enum tb_rc check_terminal(const struct cli *c, const struct paper_format *format,
                                 struct tb_err *e)
{
    bool binary = !strcmp(format->name, "xlsx") || !strcmp(format->name, "docx");
    if (!cli_to_stdout(c) || !binary || !isatty(STDOUT_FILENO))
        return TB_OK;
    return cli_usage(c, e, N_("%s is not for a terminal: give it a file with -o"),
                     format->name);
}

enum tb_rc cli_paper_format(struct cli *c, const struct paper_format **out,
                            struct tb_err *e)
{
    const char *name = cli_value(c, "format"), *file = cli_value(c, "output");
    if (name && strcmp(name, "table") == 0)
        name = "text"; /* as other commands call what is to be looked at */
    *out = name ? paper_format_find(name) : file ? paper_format_of(file) : NULL;
    if (!*out && !name &&
        (!file || strcmp(file, "-") == 0 || strncmp(file, "/dev/", 5) == 0))
        *out = paper_format_find("text");
    if (*out)
        return check_terminal(c, *out, e);
    struct strbuf all = {0};
    strbuf_puts(&all, "");
    for (const struct paper_format *const *x = paper_formats; *x; x++)
        strbuf_printf(&all, " %s", (*x)->name);
    enum tb_rc rc = cli_usage(c, e, N_("%s names no format; there are:%s"),
                              name ? name : file, all.s);
    strbuf_free(&all);
    return rc;
}

enum tb_rc cli_paper_write(struct cli *c, const struct paper *p, struct tb_err *e)
{
    const struct paper_format *format;
    const struct paper_options o = {.bom = cli_value(c, "bom") != NULL};
    const char *file = cli_value(c, "output");
    struct strbuf bytes = {0};
    enum tb_rc rc = cli_paper_format(c, &format, e);
    if (rc)
        return rc;
    strbuf_puts(&bytes, "");
    rc = format->write(p, &o, &bytes, e);
    if (!rc && cli_to_stdout(c))
        fwrite(bytes.s, 1, bytes.len, stdout); /* cli_flush sees what fails */
    else if (!rc)
        rc = export_file(file, &bytes, c->force, store_path(c->app.store), e);
    strbuf_free(&bytes);
    return rc;
}
