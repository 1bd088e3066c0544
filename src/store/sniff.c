/* Looks at a file before SQLite opens it, while no connection of ours has it open: any
 * open and close of the live file later would drop SQLite's locks. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "impl.h"

static uint32_t be32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* A journal left by a crash: until SQLite has rolled it back the file may be short, and
 * its first page torn. It stands beside the file that a symbolic link leads to. */
static bool has_hot_journal(const char *path)
{
    static const unsigned char magic[] = {0xd9, 0xd5, 0x05, 0xf9,
                                          0x20, 0xa1, 0x63, 0xd7};
    unsigned char h[sizeof magic];
    struct strbuf b = {0};
    char *real = realpath(path, NULL);
    strbuf_printf(&b, "%s-journal", real ? real : path);
    int fd = open(b.s, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    bool hot = fd >= 0 && pread(fd, h, sizeof h, 0) == (ssize_t)sizeof h &&
               memcmp(h, magic, sizeof magic) == 0;
    if (fd >= 0)
        close(fd);
    free(real);
    strbuf_free(&b);
    return hot;
}

enum tb_rc sniff_foreign(const char *path, struct tb_err *e)
{
    return tb_fail(e, TB_INVALID,
                   N_("%s is another program's database; name another with --db"),
                   path);
}

enum tb_rc sniff_version(const char *path, int version, struct tb_err *e)
{
    if (version > schema_newest())
        return tb_fail(e, TB_TOONEW,
                       N_("%s has schema %d, this program knows %d: use the newer "
                          "program that made it"),
                       path, version, schema_newest());
    if (version < 1)
        return tb_fail(e, TB_CORRUPT, N_("%s has no schema number; restore a backup"),
                       path);
    return TB_OK;
}

static int64_t file_size(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? st.st_size : 0;
}

static enum tb_rc sniff_header(const char *path, const unsigned char *h, ssize_t n,
                               int64_t size, int *version, struct tb_err *e)
{
    if (n == 0)
        return tb_fail(e, TB_INVALID,
                       N_("%s is empty, not a database; remove it or name another"),
                       path);
    if (n < 100 || memcmp(h, "SQLite format 3", 16) != 0)
        return has_hot_journal(path)
                   ? TB_OK
                   : tb_fail(e, TB_INVALID,
                             N_("%s is not a tongbao database; name another with --db"),
                             path);
    if (be32(h + 68) != APPLICATION_ID)
        return sniff_foreign(path, e);
    *version = (int)be32(h + 60);
    enum tb_rc rc = sniff_version(path, *version, e);
    if (rc != TB_OK)
        return rc;
    if (h[18] != 1 || h[19] != 1)
        return tb_fail(
            e, TB_INVALID,
            N_("%s is in WAL mode, which some SQLite versions corrupt; turn it "
               "back with: sqlite3 FILE 'PRAGMA journal_mode=DELETE'"),
            path);
    int64_t page = h[16] << 8 | h[17];
    if (page == 1)
        page = 65536;
    int64_t want = page * (int64_t)be32(h + 28);
    if (size < want && !has_hot_journal(path) && file_size(path) < want)
        return tb_fail(e, TB_CORRUPT,
                       N_("%s is cut off: %lld of %lld bytes; restore a backup"), path,
                       (long long)size, (long long)want);
    return TB_OK;
}

static enum tb_rc sniff_once(const char *path, int *version, struct tb_err *e)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return tb_fail(
                e, TB_NOTFOUND,
                N_("no database at %s; make one with `tongbao init`, or look "
                   "around with `tongbao demo`"),
                path);
        return tb_fail(e, TB_DENIED, N_("%s cannot be looked at: %s"), path,
                       strerror(errno));
    }
    if (!S_ISREG(st.st_mode))
        return tb_fail(e, TB_INVALID, N_("%s is not a file; name a database with --db"),
                       path);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return tb_fail(e, TB_DENIED, N_("%s cannot be read: %s"), path,
                       strerror(errno));
    unsigned char h[100] = {0};
    ssize_t n = pread(fd, h, sizeof h, 0);
    close(fd);
    if (n < 0)
        return tb_fail(e, TB_IO, N_("%s cannot be read: %s"), path, strerror(errno));
    return sniff_header(path, h, n, st.st_size, version, e);
}

/* Nothing is locked here, so a colleague's commit or rollback may fall between the
 * looks at header, size and journal: only what stays so is damage. */
enum tb_rc sniff(const char *path, int *version, struct tb_err *e)
{
    enum tb_rc rc = sniff_once(path, version, e);
    for (int again = 3; rc == TB_CORRUPT && again > 0; again--)
        rc = sniff_once(path, version, e);
    return rc;
}
