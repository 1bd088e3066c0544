#include <stdio.h>
#include <string.h>

#include "core/period.h"

#include "unit.h"

static struct period must_parse(const char *s)
{
    struct period p = {0};
    struct tb_err e;

    if (period_parse(s, &p, &e) != TB_OK)
        fail_msg("not taken: %s (%s)", s, e.msg);
    return p;
}

static void the_forms(void **state)
{
    static const struct {
        const char *s;
        enum period_kind kind;
        const char *first, *last;
    } rows[] = {
        {"2018", PERIOD_YEAR, "2018-01-01", "2018-12-31"},
        {"2018-07", PERIOD_MONTH, "2018-07-01", "2018-07-31"},
        {"2024-02", PERIOD_MONTH, "2024-02-01", "2024-02-29"},
        {"2018-W07", PERIOD_WEEK, "2018-02-12", "2018-02-18"},
        {"2018-W01", PERIOD_WEEK, "2018-01-01", "2018-01-07"},
        {"2019-W01", PERIOD_WEEK, "2018-12-31", "2019-01-06"},
        {"2020-W53", PERIOD_WEEK, "2020-12-28", "2021-01-03"},
        {"1970-W01", PERIOD_WEEK, "1969-12-29", "1970-01-04"},
        {"2200-W01", PERIOD_WEEK, "2199-12-30", "2200-01-05"},
        {"2018-B2", PERIOD_BIMONTH, "2018-03-01", "2018-04-30"},
        {"2018-B6", PERIOD_BIMONTH, "2018-11-01", "2018-12-31"},
        {"2018-Q3", PERIOD_QUARTER, "2018-07-01", "2018-09-30"},
        {"2018-H2", PERIOD_HALF, "2018-07-01", "2018-12-31"},
        {"2018-T1", PERIOD_TERM, "2018-01-01", "2018-06-30"},
        {"2018-01..2018-02", PERIOD_MONTHS, "2018-01-01", "2018-02-28"},
        {"2017-12..2018-01", PERIOD_MONTHS, "2017-12-01", "2018-01-31"},
        {"2018-03..2018-03", PERIOD_MONTHS, "2018-03-01", "2018-03-31"},
        {"2018-01..2018-12", PERIOD_MONTHS, "2018-01-01", "2018-12-31"},
        {"2018-07-01..2018-10-09", PERIOD_DAYS, "2018-07-01", "2018-10-09"},
        {"2018-07-01..2018-07-31", PERIOD_DAYS, "2018-07-01", "2018-07-31"},
        {"2018-07-01..2018-07-01", PERIOD_DAYS, "2018-07-01", "2018-07-01"},
        {"1970", PERIOD_YEAR, "1970-01-01", "1970-12-31"},
        {"2199-12-31..2199-12-31", PERIOD_DAYS, "2199-12-31", "2199-12-31"},
    };
    char out[PERIOD_NAME_MAX];

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct period p = must_parse(rows[i].s);
        assert_int_equal(p.kind, rows[i].kind);
        assert_string_equal(day_format(p.first, out), rows[i].first);
        assert_string_equal(day_format(p.last, out), rows[i].last);
        assert_string_equal(period_format(p, out), rows[i].s);
    }
}

static void what_is_not_a_period(void **state)
{
    static const char *const bad[] = {
        "",
        "x",
        "18",
        "201",
        "02018",
        "2018-",
        "2018-0",
        "2018-7",
        "2018-00",
        "2018-13",
        "2018-007",
        "2018-07-01",
        "2018-W",
        "2018-W7",
        "2018-W00",
        "2018-W54",
        "2018-W53",
        "2019-W53",
        "2018-w07",
        "2018-B0",
        "2018-B7",
        "2018-Q0",
        "2018-Q5",
        "2018-Q33",
        "2018-H3",
        "2018-T3",
        "2018-Q",
        "2018-X1",
        "2018 ",
        " 2018",
        "2018-07 ",
        "２０１８",
        "2018年",
        "2018/07",
        "2018-02..2018-01",
        "2018-07-02..2018-07-01",
        "2018-07..",
        "..2018-07",
        "2018-07.2018-08",
        "2018-07...2018-08",
        "2018-07..2018-08-01",
        "2018-07-01..2018-08",
        "2018..2019",
        "2018-Q1..2018-Q2",
        "2018-01..2018-13",
        "2018-00..2018-01",
        "2018-02-29..2018-03-01",
        "2018-02-01..2018-02-30",
        "2018-01..2018-02..2018-03",
        "1969",
        "1969-12",
        "2200",
        "2200-01",
        "1969-W52",
        "2200-W02",
        "1969-12..1970-01",
        "2199-12..2200-01",
        "1969-12-31..1970-01-01",
        "2199-12-31..2200-01-01",
        "0000",
        "9999",
        "9999-W52",
        "9999-12..9999-12",
        "-2018",
    };
    struct period p = {.first = 77};
    struct tb_err e;

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        if (period_parse(bad[i], &p, &e) != TB_USAGE)
            fail_msg("taken as a period: %s", bad[i]);
        assert_true(e.msg[0] != '\0');
        assert_int_equal(p.first, 77);
    }
}

