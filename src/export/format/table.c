/* A table for people: columns aligned by their width on the screen, every cell made
 * safe and visible by text_safe. Without a terminal nothing is ever cut. */
#include <string.h>

#include "base/text.h"

#include "export/sheet.h"

#define GAP       2
#define NARROWEST 8 /* a cut text column keeps at least this many columns */

static const char *shown(const struct cell *c)
{
    if (c->state != CELL_GIVEN)
        return "-";
    return c->shown ? c->shown : c->text;
}

static const char *header(const struct column *c)
{
    return c->shown ? c->shown : c->name;
}

static int wider(int width, const char *s)
{
    int w = text_width(s, strlen(s));
    return w > width ? w : width;
}

/* Takes columns from the widest text column until the line fits. */
static void fit(struct sheet *s, int width)
{
    int sum = -GAP;
    for (size_t i = 0; i < s->n_columns; i++)
        sum += s->columns[i].width + GAP;
    while (sum > width) {
        struct column *widest = NULL;
        for (size_t i = 0; i < s->n_columns; i++) {
            struct column *c = &s->columns[i];
            if (c->type == CELL_TEXT && c->width > NARROWEST &&
                (!widest || c->width > widest->width))
                widest = c;
        }
        if (!widest)
            return;
        widest->width--;
        sum--;
    }
}

static void measure(struct sheet *s, const struct sheet_options *o)
{
    for (size_t at = 0; at < s->n_columns; at++) {
        struct column *c = &s->columns[at];
        c->width = wider(1, header(c));
        for (size_t i = at; i < s->n_cells; i += s->n_columns)
            c->width = wider(c->width, shown(&s->cells[i]));
    }
    if (o->width)
        fit(s, o->width);
}

/* A cell of a later part may be wider than the first part's column: it pushes the rest
 * of its line aside rather than being cut, except on a terminal. */
static void add_cell(struct strbuf *line, const struct column *c, const char *s,
                     bool right, bool last, const struct sheet_options *o)
{
    size_t n = strlen(s);
    int w = text_width(s, n);
    if (w > c->width && o->width) {
        text_column(line, s, n, c->width);
    } else {
        int pad = w < c->width ? c->width - w : 0;
        if (right)
            strbuf_pad(line, ' ', pad);
        text_safe(line, s, n);
        if (!right && !last)
            strbuf_pad(line, ' ', pad);
    }
    if (!last)
        strbuf_pad(line, ' ', GAP);
}

static void put_header(const struct sheet *s, const struct sheet_options *o, FILE *f)
{
    struct strbuf line = {0};
    if (o->bold)
        strbuf_puts(&line, "\033[1m");
    for (size_t i = 0; i < s->n_columns; i++) {
        const struct column *c = &s->columns[i];
        add_cell(&line, c, header(c), c->type != CELL_TEXT, i + 1 == s->n_columns, o);
    }
    strbuf_puts(&line, o->bold ? "\033[0m\n" : "\n");
    fwrite(line.s, 1, line.len, f);
    strbuf_free(&line);
}

static enum tb_rc table_write(struct sheet *s, const struct sheet_options *o,
                              unsigned part, FILE *f, struct tb_err *e)
{
    if (!s->n_columns)
        return TB_OK;
    if (part & SHEET_FIRST) {
        measure(s, o);
        put_header(s, o, f);
    }
    struct strbuf line = {0};
    for (size_t i = 0; i < s->n_cells; i++) {
        size_t at = i % s->n_columns;
        const struct column *c = &s->columns[at];
        bool right = c->type != CELL_TEXT;
        add_cell(&line, c, shown(&s->cells[i]), right, at + 1 == s->n_columns, o);
        if (at + 1 == s->n_columns) {
            strbuf_putc(&line, '\n');
            fwrite(line.s, 1, line.len, f);
            strbuf_clear(&line);
        }
    }
    strbuf_free(&line);
    return ferror(f) ? tb_fail(e, TB_IO, N_("cannot write the output")) : TB_OK;
}

const struct exporter exporter_table = {.name = "table", .write = table_write};
