/* The year's report: what it says of given counts. */
#include <string.h>

#include "bulletin/year.h"
#include "unit.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* A county up to August: its channel sent 52 issues, 90 articles went upward. */
static struct year_facts county(void)
{
    static struct year_column columns[] = {{"基层动态", 61}, {"经验交流", 44}};
    struct year_facts y = {
        .office = "示例县委组织部",
        .day = day_from_civil(2018, 9, 3),
        .scheme = "信息工作考核办法",
        .decimals = 1,
        .now = {.submitted = 214,
                .relayed = 90,
                .adopted = 71,
                .adoptions = 83,
                .instructed = 5,
                .instructions = 6,
                .promoted = 3,
                .issues = 52,
                .columns = 105},
        .unit_submitted = 214,
        .unit_adopted = 71,
        .levels = {[LEVEL_CITY] = {30, 33}, [LEVEL_PROVINCE] = {9, 9}},
        .issues = {52, columns, 2}};
    struct tb_err e;
    assert_int_equal(period_parse("2018-01..2018-08", &y.period, &e), TB_OK);
    y.until = y.period.last;
    y.part = y.now;
    return y;
}

static struct paper made(const struct year_facts *y, bool zh)
{
    struct paper p;
    year_compose(&arena, y, zh, &p);
    return p;
}

static bool says(const struct paper *p, const char *text)
{
    for (size_t i = 0; i < p->n_blocks; i++)
        if (strstr(p->blocks[i].text, text))
            return true;
    return false;
}

static const struct paper_table *table(const struct paper *p, const char *name)
{
    static const struct paper_table none;
    for (size_t i = 0; i < p->n_blocks; i++)
        if (p->blocks[i].table && !strcmp(p->blocks[i].table->name, name))
            return p->blocks[i].table;
    return &none;
}

static const char *cell(const struct paper_table *t, size_t row, size_t column)
{
    return t->cells[row * t->n_columns + column].text;
}

/* For people in the paper's words; no word of the records is left over. */
static void a_chinese_sheet_is_chinese(void **state)
{
    struct year_facts y = county();
    struct paper p = made(&y, true);
    (void)state;
    assert_string_equal(p.records->columns[0].name, "part");
    assert_string_equal(p.sheet->columns[0].name, "类别");
    assert_int_equal(p.sheet->n_rows, p.records->n_rows);
    for (size_t i = 0; i < p.sheet->n_rows * p.sheet->n_columns; i++)
        for (const char *s = p.sheet->cells[i].text; *s; s++)
            if (*s >= 'a' && *s <= 'z')
                fail_msg("%s", p.sheet->cells[i].text);
    p = made(&y, false);
    assert_null(p.sheet);
}

/* Shared articles: the ranking's sums are others, and stand beside the number. */
static void sums_over_units_stand_at_the_number(void **state)
{
    struct year_facts y = county();
    (void)state;
    y.unit_submitted = 216;
    struct paper p = made(&y, true);
    assert_true(
        says(&p, "报送稿件214篇（按单位计216篇），向上报送90篇，被各级采用71篇、"));
    assert_true(says(&p, "作废稿件不计"));
    p = made(&y, false);
    assert_true(says(&p, "submitted: 214 (by unit: 216); reported upward: 90; adopted: "
                         "71 (adoptions"));
}

static void the_county_is_told_just_so(void **state)
{
    struct year_facts y = county();
    struct paper p = made(&y, true);
    (void)state;
    assert_string_equal(p.title, "示例县委组织部2018年1—8月信息工作总结");
    assert_true(says(&p, "自有渠道编发52期，各专栏刊发稿件105篇。"));
    assert_true(says(&p, "报送稿件214篇，向上报送90篇，被各级采用71篇、83篇次。"));
    assert_true(says(&p, "领导批示6次（5篇），典型做法推介3篇。"));
    assert_false(says(&p, "尚未结束"));
    const struct paper_table *t = table(&p, "自有渠道");
    assert_int_equal(t->n_rows, 2);
    assert_string_equal(cell(t, 1, 0), "经验交流");
    assert_string_equal(cell(t, 1, 1), "44");
    /* From the highest level down, those without an adoption left out. */
    t = table(&p, "分层级采用");
    assert_int_equal(t->n_rows, 2);
    assert_string_equal(cell(t, 0, 0), "省级");
    assert_string_equal(cell(t, 1, 2), "33");
    p = made(&y, false);
    assert_true(says(
        &p, "Issues of the own channel: 52, with articles in their columns: 105."));
    assert_true(says(&p, "Articles submitted: 214; reported upward: 90; adopted: 71 "));
}