/* Each day is in exactly one instance of each calendar kind; each instance is read back
 * from its name; the next one begins where it ends. */
static void instances_tile_the_years(void **state)
{
    char name[PERIOD_NAME_MAX];

    (void)state;
    for (int kind = PERIOD_WEEK; kind <= PERIOD_YEAR; kind++) {
        struct period p = period_of((enum period_kind)kind, TB_DAY_MIN);
        assert_true(p.first <= TB_DAY_MIN);
        int count = 1;
        for (;; count++) {
            struct period q = must_parse(period_format(p, name));
            assert_memory_equal(&q, &p, sizeof p);
            for (tb_day d = p.first; d <= p.last; d++) {
                q = period_of((enum period_kind)kind, d);
                assert_memory_equal(&q, &p, sizeof p);
                assert_true(period_has(p, d));
            }
            if (p.last >= TB_DAY_MAX)
                break;
            q = period_step(p, 1);
            assert_int_equal(q.first, p.last + 1);
            p = q;
        }
        static const int expected[] = {12002, 2760, 1380, 920, 460, 460, 230};
        assert_int_equal(count, expected[kind]);
    }
}

static void steps_are_undone(void **state)
{
    uint32_t seed = 11;

    (void)state;
    for (int round = 0; round < 50000; round++) {
        seed = seed * 1664525 + 1013904223;
        int kind = (int)(seed >> 8) % (PERIOD_DAYS + 1);
        tb_day d = 20000 + (tb_day)(seed >> 12) % 40000;
        struct period p = period_of((enum period_kind)kind, d);
        int n = (int)(seed >> 20) % 100 - 50, way = 0;
        struct period q = period_step(p, n), back = period_step(q, -n);
        assert_memory_equal(&back, &p, sizeof p);
        for (q = p; way < n; way++)
            q = period_step(q, 1);
        for (; way > n; way--)
            q = period_step(q, -1);
        struct period once = period_step(p, n);
        assert_memory_equal(&q, &once, sizeof q);
    }
}

static void steps_by_name(void **state)
{
    static const struct {
        const char *from;
        int n;
        const char *to;
    } rows[] = {
        {"2018-12", 1, "2019-01"},
        {"2018-12", -12, "2017-12"},
        {"2018-W52", 1, "2019-W01"},
        {"2021-W01", -1, "2020-W53"},
        {"2018-Q1", -1, "2017-Q4"},
        {"2018-B6", 1, "2019-B1"},
        {"2018-T2", 1, "2019-T1"},
        {"2018-01..2018-02", 1, "2018-03..2018-04"},
        {"2018-11..2019-01", -2, "2018-05..2018-07"},
        {"2018-07-01..2018-07-10", 1, "2018-07-11..2018-07-20"},
        {"2018-07-01..2018-07-10", -1, "2018-06-21..2018-06-30"},
        /* the edges */
        {"2199", 1, "2199"},
        {"1970", -3, "1970"},
        {"2199-11", 5, "2199-12"},
        {"2018", 2147483647, "2199"},
        {"2018-W20", -2147483647, "1970-W01"},
        {"2018-W20", 2147483647, "2200-W01"},
        {"2018-01..2018-02", 2147483647, "2018-01..2018-02"},
        {"2018-07-01..2018-07-10", -2147483647, "2018-07-01..2018-07-10"},
    };
    char out[PERIOD_NAME_MAX];

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(
            period_format(period_step(must_parse(rows[i].from), rows[i].n), out),
            rows[i].to);
}

/* A span of months is made of the clock's months, and keeps its name. */
static void a_span_by_the_clock(void **state)
{
    const struct calendar c = {.cutoff = 25};
    struct period p = period_by(&c, must_parse("2018-01..2018-03"));
    char out[PERIOD_NAME_MAX];

    (void)state;
    assert_int_equal(p.first, day_from_civil(2017, 12, 26));
    assert_int_equal(p.last, day_from_civil(2018, 3, 25));
    assert_string_equal(period_format(p, out), "2018-01..2018-03");
    assert_string_equal(period_format(period_step(p, 1), out), "2018-04..2018-06");
    p = period_by(&(struct calendar){0}, p);
    assert_int_equal(p.first, day_from_civil(2018, 1, 1));
    assert_int_equal(p.last, day_from_civil(2018, 3, 31));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_forms),
        cmocka_unit_test(what_is_not_a_period),
        cmocka_unit_test(instances_tile_the_years),
        cmocka_unit_test(steps_are_undone),
        cmocka_unit_test(steps_by_name),
        cmocka_unit_test(a_span_by_the_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
