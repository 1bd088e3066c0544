#include "export/xml.h"

#include <stdbool.h>

#include "base/text.h"

static bool forbidden(uint32_t cp)
{
    return cp == UINT32_MAX || (cp < 0x20 && cp != '\t' && cp != '\n') ||
           (cp >= 0x7F && cp < 0xA0) || cp == 0xFFFE || cp == 0xFFFF;
}

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

static void put(struct strbuf *out, const char *s, size_t n, bool escape)
{
    for (size_t at = 0, took; at < n; at += took) {
        uint32_t cp;
        took = text_decode(s + at, n - at, &cp);
        const char *name = escape ? entity(s[at]) : NULL;
        if (cp == '\r') {
            if (at + 1 == n || s[at + 1] != '\n')
                strbuf_putc(out, '\n');
        } else if (forbidden(cp)) {
            strbuf_puts(out, "\xEF\xBF\xBD");
        } else if (name) {
            strbuf_puts(out, name);
        } else {
            strbuf_add(out, s + at, took);
        }
    }
}

void xml_clean(struct strbuf *out, const char *s, size_t n)
{
    put(out, s, n, false);
}

void xml_text(struct strbuf *out, const char *s, size_t n)
{
    put(out, s, n, true);
}
