/* A table: heads of one or two levels, digits to the right, a class for its number of
 * columns (how small it is printed), in a box of its own that scrolls. */
#include "html_parts.h"
#include "paper_parts.h"

/* Columns of text from which on a cell may be broken on the screen too. */
#define LONG_CELL 28

static int size_class(size_t n_columns)
{
    static const int sizes[] = {6, 9, 12, 16, 24};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (n_columns <= (size_t)sizes[i])
            return sizes[i];
    return 99;
}

/* The class of each column's cells: n, digits; l, long text; w, words. */
static char *column_classes(struct arena *a, const struct paper_table *t)
{
    char *classes = arena_alloc(a, t->n_columns + 1);
    for (size_t i = 0; i < t->n_columns; i++) {
        classes[i] = t->columns[i].kind != PAPER_WORDS ? 'n' : 'w';
        for (size_t r = 0; classes[i] == 'w' && r < t->n_rows; r++)
            if (paper_width(t->cells[r * t->n_columns + i].text) > LONG_CELL)
                classes[i] = 'l';
    }
    return classes;
}

/* The column that says what a row is about: the first one of words. */
static size_t row_head(const struct paper_table *t)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (t->columns[i].kind == PAPER_WORDS)
            return i;
    return t->n_columns;
}

static void put_name(struct strbuf *out, const struct paper_table *t, size_t i,
                     const char *classes, const char *span)
{
    strbuf_printf(out, "<th scope=\"col\" class=\"%c\"%s>", classes[i], span);
    html_text(out, t->columns[i].name);
    strbuf_puts(out, "</th>");
}

static void put_groups(struct strbuf *out, const struct paper_table *t)
{
    for (size_t i = 0; i < t->n_columns; i = paper_head_end(t, i))
        strbuf_printf(out, "<colgroup span=\"%zu\"></colgroup>",
                      paper_head_end(t, i) - i);
    strbuf_putc(out, '\n');
}

static void put_heads(struct strbuf *out, const struct paper_table *t,
                      const char *classes)
{
    bool two = paper_has_above(t);
    if (two)
        put_groups(out, t);
    strbuf_puts(out, "<thead>\n<tr>");
    for (size_t i = 0; two && i < t->n_columns; i = paper_head_end(t, i)) {
        if (!*t->columns[i].above) {
            put_name(out, t, i, classes, " rowspan=\"2\"");
            continue;
        }
        strbuf_printf(out, "<th scope=\"colgroup\" class=\"above\" colspan=\"%zu\">",
                      paper_head_end(t, i) - i);
        html_text(out, t->columns[i].above);
        strbuf_puts(out, "</th>");
    }
    if (two)
        strbuf_puts(out, "</tr>\n<tr>");
    for (size_t i = 0; i < t->n_columns; i++)
        if (!two || *t->columns[i].above)
            put_name(out, t, i, classes, "");
    strbuf_puts(out, "</tr>\n</thead>\n");
}

static void put_rows(struct strbuf *out, const struct paper_table *t,
                     const char *classes)
{
    size_t head = row_head(t);
    strbuf_puts(out, "<tbody>\n");
    for (size_t r = 0; r < t->n_rows; r++) {
        bool total = t->total && r + 1 == t->n_rows;
        strbuf_puts(out, total ? "<tr class=\"total\">" : "<tr>");
        for (size_t i = 0; i < t->n_columns; i++) {
            strbuf_printf(out,
                          i == head ? "<th scope=\"row\" class=\"%c\">"
                                    : "<td class=\"%c\">",
                          classes[i]);
            html_text(out, t->cells[r * t->n_columns + i].text);
            strbuf_puts(out, i == head ? "</th>" : "</td>");
        }
        strbuf_puts(out, "</tr>\n");
    }
    strbuf_puts(out, "</tbody>\n");
}

void html_table(struct strbuf *out, const struct paper_table *t)
{
    struct arena a = {0};
    char *classes = column_classes(&a, t);
    strbuf_printf(out, "<div class=\"table c%d\" tabindex=\"0\">\n<table>\n",
                  size_class(t->n_columns));
    if (*t->title) {
        strbuf_puts(out, "<caption>");
        html_text(out, t->title);
        strbuf_puts(out, "</caption>\n");
    }
    put_heads(out, t, classes);
    put_rows(out, t, classes);
    strbuf_puts(out, "</table>\n</div>\n");
    arena_free(&a);
}
