/* TIME-10: years that begin in any month, months that end on any day, any two terms:
 * each day from 1970 to 2199 is in exactly one instance of each kind, and an instance's
 * name gives back its days. */
#include <stdio.h>
#include <string.h>

#include "core/period.h"

#include "unit.h"

#define KINDS (PERIOD_YEAR + 1)

static void assert_same(struct period p, struct period q, tb_day d)
{
    char a[PERIOD_NAME_MAX], b[PERIOD_NAME_MAX], day[16];

    if (p.first != q.first || p.last != q.last || p.kind != q.kind)
        fail_msg("%s and %s for %s (year from %d, cut-off %d, terms %d %d)",
                 period_format(p, a), period_format(q, b), day_format(d, day),
                 p.calendar.year_month, p.calendar.cutoff, p.calendar.terms[0],
                 p.calendar.terms[1]);
}

/* Names of the years 1970 to 2199 are read; a shifted year that reaches into them from
 * outside has a name that is not. */
static void assert_name_gives_it_back(const struct calendar *c, struct period p)
{
    char name[PERIOD_NAME_MAX];
    struct period read;
    struct tb_err e;

    if (period_parse(period_format(p, name), &read, &e) == TB_OK)
        assert_same(p, period_by(c, read), p.first);
    else if (strncmp(name, "1970", 4) >= 0 && strncmp(name, "2199", 4) <= 0)
        fail_msg("not read: %s", name);
}

/* Walks a kind's instances from the first day to the last; returns how many. */
static int walk(const struct calendar *c, enum period_kind kind, bool each_day)
{
    struct period p = period_in(c, kind, TB_DAY_MIN);
    int n = 1;

    assert_true(p.first <= TB_DAY_MIN);
    for (;; n++) {
        assert_true(period_has(p, p.first));
        assert_name_gives_it_back(c, p);
        for (tb_day d = p.first; d <= p.last; d += each_day ? 1 : p.last - p.first)
            assert_same(p, period_in(c, kind, d), d);
        if (p.last >= TB_DAY_MAX)
            return n;
        struct period next = period_in(c, kind, p.last + 1);
        assert_int_equal(next.first, p.last + 1);
        assert_same(next, period_step(p, 1), p.last);
        p = next;
    }
}

/* Each kind from months is whole months; so no day is between two of them. */
static void assert_whole_months(const struct calendar *c, enum period_kind kind,
                                tb_day d)
{
    struct period p = period_in(c, kind, d);

    assert_int_equal(period_in(c, PERIOD_MONTH, p.first).first, p.first);
    assert_int_equal(period_in(c, PERIOD_MONTH, p.last).last, p.last);
}

static void every_year_and_cut_off(void **state)
{
    static const int months[KINDS] = {0, 1, 2, 3, 6, 6, 12};
    struct calendar c = {0};

    (void)state;
    for (c.year_month = 1; c.year_month <= 12; c.year_month++)
        for (c.cutoff = 0; c.cutoff <= 28; c.cutoff++)
            for (int kind = PERIOD_MONTH; kind < KINDS; kind++) {
                int n = walk(&c, (enum period_kind)kind, false);
                int usual = 230 * 12 / months[kind];
                assert_in_range(n, usual, usual + 1); /* one may be cut at each end */
                for (tb_day d = TB_DAY_MIN; d <= TB_DAY_MAX; d += 997)
                    assert_whole_months(&c, (enum period_kind)kind, d);
            }
}

static void every_day(void **state)
{
    struct calendar c = {0};

    (void)state;
    for (c.cutoff = 0; c.cutoff <= 28; c.cutoff += 4) {
        c.year_month = c.cutoff % 12 + 1;
        for (int kind = PERIOD_WEEK; kind < KINDS; kind++)
            walk(&c, (enum period_kind)kind, true);
    }
}

static void every_pair_of_terms(void **state)
{
    (void)state;
    for (int one = 1; one <= 12; one++)
        for (int two = 1; two <= 12; two++) {
            struct calendar c = {.terms = {one, two}, .cutoff = (one * two) % 29};
            if (one == two)
                continue; /* no scheme has that */
            int n = walk(&c, PERIOD_TERM, false);
            assert_in_range(n, 460, 461);
        }
}

/* By hand. */
static void examples(void **state)
{
    static const struct {
        struct calendar c;
        const char *name, *first, *last;
    } rows[] = {
        {{4, 0, {0}}, "2018", "2017-04-01", "2018-03-31"},
        {{7, 0, {0}}, "2018", "2017-07-01", "2018-06-30"},
        {{10, 0, {0}}, "2018-Q1", "2017-10-01", "2017-12-31"},
        {{12, 0, {0}}, "2018", "2017-12-01", "2018-11-30"},
        {{12, 0, {0}}, "2018-H2", "2018-06-01", "2018-11-30"},
        {{1, 25, {0}}, "2018-07", "2018-06-26", "2018-07-25"},
        {{1, 25, {0}}, "2018-03", "2018-02-26", "2018-03-25"},
        {{1, 25, {0}}, "2018", "2017-12-26", "2018-12-25"},
        /* the year begins on December 26 */
        {{12, 25, {0}}, "2018", "2017-11-26", "2018-11-25"},
        {{1, 28, {0}}, "2024-03", "2024-02-29", "2024-03-28"}, /* a leap day */
        {{1, 28, {0}}, "2023-03", "2023-03-01", "2023-03-28"},
        {{3, 0, {0}}, "2024", "2023-03-01", "2024-02-29"},
        {{3, 0, {0}}, "2100", "2099-03-01", "2100-02-28"},
        {{0, 0, {9, 2}}, "2018-T1", "2018-09-01", "2019-01-31"},
        {{0, 0, {9, 2}}, "2018-T2", "2018-02-01", "2018-08-31"},
        {{0, 0, {3, 9}}, "2023-T2", "2023-09-01", "2024-02-29"},
    };
    char day[16], name[PERIOD_NAME_MAX];

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct period p;
        assert_int_equal(period_parse(rows[i].name, &p, NULL), TB_OK);
        p = period_by(&rows[i].c, p);
        assert_string_equal(day_format(p.first, day), rows[i].first);
        assert_string_equal(day_format(p.last, day), rows[i].last);
        assert_string_equal(period_format(p, name), rows[i].name);
        assert_same(p, period_in(&rows[i].c, p.kind, p.first), p.first);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_year_and_cut_off),
        cmocka_unit_test(every_day),
        cmocka_unit_test(every_pair_of_terms),
        cmocka_unit_test(examples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
