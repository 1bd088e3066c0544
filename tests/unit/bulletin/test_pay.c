/* The pay sheet: columns that are there only when they say something, and lines that
 * add up. */
#include <string.h>

#include "core/amount.h"

#include "bulletin/pay.h"
#include "unit.h"

#define TENTH (TB_ONE / 10)

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct period spans[2];
static int decimals[2];
static struct pay_figure figures[2];
static struct value months[2][2];
static struct value sums[2][2];
static tb_amount held[2][2];
static struct pay_row rows[2];
static struct pay_line lines[3];

/* A room with 3.3 and a cadre with a third, and a fee of 20 yuan. */
static struct pay_facts small(void)
{
    struct pay_facts f = {.office = "示例县",
                          .day = day_from_civil(2018, 4, 2),
                          .scheme = "办法",
                          .months = spans,
                          .month_decimals = decimals,
                          .n_months = 2,
                          .figures = figures,
                          .n_figures = 2,
                          .rows = rows,
                          .n_rows = 2,
                          .lines = lines,
                          .n_lines = 3};
    struct tb_err e;
    period_parse("2018-01..2018-02", &f.period, &e);
    spans[0] = period_of(PERIOD_MONTH, f.period.first);
    spans[1] = period_of(PERIOD_MONTH, f.period.last);
    figures[0] = (struct pay_figure){"", true, false, 1};
    figures[1] = (struct pay_figure){"稿酬", true, false, 1};
    decimals[0] = decimals[1] = 1;
    memset(months, 0, sizeof months);
    memset(held, 0, sizeof held);
    months[0][0].amount = 3 * TB_ONE;
    months[0][1].amount = 3 * TENTH;
    months[1][0].absent = true;
    months[1][1].amount = 3 * TENTH;
    sums[0][0] = (struct value){.amount = 33 * TENTH};
    sums[0][1] = (struct value){.amount = 20 * TB_ONE};
    sums[1][0] = (struct value){.amount = 3 * TENTH};
    sums[1][1] = (struct value){.absent = true};
    for (size_t i = 0; i < 2; i++)
        rows[i] = (struct pay_row){.person = i == 1,
                                   .group = "组室",
                                   .unit = "信息室",
                                   .name = i ? "张三" : "信息室",
                                   .months = months[i],
                                   .figures = sums[i],
                                   .held = held[i],
                                   .why = "",
                                   .moved = ""};
    lines[0] = (struct pay_line){
        0, 0, "2018-01-03", "2018-0001", "稿", "报送 计 3.3", 33 * TENTH};
    lines[1] =
        (struct pay_line){0, 1, "2018-01-03", "2018-0001", "稿", "稿酬", 20 * TB_ONE};
    lines[2] = (struct pay_line){
        1, 0, "2018-01-03", "2018-0001", "稿", "均分", amount_round(TB_ONE / 3, 3)};
    return f;
}

static struct paper made(const struct pay_facts *f, bool all, bool zh)
{
    struct paper p;
    pay_compose(&arena, f, all, zh, &p);
    return p;
}

static const char *put(const struct paper_table *t)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    for (size_t i = 0; i < t->n_columns; i++)
        strbuf_printf(&b, "%s%s", i ? "|" : "", t->columns[i].name);
    for (size_t i = 0; i < t->n_rows * t->n_columns; i++)
        strbuf_printf(&b, "%s%s", i % t->n_columns ? "|" : "\n", t->cells[i].text);
    const char *out = arena_strdup(&arena, b.s);
    strbuf_free(&b);
    return out;
}

static const struct paper_table *table(const struct paper *p, size_t at)
{
    for (size_t i = 0; i < p->n_blocks; i++)
        if (p->blocks[i].kind == PAPER_TABLE && at-- == 0)
            return p->blocks[i].table;
    fail_msg("no table %zu", at);
    return NULL;
}

static bool says(const struct paper *p, const char *text)
{
    for (size_t i = 0; i < p->n_blocks; i++)
        if (strstr(p->blocks[i].text, text))
            return true;
    return false;
}

