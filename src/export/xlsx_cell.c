/* Cells: how they look, text that stays text, numbers that show their own digits. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "export/xlsx.h"
#include "export/xml.h"

#define HEAD_COLOUR 0xE7EDF4
#define MOST_DIGITS 15 /* that a double keeps, whatever they are */
#define HEADER_LINE 60 /* letters of the title above a page */

void xlsx_check(struct xlsx *x, lxw_error error)
{
    if (x->rc != TB_OK || error == LXW_NO_ERROR)
        return;
    if (error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
        x->rc =
            tb_fail(x->e, TB_INVALID,
                    N_("the bulletin does not fit into a workbook, whose sheets have "
                       "1,048,576 rows and 16,384 columns: choose another format"));
    else
        x->rc =
            tb_fail(x->e, TB_IO,
                    N_("the workbook cannot be made (libxlsxwriter reports error %d): "
                       "choose another format"),
                    (int)error);
}

/* --- looks ------------------------------------------------------------------------ */

static bool alike(const struct xlsx_style *a, const struct xlsx_style *b)
{
    return a->size == b->size && a->heavy == b->heavy && a->bold == b->bold &&
           a->border == b->border && a->wrap == b->wrap && a->filled == b->filled &&
           a->align == b->align && a->indent == b->indent && a->text == b->text &&
           a->number == b->number && a->percent == b->percent &&
           a->decimals == b->decimals;
}

static void set_digits(const struct xlsx *x, lxw_format *f, const struct xlsx_style *s)
{
    char form[40] = "0";
    size_t n = 1;
    if (s->text && !s->number)
        x->lib->format_set_num_format_index(f, 49); /* @ */
    if (!s->number)
        return;
    if (s->decimals > 0)
        form[n++] = '.';
    for (int i = 0; i < s->decimals && n < sizeof form - 2; i++)
        form[n++] = '0';
    if (s->percent)
        form[n++] = '%';
    form[n] = '\0';
    x->lib->format_set_num_format(f, form);
}

static lxw_format *make(const struct xlsx *x, const struct xlsx_style *s)
{
    static const uint8_t aligns[] = {LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT};
    const struct xlsx_lib *lib = x->lib;
    lxw_format *f = lib->workbook_add_format(x->book);
    if (x->paper->zh)
        lib->format_set_font_name(f, s->heavy ? "黑体" : "宋体");
    else
        lib->format_set_font_name(f, "Times New Roman");
    lib->format_set_font_size(f, s->size ? s->size : 11);
    if (s->bold || (s->heavy && !x->paper->zh))
        lib->format_set_bold(f);
    lib->format_set_align(f, aligns[s->align]);
    lib->format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    if (s->indent)
        lib->format_set_indent(f, (uint8_t)s->indent);
    if (s->wrap)
        lib->format_set_text_wrap(f);
    if (s->border)
        lib->format_set_border(f, LXW_BORDER_THIN);
    if (s->filled)
        lib->format_set_bg_color(f, HEAD_COLOUR);
    set_digits(x, f, s);
    return f;
}

lxw_format *xlsx_format(struct xlsx *x, struct xlsx_style style)
{
    for (size_t i = 0; i < x->n_looks; i++)
        if (alike(&x->looks[i].style, &style))
            return x->looks[i].format;
    mem_grow(&x->looks, &x->cap_looks, x->n_looks, sizeof *x->looks);
    x->looks[x->n_looks] = (struct xlsx_look){style, make(x, &style)};
    return x->looks[x->n_looks++].format;
}

/* --- text ------------------------------------------------------------------------- */

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* In a workbook _x000D_ stands for a character: where a text says so, its first letter
 * is written in that way itself. */
static bool is_code(const char *s)
{
    if (s[0] != '_' || s[1] != 'x')
        return false;
    for (int i = 2; i < 6; i++)
        if (!is_hex(s[i]))
            return false;
    return s[6] == '_';
}

static size_t letters(const struct strbuf *b)
{
    size_t sum = 0;
    for (size_t at = 0, took; at < b->len; at += took) {
        uint32_t cp;
        took = text_decode(b->s + at, b->len - at, &cp);
        sum += cp > 0xFFFF ? 2 : 1;
    }
    return sum;
}

static const char *cell_name(struct xlsx *x, size_t row, size_t col)
{
    char name[8];
    size_t at = sizeof name;
    name[--at] = '\0';
    for (size_t left = col + 1; left && at; left = (left - 1) / 26)
        name[--at] = (char)('A' + (left - 1) % 26);
    return arena_printf(&x->a, "%s%zu", name + at, row + 1);
}

/* The text as it is written; NULL when it does not fit. */
static const char *written(struct xlsx *x, const struct xlsx_sheet *s, size_t row,
                           size_t col, const char *text)
{
    struct strbuf clean = {0}, b = {0};
    const char *made = "";
    xml_clean(&clean, text, strlen(text));
    for (size_t i = 0; i < clean.len; i++) {
        if (is_code(clean.s + i))
            strbuf_puts(&b, "_x005F_");
        else
            strbuf_putc(&b, clean.s[i]);
    }
    size_t n = letters(&b);
    if (n > XLSX_LETTERS) {
        x->rc =
            tb_fail(x->e, TB_INVALID,
                    N_("cell %s of sheet %s has %zu characters, and a workbook's "
                       "cell takes at most %d: shorten it, or choose another format"),
                    cell_name(x, row, col), s->name, n, XLSX_LETTERS);
        made = NULL;
    } else if (b.len) {
        made = arena_strndup(&x->a, b.s, b.len);
    }
    strbuf_free(&clean);
    strbuf_free(&b);
    return made;
}

void xlsx_merge(struct xlsx *x, const struct xlsx_sheet *s, const size_t from[2],
                const size_t to[2], const char *text, struct xlsx_style style)
{
    if (x->rc != TB_OK)
        return;
    if (to[0] >= LXW_ROW_MAX || to[1] >= LXW_COL_MAX) {
        xlsx_check(x, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
        return;
    }
    const char *t = written(x, s, from[0], from[1], text);
    if (!t)
        return;
    lxw_format *f = xlsx_format(x, style);
    lxw_row_t r1 = (lxw_row_t)from[0], r2 = (lxw_row_t)to[0];
    lxw_col_t c1 = (lxw_col_t)from[1], c2 = (lxw_col_t)to[1];
    xlsx_check(x, r1 == r2 && c1 == c2
                      ? x->lib->worksheet_write_string(s->ws, r1, c1, t, f)
                      : x->lib->worksheet_merge_range(s->ws, r1, c1, r2, c2, t, f));
}

void xlsx_put(struct xlsx *x, const struct xlsx_sheet *s, size_t row, size_t col,
              const char *text, struct xlsx_style style)
{
    const size_t at[2] = {row, col};
    xlsx_merge(x, s, at, at, text, style);
}

void xlsx_widen(struct xlsx *x, const struct xlsx_sheet *s, size_t col, int columns)
{
    int width = (columns * 11 + 20) / 10;
    if (x->rc == TB_OK)
        xlsx_check(x, x->lib->worksheet_set_column(s->ws, (lxw_col_t)col,
                                                   (lxw_col_t)col, width, NULL));
}

int xlsx_lines(const char *text, int columns)
{
    int lines = 0;
    for (const char *s = text;; s++) {
        size_t n = strcspn(s, "\n");
        int w = text_width(s, n);
        lines += w > columns && columns > 0 ? (w + columns - 1) / columns : 1;
        s += n;
        if (!*s)
            return lines;
    }
}

/* --- numbers ---------------------------------------------------------------------- */

bool xlsx_number(const char *text, double *value, int *decimals, bool *percent)
{
    const char *s = text + (*text == '-');
    size_t whole = strspn(s, "0123456789"), after = 0;
    const char *end = s + whole;
    bool zero = strspn(s, "0.") == strcspn(s, "%");
    if (whole == 0 || (whole > 1 && *s == '0') || (zero && *text == '-'))
        return false;
    if (*end == '.') {
        after = strspn(end + 1, "0123456789");
        if (after == 0)
            return false;
        end += 1 + after;
    }
    *percent = *end == '%';
    if (end[*percent] != '\0' || whole + after > MOST_DIGITS)
        return false;
    char digits[MOST_DIGITS + 8];
    size_t n = (size_t)(end - text);
    memcpy(digits, text, n);
    memcpy(digits + n, *percent ? "e-2" : "", *percent ? 4 : 1);
    *value = strtod(digits, NULL);
    *decimals = (int)after;
    return true;
}

void xlsx_cell(struct xlsx *x, const struct xlsx_sheet *s, size_t row, size_t col,
               const struct paper_cell *cell, struct xlsx_style style)
{
    double value;
    if (x->rc != TB_OK)
        return;
    if (cell->kind == PAPER_WORDS ||
        !xlsx_number(cell->text, &value, &style.decimals, &style.percent)) {
        style.text = true;
        style.decimals = 0;
        style.percent = false;
        xlsx_put(x, s, row, col, cell->text, style);
        return;
    }
    if (row >= LXW_ROW_MAX || col >= LXW_COL_MAX) {
        xlsx_check(x, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
        return;
    }
    style.number = true;
    style.wrap = false;
    xlsx_check(x, x->lib->worksheet_write_number(s->ws, (lxw_row_t)row, (lxw_col_t)col,
                                                 value, xlsx_format(x, style)));
}

/* --- sheets ----------------------------------------------------------------------- */

/* The title above each page: & is a code there. */
static const char *header(struct xlsx *x)
{
    struct strbuf clean = {0}, b = {0};
    size_t n = strlen(x->paper->title);
    int used;
    xml_clean(&clean, x->paper->title, n);
    n = clean.len ? text_fit(clean.s, clean.len, HEADER_LINE, &used) : 0;
    strbuf_puts(&b, "&R");
    for (size_t i = 0; i < n; i++) {
        if (clean.s[i] == '&')
            strbuf_puts(&b, "＆");
        else
            strbuf_putc(&b,
                        clean.s[i] == '\n' || is_code(clean.s + i) ? ' ' : clean.s[i]);
    }
    const char *made = arena_strndup(&x->a, b.s, b.len);
    strbuf_free(&clean);
    strbuf_free(&b);
    return made;
}

struct xlsx_sheet xlsx_sheet(struct xlsx *x, const char *name, bool landscape)
{
    const struct xlsx_lib *lib = x->lib;
    struct xlsx_sheet s = {.name = name};
    if (x->rc != TB_OK)
        return s;
    s.ws = lib->workbook_add_worksheet(x->book, name);
    if (!s.ws) {
        xlsx_check(x, LXW_ERROR_PARAMETER_VALIDATION);
        return s;
    }
    /* The library leaves names such as 2018 or A1 without the apostrophes that they
     * need in references: these are always there. */
    free(s.ws->quoted_name);
    s.ws->quoted_name = xstrdup(xlsx_quoted(x, name));
    lib->worksheet_set_default_row(s.ws, XLSX_LINE, 0);
    lib->worksheet_set_paper(s.ws, 9);
    lib->worksheet_set_margins(s.ws, 0.6, 0.6, 0.8, 0.7);
    if (landscape)
        lib->worksheet_set_landscape(s.ws);
    xlsx_check(x, lib->worksheet_set_header(s.ws, header(x)));
    xlsx_check(x, lib->worksheet_set_footer(s.ws, "&C— &P —"));
    return s;
}
