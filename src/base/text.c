/* UTF-8: code points and the clusters that are shown as one. */
#include "base/text.h"

#include "text_class.h"

static bool is_tail(const char *s)
{
    return ((unsigned char)*s & 0xC0) == 0x80;
}

/* Bytes of the sequence that a lead byte begins; 0: none does. */
static size_t sequence_length(unsigned char lead)
{
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

static size_t decode_any(const char *s, size_t n, uint32_t *cp)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)s[0];
    size_t want = sequence_length(lead);
    uint32_t v;

    *cp = UINT32_MAX;
    if (want == 0 || want > n)
        return 1;
    v = lead & (0xFFu >> (want + 1));
    for (size_t i = 1; i < want; i++) {
        if (!is_tail(s + i))
            return 1;
        v = v << 6 | ((unsigned char)s[i] & 0x3F);
    }
    if (v < least[want] || v > 0x10FFFF || (v >= 0xD800 && v <= 0xDFFF))
        return 1;
    *cp = v;
    return want;
}

size_t text_decode(const char *s, size_t n, uint32_t *cp)
{
    unsigned char lead;

    if (n == 0)
        return 0;
    lead = (unsigned char)s[0];
    if (lead < 0x80) {
        *cp = lead;
        return 1;
    }
    /* Nearly all Chinese, and nothing that could be overlong or a surrogate. */
    if (lead > 0xE0 && lead < 0xED && n > 2 && is_tail(s + 1) && is_tail(s + 2)) {
        *cp = (lead & 0x0Fu) << 12 | ((unsigned)s[1] & 0x3F) << 6 |
              ((unsigned)s[2] & 0x3F);
        return 3;
    }
    return decode_any(s, n, cp);
}

size_t text_encode(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (cp >> 18 & 7));
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

bool text_valid(const char *s, size_t n, size_t *bad)
{
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        size_t k = text_decode(s + i, n - i, &cp);
        if (cp == UINT32_MAX || cp == 0) {
            if (bad)
                *bad = i;
            return false;
        }
        i += k;
    }
    return true;
}

/* Bytes of the mark at s, 0 when something else stands there. */
static size_t mark_at(const char *s, size_t n)
{
    unsigned char lead;
    uint32_t cp;
    size_t k;

    if (n == 0)
        return 0;
    lead = (unsigned char)s[0];
    /* By far the most text is ASCII or CJK: E4..E9 lead U+4000..U+9FFF, no marks. */
    if (lead < 0x80 || (lead >= 0xE4 && lead <= 0xE9))
        return 0;
    k = text_decode(s, n, &cp);
    return cp != UINT32_MAX && text_class_of(cp) == TEXT_MARK ? k : 0;
}

static int columns_hidden(uint32_t cp)
{
    if (cp == '\t' || cp == '\n' || cp == '\r')
        return 1; /* one visible mark */
    if (cp < 0x20 || cp == 0x7F)
        return 2; /* ^[ */
    if (cp < 0xA0)
        return 4;                                   /* \x9b */
    return cp > 0xFFFFF ? 10 : cp > 0xFFFF ? 9 : 8; /* <U+202E> */
}

size_t text_grapheme(const char *s, size_t n, int *cols)
{
    uint32_t cp;
    size_t k = text_decode(s, n, &cp), more;

    *cols = 0;
    if (k == 0)
        return 0;
    if (cp == UINT32_MAX) {
        *cols = text_cp_width(TEXT_DAMAGED_CP);
        return k;
    }
    *cols = text_cp_width(cp);
    if (*cols < 0) {
        *cols = columns_hidden(cp);
        return cp == '\r' && n > 1 && s[1] == '\n' ? 2 : k;
    }
    if (*cols == 0)
        *cols = text_cp_width(TEXT_CIRCLE_CP); /* a mark without a base is given one */
    while ((more = mark_at(s + k, n - k)) > 0)
        k += more;
    return k;
}

/* Where the code point (or the damaged byte) that ends at s+at begins. A sequence that
 * is whole from its lead byte on is always read as one, whatever stands before it. */
static size_t point_before(const char *s, size_t at, uint32_t *cp)
{
    for (size_t back = 1; back <= 4 && back <= at; back++) {
        if (text_decode(s + at - back, back, cp) == back && *cp != UINT32_MAX)
            return at - back;
        if (!is_tail(s + at - back))
            break;
    }
    *cp = UINT32_MAX;
    return at - 1;
}

size_t text_grapheme_before(const char *s, size_t at)
{
    size_t start, base;
    uint32_t cp;

    if (at == 0)
        return 0;
    start = point_before(s, at, &cp);
    if (cp == '\n' && start > 0 && s[start - 1] == '\r')
        return 2;
    while (start > 0 && cp != UINT32_MAX && text_class_of(cp) == TEXT_MARK) {
        base = point_before(s, start, &cp);
        if (cp == UINT32_MAX || text_class_of(cp) == TEXT_HIDDEN)
            break; /* what is shown by its number carries no marks */
        start = base;
    }
    return at - start;
}
