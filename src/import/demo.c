/* The demo: a fresh private copy of the sample county. */
#include "import/import.h"

#include "app/folder.h"
#include "app/fresh.h"

static enum tb_rc fill(struct app *app, const void *dir, struct tb_err *e)
{
    return import_sample(app, dir, e);
}

enum tb_rc import_demo(struct app *app, const struct app_options *o, const char *data,
                       struct strbuf *path, struct tb_err *e)
{
    char own[4096];
    struct strbuf dir = {0};
    enum tb_rc rc = folder_make(FOLDER_STATE, path, e);
    if (!rc) {
        strbuf_puts(path, "demo.db");
        strbuf_printf(&dir, "%s/sample", data ? data : app_datadir(own, sizeof own));
        const struct fresh f = {.path = path->s,
                                .options = o,
                                .birth = {.office = "", .zone = "Asia/Shanghai"},
                                .replace = true,
                                .fill = fill,
                                .arg = dir.s};
        rc = fresh_make(app, &f, e);
    }
    strbuf_free(&dir);
    return rc;
}
