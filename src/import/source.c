#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

/* --- opening ---------------------------------------------------------------------- */

static enum tb_rc cannot_open(const char *path, struct tb_err *e)
{
    if (errno == ENOENT || errno == ENOTDIR)
        return tb_fail(e, TB_NOTFOUND, N_("no file %s"), path);
    if (errno == EACCES || errno == EPERM)
        return tb_fail(e, TB_DENIED, N_("you may not read %s"), path);
    return tb_fail(e, TB_IO, N_("cannot open %s: %s"), path, strerror(errno));
}

static int temp_file(const char **dir)
{
    *dir = getenv("TMPDIR");
    if (!*dir || !**dir)
        *dir = "/tmp";
    int fd = open(*dir, O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
        return fd;
    struct strbuf name = {0};
    strbuf_printf(&name, "%s/tongbao-XXXXXX", *dir);
    fd = mkostemp(name.s, O_CLOEXEC);
    if (fd >= 0)
        unlink(name.s);
    strbuf_free(&name);
    return fd;
}

static bool write_all(int fd, const char *p, size_t n)
{
    while (n) {
        ssize_t k = write(fd, p, n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0)
            return false;
        p += k;
        n -= (size_t)k;
    }
    return true;
}

/* Copies standard input; asks twice a second, and after each piece, whether to go on.
 */
static enum tb_rc copy_stdin(int to, const struct progress *p, const char *dir,
                             struct tb_err *e)
{
    char buf[65536];
    int64_t done = 0;
    for (;;) {
        if (p && !p->step(p->arg, done, 0))
            return tb_fail(e, TB_STOPPED, N_("stopped: nothing was imported"));
        struct pollfd f = {.fd = STDIN_FILENO, .events = POLLIN};
        if (poll(&f, 1, 500) == 0)
            continue;
        ssize_t n = read(STDIN_FILENO, buf, sizeof buf);
        if (n < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (n < 0)
            return tb_fail(e, TB_IO, N_("cannot read standard input: %s"),
                           strerror(errno));
        if (n == 0)
            return TB_OK;
        if (!write_all(to, buf, (size_t)n))
            return tb_fail(e, TB_IO, N_("cannot write a temporary file in %s: %s"), dir,
                           strerror(errno));
        done += n;
    }
}

static enum tb_rc spool(const struct progress *p, int *fd, struct tb_err *e)
{
    struct stat st;
    if (!fstat(STDIN_FILENO, &st) && S_ISREG(st.st_mode) &&
        lseek(STDIN_FILENO, 0, SEEK_CUR) == 0) {
        *fd = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
        return *fd >= 0 ? TB_OK : cannot_open("-", e);
    }
    const char *dir;
    *fd = temp_file(&dir);
    if (*fd < 0)
        return tb_fail(
            e, TB_IO,
            N_("cannot make a temporary file in %s: %s (set TMPDIR to a folder "
               "that can be written)"),
            dir, strerror(errno));
    return copy_stdin(*fd, p, dir, e);
}

enum tb_rc source_open(const char *path, const char *forbidden,
                       const struct progress *p, int *fd, struct tb_err *e)
{
    if (!strcmp(path, "-"))
        return spool(p, fd, e);
    struct stat st, no;
    if (stat(path, &st))
        return cannot_open(path, e);
    if (S_ISDIR(st.st_mode))
        return tb_fail(e, TB_INVALID, N_("%s is a folder, not a file"), path);
    if (!S_ISREG(st.st_mode))
        return tb_fail(e, TB_INVALID,
                       N_("%s is not a regular file: use - to read standard input"),
                       path);
    if (forbidden && !stat(forbidden, &no) && no.st_ino == st.st_ino &&
        no.st_dev == st.st_dev)
        return tb_fail(e, TB_INVALID, N_("%s is the database itself"), path);
    /* Without O_NONBLOCK a FIFO put there meanwhile would hang. */
    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    return *fd >= 0 ? TB_OK : cannot_open(path, e);
}

/* --- what is no CSV -------------------------------------------------------------- */

static const struct magic {
    const char *bytes;
    size_t n;
    const char *why;
} magics[] = {
    {"PK\003\004", 4,
     N_("this is an Excel workbook (xlsx) or a ZIP file: save it as CSV UTF-8 first")},
    {"\xD0\xCF\x11\xE0", 4,
     N_("this is an old Excel workbook (xls): save it as CSV UTF-8 first")},
    {"\x1F\x8B", 2, N_("this is a gzip file: unpack it first")},
    {"%PDF", 4, N_("this is a PDF file: only CSV can be imported")},
    {"SQLite format 3", 16, N_("this is a database file: only CSV can be imported")},
    {"{\\rtf", 5, N_("this is a Word (RTF) file: only CSV can be imported")},
};

static bool looks_html(const unsigned char *head, size_t n)
{
    static const char *const tags[] = {"<!doctype", "<html", "<table", "<?xml",
                                       "<meta",     "<head", "<style", "<!--"};
    size_t i = n >= 3 && !memcmp(head, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (i < n && strchr(" \t\r\n", head[i]) && head[i])
        i++;
    for (size_t t = 0; t < sizeof tags / sizeof *tags; t++) {
        size_t k = strlen(tags[t]);
        if (n - i >= k && !strncasecmp((const char *)head + i, tags[t], k))
            return true;
    }
    return false;
}

/* Text in UTF-16 has a zero in every second byte, always the same one of the two. A few
 * zeros are only damage, and named with their line by the CSV reader. */
static bool looks_utf16(const unsigned char *head, size_t n)
{
    size_t zeros[2] = {0, 0};
    for (size_t i = 0; i < n; i++)
        zeros[i % 2] += head[i] == 0;
    size_t some = n / 16 > 4 ? n / 16 : 4;
    return (zeros[0] >= some && !zeros[1]) || (zeros[1] >= some && !zeros[0]);
}

enum tb_rc source_refuse(const unsigned char *head, size_t n, struct tb_err *e)
{
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (n >= magics[i].n && !memcmp(head, magics[i].bytes, magics[i].n))
            return tb_fail(e, TB_INVALID, "%s", gettext(magics[i].why));
    if (looks_html(head, n))
        return tb_fail(e, TB_INVALID,
                       N_("this is an HTML page, whatever its name says: open it in a "
                          "spreadsheet program and save it as CSV UTF-8"));
    bool marked =
        n >= 2 && (!memcmp(head, "\xFF\xFE", 2) || !memcmp(head, "\xFE\xFF", 2));
    if (!marked && looks_utf16(head, n))
        return tb_fail(e, TB_INVALID,
                       N_("this is UTF-16 without its mark: save the file as UTF-8"));
    return TB_OK;
}
