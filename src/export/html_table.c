/* A table: heads of one or two levels, digits to the right, a class for its number of
 * columns (how small it is printed), in a box of its own that scrolls. */
#include "html_parts.h"
#include "paper_parts.h"

enum {
    LONG_CELL = 28, /* columns of text from which on a cell may be broken on screens */
    LONG_HEAD = 40  /* and from which on heads are not printed on each page again: heads
                       as high as a page are what browsers choke on */
};

static int size_class(size_t n_columns)
{
    static const int sizes[] = {6, 9, 12, 16, 24};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (n_columns <= (size_t)sizes[i])
            return sizes[i];
    return 99;
}

/* A column of words that are short: how wide it is printed if there is room. */
static const char *words_class(int cols)
{
    static const char *const classes[] = {"w w4", "w w6", "w w8", "w w10", "w w14"};
    static const int widths[] = {8, 12, 16, 20};
    size_t i = 0;
    while (i < sizeof widths / sizeof *widths && cols > widths[i])
        i++;
    return classes[i];
}

/* o: words that stand where digits should, and may be broken. */
static const char *cell_class(const struct paper_cell *c, const char *column)
{
    enum { AS_DIGITS = 8 };
    bool odd =
        *column == 'n' && !paper_is_digits(c) && paper_width(c->text) > AS_DIGITS;
    return odd ? "n o" : column;
}

/* The classes of each column's cells: n, digits; w, words; l, long ones. */
static const char **column_classes(struct arena *a, const struct paper_table *t)
{
    const char **classes = arena_array(a, t->n_columns + 1, sizeof *classes);
    for (size_t i = 0; i < t->n_columns; i++) {
        int most = 0;
        for (size_t r = 0; r < t->n_rows; r++) {
            int cols = paper_width(t->cells[r * t->n_columns + i].text);
            most = cols > most ? cols : most;
        }
        classes[i] = t->columns[i].kind != PAPER_WORDS ? "n"
                     : most > LONG_CELL                ? "l"
                                                       : words_class(most);
    }
    return classes;
}

static bool is_tall(const struct paper_table *t)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (paper_width(t->columns[i].name) > LONG_HEAD ||
            paper_width(t->columns[i].above) > LONG_HEAD)
            return true;
    return false;
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
                     const char *const *classes, const char *span)
{
    strbuf_printf(out, "<th scope=\"col\" class=\"%s\"%s>", classes[i], span);
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
                      const char *const *classes)
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
                     const char *const *classes)
{
    size_t head = row_head(t);
    strbuf_puts(out, "<tbody>\n");
    for (size_t r = 0; r < t->n_rows; r++) {
        bool total = t->total && r + 1 == t->n_rows;
        strbuf_puts(out, total ? "<tr class=\"total\">" : "<tr>");
        for (size_t i = 0; i < t->n_columns; i++) {
            const struct paper_cell *c = &t->cells[r * t->n_columns + i];
            strbuf_printf(out,
                          i == head ? "<th scope=\"row\" class=\"%s\">"
                                    : "<td class=\"%s\">",
                          cell_class(c, classes[i]));
            html_text(out, c->text);
            strbuf_puts(out, i == head ? "</th>" : "</td>");
        }
        strbuf_puts(out, "</tr>\n");
    }
    strbuf_puts(out, "</tbody>\n");
}

void html_table(struct strbuf *out, const struct paper_table *t)
{
    struct arena a = {0};
    const char **classes = column_classes(&a, t);
    strbuf_printf(out, "<div class=\"table c%d%s\" tabindex=\"0\">\n<table>\n",
                  size_class(t->n_columns), is_tall(t) ? " tall" : "");
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
