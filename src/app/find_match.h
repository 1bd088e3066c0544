/* Matching one text with a pattern; shared by find_text and the index. */
#ifndef TB_APP_FIND_MATCH_H
#define TB_APP_FIND_MATCH_H

#include "base/pinyin.h"

#include "app/find.h"

enum {
    MATCH_LETTERS = 63, /* of a pattern */
    MATCH_POINTS = 256, /* of a pattern or a name; longer names are cut */
    MATCH_SOUNDS = PINYIN_READINGS + 1
};

/* The letters, digits and characters in something, a bit for each (for characters one
 * of 28): in any place, at the start of a sound or alone, and twice or more. What a
 * text lacks of a pattern's tells at once that it does not match. */
struct letters {
    uint64_t any, first, twice;
};

/* A character in its place: sound[0] is how it is usually read there. */
struct glyph {
    uint32_t cp;
    uint32_t n; /* sounds; 0: none */
    pinyin_t sound[MATCH_SOUNDS];
};

/* What was typed. */
struct pattern {
    uint32_t points[MATCH_POINTS]; /* folded */
    size_t n_points;
    uint32_t letters[MATCH_LETTERS]; /* without space and punctuation */
    size_t n;
    bool latin; /* has letters or digits: may be pinyin */
    bool mixed; /* has others */
    bool impossible;
    struct letters need; /* what a text must have */
    int64_t number;      /* -1: it is none */
};

/* Bit p of [k - 1]: the pattern's letters p .. p + k - 1 are the first k of the usual
 * sound, of any sound. */
struct hits {
    bool skip; /* nothing that one types */
    bool none; /* no letter of the pattern is a first one here */
    uint64_t any[PINYIN_LETTERS], usual[PINYIN_LETTERS];
};

/* Folded points of s; returns how many of them are in out. */
size_t match_points(const char *s, size_t n, uint32_t out[static MATCH_POINTS]);
void match_compile(struct pattern *p, const char *typed);
/* Adds a glyph's letters to a text's. */
void match_add(struct letters *text, const struct glyph *g);
/* False: what has these letters cannot match. */
static inline bool match_may(const struct pattern *p, const struct letters *text)
{
    return ((p->need.any & ~text->any) | (p->need.first & ~text->first) |
            (p->need.twice & ~text->twice)) == 0;
}
struct glyph match_glyph(uint32_t cp, pinyin_t usual);
void match_hits(const struct pattern *p, const struct glyph *g, struct hits *out);
/* The tier of a text of n cells (latin: Latin letters or digits are among them),
 * numbers of glyphs and of their hits: FIND_EXACT for a whole one, never FIND_ALIAS or
 * FIND_NUMBER. *other: only by an unusual reading; NULL: not asked for, which is half
 * the work. */
enum find_tier match_cells(const struct pattern *p, const struct glyph *glyphs,
                           const struct hits *hits, const uint32_t *cells, size_t n,
                           bool latin, bool *other);
/* A letter or digit of the Latin kind. */
bool match_is_latin(uint32_t cp);

#endif
