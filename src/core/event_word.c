/* Kinds of events: the contract's words, and those that an office's schemes named. */
#include <string.h>

#include "base/text.h"

#include "core/model.h"
#include "core/word.h"

int names_event_kind(const struct names *n, const char *text)
{
    struct strbuf key = {0};
    int kind = -1;

    if (word_find(words_event, text, &kind))
        return kind < EVENT_KINDS ? kind : -1;
    text_key(&key, text, strlen(text));
    for (size_t i = 0; n && i < n->n_kinds; i++)
        if (strcmp(n->kinds[i].key, key.s ? key.s : "") == 0)
            kind = n->kinds[i].kind;
    strbuf_free(&key);
    return kind;
}

const char *names_event_name(const struct names *n, int kind, bool zh)
{
    if (kind < EVENT_NAMED)
        return zh ? word_zh(words_event, kind) : word_en(words_event, kind);
    for (size_t i = 0; n && i < n->n_kinds; i++)
        if (n->kinds[i].kind == kind)
            return n->kinds[i].name;
    return "";
}
