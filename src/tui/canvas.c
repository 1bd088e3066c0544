/* Cells, and the few ways to draw into them. */
#include "tui/canvas.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const struct cell blank = {.text = " ", .len = 1, .width = 1};

void canvas_reset(struct canvas *c, int rows, int cols)
{
    if (rows != c->rows || cols != c->cols || !c->cells) {
        free(c->cells);
        c->rows = rows;
        c->cols = cols;
        c->cells = xmalloc((size_t)(rows > 0 ? rows : 1) *
                           (size_t)(cols > 0 ? cols : 1) * sizeof *c->cells);
    }
    c->live = NULL;
    c->clip = (struct rect){0, 0, rows, cols};
    canvas_fill(c, c->clip, STYLE_TEXT);
    c->cursor_y = c->cursor_x = 0;
}

void canvas_reset_rows(struct canvas *c, const unsigned char *live)
{
    c->live = live;
    c->clip = (struct rect){0, 0, c->rows, c->cols};
    canvas_fill(c, c->clip, STYLE_TEXT);
}

bool canvas_live(const struct canvas *c, int y)
{
    return y >= c->clip.y && y < c->clip.y + c->clip.h && (!c->live || c->live[y]);
}

void canvas_free(struct canvas *c)
{
    free(c->cells);
    strbuf_free(&c->scratch);
    *c = (struct canvas){0};
}

static int min_of(int a, int b)
{
    return a < b ? a : b;
}

static int max_of(int a, int b)
{
    return a > b ? a : b;
}

static struct rect meet(struct rect a, struct rect b)
{
    int y = max_of(a.y, b.y), x = max_of(a.x, b.x);
    int bottom = min_of(a.y + a.h, b.y + b.h), right = min_of(a.x + a.w, b.x + b.w);
    return (struct rect){y, x, max_of(bottom - y, 0), max_of(right - x, 0)};
}

void canvas_clip(struct canvas *c, struct rect r)
{
    c->clip = meet(r, (struct rect){0, 0, c->rows, c->cols});
}

static struct cell *at(const struct canvas *c, int y, int x)
{
    return &c->cells[(size_t)y * (size_t)c->cols + (size_t)x];
}

const struct cell *canvas_cell(const struct canvas *c, int y, int x)
{
    return at(c, y, x);
}

static void put_blank(struct canvas *c, int y, int x, uint8_t style)
{
    *at(c, y, x) = blank;
    at(c, y, x)->style = style;
}

/* Blanks what would be left of a wide character when column x is written anew ... */
static void mend_start(struct canvas *c, int y, int x)
{
    if (x > 0 && at(c, y, x)->width == 0)
        put_blank(c, y, x - 1, at(c, y, x - 1)->style);
}

/* ... or what stands before column `end` is. */
static void mend_end(struct canvas *c, int y, int end)
{
    if (end < c->cols && at(c, y, end)->width == 0)
        put_blank(c, y, end, at(c, y, end)->style);
}

/* Cells are compared byte by byte, so what the text does not fill is zero. */
static struct cell make_cell(const char *s, size_t n, int width, uint8_t style)
{
    struct cell cell = {.len = (uint8_t)n, .width = (uint8_t)width, .style = style};
    if (n == 1)
        cell.text[0] = s[0];
    else if (n == 3) /* constant sizes need no call: these two are nearly all */
        memcpy(cell.text, s, 3);
    else
        memcpy(cell.text, s, n);
    return cell;
}

/* Writes one grapheme of `width` columns, as far as the clip shows it whole. Leaves
 * what is at its edges to the caller. */
static void put_inside(struct canvas *c, int y, int x, const char *s, size_t n,
                       int width, uint8_t style)
{
    int left = c->clip.x, right = c->clip.x + c->clip.w;
    if (x >= left && x + width <= right && n <= sizeof blank.text) {
        struct cell *cell = at(c, y, x);
        *cell = make_cell(s, n, width, style);
        if (width == 2)
            cell[1] = (struct cell){.style = style};
        return;
    }
    for (int i = max_of(x, left); i < min_of(x + width, right); i++)
        put_blank(c, y, i, style);
}

