#include "keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* --- keys ------------------------------------------------------------------------- */

static uint64_t mix(uint64_t h, uint64_t v)
{
    h = (h ^ v) * UINT64_C(0x9E3779B97F4A7C15);
    h = (h ^ h >> 32) * UINT64_C(0xD6E8FEB86659FD93);
    return h ^ h >> 29;
}

uint64_t key_add_int(uint64_t h, int64_t n)
{
    return mix(h + 1, (uint64_t)n);
}

uint64_t key_add(uint64_t h, const char *s)
{
    size_t n = strlen(s), left = n;
    for (; left >= 8; left -= 8, s += 8) {
        uint64_t v;
        memcpy(&v, s, 8);
        h = mix(h, v);
    }
    uint64_t v = 0;
    memcpy(&v, s, left);
    /* The length closes the part: "ab" + "c" is not "a" + "bc". */
    return mix(mix(h, v), n);
}

static size_t find_key(const struct key_set *s, uint64_t key)
{
    size_t i = key & (s->cap - 1);
    while (s->slots[i] && s->slots[i] != key)
        i = (i + 1) & (s->cap - 1);
    return i;
}

static void grow_keys(struct key_set *s)
{
    uint64_t *old = s->slots;
    size_t n = s->cap;
    s->cap = n ? n * 2 : 1024;
    s->slots = xcalloc(s->cap, sizeof *s->slots);
    for (size_t i = 0; i < n; i++)
        if (old[i])
            s->slots[find_key(s, old[i])] = old[i];
    free(old);
}

bool key_set_put(struct key_set *s, uint64_t key)
{
    if (!key) /* marks a free slot */
        key = 1;
    if (s->n * 4 >= s->cap * 3)
        grow_keys(s);
    size_t i = find_key(s, key);
    if (s->slots[i])
        return false;
    s->slots[i] = key;
    s->n++;
    return true;
}

bool key_set_has(const struct key_set *s, uint64_t key)
{
    if (!key)
        key = 1;
    return s->cap && s->slots[find_key(s, key)];
}

void key_set_free(struct key_set *s)
{
    free(s->slots);
    *s = (struct key_set){0};
}

/* --- names ------------------------------------------------------------------------ */

static size_t find_name(const struct name_table *t, const char *key)
{
    size_t i = key_add(KEY_START, key) & (t->cap - 1);
    while (t->slots[i].key && strcmp(t->slots[i].key, key) != 0)
        i = (i + 1) & (t->cap - 1);
    return i;
}

int64_t name_get(const struct name_table *t, const char *key)
{
    return t->cap ? t->slots[find_name(t, key)].id : 0;
}

static void grow_names(struct name_table *t)
{
    struct name_slot *old = t->slots;
    size_t n = t->cap;
    t->cap = n ? n * 2 : 256;
    t->slots = xcalloc(t->cap, sizeof *t->slots);
    for (size_t i = 0; i < n; i++)
        if (old[i].key)
            t->slots[find_name(t, old[i].key)] = old[i];
    free(old);
}

void name_put(struct name_table *t, const char *key, int64_t id)
{
    if (t->n * 2 >= t->cap)
        grow_names(t);
    size_t i = find_name(t, key);
    if (t->slots[i].key)
        return;
    t->slots[i] = (struct name_slot){.key = arena_strdup(t->a, key), .id = id};
    t->n++;
}

void name_table_free(struct name_table *t)
{
    free(t->slots);
    *t = (struct name_table){.a = t->a};
}

/* --- the nearest name ------------------------------------------------------------ */

#define LETTERS 64

static size_t letters(const char *s, uint32_t out[LETTERS])
{
    size_t n = strlen(s), count = 0;
    while (n && count < LETTERS) {
        size_t k = text_decode(s, n, &out[count++]);
        s += k;
        n -= k;
    }
    return count;
}

/* Letters to change, add or drop to make b of a. */
static size_t distance(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
    size_t row[LETTERS + 1];
    for (size_t j = 0; j <= nb; j++)
        row[j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t before = row[0];
        row[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            size_t best = before + (a[i - 1] != b[j - 1]);
            before = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[nb];
}

const char *name_nearest(const struct name_table *t, const char *key)
{
    uint32_t want[LETTERS], have[LETTERS];
    size_t n = letters(key, want), least = SIZE_MAX;
    const char *best = NULL;
    for (size_t i = 0; i < t->cap; i++) {
        if (!t->slots[i].key)
            continue;
        size_t m = letters(t->slots[i].key, have), longer = m > n ? m : n;
        size_t d = distance(want, n, have, m);
        /* A part of the other, or at most half of the letters wrong. */
        bool part = strstr(t->slots[i].key, key) || strstr(key, t->slots[i].key);
        if (d * 2 > longer && !part)
            continue;
        if (!best || d < least || (d == least && strcmp(t->slots[i].key, best) < 0)) {
            least = d;
            best = t->slots[i].key;
        }
    }
    return best;
}
