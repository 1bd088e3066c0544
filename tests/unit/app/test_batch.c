/* Pasted text to rows. */
#include <string.h>

#include "app/batch.h"

#include "../unit.h"

static const struct unit units[] = {
    {.id = 1, .name = "河东镇", .key = "河东镇", .alias = "hd;河东", .order = 1},
    {.id = 2, .name = "城关镇", .key = "城关镇", .alias = "", .order = 2},
    {.id = 3, .name = "公安局", .key = "公安局", .alias = "", .order = 3},
};
static const struct person people[] = {
    {.id = 9, .name = "陈晓", .key = "陈晓", .login = ""},
};

#define TODAY 20779 /* 2026-11-22 */

static struct batch read_text(const char *text)
{
    struct app app = {.names = {.units = units,
                                .n_units = COUNT(units),
                                .people = people,
                                .n_people = COUNT(people)}};
    struct batch b;
    batch_read(&app, text, strlen(text), TODAY, &b);
    finder_close(&app);
    return b;
}

/* Text to rows, as "unit|title|author|type|day"; rows joined by a slash. */
static void check(const char *text, const char *want)
{
    struct batch b = read_text(text);
    struct strbuf got = {0};
    char day[16];
    strbuf_puts(&got, "");
    for (size_t i = 0; i < b.n; i++) {
        const struct batch_row *r = &b.rows[i];
        strbuf_printf(&got, "%s%d%s|%s|%s|%s|%s", i ? " / " : "",
                      (int)(r->unit_id ? r->unit_id : r->guess), r->unit_id ? "" : "?",
                      r->title, r->author, r->type,
                      *r->day_text ? r->day_text : day_format(r->day, day) + 5);
    }
    assert_string_equal(got.s, want);
    strbuf_free(&got);
    batch_free(&b);
}

static void test_colon_lines(void **state)
{
    (void)state;
    check("河东镇：麦田管理\n\n  2、城关镇: 秋粮收购\r\n• 河东:《双抢》\n",
          "1|麦田管理|||11-22 / 2|秋粮收购|||11-22 / 1|双抢|||11-22");
    check("河栋镇：麦田管理", "1?|麦田管理|||11-22");
    /* a colon inside a title is no unit */
    check("河东镇打好组合拳：冬季治水见实效",
          "1?|河东镇打好组合拳：冬季治水见实效|||11-22");
    check("三项举措：一是抓早", "0?|三项举措：一是抓早|||11-22");
}

static void test_commas(void **state)
{
    (void)state;
    check("1,2026-11-20,河东镇,扎实推进,成效明显,陈晓",
          "1|扎实推进,成效明显|陈晓||11-20");
    check("城关镇，夜访夜谈，化解纠纷", "2|夜访夜谈，化解纠纷|||11-22");
}

static void test_numbering(void **state)
{
    (void)state;
    check("(3) 河东镇：甲\n③河东镇：乙\n三、河东镇：丙\n- 河东镇：丁\n",
          "1|甲|||11-22 / 1|乙|||11-22 / 1|丙|||11-22 / 1|丁|||11-22");
    check("河东镇：1.5万亩麦田\n河东镇：12345热线\n",
          "1|1.5万亩麦田|||11-22 / 1|12345热线|||11-22");
}

static void test_headed(void **state)
{
    (void)state;
    check("标题\t单位\t日期\t类别\t作者\n甲\t河东镇\t2026/11/3\t动态\t陈晓\n"
          "乙\t\t11月4日\t\t\n",
          "1|甲|陈晓|动态|11-03 / 0?|乙|||11-04");
    check("序号,日期,单位,标题\n1,2026-11-03,河东镇,一，二\n", "1|一，二|||11-03");
}

static void test_columns_by_content(void **state)
{
    (void)state;
    check("1\t河东镇\t麦田管理不松劲\t2026-11-03\t陈晓\t动态\n"
          "2\t城关镇\t秋粮收购有序推进\t2026-11-04\t\t动态\n",
          "1|麦田管理不松劲|陈晓|动态|11-03 / 2|秋粮收购有序推进||动态|11-04");
    check("麦田管理不松劲\t河东\n秋粮收购有序推进\t城关镇\n",
          "1|麦田管理不松劲|||11-22 / 2|秋粮收购有序推进|||11-22");
}

/* A tab in one line of a list makes no columns of the others. */
static void test_a_single_tab(void **state)
{
    (void)state;
    check("河东镇：麦田，管理\n城关镇：秋粮\t收购\n河东镇：防汛\n",
          "1|麦田，管理|||11-22 / 2|秋粮 收购|||11-22 / 1|防汛|||11-22");
}

