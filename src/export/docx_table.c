/* Tables of a Word document: as wide as the text, the letters as small as they must be,
 * the heads again on every page. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "export/docx.h"

#include "paper_parts.h"

#define MOST_COLUMNS 63   /* that Word takes */
#define LONG_CELL    2000 /* columns: such a row may go on on the next page */
#define WIDEST       24   /* columns of the screen that a column asks for, at most */

struct grid {
    const struct paper_table *t;
    int widths[MOST_COLUMNS]; /* twips */
    int size;                 /* half points */
    int margin;               /* left and right in a cell, twips */
};

static int columns_of(const char *s)
{
    return text_width(s, strlen(s));
}

/* What column i asks for, in columns of the screen: digits are never broken, words may
 * be, and a long head may stand on two lines. */
static int asked(const struct paper_table *t, size_t i)
{
    int w = paper_head_width(t->columns[i].name, 6);
    for (size_t r = 0; r < t->n_rows; r++) {
        const struct paper_cell *c = &t->cells[r * t->n_columns + i];
        int one = columns_of(c->text);
        if (c->kind == PAPER_WORDS && one > WIDEST)
            one = WIDEST;
        w = one > w ? one : w;
    }
    return (w > 200 ? 200 : w) + 1;
}

/* The largest letters with which all columns get what they ask for; then the width of
 * the text is dealt out as they asked. */
static void measure(struct grid *g)
{
    int asks[MOST_COLUMNS], all = 0, n = (int)g->t->n_columns;
    for (int i = 0; i < n; i++)
        all += asks[i] = asked(g->t, (size_t)i);
    for (size_t k = n > 9 ? 1 : 0; k < docx_n_sizes; k++) {
        g->size = docx_sizes[k];
        g->margin = g->size * 10 / 3;
        if (n * 2 * g->margin + all * g->size * 5 <= DOCX_TEXT)
            break;
    }
    int left = DOCX_TEXT - n * 2 * g->margin, dealt = 0, sum = 0;
    for (int i = 0; i < n; i++) {
        sum += asks[i];
        int upto = (int)((int64_t)left * sum / all);
        g->widths[i] = upto - dealt + 2 * g->margin;
        dealt = upto;
    }
}

struct cell {
    const char *text, *jc;
    const char *merge; /* of w:vMerge, or NULL */
    size_t from, to;   /* columns */
    bool bold;
};

static void put_cell(struct strbuf *out, const struct grid *g, const struct cell *c)
{
    int w = 0;
    for (size_t i = c->from; i < c->to; i++)
        w += g->widths[i];
    strbuf_printf(out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", w);
    if (c->to - c->from > 1)
        strbuf_printf(out, "<w:gridSpan w:val=\"%zu\"/>", c->to - c->from);
    if (c->merge)
        strbuf_printf(out, "<w:vMerge w:val=\"%s\"/>", c->merge);
    strbuf_printf(out,
                  "<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle "
                  "w:val=\"Cell%d\"/><w:jc w:val=\"%s\"/></w:pPr>",
                  g->size, c->jc);
    docx_runs(out, c->text, c->bold);
    strbuf_puts(out, "</w:p></w:tc>");
}

static void open_row(struct strbuf *out, const struct grid *g, bool head, bool split)
{
    strbuf_puts(out, "<w:tr><w:trPr>");
    if (!split)
        strbuf_puts(out, "<w:cantSplit/>");
    strbuf_printf(out, "<w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>",
                  docx_line_of(g->size) * 5 / 4);
    if (head)
        strbuf_puts(out, "<w:tblHeader/>");
    strbuf_puts(out, "</w:trPr>");
}

static void put_heads(struct strbuf *out, const struct grid *g)
{
    const struct paper_table *t = g->t;
    bool two = paper_has_above(t);
    if (two) {
        open_row(out, g, true, false);
        for (size_t i = 0, to; i < t->n_columns; i = to) {
            to = paper_head_end(t, i);
            const struct paper_column *c = &t->columns[i];
            put_cell(out, g,
                     &(struct cell){*c->above ? c->above : c->name, "center",
                                    *c->above ? NULL : "restart", i, to, true});
        }
        strbuf_puts(out, "</w:tr>");
    }
    open_row(out, g, true, false);
    for (size_t i = 0; i < t->n_columns; i++) {
        bool below = two && !*t->columns[i].above;
        put_cell(out, g,
                 &(struct cell){below ? "" : t->columns[i].name, "center",
                                below ? "continue" : NULL, i, i + 1, true});
    }
    strbuf_puts(out, "</w:tr>");
}

static void put_row(struct strbuf *out, const struct grid *g, size_t r)
{
    const struct paper_table *t = g->t;
    const struct paper_cell *cells = &t->cells[r * t->n_columns];
    bool split = false;
    for (size_t i = 0; i < t->n_columns; i++)
        split = split || columns_of(cells[i].text) > LONG_CELL;
    open_row(out, g, false, split);
    for (size_t i = 0; i < t->n_columns; i++)
        put_cell(out, g,
                 &(struct cell){cells[i].text,
                                t->columns[i].kind == PAPER_WORDS ? "left" : "center",
                                NULL, i, i + 1, t->total && r + 1 == t->n_rows});
    strbuf_puts(out, "</w:tr>");
}

static void open_table(struct strbuf *out, const struct grid *g)
{
    static const char *const sides[] = {"top",   "left",    "bottom",
                                        "right", "insideH", "insideV"};
    strbuf_printf(out,
                  "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
                  "<w:jc w:val=\"center\"/><w:tblBorders>",
                  DOCX_TEXT);
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        strbuf_printf(out,
                      "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
                      "w:color=\"auto\"/>",
                      sides[i]);
    strbuf_printf(out,
                  "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
                  "<w:left w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" "
                  "w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
                  g->margin, g->margin);
    for (size_t i = 0; i < g->t->n_columns; i++)
        strbuf_printf(out, "<w:gridCol w:w=\"%d\"/>", g->widths[i]);
    strbuf_puts(out, "</w:tblGrid>");
}

enum tb_rc docx_table(struct strbuf *out, const struct paper_table *t, struct tb_err *e)
{
    struct grid g = {.t = t};
    if (t->n_columns > MOST_COLUMNS)
        return tb_fail(e, TB_INVALID,
                       N_("the table %s has %zu columns, and a Word document takes at "
                          "most %d: choose fewer, or another format"),
                       t->name, t->n_columns, MOST_COLUMNS);
    if (t->n_columns == 0)
        return TB_OK;
    measure(&g);
    open_table(out, &g);
    put_heads(out, &g);
    for (size_t r = 0; r < t->n_rows; r++)
        put_row(out, &g, r);
    strbuf_puts(out, "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>");
    return TB_OK;
}
