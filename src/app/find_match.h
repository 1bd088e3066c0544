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
    uint64_t mask;  /* what a text must have */
    int64_t number; /* -1: it is none */
};

/* Bit p of [k - 1]: the pattern's letters p .. p + k - 1 are the first k of the usual
 * sound, of any sound. */
struct hits {
    uint64_t usual[PINYIN_LETTERS], any[PINYIN_LETTERS];
    bool skip; /* nothing that one types */
    bool none; /* no letter of the pattern is a first one here */
};

/* Folded points of s; returns how many of them are in out. */
size_t match_points(const char *s, size_t n, uint32_t out[static MATCH_POINTS]);
void match_compile(struct pattern *p, const char *typed);
/* What the glyph adds to a text's mask. */
uint64_t match_mask(const struct glyph *g);
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
