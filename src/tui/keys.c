/* Actions, and the keys that are the same everywhere. */
#include "tui/keys.h"

#include "base/i18n.h"

static const struct {
    const char *name, *help, *words;
} actions[ACTIONS] = {
#define X(id, name, help, zh) [ACTION_##id] = {name, help, zh},
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
    {'f', ACTION_FOLLOWUPS, NULL},
    {'a', ACTION_LOG, NULL},
    {K_F(2), ACTION_LOG, NULL},
    {'A', ACTION_BATCH, NULL},
    {':', ACTION_PALETTE, N_("commands")},
    {K_F(9), ACTION_PALETTE, NULL},
    {K_CTRL('P'), ACTION_PALETTE, NULL},
    {'?', ACTION_HELP, N_("help")},
    {K_F(1), ACTION_HELP, NULL},
    {'q', ACTION_QUIT, N_("back")},
    {K_ESC, ACTION_BACK, NULL},
    {'z', ACTION_PAUSE, NULL},
    {'M', ACTION_MOUSE, NULL},
    {'1', ACTION_GO, NULL},
    {'2', ACTION_GO, NULL},
    {'3', ACTION_GO, NULL},
    {'4', ACTION_GO, NULL},
    {'5', ACTION_GO, NULL},
    {'6', ACTION_GO, NULL},
    {'7', ACTION_GO, NULL},
    {K_F(5), ACTION_RELOAD, NULL},
    {K_CTRL('L'), ACTION_REDRAW, NULL},
    {K_CTRL('C'), ACTION_STOP, NULL},
    {0, ACTION_NONE, NULL},
};

enum action keys_find(const struct keymap *m, const struct keybind *table, uint32_t key)
{
    for (const struct keybind *k = table; k && k->key; k++) {
        unsigned n = m ? m->n[k->action] : 0;
        if (n == 0 && k->key == key)
            return k->action;
        for (unsigned i = 0; i < n; i++)
            if (m->keys[k->action][i] == key)
                return k->action;
    }
    return ACTION_NONE;
}

static bool has(const struct keybind *table, enum action a)
{
    for (const struct keybind *k = table; k && k->key; k++)
        if (k->action == a)
            return true;
    return false;
}

enum action keys_resolve(const struct keymap *m, const struct keybind *own,
                         uint32_t key)
{
    for (int a = ACTION_NONE + 1; m && a < ACTIONS; a++)
        for (int i = 0; i < m->n[a]; i++)
            if (m->keys[a][i] == key &&
                (has(own, (enum action)a) || has(keys_global, (enum action)a)))
                return (enum action)a;
    enum action a = keys_find(m, own, key);
    return a != ACTION_NONE ? a : keys_find(m, keys_global, key);
}

uint32_t keys_first(const struct keymap *m, const struct keybind *table, enum action a)
{
    for (const struct keybind *k = table; k && k->key; k++)
        if (k->action == a)
            return m && m->n[a] ? m->keys[a][0] : k->key;
    return 0;
}

const char *action_name(enum action a)
{
    return actions[a].name;
}

const char *action_help(enum action a)
{
    return *actions[a].help ? _(actions[a].help) : "";
}

const char *action_words(enum action a)
{
    return actions[a].words;
}

static void add_name(struct strbuf *out, size_t start, uint32_t key)
{
    char name[24];
    if (out->len > start)
        strbuf_putc(out, ' ');
    strbuf_puts(out, key_name(key, name));
}

void keys_of(const struct keymap *m, const struct keybind *table, enum action a,
             struct strbuf *out)
{
    size_t start = out->len;
    for (const struct keybind *k = table; k && k->key; k++) {
        if (k->action != a)
            continue;
        for (unsigned i = 0; m && i < m->n[a]; i++)
            add_name(out, start, m->keys[a][i]);
        if (m && m->n[a])
            return;
        add_name(out, start, k->key);
    }
}
