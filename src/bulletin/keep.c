/* Writing what is kept. */
#include "bulletin/keep.h"

#include <inttypes.h>
#include <string.h>

static void put_text(struct strbuf *out, const char *s)
{
    strbuf_putc(out, '\t');
    for (; *s; s++) {
        const char *sign = *s == '\t'   ? "\\t"
                           : *s == '\n' ? "\\n"
                           : *s == '\r' ? "\\r"
                           : *s == '\\' ? "\\\\"
                                        : NULL;
        if (sign)
            strbuf_puts(out, sign);
        else
            strbuf_putc(out, *s);
    }
}

static void put_number(struct strbuf *out, int64_t n)
{
    strbuf_printf(out, "\t%" PRId64, n);
}

/* --- numbers ---------------------------------------------------------------------- */

static void put_heads(struct strbuf *out, const struct circular *c)
{
    strbuf_puts(out, "numbers");
    put_number(out, (int)c->track);
    put_number(out, c->decimals);
    for (size_t i = 0; i < c->n_outlets; i++) {
        strbuf_puts(out, "\noutlet");
        put_number(out, c->outlets[i].id);
        put_number(out, (int)c->outlets[i].level);
        put_text(out, c->outlets[i].name);
    }
    for (size_t i = 0; i < c->n_figures; i++) {
        strbuf_puts(out, "\nfigure");
        put_number(out, c->figures[i].count);
        put_text(out, c->figures[i].name);
    }
    strbuf_putc(out, '\n');
}

static void put_row(struct strbuf *out, const struct circular *c,
                    const struct circular_row *r)
{
    strbuf_puts(out, r->owner_kind == OWNER_UNIT ? "unit" : "person");
    put_number(out, r->owner_id);
    put_number(out, r->unit_id);
    put_number(out, r->group_id);
    put_number(out, r->place);
    put_number(out, r->exempt);
    put_number(out, r->now.submitted);
    put_number(out, r->now.adopted);
    put_number(out, r->now.points);
    put_text(out, r->name);
    put_text(out, r->unit);
    put_text(out, r->group);
    for (size_t i = 0; i < c->n_outlets; i++)
        put_number(out, r->now.outlets[i]);
    for (size_t i = 0; i < c->n_figures; i++) {
        if (r->now.figures[i].absent)
            put_text(out, "-");
        else
            put_number(out, r->now.figures[i].amount);
    }
    strbuf_putc(out, '\n');
}

static void put_change(struct strbuf *out, const struct circular_change *x)
{
    strbuf_puts(out, "change");
    put_number(out, x->bulletin_id);
    put_number(out, x->owner_kind);
    put_number(out, x->owner_id);
    put_number(out, x->outlet_id);
    put_text(out, x->bulletin);
    put_text(out, x->period);
    put_text(out, x->group);
    put_text(out, x->name);
    put_text(out, x->figure);
    put_text(out, x->was);
    put_text(out, x->now);
    strbuf_putc(out, '\n');
}

/* --- the paper -------------------------------------------------------------------- */

static void put_table(struct strbuf *out, const char *word, const struct paper_table *t)
{
    strbuf_puts(out, word);
    put_number(out, (int64_t)t->n_columns);
    put_number(out, (int64_t)t->n_rows);
    put_number(out, t->total);
    put_text(out, t->name);
    put_text(out, t->title);
    strbuf_puts(out, "\nhead");
    for (size_t i = 0; i < t->n_columns; i++) {
        put_number(out, (int)t->columns[i].kind);
        put_text(out, t->columns[i].above);
        put_text(out, t->columns[i].name);
    }
    for (size_t r = 0; r < t->n_rows; r++) {
        strbuf_puts(out, "\nrow");
        for (size_t i = 0; i < t->n_columns; i++) {
            const struct paper_cell *x = &t->cells[r * t->n_columns + i];
            put_number(out, (int)x->kind);
            put_text(out, x->text);
        }
    }
    strbuf_putc(out, '\n');
}

static size_t chart_values(const struct paper_chart *x)
{
    return x->kind == PAPER_BARS       ? x->n_rows
           : x->kind == PAPER_PROGRESS ? x->n_rows * 2
                                       : x->n_rows * x->n_months;
}

static void put_chart(struct strbuf *out, const struct paper_chart *x)
{
    strbuf_puts(out, "chart");
    put_number(out, (int)x->kind);
    put_number(out, (int64_t)x->n_rows);
    put_number(out, (int64_t)x->n_months);
    put_text(out, x->title);
    put_text(out, x->unit);
    strbuf_puts(out, "\nlabels");
    for (size_t i = 0; i < x->n_rows; i++)
        put_text(out, x->labels[i]);
    strbuf_puts(out, "\nmonths");
    for (size_t i = 0; i < x->n_months; i++)
        put_text(out, x->months[i]);
    strbuf_puts(out, "\nvalues");
    for (size_t i = 0; i < chart_values(x); i++) {
        put_number(out, x->values[i].n);
        put_text(out, x->values[i].text);
    }
    strbuf_putc(out, '\n');
}

static void put_paper(struct strbuf *out, const struct paper *p)
{
    strbuf_puts(out, "paper");
    put_number(out, p->zh);
    put_number(out, p->day);
    put_text(out, p->title);
    put_text(out, p->author);
    strbuf_putc(out, '\n');
    for (size_t i = 0; i < p->n_blocks; i++) {
        const struct paper_block *b = &p->blocks[i];
        if (b->kind == PAPER_TABLE) {
            put_table(out, "table", b->table);
        } else if (b->kind == PAPER_CHART) {
            put_chart(out, b->chart);
        } else {
            strbuf_puts(out, "block");
            put_number(out, (int)b->kind);
            put_text(out, b->text);
            strbuf_putc(out, '\n');
        }
    }
    put_table(out, "records", p->records);
}

void keep_write(struct strbuf *out, const struct circular *c, const struct paper *p)
{
    strbuf_puts(out, "tongbao-bulletin\t1\n");
    put_heads(out, c);
    for (size_t i = 0; i < c->n_units; i++)
        put_row(out, c, &c->units[i]);
    for (size_t i = 0; c->track == TRACK_INSIDE && i < c->n_people; i++)
        put_row(out, c, &c->people[i]);
    for (size_t i = 0; i < c->n_changes; i++)
        put_change(out, &c->changes[i]);
    put_paper(out, p);
    strbuf_puts(out, "end\n");
}
