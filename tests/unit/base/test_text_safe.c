/* What reaches a terminal: every code point once, and what hostile texts try. */
#include <gnu/libc-version.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "base/text.h"

#include "unit.h"

static struct strbuf out, again;

static const char *safe(const char *s, size_t n)
{
    strbuf_clear(&out);
    text_safe(&out, s, n);
    return out.s;
}

/* Points that change the direction of the line or show nothing. */
static bool is_treacherous(uint32_t cp)
{
    static const uint32_t ranges[][2] = {
        {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},    {0x034F, 0x034F},
        {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},    {0x180B, 0x180F},
        {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},    {0x3164, 0x3164},
        {0xD800, 0xF8FF}, {0xFDD0, 0xFDEF}, {0xFE00, 0xFE0F},    {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0xE0000, 0x10FFFF}, {0x1D173, 0x1D17A},
    };

    for (size_t i = 0; i < COUNT(ranges); i++)
        if (cp >= ranges[i][0] && cp <= ranges[i][1])
            return true;
    return (cp & 0xFFFE) == 0xFFFE;
}

/* Every point alone, against the C library's widths: what is let through has exactly
 * the library's columns, and what is not is written in ASCII. */
static void every_point_has_the_library_s_width(void **state)
{
    int shown = 0, hidden = 0;

    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char s[5] = "";
        size_t n = text_encode(cp, s);
        int width = text_cp_width(cp);
        if (width >= 0) {
            shown++;
            if (width != wcwidth((wchar_t)cp))
                fail_msg("U+%04X: %d, library %d", cp, width, wcwidth((wchar_t)cp));
            if (is_treacherous(cp))
                fail_msg("U+%04X is let through", cp);
            assert_non_null(strstr(safe(s, n), s));
        } else if (cp < 0xD800 || cp > 0xDFFF) {
            char number[16];
            hidden++;
            snprintf(number, sizeof number, "<U+%04X>", cp);
            if (cp >= 0xA0)
                assert_string_equal(safe(s, n), number);
            assert_true(cp == 0 || !strstr(safe(s, n), s));
        }
        assert_int_equal(text_width(s, n), text_width(safe(s, n), strlen(safe(s, n))));
    }
    assert_true(shown > 140000); /* most of what Unicode defines is text */
    assert_true(hidden > 900000);
}

