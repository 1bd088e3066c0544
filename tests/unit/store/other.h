/* Another program on the same file: a process of its own, because two connections of
 * one process share their locks' fate. It can say and hear single letters. */
#ifndef TB_TESTS_STORE_OTHER_H
#define TB_TESTS_STORE_OTHER_H

#include <signal.h>
#include <sys/wait.h>

#include "fixture.h"

struct other {
    pid_t pid;
    int to, from; /* pipes */
};

static inline struct other other_start(void (*work)(struct fixture *f, int in, int out),
                                       struct fixture *f)
{
    int down[2], up[2];
    assert_true(pipe(down) == 0 && pipe(up) == 0);
    struct other o = {.pid = fork(), .to = down[1], .from = up[0]};
    if (o.pid == 0) {
        close(down[1]);
        close(up[0]);
        alarm(60);
        work(f, down[0], up[1]);
        _exit(0);
    }
    close(down[0]);
    close(up[1]);
    return o;
}

static inline void say(int fd)
{
    if (write(fd, "x", 1) != 1)
        _exit(9);
}

static inline void hear(int fd)
{
    char c;
    if (read(fd, &c, 1) != 1)
        _exit(8);
}

static inline void other_end(struct other *o)
{
    int status;
    close(o->to);
    close(o->from);
    assert_int_equal(waitpid(o->pid, &status, 0), o->pid);
    assert_int_equal(status, 0);
}

static inline struct store *open_store(const struct fixture *f, unsigned flags)
{
    struct store *s;
    struct tb_now now = fixture_now();
    struct tb_err e;
    if (store_open(&s, f->path, flags, NULL, &now, "wang", &e) != TB_OK) {
        fprintf(stderr, "%s\n", e.msg);
        _exit(7);
    }
    return s;
}

static inline void reopen(struct fixture *f, unsigned flags)
{
    store_close(&f->s);
    f->s = open_store(f, flags);
}

static inline int64_t head_of(struct fixture *f)
{
    int64_t seq;
    ok(store_head(f->s, &seq, e));
    return seq;
}

#endif