static void put_grapheme(struct canvas *c, int y, int x, const char *s, size_t n,
                         int width, uint8_t style)
{
    struct rect r = meet((struct rect){y, x, 1, width}, c->clip);
    if (r.w == 0 || r.h == 0 || !canvas_live(c, y))
        return;
    mend_start(c, y, r.x);
    mend_end(c, y, r.x + r.w);
    put_inside(c, y, x, s, n, width, style);
}

/* True when s begins with a character that stands alone whatever of its kind follows:
 * printable ASCII or an ordinary Chinese one. */
static bool stands_alone(const char *s, size_t n, size_t *len, int *cols)
{
    unsigned char u = (unsigned char)s[0];
    *len = u < 0x80 ? 1 : 3;
    *cols = u < 0x80 ? 1 : 2;
    if (u >= 0x80 && (u < 0xe5 || u > 0xe8 || n < 3)) /* U+5000 to U+8FFF */
        return false;
    if (n == *len)
        return true;
    unsigned char next = (unsigned char)s[*len];
    return next < 0x80 || (next >= 0xe5 && next <= 0xe8);
}

/* What stands for art on a screen without it; 0: not art. */
static char plain_art(const char *s, size_t n)
{
    static const struct {
        uint32_t cp;
        char c;
    } table[] = {{0x2190, '<'}, {0x2191, '^'}, {0x2192, '>'}, {0x2193, 'v'},
                 {0x2500, '-'}, {0x2502, '|'}, {0x2588, '#'}, {0x2591, '-'},
                 {0x25b2, '^'}, {0x25bc, 'v'}, {0x25cf, '*'}};
    uint32_t cp = 0;
    text_decode(s, n, &cp);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].cp == cp)
            return table[i].c;
    return '\0';
}

/* As put_inside, with art as ASCII where the canvas says so. */
static void put_art(struct canvas *c, int y, int x, const char *s, size_t n, int width,
                    uint8_t style)
{
    char art = c->ascii ? plain_art(s, n) : '\0';
    if (!art) {
        put_inside(c, y, x, s, n, width, style);
        return;
    }
    put_inside(c, y, x, &art, 1, 1, style);
    if (width == 2)
        put_inside(c, y, x + 1, " ", 1, 1, style);
}

/* Draws text that is already safe; returns the column after it. */
static int draw_safe(struct canvas *c, int y, int x, const char *s, size_t n,
                     unsigned style)
{
    int right = c->clip.x + c->clip.w;
    if (n == 0 || x >= right)
        return x;
    mend_start(c, y, max_of(x, c->clip.x));
    while (n > 0 && x < right) {
        int cols = 1;
        size_t len = 1;
        if (!stands_alone(s, n, &len, &cols))
            len = text_grapheme(s, n, &cols);
        if (cols > 0) {
            if (x + cols > c->clip.x)
                mend_end(c, y, min_of(x + cols, right));
            put_art(c, y, x, s, len, cols, (uint8_t)style);
            x += cols;
        }
        s += len;
        n -= len;
    }
    return x;
}

/* Printable ASCII needs no care: cut and padded here. False: it is something else. */
static bool column_ascii(struct canvas *c, int cols, const char *s)
{
    size_t n = 0, w = (size_t)abs(cols);
    while (s[n] >= 0x20 && s[n] < 0x7f)
        n++;
    if (s[n])
        return false;
    strbuf_clear(&c->scratch);
    if (cols < 0 && n < w)
        strbuf_pad(&c->scratch, ' ', (int)(w - n));
    strbuf_add(&c->scratch, s, n <= w ? n : w - (w > 0));
    if (n > w && w > 0)
        strbuf_putc(&c->scratch, '~');
    if (c->scratch.len < w)
        strbuf_pad(&c->scratch, ' ', (int)(w - c->scratch.len));
    return true;
}

int canvas_text(struct canvas *c, int y, int x, int cols, const char *s, unsigned style)
{
    if (!canvas_live(c, y))
        return x + abs(cols);
    if (!column_ascii(c, cols, s)) {
        strbuf_clear(&c->scratch);
        text_column(&c->scratch, s, strlen(s), cols);
    }
    draw_safe(c, y, x, c->scratch.s ? c->scratch.s : "", c->scratch.len, style);
    return x + abs(cols);
}

