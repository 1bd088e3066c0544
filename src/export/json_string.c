#include "json_string.h"

#include <string.h>

#include "base/text.h"

static void add_escape(struct strbuf *out, unsigned char c)
{
    switch (c) {
    case '"':
        strbuf_puts(out, "\\\"");
        break;
    case '\\':
        strbuf_puts(out, "\\\\");
        break;
    case '\n':
        strbuf_puts(out, "\\n");
        break;
    case '\r':
        strbuf_puts(out, "\\r");
        break;
    case '\t':
        strbuf_puts(out, "\\t");
        break;
    default:
        strbuf_printf(out, "\\u%04x", c);
    }
}

void json_string_add(struct strbuf *out, const char *s)
{
    size_t n = strlen(s);
    strbuf_putc(out, '"');
    while (n) {
        uint32_t cp;
        size_t k = text_decode(s, n, &cp);
        if (cp == UINT32_MAX)
            strbuf_puts(out, "\xEF\xBF\xBD");
        else if (cp < 0x20 || cp == '"' || cp == '\\' || cp == 0x7F)
            add_escape(out, (unsigned char)cp);
        else
            strbuf_add(out, s, k);
        s += k;
        n -= k;
    }
    strbuf_putc(out, '"');
}