static void test_quotes(void **state)
{
    (void)state;
    check("河东镇\t\"分两行的\n标题\"\"甲\"\"\"\n城关镇\t“乙”\n",
          "1|分两行的 标题\"甲\"|||11-22 / 2|“乙”|||11-22");
    check("河东镇\t\"不是引号的标题\n", "1|\"不是引号的标题|||11-22");
}

static void test_odd_dates(void **state)
{
    (void)state;
    check("单位\t标题\t日期\n河东镇\t甲\t2026-13-01\n", "1|甲|||2026-13-01");
}

static void test_limit(void **state)
{
    struct strbuf text = {0};
    (void)state;
    for (int i = 0; i < BATCH_MOST + 7; i++)
        strbuf_printf(&text, "河东镇：第%d篇\n", i);
    struct batch b = read_text(text.s);
    assert_int_equal(b.n, BATCH_MOST);
    assert_int_equal(b.beyond, 7);
    batch_free(&b);
    strbuf_free(&text);
}

/* What is none of the line's parts stays in the title, and nothing is lost. */
static void test_titles_with_commas(void **state)
{
    (void)state;
    check("date,unit,title,author\n2026-11-20,河东镇,稳增长，保民生,陈晓",
          "1|稳增长，保民生|陈晓||11-20");
    check("河东镇，投入，11.5，亿元治水", "1|投入，11.5，亿元治水|||11-22");
    check("河东镇，12345，热线办理情况", "1|12345，热线办理情况|||11-22");
    check("河东镇，2026-11-01，投入，3.5，亿元", "1|投入，3.5，亿元|||11-01");
    check("河东镇,减税：进展", "1|减税：进展|||11-22");
    check("河东镇,10:30召开预算会", "1|10:30召开预算会|||11-22");
}

static void test_two_authors(void **state)
{
    struct app app = {.names = {.units = units,
                                .n_units = COUNT(units),
                                .people = people,
                                .n_people = COUNT(people)}};
    struct submission s;
    (void)state;
    struct batch b = read_text("单位\t标题\t作者\n河东镇\t麦田\t陈晓； 李四、王五\n");
    batch_submission(&app, &b.arena, &b.rows[0], &s);
    assert_int_equal(s.n_authors, 3);
    assert_int_equal(s.authors[0].person_id, 9);
    assert_string_equal(s.authors[1].name, "李四");
    assert_string_equal(s.authors[2].name, "王五");
    batch_free(&b);
}

/* What is written is read as the same rows. */
/* The topic of a row is read as it is written, taken off, and put back. */
static void test_topics(void **state)
{
    struct app app = {.names = {.units = units, .n_units = COUNT(units)}};
    struct strbuf out = {0};
    (void)state;
    struct batch b = read_text("unit\ttitle\t约稿\n河东镇\t甲\tT2026-001\n"
                               "河东镇\t乙\t\n");
    assert_string_equal(b.rows[0].topic_text, "T2026-001");
    assert_string_equal(b.rows[1].topic_text, "");
    batch_unlink(&b, 1);
    batch_write(&app, &b, &out);
    struct batch again = read_text(out.s);
    assert_string_equal(again.rows[0].topic_text, "T2026-001");
    assert_string_equal(again.rows[1].topic_text, "-");
    batch_unlink(&again, 1);
    assert_string_equal(again.rows[1].topic_text, "");
    batch_free(&b);
    batch_free(&again);
    strbuf_free(&out);
}

static void test_round_trip(void **state)
{
    struct app app = {.names = {.units = units, .n_units = COUNT(units)}};
    struct strbuf once = {0}, twice = {0};
    (void)state;
    struct batch b = read_text("河东镇\t\"两\n行\"\t2026-13-01\n"
                               "河栋镇\t一、（二）推进冬季治水\t2026-11-01\n");
    b.rows[0].left_out = true;
    batch_write(&app, &b, &once);
    struct batch again = read_text(once.s);
    batch_write(&app, &again, &twice);
    assert_string_equal(once.s, twice.s);
    assert_int_equal(again.n, 2);
    assert_string_equal(again.rows[1].title, b.rows[1].title);
    assert_true(again.rows[0].left_out);
    batch_free(&b);
    batch_free(&again);
    strbuf_free(&once);
    strbuf_free(&twice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_colon_lines),
        cmocka_unit_test(test_commas),
        cmocka_unit_test(test_numbering),
        cmocka_unit_test(test_headed),
        cmocka_unit_test(test_columns_by_content),
        cmocka_unit_test(test_a_single_tab),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_odd_dates),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_titles_with_commas),
        cmocka_unit_test(test_two_authors),
        cmocka_unit_test(test_topics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
