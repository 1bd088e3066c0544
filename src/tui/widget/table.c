/* Columns stand whole or not at all. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/widget.h"

void table_set(struct table *t, const struct column *columns, int n)
{
    t->n = n < TABLE_COLUMNS ? n : TABLE_COLUMNS;
    memcpy(t->columns, columns, (size_t)t->n * sizeof *columns);
}

/* Columns needed by those still shown, a blank between each two. */
static int needed(const struct table *t)
{
    int sum = 0;
    for (int i = 0; i < t->n; i++)
        if (t->w[i] > 0)
            sum += t->w[i] + 1;
    return sum > 0 ? sum - 1 : 0;
}

static int next_to_drop(const struct table *t)
{
    int worst = -1;
    for (int i = 0; i < t->n; i++)
        if (t->w[i] > 0 && t->columns[i].priority > 0 &&
            (worst < 0 || t->columns[i].priority >= t->columns[worst].priority))
            worst = i;
    return worst;
}

void table_layout(struct table *t, int x, int width)
{
    for (int i = 0; i < t->n; i++)
        t->w[i] = t->columns[i].width;
    for (int drop; needed(t) > width && (drop = next_to_drop(t)) >= 0;)
        t->w[drop] = 0;
    int left = width - needed(t);
    for (int i = 0; i < t->n; i++) {
        if (t->w[i] == 0)
            continue;
        if (t->columns[i].grow && left != 0) {
            t->w[i] = t->w[i] + left > 4 ? t->w[i] + left : 4;
            left = 0;
        }
        t->x[i] = x;
        x += t->w[i] + 1;
    }
}

bool table_has(const struct table *t, int column)
{
    return column < t->n && t->w[column] > 0;
}

int table_end(const struct table *t, int column)
{
    while (column > 0 && !table_has(t, column))
        column--;
    return t->x[column] + t->w[column];
}

void table_cell(const struct table *t, struct canvas *c, int y, int column,
                const char *s, unsigned style)
{
    if (!table_has(t, column))
        return;
    int w = t->columns[column].right ? -t->w[column] : t->w[column];
    canvas_text(c, y, t->x[column], w, s, style);
}

void table_number(const struct table *t, struct canvas *c, int y, int column, int64_t n,
                  unsigned style)
{
    char s[24];
    snprintf(s, sizeof s, "%lld", (long long)n);
    table_cell(t, c, y, column, s, style);
}

void table_head(const struct table *t, struct canvas *c, int y)
{
    for (int i = 0; i < t->n; i++) {
        const char *title = t->columns[i].title;
        table_cell(t, c, y, i, t->columns[i].data || !*title ? title : _(title),
                   STYLE_MUTED);
    }
}
