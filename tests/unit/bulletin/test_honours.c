/* The list of honours: names, reasons, articles. */
#include <string.h>

#include "bulletin/honours.h"
#include "unit.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct honour_row units[] = {
    {"乡镇", "甲镇", "", "", 1, "13.5", "", "", "", true},
    {"乡镇", "乙镇", "", "", 2, "5.0", "2018-07: 3 / 4", "", "1", false},
};
static struct honour_row articles[] = {
    {"", "一稿", "甲镇", "2018-0001", 1, "12.0", "", "", "", true}};

static struct honours_facts small(void)
{
    static struct honour items[2];
    struct honours_facts h = {.office = "示例县",
                              .day = day_from_civil(2018, 12, 30),
                              .scheme = "办法",
                              .items = items,
                              .n = 2};
    struct tb_err e;
    period_parse("2018", &h.period, &e);
    items[0] =
        (struct honour){.name = "先进单位",
                        .text = "评选 先进单位 前 3 须 达标 报送 每 月 除非 失实",
                        .figure = "points",
                        .if_met = true,
                        .unless = "失实",
                        .rows = units,
                        .n = 2};
    items[1] = (struct honour){.name = "好信息",
                               .text = "评选 好信息 前 1 稿件",
                               .figure = "points",
                               .articles = true,
                               .unless = "",
                               .rows = articles,
                               .n = 1};
    return h;
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

static const char *table(const struct paper *p, size_t at)
{
    for (size_t i = 0; i < p->n_blocks; i++)
        if (p->blocks[i].kind == PAPER_TABLE && at-- == 0)
            return put(p->blocks[i].table);
    return "none";
}

static bool says(const struct paper *p, const char *text)
{
    for (size_t i = 0; i < p->n_blocks; i++)
        if (strstr(p->blocks[i].text, text))
            return true;
    return false;
}

static void conditions_stand_beside_the_place(void **state)
{
    struct honours_facts h = small();
    struct paper p;
    (void)state;
    honours_compose(&arena, &h, true, &p);
    assert_string_equal(table(&p, 0),
                        "分组|名次|单位|得分|任务|失实|结果\n"
                        "乡镇|1|甲镇|13.5|达标|无|入选\n"
                        "乡镇|2|乙镇|5.0|未达标：2018-07: 3 / 4|1|不予评选");
    assert_string_equal(table(&p, 1), "名次|编号|标题|单位|得分|结果\n"
                                      "1|2018-0001|一稿|甲镇|12.0|入选");
    assert_true(says(&p, "先进单位（乡镇）：甲镇"));
    assert_false(says(&p, "甲镇、乙镇"));
    assert_true(says(&p, "依据条款：评选 好信息 前 1 稿件"));
}

static void a_trigger_has_its_column(void **state)
{
    struct honours_facts h = small();
    struct paper p;
    (void)state;
    units[1].barred = "触发 三次 欠 报送 每 月 连续 3 则 取消评优";
    honours_compose(&arena, &h, true, &p);
    units[1].barred = "";
    assert_non_null(strstr(table(&p, 0), "失实|触发|结果"));
    assert_non_null(strstr(table(&p, 0), "连续 3 则 取消评优|不予评选"));
}

static void no_award_says_how_to_write_one(void **state)
{
    struct honours_facts h = small();
    struct paper p;
    (void)state;
    h.n = 0;
    honours_compose(&arena, &h, true, &p);
    assert_true(says(&p, "当期办法没有评选条款"));
    assert_int_equal(p.records->n_rows, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(conditions_stand_beside_the_place, free_arena),
        cmocka_unit_test_teardown(a_trigger_has_its_column, free_arena),
        cmocka_unit_test_teardown(no_award_says_how_to_write_one, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
