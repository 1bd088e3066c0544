#include "export/file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum tb_rc failed(const char *path, int why, struct tb_err *e)
{
    enum tb_rc rc = why == EACCES || why == EPERM || why == EROFS ? TB_DENIED : TB_IO;
    if (why == ENOENT)
        return tb_fail(e, TB_NOTFOUND,
                       N_("%s cannot be written: its folder is not there"), path);
    return tb_fail(e, rc, N_("%s cannot be written: %s"), path, strerror(why));
}

/* In the database's folder, with its name and SQLite's ending behind it. */
static bool is_beside(const char *path, const char *database)
{
    static const char *const ends[] = {"-journal", "-wal", "-shm"};
    char real[4096], here[4096], there[4096];
    if (!realpath(database, real))
        return false;
    const char *name = strrchr(path, '/'), *of = strrchr(real, '/') + 1;
    name = name ? name + 1 : path;
    size_t n = strlen(of);
    bool named = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        named = named || (strncmp(name, of, n) == 0 && strcmp(name + n, ends[i]) == 0);
    if (!named)
        return false;
    char *one = xstrdup(path), *two = xstrdup(real);
    bool same = realpath(dirname(one), here) && realpath(dirname(two), there) &&
                strcmp(here, there) == 0;
    free(one);
    free(two);
    return same;
}

/* The database itself, by whatever name, or a file that SQLite keeps beside it. */
static bool is_database(const char *path, const struct stat *st, const char *database)
{
    struct stat db;
    char full[2][4096];
    if (!database)
        return false;
    if (st && stat(database, &db) == 0 && db.st_dev == st->st_dev &&
        db.st_ino == st->st_ino)
        return true;
    if (is_beside(path, database))
        return true;
    return realpath(path, full[0]) && realpath(database, full[1]) &&
           strcmp(full[0], full[1]) == 0;
}

static enum tb_rc write_all(int fd, const struct strbuf *bytes)
{
    size_t done = 0;
    while (done < bytes->len) {
        ssize_t n = write(fd, bytes->s + done, bytes->len - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return TB_IO;
        done += (size_t)n;
    }
    return TB_OK;
}

static enum tb_rc write_device(const char *path, const struct strbuf *bytes,
                               struct tb_err *e)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return failed(path, errno, e);
    enum tb_rc rc = write_all(fd, bytes);
    int why = errno;
    if (close(fd) != 0 && rc == TB_OK) {
        why = errno;
        rc = TB_IO;
    }
    return rc == TB_OK ? rc : failed(path, why, e);
}

static void sync_folder_of(const char *path)
{
    char *copy = xstrdup(path);
    int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd); /* the file is whole; only its name could be lost with the power */
        close(fd);
    }
    free(copy);
}

/* link(2) refuses a name that has come meanwhile; rename(2) would replace it. */
static int put_in_place(const char *from, const char *path, bool force)
{
    if (force)
        return rename(from, path);
    if (link(from, path) == 0)
        return unlink(from);
    /* A file system without links: the look before has to do. */
    return errno == EPERM || errno == EOPNOTSUPP ? rename(from, path) : -1;
}

static enum tb_rc write_beside(const char *path, const struct strbuf *bytes, bool force,
                               mode_t mode, struct tb_err *e)
{
    struct strbuf temp = {0};
    strbuf_printf(&temp, "%s.new-%ld", path, (long)getpid());
    int fd = open(temp.s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd < 0) {
        enum tb_rc rc = failed(path, errno, e);
        strbuf_free(&temp);
        return rc;
    }
    bool bad = write_all(fd, bytes) != TB_OK || fsync(fd) != 0;
    int why = errno;
    if (close(fd) != 0 && !bad) {
        bad = true;
        why = errno;
    }
    if (!bad && put_in_place(temp.s, path, force) != 0) {
        bad = true;
        why = errno;
    }
    if (bad)
        unlink(temp.s);
    else
        sync_folder_of(path);
    strbuf_free(&temp);
    if (bad && why == EEXIST)
        return tb_fail(e, TB_CONFLICT, N_("%s is there already; --force overwrites it"),
                       path);
    return bad ? failed(path, why, e) : TB_OK;
}

/* *st_mode 0: there is nothing yet. */
static enum tb_rc look(const char *path, bool force, const char *database, mode_t *mode,
                       struct tb_err *e)
{
    struct stat st;
    bool there = lstat(path, &st) == 0;
    *mode = there ? st.st_mode : 0;
    if (!there && errno != ENOENT)
        return failed(path, errno, e);
    if (is_database(path, there ? &st : NULL, database))
        return tb_fail(e, TB_CONFLICT,
                       N_("%s belongs to the database and is never written over"),
                       path);
    if (there && S_ISDIR(st.st_mode))
        return tb_fail(e, TB_INVALID, N_("%s is a folder; name a file in it"), path);
    if (there && S_ISLNK(st.st_mode))
        return tb_fail(e, TB_INVALID,
                       N_("%s is a link; name the file that it leads to"), path);
    if (there && S_ISREG(st.st_mode) && !force)
        return tb_fail(e, TB_CONFLICT, N_("%s is there already; --force overwrites it"),
                       path);
    return TB_OK;
}

enum tb_rc export_may(const char *path, bool force, const char *database,
                      struct tb_err *e)
{
    mode_t mode;
    enum tb_rc rc = look(path, force, database, &mode, e);
    char *copy = xstrdup(path);
    const char *folder = dirname(copy);
    if (rc == TB_OK && !mode && access(folder, W_OK | X_OK) != 0)
        rc = failed(path, errno, e);
    free(copy);
    return rc;
}

enum tb_rc export_file(const char *path, const struct strbuf *bytes, bool force,
                       const char *database, struct tb_err *e)
{
    mode_t mode;
    enum tb_rc rc = look(path, force, database, &mode, e);
    if (rc != TB_OK)
        return rc;
    if (!mode)
        return write_beside(path, bytes, false, 0666, e);
    return S_ISREG(mode) ? write_beside(path, bytes, true, mode & 0777, e)
                         : write_device(path, bytes, e);
}
