/* The year-end appraisal on the small bulletin's office. */
#include <string.h>

#include "bulletin/appraisal.h"
#include "small.h"
#include "unit.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct appraisal_row units[5], people[3];
static struct appraisal_scale scales[2];

static struct appraisal_facts office(void)
{
    struct appraisal_facts f = {.office = "示例县",
                                .day = day_from_civil(2018, 12, 30),
                                .scheme = "办法",
                                .n_tracks = 1};
    for (size_t i = 0; i < 5; i++)
        units[i] = (struct appraisal_row){.awards = ""};
    for (size_t i = 0; i < 3; i++)
        people[i] = (struct appraisal_row){.awards = ""};
    scales[0] = (struct appraisal_scale){0};
    scales[1] = (struct appraisal_scale){true, 60 * TB_ONE};
    f.tracks[0] = (struct appraisal_track){.c = small_circular(TRACK_OUTSIDE),
                                           .scales = scales,
                                           .units = units,
                                           .people = people};
    f.period = f.tracks[0].c.period;
    return f;
}

/* A row, cells parted by |; -1: the heads. */
static const char *row(const struct paper_table *t, int at)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    for (size_t i = 0; i < t->n_columns; i++)
        strbuf_printf(&b, "%s%s", i ? "|" : "",
                      at < 0 ? t->columns[i].name
                             : t->cells[(size_t)at * t->n_columns + i].text);
    const char *out = arena_strdup(&arena, b.s);
    strbuf_free(&b);
    return out;
}

static const struct paper_table *table(const struct paper *p, size_t at)
{
    static const struct paper_table none;
    for (size_t i = 0; i < p->n_blocks; i++)
        if (p->blocks[i].kind == PAPER_TABLE && at-- == 0)
            return p->blocks[i].table;
    return &none;
}

static void rows_say_what_counts(void **state)
{
    struct appraisal_facts f = office();
    struct paper p;
    (void)state;
    units[0] = (struct appraisal_row){.has_required = true,
                                      .required = 4 * TB_ONE,
                                      .done = 6 * TB_ONE,
                                      .awards = "先进单位;好信息",
                                      .talks = 2,
                                      .asked = 5,
                                      .no_award = true};
    appraisal_compose(&arena, &f, true, &p);
    const struct paper_table *t = table(&p, 0);
    assert_string_equal(row(t, -1),
                        "分组|单位|应报|完成|缺报|报送|采用|得分|名次|附加分|折算|"
                        "折算达标|评优|说明情况|约谈|通报批评|通报表扬|应办次数|备注");
    assert_string_equal(
        row(t, 0), "乡镇|甲镇|4|6|0|6|2|13.5|1|1.0|70.0|是|先进单位、好信息|0|2|0|0|5|"
                   "取消评优");
    assert_string_equal(row(t, 1), "乡镇|乙镇|-|-|-|3|1|5.0|2|-|50.0|否||0|0|0|0|0|");
    assert_string_equal(row(t, 4),
                        "部门|戊局|-|-|-|2|0|2.0|-|-|-|||0|0|0|0|0|免考：新成立");
}

static void columns_without_anything_are_left_out(void **state)
{
    struct appraisal_facts f = office();
    struct paper p;
    (void)state;
    appraisal_compose(&arena, &f, true, &p);
    assert_string_equal(
        row(table(&p, 1), -1),
        "分组|单位|姓名|报送|采用|得分|名次|附加分|折算|折算达标|评优|备注");
    assert_int_equal(table(&p, 1)->n_rows, 3);
}

static void records_hold_units_and_people(void **state)
{
    struct appraisal_facts f = office();
    struct paper p;
    (void)state;
    appraisal_compose(&arena, &f, true, &p);
    assert_int_equal(p.records->n_rows, 8);
    assert_string_equal(
        row(p.records, -1),
        "group|unit|person|required|done|missing|submitted|adopted|points|rank|附加分|"
        "折算|passed:折算|awards|explained|talks|criticised|commended|asked|note");
    assert_string_equal(row(p.records, 5),
                        "乡镇|甲镇|张三|-|-|-|4|2|10.0|1|1.0|70.0|yes||0|0|0|0|0|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(rows_say_what_counts, free_arena),
        cmocka_unit_test_teardown(columns_without_anything_are_left_out, free_arena),
        cmocka_unit_test_teardown(records_hold_units_and_people, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
