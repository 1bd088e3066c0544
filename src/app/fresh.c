#include "app/fresh.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void remove_journal(const char *path)
{
    struct strbuf journal = {0};
    strbuf_printf(&journal, "%s-journal", path);
    unlink(journal.s);
    strbuf_free(&journal);
}

/* A journal of a database that is gone would be rolled into the new one. */
static enum tb_rc refuse_remains(const char *path, struct tb_err *e)
{
    struct strbuf journal = {0};
    strbuf_printf(&journal, "%s-journal", path);
    enum tb_rc rc = TB_OK;
    if (access(path, F_OK) == 0)
        rc = tb_fail(e, TB_CONFLICT, N_("%s is there already; open it"), path);
    else if (access(journal.s, F_OK) == 0)
        rc = tb_fail(e, TB_CONFLICT,
                     N_("%s is left of a database that is gone; move it away first"),
                     journal.s);
    strbuf_free(&journal);
    return rc;
}

/* Moves without replacing, also where the file system cannot do so in one step. */
static int move(const char *from, const char *to)
{
    if (!renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE))
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return -1;
    return link(from, to) ? -1 : unlink(from);
}

static enum tb_rc put_in_place(const struct fresh *f, const char *made,
                               struct tb_err *e)
{
    if (f->replace)
        remove_journal(f->path); /* it would be taken for the new one's */
    if (!(f->replace ? rename(made, f->path) : move(made, f->path)))
        return TB_OK;
    if (errno == EEXIST)
        return tb_fail(e, TB_CONFLICT, N_("%s is there already; open it"), f->path);
    return tb_fail(e, TB_IO, N_("cannot make %s: %s"), f->path, strerror(errno));
}

enum tb_rc fresh_make(struct app *app, const struct fresh *f, struct tb_err *e)
{
    struct strbuf made = {0};
    struct app_options o = *f->options;
    strbuf_printf(&made, "%s.%ld", f->path, (long)getpid());
    o.db = made.s;
    o.store_flags = STORE_CREATE | STORE_PATIENT;
    enum tb_rc rc = f->replace ? TB_OK : refuse_remains(f->path, e);
    if (!rc) {
        unlink(made.s); /* of a process that died with this number */
        rc = app_create(app, &o, &f->birth, e);
    }
    if (!rc) {
        rc = f->fill(app, f->arg, e);
        app_close(app);
    }
    if (!rc)
        rc = put_in_place(f, made.s, e);
    if (rc)
        unlink(made.s);
    remove_journal(made.s);
    strbuf_free(&made);
    return rc;
}
