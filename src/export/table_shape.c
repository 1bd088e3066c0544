#include "export/table_shape.h"

#include <string.h>

#include "base/text.h"

size_t table_head_end(const struct paper_table *t, size_t from)
{
    const char *above = t->columns[from].above;
    size_t to = from + 1;
    while (*above && to < t->n_columns && strcmp(t->columns[to].above, above) == 0)
        to++;
    return to;
}

bool table_has_above(const struct paper_table *t)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (*t->columns[i].above)
            return true;
    return false;
}

int table_head_width(const char *name, int whole)
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
