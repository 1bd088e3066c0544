#include "app/folder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct {
    const char *variable, *fallback;
} homes[] = {
    [FOLDER_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
    [FOLDER_DATA] = {"XDG_DATA_HOME", ".local/share"},
    [FOLDER_STATE] = {"XDG_STATE_HOME", ".local/state"},
};

enum tb_rc folder_path(enum app_folder which, struct strbuf *out, struct tb_err *e)
{
    const char *base = getenv(homes[which].variable), *home = getenv("HOME");
    strbuf_clear(out);
    /* As the XDG rules say, a relative path does not count. */
    if (base && base[0] == '/')
        strbuf_printf(out, "%s/tongbao/", base);
    else if (home && home[0] == '/')
        strbuf_printf(out, "%s/%s/tongbao/", home, homes[which].fallback);
    else
        return tb_fail(e, TB_USAGE, N_("neither %s nor HOME names a folder: set one"),
                       homes[which].variable);
    return TB_OK;
}

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

enum tb_rc folder_make(enum app_folder which, struct strbuf *out, struct tb_err *e)
{
    enum tb_rc rc = folder_path(which, out, e);
    for (size_t i = 1; rc == TB_OK && out->s[i]; i++)
        if (out->s[i] == '/')
            rc = make(out->s, i, e);
    return rc;
}
