#include "tui/area.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* The edited line goes back among the others. */
static void settle(struct area *a)
{
    free(a->lines[a->at]);
    a->lines[a->at] = xstrdup(field_text(&a->field));
}

static void edit(struct area *a, size_t at, bool from_start)
{
    a->at = at;
    a->field.max = AREA_LINE_MAX;
    field_set(&a->field, a->lines[at]);
    if (from_start)
        a->field.caret = 0;
}

static void insert_line(struct area *a, size_t at, const char *s, size_t n)
{
    mem_grow(&a->lines, &a->cap, a->n, sizeof *a->lines);
    memmove(a->lines + at + 1, a->lines + at, (a->n - at) * sizeof *a->lines);
    a->lines[at] = xstrndup(s, n);
    a->n++;
}

static void remove_line(struct area *a, size_t at)
{
    free(a->lines[at]);
    a->n--;
    memmove(a->lines + at, a->lines + at + 1, (a->n - at) * sizeof *a->lines);
}

static void clear(struct area *a)
{
    while (a->n > 0)
        free(a->lines[--a->n]);
    a->top = 0;
}

void area_set(struct area *a, const char *text)
{
    clear(a);
    insert_line(a, 0, "", 0);
    edit(a, 0, false);
    area_paste(a, text, strlen(text));
}

void area_home(struct area *a)
{
    settle(a);
    edit(a, 0, true);
}

void area_text(const struct area *a, struct strbuf *out)
{
    strbuf_puts(out, "");
    for (size_t i = 0; i < a->n; i++) {
        const char *line = i == a->at ? field_text(&a->field) : a->lines[i];
        if (i + 1 < a->n || *line) {
            strbuf_puts(out, line);
            strbuf_putc(out, '\n');
        }
    }
}

bool area_at_end(const struct area *a)
{
    return a->at + 1 == a->n && a->field.text.len == 0;
}

/* --- keys ------------------------------------------------------------------------- */

static void split(struct area *a)
{
    const char *s = field_text(&a->field);
    size_t caret = a->field.caret;
    insert_line(a, a->at + 1, s + caret, a->field.text.len - caret);
    char *head = xstrndup(s, caret);
    field_set(&a->field, head);
    free(head);
    settle(a);
    edit(a, a->at + 1, true);
}

/* The line goes to the end of the one above. */
static void join(struct area *a)
{
    struct strbuf both = {0};
    size_t at = a->at - 1, caret = strlen(a->lines[at]);
    strbuf_puts(&both, a->lines[at]);
    strbuf_puts(&both, field_text(&a->field));
    remove_line(a, a->at);
    a->at = at;
    field_set(&a->field, both.s);
    a->field.caret = caret;
    settle(a);
    strbuf_free(&both);
}

static void go(struct area *a, size_t to)
{
    settle(a);
    edit(a, to, false);
}

bool area_key(struct area *a, uint32_t key, bool *changed)
{
    *changed = false;
    switch (key) {
    case K_ENTER:
        split(a);
        *changed = true;
        return true;
    case K_UP:
        if (a->at > 0)
            go(a, a->at - 1);
        return true;
    case K_DOWN:
        if (a->at + 1 < a->n)
            go(a, a->at + 1);
        return true;
    case K_PGUP:
        go(a, a->at > 10 ? a->at - 10 : 0);
        return true;
    case K_PGDN:
        go(a, a->at + 10 < a->n ? a->at + 10 : a->n - 1);
        return true;
    case K_BACKSPACE:
        if (a->field.caret > 0 || a->at == 0)
            break;
        join(a);
        *changed = true;
        return true;
    case K_DELETE:
        if (a->field.caret < a->field.text.len || a->at + 1 == a->n)
            break;
        go(a, a->at + 1);
        join(a);
        *changed = true;
        return true;
    default:
        break;
    }
    return field_key(&a->field, key, changed);
}

/* A line too long for its field is cut there: its length is then the error shown. */
static void add(struct area *a, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        uint32_t cp = 0;
        bool changed;
        size_t k = text_decode(s + i, n - i, &cp);
        if (cp == '\t') /* no field shows it; here it parts cells */
            cp = '|';
        if (cp != UINT32_MAX)
            field_key(&a->field, cp, &changed);
        i += k;
    }
}

void area_paste(struct area *a, const char *text, size_t n)
{
    for (const char *end = text + n; text < end;) {
        size_t len = 0;
        while (text + len < end && text[len] != '\n' && text[len] != '\r')
            len++;
        add(a, text, len);
        text += len;
        if (text < end) {
            text += *text == '\r' && text + 1 < end && text[1] == '\n' ? 2 : 1;
            split(a);
        } else if (a->n > 1 && a->at + 1 == a->n && a->field.text.len > 0) {
            split(a);
        }
    }
}

/* --- drawing ---------------------------------------------------------------------- */

void area_layout(struct area *a, int height)
{
    size_t h = height > 1 ? (size_t)height : 1;
    if (a->at < a->top)
        a->top = a->at;
    if (a->at >= a->top + h)
        a->top = a->at - h + 1;
}

void area_draw(const struct area *a, struct canvas *c, struct rect r, unsigned style)
{
    for (int i = 0; i < r.h && a->top + (size_t)i < a->n; i++) {
        size_t at = a->top + (size_t)i;
        if (at == a->at)
            field_draw(&a->field, c, r.y + i, r.x, r.w, true);
        else
            canvas_put(c, r.y + i, r.x, r.w, a->lines[at], style);
    }
}

void area_free(struct area *a)
{
    clear(a);
    free(a->lines);
    field_free(&a->field);
    *a = (struct area){0};
}
