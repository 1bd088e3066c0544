/* Base64 as in RFC 4648. */
#include "base/text.h"

void text_base64(struct strbuf *out, const char *s, size_t n)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < n; i += 3) {
        uint32_t v = (uint32_t)(unsigned char)s[i] << 16;
        if (i + 1 < n)
            v |= (uint32_t)(unsigned char)s[i + 1] << 8;
        if (i + 2 < n)
            v |= (unsigned char)s[i + 2];
        strbuf_putc(out, digits[v >> 18]);
        strbuf_putc(out, digits[v >> 12 & 63]);
        strbuf_putc(out, i + 1 < n ? digits[v >> 6 & 63] : '=');
        strbuf_putc(out, i + 2 < n ? digits[v & 63] : '=');
    }
}
