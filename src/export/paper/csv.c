/* The records of a bulletin for programs and spreadsheets: UTF-8, LF, the digits as
 * they are printed. Words that would start a formula are guarded, digits never are. */
#include <string.h>

#include "base/text.h"

#include "export/paper_format.h"

#include "../csv_cell.h"
#include "../paper_parts.h"

/* The true text; only a damaged byte becomes U+FFFD, since the file is UTF-8. */
static const char *mended(struct strbuf *to, const char *s)
{
    size_t n = strlen(s);
    if (text_valid(s, n, NULL))
        return s;
    strbuf_clear(to);
    while (n) {
        uint32_t cp;
        size_t k = text_decode(s, n, &cp);
        if (cp == UINT32_MAX)
            strbuf_puts(to, "\xEF\xBF\xBD");
        else
            strbuf_add(to, s, k);
        s += k;
        n -= k;
    }
    return to->s;
}

struct work {
    struct strbuf mend, guard;
};

static void add_words(struct strbuf *out, struct work *w, const char *s, bool guard)
{
    csv_cell_add(out, &w->guard, mended(&w->mend, s), guard);
}

static void add_table(struct strbuf *out, struct work *w, const struct paper_table *t)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        if (i)
            strbuf_putc(out, ',');
        add_words(out, w, t->columns[i].name, true);
    }
    strbuf_putc(out, '\n');
    for (size_t i = 0; i < t->n_rows * t->n_columns; i++) {
        const struct paper_cell *c = &t->cells[i];
        if (i % t->n_columns)
            strbuf_putc(out, ',');
        /* A record of one empty cell would be a blank line, and lost when read. */
        if (t->n_columns == 1 && !*c->text)
            strbuf_puts(out, "\"\"");
        else
            add_words(out, w, c->text, !paper_is_digits(c) && !paper_is_absent(t, i));
        if ((i + 1) % t->n_columns == 0)
            strbuf_putc(out, '\n');
    }
}

static enum tb_rc csv_write(const struct paper *p, const struct paper_options *o,
                            struct strbuf *out, struct tb_err *e)
{
    struct work w = {0};
    (void)e;
    if (o->bom)
        strbuf_puts(out, "\xEF\xBB\xBF");
    if (p->records && p->records->n_columns)
        add_table(out, &w, p->records);
    strbuf_free(&w.mend);
    strbuf_free(&w.guard);
    return TB_OK;
}

const struct paper_format paper_csv = {.name = "csv", .write = csv_write};
