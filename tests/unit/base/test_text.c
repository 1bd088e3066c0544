/* Code points and clusters. */
#include <string.h>

#include "base/text.h"

#include "unit.h"

static void every_point_survives_coding(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char s[5] = "";
        uint32_t got = 0;
        size_t n = text_encode(cp, s);
        bool surrogate = cp >= 0xD800 && cp <= 0xDFFF;
        assert_int_equal(text_decode(s, n, &got), surrogate ? 1 : n);
        assert_int_equal(got, surrogate ? UINT32_MAX : cp);
        assert_int_equal(text_valid(s, n, NULL), !surrogate && cp != 0);
        for (size_t cut = 1; cut < n; cut++) {
            assert_int_equal(text_decode(s, cut, &got), 1);
            assert_int_equal(got, UINT32_MAX);
        }
    }
}

static void damage_is_found_where_it_is(void **state)
{
    static const struct {
        const char *s;
        size_t n, bad;
    } rows[] = {
        {"ab\xFFz", 4, 2},          {"\xC0\xAF", 2, 0},
        {"\xC1\xBF", 2, 0},         {"x\xE0\x80\x80", 4, 1},
        {"\xED\xA0\x80", 3, 0},     {"\xF4\x90\x80\x80", 4, 0},
        {"\xF0\x80\x80\xAF", 4, 0}, {"a\x80", 2, 1},
        {"信\xE4\xBF", 5, 3},       {"a\0b", 3, 1},
        {"\xF5\x80\x80\x80", 4, 0},
    };
    size_t bad;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        bad = 99;
        assert_false(text_valid(rows[i].s, rows[i].n, &bad));
        assert_int_equal(bad, rows[i].bad);
    }
    assert_true(text_valid("信息 é 𠮷", strlen("信息 é 𠮷"), &bad));
    assert_true(text_valid("", 0, &bad));
}

