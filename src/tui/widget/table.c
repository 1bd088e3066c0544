/* Columns stand whole or not at all. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/parts.h"

void table_set(struct table *t, const struct column *columns, int n)
{
    t->n = n < TABLE_COLUMNS ? n : TABLE_COLUMNS;
    if (t->n > 0)
        memcpy(t->columns, columns, (size_t)t->n * sizeof *columns);
    memset(t->hidden, 0, sizeof t->hidden);
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
        t->w[i] = t->hidden[i] ? 0 : t->columns[i].width;
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

bool table_shows(const struct table *t, int column)
{
    return column < t->n && !t->hidden[column] && t->columns[column].width > 0;
}

const char *table_title(const struct table *t, int column)
{
    const struct column *k = &t->columns[column];
    return k->data || !*k->title ? k->title : _(k->title);
}

enum { LONG_COLS = 30 }; /* a column of texts, not of names */

/* A cell as text: after the cells before it, whatever the window drops. */
static void capture(const struct table *t, struct canvas *c, int column, const char *s)
{
    bool last = c->capture_last && t->columns[column].width >= LONG_COLS;
    struct strbuf *out = last ? c->capture_last : c->capture;
    if (!table_shows(t, column) || (c->plain && !*s))
        return;
    if (out->len > 0)
        strbuf_puts(out, c->plain ? ", " : "\t");
    if (c->plain && !t->columns[column].grow)
        strbuf_printf(out, "%s ", table_title(t, column));
    strbuf_puts(out, s);
}

void table_cell(const struct table *t, struct canvas *c, int y, int column,
                const char *s, unsigned style)
{
    if (c->capture) {
        capture(t, c, column, s);
        return;
    }
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
    char sorted[WORD_MAX];
    for (int i = 0; i < t->n; i++) {
        const char *title = table_title(t, i);
        if (t->sorted == i + 1) {
            snprintf(sorted, sizeof sorted, "%s%s", title,
                     parts_arrow(t->reversed ? -1 : 1));
            title = sorted;
        }
        table_cell(t, c, y, i, title, t->sorted == i + 1 ? STYLE_TITLE : STYLE_MUTED);
    }
}
