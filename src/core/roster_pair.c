/* Which column of a pasted sheet names the groups. */
#include <stdlib.h>
#include <string.h>

#include "core/roster.h"

struct column {
    const char **items;
    size_t n, cap;
};

static void put(struct column *c, const char *s)
{
    mem_grow(&c->items, &c->cap, c->n, sizeof *c->items);
    c->items[c->n++] = s;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorts it. */
static bool repeats(struct column *c)
{
    bool found = false;
    if (c->n)
        qsort(c->items, c->n, sizeof *c->items, by_text);
    for (size_t i = 1; i < c->n; i++)
        found |= strcmp(c->items[i], c->items[i - 1]) == 0;
    return found;
}

static size_t mark_at(const char *s, bool tabs)
{
    static const char *const sheet[] = {"\t", "|", "│"}, *const comma[] = {",", "，"};
    const char *const *marks = tabs ? sheet : comma;
    for (size_t i = 0; i < (tabs ? 3 : 2); i++)
        if (strncmp(s, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

/* The first two cells with a name in them; *blank: the first cell of all is empty.
 * Returns how many there are. */
static size_t cells_of(struct arena *a, const char *line, bool tabs, const char *out[2],
                       bool *blank)
{
    size_t n = 0;
    bool first = true;
    *blank = false;
    for (const char *from = line, *s = line;; s++) {
        size_t len = *s ? mark_at(s, tabs) : 0;
        if (*s && !len)
            continue;
        const char *cell = arena_strndup(a, from, (size_t)(s - from));
        bool numbered = *cell != '\0';
        cell = roster_skip_number(cell);
        size_t keep = roster_cut_tail(cell, strlen(cell));
        *blank |= first && !numbered;
        first = false;
        if (keep && n < 2)
            out[n] = arena_strndup(a, cell, keep);
        n += keep > 0;
        if (!*s)
            return n;
        from = s + len;
        s += len - 1;
    }
}

static void take_line(struct arena *a, const char *line, struct column *first,
                      struct column *second)
{
    bool tabs = strpbrk(line, "\t|") || strstr(line, "│"), blank;
    const char *cells[2] = {"", ""};
    size_t n = cells_of(a, line, tabs, cells, &blank);
    if (tabs && n && blank && first->n) { /* the cell above, merged */
        put(first, first->items[first->n - 1]);
        put(second, cells[0]);
    } else if (!blank && (tabs ? n >= 2 : n == 2)) {
        put(first, cells[0]);
        put(second, cells[1]);
    }
}

bool roster_group_first(const char *text)
{
    struct arena a = {0};
    struct strbuf line = {0};
    struct column first = {0}, second = {0};
    while (*text) {
        size_t n = strcspn(text, "\r\n");
        strbuf_clear(&line);
        strbuf_puts(&line, "");
        roster_copy_line(&line, text, n);
        take_line(&a, line.s, &first, &second);
        text += n + (text[n] != '\0');
    }
    bool yes = repeats(&first) && !repeats(&second);
    free(first.items);
    free(second.items);
    strbuf_free(&line);
    arena_free(&a);
    return yes;
}
