/* What several formats ask of a paper's tables. */
#ifndef TB_EXPORT_PAPER_PARTS_H
#define TB_EXPORT_PAPER_PARTS_H

#include "bulletin/paper.h"

/* The end of the columns that stand under one head with column `from`. */
size_t paper_head_end(const struct paper_table *t, size_t from);
/* True when any column stands under another head. */
bool paper_has_above(const struct paper_table *t);

/* True for digits, with decimals or without, and a % behind them where the cell's kind
 * says so; false for words, and for words in a cell that says it holds digits. */
bool paper_is_digits(const struct paper_cell *c);
/* True for a cell without a value: empty, or the '-' of a column of digits. */
bool paper_is_absent(const struct paper_table *t, size_t cell);

/* Columns of s as text_safe shows it, wherever the program runs: what is ambiguous
 * counts as wide. */
int paper_width(const char *s);
/* The longest prefix of s that fits into cols such columns, in bytes. */
size_t paper_fit(const char *s, int cols);
/* The width that lets a head stand on two lines, in columns of the screen: no less than
 * its longest word, and the whole where it is no wider than `whole`. */
int paper_head_width(const char *name, int whole);

#endif
