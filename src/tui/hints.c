/* The hint bar, printed from the tables that the keys are found in. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/keys.h"

/* One entry: the keys of neighbours with the same hint, then the hint. */
struct entry {
    struct strbuf text;
    struct hint_span spans[KEYMAP_MOST * 2];
    int n;
};

static uint32_t shown_key(const struct keymap *m, const struct keybind *k)
{
    return m && m->n[k->action] ? m->keys[k->action][0] : k->key;
}

static void add_key(struct entry *one, uint32_t key, const char *between)
{
    char name[24];
    if (one->n == (int)(sizeof one->spans / sizeof *one->spans))
        return;
    if (one->n)
        strbuf_puts(&one->text, between);
    int from = text_width(one->text.s ? one->text.s : "", one->text.len);
    strbuf_puts(&one->text, key_name(key, name));
    one->spans[one->n++] =
        (struct hint_span){from, text_width(one->text.s, one->text.len), key};
}

/* Returns the row after the entry. */
static const struct keybind *make_entry(const struct keymap *m, const struct keybind *k,
                                        struct entry *one)
{
    const char *hint = k->hint;
    strbuf_clear(&one->text);
    one->n = 0;
    for (; k->key && k->hint && strcmp(k->hint, hint) == 0; k++)
        add_key(one, shown_key(m, k), k->key == ']' ? " " : "/");
    const char *word = _(hint);
    if ((unsigned char)word[0] < 0x80)
        strbuf_putc(&one->text, ' ');
    strbuf_puts(&one->text, word);
    one->spans[one->n - 1].to = text_width(one->text.s, one->text.len);
    return k;
}

static int width(const struct hints *h)
{
    return h->text.len ? text_width(h->text.s, h->text.len) : 0;
}

static void append(struct hints *out, const struct entry *one)
{
    int at = width(out);
    for (int i = 0; i < one->n && out->n < HINTS_MOST; i++)
        out->spans[out->n++] = (struct hint_span){
            at + one->spans[i].from, at + one->spans[i].to, one->spans[i].key};
    strbuf_add(&out->text, one->text.s, one->text.len);
    strbuf_puts(&out->text, "  ");
}

/* Adds the hints of a table while they fit into `left` columns. */
static void add_hints(const struct keymap *m, const struct keybind *table, int *left,
                      struct hints *out, const struct keybind *hidden_by)
{
    struct entry one = {0};
    for (const struct keybind *k = table; k && k->key;) {
        if (!k->hint ||
            (hidden_by && keys_find(m, hidden_by, shown_key(m, k)) != ACTION_NONE)) {
            k++;
            continue;
        }
        k = make_entry(m, k, &one);
        int cols = text_width(one.text.s, one.text.len) + 2;
        if (cols > *left)
            continue;
        append(out, &one);
        *left -= cols;
    }
    strbuf_free(&one.text);
}

static void append_all(struct hints *out, const struct hints *tail)
{
    int at = width(out);
    for (int i = 0; i < tail->n && out->n < HINTS_MOST; i++)
        out->spans[out->n++] = (struct hint_span){
            at + tail->spans[i].from, at + tail->spans[i].to, tail->spans[i].key};
    if (tail->text.len)
        strbuf_add(&out->text, tail->text.s, tail->text.len);
}

/* Of the global ones, those that lead to all others and out. */
static const struct keybind always[] = {
    {':', ACTION_PALETTE, N_("commands")},
    {'?', ACTION_HELP, N_("help")},
    {'q', ACTION_QUIT, N_("back")},
    {0, ACTION_NONE, NULL},
};

void keys_hints(const struct keymap *m, const struct keybind *table, bool alone,
                int cols, struct hints *out)
{
    struct hints tail = {0};
    int all = cols;
    strbuf_clear(&out->text);
    out->n = 0;
    if (!alone)
        add_hints(m, keys_global, &all, &tail, table);
    int left = cols - width(&tail);
    if (left < cols / 2) { /* a narrow window: the view's own keys come first */
        strbuf_clear(&tail.text);
        tail.n = 0;
        all = cols;
        add_hints(m, always, &all, &tail, table);
        left = cols - width(&tail);
    }
    add_hints(m, table, &left, out, NULL);
    append_all(out, &tail);
    strbuf_free(&tail.text);
}
