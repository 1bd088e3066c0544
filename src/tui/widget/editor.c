/* Moving and changing. The caret always stands between what a person takes for
 * characters. */
#include "tui/editor.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

const char *editor_text(const struct editor *e)
{
    return e->text.s ? e->text.s : "";
}

/* --- changes ---------------------------------------------------------------------- */

static void drop_changes(struct editor *e, size_t from)
{
    while (e->n_changes > from) {
        struct editor_change *c = &e->changes[--e->n_changes];
        free(c->out);
        free(c->in);
    }
}

static void splice(struct editor *e, size_t at, size_t n_out, const char *in,
                   size_t n_in)
{
    struct strbuf next = {0};
    const char *old = editor_text(e);
    strbuf_add(&next, old, at);
    strbuf_add(&next, in, n_in);
    strbuf_add(&next, old + at + n_out, e->text.len - at - n_out);
    strbuf_free(&e->text);
    e->text = next;
}

/* Typing on, letter by letter, is one change up to a blank or a new line. */
static bool joins(const struct editor *e, size_t at, size_t n_out, const char *in,
                  size_t n_in)
{
    if (!e->joins || e->done == 0 || n_in == 0 || n_out > 0 || strchr(" \n", in[0]))
        return false;
    const struct editor_change *last = &e->changes[e->done - 1];
    return last->n_out == 0 && last->at + last->n_in == at;
}

static void note(struct editor *e, size_t at, size_t n_out, const char *in, size_t n_in)
{
    drop_changes(e, e->done);
    if (joins(e, at, n_out, in, n_in)) {
        struct editor_change *last = &e->changes[e->done - 1];
        last->in = xrealloc(last->in, last->n_in + n_in + 1);
        memcpy(last->in + last->n_in, in, n_in);
        last->n_in += n_in;
        return;
    }
    mem_grow(&e->changes, &e->cap, e->n_changes, sizeof *e->changes);
    e->changes[e->n_changes++] =
        (struct editor_change){.at = at,
                               .n_out = n_out,
                               .n_in = n_in,
                               .out = xstrndup(editor_text(e) + at, n_out),
                               .in = xstrndup(in, n_in),
                               .caret = e->caret};
    e->done = e->n_changes;
}

static bool change(struct editor *e, size_t at, size_t n_out, const char *in,
                   size_t n_in)
{
    if (n_out == 0 && n_in == 0)
        return false;
    note(e, at, n_out, in, n_in);
    splice(e, at, n_out, in, n_in);
    e->caret = at + n_in;
    e->wish = -1;
    e->joins = true;
    return true;
}

bool editor_undo(struct editor *e, bool redo)
{
    if (redo ? e->done == e->n_changes : e->done == 0)
        return false;
    const struct editor_change *c = &e->changes[redo ? e->done : e->done - 1];
    if (redo) {
        splice(e, c->at, c->n_out, c->in, c->n_in);
        e->caret = c->at + c->n_in;
        e->done++;
    } else {
        splice(e, c->at, c->n_in, c->out, c->n_out);
        e->caret = c->caret;
        e->done--;
    }
    e->wish = -1;
    e->joins = false;
    return true;
}

void editor_free(struct editor *e)
{
    drop_changes(e, 0);
    free(e->changes);
    strbuf_free(&e->text);
    *e = (struct editor){0};
}

/* --- inserting -------------------------------------------------------------------- */

/* Text as lines parted by \n, without other controls. */
static void clean(struct strbuf *out, const char *s, size_t n, bool tabs)
{
    strbuf_puts(out, "");
    for (size_t i = 0; i < n; i++) {
        unsigned char b = (unsigned char)s[i];
        if (b == '\r')
            strbuf_puts(out, i + 1 < n && s[i + 1] == '\n' ? "" : "\n");
        else if (b == '\t')
            strbuf_putc(out, tabs ? '\t' : ' ');
        else if (b == '\n' || (b >= ' ' && b != 0x7f))
            strbuf_putc(out, (char)b);
    }
}

void editor_set(struct editor *e, const char *text)
{
    drop_changes(e, 0);
    e->done = 0;
    strbuf_free(&e->text);
    clean(&e->text, text, strlen(text), true);
    e->caret = e->top = 0;
    e->left = 0;
    e->wish = -1;
    e->joins = false;
}

static bool insert(struct editor *e, const char *s, size_t n)
{
    size_t room = e->max > e->text.len ? e->max - e->text.len : 0, take = 0;
    while (take < n) {
        size_t len = text_cluster(s + take, n - take);
        if (len == 0 || take + len > room)
            break;
        take += len;
    }
    change(e, e->caret, 0, s, take);
    return take == n;
}

bool editor_paste(struct editor *e, const char *s, size_t n)
{
    struct strbuf text = {0};
    clean(&text, s, n, false);
    e->joins = false;
    bool all = insert(e, text.s, text.len);
    e->joins = false;
    strbuf_free(&text);
    return all;
}

/* --- places ----------------------------------------------------------------------- */

