/* A table on a sheet of its own: its title over all columns, heads of one or two levels
 * that stay on the screen and come again on every page, then the rows. */
#include <string.h>

#include "base/text.h"

#include "export/xlsx.h"

#include "paper_parts.h"

#define WIDEST   40  /* columns of the screen; longer words are broken */
#define TALLEST  409 /* points of a row */
#define PORTRAIT 100 /* columns that stand on an upright page */

struct table {
    struct xlsx *x;
    const struct paper_table *t;
    struct xlsx_sheet s;
    int *widths;
    size_t first; /* row of the heads */
    size_t levels;
};

static int columns_of(const char *s)
{
    return text_width(s, strlen(s));
}

/* A head may stand on two lines. */
static int width_of(const struct paper_table *t, size_t i)
{
    int w = paper_head_width(t->columns[i].name, 10);
    if (w < 6)
        w = 6;
    for (size_t r = 0; r < t->n_rows; r++) {
        int one = columns_of(t->cells[r * t->n_columns + i].text);
        w = one > w ? one : w;
    }
    return w > WIDEST ? WIDEST : w;
}

static int span(const struct table *d, size_t from, size_t to)
{
    int w = 0;
    for (size_t i = from; i < to; i++)
        w += d->widths[i];
    return w;
}

static void put_title(struct table *d)
{
    struct xlsx *x = d->x;
    const size_t from[2] = {0, 0}, to[2] = {0, d->t->n_columns - 1};
    int all = span(d, 0, d->t->n_columns);
    int lines = xlsx_lines(d->t->title, all * 11 / 16);
    xlsx_merge(x, &d->s, from, to, d->t->title,
               (struct xlsx_style){
                   .size = 16, .heavy = true, .align = XLSX_CENTRE, .wrap = true});
    if (x->rc == TB_OK)
        xlsx_check(x, x->lib->worksheet_set_row(d->s.ws, 0, lines * 24 + 6, NULL));
}

/* Heads in merged cells do not make their rows higher by themselves. */
static void set_heights(struct table *d)
{
    struct xlsx *x = d->x;
    int upper = 1, lower = 1;
    for (size_t i = 0, to; i < d->t->n_columns; i = to) {
        to = paper_head_end(d->t, i);
        const struct paper_column *c = &d->t->columns[i];
        int lines = xlsx_lines(c->above, span(d, i, to));
        if (*c->above && lines > upper)
            upper = lines;
        for (; i < to; i++) {
            lines = xlsx_lines(d->t->columns[i].name, d->widths[i]);
            lines -= *c->above || d->levels == 1 ? 0 : 1;
            lower = lines > lower ? lines : lower;
        }
    }
    for (size_t k = 0; k < d->levels && x->rc == TB_OK; k++) {
        int lines = k + 1 == d->levels ? lower : upper;
        xlsx_check(x, x->lib->worksheet_set_row(d->s.ws, (lxw_row_t)(d->first + k),
                                                lines * XLSX_LINE + 4, NULL));
    }
}

static void put_heads(struct table *d)
{
    const struct xlsx_style style = {.bold = true,
                                     .border = true,
                                     .wrap = true,
                                     .filled = true,
                                     .text = true,
                                     .align = XLSX_CENTRE};
    size_t first = d->first, last = d->first + d->levels - 1;
    for (size_t i = 0, to; i < d->t->n_columns; i = to) {
        to = paper_head_end(d->t, i);
        const struct paper_column *c = &d->t->columns[i];
        if (!*c->above) {
            xlsx_merge(d->x, &d->s, (const size_t[]){first, i},
                       (const size_t[]){last, i}, c->name, style);
            continue;
        }
        xlsx_merge(d->x, &d->s, (const size_t[]){first, i},
                   (const size_t[]){first, to - 1}, c->above, style);
        for (size_t k = i; k < to; k++)
            xlsx_put(d->x, &d->s, last, k, d->t->columns[k].name, style);
    }
    set_heights(d);
}

static void put_row(struct table *d, size_t r)
{
    const struct paper_table *t = d->t;
    size_t row = d->first + d->levels + r;
    int lines = 1;
    for (size_t col = 0; col < t->n_columns; col++) {
        const struct paper_cell *cell = &t->cells[r * t->n_columns + col];
        struct xlsx_style style = {
            .border = true,
            .wrap = true,
            .bold = t->total && r + 1 == t->n_rows,
            .align = t->columns[col].kind == PAPER_WORDS ? XLSX_LEFT : XLSX_CENTRE};
        int own = xlsx_lines(cell->text, d->widths[col]);
        lines = own > lines ? own : lines;
        xlsx_cell(d->x, &d->s, row, col, cell, style);
    }
    if (lines > 1 && d->x->rc == TB_OK)
        xlsx_check(d->x, d->x->lib->worksheet_set_row(
                             d->s.ws, (lxw_row_t)row,
                             lines > 26 ? TALLEST : lines * 15 + 4, NULL));
}

/* Widths, what stays and comes again, and no green marks at digits that are words. */
static void set_up(struct table *d)
{
    struct xlsx *x = d->x;
    const struct xlsx_lib *lib = x->lib;
    size_t last = d->first + d->levels - 1;
    for (size_t i = 0; i < d->t->n_columns && x->rc == TB_OK; i++)
        xlsx_widen(x, &d->s, i, d->widths[i]);
    if (x->rc != TB_OK)
        return;
    lib->worksheet_freeze_panes(d->s.ws, (lxw_row_t)last + 1, 0);
    xlsx_check(
        x, lib->worksheet_repeat_rows(d->s.ws, (lxw_row_t)d->first, (lxw_row_t)last));
    lib->worksheet_fit_to_pages(d->s.ws, 1, 0);
    lib->worksheet_center_horizontally(d->s.ws);
    xlsx_check(x, lib->worksheet_ignore_errors(
                      d->s.ws, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
}

void xlsx_table(struct xlsx *x, const struct paper_table *t, const char *name,
                bool titled)
{
    struct table d = {.x = x, .t = t};
    if (x->rc != TB_OK || t->n_columns == 0)
        return;
    d.widths = arena_array(&x->a, t->n_columns, sizeof *d.widths);
    for (size_t i = 0; i < t->n_columns; i++)
        d.widths[i] = width_of(t, i);
    d.levels = paper_has_above(t) ? 2 : 1;
    d.first = titled && *t->title;
    d.s = xlsx_sheet(x, name,
                     span(&d, 0, t->n_columns) + 2 * (int)t->n_columns > PORTRAIT);
    if (x->rc != TB_OK)
        return;
    if (t->n_columns > LXW_COL_MAX || t->n_rows > LXW_ROW_MAX - d.first - d.levels) {
        xlsx_check(x, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
        return;
    }
    if (d.first)
        put_title(&d);
    put_heads(&d);
    for (size_t r = 0; r < t->n_rows && x->rc == TB_OK; r++)
        put_row(&d, r);
    set_up(&d);
}
