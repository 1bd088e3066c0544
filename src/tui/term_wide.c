/* Written over curses' likenesses. A terminal that answers a cursor report knows these
 * sequences. */
#include "tui/term_wide.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

bool wide_is(const struct cell *cell)
{
    uint32_t cp = 0;
    if (cell->width != 2 || cell->len < 2)
        return false;
    text_decode(cell->text, cell->len, &cp);
    return text_cp_ambiguous(cp);
}

static void add(struct strbuf *out, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static void add(struct strbuf *out, const char *fmt, ...)
{
    char s[32];
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(s, sizeof s, fmt, ap);
    va_end(ap);
    if (n > 0)
        strbuf_add(out, s, (size_t)n < sizeof s ? (size_t)n : sizeof s - 1);
}

static void add_style(struct strbuf *out, const struct theme *t, uint8_t style)
{
    const struct role_look *r = &t->roles[style & 0xf];
    strbuf_puts(out, "\033[0");
    if (r->look & LOOK_BOLD)
        strbuf_puts(out, ";1");
    if (r->look & LOOK_DIM)
        strbuf_puts(out, ";2");
    if (r->look & LOOK_UNDERLINE)
        strbuf_puts(out, ";4");
    if (style & STYLE_FOCUS)
        strbuf_puts(out, ";7");
    if (t->colour && r->colour >= 8)
        add(out, ";38;5;%d", r->colour);
    else if (t->colour && r->colour >= 0)
        add(out, ";3%d", r->colour);
    strbuf_putc(out, 'm');
}

void wide_draw(const struct canvas *c, const unsigned char *rows, const struct theme *t,
               struct strbuf *out)
{
    size_t before = out->len;
    for (int y = 0; y < c->rows; y++)
        for (int x = 0; rows[y] && x < c->cols; x++) {
            const struct cell *cell = canvas_cell(c, y, x);
            if (!wide_is(cell))
                continue;
            add(out, "\033[%d;%dH", y + 1, x + 1);
            add_style(out, t, cell->style);
            strbuf_add(out, cell->text, cell->len);
        }
    if (out->len > before)
        add(out, "\033[0m\033[%d;%dH", c->cursor_y + 1, c->cursor_x + 1);
}
