/* Text to scroll: labels at the left, wrapped text beside them. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "tui/widget.h"

void lines_clear(struct lines *l)
{
    arena_reset(&l->arena);
    l->n = 0;
}

void lines_free(struct lines *l)
{
    arena_free(&l->arena);
    free(l->items);
    *l = (struct lines){0};
}

static void add(struct lines *l, const char *label, const char *text, size_t n,
                enum style style)
{
    mem_grow(&l->items, &l->cap, l->n, sizeof *l->items);
    l->items[l->n++] = (struct text_line){arena_strdup(&l->arena, label),
                                          arena_strndup(&l->arena, text, n), style};
}

/* Between two words rather than inside one, where that leaves no more than half of the
 * line empty. */
static size_t break_at(const char *text, size_t n, size_t left)
{
    if (n >= left || text[n] == ' ')
        return n;
    for (size_t i = n; i > n / 2; i--)
        if (text[i - 1] == ' ')
            return i;
    return n;
}

void lines_add(struct lines *l, const char *label, const char *text, enum style style,
               int width)
{
    size_t left = strlen(text);
    int room = width - l->indent;
    do {
        int used = 0;
        size_t n = room > 10 ? text_fit(text, left, room, &used) : left;
        n = n == 0 ? left : break_at(text, n, left);
        add(l, label, text, n, style);
        label = "";
        text += n;
        left -= n;
    } while (left > 0);
}

static void scroll(struct lines *l)
{
    size_t height = l->height > 0 ? (size_t)l->height : 1;
    size_t last = l->n > height ? l->n - height : 0;
    if (l->top > last)
        l->top = last;
}

void lines_layout(struct lines *l, int height)
{
    l->height = height;
    scroll(l);
}

bool lines_act(struct lines *l, enum action a, bool *moved)
{
    size_t before = l->top, page = l->height > 1 ? (size_t)l->height - 1 : 1;
    if (a == ACTION_UP)
        l->top -= l->top > 0;
    else if (a == ACTION_DOWN)
        l->top++;
    else if (a == ACTION_PGUP)
        l->top -= l->top < page ? l->top : page;
    else if (a == ACTION_PGDN)
        l->top += page;
    else if (a == ACTION_HOME)
        l->top = 0;
    else if (a == ACTION_END)
        l->top = l->n;
    else
        return false;
    scroll(l);
    *moved = l->top != before;
    return true;
}

void lines_draw(const struct lines *l, struct canvas *c, struct rect area)
{
    for (int i = 0; i < area.h && l->top + (size_t)i < l->n; i++) {
        const struct text_line *t = &l->items[l->top + (size_t)i];
        if (*t->label)
            canvas_put(c, area.y + i, area.x, l->indent - 1, t->label, STYLE_MUTED);
        canvas_put(c, area.y + i, area.x + l->indent, area.w - l->indent, t->text,
                   t->style);
    }
    canvas_cursor(c, area.y, area.x);
}
