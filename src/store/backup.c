/* A copy of the file by VACUUM INTO: whole, and of one moment. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "impl.h"

static enum tb_rc vacuum_into(struct store *s, const char *to, struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, Q_VACUUM_INTO, &st, e);
    if (rc != TB_OK)
        return rc;
    bind_text(st, 1, to);
    /* VACUUM INTO attaches the copy; nothing else ever attaches. */
    sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 1);
    rc = db_run(s, st, e);
    sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
    return rc;
}

static enum tb_rc sync_file(const char *path, struct tb_err *e)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0 && close(fd) != 0)
        ok = false;
    return ok ? TB_OK
              : tb_fail(e, TB_IO, N_("%s cannot be written: %s"), path, strerror(errno));
}

/* Does the copy open, and does it end with the same entry? */
static enum tb_rc check_copy(const char *path, struct tb_err *e)
{
    int version;
    struct store *copy;
    int64_t seq = 0;
    enum tb_rc rc = sniff(path, &version, e);
    if (rc == TB_OK)
        rc = store_open(&copy, path, STORE_READER, NULL, NULL, NULL, e);
    if (rc != TB_OK)
        return rc;
    rc = store_head(copy, &seq, e);
    store_close(&copy);
    return rc;
}

enum tb_rc store_backup(struct store *s, const char *to, bool force, struct tb_err *e)
{
    struct stat st;
    struct strbuf tmp = {0};
    if (!force && lstat(to, &st) == 0)
        return tb_fail(e, TB_CONFLICT,
                       N_("%s exists already; name another file or say --force"), to);
    strbuf_printf(&tmp, "%s%s.new-%ld", to[0] == '/' ? "" : "./", to, (long)getpid());
    int fd = open(tmp.s, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    enum tb_rc rc = TB_OK;
    if (fd < 0)
        rc = tb_fail(e, errno == ENOENT ? TB_NOTFOUND : TB_DENIED,
                     N_("%s cannot be made: %s"), to, strerror(errno));
    else
        close(fd);
    if (rc == TB_OK) {
        rc = vacuum_into(s, tmp.s, e);
        if (rc == TB_OK)
            rc = sync_file(tmp.s, e);
        if (rc == TB_OK && !s->batch)
            rc = check_copy(tmp.s, e);
        if (rc == TB_OK && rename(tmp.s, to) != 0)
            rc = tb_fail(e, TB_IO, N_("%s cannot be made: %s"), to, strerror(errno));
        if (rc != TB_OK)
            unlink(tmp.s);
    }
    strbuf_free(&tmp);
    return rc;
}
