/* The user's own keys, from the [keys] section of the settings. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "app/config.h"

#include "tui/keys.h"

static enum action action_by_name(const char *name)
{
    for (int a = ACTION_NONE + 1; a < ACTIONS; a++)
        if (strcmp(action_name((enum action)a), name) == 0 &&
            *action_help((enum action)a) && a != ACTION_GO)
            return (enum action)a;
    return ACTION_NONE;
}

/* The action that has the key, ACTION_NONE. */
static enum action owner_of(const struct keymap *m, uint32_t key)
{
    for (int a = 0; a < ACTIONS; a++)
        for (int i = 0; i < m->n[a]; i++)
            if (m->keys[a][i] == key)
                return (enum action)a;
    return ACTION_NONE;
}

static void complain_twice(struct config *c, const struct config_row *row, uint32_t key,
                           enum action first)
{
    char what[100], name[24];
    snprintf(what, sizeof what, _("the key %s is bound twice, first to %s"),
             key_name(key, name), action_name(first));
    config_complain(c, row, what);
}

static void take_row(struct keymap *m, struct config *c, struct config_row *row)
{
    enum action a = action_by_name(row->key);
    uint32_t keys[KEYMAP_MOST];
    uint8_t n = 0;
    row->known = true;
    if (a == ACTION_NONE) {
        config_complain(c, row, _("no action of that name; ? lists them"));
        return;
    }
    for (const char *s = row->value; *s && n < KEYMAP_MOST;) {
        size_t len = strcspn(s, " \t");
        uint32_t key = key_parse(s, len);
        enum action first = owner_of(m, key);
        for (uint8_t i = 0; i < n; i++)
            first = keys[i] == key ? a : first;
        if (key == 0) {
            config_complain(c, row, _("no key is called so; a F2 Ctrl+Z Space are"));
            return;
        }
        if (first != ACTION_NONE) {
            complain_twice(c, row, key, first);
            return;
        }
        keys[n++] = key;
        s += len;
        s += strspn(s, " \t");
    }
    memcpy(m->keys[a], keys, n * sizeof *keys);
    m->n[a] = n;
}

void keymap_read(struct keymap *m, struct config *c)
{
    *m = (struct keymap){0};
    for (size_t i = 0; i < c->n; i++)
        if (strcmp(c->rows[i].section, "keys") == 0)
            take_row(m, c, &c->rows[i]);
}
