/* Pinyin: how Chinese characters are read, without tones and with ü as v.
 *
 * From a table in the program (data/pinyin/): nothing is loaded or allocated. Code
 * points are those of NFC text. Every reading in use is known; which one is usual in a
 * name depends on the characters around it (重庆 is chong qing) and, of persons, on the
 * surname. */
#ifndef TB_BASE_PINYIN_H
#define TB_BASE_PINYIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PINYIN_READINGS 8 /* of one character, at most */
#define PINYIN_LETTERS  6 /* of one syllable, at most */

/* A syllable's number, 0: none. */
typedef uint16_t pinyin_t;

/* The letters of a syllable; "" for 0. */
const char *pinyin_text(pinyin_t syllable);
/* The readings of a code point, the most common first; returns how many, 0 for what is
 * no Chinese character. */
size_t pinyin_readings(uint32_t cp, pinyin_t out[static PINYIN_READINGS]);
/* How each of the n code points of a name is usually read; 0 where there is no reading.
 * `person`: the name begins with a surname. */
void pinyin_usual(const uint32_t *cps, size_t n, bool person, pinyin_t *out);

/* The initials of a name as one would type them, "hdz" of 河东镇, small letters and
 * digits as they stand; at most size - 1 of them, and the NUL. Returns out. */
const char *pinyin_initials(const char *name, bool person, char *out, size_t size);

#endif
