#include <string.h>

#include "base/guard.h"

#include "unit.h"

static char *guarded(const char *s, char out[static 64])
{
    struct strbuf b = {0};
    guard_add(&b, s);
    assert_true(b.len < 64);
    memcpy(out, b.s, b.len + 1);
    strbuf_free(&b);
    return out;
}

static void formulas_are_guarded(void **state)
{
    static const char *const formulas[] = {
        "=1+1",   "+1",   "-1",  "@SUM(1)",     "\t=1",     "\r=1",
        "\n=1",   "＝1",  "＋1", "－1",         "＠SUM(1)", " =1",
        "　=1+1", "=",    "-",   "\u200b=1",    "\ufeff=1", "\u00a0=1",
        "'=1",    "''-x", "'\t", "-、总体情况",
    };
    char out[64];

    (void)state;
    for (size_t i = 0; i < COUNT(formulas); i++) {
        guarded(formulas[i], out);
        assert_int_equal(out[0], '\'');
        assert_string_equal(out + 1, formulas[i]);
        assert_string_equal(guard_strip(out), formulas[i]);
    }
}

static void plain_text_is_left_alone(void **state)
{
    static const char *const plain[] = {"",   "通报", "1=1", "a-b",      "'通报'", "'",
                                        "''", "“=”",  "  ",  "\"=1+1\"", "\xff=1"};
    char out[64];

    (void)state;
    for (size_t i = 0; i < COUNT(plain); i++) {
        assert_string_equal(guarded(plain[i], out), plain[i]);
        assert_string_equal(guard_strip(plain[i]), plain[i]);
    }
}

/* Any text of these letters comes back as it went out, and nothing that went out starts
 * a formula. */
static void strip_is_the_inverse(void **state)
{
    static const char *const letters[] = {"'", "=", " ", "a", "\t", "　"};
    char text[64], out[64];

    (void)state;
    for (int n = 0; n < 6 * 6 * 6 * 6; n++) {
        text[0] = 0;
        for (int k = n, i = 0; i < 4; i++, k /= 6)
            strcat(text, letters[k % 6]);
        guarded(text, out);
        assert_string_equal(guard_strip(out), text);
        assert_null(strchr("=\t", out[0] ? out[0] : 'x'));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formulas_are_guarded),
        cmocka_unit_test(plain_text_is_left_alone),
        cmocka_unit_test(strip_is_the_inverse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
