#include <string.h>

#include "base/text.h"

#include "html_parts.h"

static const char *entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_text(struct strbuf *out, const char *s)
{
    struct strbuf safe = {0};
    text_safe(&safe, s, strlen(s));
    for (const char *p = safe.s; *p; p++) {
        const char *name = entity(*p);
        if (name)
            strbuf_puts(out, name);
        else
            strbuf_putc(out, *p);
    }
    strbuf_free(&safe);
}
