/* Records on their way out: one sheet, three formats, the same digits in each.
 *
 * A sheet is filled row by row. A long list is written in parts: fill some thousand
 * rows, write them, sheet_rewind, and so on; memory stays bounded. */
#ifndef TB_EXPORT_SHEET_H
#define TB_EXPORT_SHEET_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"
#include "base/mem.h"

enum cell_type {
    CELL_TEXT,
    CELL_COUNT, /* a number: a JSON number, right-aligned */
    CELL_POINTS /* digits as printed: a JSON string, right-aligned */
};

enum cell_state {
    CELL_GIVEN,
    CELL_NONE, /* absent: empty in CSV, null in JSON, '-' in a table */
    CELL_DASH  /* the contract's '-': '-' in CSV and tables, null in JSON */
};

struct cell {
    enum cell_type type;
    enum cell_state state;
    const char *text;  /* what CSV and JSON print */
    const char *shown; /* what a table prints; NULL: text */
};

struct column {
    const char *name;  /* CSV's header and JSON's key */
    const char *shown; /* a table's header; NULL: name */
    enum cell_type type;
    int width; /* a table's, set by its first part */
};

/* Cells are in row order; texts are copied. */
struct sheet {
    struct arena a;     /* owns the cells' texts */
    struct arena heads; /* owns the columns' names */
    struct column *columns;
    size_t n_columns, cap_columns;
    struct cell *cells;
    size_t n_cells, cap_cells;
};

/* name and shown are copied; shown NULL: the name. */
void sheet_column(struct sheet *s, const char *name, const char *shown,
                  enum cell_type type);
/* Adds the next cell. */
void sheet_text(struct sheet *s, const char *text);
void sheet_count(struct sheet *s, int64_t n);
/* Digits of another type than the column's: a row's measure decides what they are. */
void sheet_digits(struct sheet *s, enum cell_type type, const char *digits);
void sheet_none(struct sheet *s);
void sheet_dash(struct sheet *s);
/* A word of a closed set: English in CSV and JSON, `shown` in a table. "" is absent. */
void sheet_word(struct sheet *s, const char *en, const char *shown);
size_t sheet_rows(const struct sheet *s);
/* Forgets the rows, keeps the columns. */
void sheet_rewind(struct sheet *s);
void sheet_free(struct sheet *s);

struct sheet_options {
    bool bom;  /* CSV for Excel */
    bool bold; /* a table's header stands out by the terminal's means */
    int width; /* of the terminal: wide text columns are cut to fit; 0: never cut */
};

enum sheet_part { SHEET_FIRST = 1, SHEET_LAST = 2, SHEET_WHOLE = 3 };

/* A format: one file in src/export/format/. `part` says whether the sheet's rows are
 * the first, the last, or all of them. TB_IO when f takes no more. */
struct exporter {
    const char *name;
    enum tb_rc (*write)(struct sheet *s, const struct sheet_options *o, unsigned part,
                        FILE *f, struct tb_err *e);
};
extern const struct exporter *const exporters[]; /* ends with NULL */
const struct exporter *exporter_find(const char *name);

#endif
