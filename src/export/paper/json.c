/* The records of a bulletin for programs: an array of objects with the heads as keys.
 * Counts are numbers; points and percents are strings, exact as printed; what is absent
 * is null. */
#include <string.h>

#include "export/paper_format.h"

#include "../json_string.h"
#include "../paper_parts.h"

/* A count that every reader of JSON keeps: no more digits than a double holds, none
 * such as 007, no decimals. */
static bool is_number(const struct paper_cell *c)
{
    enum { EXACT = 15 };
    const char *s = c->text + (*c->text == '-');
    return c->kind == PAPER_NUMBER && paper_is_digits(c) && strlen(s) <= EXACT &&
           !strchr(s, '.') && (*s != '0' || strcmp(c->text, "0") == 0);
}

static void add_row(struct strbuf *out, const struct paper_table *t, size_t row)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        size_t at = row * t->n_columns + i;
        strbuf_puts(out, i ? ", " : "{");
        json_string_add(out, t->columns[i].name);
        strbuf_puts(out, ": ");
        if (paper_is_absent(t, at))
            strbuf_puts(out, "null");
        else if (is_number(&t->cells[at]))
            strbuf_puts(out, t->cells[at].text);
        else
            json_string_add(out, t->cells[at].text);
    }
    strbuf_putc(out, '}');
}

static enum tb_rc json_write(const struct paper *p, const struct paper_options *o,
                             struct strbuf *out, struct tb_err *e)
{
    (void)o;
    (void)e;
    strbuf_putc(out, '[');
    for (size_t r = 0; p->records && p->records->n_columns && r < p->records->n_rows;
         r++) {
        strbuf_puts(out, r ? ",\n" : "\n");
        add_row(out, p->records, r);
    }
    strbuf_puts(out, "\n]\n");
    return TB_OK;
}

const struct paper_format paper_json = {.name = "json", .write = json_write};