/* One row: a text, its clusters' lengths in bytes and their columns. */
static void clusters(void **state)
{
    static const struct {
        const char *s;
        int bytes[6], cols[6];
    } rows[] = {
        {"ab", {1, 1}, {1, 1}},
        {"信a", {3, 1}, {2, 1}},
        {"e\xCC\x81x", {3, 1}, {1, 1}},
        {"\xCC\x81x", {2, 1}, {1, 1}},                   /* a mark alone */
        {"\xE2\x80\xAE\xCC\x81x", {3, 2, 1}, {8, 1, 1}}, /* a mark on a hidden point */
        {"\xFF\xCC\x81", {1, 2}, {1, 1}},
        {"\r\nx\r\t", {2, 1, 1, 1}, {1, 1, 1, 1}},
        {"\x1b[m", {1, 1, 1}, {2, 1, 1}},
        {"\xC2\x9B", {2}, {4}},
        {"\x7F", {1}, {2}},
        {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBB", {4, 4}, {2, 2}}, /* a thumb and its tone */
        {"\xF0\x9F\x87\xA8\xF0\x9F\x87\xB3",
         {4, 4},
         {1, 1}},                       /* a flag is two letters */
        {"\xF3\xA0\x84\x80", {4}, {9}}, /* a variation selector */
        {"\xF4\x8F\xBF\xBF", {4}, {10}},
        {"", {0}, {0}},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t n = strlen(rows[i].s), at = 0;
        for (size_t k = 0; at < n; k++) {
            int cols;
            size_t len = text_grapheme(rows[i].s + at, n - at, &cols);
            assert_int_equal(len, rows[i].bytes[k]);
            assert_int_equal(cols, rows[i].cols[k]);
            at += len;
            assert_int_equal(text_grapheme_before(rows[i].s, at), len);
        }
        assert_int_equal(at, n);
    }
    assert_int_equal(text_grapheme_before("abc", 0), 0);
}

/* Pieces that texts of the tests below are made of. */
static const char *const pieces[] = {
    "a",
    "Z",
    " ",
    "~",
    "信",
    "息",
    "，",
    "…",
    "é",
    "\xCC\x81",
    "\xCC\x88",
    "\xE0\xA4\xBE",
    "\x1b",
    "\t",
    "\r",
    "\n",
    "\xC2\x9B",
    "\xE2\x80\xAE",
    "\xFF",
    "\xE4",
    "\xE4\xBF",
    "\x80",
    "\xF0\x9F\x91",
    "\xF0\x9F\x98\x80",
    "\xEF\xBB\xBF",
    "\xE1\x85\xA1",
    "가",
    "ﾞ",
    "\xE2\x80\x8D",
    "\xEF\xB8\x8F",
};

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static size_t make_text(uint32_t *seed, char *s, size_t size)
{
    size_t n = 0, parts = next(seed) % 20;

    for (size_t i = 0; i < parts; i++) {
        const char *p = pieces[next(seed) % COUNT(pieces)];
        if (n + strlen(p) >= size)
            break;
        memcpy(s + n, p, strlen(p));
        n += strlen(p);
    }
    s[n] = '\0';
    return n;
}

/* Stepping forward and stepping back stop at the same places. */
static void both_directions_agree(void **state)
{
    uint32_t seed = 7;
    char s[128];

    (void)state;
    for (int round = 0; round < 20000; round++) {
        size_t n = make_text(&seed, s, sizeof s), at = 0;
        while (at < n) {
            int cols;
            size_t len = text_grapheme(s + at, n - at, &cols);
            assert_in_range(len, 1, n - at);
            assert_in_range(cols, 1, 10);
            at += len;
            assert_int_equal(text_grapheme_before(s, at), len);
        }
    }
}

static void fit_takes_all_that_fits_and_no_more(void **state)
{
    uint32_t seed = 99;
    char s[128];

    (void)state;
    for (int round = 0; round < 20000; round++) {
        size_t n = make_text(&seed, s, sizeof s);
        int used, next_cols, cols = (int)(next(&seed) % 30);
        size_t fits = text_fit(s, n, cols, &used);
        assert_in_range(fits, 0, n);
        assert_in_range(used, 0, cols);
        assert_int_equal(text_width(s, fits), used);
        text_grapheme(s + fits, n - fits, &next_cols);
        assert_true(fits == n || used + next_cols > cols);
        assert_int_equal(text_fit(s, n, 100000, &used), n);
        assert_int_equal(used, text_width(s, n));
    }
    int used;
    assert_int_equal(text_fit("abc", 3, 0, &used), 0);
    assert_int_equal(text_fit("abc", 3, -5, &used), 0);
    assert_int_equal(used, 0);
}

static void a_column_has_exactly_its_columns(void **state)
{
    uint32_t seed = 1;
    char s[128];
    struct strbuf out = {0}, again = {0};

    (void)state;
    for (int round = 0; round < 20000; round++) {
        size_t n = make_text(&seed, s, sizeof s);
        int cols = (int)(next(&seed) % 30);
        strbuf_clear(&out);
        strbuf_clear(&again);
        text_column(&out, s, n, round % 2 ? cols : -cols);
        assert_int_equal(text_width(out.s, out.len), cols);
        text_safe(&again, out.s, out.len);
        assert_string_equal(again.s, out.s);
    }
    strbuf_free(&out);
    strbuf_free(&again);
}

static void columns_as_printed(void **state)
{
    static const struct {
        const char *s;
        int cols;
        const char *shown;
    } rows[] = {
        {"ab", 4, "ab  "},      {"ab", -4, "  ab"},
        {"abcd", 4, "abcd"},    {"abcde", 4, "abc~"},
        {"abcde", -4, "abc~"},  {"信息", 4, "信息"},
        {"信息员", 4, "信~ "},  {"信息员", 5, "信息~"},
        {"信息员", -4, " 信~"}, {"信", 1, "~"},
        {"信", 0, ""},          {"", 3, "   "},
        {"a\x1b[m", 4, "a^[~"}, {"\xE2\x80\xAE", 7, "~      "},
    };
    struct strbuf out = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        strbuf_clear(&out);
        text_column(&out, rows[i].s, strlen(rows[i].s), rows[i].cols);
        assert_string_equal(out.s, rows[i].shown);
    }
    strbuf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_point_survives_coding),
        cmocka_unit_test(damage_is_found_where_it_is),
        cmocka_unit_test(clusters),
        cmocka_unit_test(both_directions_agree),
        cmocka_unit_test(fit_takes_all_that_fits_and_no_more),
        cmocka_unit_test(a_column_has_exactly_its_columns),
        cmocka_unit_test(columns_as_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