static void months_that_add_up_have_no_more_to_say(void **state)
{
    struct pay_facts f = small();
    struct paper p = made(&f, false, true);
    (void)state;
    assert_string_equal(put(table(&p, 0)), "组室|姓名|1月|2月|得分|稿酬\n"
                                           "信息室|（组室）|3.0|0.3|3.3|20.0\n"
                                           "信息室|张三|-|0.3|0.3|-");
    assert_true(says(&p, "得分：组室合计3.3，个人合计0.3。"));
    assert_true(says(&p, "稿酬：组室合计20.0，个人合计0.0。"));
    assert_false(says(&p, "期内增减说明"));
}

static void rounding_is_a_line_of_its_own(void **state)
{
    struct pay_facts f = small();
    struct paper p = made(&f, false, true);
    (void)state;
    assert_string_equal(put(table(&p, 1)),
                        "组室|姓名|账户|数额|日期|编号|标题|依据条款\n"
                        "信息室||得分|3.3|2018-01-03|2018-0001|稿|报送 计 3.3\n"
                        "信息室||稿酬|20|2018-01-03|2018-0001|稿|稿酬\n"
                        "信息室|张三|得分|0.333|2018-01-03|2018-0001|稿|均分\n"
                        "信息室|张三|得分|-0.033||||小数取舍");
}

static void caps_and_what_a_period_takes_are_told(void **state)
{
    struct pay_facts f = small();
    (void)state;
    figures[0].capped = true;
    held[0][0] = -2 * TB_ONE;
    sums[0][0].amount = 23 * TENTH;
    rows[0].why = "限额 得分 每 年 至多 2.3 -1";
    rows[1].moved = "办公室";
    struct paper p = made(&f, false, true);
    assert_string_equal(put(table(&p, 0)),
                        "组室|姓名|1月|2月|期内增减|得分|其中得分封顶扣减|稿酬\n"
                        "信息室|（组室）|3.0|0.3|-1.0|2.3|-2.0|20.0\n"
                        "信息室|张三|-|0.3|0.0|0.3|0.0|-");
    assert_true(says(&p, "信息室：-1.0（限额 得分 每 年 至多 2.3 -1）"));
    assert_true(says(&p, "张三期内由办公室调入信息室。"));
    assert_false(says(&p, "未列条款的"));
    rows[0].why = "";
    p = made(&f, false, true);
    assert_true(says(&p, "未列条款的"));
}

/* February is printed by another measure. */
static void months_have_decimals_of_their_own(void **state)
{
    struct pay_facts f = small();
    (void)state;
    decimals[1] = 2;
    months[0][1].amount = 33 * TENTH / 10;
    struct paper p = made(&f, false, true);
    assert_string_equal(put(table(&p, 0)), "组室|姓名|1月|2月|期内增减|得分|稿酬\n"
                                           "信息室|（组室）|3.0|0.33|-0.03|3.3|20.0\n"
                                           "信息室|张三|-|0.30|0|0.3|-");
}

static void records_are_the_sheet_or_the_lines(void **state)
{
    struct pay_facts f = small();
    struct paper p = made(&f, false, true);
    (void)state;
    assert_string_equal(put(p.records),
                        "group|unit|person|2018-01|2018-02|beside|points|稿酬\n"
                        "组室|信息室||3.0|0.3|0.0|3.3|20.0\n"
                        "组室|信息室|张三|-|0.3|0.0|0.3|-");
    p = made(&f, true, true);
    assert_int_equal(p.records->n_rows, 4);
    assert_string_equal(p.records->columns[2].name, "figure");
    assert_string_equal(p.records->cells[2].text, "points");
}

static void nobody_inside_is_said(void **state)
{
    struct pay_facts f = small();
    (void)state;
    f.n_rows = f.n_lines = 0;
    struct paper p = made(&f, false, true);
    assert_true(says(&p, "没有对内的组室"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(months_that_add_up_have_no_more_to_say, free_arena),
        cmocka_unit_test_teardown(rounding_is_a_line_of_its_own, free_arena),
        cmocka_unit_test_teardown(caps_and_what_a_period_takes_are_told, free_arena),
        cmocka_unit_test_teardown(months_have_decimals_of_their_own, free_arena),
        cmocka_unit_test_teardown(records_are_the_sheet_or_the_lines, free_arena),
        cmocka_unit_test_teardown(nobody_inside_is_said, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
