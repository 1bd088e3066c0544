#include <string.h>

#include "core/amount.h"

#include "unit.h"

static uint64_t seed = 42;

static int64_t random_below(int64_t limit)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((seed >> 1) % (uint64_t)limit);
}

static tb_amount random_amount(void)
{
    return random_below(2 * TB_AMOUNT_MAX + 1) - TB_AMOUNT_MAX;
}

static void the_unit_divides_evenly(void **state)
{
    (void)state;
    for (int n = 1; n <= 10; n++)
        assert_int_equal(TB_ONE / 1000 % n, 0);
}

static void numbers(void **state)
{
    static const struct {
        const char *s;
        tb_amount value; /* in thousandths */
    } rows[] = {
        {"0", 0},
        {"-0", 0},
        {"5", 5000},
        {"+5", 5000},
        {"-2.5", -2500},
        {"0.05", 50},
        {"135.4", 135400},
        {"0.001", 1},
        {"007", 7000},
        {"1.000", 1000},
        {"1000000000", 1000000000000},
        {"-1000000000.000", -1000000000000},
    };
    tb_amount a;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(amount_parse(rows[i].s, &a));
        assert_int_equal(a, rows[i].value * (TB_ONE / 1000));
    }
}

static void what_is_not_a_number(void **state)
{
    static const char *const bad[] = {
        "",
        " ",
        "-",
        "+",
        ".",
        ".5",
        "5.",
        "1e3",
        "0x10",
        "1,000",
        "1 000",
        " 1",
        "1 ",
        "--1",
        "+-1",
        "1.2.3",
        "1.0000",
        "０.５",
        "五",
        "inf",
        "nan",
        "NaN",
        "5分",
        "40%",
        "1-",
        "1_0",
        "=1+1",
        "'5",
        "1000000000.001",
        "1000000001",
        "9000000000000000",
        "99999999999999999999999999999999",
        "-1000000000.001",
    };
    tb_amount a = 77;

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        if (amount_parse(bad[i], &a))
            fail_msg("taken as a number: %s", bad[i]);
        assert_int_equal(a, 77);
    }
}

/* The amount in 1/2,520,000, the decimals, the print. */
static void printed(void **state)
{
    static const struct {
        tb_amount a;
        int decimals;
        const char *shown;
    } rows[] = {
        {0, -1, "0"},
        {0, 2, "0.00"},
        {TB_ONE, -1, "1"},
        {TB_ONE * 5 / 2, -1, "2.5"},
        {TB_ONE * 5 / 2, 0, "3"},
        {-TB_ONE * 5 / 2, 0, "-3"},
        {TB_ONE / 3, -1, "0.333"},
        {TB_ONE * 2 / 3, 1, "0.7"},
        {TB_ONE / 1000 * 2675, 2, "2.68"},
        {TB_ONE / 1000 * 1354, 1, "1.4"},
        {TB_ONE / 100 * 5, 1, "0.1"},
        {TB_ONE / 100 * 5 - 1, 1, "0.0"},
        {-TB_ONE / 100 * 5 + 1, 1, "0.0"},
        {-TB_ONE / 100 * 5, 1, "-0.1"},
        {1, -1, "0"},
        {-1, 3, "0.000"},
        {TB_ONE / 100 * 120, -1, "1.2"},
        {TB_AMOUNT_MAX, 3, "1000000000.000"},
        {-TB_AMOUNT_MAX, -1, "-1000000000"},
    };
    char out[32];

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(amount_format(rows[i].a, rows[i].decimals, out),
                            rows[i].shown);
}

static void what_is_printed_is_read_back(void **state)
{
    char out[32];
    tb_amount b;

    (void)state;
    for (int i = 0; i < 100000; i++) {
        tb_amount a = random_amount();
        for (int decimals = -1; decimals <= 3; decimals++) {
            assert_true(amount_parse(amount_format(a, decimals, out), &b));
            assert_int_equal(b, amount_round(a, decimals < 0 ? 3 : decimals));
        }
    }
}

