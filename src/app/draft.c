#include "app/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/folder.h"
#include "app/state.h"

#define HEAD "tongbao-draft 1 " /* then the start of the process that wrote it */

/* When a process started, in ticks since boot; 0 when it cannot be known. With its
 * number it tells a process from a later one of the same number. */
static unsigned long long started(long pid)
{
    char path[64], line[512];
    snprintf(path, sizeof path, "/proc/%ld/stat", pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd >= 0 ? read(fd, line, sizeof line - 1) : 0;
    if (fd >= 0)
        close(fd);
    if (n <= 0)
        return 0;
    line[n] = '\0';
    const char *p = strrchr(line, ')'); /* the name before it may hold anything */
    for (int field = 2; p && field < 22; field++)
        p = strchr(p + 1, ' ');
    return p ? strtoull(p + 1, NULL, 10) : 0;
}

static bool alive(long pid, unsigned long long since)
{
    if (kill((pid_t)pid, 0) != 0 && errno == ESRCH)
        return false;
    unsigned long long now = started(pid);
    return now == 0 || since == 0 || now == since;
}

void draft_begin(struct draft_file *f, const char *db)
{
    *f = (struct draft_file){0};
    state_name("draft", db, f->kind, sizeof f->kind);
    snprintf(f->name, sizeof f->name, "%s-%ld", f->kind, (long)getpid());
}

enum tb_rc draft_keep(struct draft_file *f, const char *text, size_t n,
                      struct tb_err *e)
{
    if (n == 0) {
        if (f->there)
            state_remove(f->name);
        f->there = false;
        return TB_OK;
    }
    struct strbuf all = {0};
    strbuf_printf(&all, HEAD "%llu\n", started((long)getpid()));
    strbuf_add(&all, text, n);
    enum tb_rc rc = state_write(f->name, all.s, all.len, e);
    f->there = f->there || rc == TB_OK;
    strbuf_free(&all);
    return rc;
}

/* The text of a file that nobody alive keeps; else out is empty. */
static void read_orphan(const char *name, long pid, struct strbuf *out)
{
    char *end = NULL;
    if (state_read(name, out, NULL) != TB_OK)
        return;
    if (strncmp(out->s, HEAD, sizeof HEAD - 1) != 0) {
        strbuf_clear(out);
        return;
    }
    unsigned long long since = strtoull(out->s + sizeof HEAD - 1, &end, 10);
    if (*end != '\n' || alive(pid, since)) {
        strbuf_clear(out);
        return;
    }
    size_t head = (size_t)(end + 1 - out->s);
    memmove(out->s, out->s + head, out->len - head + 1);
    out->len -= head;
}

/* The newest orphan in the folder: its name, "" when there is none. */
static void find_orphan(const struct draft_file *f, const char *folder, char *best,
                        size_t size, struct strbuf *out)
{
    DIR *dir = opendir(folder);
    struct timespec when = {0};
    struct strbuf one = {0};
    size_t kind = strlen(f->kind);
    best[0] = '\0';
    for (struct dirent *d; dir && (d = readdir(dir));) {
        char *end = NULL;
        struct stat st;
        if (strncmp(d->d_name, f->kind, kind) != 0 || d->d_name[kind] != '-')
            continue;
        long pid = strtol(d->d_name + kind + 1, &end, 10);
        if (*end || pid <= 0 ||
            fstatat(dirfd(dir), d->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        bool newer =
            st.st_mtim.tv_sec > when.tv_sec ||
            (st.st_mtim.tv_sec == when.tv_sec && st.st_mtim.tv_nsec >= when.tv_nsec);
        if (!newer)
            continue;
        read_orphan(d->d_name, pid, &one);
        if (one.len == 0)
            continue;
        when = st.st_mtim;
        snprintf(best, size, "%s", d->d_name);
        strbuf_clear(out);
        strbuf_add(out, one.s, one.len);
    }
    if (dir)
        closedir(dir);
    strbuf_free(&one);
}

bool draft_take_over(struct draft_file *f, struct strbuf *out)
{
    struct strbuf folder = {0}, from = {0}, to = {0};
    char best[256] = "";
    strbuf_clear(out);
    if (f->there || folder_path(FOLDER_STATE, &folder, NULL) != TB_OK) {
        strbuf_free(&folder);
        return false;
    }
    find_orphan(f, folder.s, best, sizeof best, out);
    if (best[0]) {
        /* Of two that start at once one gets it: a name can be moved away only once. */
        strbuf_printf(&from, "%s%s", folder.s, best);
        strbuf_printf(&to, "%s%s", folder.s, f->name);
        f->there = rename(from.s, to.s) == 0;
    }
    if (!f->there)
        strbuf_clear(out);
    else if (draft_keep(f, out->s, out->len, NULL) != TB_OK)
        rename(to.s, from.s); /* left as it was found */
    strbuf_free(&folder);
    strbuf_free(&from);
    strbuf_free(&to);
    return f->there;
}

/* --- lines ------------------------------------------------------------------------ */

void draft_put(struct strbuf *out, const char *key, const char *value)
{
    if (!*value)
        return;
    strbuf_printf(out, "%s ", key);
    for (const char *s = value; *s; s++) {
        if (*s == '\n')
            strbuf_puts(out, "\\n");
        else if (*s == '\\')
            strbuf_puts(out, "\\\\");
        else
            strbuf_putc(out, *s);
    }
    strbuf_putc(out, '\n');
}

void draft_put_int(struct strbuf *out, const char *key, int64_t value)
{
    strbuf_printf(out, "%s %" PRId64 "\n", key, value);
}

bool draft_get(struct arena *a, const char **at, const char **key, const char **value)
{
    while (**at) {
        size_t n = strcspn(*at, "\n"), blank = strcspn(*at, " \n");
        const char *line = *at;
        *at += n + ((*at)[n] == '\n');
        if (blank >= n)
            continue;
        char *out = arena_strndup(a, line + blank + 1, n - blank - 1), *to = out;
        for (const char *s = out; *s; s++) {
            bool escaped = *s == '\\' && s[1];
            if (escaped)
                s++;
            *to++ = (char)(escaped && *s == 'n' ? '\n' : *s);
        }
        *to = '\0';
        *key = arena_strndup(a, line, blank);
        *value = out;
        return true;
    }
    return false;
}
