/* Charts: on one sheet, each below the values that it is drawn from, so that whoever
 * changes a value sees it move. A picture has no more bars or lines than can be told
 * apart; further rows come in further pictures. */
#include <string.h>

#include "base/text.h"

#include "export/xlsx.h"

#define PAGE_ROWS 25 /* of a page across */
#define ROW       24 /* pixels of a row */
#define ACROSS    800
#define PICTURES  6 /* of one chart, at most */

static const lxw_color_t colours[] = {0x2F6EBA, 0xC9D6E6, 0xD9822B,
                                      0x4C9A5B, 0x8A63A8, 0xB23B48};

struct charts {
    struct xlsx *x;
    struct xlsx_sheet s;
    size_t row;  /* the next free one */
    size_t used; /* rows of the page */
    lxw_row_t breaks[1000];
    size_t n_breaks;
};

struct data {
    const struct paper_chart *c;
    size_t title, heads, columns; /* rows of the sheet; columns of values */
};

/* Begins a page where n rows do not fit on this one. */
static void need(struct charts *d, size_t n)
{
    size_t room = sizeof d->breaks / sizeof *d->breaks - 1;
    if (d->used && d->used + n > PAGE_ROWS) {
        if (d->n_breaks < room)
            d->breaks[d->n_breaks++] = (lxw_row_t)d->row;
        d->used = 0;
    }
}

static void go_on(struct charts *d, size_t n)
{
    d->row += n;
    d->used += n;
    if (d->used > PAGE_ROWS)
        d->used = PAGE_ROWS; /* nobody knows where the last page ends */
}

static size_t columns_of(const struct paper_chart *c)
{
    return c->kind == PAPER_MONTHS ? c->n_months : c->kind == PAPER_PROGRESS ? 2 : 1;
}

/* Rows in one picture. */
static size_t rows_in(const struct paper_chart *c)
{
    return c->kind == PAPER_BARS ? 24 : c->kind == PAPER_PROGRESS ? 15 : 6;
}

/* --- values ----------------------------------------------------------------------- */

/* An empty cell would be drawn as 0. */
static const char *shown(const char *s)
{
    return *s ? s : " ";
}

static void put_heads(struct charts *d, const struct data *v)
{
    const struct xlsx_style head = {.bold = true,
                                    .border = true,
                                    .filled = true,
                                    .text = true,
                                    .align = XLSX_CENTRE};
    struct xlsx *x = d->x;
    const struct paper_chart *c = v->c;
    const char *title = c->title;
    if (*title && *c->unit)
        title =
            arena_printf(&x->a, x->paper->zh ? "%s（%s）" : "%s (%s)", title, c->unit);
    xlsx_put(x, &d->s, v->title, 0, title,
             (struct xlsx_style){.size = 14, .heavy = true});
    xlsx_put(x, &d->s, v->heads, 0, xlsx_word(x, XLSX_NAME_HEAD), head);
    for (size_t i = 0; i < v->columns; i++) {
        const char *name = c->kind == PAPER_MONTHS ? c->months[i]
                           : c->kind == PAPER_PROGRESS
                               ? xlsx_word(x, i ? XLSX_DONE + 1 : XLSX_DONE)
                               : c->unit;
        xlsx_put(x, &d->s, v->heads, i + 1, shown(name), head);
    }
}

static void put_values(struct charts *d, const struct data *v)
{
    const struct paper_chart *c = v->c;
    put_heads(d, v);
    for (size_t r = 0; r < c->n_rows && d->x->rc == TB_OK; r++) {
        size_t row = v->heads + 1 + r;
        xlsx_put(d->x, &d->s, row, 0, shown(c->labels[r]),
                 (struct xlsx_style){.border = true, .text = true});
        for (size_t i = 0; i < v->columns; i++) {
            const struct paper_cell cell = {PAPER_NUMBER,
                                            c->values[r * v->columns + i].text};
            xlsx_cell(d->x, &d->s, row, i + 1, &cell,
                      (struct xlsx_style){.border = true, .align = XLSX_RIGHT});
        }
    }
}