static size_t line_start(const struct editor *e, size_t at)
{
    while (at > 0 && editor_text(e)[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const struct editor *e, size_t at)
{
    return at + strcspn(editor_text(e) + at, "\n");
}

int editor_line(const struct editor *e)
{
    int line = 1;
    for (size_t i = 0; i < e->caret; i++)
        line += editor_text(e)[i] == '\n';
    return line;
}

size_t editor_lines(const struct editor *e)
{
    size_t n = 1;
    for (const char *s = editor_text(e); *s; s++)
        n += *s == '\n';
    return n;
}

int editor_column(const struct editor *e)
{
    int column = 1;
    uint32_t cp;
    for (size_t i = line_start(e, e->caret); i < e->caret;) {
        i += text_decode(editor_text(e) + i, e->caret - i, &cp);
        column++;
    }
    return column;
}

void editor_go(struct editor *e, int line, int column)
{
    const char *s = editor_text(e);
    size_t at = 0;
    uint32_t cp;
    while (line-- > 1 && s[line_end(e, at)])
        at = line_end(e, at) + 1;
    for (size_t end = line_end(e, at); column-- > 1 && at < end;)
        at += text_decode(s + at, end - at, &cp);
    e->caret = at;
    e->wish = -1;
    e->joins = false;
}

static int caret_column(const struct editor *e)
{
    size_t start = line_start(e, e->caret);
    return text_width(editor_text(e) + start, e->caret - start);
}

/* The place in the line from `start` nearest to a column. */
static size_t at_column(const struct editor *e, size_t start, int column)
{
    const char *s = editor_text(e);
    size_t at = start, end = line_end(e, start);
    while (at < end) {
        size_t len = text_cluster(s + at, end - at);
        if (len == 0 || text_width(s + start, at + len - start) > column)
            break;
        at += len;
    }
    return at;
}

static void step_lines(struct editor *e, int by)
{
    size_t start = line_start(e, e->caret);
    if (e->wish < 0)
        e->wish = caret_column(e);
    for (; by < 0 && start > 0; by++)
        start = line_start(e, start - 1);
    for (; by > 0 && editor_text(e)[line_end(e, start)]; by--)
        start = line_end(e, start) + 1;
    e->caret = at_column(e, start, e->wish);
}

static size_t before(const struct editor *e)
{
    if (e->caret > 0 && editor_text(e)[e->caret - 1] == '\n')
        return 1;
    size_t start = line_start(e, e->caret);
    return text_cluster_before(editor_text(e) + start, e->caret - start);
}

static size_t after(const struct editor *e)
{
    size_t end = line_end(e, e->caret);
    if (e->caret == end)
        return e->caret < e->text.len;
    return text_cluster(editor_text(e) + e->caret, end - e->caret);
}

/* --- keys ------------------------------------------------------------------------- */

static bool move_along(struct editor *e, uint32_t key)
{
    switch (key) {
    case K_LEFT:
        e->caret -= before(e);
        break;
    case K_RIGHT:
        e->caret += after(e);
        break;
    case K_HOME:
    case K_CTRL('A'):
        e->caret = line_start(e, e->caret);
        break;
    case K_END:
    case K_CTRL('E'):
        e->caret = line_end(e, e->caret);
        break;
    default:
        return false;
    }
    e->wish = -1;
    return true;
}

static bool move(struct editor *e, uint32_t key)
{
    int page = e->height > 1 ? e->height - 1 : 1;
    int by = key == K_UP     ? -1
             : key == K_DOWN ? 1
             : key == K_PGUP ? -page
             : key == K_PGDN ? page
                             : 0;
    if (by)
        step_lines(e, by);
    else if (!move_along(e, key))
        return false;
    e->joins = false;
    return true;
}

static bool erase(struct editor *e, uint32_t key, bool *changed)
{
    size_t start = line_start(e, e->caret), end = line_end(e, e->caret);
    switch (key) {
    case K_BACKSPACE:
        *changed = change(e, e->caret - before(e), before(e), "", 0);
        return true;
    case K_DELETE:
        *changed = change(e, e->caret, after(e), "", 0);
        return true;
    case K_CTRL('U'):
        *changed = change(e, start, e->caret - start, "", 0);
        return true;
    case K_CTRL('K'):
        *changed =
            change(e, e->caret, e->caret == end ? after(e) : end - e->caret, "", 0);
        return true;
    default:
        return false;
    }
}

bool editor_key(struct editor *e, uint32_t key, bool *changed)
{
    *changed = false;
    if (move(e, key))
        return true;
    if (erase(e, key, changed))
        return true;
    if (key != K_ENTER && (key < ' ' || key == 0x7f || key > 0x10ffff))
        return false;
    char utf8[4];
    size_t n = text_encode(key == K_ENTER ? '\n' : key, utf8);
    *changed = e->text.len + n <= e->max && change(e, e->caret, 0, utf8, n);
    return true;
}

/* --- scrolling -------------------------------------------------------------------- */

void editor_layout(struct editor *e, int height, int width)
{
    e->height = height > 1 ? height : 1;
    e->width = width > 10 ? width : 10;
    size_t line = (size_t)editor_line(e) - 1, h = (size_t)e->height;
    if (line < e->top)
        e->top = line;
    if (line >= e->top + h)
        e->top = line - h + 1;
    size_t last = editor_lines(e) > h ? editor_lines(e) - h : 0;
    if (e->top > last)
        e->top = last;
    int column = caret_column(e), step = e->width / 3;
    while (column < e->left)
        e->left = e->left > step ? e->left - step : 0;
    while (column >= e->left + e->width - 1)
        e->left += step;
}
