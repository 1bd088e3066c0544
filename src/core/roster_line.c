/* What stands around a name in a line: numbering and bullets in front, counts and
 * punctuation behind. */
#include <string.h>

#include "base/text.h"

#include "core/roster.h"

static bool one_of(uint32_t cp, const char *set)
{
    size_t left = strlen(set);
    for (uint32_t x; left > 0;) {
        size_t k = text_decode(set, left, &x);
        if (x == cp)
            return true;
        set += k;
        left -= k;
    }
    return false;
}

static bool is_digit(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 0xff10 && cp <= 0xff19);
}

static bool is_numeral(uint32_t cp)
{
    return one_of(cp, "一二三四五六七八九十百〇零");
}

/* ① ⑴ ⒈ and their like, ㈠ ㊀: a number in one sign. */
static bool is_number_sign(uint32_t cp)
{
    return (cp >= 0x2460 && cp <= 0x249b) || (cp >= 0x2776 && cp <= 0x2793) ||
           (cp >= 0x3220 && cp <= 0x3229) || (cp >= 0x3280 && cp <= 0x3289);
}

static const char *after_blanks(const char *s)
{
    return s + strspn(s, " ");
}

static uint32_t point(const char *s, size_t *len)
{
    uint32_t cp = 0;
    *len = text_decode(s, strlen(s), &cp);
    return *len ? cp : 0;
}

/* Past a run of digits, or of Chinese numerals. */
static const char *after_number(const char *s, bool *chinese)
{
    size_t len;
    *chinese = is_numeral(point(s, &len));
    while (*chinese ? is_numeral(point(s, &len)) : is_digit(point(s, &len)))
        s += len;
    return s;
}

static const char *skip_bracketed(const char *s)
{
    size_t len;
    bool chinese;
    if (!one_of(point(s, &len), "(（[【〔"))
        return s;
    const char *digits = s + len, *end = after_number(digits, &chinese);
    if (end == digits || !one_of(point(end, &len), ")）]】〕"))
        return s;
    return end + len;
}

static const char *skip_plain(const char *s)
{
    size_t len;
    bool chinese;
    const char *end = after_number(s, &chinese);
    if (end == s)
        return s;
    uint32_t cp = point(end, &len);
    if (cp == 0) /* nothing but a number */
        return chinese ? s : end;
    if (one_of(cp, chinese ? "、.．：:，," : "、.．：:，,)）]】。 \t"))
        return end + len;
    return s;
}

const char *roster_skip_number(const char *s)
{
    size_t len;
    for (int i = 0; i < 4; i++) {
        const char *before = s = after_blanks(s);
        uint32_t cp = point(s, &len);
        if (cp && (is_number_sign(cp) || one_of(cp, "-*•·●○■□◆◇▪▫–—>#→✓√☑※★☆+")))
            s += len;
        else if ((s = skip_bracketed(s)) == before)
            s = skip_plain(s);
        if (s == before)
            break;
    }
    return after_blanks(s);
}

/* --- the end ---------------------------------------------------------------------- */

/* The code point that ends s[0..n), and where it begins. */
static uint32_t last(const char *s, size_t n, size_t *at)
{
    uint32_t cp = 0;
    *at = n;
    if (n == 0)
        return 0;
    do
        (*at)--;
    while (*at > 0 && ((unsigned char)s[*at] & 0xc0) == 0x80);
    text_decode(s + *at, n - *at, &cp);
    return cp;
}

static size_t cut_marks(const char *s, size_t n)
{
    size_t at;
    while (n > 0 && one_of(last(s, n, &at), " \t。．.；;，,、：:！!*\"“”'"))
        n = at;
    return n;
}

/* A number with or without its measure word; n when none ends there. */
static size_t cut_count(const char *s, size_t n, bool *measured)
{
    size_t at, end = n;
    *measured = one_of(last(s, n, &at), "篇个家人条件分名");
    if (*measured)
        end = at;
    size_t digits = end;
    while (digits > 0 && is_digit(last(s, digits, &at)))
        digits = at;
    return digits == end ? n : digits;
}

static size_t cut_bracket(const char *s, size_t n)
{
    size_t at;
    bool measured;
    if (!one_of(last(s, n, &at), ")）]】"))
        return n;
    size_t inside = cut_count(s, at, &measured), open;
    if (inside == at || !one_of(last(s, inside, &open), "(（[【"))
        return n;
    return open;
}

size_t roster_cut_tail(const char *s, size_t n)
{
    for (size_t before = n + 1; before != n;) {
        size_t at;
        bool measured;
        before = n;
        n = cut_bracket(s, cut_marks(s, n));
        size_t cut = cut_count(s, n, &measured);
        /* 河东镇 4, 河东镇4篇; but not 工作队1. */
        if (cut < n && cut > 0 && (measured || one_of(last(s, cut, &at), " \t:：,，")))
            n = cut;
    }
    return n;
}

/* --- the whole -------------------------------------------------------------------- */

void roster_copy_line(struct strbuf *out, const char *s, size_t n)
{
    uint32_t cp;
    for (size_t k; n > 0; s += k, n -= k) {
        k = text_decode(s, n, &cp);
        bool gone = (cp < ' ' && cp != '\t') || cp == 0x7f || cp == 0xfeff ||
                    cp == 0xad || (cp >= 0x80 && cp < 0xa0) ||
                    (cp >= 0x200b && cp <= 0x200f) || (cp >= 0x202a && cp <= 0x202e) ||
                    (cp >= 0x2060 && cp <= 0x206f);
        if (cp == 0x3000 || cp == 0xa0)
            strbuf_putc(out, ' ');
        else if (!gone)
            strbuf_add(out, s, k);
    }
}
