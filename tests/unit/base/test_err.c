#include <string.h>

#include "base/err.h"
#include "base/text.h"

#include "unit.h"

static void fills_the_line(void **state)
{
    struct tb_err e = {0};

    (void)state;
    assert_int_equal(tb_fail(&e, TB_BUSY, N_("%s: line %d"), "a.csv", 7), TB_BUSY);
    assert_int_equal(e.rc, TB_BUSY);
    assert_string_equal(e.msg, "a.csv: line 7");
}

static void null_is_allowed(void **state)
{
    (void)state;
    assert_int_equal(tb_fail(NULL, TB_IO, N_("disk full")), TB_IO);
}

/* Whatever stands before it, the last character of a cut line is whole. */
static void a_cut_line_ends_on_a_character(void **state)
{
    static const char *const fill[] = {"信", "é", "𠮷", "x"};
    char text[2048];
    size_t bad;

    (void)state;
    for (size_t f = 0; f < 4; f++) {
        for (int shift = 0; shift < 5; shift++) {
            struct tb_err e;
            size_t n = 0;
            while (n < 1000) {
                memcpy(text + n, fill[f], strlen(fill[f]));
                n += strlen(fill[f]);
            }
            text[n] = '\0';
            tb_fail(&e, TB_INVALID, "%.*s%s", shift, "abcde", text);
            assert_true(text_valid(e.msg, strlen(e.msg), &bad));
            assert_in_range(strlen(e.msg), sizeof e.msg - 4, sizeof e.msg - 1);
        }
    }
}

static void exit_codes_are_the_contract_s(void **state)
{
    static const struct {
        enum tb_rc rc;
        int code;
    } rows[] = {
        {TB_OK, 0},      {TB_IO, 1},       {TB_DENIED, 1},   {TB_READONLY, 1},
        {TB_USAGE, 2},   {TB_NOTFOUND, 3}, {TB_CONFLICT, 4}, {TB_BUSY, 5},
        {TB_INVALID, 6}, {TB_TOONEW, 6},   {TB_CORRUPT, 6},  {TB_STOPPED, 130},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(tb_exit_code(rows[i].rc), rows[i].code);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_the_line),
        cmocka_unit_test(null_is_allowed),
        cmocka_unit_test(a_cut_line_ends_on_a_character),
        cmocka_unit_test(exit_codes_are_the_contract_s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
