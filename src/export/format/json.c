/* JSON for programs: an array of objects with the CSV's header words as keys. The true
 * text, escaped; a damaged byte becomes U+FFFD, since JSON must be UTF-8. */
#include <string.h>

#include "base/text.h"

#include "export/sheet.h"

static void add_escape(struct strbuf *out, unsigned char c)
{
    switch (c) {
    case '"':
        strbuf_puts(out, "\\\"");
        break;
    case '\\':
        strbuf_puts(out, "\\\\");
        break;
    case '\n':
        strbuf_puts(out, "\\n");
        break;
    case '\r':
        strbuf_puts(out, "\\r");
        break;
    case '\t':
        strbuf_puts(out, "\\t");
        break;
    default:
        strbuf_printf(out, "\\u%04x", c);
    }
}

static void add_string(struct strbuf *out, const char *s)
{
    size_t n = strlen(s);
    strbuf_putc(out, '"');
    while (n) {
        uint32_t cp;
        size_t k = text_decode(s, n, &cp);
        if (cp == UINT32_MAX)
            strbuf_puts(out, "\xEF\xBF\xBD");
        else if (cp < 0x20 || cp == '"' || cp == '\\' || cp == 0x7F)
            add_escape(out, (unsigned char)cp);
        else
            strbuf_add(out, s, k);
        s += k;
        n -= k;
    }
    strbuf_putc(out, '"');
}

static void add_cell(struct strbuf *out, const struct cell *c)
{
    if (c->state != CELL_GIVEN)
        strbuf_puts(out, "null");
    else if (c->type == CELL_COUNT)
        strbuf_puts(out, c->text);
    else
        add_string(out, c->text);
}

static void add_row(struct strbuf *out, const struct sheet *s, const struct cell *row)
{
    for (size_t i = 0; i < s->n_columns; i++) {
        strbuf_puts(out, i ? ", " : "{");
        add_string(out, s->columns[i].name);
        strbuf_puts(out, ": ");
        add_cell(out, &row[i]);
    }
    strbuf_putc(out, '}');
}

static enum tb_rc json_write(struct sheet *s, const struct sheet_options *o,
                             unsigned part, FILE *f, struct tb_err *e)
{
    (void)o;
    struct strbuf out = {0};
    if (part & SHEET_FIRST)
        fputs("[", f);
    for (size_t i = 0; i + s->n_columns <= s->n_cells; i += s->n_columns) {
        strbuf_clear(&out);
        strbuf_puts(&out, i || !(part & SHEET_FIRST) ? ",\n" : "\n");
        add_row(&out, s, &s->cells[i]);
        fwrite(out.s, 1, out.len, f);
    }
    if (part & SHEET_LAST)
        fputs("\n]\n", f);
    strbuf_free(&out);
    return ferror(f) ? tb_fail(e, TB_IO, N_("cannot write the output")) : TB_OK;
}

const struct exporter exporter_json = {.name = "json", .write = json_write};
