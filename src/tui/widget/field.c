/* A line of text. The caret always stands between what a person takes for characters. */
#include <string.h>

#include "base/text.h"

#include "tui/widget.h"

const char *field_text(const struct field *f)
{
    return f->text.s ? f->text.s : "";
}

void field_set(struct field *f, const char *s)
{
    strbuf_clear(&f->text);
    strbuf_puts(&f->text, s);
    f->caret = f->text.len;
}

void field_free(struct field *f)
{
    strbuf_free(&f->text);
    f->caret = 0;
}

static void replace(struct field *f, size_t from, size_t to, const char *s, size_t n)
{
    struct strbuf next = {0};
    const char *old = field_text(f);
    strbuf_add(&next, old, from);
    strbuf_add(&next, s, n);
    strbuf_add(&next, old + to, f->text.len - to);
    strbuf_free(&f->text);
    f->text = next;
    f->caret = from + n;
}

/* Inserts what fits; false when something did not. */
static bool insert(struct field *f, const char *s, size_t n)
{
    size_t room = f->text.len < f->max ? f->max - f->text.len : 0, take = 0;
    while (take < n) {
        int cols = 0;
        size_t len = text_grapheme(s + take, n - take, &cols);
        if (len == 0 || take + len > room)
            break;
        take += len;
    }
    if (take > 0)
        replace(f, f->caret, f->caret, s, take);
    return take == n;
}

static size_t after(const struct field *f)
{
    return text_cluster(field_text(f) + f->caret, f->text.len - f->caret);
}

static bool erase(struct field *f, size_t from, size_t to)
{
    if (from == to)
        return false;
    replace(f, from, to, "", 0);
    return true;
}

bool field_key(struct field *f, uint32_t key, bool *changed)
{
    size_t before = text_cluster_before(field_text(f), f->caret);
    *changed = false;
    switch (key) {
    case K_LEFT:
        f->caret -= before;
        return true;
    case K_RIGHT:
        f->caret += after(f);
        return true;
    case K_HOME:
    case K_CTRL('A'):
        f->caret = 0;
        return true;
    case K_END:
    case K_CTRL('E'):
        f->caret = f->text.len;
        return true;
    case K_BACKSPACE:
        *changed = erase(f, f->caret - before, f->caret);
        return true;
    case K_DELETE:
        *changed = erase(f, f->caret, f->caret + after(f));
        return true;
    case K_CTRL('U'):
        *changed = erase(f, 0, f->caret);
        return true;
    case K_CTRL('K'):
        *changed = erase(f, f->caret, f->text.len);
        return true;
    default:
        break;
    }
    if (key < 0x20 || key == 0x7f || key > 0x10ffff)
        return false;
    char utf8[4];
    size_t n = text_encode(key, utf8);
    *changed = insert(f, utf8, n);
    return true;
}

unsigned field_paste(struct field *f, const char *s, size_t n)
{
    struct strbuf one = {0};
    unsigned done = 0;
    while (n > 0 && strchr("\r\n\t ", s[n - 1])) { /* a copied line's own end */
        n--;
    }
    for (size_t i = 0; i < n; i++) {
        if (strchr("\r\n\t", s[i]) && s[i]) {
            done |= s[i] == '\t' ? 0 : FIELD_FOLDED;
            if (one.len > 0 && one.s[one.len - 1] != ' ')
                strbuf_putc(&one, ' ');
        } else if (s[i]) {
            strbuf_putc(&one, s[i]);
        }
    }
    if (one.len > 0 && !insert(f, one.s, one.len))
        done |= FIELD_CUT;
    strbuf_free(&one);
    return done;
}

int field_draw(const struct field *f, struct canvas *c, int y, int x, int cols,
               bool focused)
{
    const char *s = field_text(f);
    size_t from = 0;
    int caret = text_width(s, f->caret);
    if (focused && caret >= cols) {
        /* Show the end before the caret: step back from it as far as there is room. */
        int room = cols - 1, used = 0;
        for (from = f->caret; from > 0;) {
            size_t len = text_grapheme_before(s, from);
            used += text_width(s + from - len, len);
            if (len == 0 || used > room)
                break;
            from -= len;
        }
        caret = text_width(s + from, f->caret - from);
    }
    canvas_text(c, y, x, cols, s + from, focused ? STYLE_TITLE : STYLE_TEXT);
    if (focused)
        canvas_cursor(c, y, x + caret);
    return x + caret;
}
