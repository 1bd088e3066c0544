/* A bulletin on paper: what stands on it and in which order, with every digit as it is
 * printed. All formats are written from this, and from nothing else, so that they agree
 * to the last digit; a frozen bulletin is kept as this and never made again.
 *
 * Texts are data, in whatever state they came: each format makes them harmless in its
 * own way. Everything lives in the arena of whoever made the paper. */
#ifndef TB_BULLETIN_PAPER_H
#define TB_BULLETIN_PAPER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"

enum paper_cell_kind {
    PAPER_WORDS,  /* text, to the left */
    PAPER_NUMBER, /* a count such as 12, -2 or 0: a number for programs */
    PAPER_POINTS, /* digits such as 135.4: a number for a spreadsheet, exact as they are
                     printed, and so a string in JSON */
    PAPER_PERCENT /* digits with a % behind them: 57.1% */
};

struct paper_cell {
    enum paper_cell_kind kind; /* a '-' in a column of numbers is PAPER_WORDS */
    const char *text;          /* "" is an empty cell */
};

/* Neighbours with equal, non-empty `above` stand under that common head. */
struct paper_column {
    const char *above; /* "" when there is none */
    const char *name;
    enum paper_cell_kind kind; /* of most of its cells: how it is aligned */
};

struct paper_table {
    const char *name;  /* short, as a spreadsheet's page is named: the group */
    const char *title; /* above the table; "" when there is none */
    struct paper_column *columns;
    size_t n_columns;
    struct paper_cell *cells; /* row after row */
    size_t n_rows;
    bool total; /* the last row sums up the others */
};

enum paper_chart_kind {
    PAPER_BARS,     /* one value for each row */
    PAPER_PROGRESS, /* a value of a whole for each row: done of required */
    PAPER_MONTHS    /* one small picture for each row: a value for each month */
};

/* A value with its digits as printed; n in 1/2,520,000 (core/model.h). */
struct paper_value {
    int64_t n;
    const char *text;
};

struct paper_chart {
    enum paper_chart_kind kind;
    const char *title;
    const char *unit; /* of measure, in words: points, pieces */
    size_t n_rows;
    const char **labels;        /* of the rows */
    struct paper_value *values; /* BARS: n_rows; PROGRESS: done, required for each row;
                                   MONTHS: n_months for each row */
    const char **months;        /* MONTHS: their names */
    size_t n_months;
};

enum paper_block_kind {
    PAPER_TITLE,   /* of the whole; several are lines of one title */
    PAPER_MARK,    /* its number as printed, in the middle below the title */
    PAPER_TO,      /* whom it is for: on the left margin, without an indent */
    PAPER_HEADING, /* of a part */
    PAPER_TEXT,    /* a paragraph, indented by two characters */
    PAPER_ITEM,    /* one of a list; its number or mark is part of the text */
    PAPER_TABLE,
    PAPER_CHART, /* only where pictures can be drawn */
    PAPER_SIGN,  /* who issues it: to the right */
    PAPER_DATE,  /* below it: to the right */
    PAPER_NOTE   /* small print: notes, contact, the foot */
};

struct paper_block {
    enum paper_block_kind kind;
    const char *text;                /* all but tables and charts */
    const struct paper_table *table; /* PAPER_TABLE */
    const struct paper_chart *chart; /* PAPER_CHART */
};

struct paper {
    bool zh;            /* the language that it is written in */
    const char *title;  /* of the file */
    const char *author; /* the office */
    tb_day day;         /* that it bears */
    struct paper_block *blocks;
    size_t n_blocks;
    /* The same numbers as records, for programs: English heads, one row for each unit
     * or person; columns without `above`. */
    const struct paper_table *records;
    /* The records in the paper's own words, for people who calculate with them; NULL:
     * as they are. */
    const struct paper_table *sheet;
};

#endif
