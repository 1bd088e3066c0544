/* The text of a bulletin on the screen: as `bulletin` prints it, line by line. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "export/paper_format.h"

#include "tui/bulletin_view.h"

enum { MARGIN = 2, STEP = 8 };

static void add_line(struct bulletin_text *t, const char *s, size_t n, size_t block)
{
    if (t->n == t->cap) {
        size_t cap = t->cap ? t->cap * 2 : 128;
        t->lines = xrealloc(t->lines, cap * sizeof *t->lines);
        t->blocks = xrealloc(t->blocks, cap * sizeof *t->blocks);
        t->cap = cap;
    }
    t->lines[t->n] = arena_strndup(&t->arena, s, n);
    t->blocks[t->n++] = block;
}

static void add_block(struct bulletin_text *t, size_t i, int width)
{
    struct paper one = t->paper;
    const struct paper_options o = {.width = width};
    struct strbuf b = {0};
    one.blocks = &t->paper.blocks[i];
    one.n_blocks = 1;
    strbuf_puts(&b, "");
    if (paper_format_find("text")->write(&one, &o, &b, NULL) == TB_OK)
        for (const char *s = b.s; *s;) {
            size_t n = strcspn(s, "\n");
            add_line(t, s, n, i);
            s += n + (s[n] == '\n');
        }
    strbuf_free(&b);
}

void bulletin_text_set(struct bulletin_text *t, int width)
{
    const struct paper_block *before = NULL;
    t->n = 0;
    t->width = width;
    width -= MARGIN;
    for (size_t i = 0; i < t->paper.n_blocks; i++) {
        const struct paper_block *b = &t->paper.blocks[i];
        if (b->kind == PAPER_CHART)
            continue;
        if (before && paper_parted(before, b))
            add_line(t, "", 0, i);
        add_block(t, i, width > 20 ? width : 20);
        before = b;
    }
    if (t->cursor >= t->n)
        t->cursor = t->n ? t->n - 1 : 0;
    bulletin_text_layout(t, t->height);
}

void bulletin_text_layout(struct bulletin_text *t, int height)
{
    size_t h = height > 0 ? (size_t)height : 1;
    t->height = height;
    if (t->cursor < t->top)
        t->top = t->cursor;
    if (t->cursor >= t->top + h)
        t->top = t->cursor - h + 1;
    if (t->top + h > t->n)
        t->top = t->n > h ? t->n - h : 0;
}

static void move(struct bulletin_text *t, int64_t by)
{
    int64_t last = t->n ? (int64_t)t->n - 1 : 0, to = (int64_t)t->cursor + by;
    t->cursor = (size_t)(to < 0 ? 0 : to > last ? last : to);
}

bool bulletin_text_act(struct bulletin_text *t, enum action a)
{
    int page = t->height > 1 ? t->height - 1 : 1;
    switch ((int)a) {
    case ACTION_UP:
        move(t, -1);
        break;
    case ACTION_DOWN:
        move(t, 1);
        break;
    case ACTION_PGUP:
        move(t, -page);
        break;
    case ACTION_PGDN:
        move(t, page);
        break;
    case ACTION_HOME:
        move(t, -(int64_t)t->n);
        break;
    case ACTION_END:
        move(t, (int64_t)t->n);
        break;
    case ACTION_LEFT:
        t->left = t->left > STEP ? t->left - STEP : 0;
        break;
    case ACTION_RIGHT:
        t->left += STEP;
        break;
    default:
        return false;
    }
    bulletin_text_layout(t, t->height);
    return true;
}

static enum style style_of(const struct bulletin_text *t, size_t line)
{
    switch (t->paper.blocks[t->blocks[line]].kind) {
    case PAPER_TITLE:
    case PAPER_HEADING:
        return STYLE_TITLE;
    case PAPER_NOTE:
    case PAPER_MARK:
        return STYLE_MUTED;
    default:
        return STYLE_TEXT;
    }
}

void bulletin_text_draw(const struct bulletin_text *t, struct canvas *c,
                        struct rect area, bool reading)
{
    size_t here = t->n ? t->blocks[t->cursor] : 0;
    for (int i = 0; i < area.h && t->top + (size_t)i < t->n; i++) {
        size_t line = t->top + (size_t)i;
        const char *s = t->lines[line];
        size_t n = strlen(s);
        int used;
        size_t cut = t->left ? text_fit(s, n, t->left, &used) : 0;
        if (reading && t->blocks[line] == here && n)
            canvas_put(c, area.y + i, area.x, 1, line == t->cursor ? ">" : "|",
                       STYLE_TITLE);
        canvas_put(c, area.y + i, area.x + MARGIN, area.w - MARGIN, s + cut,
                   style_of(t, line));
    }
    if (reading)
        canvas_cursor(c, area.y + (int)(t->cursor - t->top), area.x);
}

size_t bulletin_text_copy(const struct bulletin_text *t, struct strbuf *out)
{
    strbuf_puts(out, "");
    if (!t->n)
        return 0;
    const struct paper_block *b = &t->paper.blocks[t->blocks[t->cursor]];
    const struct paper_table *x = b->table;
    if (b->kind != PAPER_TABLE) {
        strbuf_printf(out, "%s\n", b->text);
        return 1;
    }
    for (size_t i = 0; i < x->n_columns; i++)
        strbuf_printf(out, "%s%s%s%s", i ? "\t" : "", x->columns[i].above,
                      *x->columns[i].above ? " " : "", x->columns[i].name);
    strbuf_putc(out, '\n');
    for (size_t i = 0; i < x->n_rows * x->n_columns; i++)
        strbuf_printf(out, "%s%s", x->cells[i].text,
                      (i + 1) % x->n_columns ? "\t" : "\n");
    return x->n_rows + 1;
}

void bulletin_text_free(struct bulletin_text *t)
{
    arena_free(&t->arena);
    free(t->lines);
    free(t->blocks);
    *t = (struct bulletin_text){0};
}
