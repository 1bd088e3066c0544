#include "core/similar.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* What people write the same title with and without. */
static bool is_mark(uint32_t cp)
{
    if (cp < 0x80)
        return !((cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
                 (cp >= 'A' && cp <= 'Z'));
    return (cp >= 0x80 && cp <= 0xBF) || (cp >= 0x2000 && cp <= 0x206F) ||
           (cp >= 0x3000 && cp <= 0x3004) || (cp >= 0x3008 && cp <= 0x3020) ||
           cp == 0x30FB || (cp >= 0xFE10 && cp <= 0xFE6F) || cp == UINT32_MAX;
}

static void insert(struct similar_text *t, uint64_t pair)
{
    size_t i = t->n++;

    for (; i > 0 && t->pairs[i - 1] > pair; i--)
        t->pairs[i] = t->pairs[i - 1];
    t->pairs[i] = pair;
}

void similar_make(struct similar_text *t, const char *key)
{
    size_t left = strlen(key), n;
    uint32_t cp, last = 0;

    t->n = 0;
    for (; left > 0 && t->n < SIMILAR_PAIRS_MAX; key += n, left -= n) {
        n = text_decode(key, left, &cp);
        if (is_mark(cp))
            continue;
        if (last)
            insert(t, (uint64_t)last << 32 | cp);
        last = cp;
    }
    if (t->n == 0 && last)
        insert(t, (uint64_t)last << 32);
}

int similar_between(const struct similar_text *a, const struct similar_text *b)
{
    size_t common = 0;

    for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
        uint64_t x = a->pairs[i], y = b->pairs[k];
        common += x == y;
        i += x <= y;
        k += y <= x;
    }
    return a->n + b->n ? (int)(200 * common / (a->n + b->n)) : 0;
}

int similar_percent(const char *key_a, const char *key_b)
{
    struct similar_text a, b;

    similar_make(&a, key_a);
    similar_make(&b, key_b);
    return similar_between(&a, &b);
}
