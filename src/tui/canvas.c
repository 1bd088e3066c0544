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
    c->clip = (struct rect){0, 0, rows, cols};
    canvas_fill(c, c->clip, STYLE_TEXT);
    c->cursor_y = c->cursor_x = 0;
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

/* Blanks what would be left of wide characters cut by a write of [x, end). */
static void mend_edges(struct canvas *c, int y, int x, int end)
{
    if (at(c, y, x)->width == 0 && x > 0) {
        uint8_t style = at(c, y, x - 1)->style;
        *at(c, y, x - 1) = blank;
        at(c, y, x - 1)->style = style;
    }
    if (end < c->cols && at(c, y, end)->width == 0) {
        uint8_t style = at(c, y, end)->style;
        *at(c, y, end) = blank;
        at(c, y, end)->style = style;
    }
}

static void put_blank(struct canvas *c, int y, int x, uint8_t style)
{
    *at(c, y, x) = blank;
    at(c, y, x)->style = style;
}

/* Writes one grapheme of `width` columns, as far as the clip shows it whole. */
static void put_grapheme(struct canvas *c, int y, int x, const char *s, size_t n,
                         int width, uint8_t style)
{
    struct rect r = meet((struct rect){y, x, 1, width}, c->clip);
    if (r.w == 0 || r.h == 0)
        return;
    mend_edges(c, y, r.x, r.x + r.w);
    if (r.w < width || n > sizeof blank.text) {
        for (int i = 0; i < r.w; i++)
            put_blank(c, y, r.x + i, style);
        return;
    }
    struct cell *cell = at(c, y, x);
    memcpy(cell->text, s, n);
    cell->len = (uint8_t)n;
    cell->width = (uint8_t)width;
    cell->style = style;
    if (width == 2)
        *at(c, y, x + 1) = (struct cell){.style = style};
}

/* Draws text that is already safe; returns the column after it. */
static int draw_safe(struct canvas *c, int y, int x, const char *s, size_t n,
                     unsigned style)
{
    if (y < c->clip.y || y >= c->clip.y + c->clip.h)
        return x;
    while (n > 0 && x < c->clip.x + c->clip.w) {
        int cols = 1;
        /* ASCII before ASCII is its own grapheme: the usual case, made cheap. */
        bool plain =
            (unsigned char)s[0] < 0x80 && (n == 1 || (unsigned char)s[1] < 0x80);
        size_t len = plain ? 1 : text_grapheme(s, n, &cols);
        if (cols > 0) {
            put_grapheme(c, y, x, s, len, cols, (uint8_t)style);
            x += cols;
        }
        s += len;
        n -= len;
    }
    return x;
}

int canvas_text(struct canvas *c, int y, int x, int cols, const char *s, unsigned style)
{
    strbuf_clear(&c->scratch);
    text_column(&c->scratch, s, strlen(s), cols);
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
        for (int x = r.x; x < r.x + r.w; x++)
            put_blank(c, y, x, (uint8_t)style);
}

/* Line art only where it is one column wide; else ASCII. */
static const char *glyph(uint32_t cp, const char *art, const char *ascii)
{
    return text_cp_width(cp) == 1 ? art : ascii;
}

void canvas_rule(struct canvas *c, int y)
{
    const char *dash = glyph(0x2500, "─", "-");
    for (int x = c->clip.x; x < c->clip.x + c->clip.w; x++)
        put_grapheme(c, y, x, dash, strlen(dash), 1, STYLE_MUTED);
}

void canvas_vrule(struct canvas *c, int y, int x, int h)
{
    const char *bar = glyph(0x2502, "│", "|");
    for (int i = 0; i < h; i++)
        put_grapheme(c, y + i, x, bar, strlen(bar), 1, STYLE_MUTED);
}

void canvas_bar(struct canvas *c, int y, int x, int cols, int64_t done, int64_t all,
                unsigned style)
{
    const char *full = glyph(0x2588, "█", "#"), *open = glyph(0x2591, "░", "-");
    int64_t part = all <= 0 || done < 0 ? 0 : done >= all ? cols : done * cols / all;
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
        for (int x = r.x; x < r.x + r.w; x++)
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
