#include "paper_parts.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"

size_t paper_head_end(const struct paper_table *t, size_t from)
{
    const char *above = t->columns[from].above;
    size_t to = from + 1;
    while (*above && to < t->n_columns && strcmp(t->columns[to].above, above) == 0)
        to++;
    return to;
}

bool paper_has_above(const struct paper_table *t)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (*t->columns[i].above)
            return true;
    return false;
}

bool paper_is_digits(const struct paper_cell *c)
{
    const char *s = c->text + (*c->text == '-');
    size_t whole = strspn(s, "0123456789"), part = 0;
    if (c->kind == PAPER_WORDS || whole == 0)
        return false;
    s += whole;
    if (*s == '.') {
        part = strspn(s + 1, "0123456789");
        s += part ? part + 1 : 0;
    }
    return strcmp(s, c->kind == PAPER_PERCENT ? "%" : "") == 0;
}

bool paper_is_absent(const struct paper_table *t, size_t cell)
{
    const char *s = t->cells[cell].text;
    return !*s ||
           (t->columns[cell % t->n_columns].kind != PAPER_WORDS && strcmp(s, "-") == 0);
}

static size_t next_cluster(const char *s, size_t n, int *cols)
{
    uint32_t cp;
    size_t k = text_grapheme(s, n, cols);
    text_decode(s, n, &cp);
    if (k && text_cp_ambiguous(cp))
        *cols = 2;
    return k;
}

size_t paper_fit(const char *s, int cols)
{
    size_t n = strlen(s), i = 0, k;
    int more;
    while ((k = next_cluster(s + i, n - i, &more)) && more <= cols) {
        cols -= more;
        i += k;
    }
    return i;
}

int paper_width(const char *s)
{
    size_t n = strlen(s), k;
    int width = 0, more;
    for (; (k = next_cluster(s, n, &more)) && width < INT_MAX / 2; s += k, n -= k)
        width += more;
    return width;
}

int paper_head_width(const char *name, int whole)
{
    int w = text_width(name, strlen(name)), most, word = 0;
    if (w <= whole)
        return w;
    most = (w + 1) / 2 + 1 > whole ? (w + 1) / 2 + 1 : whole;
    if (most > 2 * whole)
        most = 2 * whole;
    /* Words of ASCII letters; Chinese is broken anywhere. */
    for (const char *s = name; *s; s++) {
        word = *s > ' ' ? word + 1 : 0;
        most = word > most ? word : most;
    }
    return most;
}