int canvas_put(struct canvas *c, int y, int x, int limit, const char *s, unsigned style)
{
    int cols = text_width(s, strlen(s));
    cols = max_of(min_of(cols, limit), 0);
    return cols == 0 ? x : canvas_text(c, y, x, cols, s, style);
}

int canvas_printf(struct canvas *c, int y, int x, int limit, unsigned style,
                  const char *fmt, ...)
{
    char line[1024];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(line, sizeof line, fmt, ap);
    va_end(ap);
    return canvas_put(c, y, x, limit, line, style);
}

void canvas_fill(struct canvas *c, struct rect want, unsigned style)
{
    struct rect r = meet(want, c->clip);
    for (int y = r.y; y < r.y + r.h && r.w > 0; y++)
        for (int x = r.x; x < r.x + r.w && canvas_live(c, y); x++)
            put_blank(c, y, x, (uint8_t)style);
}

/* Line art only where it is one column wide; else ASCII. */
static const char *glyph(const struct canvas *c, uint32_t cp, const char *art,
                         const char *ascii)
{
    return !c->ascii && text_cp_width(cp) == 1 ? art : ascii;
}

void canvas_rule(struct canvas *c, int y)
{
    const char *dash = glyph(c, 0x2500, "─", "-");
    if (c->plain)
        return;
    for (int x = c->clip.x; x < c->clip.x + c->clip.w; x++)
        put_grapheme(c, y, x, dash, strlen(dash), 1, STYLE_MUTED);
}

void canvas_vrule(struct canvas *c, int y, int x, int h)
{
    const char *bar = glyph(c, 0x2502, "│", "|");
    if (c->plain)
        return;
    for (int i = 0; i < h; i++)
        put_grapheme(c, y + i, x, bar, strlen(bar), 1, STYLE_MUTED);
}

void canvas_bar(struct canvas *c, int y, int x, int cols, int64_t done, int64_t all,
                unsigned style)
{
    const char *full = glyph(c, 0x2588, "█", "#"), *open = glyph(c, 0x2591, "░", "-");
    int64_t part = all <= 0 || done < 0 ? 0 : done >= all ? cols : done * cols / all;
    if (c->plain || c->capture)
        return;
    for (int i = 0; i < cols; i++) {
        const char *s = i < part ? full : open;
        put_grapheme(c, y, x + i, s, strlen(s), 1,
                     (uint8_t)(i < part ? style : STYLE_MUTED));
    }
}

void canvas_restyle(struct canvas *c, struct rect want, unsigned add)
{
    struct rect r = meet(want, c->clip);
    for (int y = r.y; y < r.y + r.h; y++)
        for (int x = r.x; x < r.x + r.w && canvas_live(c, y); x++)
            at(c, y, x)->style |= (uint8_t)add;
}

void canvas_copy(struct canvas *c, int y, int x, const struct canvas *from,
                 struct rect part)
{
    for (int row = 0; row < part.h && part.y + row < from->rows; row++)
        for (int col = 0; col < part.w && part.x + col < from->cols; col++) {
            const struct cell *cell = at(from, part.y + row, part.x + col);
            if (cell->width > 0)
                put_grapheme(c, y + row, x + col, cell->text, cell->len, cell->width,
                             cell->style);
        }
}

void canvas_cursor(struct canvas *c, int y, int x)
{
    c->cursor_y = max_of(min_of(y, c->rows - 1), 0);
    c->cursor_x = max_of(min_of(x, c->cols - 1), 0);
}

void canvas_dump(const struct canvas *c, struct strbuf *out)
{
    for (int y = 0; y < c->rows; y++) {
        size_t start = out->len;
        for (int x = 0; x < c->cols; x++) {
            const struct cell *cell = at(c, y, x);
            strbuf_add(out, cell->text, cell->len);
        }
        while (out->len > start && out->s[out->len - 1] == ' ')
            out->s[--out->len] = '\0';
        strbuf_putc(out, '\n');
    }
}
