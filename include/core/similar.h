/* How much two titles have in common. */
#ifndef TB_CORE_SIMILAR_H
#define TB_CORE_SIMILAR_H

#include <stddef.h>
#include <stdint.h>

#define SIMILAR_PAIRS_MAX 255 /* of one title; what lies beyond is not compared */
#define SIMILAR_LEAST     60  /* percent from which two titles may be one article */

/* A title made ready to be compared with many. */
struct similar_text {
    size_t n;
    uint64_t pairs[SIMILAR_PAIRS_MAX]; /* neighbouring code points, sorted */
};

/* key: text_find_key of the title. Blanks and punctuation do not count; a single
 * character is a pair with nothing. */
void similar_make(struct similar_text *t, const char *key);
/* 0..100: twice the pairs in common of all pairs of both, rounded down (Dice). Two
 * texts without a character that counts have nothing in common: 0. */
int similar_between(const struct similar_text *a, const struct similar_text *b);
/* The two in one. */
int similar_percent(const char *key_a, const char *key_b);

#endif
