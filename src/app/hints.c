#include "app/hints.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/state.h"

static int find(const struct hint_counts *h, const char *key)
{
    int i = 0;
    while (i < h->n && strcmp(h->keys[i].key, key) != 0)
        i++;
    return i;
}

static void set(struct hint_counts *h, const char *key, int uses)
{
    int i = find(h, key);
    if (i == HINTS_KEYS || strlen(key) >= HINTS_NAME)
        return;
    if (i == h->n) {
        snprintf(h->keys[i].key, sizeof h->keys[i].key, "%s", key);
        h->n++;
    }
    h->keys[i].uses = uses < 0 ? 0 : uses > HINTS_USES ? HINTS_USES : uses;
}

/* Lines "KEY COUNT"; what is none is left out. */
static void read_all(struct hint_counts *h)
{
    struct strbuf text = {0};
    struct tb_err e;
    if (h->read)
        return;
    h->read = true;
    if (state_read("hints", &text, &e) == TB_OK) {
        char *rest = NULL;
        for (char *line = strtok_r(text.s, "\n", &rest); line;
             line = strtok_r(NULL, "\n", &rest)) {
            char *count = strrchr(line, ' ');
            if (!count)
                continue;
            *count = '\0';
            set(h, line, (int)strtol(count + 1, NULL, 10));
        }
    }
    strbuf_free(&text);
}

bool hints_wanted(struct hint_counts *h, const char *key)
{
    read_all(h);
    int i = find(h, key);
    return i == h->n || h->keys[i].uses < HINTS_USES;
}

void hints_used(struct hint_counts *h, const char *key)
{
    struct strbuf text = {0};
    struct tb_err e;
    if (!hints_wanted(h, key))
        return;
    int i = find(h, key);
    set(h, key, i < h->n ? h->keys[i].uses + 1 : 1);
    for (i = 0; i < h->n; i++)
        strbuf_printf(&text, "%s %d\n", h->keys[i].key, h->keys[i].uses);
    /* A hint too many is all that a failure costs. */
    if (text.len)
        state_write("hints", text.s, text.len, &e);
    strbuf_free(&text);
}
