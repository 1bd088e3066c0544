/* Text: the only way in which text from data reaches a terminal or a plain stream.
 *
 * Strings are UTF-8 that may be damaged; every function takes any bytes. Widths are
 * terminal columns and agree with wcwidth(3) under a UTF-8 locale (ncurses places
 * cells by it), except that nothing here depends on the locale. */
#ifndef TB_BASE_TEXT_H
#define TB_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

/* Columns of one code point: 0, 1 or 2; -1 for controls and unassigned points, which
 * text_safe replaces. Ambiguous ones (“ ” … —) are 1, or 2 after
 * text_set_ambiguous(2). */
int text_cp_width(uint32_t cp);
void text_set_ambiguous(int columns);
/* True for a point whose columns text_set_ambiguous sets. */
bool text_cp_ambiguous(uint32_t cp);

/* Decodes one code point of s[0..n); *cp is UINT32_MAX for a damaged byte.
 * Returns the bytes taken, 1 for a damaged byte, 0 only when n is 0. */
size_t text_decode(const char *s, size_t n, uint32_t *cp);
/* Writes cp as UTF-8 into out[4]; returns its length. */
size_t text_encode(uint32_t cp, char out[4]);
/* True when s[0..n) is strict UTF-8 (no overlong forms, surrogates or NUL). *bad, if
 * given, is the offset of the first damaged byte. */
bool text_valid(const char *s, size_t n, size_t *bad);

/* Bytes of the cluster that starts at s, 0 at the end: one point and the marks on it,
 * which share its cell; CR LF is one. (Flags, skin tones and joined emoji are several
 * clusters, because terminals and ncurses give each of their parts its own columns.)
 * *cols is its width in columns as text_safe would show it: 1 or 2, and more only for
 * what is shown by its number. Of a text_safe result every cluster has 1 or 2. */
size_t text_grapheme(const char *s, size_t n, int *cols);
/* Bytes of the cluster that ends at s+at (to step back); 0 at the start. */
size_t text_grapheme_before(const char *s, size_t at);

/* Bytes of what a person takes for one character, from s on: what text_grapheme finds
 * and, beyond it, joined emoji, skin tones, variation selectors, flags and syllables.
 * For editing: it may be drawn in several cells. 0 at the end. */
size_t text_cluster(const char *s, size_t n);
/* Bytes of the one that ends at s+at, or that holds s+at, up to there; 0 at the
 * start. */
size_t text_cluster_before(const char *s, size_t at);

/* Columns of s[0..n) as text_safe would show it. */
int text_width(const char *s, size_t n);

/* The longest prefix of s[0..n) that fits into cols columns, in bytes; never splits a
 * grapheme. *used is its width. */
size_t text_fit(const char *s, size_t n, int cols, int *used);

/* Appends exactly cols columns: text_safe(s), cut with '~' on a whole grapheme where
 * too long, padded with spaces on the right (left when cols is negative: -cols
 * columns, right-aligned). */
void text_column(struct strbuf *out, const char *s, size_t n, int cols);

/* Appends the identity of a name: NFC, full width folded to half, outer white space
 * gone, inner runs of white space one space, case kept. Two names with equal keys are
 * one name. */
void text_key(struct strbuf *out, const char *s, size_t n);
/* text_key as a string in the arena. */
char *text_key_dup(struct arena *a, const char *s);

/* As text_key, and lower-cased: what a filter or finder compares. */
void text_find_key(struct strbuf *out, const char *s, size_t n);

/* Appends s made harmless and visible, on one line: controls as ^[ or \x9b, tabs and
 * line breaks as one visible mark, bidi and invisible points as <U+202E>, damaged
 * bytes as U+FFFD, at most eight combining marks on one base. The result has no byte
 * below 0x20, no DEL, no C1 and no unassigned or invisible point. */
void text_safe(struct strbuf *out, const char *s, size_t n);

/* Appends s in base64, with padding and no line breaks. */
void text_base64(struct strbuf *out, const char *s, size_t n);

#endif
