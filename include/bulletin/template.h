/* The wording of a bulletin, as the office writes it: plain text with named fields.
 *
 *   language zh
 *   columns rank unit submitted adopted points
 *   ---
 *   = {office}{period}信息报送采用情况通报
 *   ==# 总体情况
 *   {period}共报送信息{submitted}篇,比上期{submitted.change}。
 *   ?zero 零报送的单位有:{zero}。
 *   {tables}
 *
 * Above the line --- stand choices, below it the text: a line is a paragraph, or what
 * its first characters say. Every field and choice has an English and a Chinese name:
 * tongbao-bulletin(5) lists them. An unknown one is an error with its line. */
#ifndef TB_BULLETIN_TEMPLATE_H
#define TB_BULLETIN_TEMPLATE_H

#include "base/err.h"
#include "base/mem.h"

#include "bulletin/columns.h"
#include "bulletin/paper.h"

#define TEMPLATE_TEXT_MAX 65536 /* bytes */

enum template_layout {
    LAYOUT_PLAIN,
    LAYOUT_TRANSPOSED, /* units side by side, what is counted down the page */
    LAYOUT_PAIRED      /* two units in a row */
};

/* A block that stands alone on its line. */
enum template_block {
    TEMPLATE_NONE,     /* text */
    TEMPLATE_TABLES,   /* the units, a table for each group */
    TEMPLATE_PEOPLE,   /* the people, likewise */
    TEMPLATE_GROUPS,   /* one table with a row for each group */
    TEMPLATE_TITLES,   /* adopted articles; its number is how many at most */
    TEMPLATE_TOPICS,   /* what was due: done and missed */
    TEMPLATE_MISSED,   /* quotas that were missed */
    TEMPLATE_AWARDS,   /* who is named for an honour */
    TEMPLATE_CHANGES,  /* corrections of bulletins before */
    TEMPLATE_NOTES,    /* rules that the numbers follow */
    TEMPLATE_FOOT,     /* the journal's head, and how many rows */
    TEMPLATE_BARS,     /* chart: points, or what is ranked by */
    TEMPLATE_PROGRESS, /* chart: submitted of required */
    TEMPLATE_MONTHS,   /* chart: each group's months of the year */
    TEMPLATE_BLOCKS
};

struct template_line {
    int number;       /* in the text, from 1 */
    const char *when; /* field of its condition; NULL: always */
    bool unless;      /* only when that field is empty */
    enum paper_block_kind kind;
    bool numbered; /* a heading with its ordinal */
    enum template_block block;
    int most;         /* of TEMPLATE_TITLES */
    const char *text; /* TEMPLATE_NONE: with its fields */
};

struct bulletin_template {
    bool zh;
    const char *measure; /* what is counted, behind Chinese numbers */
    struct column_list columns, people, groups;
    bool official; /* units in the office's order, not by place */
    bool total;    /* a last row that sums up */
    enum template_layout layout;
    struct template_line *lines;
    size_t n_lines;
};

/* On failure *line is the line in question. */
enum tb_rc template_parse(struct arena *a, const char *text,
                          struct bulletin_template *out, int *line, struct tb_err *e);
/* A layout by its name. */
enum tb_rc template_layout(const char *name, enum template_layout *out,
                           struct tb_err *e);
/* What has to be gathered for it. */
void template_needs(const struct bulletin_template *t, enum track track,
                    struct circular_needs *out);

#endif
