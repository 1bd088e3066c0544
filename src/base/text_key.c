/* Keys: what makes two written names one name. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"

/* One spelling for points that are the same to a reader: full width becomes ASCII,
 * every white space a plain one. */
static uint32_t fold(uint32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E)
        return cp - 0xFF01 + '!';
    if (cp < 0x80)
        return cp >= '\t' && cp <= '\r' ? ' ' : cp;
    if (cp == 0x85 || cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) ||
        cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000)
        return ' ';
    return cp;
}

/* Folded points that no normalisation changes and nothing here composes with. */
static bool is_plain(uint32_t cp)
{
    return (cp > 0 && cp < 0x80) || (cp >= 0x4E00 && cp <= 0x9FFF) ||
           (cp >= 0x3001 && cp <= 0x3020) || (cp >= 0x2010 && cp <= 0x2027);
}

/* Writes points at the end of a string, with runs of white space made one and outer
 * ones left out. */
struct key_writer {
    struct strbuf *out;
    char *to;
    bool space; /* one is due before the next point */
};

/* A writer with room for n bytes. */
static struct key_writer key_begin(struct strbuf *out, size_t n)
{
    return (struct key_writer){.out = out, .to = strbuf_room(out, n)};
}

static void key_put(struct key_writer *w, uint32_t cp)
{
    if (cp == ' ') {
        w->space = true;
        return;
    }
    if (w->space && w->to > w->out->s + w->out->len)
        *w->to++ = ' ';
    w->space = false;
    w->to += text_encode(cp, w->to);
}

static void key_copy(struct key_writer *w, const char *s, size_t n)
{
    if (w->space && w->to > w->out->s + w->out->len)
        *w->to++ = ' ';
    w->space = false;
    memcpy(w->to, s, n);
    w->to += n;
}

static void key_end(struct key_writer *w)
{
    *w->to = '\0';
    w->out->len = (size_t)(w->to - w->out->s);
}

/* The bytes of one of U+5000..U+8FFF at s, which stands in its key as it is; 0 when
 * there is none. */
static size_t ideograph(const char *s, size_t n)
{
    const unsigned char *p = (const unsigned char *)s;

    return n > 2 && p[0] >= 0xE5 && p[0] <= 0xE8 && (p[1] & 0xC0) == 0x80 &&
                   (p[2] & 0xC0) == 0x80
               ? 3
               : 0;
}

/* The key of a text that has only plain points, which is never longer than the text;
 * false, with nothing added, where there is another one. */
static bool key_fast(struct strbuf *out, const char *s, size_t n, bool lower)
{
    struct key_writer w = key_begin(out, n);

    for (size_t i = 0; i < n;) {
        uint32_t cp;
        size_t same = ideograph(s + i, n - i);
        if (same) {
            key_copy(&w, s + i, same);
            i += same;
            continue;
        }
        i += text_decode(s + i, n - i, &cp);
        cp = fold(cp);
        if (!is_plain(cp)) {
            out->s[out->len] = '\0';
            return false;
        }
        if (lower && cp >= 'A' && cp <= 'Z')
            cp += 'a' - 'A';
        key_put(&w, cp);
    }
    key_end(&w);
    return true;
}

struct points {
    utf8proc_int32_t *items;
    size_t n, cap;
};

static void points_add(struct points *p, utf8proc_int32_t cp)
{
    mem_grow(&p->items, &p->cap, p->n, sizeof *p->items);
    p->items[p->n++] = cp;
}

/* Decomposes one point, folding and lower-casing what comes out. */
static void points_decompose(struct points *p, uint32_t cp, bool lower)
{
    utf8proc_int32_t parts[32];
    utf8proc_ssize_t n;
    int boundary = 0;

    if (cp == UINT32_MAX || cp == 0)
        cp = 0xFFFD;
    n = utf8proc_decompose_char((utf8proc_int32_t)fold(cp), parts, 32,
                                UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &boundary);
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        utf8proc_int32_t c = (utf8proc_int32_t)fold((uint32_t)parts[i]);
        points_add(p, lower ? utf8proc_tolower(c) : c);
    }
}

static int compare_u64(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

static uint64_t combining_class(utf8proc_int32_t cp)
{
    return (uint64_t)utf8proc_get_property(cp)->combining_class;
}

/* Brings every run of marks into canonical order: by class, else as written. A pile of
 * marks may be as long as the text, so it is sorted, not bubbled. */
static void points_order(struct points *p)
{
    uint64_t *run = NULL;
    size_t cap = 0;

    for (size_t i = 0; i < p->n; i++) {
        size_t n = 0;
        uint64_t class;
        for (; i + n < p->n && (class = combining_class(p->items[i + n])) > 0; n++) {
            mem_grow(&run, &cap, n, sizeof *run);
            run[n] = class << 56 | (uint64_t)n << 21 | (uint64_t)p->items[i + n];
        }
        if (n > 1) {
            qsort(run, n, sizeof *run, compare_u64);
            for (size_t k = 0; k < n; k++)
                p->items[i + k] = (utf8proc_int32_t)(run[k] & 0x1FFFFF);
        }
        i += n;
    }
    free(run);
}

static void key_slow(struct strbuf *out, const char *s, size_t n, bool lower)
{
    struct points p = {0};
    utf8proc_ssize_t composed = 0;

    for (size_t i = 0; i < n;) {
        uint32_t cp;
        i += text_decode(s + i, n - i, &cp);
        points_decompose(&p, cp, lower);
    }
    if (p.n > 0) {
        points_order(&p);
        composed = utf8proc_normalize_utf32(p.items, (utf8proc_ssize_t)p.n,
                                            UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    }
    struct key_writer w = key_begin(out, composed > 0 ? (size_t)composed * 4 : 0);
    for (utf8proc_ssize_t i = 0; i < composed; i++)
        key_put(&w, (uint32_t)p.items[i]);
    key_end(&w);
    free(p.items);
}

static void key_write(struct strbuf *out, const char *s, size_t n, bool lower)
{
    if (!key_fast(out, s, n, lower))
        key_slow(out, s, n, lower);
}

void text_key(struct strbuf *out, const char *s, size_t n)
{
    key_write(out, s, n, false);
}

void text_find_key(struct strbuf *out, const char *s, size_t n)
{
    key_write(out, s, n, true);
}

char *text_key_dup(struct arena *a, const char *s)
{
    struct strbuf b = {0};
    size_t n = strlen(s);
    char *key = arena_alloc(a, n + 1);

    /* A plain text's key is never longer than the text. */
    b.s = key;
    b.cap = n + 1;
    if (key_fast(&b, s, n, false))
        return key;
    b = (struct strbuf){0};
    key_slow(&b, s, n, false);
    key = arena_strndup(a, b.s, b.len);
    strbuf_free(&b);
    return key;
}
