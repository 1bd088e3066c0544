/* Names: what is one, and what is two. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"

#include "unit.h"

static struct strbuf out, again;

static const char *key(const char *s)
{
    strbuf_clear(&out);
    text_key(&out, s, strlen(s));
    return out.s;
}

static const char *find_key(const char *s)
{
    strbuf_clear(&out);
    text_find_key(&out, s, strlen(s));
    return out.s;
}

static void keys(void **state)
{
    static const char *const rows[][2] = {
        {"办公室", "办公室"},
        {"办公室 ", "办公室"},
        {" 办公室", "办公室"},
        {"　办公室　", "办公室"},
        {"\t办公室\r\n", "办公室"},
        {"第一　　 支部", "第一 支部"},
        {"ＡＢｃ（１）", "ABc(1)"},
        {"Cafe\xCC\x81", "Café"},
        {"Café", "Café"},
        {"Ａ\xCC\x81", "Á"},
        {"ﾊﾞ", "ﾊﾞ"},
        {"\xE1\x84\x80\xE1\x85\xA1", "가"},
        {"a\xC2\xA0\xE2\x80\x89z", "a z"},
        {"\xE2\x84\xAA", "K"},
        {"a\xCC\x88\xCC\xA3", "ạ\xCC\x88"},
        {"é\xFFx", "é�x"},
        {"\xEF\xA4\x80", "豈"},
        {"Kept Case", "Kept Case"},
        {"", ""},
        {"  ", ""},
        {"　", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(key(rows[i][0]), rows[i][1]);
}

static void finding_ignores_case(void **state)
{
    (void)state;
    assert_string_equal(find_key(" ＡbC  信息 "), "abc 信息");
    assert_string_equal(find_key("ÉTÉ"), "été");
    assert_string_equal(find_key("ΑΒΓ"), "αβγ");
}

static void a_key_is_appended(void **state)
{
    struct arena a = {0};

    (void)state;
    strbuf_clear(&out);
    strbuf_puts(&out, "unit ");
    text_key(&out, " é ", strlen(" é "));
    text_key(&out, " b", 2);
    assert_string_equal(out.s, "unit éb");
    assert_string_equal(text_key_dup(&a, " Ａ　é "), "A é");
    assert_string_equal(text_key_dup(&a, ""), "");
    arena_free(&a);
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* Against the library's own NFC, for texts with nothing to fold; and a key's key is
 * itself, for any text. */
static void nfc_is_unicode_s(void **state)
{
    uint32_t seed = 3;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        char s[200];
        size_t n = 0;
        for (uint32_t i = 0, len = next(&seed) % 12; i < len; i++) {
            uint32_t from = next(&seed) % 3;
            uint32_t cp = from == 0   ? 0x300 + next(&seed) % 0x4F
                          : from == 1 ? 0x41 + next(&seed) % 0x200
                                      : 0xAC00 + next(&seed) % 0x2BA4;
            n += text_encode(cp == 0xA0 || cp == 0x85 ? 'x' : cp, s + n);
        }
        s[n] = '\0';
        utf8proc_uint8_t *nfc = utf8proc_NFC((const utf8proc_uint8_t *)s);
        assert_string_equal(key(s), (const char *)nfc);
        free(nfc);
    }
}

static void a_key_s_key_is_itself(void **state)
{
    uint32_t seed = 5;

    (void)state;
    for (int round = 0; round < 40000; round++) {
        char s[200];
        size_t n = 0;
        for (uint32_t i = 0, len = next(&seed) % 12; i < len; i++)
            n += text_encode(next(&seed) % (round % 2 ? 0x110000 : 0x3400), s + n);
        for (int lower = 0; lower < 2; lower++) {
            strbuf_clear(&out);
            strbuf_clear(&again);
            (lower ? text_find_key : text_key)(&out, s, n);
            (lower ? text_find_key : text_key)(&again, out.s, out.len);
            assert_string_equal(again.s, out.s);
            assert_true(text_valid(out.s, out.len, NULL));
        }
    }
}

/* A hostile pile: long, and in the worst order for sorting one by one. */
static void a_long_pile_of_marks_is_ordered(void **state)
{
    enum { MARKS = 30000 };
    char *s = malloc(2 + MARKS * 2);
    size_t n = 0;

    (void)state;
    s[n++] = 'q';
    for (int i = 0; i < MARKS; i++)
        n += text_encode(i < MARKS / 2 ? 0x301 : 0x323, s + n);
    strbuf_clear(&out);
    text_key(&out, s, n);
    assert_int_equal(out.len, n);
    assert_memory_equal(out.s, "q\xCC\xA3\xCC\xA3", 5);
    assert_memory_equal(out.s + n - 4, "\xCC\x81\xCC\x81", 4);
    free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys),
        cmocka_unit_test(finding_ignores_case),
        cmocka_unit_test(a_key_is_appended),
        cmocka_unit_test(nfc_is_unicode_s),
        cmocka_unit_test(a_key_s_key_is_itself),
        cmocka_unit_test(a_long_pile_of_marks_is_ordered),
    };
    int bad = cmocka_run_group_tests(tests, NULL, NULL);

    strbuf_free(&out);
    strbuf_free(&again);
    return bad;
}
