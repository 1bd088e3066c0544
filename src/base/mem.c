#include "base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The one hook of the process: there is only one terminal to restore. */
static void (*fatal_hook)(void);

void mem_on_fatal(void (*hook)(void))
{
    fatal_hook = hook;
}

static _Noreturn void mem_fatal(void)
{
    static const char line[] = "tongbao: out of memory\n";
    void (*hook)(void) = fatal_hook;

    fatal_hook = NULL;
    if (hook)
        hook();
    if (write(STDERR_FILENO, line, sizeof line - 1) < 0)
        _exit(1);
    _exit(1);
}

/* a * b and a + b, fatal where they do not fit: no allocation of such a size can
 * succeed. */
static size_t mem_times(size_t a, size_t b)
{
    size_t r;

    if (__builtin_mul_overflow(a, b, &r))
        mem_fatal();
    return r;
}

static size_t mem_plus(size_t a, size_t b)
{
    size_t r;

    if (__builtin_add_overflow(a, b, &r))
        mem_fatal();
    return r;
}

void *xmalloc(size_t n)
{
    void *p = malloc(n ? n : 1);

    if (!p)
        mem_fatal();
    return p;
}

void *xcalloc(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size ? size : 1);

    if (!p)
        mem_fatal();
    return p;
}

void *xrealloc(void *p, size_t n)
{
    void *q = realloc(p, n ? n : 1);

    if (!q)
        mem_fatal();
    return q;
}

char *xstrdup(const char *s)
{
    size_t n = strlen(s) + 1;

    return memcpy(xmalloc(n), s, n);
}

char *xstrndup(const char *s, size_t n)
{
    size_t len = n ? strnlen(s, n) : 0;
    char *p = xmalloc(mem_plus(len, 1));

    if (len)
        memcpy(p, s, len);
    p[len] = '\0';
    return p;
}

void mem_grow(void *items, size_t *cap, size_t used, size_t size)
{
    void *p;
    size_t n = *cap;

    if (used < n)
        return;
    n = n ? mem_times(n, 2) : 16;
    if (n <= used)
        n = mem_plus(used, 1);
    memcpy(&p, items, sizeof p); /* items is the address of a pointer of any type */
    p = xrealloc(p, mem_times(n, size));
    memcpy(items, &p, sizeof p);
    *cap = n;
}

/* --- arenas ---------------------------------------------------------------------- */

struct arena_block {
    struct arena_block *next; /* older */
    size_t used, size;
    alignas(max_align_t) unsigned char data[];
};

enum { ARENA_FIRST = 4096, ARENA_LARGEST = 1 << 20 };

static struct arena_block *arena_block_new(struct arena *a, size_t n)
{
    size_t size = ARENA_FIRST;
    struct arena_block *b;

    if (a->head)
        size = a->head->size < ARENA_LARGEST / 2 ? a->head->size * 2 : ARENA_LARGEST;
    if (size < n)
        size = n;
    b = xmalloc(mem_plus(sizeof *b, size));
    b->next = a->head;
    b->used = 0;
    b->size = size;
    a->head = b;
    return b;
}

void *arena_alloc(struct arena *a, size_t n)
{
    const size_t align = alignof(max_align_t);
    size_t room = mem_plus(n ? n : 1, align - 1) / align * align;
    struct arena_block *b = a->head;
    void *p;

    if (!b || b->size - b->used < room)
        b = arena_block_new(a, room);
    p = b->data + b->used;
    b->used += room;
    a->used += room;
    return memset(p, 0, room);
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
    return arena_alloc(a, mem_times(n, size));
}

char *arena_strdup(struct arena *a, const char *s)
{
    return s ? arena_strndup(a, s, strlen(s)) : NULL;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
    size_t len = n ? strnlen(s, n) : 0;
    char *p = arena_alloc(a, mem_plus(len, 1));

    if (len)
        memcpy(p, s, len);
    return p;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
    va_list ap;
    char *p;
    int n;

    va_start(ap, fmt);
    n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    p = arena_alloc(a, n < 0 ? 1 : (size_t)n + 1);
    va_start(ap, fmt);
    if (n >= 0)
        vsnprintf(p, (size_t)n + 1, fmt, ap);
    va_end(ap);
    return p;
}

void arena_reset(struct arena *a)
{
    struct arena_block *b = a->head;

    while (b && b->next) {
        struct arena_block *older = b->next;
        free(b);
        b = older;
    }
    if (b)
        b->used = 0;
    a->head = b;
    a->used = 0;
}

void arena_free(struct arena *a)
{
    arena_reset(a);
    free(a->head);
    a->head = NULL;
}

/* --- strings --------------------------------------------------------------------- */

char *strbuf_room(struct strbuf *b, size_t n)
{
    size_t need = mem_plus(mem_plus(b->len, n), 1);

    if (need > b->cap) {
        size_t cap = b->cap ? mem_times(b->cap, 2) : 64;
        b->cap = cap < need ? need : cap;
        b->s = xrealloc(b->s, b->cap);
    }
    return b->s + b->len;
}

void strbuf_add(struct strbuf *b, const char *s, size_t n)
{
    char *p = strbuf_room(b, n);

    if (n)
        memcpy(p, s, n);
    p[n] = '\0';
    b->len += n;
}

void strbuf_puts(struct strbuf *b, const char *s)
{
    strbuf_add(b, s, strlen(s));
}

void strbuf_putc(struct strbuf *b, char c)
{
    strbuf_add(b, &c, 1);
}

void strbuf_pad(struct strbuf *b, char c, int n)
{
    size_t len = n > 0 ? (size_t)n : 0;
    char *p = strbuf_room(b, len);

    memset(p, c, len);
    p[len] = '\0';
    b->len += len;
}

void strbuf_printf(struct strbuf *b, const char *fmt, ...)
{
    va_list ap;
    char *p;
    int n;

    va_start(ap, fmt);
    n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    p = strbuf_room(b, n < 0 ? 0 : (size_t)n);
    p[0] = '\0';
    va_start(ap, fmt);
    if (n >= 0) {
        vsnprintf(p, (size_t)n + 1, fmt, ap);
        b->len += (size_t)n;
    }
    va_end(ap);
}

void strbuf_clear(struct strbuf *b)
{
    strbuf_room(b, 0);
    b->len = 0;
    b->s[0] = '\0';
}

void strbuf_free(struct strbuf *b)
{
    free(b->s);
    *b = (struct strbuf){0};
}
