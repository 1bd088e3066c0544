/* Tells UTF-8 from GB18030 by reading the bytes as both at once.
 *
 * "Strict UTF-8, else GB18030" is not enough: 930 GB2312 characters are pairs of bytes
 * that are also good UTF-8, and 医院 or 统战委 saved by a Chinese spreadsheet would be
 * read as Latin and Greek letters. Such a file has only, or at least some, characters
 * of U+0080..U+07FF in its UTF-8 reading, where a true Chinese UTF-8 file has
 * characters of three bytes; the latter may be good GB18030 by chance and is not asked
 * about. */
#include <string.h>

#include "import/decode.h"

/* So many three-byte characters in a row of good UTF-8 are no accident. */
#define SURELY_UTF8 4

static void utf8_done(struct scan *s)
{
    if (s->lead >= 0xE0) {
        s->wide++;
        return;
    }
    s->narrow++;
    /* U+0080..U+00BF are signs: the dot of 买买提·阿里 is no ground for a question. */
    if (s->lead != 0xC2)
        s->letters++;
}

static bool utf8_lead(struct scan *s, unsigned char b)
{
    s->low = 0x80;
    s->high = 0xBF;
    s->lead = b;
    s->utf8_start = s->at;
    if (b >= 0xC2 && b <= 0xDF) {
        s->need = 1;
    } else if (b >= 0xE0 && b <= 0xEF) {
        s->need = 2;
        s->low = b == 0xE0 ? 0xA0 : 0x80;
        s->high = b == 0xED ? 0x9F : 0xBF;
    } else if (b >= 0xF0 && b <= 0xF4) {
        s->need = 3;
        s->low = b == 0xF0 ? 0x90 : 0x80;
        s->high = b == 0xF4 ? 0x8F : 0xBF;
    } else {
        return b < 0x80;
    }
    return true;
}

static void utf8_byte(struct scan *s, unsigned char b)
{
    if (!s->need) {
        if (!utf8_lead(s, b))
            s->utf8_bad = s->at;
        return;
    }
    if (b < s->low || b > s->high) {
        s->utf8_bad = s->utf8_start;
        return;
    }
    s->low = 0x80;
    s->high = 0xBF;
    if (--s->need == 0)
        utf8_done(s);
}

static bool gb_step(struct scan *s, unsigned char b)
{
    bool lead = b >= 0x81 && b <= 0xFE, digit = b >= 0x30 && b <= 0x39;
    switch (s->gb) {
    case 0:
        s->gb_start = s->at;
        s->gb = lead;
        return b < 0x80 || lead;
    case 1:
        s->gb = digit ? 2 : 0;
        return digit || (b >= 0x40 && b != 0x7F && b != 0xFF);
    case 2:
        s->gb = 3;
        return lead;
    default:
        s->gb = 0;
        return digit;
    }
}

static bool all_ascii(const unsigned char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return !(v & UINT64_C(0x8080808080808080));
}

/* One Han and the like in three bytes, without the tighter bounds of E0 and ED. */
static bool usual_three(const unsigned char *p)
{
    return p[0] > 0xE0 && p[0] < 0xF0 && p[0] != 0xED && (p[1] & 0xC0) == 0x80 &&
           (p[2] & 0xC0) == 0x80;
}

void scan_feed(struct scan *s, const unsigned char *p, size_t n)
{
    if (!s->begun) {
        s->begun = true;
        s->utf8_bad = s->gb_bad = -1;
    }
    for (size_t i = 0; i < n;) {
        if (!s->need && !s->gb && i + 8 <= n && all_ascii(p + i)) {
            i += 8;
            s->at += 8;
            continue;
        }
        /* Most of a long Chinese file: it is soon known not to be GB18030. */
        if (s->gb_bad >= 0 && s->utf8_bad < 0 && !s->need && i + 3 <= n &&
            usual_three(p + i)) {
            i += 3;
            s->at += 3;
            s->wide++;
            continue;
        }
        if (s->utf8_bad < 0)
            utf8_byte(s, p[i]);
        if (s->utf8_bad >= 0)
            s->need = 0;
        if (s->gb_bad < 0 && !gb_step(s, p[i]))
            s->gb_bad = s->gb_start;
        if (s->gb_bad >= 0)
            s->gb = 0;
        i++;
        s->at++;
    }
}

void scan_end(struct scan *s)
{
    if (!s->begun)
        scan_feed(s, (const unsigned char *)"", 0);
    if (s->need && s->utf8_bad < 0)
        s->utf8_bad = s->utf8_start;
    if (s->gb && s->gb_bad < 0)
        s->gb_bad = s->gb_start;
}

enum scan_verdict scan_verdict(const struct scan *s)
{
    if (s->utf8_bad < 0) {
        bool doubtful = s->letters || (s->narrow && !s->wide);
        return s->gb_bad < 0 && doubtful ? SCAN_BOTH : SCAN_UTF8;
    }
    if (s->gb_bad >= 0)
        return SCAN_NEITHER;
    return s->wide >= SURELY_UTF8 ? SCAN_MIXED : SCAN_GB18030;
}
