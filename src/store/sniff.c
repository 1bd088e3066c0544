/* Looks at a file before SQLite opens it, while no connection of ours has it open: any
 * open and close of the live file later would drop SQLite's locks. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "impl.h"

static uint32_t be32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* A journal left by a crash: the file may be short until SQLite has rolled it back. */
static bool has_hot_journal(const char *path)
{
    struct strbuf b = {0};
    struct stat st;
    strbuf_printf(&b, "%s-journal", path);
    bool hot = stat(b.s, &st) == 0 && st.st_size > 0;
    strbuf_free(&b);
    return hot;
}

static enum tb_rc sniff_header(const char *path, const unsigned char *h, ssize_t n,
                               int64_t size, int *version, struct tb_err *e)
{
    if (n == 0)
        return tb_fail(e, TB_INVALID,
                       N_("%s is empty, not a database; remove it or name another"), path);
    if (n < 100 || memcmp(h, "SQLite format 3", 16) != 0)
        return tb_fail(e, TB_INVALID,
                       N_("%s is not a tongbao database; name another with --db"), path);
    if (be32(h + 68) != APPLICATION_ID)
        return tb_fail(e, TB_INVALID,
                       N_("%s is another program's database; name another with --db"),
                       path);
    *version = (int)be32(h + 60);
    if (*version > schema_newest())
        return tb_fail(e, TB_TOONEW,
                       N_("%s has schema %d, this program knows %d: use the newer "
                          "program that made it"),
                       path, *version, schema_newest());
    if (*version < 1)
        return tb_fail(e, TB_CORRUPT, N_("%s has no schema number; restore a backup"),
                       path);
    if (h[18] != 1 || h[19] != 1)
        return tb_fail(e, TB_INVALID,
                       N_("%s is in WAL mode, which some SQLite versions corrupt; turn it "
                          "back with: sqlite3 FILE 'PRAGMA journal_mode=DELETE'"),
                       path);
    int64_t page = h[16] << 8 | h[17];
    if (page == 1)
        page = 65536;
    int64_t want = page * (int64_t)be32(h + 28);
    if (size < want && !has_hot_journal(path))
        return tb_fail(e, TB_CORRUPT,
                       N_("%s is cut off: %lld of %lld bytes; restore a backup"), path,
                       (long long)size, (long long)want);
    return TB_OK;
}

enum tb_rc sniff(const char *path, int *version, struct tb_err *e)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return tb_fail(e, TB_NOTFOUND,
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
        return tb_fail(e, TB_DENIED, N_("%s cannot be read: %s"), path, strerror(errno));
    unsigned char h[100] = {0};
    ssize_t n = pread(fd, h, sizeof h, 0);
    close(fd);
    if (n < 0)
        return tb_fail(e, TB_IO, N_("%s cannot be read: %s"), path, strerror(errno));
    return sniff_header(path, h, n, st.st_size, version, e);
}
