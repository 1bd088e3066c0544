/* An Excel workbook while it is made. What goes wrong first is kept in rc and err;
 * after that nothing is written. Text is only ever written as text, never as a formula.
 */
#ifndef TB_EXPORT_XLSX_H
#define TB_EXPORT_XLSX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"

#include "export/xlsx_lib.h"

#include "bulletin/paper.h"

#define XLSX_NAME    31    /* letters of a sheet's name, at most, in UTF-16 */
#define XLSX_LINE    18    /* height of a row, in points */
#define XLSX_LETTERS 32767 /* of a cell */

enum xlsx_align { XLSX_LEFT, XLSX_CENTRE, XLSX_RIGHT };

/* How a cell looks. Equal ones are one format in the file. */
struct xlsx_style {
    int size;   /* points; 0: as all others */
    bool heavy; /* in the font of titles */
    bool bold, border, wrap, filled;
    enum xlsx_align align;
    int indent;
    bool text; /* stays text when somebody edits it */
    bool number, percent;
    int decimals; /* of a number */
};

struct xlsx_look {
    struct xlsx_style style;
    lxw_format *format;
};

struct xlsx_sheet {
    lxw_worksheet *ws;
    const char *name;
};

struct xlsx {
    const struct xlsx_lib *lib;
    lxw_workbook *book;
    const struct paper *paper;
    struct arena a;
    struct xlsx_look *looks; /* that were asked for so far */
    size_t n_looks, cap_looks;
    const char **names; /* of sheets, as they are compared */
    size_t n_names, cap_names;
    enum tb_rc rc;
    struct tb_err *e;
};

/* Fixed words, in the paper's language. */
enum xlsx_word {
    XLSX_TEXT_SHEET,
    XLSX_CHART_SHEET,
    XLSX_RECORD_SHEET,
    XLSX_TABLE_SHEET,
    XLSX_NAME_HEAD,
    XLSX_DONE,
    XLSX_REQUIRED,
    XLSX_NOT_ALL
};
const char *xlsx_word(const struct xlsx *x, enum xlsx_word w);

/* Keeps a name for a sheet that is made later. */
void xlsx_reserve(struct xlsx *x, const char *name);
/* What a sheet may be called, near to `wish` and unlike all given before: no more than
 * XLSX_NAME letters, none of []:*?/\ nor their full-width twins, not "History". */
const char *xlsx_name(struct xlsx *x, const char *wish);
/* The same name between apostrophes, as it stands in a reference. */
const char *xlsx_quoted(struct xlsx *x, const char *name);

/* A sheet with A4 paper, the paper's title above and the page number below each page.
 * Its name is one that xlsx_name gave or xlsx_reserve took. */
struct xlsx_sheet xlsx_sheet(struct xlsx *x, const char *name, bool landscape);

/* Makes a column as wide as that many columns of the screen need. */
void xlsx_widen(struct xlsx *x, const struct xlsx_sheet *s, size_t col, int columns);
/* Lines that text takes in `columns` columns of the screen, at least 1. */
int xlsx_lines(const char *text, int columns);

lxw_format *xlsx_format(struct xlsx *x, struct xlsx_style style);
/* What the library reports becomes rc. */
void xlsx_check(struct xlsx *x, lxw_error error);
/* Writes text into a cell, merged up to row2, col2 where they are further. TB_INVALID,
 * naming the cell, when it is longer than a cell may be. */
void xlsx_put(struct xlsx *x, const struct xlsx_sheet *s, size_t row, size_t col,
              const char *text, struct xlsx_style style);
void xlsx_merge(struct xlsx *x, const struct xlsx_sheet *s, const size_t from[2],
                const size_t to[2], const char *text, struct xlsx_style style);
/* Writes a cell of a table: a number as a number that shows just these digits,
 * everything else (and a number of more digits than a spreadsheet keeps) as text. */
void xlsx_cell(struct xlsx *x, const struct xlsx_sheet *s, size_t row, size_t col,
               const struct paper_cell *cell, struct xlsx_style style);
/* The value of digits; false when text is not a number as the paper prints them. */
bool xlsx_number(const char *text, double *value, int *decimals, bool *percent);

/* The sheets. */
void xlsx_table(struct xlsx *x, const struct paper_table *t, const char *name,
                bool titled);
void xlsx_charts(struct xlsx *x);

#endif
