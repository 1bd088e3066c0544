/* A list holds its cursor on a record: rows may come, go and change their order under
 * it, and a verb still acts on what the user saw. */
#include <stdlib.h>
#include <string.h>

#include "tui/widget.h"

void list_begin(struct list *l)
{
    free(l->old);
    l->old = l->rows;
    l->n_old = l->n;
    l->rows = NULL;
    l->n = l->cap = 0;
}

void list_add(struct list *l, int64_t id, int64_t sub, const void *data)
{
    mem_grow(&l->rows, &l->cap, l->n, sizeof *l->rows);
    l->rows[l->n++] = (struct list_row){id, sub, data};
}

static bool same(const struct list_row *r, int64_t id, int64_t sub)
{
    return r->id == id && r->sub == sub;
}

static size_t place_of(const struct list_row *rows, size_t n, int64_t id, int64_t sub)
{
    size_t i = 0;
    while (i < n && !same(&rows[i], id, sub))
        i++;
    return i;
}

/* Rows in the order they had, new ones after them. */
static void keep_order(struct list *l)
{
    struct list_row *out = xmalloc((l->n + 1) * sizeof *out);
    size_t n = 0;
    for (size_t i = 0; i < l->n_old; i++) {
        size_t at = place_of(l->rows, l->n, l->old[i].id, l->old[i].sub);
        if (at < l->n)
            out[n++] = l->rows[at];
    }
    size_t known = n;
    for (size_t i = 0; i < l->n; i++)
        if (place_of(out, known, l->rows[i].id, l->rows[i].sub) == known)
            out[n++] = l->rows[i];
    free(l->rows);
    l->rows = out;
    l->cap = l->n + 1;
}

static void scroll(struct list *l)
{
    size_t height = l->height > 0 ? (size_t)l->height : 1;
    if (l->cursor >= l->n)
        l->cursor = l->n ? l->n - 1 : 0;
    if (l->cursor < l->top)
        l->top = l->cursor;
    if (l->cursor >= l->top + height)
        l->top = l->cursor - height + 1;
    if (l->top + height > l->n)
        l->top = l->n > height ? l->n - height : 0;
}

static void take_cursor(struct list *l)
{
    if (l->n == 0)
        return;
    l->lost = false;
    l->id = l->rows[l->cursor].id;
    l->sub = l->rows[l->cursor].sub;
}

void list_end(struct list *l, enum list_fill why)
{
    if (why == LIST_HELD && l->n_old > 0 && l->n > 0)
        keep_order(l);
    free(l->old);
    l->old = NULL;
    size_t at = place_of(l->rows, l->n, l->id, l->sub);
    bool first = l->id == 0 && !l->lost;
    if (at < l->n) {
        /* The line on the screen stays the line on the screen. */
        size_t line = l->cursor - l->top;
        l->cursor = at;
        l->top = at > line ? at - line : 0;
        l->lost = false;
    } else if (!first) {
        l->lost = true;
    }
    scroll(l);
    if (first || (l->lost && why == LIST_ASKED))
        take_cursor(l);
}

void list_free(struct list *l)
{
    free(l->rows);
    free(l->old);
    *l = (struct list){0};
}

void list_layout(struct list *l, int height)
{
    l->height = height;
    scroll(l);
}

static size_t clamp(int64_t at, size_t n)
{
    if (at < 0 || n == 0)
        return 0;
    return at >= (int64_t)n ? n - 1 : (size_t)at;
}

bool list_act(struct list *l, enum action a, bool *moved)
{
    int64_t at = (int64_t)l->cursor, page = l->height > 1 ? l->height - 1 : 1;
    *moved = false;
    if (a == ACTION_UP)
        at -= !l->lost; /* from a lost place the first key only selects */
    else if (a == ACTION_DOWN)
        at += !l->lost;
    else if (a == ACTION_PGUP)
        at -= page;
    else if (a == ACTION_PGDN)
        at += page;
    else if (a == ACTION_HOME)
        at = 0;
    else if (a == ACTION_END)
        at = (int64_t)l->n - 1;
    else
        return false;
    size_t cursor = clamp(at, l->n);
    *moved = l->n > 0 && (cursor != l->cursor || l->lost);
    l->cursor = cursor;
    take_cursor(l);
    scroll(l);
    return true;
}

void list_select(struct list *l, int64_t id, int64_t sub)
{
    size_t at = place_of(l->rows, l->n, id, sub);
    if (at == l->n)
        return;
    l->cursor = at;
    take_cursor(l);
    scroll(l);
}

const struct list_row *list_selected(const struct list *l)
{
    return l->n == 0 || l->lost ? NULL : &l->rows[l->cursor];
}
