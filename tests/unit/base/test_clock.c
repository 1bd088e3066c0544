#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"

#include "unit.h"

/* What an instant is called in each office. */
static void local_time_is_the_office_s(void **state)
{
    static const struct {
        const char *zone;
        int64_t utc;
        const char *day;
        int hour, minute;
    } rows[] = {
        {"UTC", 0, "1970-01-01", 0, 0},
        {"Asia/Shanghai", 1530374399, "2018-06-30", 23, 59},
        {"Asia/Shanghai", 1530374400, "2018-07-01", 0, 0},
        {"Asia/Kolkata", 1530374400, "2018-06-30", 21, 30},
        {"America/New_York", 1520751599, "2018-03-11", 1, 59},
        {"America/New_York", 1520751600, "2018-03-11", 3, 0},
        {"America/New_York", 1541311200, "2018-11-04", 1, 0},
        {"Pacific/Apia", 1325239199, "2011-12-29", 23, 59},
        {"Pacific/Apia", 1325239200, "2011-12-31", 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tb_clock c = {0};
        struct tb_err e;
        char day[16];
        assert_int_equal(clock_set_zone(&c, rows[i].zone, &e), TB_OK);
        struct tb_now now = clock_local(&c, rows[i].utc);
        assert_string_equal(day_format(now.today, day), rows[i].day);
        assert_int_equal(now.minute, rows[i].hour * 60 + rows[i].minute);
        assert_int_equal(now.utc, rows[i].utc);
    }
}

static void the_terminal_s_zone_does_not_matter(void **state)
{
    struct tb_clock c = {0};

    (void)state;
    setenv("TZ", "America/New_York", 1);
    tzset();
    assert_int_equal(clock_set_zone(&c, "Asia/Shanghai", NULL), TB_OK);
    assert_string_equal(c.zone, "Asia/Shanghai");
    assert_int_equal(clock_local(&c, 0).minute, 480);
}

static void unknown_zones_are_refused(void **state)
{
    static const char *const bad[] = {
        "",        "bad",      "Mars/Olympus", "../../etc/passwd", "/etc/localtime",
        "Asia",    "Asia/",    "Asia//Tokyo",  "Asia/Shanghai ",   ":Asia/Shanghai",
        "<+08>-8", "UTC0\x1b", "tzdata.zi",
    };
    char huge[300];
    struct tb_clock c = {.zone = "UTC"};
    struct tb_err e;

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_int_equal(clock_set_zone(&c, bad[i], &e), TB_INVALID);
        assert_string_equal(c.zone, "UTC");
    }
    memset(huge, 'a', sizeof huge);
    huge[sizeof huge - 1] = '\0';
    assert_int_equal(clock_set_zone(&c, huge, &e), TB_INVALID);
    assert_int_equal(clock_set_zone(&c, "Mars/Olympus", &e), TB_INVALID);
    assert_non_null(strstr(e.msg, "tzdata"));
    assert_non_null(strstr(e.msg, "Mars/Olympus"));
}

static void a_fixed_clock_stands(void **state)
{
    struct tb_clock c = {0};
    char day[16];

    (void)state;
    assert_int_equal(clock_set_zone(&c, "Asia/Shanghai", NULL), TB_OK);
    assert_int_equal(clock_fix(&c, "2018-07-01T00:05", NULL), TB_OK);
    struct tb_now now = clock_now(&c);
    assert_string_equal(day_format(now.today, day), "2018-07-01");
    assert_int_equal(now.minute, 5);
    assert_int_equal(now.second, 0);
    assert_int_equal(now.utc, 1530374400 + 300);
    assert_int_equal(clock_local(&c, now.utc).today, now.today);

    assert_int_equal(clock_fix(&c, "2018-07-01", NULL), TB_OK);
    assert_int_equal(clock_now(&c).minute, 720);
}

static void what_does_not_fix_the_clock(void **state)
{
    static const char *const bad[] = {
        "",
        "T",
        "now",
        "2018-07-01T",
        "2018-07-01T9:30",
        "2018-07-01T24:00",
        "2018-07-01T09:60",
        "2018-07-01T09:30:00",
        "2018-07-01 09:30",
        "2018-07",
        "2018-07-01T09",
        "2018-07-01T0930",
        "2018-07-01T09:3",
        "2018-07-0111111111111111111111111111111111111111T09:30",
    };
    struct tb_clock c = {0};
    struct tb_err e;

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_int_equal(clock_fix(&c, bad[i], &e), TB_USAGE);
        assert_false(c.fixed);
    }
}

static void the_real_clock_goes(void **state)
{
    struct tb_clock c = {0};
    int64_t before = time(NULL), ticks = clock_ticks();

    (void)state;
    assert_int_equal(clock_set_zone(&c, "UTC", NULL), TB_OK);
    struct tb_now now = clock_now(&c);
    assert_true(now.utc >= before);
    assert_int_equal(now.today, now.utc / 86400);
    assert_true(clock_ticks() >= ticks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(local_time_is_the_office_s),
        cmocka_unit_test(the_terminal_s_zone_does_not_matter),
        cmocka_unit_test(unknown_zones_are_refused),
        cmocka_unit_test(a_fixed_clock_stands),
        cmocka_unit_test(what_does_not_fix_the_clock),
        cmocka_unit_test(the_real_clock_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
