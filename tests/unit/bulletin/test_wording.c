/* Periods, days and numbers in words. */
#include <string.h>

#include "bulletin/circular.h"
#include "bulletin/wording.h"
#include "unit.h"

static const char *worded(struct period p, bool zh)
{
    static char out[2][200];
    struct strbuf b = {0};
    wording_period(&b, p, zh);
    strcpy(out[zh], b.s);
    strbuf_free(&b);
    return out[zh];
}

static struct period of(const char *name, const struct calendar *c)
{
    struct period p;
    assert_int_equal(period_parse(name, &p, NULL), TB_OK);
    return c ? period_by(c, p) : p;
}

static void periods_are_worded(void **state)
{
    static const struct {
        const char *name, *en, *zh;
    } cases[] = {
        {"2018-W07", "week 7 of 2018", "2018年第7周"},
        {"2018-07", "July 2018", "2018年7月"},
        {"2018-B2", "March to April 2018", "2018年3—4月"},
        {"2018-Q3", "the third quarter of 2018", "2018年第三季度"},
        {"2018-H2", "the second half of 2018", "2018年下半年"},
        {"2018-T1", "the first term of 2018", "2018年第一学期"},
        {"2018", "2018", "2018年"},
        {"2018-01..2018-05", "January to May 2018", "2018年1—5月"},
        {"2018-11..2019-01", "November 2018 to January 2019", "2018年11月至2019年1月"},
        {"2018-07-01..2018-10-09", "1 July 2018 to 9 October 2018",
         "2018年7月1日至2018年10月9日"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(worded(of(cases[i].name, NULL), false), cases[i].en);
        assert_string_equal(worded(of(cases[i].name, NULL), true), cases[i].zh);
    }
}

/* Years from December on, months that end on the 25th: names stay the office's. */
static void shifted_years_keep_their_names(void **state)
{
    static const struct calendar from_december = {.year_month = 12};
    static const struct calendar closing = {.cutoff = 25};
    static const struct calendar school = {.year_month = 9, .terms = {9, 3}};
    (void)state;
    assert_string_equal(worded(of("2018-Q1", &from_december), true), "2018年第一季度");
    assert_string_equal(worded(of("2018-B1", &from_december), true),
                        "2018年第一个双月");
    assert_string_equal(worded(of("2018-B1", &from_december), false),
                        "two-month period 1 of 2018");
    assert_string_equal(worded(of("2018", &from_december), true), "2018年");
    assert_string_equal(worded(of("2018-07", &closing), true), "2018年7月");
    assert_string_equal(worded(of("2018-B2", &closing), true), "2018年第二个双月");
    assert_string_equal(worded(of("2018-T1", &school), true), "2018年第一学期");
    /* 26 September to 25 November are the months of October and November. */
    struct period p = of("2018-10..2018-11", NULL);
    p = (struct period){day_from_civil(2018, 9, 26), day_from_civil(2018, 11, 25),
                        p.kind, closing};
    assert_string_equal(worded(p, true), "2018年10—11月");
}

static void a_year_ago_is_the_same_period(void **state)
{
    static const struct {
        const char *name, *ago;
    } cases[] = {
        {"2018-07", "2017-07"},
        {"2018-B2", "2017-B2"},
        {"2018-Q3", "2017-Q3"},
        {"2018-H1", "2017-H1"},
        {"2018-T2", "2017-T2"},
        {"2018", "2017"},
        {"2018-W07", "2017-W07"},
        {"2021-W10", "2020-W10"}, /* 2020 has 53 weeks */
        {"2021-W52", "2020-W52"},
        {"2020-W53", "2019-W52"},
        {"2021-W01", "2020-W01"},
        {"2018-01..2018-02", "2017-01..2017-02"},
        {"2020-01..2020-02", "2019-01..2019-02"},
        {"2020-02-29..2020-03-05", "2019-02-28..2019-03-05"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char name[PERIOD_NAME_MAX];
        assert_string_equal(
            period_format(circular_year_ago(of(cases[i].name, NULL)), name),
            cases[i].ago);
    }
}

static void ordinals_and_days(void **state)
{
    static const struct {
        int n;
        const char *zh;
    } cases[] = {{1, "一、"},    {9, "九、"},      {10, "十、"},  {11, "十一、"},
                 {20, "二十、"}, {99, "九十九、"}, {100, "100、"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct strbuf b = {0};
        wording_ordinal(&b, cases[i].n, true);
        assert_string_equal(b.s, cases[i].zh);
        strbuf_free(&b);
    }
    struct strbuf b = {0};
    wording_ordinal(&b, 12, false);
    wording_day(&b, day_from_civil(2018, 2, 5), false);
    wording_day(&b, TB_DAY_NONE, true);
    assert_string_equal(b.s, "12. 5 February 2018");
    strbuf_free(&b);
}

static void rates_are_rounded_half_up(void **state)
{
    static const struct {
        int64_t a, b;
        const char *want;
    } cases[] = {{0, 0, "-"},     {1, 0, "-"},        {0, 5, "0%"},    {1, 3, "33.3%"},
                 {2, 3, "66.7%"}, {1, 2, "50%"},      {1, 8, "12.5%"}, {1, 16, "6.3%"},
                 {1, 80, "1.3%"}, {1, 2000, "0.1%"},  {1, 2001, "0%"}, {7, 7, "100%"},
                 {9, 4, "225%"},  {999, 2000, "50%"}, {1, 400, "0.3%"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char out[32];
        assert_string_equal(wording_rate(cases[i].a, cases[i].b, out), cases[i].want);
    }
}

static void means_are_rounded_half_up(void **state)
{
    static const struct {
        int64_t a, n;
        int decimals;
        const char *want;
    } cases[] = {{0, 0, 1, "-"},     {5, 0, 1, "-"},
                 {0, 3, 1, "0.0"},   {5, 2, 0, "3"},
                 {5, 2, 1, "2.5"},   {1, 4, 1, "0.3"},
                 {2, 3, 3, "0.667"}, {-5, 2, 0, "-3"},
                 {1, 8, 2, "0.13"},  {1000000, 3, 3, "333333.333"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char out[32];
        assert_string_equal(
            wording_mean(cases[i].a * TB_ONE, cases[i].n, cases[i].decimals, out),
            cases[i].want);
    }
}

static void changes_are_said(void **state)
{
    static const struct {
        int64_t n, was;
        const char *en, *zh;
    } cases[] = {{5, 5, "the same", "持平"},
                 {0, 0, "the same", "持平"},
                 {7, 5, "2 more", "增加2篇"},
                 {0, 5, "5 fewer", "减少5篇"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct strbuf b = {0};
        wording_change(&b, cases[i].n, cases[i].was, "篇", false);
        assert_string_equal(b.s, cases[i].en);
        strbuf_clear(&b);
        wording_change(&b, cases[i].n, cases[i].was, "篇", true);
        assert_string_equal(b.s, cases[i].zh);
        strbuf_free(&b);
    }
}

static void follow_ups_say_why_and_until_when(void **state)
{
    const tb_day none = TB_DAY_NONE, july = day_from_civil(2018, 7, 31);
    const struct {
        struct circular_followup x;
        const char *en, *zh;
    } cases[] = {
        {{FOLLOW_TALK, 0, "East", "two months", "0/2", july},
         "East (two months; to be put right by 31 July 2018)",
         "East（two months，限7月31日前整改）"},
        {{FOLLOW_TALK, 0, "East", "by hand", "why", none}, "East (why)", "East（why）"},
        {{FOLLOW_TALK, 0, "East", "by hand", "", july},
         "East (to be put right by 31 July 2018)",
         "East（限7月31日前整改）"},
        {{FOLLOW_TALK, 0, "East", "by hand", "", none}, "East", "East"},
        {{FOLLOW_TALK, 0, "East", "short of the quota", "", day_from_civil(2019, 1, 5)},
         "East (short of the quota; to be put right by 5 January 2019)",
         "East（未完成任务，限2019年1月5日前整改）"},
        {{FOLLOW_CRITICISE, 0, "East", "two months", "0/2", none},
         "East (0/2)",
         "East（0/2）"},
        {{FOLLOW_COMMEND, 0, "East", "topic missed", "", none},
         "East (topic missed)",
         "East（约稿未交）"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct strbuf b = {0};
        wording_followup(&b, &cases[i].x, 2018, false);
        assert_string_equal(b.s, cases[i].en);
        strbuf_clear(&b);
        wording_followup(&b, &cases[i].x, 2018, true);
        assert_string_equal(b.s, cases[i].zh);
        strbuf_free(&b);
    }
}

static void references_are_read_as_written(void **state)
{
    static const char *const wrong[] = {
        "",         "2018",       "2018-",     "2018-07",   "2018-000", "2018-1234567",
        "18-003",   "2018-003 ",  " 2018-003", "2018-003x", "2018-Q3",  "2018--03",
        "2018_003", "2018-003-1", "20180-003"};
    char out[BULLETIN_REF_MAX];
    int year, number;
    (void)state;
    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_false(bulletin_ref_parse(wrong[i], &year, &number));
    assert_string_equal(bulletin_ref(2018, 3, out), "2018-003");
    assert_true(bulletin_ref_parse(out, &year, &number));
    assert_int_equal(year * 10000 + number, 20180003);
    assert_string_equal(bulletin_ref(2018, 12345, out), "2018-12345");
    assert_true(bulletin_ref_parse(out, &year, &number));
    assert_int_equal(number, 12345);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_are_worded),
        cmocka_unit_test(shifted_years_keep_their_names),
        cmocka_unit_test(a_year_ago_is_the_same_period),
        cmocka_unit_test(ordinals_and_days),
        cmocka_unit_test(rates_are_rounded_half_up),
        cmocka_unit_test(means_are_rounded_half_up),
        cmocka_unit_test(changes_are_said),
        cmocka_unit_test(follow_ups_say_why_and_until_when),
        cmocka_unit_test(references_are_read_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