/* Rounding goes to the nearest multiple, is odd, and does nothing twice. */
static void rounding(void **state)
{
    static const tb_amount unit[] = {TB_ONE, TB_ONE / 10, TB_ONE / 100, TB_ONE / 1000};

    (void)state;
    for (int i = 0; i < 100000; i++) {
        tb_amount a = random_amount();
        for (int d = 0; d <= 3; d++) {
            tb_amount r = amount_round(a, d);
            assert_int_equal(r % unit[d], 0);
            assert_true(2 * (r > a ? r - a : a - r) <= unit[d]);
            assert_int_equal(amount_round(-a, d), -r);
            assert_int_equal(amount_round(r, d), r);
        }
    }
    assert_int_equal(amount_round(TB_ONE / 2, 0), TB_ONE);
    assert_int_equal(amount_round(TB_ONE / 2 - 1, 0), 0);
}

static void products(void **state)
{
    (void)state;
    assert_int_equal(amount_mul_div(7, 1, 2), 4);
    assert_int_equal(amount_mul_div(-7, 1, 2), -4);
    assert_int_equal(amount_mul_div(7, -1, 2), -4);
    assert_int_equal(amount_mul_div(7, 1, -2), -4);
    assert_int_equal(amount_mul_div(6 * TB_ONE, 46, 92), 3 * TB_ONE);
    assert_int_equal(amount_mul_div(TB_AMOUNT_MAX, INT64_MAX, INT64_MAX),
                     TB_AMOUNT_MAX);
    assert_int_equal(amount_mul_div(TB_AMOUNT_MAX, 365, 366),
                     2513114754098361); /* ...360.66, half up */
    assert_int_equal(amount_mul_div(TB_AMOUNT_MAX, INT64_MAX, 1), TB_AMOUNT_HELD);
    assert_int_equal(amount_mul_div(-TB_AMOUNT_MAX, INT64_MAX, 1), -TB_AMOUNT_HELD);
    /* What is held is still rounded and printed. */
    assert_true(TB_AMOUNT_HELD == 3000 * TB_AMOUNT_MAX);
    for (int decimals = 0; decimals <= 3; decimals++) {
        tb_amount half = TB_ONE / 2000;
        assert_int_equal(amount_round(TB_AMOUNT_HELD, decimals), TB_AMOUNT_HELD);
        assert_int_equal(amount_round(TB_AMOUNT_HELD - half, decimals), TB_AMOUNT_HELD);
        assert_int_equal(amount_round(half - TB_AMOUNT_HELD, decimals),
                         -TB_AMOUNT_HELD);
    }
    for (int i = 0; i < 100000; i++) {
        tb_amount a = random_amount() / 1000000;
        int64_t num = random_below(1000), den = random_below(1000) + 1;
        tb_amount r = amount_mul_div(a, num, den), rest = a * num - r * den;
        assert_true(2 * (rest < 0 ? -rest : rest) <= den);
        assert_int_equal(amount_mul_div(-a, num, den), -r);
    }
}

static void whole_pieces(void **state)
{
    (void)state;
    assert_int_equal(amount_ceil_whole(0), 0);
    assert_int_equal(amount_ceil_whole(1), TB_ONE);
    assert_int_equal(amount_ceil_whole(TB_ONE), TB_ONE);
    assert_int_equal(amount_ceil_whole(TB_ONE + 1), 2 * TB_ONE);
    assert_int_equal(amount_ceil_whole(-1), -TB_ONE);
    assert_int_equal(amount_ceil_whole(-TB_ONE), -TB_ONE);
}

static void shares_are_the_whole(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        tb_amount a = random_amount(), sum = 0;
        int n = (int)random_below(20) + 1;
        for (int k = 0; k < n; k++) {
            tb_amount part = amount_share(a, k, n);
            sum += part;
            if (k > 0)
                assert_int_equal(part, a / n);
        }
        assert_int_equal(sum, a);
    }
    assert_int_equal(amount_share(TB_ONE, 0, 7), TB_ONE / 7);
    assert_int_equal(amount_share(10, 0, 3), 4);
    assert_int_equal(amount_share(-10, 0, 3), -4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_unit_divides_evenly),
        cmocka_unit_test(numbers),
        cmocka_unit_test(what_is_not_a_number),
        cmocka_unit_test(printed),
        cmocka_unit_test(what_is_printed_is_read_back),
        cmocka_unit_test(rounding),
        cmocka_unit_test(products),
        cmocka_unit_test(whole_pieces),
        cmocka_unit_test(shares_are_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
