/* Memory: allocation that cannot fail, arenas, and growing strings.
 *
 * Out of memory is fatal everywhere: mem_fatal's hook (which restores the terminal)
 * runs, one line is written to stderr, and the process exits with 1. */
#ifndef TB_BASE_MEM_H
#define TB_BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>

void *xmalloc(size_t n) __attribute__((malloc, returns_nonnull, alloc_size(1)));
void *xcalloc(size_t n, size_t size) __attribute__((malloc, returns_nonnull));
void *xrealloc(void *p, size_t n) __attribute__((returns_nonnull));
char *xstrdup(const char *s) __attribute__((malloc, returns_nonnull, nonnull));
char *xstrndup(const char *s, size_t n) __attribute__((malloc, returns_nonnull));

/* Called once before the process ends for lack of memory. */
void mem_on_fatal(void (*hook)(void));

/* Grows *items (of `size` bytes each) so that item number `used` fits. *cap is kept
 * by this function; start with NULL and 0. */
void mem_grow(void *items, size_t *cap, size_t used, size_t size);

/* An arena owns everything allocated from it until arena_reset or arena_free. */
struct arena {
    struct arena_block *head;
    size_t used; /* bytes handed out since the last reset */
};

/* n bytes, zeroed, aligned for any type. */
void *arena_alloc(struct arena *a, size_t n) __attribute__((returns_nonnull));
void *arena_array(struct arena *a, size_t n, size_t size)
    __attribute__((returns_nonnull));
/* A copy; NULL stays NULL. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n)
    __attribute__((returns_nonnull));
char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3), returns_nonnull));
/* Forgets all allocations but keeps the first block for reuse. */
void arena_reset(struct arena *a);
void arena_free(struct arena *a);

/* A growing string, always NUL-terminated once written to. Zero-initialise. */
struct strbuf {
    char *s;
    size_t len, cap;
};

void strbuf_add(struct strbuf *b, const char *s, size_t n);
void strbuf_puts(struct strbuf *b, const char *s);
void strbuf_putc(struct strbuf *b, char c);
void strbuf_pad(struct strbuf *b, char c, int n);
void strbuf_printf(struct strbuf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Room for n more bytes and the NUL after what is there; returns where they go. Who
 * writes them adds them to len and ends them with a NUL. */
char *strbuf_room(struct strbuf *b, size_t n) __attribute__((returns_nonnull));
/* Length 0, the memory kept; s is "" afterwards. */
void strbuf_clear(struct strbuf *b);
void strbuf_free(struct strbuf *b);

#endif
