/* Actions, the keys that are the same everywhere, and what is printed from key tables.
 */
#include "tui/keys.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

static const struct {
    const char *name, *help;
} actions[ACTIONS] = {
#define X(id, name, help) [ACTION_##id] = {name, help},
    TUI_ACTIONS(X)
#undef X
};

const struct keybind keys_global[] = {
    {'[', ACTION_EARLIER, N_("periods")},
    {']', ACTION_LATER, N_("periods")},
    {'p', ACTION_PERIOD, NULL},
    {'u', ACTION_UNDO, N_("undo")},
    {K_CTRL('Z'), ACTION_UNDO, NULL},
    {'U', ACTION_REDO, NULL},
    {K_CTRL('Y'), ACTION_REDO, NULL},
    {'L', ACTION_JOURNAL, NULL},
    {'a', ACTION_LOG, NULL},
    {K_F(2), ACTION_LOG, NULL},
    {'?', ACTION_HELP, N_("help")},
    {K_F(1), ACTION_HELP, NULL},
    {'q', ACTION_QUIT, N_("back")},
    {K_ESC, ACTION_BACK, NULL},
    {'1', ACTION_GO, NULL},
    {'2', ACTION_GO, NULL},
    {'3', ACTION_GO, NULL},
    {'5', ACTION_GO, NULL},
    {'6', ACTION_GO, NULL},
    {K_F(5), ACTION_RELOAD, NULL},
    {K_CTRL('L'), ACTION_REDRAW, NULL},
    {K_CTRL('C'), ACTION_STOP, NULL},
    {0, ACTION_NONE, NULL},
};

enum action keys_find(const struct keybind *table, uint32_t key)
{
    for (const struct keybind *k = table; k && k->key; k++)
        if (k->key == key)
            return k->action;
    return ACTION_NONE;
}

const char *action_name(enum action a)
{
    return actions[a].name;
}

const char *action_help(enum action a)
{
    return *actions[a].help ? _(actions[a].help) : "";
}

static const char *special_name(uint32_t key)
{
    switch (key) {
    case K_TAB:
        return "Tab";
    case K_ENTER:
        return "Enter";
    case K_ESC:
        return "Esc";
    case ' ':
        return _("Space");
    case K_BACKSPACE:
        return _("Backspace");
    case K_UP:
        return _("Up");
    case K_DOWN:
        return _("Down");
    case K_LEFT:
        return _("Left");
    case K_RIGHT:
        return _("Right");
    case K_HOME:
        return "Home";
    case K_END:
        return "End";
    case K_PGUP:
        return "PgUp";
    case K_PGDN:
        return "PgDn";
    case K_INSERT:
        return "Ins";
    case K_DELETE:
        return "Del";
    case K_BACKTAB:
        return "Shift+Tab";
    default:
        return NULL;
    }
}

const char *key_name(uint32_t key, char out[static 24])
{
    const char *alt = key & K_ALT ? "Alt+" : "";
    key &= ~K_ALT;
    const char *name = special_name(key);
    if (name) {
        snprintf(out, 24, "%s%s", alt, name);
    } else if (key > K_F0) {
        snprintf(out, 24, "%sF%u", alt, (unsigned)(key - K_F0));
    } else if (key < 0x20) {
        snprintf(out, 24, "%sCtrl+%c", alt, (char)(key | 0x40));
    } else {
        char utf8[5] = {0};
        text_encode(key, utf8);
        snprintf(out, 24, "%s%s", alt, utf8);
    }
    return out;
}

void keys_of(const struct keybind *table, enum action a, struct strbuf *out)
{
    char name[24];
    size_t start = out->len;
    for (const struct keybind *k = table; k && k->key; k++) {
        if (k->action != a)
            continue;
        if (out->len > start)
            strbuf_putc(out, ' ');
        strbuf_puts(out, key_name(k->key, name));
    }
}

uint32_t key_fold(uint32_t key)
{
    static const struct {
        uint32_t from, to;
    } table[] = {{0x3001, '/'}, {0x3010, '['}, {0x3011, ']'}, {0x3000, ' '},
                 {0x300c, '['}, {0x300d, ']'}, {0x2014, '-'}, {0x3002, '.'}};
    if (key >= 0xff01 && key <= 0xff5e)
        return key - 0xff01 + '!';
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].from == key)
            return table[i].to;
    return key;
}

/* --- the hint bar ----------------------------------------------------------------- */

/* One entry: the keys of neighbours with the same hint, then the hint. Returns the row
 * after it. */
static const struct keybind *make_hint(const struct keybind *k, struct strbuf *out)
{
    const char *hint = k->hint;
    char name[24];
    strbuf_puts(out, key_name(k->key, name));
    for (k++; k->key && k->hint && strcmp(k->hint, hint) == 0; k++)
        strbuf_printf(out, "%s%s", k->key == ']' ? " " : "/", key_name(k->key, name));
    const char *word = _(hint);
    if ((unsigned char)word[0] < 0x80)
        strbuf_putc(out, ' ');
    strbuf_puts(out, word);
    return k;
}

/* Adds the hints of a table while they fit into `left` columns. */
static void add_hints(const struct keybind *table, int *left, struct strbuf *out,
                      const struct keybind *hidden_by)
{
    struct strbuf one = {0};
    for (const struct keybind *k = table; k && k->key;) {
        if (!k->hint || (hidden_by && keys_find(hidden_by, k->key) != ACTION_NONE)) {
            k++;
            continue;
        }
        strbuf_clear(&one);
        k = make_hint(k, &one);
        int cols = text_width(one.s, one.len) + 2;
        if (cols > *left)
            continue;
        strbuf_add(out, one.s, one.len);
        strbuf_puts(out, "  ");
        *left -= cols;
    }
    strbuf_free(&one);
}

void keys_hints(const struct keybind *table, bool alone, int cols, struct strbuf *out)
{
    struct strbuf tail = {0};
    int all = cols, left = 0;
    if (!alone)
        add_hints(keys_global, &all, &tail, table);
    int tail_cols = tail.s ? text_width(tail.s, tail.len) : 0;
    left = cols - tail_cols;
    if (left < cols / 3) { /* a narrow window: the view's own keys come first */
        left = cols;
        strbuf_clear(&tail);
    }
    add_hints(table, &left, out, NULL);
    if (tail.len > 0)
        strbuf_add(out, tail.s, tail.len);
    strbuf_free(&tail);
}
