#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"

/* path up to `end` as a folder. */
static enum tb_rc make(const char *path, size_t end, struct tb_err *e)
{
    char *part = xstrndup(path, end);
    enum tb_rc rc = TB_OK;
    struct stat st;
    /* Only what is missing is made: a folder above may be closed to mkdir. */
    if (stat(part, &st) && mkdir(part, 0700) && errno != EEXIST)
        rc = tb_fail(e, errno == EACCES ? TB_DENIED : TB_IO,
                     N_("cannot make the folder %s: %s"), part, strerror(errno));
    free(part);
    return rc;
}

static enum tb_rc make_parents(const char *path, struct tb_err *e)
{
    for (size_t i = 1; path[i]; i++) {
        enum tb_rc rc = path[i] == '/' ? make(path, i, e) : TB_OK;
        if (rc)
            return rc;
    }
    return TB_OK;
}

enum tb_rc cli_folder(const char *name, const char *fallback, struct strbuf *out,
                      struct tb_err *e)
{
    const char *base = getenv(name), *home = getenv("HOME");
    strbuf_clear(out);
    /* As the XDG rules say, a relative path does not count. */
    if (base && base[0] == '/')
        strbuf_printf(out, "%s/tongbao/", base);
    else if (home && home[0] == '/')
        strbuf_printf(out, "%s/%s/tongbao/", home, fallback);
    else
        return tb_fail(e, TB_USAGE, N_("neither %s nor HOME names a folder: set one"),
                       name);
    return make_parents(out->s, e);
}
