#include "core/phrase.h"

#include <string.h>

#include "base/text.h"

static const char *value_of(const struct phrase_field *f, size_t n, const char *name,
                            size_t len)
{
    struct strbuf key = {0};
    const char *found = NULL;

    text_find_key(&key, name, len);
    for (size_t i = 0; i < n && !found && key.len > 0; i++)
        if (strcmp(f[i].zh, key.s) == 0 || strcmp(f[i].en, key.s) == 0)
            found = f[i].value ? f[i].value : "";
    strbuf_free(&key);
    return found;
}

bool phrase_fill(struct strbuf *out, const char *text, size_t n,
                 const struct phrase_field *fields, size_t n_fields, const char **bad)
{
    const char *end = text + n;

    while (text < end) {
        const char *open = memchr(text, '{', (size_t)(end - text)), *close, *value;
        if (!open)
            open = end;
        strbuf_add(out, text, (size_t)(open - text));
        if (open == end)
            break;
        if (open + 1 < end && open[1] == '{') {
            strbuf_putc(out, '{');
            text = open + 2;
            continue;
        }
        close = memchr(open, '}', (size_t)(end - open));
        value = close ? value_of(fields, n_fields, open + 1, (size_t)(close - open - 1))
                      : NULL;
        if (!value) {
            *bad = open;
            return false;
        }
        strbuf_puts(out, value);
        text = close + 1;
    }
    return true;
}
