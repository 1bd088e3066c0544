#include "base/guard.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* Blank or invisible: programs that trim a cell would see what stands behind. */
static bool is_blank(uint32_t cp)
{
    return cp == ' ' || cp == 0xA0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200F) ||
           cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F ||
           cp == 0x2060 || cp == 0xFEFF;
}

static bool is_trigger(uint32_t cp)
{
    return cp == '=' || cp == '+' || cp == '-' || cp == '@' || cp == '\t' ||
           cp == '\r' || cp == '\n' || cp == 0xFF1D || cp == 0xFF0B || cp == 0xFF0D ||
           cp == 0xFF20 || cp == 0x2212;
}

static bool starts_formula(const char *s)
{
    size_t n = strlen(s);
    while (n) {
        uint32_t cp;
        size_t k = text_decode(s, n, &cp);
        if (is_trigger(cp))
            return true;
        if (!is_blank(cp))
            return false;
        s += k;
        n -= k;
    }
    return false;
}

void guard_add(struct strbuf *out, const char *s)
{
    if (starts_formula(s + strspn(s, "'")))
        strbuf_putc(out, '\'');
    strbuf_puts(out, s);
}

const char *guard_strip(const char *s)
{
    return *s == '\'' && starts_formula(s + strspn(s, "'")) ? s + 1 : s;
}
