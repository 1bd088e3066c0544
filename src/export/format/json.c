/* JSON for programs: an array of objects with the CSV's header words as keys. The true
 * text, escaped; a damaged byte becomes U+FFFD, since JSON must be UTF-8. */
#include "export/sheet.h"

#include "../json_string.h"

static void add_cell(struct strbuf *out, const struct cell *c)
{
    if (c->state != CELL_GIVEN)
        strbuf_puts(out, "null");
    else if (c->type == CELL_COUNT)
        strbuf_puts(out, c->text);
    else
        json_string_add(out, c->text);
}

static void add_row(struct strbuf *out, const struct sheet *s, const struct cell *row)
{
    for (size_t i = 0; i < s->n_columns; i++) {
        strbuf_puts(out, i ? ", " : "{");
        json_string_add(out, s->columns[i].name);
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
