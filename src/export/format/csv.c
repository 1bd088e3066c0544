/* CSV for programs and spreadsheets: UTF-8, LF, English headers, the true text. Text
 * cells that would start a formula are guarded; digits of typed columns never are. */
#include "export/sheet.h"

#include "../csv_cell.h"

static void put_line(struct strbuf *line, FILE *f)
{
    strbuf_putc(line, '\n');
    fwrite(line->s, 1, line->len, f);
    strbuf_clear(line);
}

static void put_header(const struct sheet *s, struct strbuf *line, struct strbuf *tmp,
                       FILE *f)
{
    for (size_t i = 0; i < s->n_columns; i++) {
        if (i)
            strbuf_putc(line, ',');
        csv_cell_add(line, tmp, s->columns[i].name, true);
    }
    put_line(line, f);
}

static enum tb_rc csv_write(struct sheet *s, const struct sheet_options *o,
                            unsigned part, FILE *f, struct tb_err *e)
{
    struct strbuf line = {0}, tmp = {0};
    strbuf_clear(&line);
    if (part & SHEET_FIRST) {
        if (o->bom)
            fputs("\xEF\xBB\xBF", f);
        put_header(s, &line, &tmp, f);
    }
    for (size_t i = 0; i < s->n_cells; i++) {
        const struct cell *c = &s->cells[i];
        if (i % s->n_columns)
            strbuf_putc(&line, ',');
        if (c->state == CELL_GIVEN)
            csv_cell_add(&line, &tmp, c->text, c->type == CELL_TEXT);
        else if (c->state == CELL_DASH)
            strbuf_putc(&line, '-');
        /* A record of one empty cell would be a blank line, and lost when read. */
        if (s->n_columns == 1 && !line.len)
            strbuf_puts(&line, "\"\"");
        if ((i + 1) % s->n_columns == 0)
            put_line(&line, f);
    }
    strbuf_free(&line);
    strbuf_free(&tmp);
    return ferror(f) ? tb_fail(e, TB_IO, N_("cannot write the output")) : TB_OK;
}

const struct exporter exporter_csv = {.name = "csv", .write = csv_write};
