/* Plain text, for a mail or a terminal: columns straight by their width on the screen,
 * every text made safe by text_safe. What the bulletin screen shows is this. */
#include "base/text.h"

#include <string.h>

#include "export/paper_format.h"

#include "../paper_parts.h"

#define GAP    2
#define MARGIN 72 /* columns that titles are centred in when lines are never broken */

/* The longest part of s that fits, ending at a space where there is one in its last
 * third: Chinese may be broken anywhere. */
static size_t line_end(const char *s, size_t n, int width)
{
    int used;
    size_t fit = text_fit(s, n, width, &used);
    if (fit == n)
        return n;
    if (fit == 0)
        return text_grapheme(s, n, &used);
    for (size_t i = fit; i > fit - fit / 3; i--)
        if (s[i] == ' ')
            return i;
    return fit;
}

static void put_pad(struct strbuf *out, int n)
{
    strbuf_pad(out, ' ', n > 0 ? n : 0);
}

/* A paragraph: its first line indented by `first` columns, the others by `rest`. */
static void put_text(struct strbuf *out, const char *s, int first, int rest, int width)
{
    size_t n = strlen(s);
    int indent = first;
    do {
        size_t take = width ? line_end(s, n, width > indent ? width - indent : 1) : n;
        put_pad(out, n ? indent : 0);
        text_safe(out, s, take);
        strbuf_putc(out, '\n');
        s += take;
        n -= take;
        for (; n && *s == ' '; s++)
            n--;
        indent = rest;
    } while (n);
}

static void put_centred(struct strbuf *out, const char *s, int width)
{
    int all = width ? width : MARGIN, w = text_width(s, strlen(s));
    put_text(out, s, w < all ? (all - w) / 2 : 0, 0, width);
}

static void put_right(struct strbuf *out, const char *s, int width)
{
    int all = width ? width : MARGIN, w = text_width(s, strlen(s));
    put_text(out, s, w < all ? all - w : 0, 0, width);
}

/* --- tables ----------------------------------------------------------------------- */

static int wider(int width, const char *s)
{
    int w = text_width(s, strlen(s));
    return w > width ? w : width;
}

static int span_width(const int *widths, size_t from, size_t to)
{
    int w = -GAP;
    for (size_t i = from; i < to; i++)
        w += widths[i] + GAP;
    return w;
}

static void measure(const struct paper_table *t, int *widths)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        widths[i] = wider(1, t->columns[i].name);
        for (size_t r = 0; r < t->n_rows; r++)
            widths[i] = wider(widths[i], t->cells[r * t->n_columns + i].text);
    }
    for (size_t i = 0; i < t->n_columns; i = paper_head_end(t, i)) {
        size_t to = paper_head_end(t, i);
        int w = wider(0, t->columns[i].above);
        if (w > span_width(widths, i, to))
            widths[to - 1] += w - span_width(widths, i, to);
    }
}

static void put_cell(struct strbuf *out, const char *s, int width, bool right,
                     bool last)
{
    int pad = width - text_width(s, strlen(s));
    if (right)
        put_pad(out, pad);
    text_safe(out, s, strlen(s));
    if (!right && !last)
        put_pad(out, pad);
    if (!last)
        put_pad(out, GAP);
}

/* Empty cells at its end leave no blanks. */
static void end_row(struct strbuf *out)
{
    while (out->len && out->s[out->len - 1] == ' ')
        out->len--;
    strbuf_putc(out, '\n');
}

static void put_heads(struct strbuf *out, const struct paper_table *t,
                      const int *widths)
{
    bool above = paper_has_above(t);
    for (size_t i = 0; above && i < t->n_columns; i = paper_head_end(t, i)) {
        size_t to = paper_head_end(t, i);
        put_cell(out, t->columns[i].above, span_width(widths, i, to), false,
                 to == t->n_columns);
    }
    if (above)
        end_row(out);
    for (size_t i = 0; i < t->n_columns; i++)
        put_cell(out, t->columns[i].name, widths[i], t->columns[i].kind != PAPER_WORDS,
                 i + 1 == t->n_columns);
    strbuf_putc(out, '\n');
}

static void put_table(struct strbuf *out, const struct paper_table *t, int width)
{
    struct arena a = {0};
    int *widths = arena_array(&a, t->n_columns + 1, sizeof *widths);
    if (*t->title)
        put_centred(out, t->title, width);
    measure(t, widths);
    put_heads(out, t, widths);
    for (size_t i = 0; i < t->n_rows * t->n_columns; i++) {
        size_t at = i % t->n_columns;
        bool last = at + 1 == t->n_columns;
        put_cell(out, t->cells[i].text, widths[at], t->columns[at].kind != PAPER_WORDS,
                 last);
        if (last)
            end_row(out);
    }
    arena_free(&a);
}

/* --- the whole -------------------------------------------------------------------- */

static void put_block(struct strbuf *out, const struct paper_block *b, int width)
{
    switch (b->kind) {
    case PAPER_TITLE:
    case PAPER_MARK:
        put_centred(out, b->text, width);
        break;
    case PAPER_TO:
    case PAPER_HEADING:
    case PAPER_NOTE:
        put_text(out, b->text, 0, 0, width);
        break;
    case PAPER_TEXT:
        put_text(out, b->text, 4, 0, width);
        break;
    case PAPER_ITEM:
        put_text(out, b->text, 4, 6, width);
        break;
    case PAPER_TABLE:
        put_table(out, b->table, width);
        break;
    case PAPER_CHART:
        break;
    case PAPER_SIGN:
    case PAPER_DATE:
        put_right(out, b->text, width);
        break;
    }
}

static enum tb_rc text_write(const struct paper *p, const struct paper_options *o,
                             struct strbuf *out, struct tb_err *e)
{
    const struct paper_block *before = NULL;
    (void)e;
    for (size_t i = 0; i < p->n_blocks; i++) {
        const struct paper_block *b = &p->blocks[i];
        if (b->kind == PAPER_CHART)
            continue;
        if (before && paper_parted(before, b))
            strbuf_putc(out, '\n');
        put_block(out, b, o->width);
        before = b;
    }
    return TB_OK;
}

const struct paper_format paper_text = {.name = "text", .write = text_write};
