/* Seeing others' writes. inotify watches the folder, not the file, and fires before a
 * commit is visible; so the caller looks at data_version until it moves. */
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "impl.h"

int store_wait_fd(const struct store *cs)
{
    return cs->watch_fd;
}

enum tb_rc store_watch(struct store *s, struct tb_err *e)
{
    bool moved;
    if (s->watch_fd < 0 && !s->watched) {
        char *copy = realpath(s->path, NULL); /* a link is watched where it leads */
        if (!copy)
            copy = xstrdup(s->path);
        s->watched = xstrdup(strrchr(copy, '/') + 1);
        s->watch_fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        if (s->watch_fd >= 0 && inotify_add_watch(s->watch_fd, dirname(copy),
                                                  IN_MODIFY | IN_CLOSE_WRITE |
                                                      IN_MOVED_TO | IN_DELETE) < 0) {
            close(s->watch_fd);
            s->watch_fd = -1;
        }
        free(copy);
    }
    return store_moved(s, &moved, e);
}

/* Only the database's own family of names counts: the folder may be a busy one. */
void store_drain(struct store *s, bool *look)
{
    char buf[4096] __attribute__((aligned(8)));
    size_t len = s->watched ? strlen(s->watched) : 0;
    *look = false;
    while (s->watched && s->watch_fd >= 0) {
        ssize_t n = read(s->watch_fd, buf, sizeof buf);
        if (n <= 0)
            return;
        for (ssize_t at = 0; at < n;) {
            const struct inotify_event *ev = (const void *)(buf + at);
            if ((ev->mask & IN_Q_OVERFLOW) ||
                (ev->len && len && strncmp(ev->name, s->watched, len) == 0))
                *look = true;
            at += (ssize_t)(sizeof *ev + ev->len);
        }
    }
}

enum tb_rc store_moved(struct store *s, bool *moved, struct tb_err *e)
{
    int64_t now;
    *moved = false;
    enum tb_rc rc = db_int(s, Q_DATA_VERSION, 0, 0, 0, &now, e);
    if (rc != TB_OK)
        return rc;
    *moved = now != s->data_version;
    s->data_version = now;
    return TB_OK;
}
