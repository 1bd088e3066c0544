/* One text against one pattern. All ways through a name are followed at once: bit i of
 * a word says that the first i letters of the pattern have been used up. */
#include "find_match.h"

#include <string.h>

#include "base/text.h"

/* --- the pattern ------------------------------------------------------------------ */

size_t match_points(const char *s, size_t n, uint32_t out[static MATCH_POINTS])
{
    struct strbuf key = {0};
    size_t count = 0;
    text_find_key(&key, s, n);
    for (size_t at = 0; at < key.len && count < MATCH_POINTS; count++)
        at += text_decode(key.s + at, key.len - at, &out[count]);
    strbuf_free(&key);
    return count;
}

bool match_is_latin(uint32_t cp)
{
    return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9');
}

/* Space and marks between letters: "he dong", "xi'an". */
static bool is_gap(uint32_t cp)
{
    return (cp < 0x80 && !match_is_latin(cp)) || (cp >= 0x2000 && cp <= 0x206f) ||
           (cp >= 0x3000 && cp <= 0x303f && cp != 0x3007) || cp == 0xb7;
}

/* A bit for a letter, a digit, one of 28 for others. */
static uint64_t bit_of(uint32_t cp)
{
    if (cp == 0xfc) /* one types v for it */
        cp = 'v';
    if (cp >= 'a' && cp <= 'z')
        return UINT64_C(1) << (cp - 'a');
    if (cp >= '0' && cp <= '9')
        return UINT64_C(1) << (26 + cp - '0');
    return UINT64_C(1) << (36 + (cp * UINT32_C(2654435761) >> 16) % 28);
}

static int64_t number_of(const uint32_t *points, size_t n)
{
    int64_t value = n ? 0 : -1;
    for (size_t i = 0; i < n; i++) {
        if (points[i] < '0' || points[i] > '9' || value > INT32_MAX)
            return -1;
        value = value * 10 + (int64_t)(points[i] - '0');
    }
    return value;
}

void match_compile(struct pattern *p, const char *typed)
{
    *p = (struct pattern){0};
    p->n_points = match_points(typed, strlen(typed), p->points);
    /* No name is as long. */
    p->impossible = p->n_points == MATCH_POINTS;
    p->number = number_of(p->points, p->n_points);
    for (size_t i = 0; i < p->n_points; i++) {
        uint32_t cp = p->points[i] == 0xfc ? 'v' : p->points[i];
        if (is_gap(cp))
            continue;
        if (p->n == 0)
            p->need.first = bit_of(cp);
        /* Two characters may share a bit; a letter has its own. */
        if (match_is_latin(cp))
            p->need.twice |= p->need.any & bit_of(cp);
        p->need.any |= bit_of(cp);
        p->latin = p->latin || match_is_latin(cp);
        p->mixed = p->mixed || !match_is_latin(cp);
        if (p->n < MATCH_LETTERS)
            p->letters[p->n++] = cp;
    }
}

/* --- glyphs ----------------------------------------------------------------------- */

struct glyph match_glyph(uint32_t cp, pinyin_t usual)
{
    struct glyph g = {.cp = cp};
    pinyin_t all[PINYIN_READINGS];
    size_t n = pinyin_readings(cp, all);
    if (usual)
        g.sound[g.n++] = usual;
    for (size_t i = 0; i < n; i++)
        if (all[i] != usual)
            g.sound[g.n++] = all[i];
    return g;
}

/* What one types for a letter of a sound: 绿 is lv, and many type lu. */
static uint64_t bits_of(char c)
{
    return bit_of((unsigned char)c) | (c == 'v' ? bit_of('u') : 0);
}

void match_add(struct letters *text, const struct glyph *g)
{
    struct letters own = {bit_of(g->cp), bit_of(g->cp), 0};
    for (size_t i = 0; i < g->n; i++) {
        const char *s = pinyin_text(g->sound[i]);
        uint64_t seen = 0;
        own.first |= bits_of(*s);
        for (; *s; s++) {
            own.twice |= seen & bits_of(*s);
            seen |= bits_of(*s);
        }
        own.any |= seen;
    }
    text->twice |= own.twice | (text->any & own.any);
    text->any |= own.any;
    text->first |= own.first;
}

/* 绿 is lv, and many type lu. */
static bool same_letter(uint32_t typed, char c)
{
    return typed == (unsigned char)c || (typed == 'u' && c == 'v');
}