static void what_is_not_there_is_not_said(void **state)
{
    struct year_facts y = county();
    (void)state;
    y.now.issues = y.part.issues = 0;
    y.now.instructions = y.now.promoted = 0;
    struct paper p = made(&y, true);
    assert_false(says(&p, "自有渠道"));
    assert_false(says(&p, "批示"));
    assert_false(says(&p, "上年同期"));
    assert_int_equal(table(&p, "各月")->n_rows, 0);
}

static void the_same_days_are_compared(void **state)
{
    struct year_facts y = county();
    (void)state;
    y.until = day_from_civil(2018, 8, 20);
    y.part.submitted = 200;
    y.then.submitted = 180;
    y.then.relayed = 90;
    y.then_first = day_from_civil(2017, 1, 1);
    y.then_last = day_from_civil(2017, 8, 20);
    struct paper p = made(&y, true);
    assert_true(says(&p, "本期尚未结束，数据截至2018年8月20日。"));
    assert_true(says(&p, "上年同期为2017年1月1日至2017年8月20日。"));
    const struct paper_table *t = table(&p, "同期比较");
    assert_string_equal(cell(t, 0, 1), "200");
    assert_string_equal(cell(t, 0, 2), "180");
    assert_string_equal(cell(t, 0, 3), "增加20");
    assert_string_equal(cell(t, 1, 3), "持平");
    /* The whole period stands in the text, not the part. */
    assert_true(says(&p, "报送稿件214篇"));
}

static void months_are_a_table_and_a_chart(void **state)
{
    struct year_facts y = county();
    struct year_month months[3] = {{.submitted = 3, .adopted = 1}, {.relayed = 2}};
    (void)state;
    for (size_t i = 0; i < 3; i++)
        months[i].period = period_of(PERIOD_MONTH, day_from_civil(2018, (int)i + 1, 1));
    months[2].period.last -= 10;
    months[2].period.kind = PERIOD_DAYS;
    y.months = months;
    y.n_months = 3;
    struct paper p = made(&y, true);
    const struct paper_table *t = table(&p, "各月");
    assert_string_equal(cell(t, 0, 0), "2018年1月");
    assert_string_equal(cell(t, 1, 2), "2");
    assert_string_equal(cell(t, 2, 0), "2018-03-01..2018-03-21");
    const struct paper_chart none = {0}, *c = &none;
    for (size_t i = 0; i < p.n_blocks; i++)
        c = p.blocks[i].kind == PAPER_CHART ? p.blocks[i].chart : c;
    assert_int_equal(c->n_months, 3);
    assert_string_equal(c->values[0].text, "3");
    assert_int_equal(c->values[3].n, TB_ONE);
}

static void records_have_every_count(void **state)
{
    struct year_facts y = county();
    struct paper p = made(&y, true);
    bool relayed = false, column = false;
    (void)state;
    for (size_t i = 0; i < p.records->n_rows; i++) {
        relayed = relayed || (!strcmp(cell(p.records, i, 0), "total") &&
                              !strcmp(cell(p.records, i, 1), "relayed") &&
                              !strcmp(cell(p.records, i, 2), "90"));
        column = column || (!strcmp(cell(p.records, i, 0), "column") &&
                            !strcmp(cell(p.records, i, 2), "61"));
    }
    assert_true(relayed);
    assert_true(column);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_chinese_sheet_is_chinese, free_arena),
        cmocka_unit_test_teardown(sums_over_units_stand_at_the_number, free_arena),
        cmocka_unit_test_teardown(the_county_is_told_just_so, free_arena),
        cmocka_unit_test_teardown(what_is_not_there_is_not_said, free_arena),
        cmocka_unit_test_teardown(the_same_days_are_compared, free_arena),
        cmocka_unit_test_teardown(months_are_a_table_and_a_chart, free_arena),
        cmocka_unit_test_teardown(records_have_every_count, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
