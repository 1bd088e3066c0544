/* Whole files as bytes, for tests that damage, copy and compare them. */
#ifndef TB_TESTS_STORE_FILES_H
#define TB_TESTS_STORE_FILES_H

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct bytes {
    unsigned char *p;
    size_t n;
};

/* p is NULL when there is no such file. */
static inline struct bytes slurp(const char *path)
{
    struct bytes b = {0};
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return b;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return b;
    b.n = (size_t)st.st_size;
    b.p = calloc(1, b.n + 1);
    for (size_t at = 0; at < b.n;) {
        ssize_t got = read(fd, b.p + at, b.n - at);
        if (got <= 0)
            abort();
        at += (size_t)got;
    }
    close(fd);
    return b;
}

static inline void spit(const char *path, const void *p, size_t n)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || (n > 0 && write(fd, p, n) != (ssize_t)n) || close(fd) != 0) {
        perror(path);
        abort();
    }
}

static inline bool same_bytes(struct bytes a, struct bytes b)
{
    return (a.p == NULL) == (b.p == NULL) && a.n == b.n &&
           (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

struct path {
    char s[600];
};

/* path with something behind it. */
static inline struct path tail(const char *path, const char *end)
{
    struct path p;
    if (snprintf(p.s, sizeof p.s, "%s%s", path, end) >= (int)sizeof p.s)
        abort();
    return p;
}

static inline bool there(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0;
}

static inline unsigned mode_of(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 ? (unsigned)(st.st_mode & 07777) : 0;
}

/* Removes a database with what may stand beside it. */
static inline void remove_family(const char *path)
{
    static const char *const ends[] = {"", "-journal", "-wal", "-shm", ".bak"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        unlink(tail(path, ends[i]).s);
    for (int i = 1; i < 10; i++) {
        char end[24];
        snprintf(end, sizeof end, ".schema%d.bak", i);
        unlink(tail(path, end).s);
    }
}

#endif