static void add_sound(const struct pattern *p, const char *sound, uint64_t *at)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < PINYIN_LETTERS && sound[k] && i + k < p->n &&
                           same_letter(p->letters[i + k], sound[k]);
             k++)
            at[k] |= UINT64_C(1) << i;
}

void match_hits(const struct pattern *p, const struct glyph *g, struct hits *out)
{
    *out = (struct hits){.skip = !g->n && !match_is_latin(g->cp)};
    for (size_t i = 0; i < p->n; i++)
        if (p->letters[i] == g->cp)
            out->usual[0] |= UINT64_C(1) << i;
    if (g->n)
        add_sound(p, pinyin_text(g->sound[0]), out->usual);
    memcpy(out->any, out->usual, sizeof out->any);
    for (size_t i = 1; i < g->n; i++)
        add_sound(p, pinyin_text(g->sound[i]), out->any);
    out->none = out->any[0] == 0;
}

/* --- the ways through a name ------------------------------------------------------ */

static uint64_t step(uint64_t reach, const uint64_t *at, bool skip)
{
    uint64_t next = skip ? reach : 0;
    for (unsigned k = 0; k < PINYIN_LETTERS; k++)
        next |= (reach & at[k]) << (k + 1);
    return next;
}

static enum find_tier better(enum find_tier tier, uint64_t spread, uint64_t whole,
                             uint64_t inside)
{
    enum find_tier now = spread   ? FIND_SPREAD
                         : whole  ? FIND_PINYIN
                         : inside ? FIND_SOUND
                                  : FIND_NONE;
    return now < tier ? now : tier;
}

/* By initials and pinyin, by usual sounds only or by any. */
static enum find_tier by_sound(const struct pattern *p, const struct hits *hits,
                               const uint32_t *cells, size_t n, bool usual)
{
    uint64_t initials = 1, whole = 1, inside = 1, done = UINT64_C(1) << p->n;
    uint64_t got = 1; /* of initials spread over the name, which need no second way */
    enum find_tier tier = FIND_NONE;
    for (size_t i = 0; i < n; i++) {
        const struct hits *h = &hits[cells[i]];
        const uint64_t *at = usual ? h->usual : h->any;
        if (h->none) { /* most are: nothing begins, what was begun ends */
            initials = h->skip ? initials : 0;
            whole = h->skip ? whole : 0;
            inside = (h->skip ? inside : 0) | 1;
            continue;
        }
        initials = ((initials & at[0]) << 1) | (h->skip ? initials : 0);
        if (initials & done)
            return FIND_INITIALS;
        got <<= (got & at[0]) != 0;
        whole = step(whole, at, h->skip);
        inside = step(inside, at, h->skip) | 1;
        tier = better(tier, done & got, done & whole, done & inside);
    }
    return tier;
}

static bool stands_at(const struct pattern *p, const struct glyph *glyphs,
                      const uint32_t *cells)
{
    for (size_t i = 0; i < p->n_points; i++)
        if (glyphs[cells[i]].cp != p->points[i])
            return false;
    return true;
}

/* By the characters as they stand. */
static enum find_tier by_points(const struct pattern *p, const struct glyph *glyphs,
                                const uint32_t *cells, size_t n)
{
    size_t got = 0;
    for (size_t i = 0; i + p->n_points <= n; i++)
        if (stands_at(p, glyphs, cells + i))
            return i > 0 ? FIND_INSIDE : n == p->n_points ? FIND_EXACT : FIND_START;
    for (size_t i = 0; i <= n; i++) {
        while (got < p->n_points && p->points[got] == ' ')
            got++;
        if (got == p->n_points)
            return FIND_GAPS;
        if (i < n && glyphs[cells[i]].cp == p->points[got])
            got++;
    }
    return FIND_NONE;
}

enum find_tier match_cells(const struct pattern *p, const struct glyph *glyphs,
                           const struct hits *hits, const uint32_t *cells, size_t n,
                           bool latin, bool *other)
{
    if (other)
        *other = false;
    if (p->impossible)
        return FIND_NONE;
    /* Letters alone are not among characters. */
    bool apart = p->latin && !p->mixed && !latin;
    enum find_tier points = apart ? FIND_NONE : by_points(p, glyphs, cells, n);
    if (points == FIND_EXACT || !p->latin || p->n == 0)
        return points;
    enum find_tier sound = by_sound(p, hits, cells, n, false);
    if (points <= sound)
        return points;
    if (other)
        *other = by_sound(p, hits, cells, n, true) != sound;
    return sound;
}