/* --- pictures --------------------------------------------------------------------- */

static void colour(const struct xlsx_lib *lib, lxw_chart_series *series, size_t i)
{
    lxw_chart_fill fill = {.color = colours[i % (sizeof colours / sizeof *colours)]};
    lib->chart_series_set_fill(series, &fill);
}

static bool has_negative(const struct paper_chart *c, size_t columns)
{
    for (size_t i = 0; i < c->n_rows * columns; i++)
        if (c->values[i].n < 0)
            return true;
    return false;
}

/* Bars from row `from` to `to` (not included): one for each column of values. */
static void add_bars(struct charts *d, const struct data *v, lxw_chart *chart,
                     const size_t rows[2])
{
    const struct xlsx_lib *lib = d->x->lib;
    lxw_row_t first = (lxw_row_t)(v->heads + 1 + rows[0]);
    lxw_row_t last = (lxw_row_t)(v->heads + rows[1]);
    for (lxw_col_t i = 1; i <= v->columns; i++) {
        lxw_chart_series *series = lib->chart_add_series(chart, NULL, NULL);
        lib->chart_series_set_categories(series, d->s.name, first, 0, last, 0);
        lib->chart_series_set_values(series, d->s.name, first, i, last, i);
        lib->chart_series_set_name_range(series, d->s.name, (lxw_row_t)v->heads, i);
        lib->chart_series_set_labels(series);
        colour(lib, series, i - 1);
    }
    lib->chart_axis_set_reverse(chart->y_axis);
    lib->chart_axis_set_crossing_max(chart->y_axis);
    lib->chart_axis_set_interval_unit(chart->y_axis, 1);
    if (!has_negative(v->c, v->columns))
        lib->chart_axis_set_min(chart->x_axis, 0);
    lib->chart_set_series_gap(chart, 50);
    lib->chart_legend_set_position(chart, v->columns > 1 ? LXW_CHART_LEGEND_BOTTOM
                                                         : LXW_CHART_LEGEND_NONE);
}

static void add_lines(struct charts *d, const struct data *v, lxw_chart *chart,
                      const size_t rows[2])
{
    static const uint8_t marks[] = {
        LXW_CHART_MARKER_CIRCLE,     LXW_CHART_MARKER_SQUARE,
        LXW_CHART_MARKER_DIAMOND,    LXW_CHART_MARKER_TRIANGLE,
        LXW_CHART_MARKER_SHORT_DASH, LXW_CHART_MARKER_X};
    const struct xlsx_lib *lib = d->x->lib;
    lxw_col_t last = (lxw_col_t)v->columns;
    for (size_t r = rows[0]; r < rows[1]; r++) {
        lxw_row_t row = (lxw_row_t)(v->heads + 1 + r), heads = (lxw_row_t)v->heads;
        lxw_chart_series *series = lib->chart_add_series(chart, NULL, NULL);
        lib->chart_series_set_categories(series, d->s.name, heads, 1, heads, last);
        lib->chart_series_set_values(series, d->s.name, row, 1, row, last);
        lib->chart_series_set_name_range(series, d->s.name, row, 0);
        lib->chart_series_set_marker_type(series, marks[(r - rows[0]) % 6]);
    }
    lib->chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
}

static size_t height(const struct data *v, size_t n)
{
    size_t pixels = v->c->kind == PAPER_BARS       ? 90 + 20 * n
                    : v->c->kind == PAPER_PROGRESS ? 100 + 26 * n
                                                   : 300;
    return pixels;
}

