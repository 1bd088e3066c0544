#include <string.h>
#include <time.h>

#include "base/day.h"

#include "unit.h"

static void anchors(void **state)
{
    (void)state;
    assert_int_equal(day_from_civil(1970, 1, 1), TB_DAY_MIN);
    assert_int_equal(day_from_civil(2199, 12, 31), TB_DAY_MAX);
    assert_int_equal(day_from_civil(2000, 3, 1) - day_from_civil(2000, 2, 28), 2);
    assert_int_equal(day_from_civil(2100, 3, 1) - day_from_civil(2100, 2, 28), 1);
    assert_int_equal(day_weekday(0), 4);
    assert_int_equal(day_weekday(-1), 3);
    assert_int_equal(day_weekday(day_from_civil(2018, 7, 1)), 7);
}

/* Every entered day, and some around: civil and back, against the C library. */
static void every_day_agrees_with_libc(void **state)
{
    (void)state;
    for (tb_day d = -400; d <= TB_DAY_MAX + 400; d++) {
        time_t t = (time_t)d * 86400;
        struct tm tm;
        struct tb_civil c = day_to_civil(d);
        gmtime_r(&t, &tm);
        assert_int_equal(c.year, tm.tm_year + 1900);
        assert_int_equal(c.month, tm.tm_mon + 1);
        assert_int_equal(c.day, tm.tm_mday);
        assert_int_equal(day_weekday(d) % 7, tm.tm_wday);
        assert_int_equal(day_from_civil(c.year, c.month, c.day), d);
        assert_true(day_valid_civil(c.year, c.month, c.day));
    }
}

static void months(void **state)
{
    (void)state;
    assert_int_equal(day_month(0), 0);
    assert_int_equal(day_month(-1), -1);
    for (int32_t m = -30; m < 230 * 12 + 30; m++) {
        assert_int_equal(day_month(day_month_first(m)), m);
        assert_int_equal(day_month(day_month_last(m)), m);
        assert_int_equal(day_month_last(m) + 1, day_month_first(m + 1));
    }
    assert_int_equal(day_month_length(2024, 2), 29);
    assert_int_equal(day_month_length(2023, 2), 28);
    assert_int_equal(day_month_length(2023, 13), 0);
}

static void whole_months_are_clamped(void **state)
{
    static const struct {
        const char *from;
        int by;
        const char *to;
    } rows[] = {
        {"2018-01-31", 1, "2018-02-28"},  {"2024-01-31", 1, "2024-02-29"},
        {"2018-03-31", -1, "2018-02-28"}, {"2018-12-15", 1, "2019-01-15"},
        {"2018-01-15", -1, "2017-12-15"}, {"2024-02-29", 12, "2025-02-28"},
        {"2018-05-31", 0, "2018-05-31"},  {"2018-05-31", 25, "2020-06-30"},
    };
    char out[16];
    tb_day d;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(day_parse(rows[i].from, &d));
        assert_string_equal(day_format(day_add_months(d, rows[i].by), out), rows[i].to);
    }
}

static void written_forms(void **state)
{
    static const char *const rows[][2] = {
        {"2026-01-05", "2026-01-05"}, {"2024-02-29", "2024-02-29"},
        {"2000-02-29", "2000-02-29"}, {"2026/1/5", "2026-01-05"},
        {"2026.1.5", "2026-01-05"},   {"2026年1月5日", "2026-01-05"},
        {"2026-1-5", "2026-01-05"},   {"2026年12月31日", "2026-12-31"},
        {"2038-01-19", "2038-01-19"}, {"2038-01-20", "2038-01-20"},
        {"2106-02-08", "2106-02-08"}, {"1970-01-01", "1970-01-01"},
        {"2199-12-31", "2199-12-31"},
    };
    char out[16];
    tb_day d;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(day_parse(rows[i][0], &d));
        assert_string_equal(day_format(d, out), rows[i][1]);
    }
    assert_string_equal(day_format(TB_DAY_NONE, out), "");
}

static void what_is_not_a_date(void **state)
{
    static const char *const rows[] = {
        "2023-02-29",
        "1900-02-29",
        "2100-02-29",
        "2026-02-30",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "0000-00-00",
        "1969-12-31",
        "2200-01-01",
        "9999-12-31",
        "10000-01-01",
        "01/02/2026",
        "1/2/26",
        "26-1-5",
        "46027",
        "2026-1",
        "2026",
        "20260105",
        "2026-01-05 24:00",
        "2026-01-05T23:59:60Z",
        "２０２６-０１-０５",
        "2026-01-05 上午",
        "1月5日",
        "yesterday",
        "",
        "2026-01-05x",
        "-2026-01-05",
        "2026-01-05-",
        "2262-04-12",
        "292277026597-01-01",
        " 2026-01-05",
        "2026-01-05 ",
        "2026-01/05",
        "2026年1月5",
        "2026年1-5日",
        "2026-001-05",
        "2026-01-005",
        "2026--1-5",
        "+2026-01-05",
        "2026-+1-05",
        "2026-01-",
        "2026-",
        "2026年",
    };
    tb_day d = 123;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (day_parse(rows[i], &d))
            fail_msg("taken as a date: %s", rows[i]);
        assert_int_equal(d, 123);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(anchors),       cmocka_unit_test(every_day_agrees_with_libc),
        cmocka_unit_test(months),        cmocka_unit_test(whole_months_are_clamped),
        cmocka_unit_test(written_forms), cmocka_unit_test(what_is_not_a_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
