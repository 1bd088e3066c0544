/* A copy of the file by VACUUM INTO: whole, and of one moment. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
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
              : tb_fail(e, TB_IO, N_("%s cannot be written: %s"), path,
                        strerror(errno));
}

/* A folder that may not be read, or whose file system cannot sync one, is let pass. */
enum tb_rc sync_folder(const char *path, struct tb_err *e)
{
    char *copy = xstrdup(path);
    int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool bad = fd >= 0 && fsync(fd) != 0 && errno == EIO;
    free(copy);
    if (bad)
        tb_fail(e, TB_IO, N_("%s cannot be written: %s"), path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return bad ? TB_IO : TB_OK;
}

/* Does the copy open, and has it the journal up to entry `least`? Not by store_open: a
 * copy made before a migration has the older schema. */
static enum tb_rc check_copy(const char *path, int64_t least, struct tb_err *e)
{
    int version;
    int64_t seq = 0;
    struct store copy = {.watch_fd = -1};
    enum tb_rc rc = sniff(path, &version, e);
    if (rc != TB_OK)
        return rc;
    int sq = db_connect(&copy.db, path, SQLITE_OPEN_READONLY);
    rc = sq == SQLITE_OK ? store_head(&copy, &seq, e) : db_fail(&copy, sq, e);
    if (rc == TB_OK && seq < least)
        rc = tb_fail(e, TB_IO, N_("the copy %s ends with entry %lld, not %lld"), path,
                     (long long)seq, (long long)least);
    sqlite3_finalize(copy.stmts[Q_HEAD]);
    sqlite3_close(copy.db);
    return rc;
}

/* A name of the database itself: the copy would take its place under everybody. */
static bool is_source(const struct store *s, const char *to)
{
    struct stat from, there;
    return stat(s->path, &from) == 0 && stat(to, &there) == 0 &&
           from.st_dev == there.st_dev && from.st_ino == there.st_ino;
}

static enum tb_rc make_empty(const char *tmp, const char *to, struct tb_err *e)
{
    int fd = open(tmp, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0)
        return tb_fail(e, errno == ENOENT ? TB_NOTFOUND : TB_DENIED,
                       N_("%s cannot be made: %s"), to, strerror(errno));
    close(fd);
    return TB_OK;
}

/* Filled, on the disk, looked at, and only then under its own name. */
static enum tb_rc fill_copy(struct store *s, const char *tmp, const char *to,
                            struct tb_err *e)
{
    int64_t head = 0;
    enum tb_rc rc = store_head(s, &head, e);
    if (rc == TB_OK)
        rc = vacuum_into(s, tmp, e);
    if (rc == TB_OK)
        rc = sync_file(tmp, e);
    if (rc == TB_OK)
        rc = check_copy(tmp, head, e);
    if (rc == TB_OK && rename(tmp, to) != 0)
        rc = tb_fail(e, TB_IO, N_("%s cannot be made: %s"), to, strerror(errno));
    return rc == TB_OK ? sync_folder(to, e) : rc;
}

enum tb_rc store_backup(struct store *s, const char *to, bool force, struct tb_err *e)
{
    struct stat st;
    struct strbuf tmp = {0};
    if (is_source(s, to))
        return tb_fail(e, TB_INVALID,
                       N_("%s is the database itself; name another file"), to);
    if (!force && lstat(to, &st) == 0)
        return tb_fail(e, TB_CONFLICT,
                       N_("%s exists already; name another file or say --force"), to);
    strbuf_printf(&tmp, "%s%s.new-%ld", to[0] == '/' ? "" : "./", to, (long)getpid());
    enum tb_rc rc = make_empty(tmp.s, to, e);
    if (rc == TB_OK) {
        rc = fill_copy(s, tmp.s, to, e);
        if (rc != TB_OK)
            unlink(tmp.s);
    }
    strbuf_free(&tmp);
    return rc;
}