static void put_picture(struct charts *d, const struct data *v, const size_t rows[2])
{
    struct xlsx *x = d->x;
    const struct xlsx_lib *lib = x->lib;
    size_t pixels = height(v, rows[1] - rows[0]), n = pixels / ROW + 2;
    bool bars = v->c->kind != PAPER_MONTHS;
    lxw_chart *chart =
        lib->workbook_add_chart(x->book, bars ? LXW_CHART_BAR : LXW_CHART_LINE);
    if (!chart) {
        xlsx_check(x, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    if (bars)
        add_bars(d, v, chart, rows);
    else
        add_lines(d, v, chart, rows);
    lxw_chart_font font = {.size = 13, .bold = 1};
    lib->chart_title_set_name_font(chart, &font);
    if (*v->c->title)
        lib->chart_title_set_name_range(chart, d->s.name, (lxw_row_t)v->title, 0);
    else
        lib->chart_title_off(chart);
    need(d, n);
    lxw_chart_options options = {.y_offset = 6,
                                 .x_scale = ACROSS / 480.0,
                                 .y_scale = (double)pixels / 288.0,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
    xlsx_check(x, lib->worksheet_insert_chart_opt(d->s.ws, (lxw_row_t)d->row, 0, chart,
                                                  &options));
    go_on(d, n);
}

static void put_chart(struct charts *d, const struct paper_chart *c)
{
    struct data v = {.c = c, .columns = columns_of(c)};
    if (d->x->rc != TB_OK || c->n_rows == 0 || v.columns == 0)
        return;
    if (v.columns >= LXW_COL_MAX || c->n_rows > LXW_ROW_MAX / 2 - d->row) {
        xlsx_check(d->x, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
        return;
    }
    need(d, PAGE_ROWS);
    v.title = d->row;
    v.heads = d->row + 1;
    put_values(d, &v);
    go_on(d, c->n_rows + 3);
    /* As many in each as in the others. */
    size_t most = rows_in(c), pictures = 1 + (c->n_rows - 1) / most, done = 0;
    if (pictures <= PICTURES)
        most = (c->n_rows + pictures - 1) / pictures;
    for (size_t i = 0; i < PICTURES && done < c->n_rows && d->x->rc == TB_OK; i++) {
        size_t left = c->n_rows - done;
        const size_t rows[2] = {done, done + (left < most ? left : most)};
        put_picture(d, &v, rows);
        done = rows[1];
    }
    if (done < c->n_rows) {
        xlsx_put(d->x, &d->s, d->row, 0, xlsx_word(d->x, XLSX_NOT_ALL),
                 (struct xlsx_style){0});
        go_on(d, 2);
    }
}

/* --- the sheet -------------------------------------------------------------------- */

static int label_width(const struct paper *p)
{
    int w = 14;
    for (size_t i = 0; i < p->n_blocks; i++) {
        const struct paper_chart *c = p->blocks[i].chart;
        if (p->blocks[i].kind != PAPER_CHART)
            continue;
        for (size_t r = 0; r < c->n_rows; r++) {
            int one = text_width(c->labels[r], strlen(c->labels[r]));
            w = one > w ? one : w;
        }
    }
    return w > 30 ? 30 : w;
}

void xlsx_charts(struct xlsx *x)
{
    struct charts *d = arena_alloc(&x->a, sizeof *d);
    const struct paper *p = x->paper;
    size_t n = 0;
    for (size_t i = 0; i < p->n_blocks; i++)
        n += p->blocks[i].kind == PAPER_CHART && p->blocks[i].chart->n_rows > 0;
    if (n == 0 || x->rc != TB_OK)
        return;
    d->x = x;
    d->s = xlsx_sheet(x, xlsx_word(x, XLSX_CHART_SHEET), true);
    if (x->rc != TB_OK)
        return;
    xlsx_widen(x, &d->s, 0, label_width(p));
    xlsx_check(x, x->lib->worksheet_set_column(d->s.ws, 1, 24, 7.5, NULL));
    for (size_t i = 0; i < p->n_blocks; i++)
        if (p->blocks[i].kind == PAPER_CHART)
            put_chart(d, p->blocks[i].chart);
    if (x->rc == TB_OK && d->n_breaks)
        xlsx_check(x, x->lib->worksheet_set_h_pagebreaks(d->s.ws, d->breaks));
}
