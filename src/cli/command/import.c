/* Imports a file: all or nothing. */
#include "import/import.h"

#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/text.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {0, "dry-run", NULL, N_("only say what would happen")},
    {0, "encoding", "utf-8|gb18030",
     N_("how the file is written, when it cannot be told")},
    {0, "delimiter", "C", N_("what separates the columns: one character, or tab")},
    {0},
};

static enum tb_rc read_encoding(struct cli *c, struct import_options *o,
                                struct tb_err *e)
{
    static const struct {
        const char *name;
        enum import_encoding is;
    } known[] = {{"utf-8", ENCODING_UTF8},
                 {"utf8", ENCODING_UTF8},
                 {"gb18030", ENCODING_GB18030},
                 {"gbk", ENCODING_GB18030},
                 {"gb2312", ENCODING_GB18030}};
    const char *s = cli_value(c, "encoding");
    if (!s)
        return TB_OK;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!strcasecmp(s, known[i].name)) {
            o->encoding = known[i].is;
            return TB_OK;
        }
    return cli_usage(c, e, N_("--encoding %s: there are utf-8 and gb18030"), s);
}

static enum tb_rc read_delimiter(struct cli *c, struct import_options *o,
                                 struct tb_err *e)
{
    const char *s = cli_value(c, "delimiter");
    uint32_t cp;
    if (!s)
        return TB_OK;
    if (!strcmp(s, "tab") || !strcmp(s, "\\t"))
        s = "\t";
    size_t n = strlen(s);
    bool one = n && n < sizeof o->delimiter && text_decode(s, n, &cp) == n;
    if (!one || cp == UINT32_MAX || strchr("\"\r\n", *s))
        return cli_usage(c, e, N_("--delimiter takes one character, or the word tab"));
    memcpy(o->delimiter, s, n + 1);
    return TB_OK;
}

static void print_bad(const char *file, const struct import_report *r)
{
    for (size_t i = 0; i < r->n_bad; i++)
        cli_complain(_("%s:%lld: %s"), file, (long long)r->bad[i].line, r->bad[i].why);
    if (r->total_bad > (int64_t)r->n_bad)
        cli_complain(_("%lld more bad lines are not listed"),
                     (long long)(r->total_bad - (int64_t)r->n_bad));
}

static void print_done(const struct import_report *r, bool dry)
{
    struct strbuf b = {0};
    strbuf_printf(&b,
                  dry ? _("dry run, nothing was written: rows %lld, new %lld")
                      : _("rows %lld, new %lld"),
                  (long long)r->rows, (long long)r->added);
    if (r->known)
        strbuf_printf(&b, _(", already there %lld"), (long long)r->known);
    if (r->twice)
        strbuf_printf(&b, _(", twice in the file %lld"), (long long)r->twice);
    if (!r->added && !dry)
        strbuf_puts(&b, _("; nothing to add"));
    cli_say("%s", b.s);
    strbuf_free(&b);
}

static enum tb_rc import_run(struct cli *c, struct tb_err *e)
{
    const char *kind = c->args[0], *file = c->args[1];
    struct import_options o = {.not_after = TB_DAY_NONE,
                               .dry_run = cli_value(c, "dry-run") != NULL};
    struct import_report report = {0};
    struct cli_long work;
    enum tb_rc rc = read_encoding(c, &o, e);
    if (!rc)
        rc = read_delimiter(c, &o, e);
    if (rc)
        return rc;
    cli_long_begin(&work, _("importing"));
    o.progress = &work.progress;
    rc = import_file(&c->app, kind, file, &o, &report, e);
    cli_long_end(&work);
    print_bad(file, &report);
    if (!rc) {
        print_done(&report, o.dry_run);
        cli_corrected(c, report.receipt.seq);
        if (report.added && (!strcmp(kind, "targets") || !strcmp(kind, "units") ||
                             !strcmp(kind, "scheme")))
            cli_moved(c, TB_DAY_MIN);
    }
    import_report_free(&report);
    return rc;
}

const struct command cmd_import = {
    .name = "import",
    .usage = "KIND FILE|- [--dry-run] [--encoding utf-8|gb18030] [--delimiter C]",
    .summary = N_("import a CSV file (or a scheme's text), all or nothing"),
    .notes =
        N_("KIND: units people outlets submissions events targets topics scheme "
           "meetings attendance contacts issues followups. The "
           "first line names the columns, in any order. A text that starts like a "
           "formula (= + - @) is written with a ' in front by --format csv, and "
           "loses that ' again here. A file whose name begins with - goes behind --."),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 2,
    .max_args = 2,
    .options = options,
    .run = import_run,
};
