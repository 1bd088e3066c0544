#include "app/state.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/folder.h"

void state_name(const char *kind, const char *db, char *out, size_t size)
{
    char real[PATH_MAX];
    uint64_t h = UINT64_C(1469598103934665603);
    const char *path = realpath(db, real) ? real : db;
    for (const char *s = path; *s; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    snprintf(out, size, "%s-%016llx", kind, (unsigned long long)h);
}

static enum tb_rc read_all(int fd, struct strbuf *out)
{
    for (;;) {
        char *at = strbuf_room(out, 4096);
        ssize_t n = read(fd, at, 4096);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 || out->len + (size_t)n > STATE_MAX)
            return TB_IO;
        out->len += (size_t)n;
        out->s[out->len] = '\0';
        if (n == 0)
            return TB_OK;
    }
}

enum tb_rc state_read(const char *name, struct strbuf *out, struct tb_err *e)
{
    struct strbuf path = {0};
    strbuf_clear(out);
    enum tb_rc rc = folder_path(FOLDER_STATE, &path, e);
    if (rc == TB_OK) {
        strbuf_puts(&path, name);
        int fd = open(path.s, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (fd < 0)
            rc = tb_fail(e, errno == ENOENT ? TB_NOTFOUND : TB_IO,
                         N_("cannot read %s: %s"), path.s, strerror(errno));
        else if (read_all(fd, out) != TB_OK)
            rc = tb_fail(e, TB_IO, N_("cannot read %s: %s"), path.s,
                         strerror(errno ? errno : EFBIG));
        if (fd >= 0)
            close(fd);
    }
    if (rc != TB_OK)
        strbuf_clear(out);
    strbuf_free(&path);
    return rc;
}

static int write_all(int fd, const char *s, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, s, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return -1;
        s += done;
        n -= (size_t)done;
    }
    return 0;
}

static enum tb_rc replace(const char *path, const char *text, size_t n,
                          struct tb_err *e)
{
    struct strbuf fresh = {0};
    strbuf_printf(&fresh, "%s.%ld", path, (long)getpid());
    unlink(fresh.s); /* of a process that died with this number */
    int fd = open(fresh.s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool good = fd >= 0 && write_all(fd, text, n) == 0;
    int why = errno;
    if (fd >= 0 && close(fd) != 0 && good) {
        good = false;
        why = errno;
    }
    if (good && rename(fresh.s, path) != 0) {
        good = false;
        why = errno;
    }
    if (!good && fd >= 0)
        unlink(fresh.s);
    strbuf_free(&fresh);
    return good ? TB_OK
                : tb_fail(e, why == EACCES ? TB_DENIED : TB_IO,
                          N_("cannot write %s: %s"), path, strerror(why));
}

enum tb_rc state_write(const char *name, const char *text, size_t n, struct tb_err *e)
{
    struct strbuf path = {0};
    if (n > STATE_MAX)
        return tb_fail(e, TB_INVALID,
                       N_("%zu bytes are too many to be kept; at most %u are"), n,
                       STATE_MAX);
    enum tb_rc rc = folder_make(FOLDER_STATE, &path, e);
    if (rc == TB_OK) {
        strbuf_puts(&path, name);
        rc = replace(path.s, text, n, e);
    }
    strbuf_free(&path);
    return rc;
}

void state_remove(const char *name)
{
    struct strbuf path = {0};
    if (folder_path(FOLDER_STATE, &path, NULL) == TB_OK) {
        strbuf_puts(&path, name);
        unlink(path.s); /* mostly there is none */
    }
    strbuf_free(&path);
}
