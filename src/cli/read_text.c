/* A text that a command is given, as a file or on standard input. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"

static enum tb_rc read_stream(FILE *f, const char *path, size_t most,
                              struct strbuf *out, struct tb_err *e)
{
    char buf[4096];
    size_t n;

    strbuf_puts(out, "");
    while (out->len <= most && (n = fread(buf, 1, sizeof buf, f)) > 0)
        strbuf_add(out, buf, n);
    if (ferror(f))
        return tb_fail(e, TB_IO, N_("cannot read %s: %s"), path, strerror(errno));
    if (memchr(out->s, 0, out->len))
        return tb_fail(e, TB_INVALID, N_("%s is no text: it has a zero byte"), path);
    return TB_OK;
}

enum tb_rc cli_read_text(const char *path, size_t most, struct strbuf *out,
                         struct tb_err *e)
{
    FILE *f;
    enum tb_rc rc;

    if (!strcmp(path, "-"))
        return read_stream(stdin, path, most, out, e);
    f = fopen(path, "re");
    if (!f)
        return tb_fail(e, errno == ENOENT ? TB_NOTFOUND : TB_IO,
                       N_("cannot read %s: %s"), path, strerror(errno));
    rc = read_stream(f, path, most, out, e);
    fclose(f);
    return rc;
}