static void the_marks_are_these(void **state)
{
    static const struct {
        const char *s;
        size_t n;
        const char *shown;
    } rows[] = {
        {"plain 信息，…", sizeof "plain 信息，…" - 1, "plain 信息，…"},
        {"a\x1b[31mb", 7, "a^[[31mb"},
        {"\0\x07\x7F", 3, "^@^G^?"},
        {"\xC2\x9B"
         "2J",
         4, "\\x9b2J"},
        {"a\tb\nc\r\nd\re", 10, "a⇥b↵c↵d↵e"},
        {"\x0b\x0c", 2, "^K^L"},
        {"\xE2\x80\xAE"
         "evil",
         7, "<U+202E>evil"},
        {"\xE2\x80\xA8", 3, "<U+2028>"},
        {"\xEF\xBB\xBFx", 4, "<U+FEFF>x"},
        {"\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", 11, "👨<U+200D>👩"},
        {"\xF3\xA0\x80\x81", 4, "<U+E0001>"},
        {"\xF4\x8F\xBF\xBF", 4, "<U+10FFFF>"},
        {"a\xFF\xFE"
         "b",
         4, "a��b"},
        {"\x9B"
         "2J",
         3, "�2J"},
        {"\xED\xA0\x80", 3, "���"},
        {"\xE4\xBF", 2, "��"},
        {"\xC0\xAF", 2, "��"},
        {"\xCC\x81x", 3, "◌\xCC\x81x"},
        {"%s%n{0}", 7, "%s%n{0}"},
        {"", 0, ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(safe(rows[i].s, rows[i].n), rows[i].shown);
}

static void a_pile_of_marks_is_cut_to_eight(void **state)
{
    char s[2200] = "e";
    size_t n = 1;

    (void)state;
    for (; n < 2001; n += 2)
        memcpy(s + n, "\xCC\x81", 3);
    assert_int_equal(strlen(safe(s, n)), 1 + 8 * 2);
    assert_int_equal(text_width(s, n), 1);
    int used;
    assert_int_equal(text_fit(s, n, 1, &used), n); /* the data stay whole */
    assert_int_equal(strlen(safe(s + 1, n - 1)), 3 + 8 * 2);
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static void check_safe_text(const char *s, size_t n)
{
    const char *text = safe(s, n);
    int width = 0;

    assert_int_equal(strlen(text), out.len);
    assert_true(text_valid(text, out.len, NULL));
    for (size_t at = 0; at < out.len;) {
        uint32_t cp;
        at += text_decode(text + at, out.len - at, &cp);
        assert_in_range(text_cp_width(cp), 0, 2);
        assert_false(is_treacherous(cp));
        width += wcwidth((wchar_t)cp);
    }
    assert_int_equal(width, text_width(s, n));
    strbuf_clear(&again);
    text_safe(&again, text, out.len);
    assert_string_equal(again.s, text);
}

/* Any bytes, and any code points: the result is text, of the width that was promised,
 * and harmless; made safe again it does not change. */
static void anything_becomes_harmless(void **state)
{
    uint32_t seed = 20180701;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        char s[100];
        size_t n = 0;
        while (n < 40) {
            uint32_t kind = next(&seed) % 8;
            if (kind == 0)
                s[n++] = (char)next(&seed);
            else if (kind < 3)
                n += text_encode(0x300 + next(&seed) % 0x70, s + n);
            else if (kind < 5)
                n += text_encode(next(&seed) % 0x3100, s + n);
            else
                n += text_encode(next(&seed) % 0x110000, s + n);
        }
        check_safe_text(s, n);
    }
}

/* With wide ambiguous points every sum is made with two columns. */
static void ambiguous_points_can_be_wide(void **state)
{
    static const char text[] = "“通报”—…·a";

    (void)state;
    assert_int_equal(text_width(text, strlen(text)), 10);
    text_set_ambiguous(2);
    assert_int_equal(text_width(text, strlen(text)), 15);
    assert_int_equal(text_cp_width(0x2026), 2);
    assert_int_equal(text_cp_width('a'), 1);
    assert_int_equal(text_cp_width(0x301), 0);
    assert_int_equal(text_cp_width(0x202E), -1);
    strbuf_clear(&out);
    text_column(&out, "a\xFF“b", strlen("a\xFF“b"), 4);
    assert_string_equal(out.s, "a�~");
    text_set_ambiguous(1);
    assert_int_equal(text_width(text, strlen(text)), 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_point_has_the_library_s_width),
        cmocka_unit_test(the_marks_are_these),
        cmocka_unit_test(a_pile_of_marks_is_cut_to_eight),
        cmocka_unit_test(anything_becomes_harmless),
        cmocka_unit_test(ambiguous_points_can_be_wide),
    };
    const struct CMUnitTest elsewhere[] = {
        cmocka_unit_test(the_marks_are_these),
        cmocka_unit_test(a_pile_of_marks_is_cut_to_eight),
        cmocka_unit_test(ambiguous_points_can_be_wide),
    };
    int bad;

    if (setlocale(LC_CTYPE, "C.UTF-8") && strcmp(gnu_get_libc_version(), "2.36") == 0) {
        bad = cmocka_run_group_tests(tests, NULL, NULL);
    } else {
        printf(
            "skipped: the width table is glibc 2.36's, this is %s; make it anew with "
            "src/base/text_width_table.py\n",
            gnu_get_libc_version());
        bad = cmocka_run_group_tests(elsewhere, NULL, NULL);
    }
    strbuf_free(&out);
    strbuf_free(&again);
    return bad;
}
