/* Text made harmless, measured and cut as it will be shown. */
#include <limits.h>
#include <stdio.h>

#include "base/text.h"

#include "text_class.h"

/* Marks that are shown on one base; the rest of a pile is left out. */
enum { MARKS_MAX = 8 };

#define TAB_MARK  "\xE2\x87\xA5" /* U+21E5, one column everywhere */
#define LINE_MARK "\xE2\x86\xB5" /* U+21B5 */

static bool is_han_lead(char c)
{
    return (unsigned char)c >= 0xE4 && (unsigned char)c <= 0xE9; /* U+4000..U+9FFF */
}

static bool is_tail(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* The usual text, at speed: bytes at s that are printable ASCII and Han, stand for
 * themselves and fit into `limit` columns; *cols is what they take. */
static size_t plain_run(const char *s, size_t n, int limit, int *cols)
{
    size_t i = 0, last = 0;
    int used = 0, width = 0;

    while (i < n) {
        bool ascii = s[i] >= 0x20 && s[i] < 0x7F;
        if (!ascii &&
            !(is_han_lead(s[i]) && n - i > 2 && is_tail(s[i + 1]) && is_tail(s[i + 2])))
            break;
        if (limit - used < (ascii ? 1 : 2))
            break;
        last = i;
        width = ascii ? 1 : 2;
        used += width;
        i += ascii ? 1 : 3;
    }
    /* What follows may be a mark on the last one: both belong to the slow path. */
    if (i > 0 && i < n && (unsigned char)s[i] >= 0x80 && !is_han_lead(s[i])) {
        i = last;
        used -= width;
    }
    *cols = used;
    return i;
}

int text_width(const char *s, size_t n)
{
    int64_t width = 0;

    for (size_t i = 0; i < n;) {
        int cols;
        i += plain_run(s + i, n - i, INT_MAX, &cols);
        width += cols;
        i += text_grapheme(s + i, n - i, &cols);
        width += cols;
    }
    return width < INT_MAX ? (int)width : INT_MAX;
}

size_t text_fit(const char *s, size_t n, int cols, int *used)
{
    size_t i = 0;

    *used = 0;
    while (i < n) {
        int more;
        i += plain_run(s + i, n - i, cols - *used, &more);
        *used += more;
        size_t k = text_grapheme(s + i, n - i, &more);
        if (more > cols - *used)
            break;
        *used += more;
        i += k;
    }
    return i;
}

static void safe_hidden(struct strbuf *out, uint32_t cp)
{
    char mark[16];
    int n;

    if (cp == '\t')
        n = snprintf(mark, sizeof mark, "%s", TAB_MARK);
    else if (cp == '\n' || cp == '\r')
        n = snprintf(mark, sizeof mark, "%s", LINE_MARK);
    else if (cp < 0x20 || cp == 0x7F)
        n = snprintf(mark, sizeof mark, "^%c", (int)(cp ^ 0x40));
    else if (cp < 0xA0)
        n = snprintf(mark, sizeof mark, "\\x%02x", (unsigned)cp);
    else
        n = snprintf(mark, sizeof mark, "<U+%04X>", (unsigned)cp);
    strbuf_add(out, mark, (size_t)n);
}

/* Appends the cluster s[0..n), as text_grapheme found it. */
static void safe_cluster(struct strbuf *out, const char *s, size_t n)
{
    uint32_t cp;
    size_t at = text_decode(s, n, &cp);
    char circle[4];

    if (cp == UINT32_MAX) {
        strbuf_add(out, circle, text_encode(TEXT_DAMAGED_CP, circle));
        return;
    }
    switch (text_class_of(cp)) {
    case TEXT_HIDDEN:
        safe_hidden(out, cp);
        return;
    case TEXT_MARK:
        strbuf_add(out, circle, text_encode(TEXT_CIRCLE_CP, circle));
        at = 0;
        break;
    case TEXT_NARROW:
    case TEXT_WIDE:
    case TEXT_AMBIGUOUS:
        break;
    }
    for (int marks = 0; at < n && marks < MARKS_MAX; marks++)
        at += text_decode(s + at, n - at, &cp);
    strbuf_add(out, s, at);
}

void text_safe(struct strbuf *out, const char *s, size_t n)
{
    strbuf_add(out, "", 0); /* even nothing leaves a string behind */
    for (size_t i = 0; i < n;) {
        int cols;
        size_t k = plain_run(s + i, n - i, INT_MAX, &cols);
        strbuf_add(out, s + i, k);
        i += k;
        k = text_grapheme(s + i, n - i, &cols);
        if (k > 0)
            safe_cluster(out, s + i, k);
        i += k;
    }
}

void text_column(struct strbuf *out, const char *s, size_t n, int cols)
{
    bool right = cols < 0;
    int room = cols == INT_MIN ? INT_MAX : right ? -cols : cols, used;
    size_t fits = text_fit(s, n, room, &used);
    bool cut = fits < n && room > 0;

    if (cut) {
        fits = text_fit(s, n, room - 1, &used);
        used++;
    }
    if (right)
        strbuf_pad(out, ' ', room - used);
    text_safe(out, s, fits);
    if (cut)
        strbuf_putc(out, '~');
    if (!right)
        strbuf_pad(out, ' ', room - used);
}
