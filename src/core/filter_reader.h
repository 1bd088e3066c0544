/* Reading a filter: what filter_words.c and filter_bounds.c share. */
#ifndef TB_CORE_FILTER_READER_H
#define TB_CORE_FILTER_READER_H

#include "core/clause.h"

/* What is being read. */
struct reader {
    struct arena *a;
    struct clause *c;
    int *at;
    struct filter *out;
    struct tb_err *e;
};

/* Each reads at words[*at], which is there, and moves *at on. */
enum tb_rc take_levels(const struct reader *r);
/* unit: TB_ONE when whole ones are counted, 1 for amounts. */
enum tb_rc take_bound(const struct reader *r, struct bound *b, tb_amount unit);
enum tb_rc take_within(const struct reader *r);
/* One word or several of a closed set, as bits. */
enum tb_rc take_words(const struct reader *r, const struct word *set, unsigned *out);

#endif
