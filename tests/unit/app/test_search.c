/* The filter as a person types it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/search.h"

#include "unit.h"

static struct unit units[] = {
    {.id = 11, .name = "河东镇", .key = "河东镇", .alias = "hd"},
    {.id = 12, .name = "城关镇", .key = "城关镇", .alias = ""}};
static struct group groups[] = {{.id = 1, .name = "乡镇街道"},
                                {.id = 2, .name = "县直部门"}};
static struct person people[] = {{.id = 21, .name = "陈晓", .key = "陈晓"}};
static struct post posts[] = {
    {.person_id = 21, .unit_id = 11, .from = TB_DAY_NONE, .to = TB_DAY_NONE}};
static struct app app = {.names = {.units = units,
                                   .n_units = COUNT(units),
                                   .groups = groups,
                                   .n_groups = COUNT(groups),
                                   .people = people,
                                   .n_people = COUNT(people),
                                   .posts = posts,
                                   .n_posts = COUNT(posts)}};
static struct search parsed(const char *typed)
{
    struct search s;
    struct tb_err e;
    assert_int_equal(search_parse(&app, typed, &s, &e), TB_OK);
    return s;
}

static void test_fields(void **state)
{
    (void)state;
    struct search s = parsed("防火 单位:河东 类型:经验信息 状态:采用");
    assert_string_equal(s.text, "防火");
    assert_int_equal(s.unit_id, 11);
    assert_string_equal(s.type, "经验信息");
    assert_int_equal(s.state, STATE_ADOPTED);
    s = parsed("unit：城关 four words here author:陈晓 period:2026-Q3 group:县直");
    assert_int_equal(s.unit_id, 12);
    assert_string_equal(s.text, "four words here");
    assert_int_equal(s.person_id, 21);
    assert_int_equal(s.group_id, 2);
    assert_true(s.has_period);
    assert_int_equal(s.state, -1);
    s = parsed("");
    assert_string_equal(s.text, "");
    assert_false(s.has_period);
}

/* What is no field is text, and a field without a value yet narrows nothing. */
static void test_plain(void **state)
{
    (void)state;
    assert_string_equal(parsed("三到位:一").text, "三到位:一");
    assert_string_equal(parsed("http://x").text, "http://x");
    struct search s = parsed("单位: 状态：");
    assert_int_equal(s.unit_id, 0);
    assert_string_equal(s.text, "");
}

static void test_unknown(void **state)
{
    static const char *const bad[] = {"单位:没有的", "状态:飞", "author:zz",
                                      "组别:天上", "期间:2026-13"};
    struct search s;
    struct tb_err e;
    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_int_equal(search_parse(&app, bad[i], &s, &e), TB_INVALID);
        assert_true(e.msg[0]);
    }
    assert_int_equal(search_parse(&app, "防火 单位:没有的", &s, &e), TB_INVALID);
    assert_string_equal(s.text, "防火");
    /* several: none of them is taken for all */
    assert_int_equal(search_parse(&app, "单位:镇", &s, &e), TB_INVALID);
    assert_int_equal(search_parse(&app, "单位:河东镇", &s, &e), TB_OK);
}

static void test_saved(void **state)
{
    char dir[] = "/tmp/tb-filters-XXXXXX", command[64];
    struct arena a = {0};
    const char **texts = NULL;
    struct tb_err e;
    bool kept = false;
    (void)state;
    assert_non_null(mkdtemp(dir));
    setenv("XDG_STATE_HOME", dir, 1);
    assert_int_equal(search_saved("submissions", &a, &texts), 0);
    assert_int_equal(search_keep("submissions", "防火 单位:河东", &kept, &e), TB_OK);
    assert_true(kept);
    search_keep("units", "hd", &kept, &e);
    search_keep("submissions", "a = b", &kept, &e);
    assert_int_equal(search_saved("submissions", &a, &texts), 2);
    assert_string_equal(texts[0], "防火 单位:河东");
    assert_string_equal(texts[1], "a = b");
    search_keep("submissions", "防火 单位:河东", &kept, &e); /* again: no longer */
    assert_false(kept);
    assert_int_equal(search_saved("submissions", &a, &texts), 1);
    assert_int_equal(search_saved("units", &a, &texts), 1);
    search_keep("units", " lead ", &kept, &e);
    search_keep("units", " lead ", &kept, &e);
    assert_false(kept);
    arena_free(&a);
    snprintf(command, sizeof command, "rm -r %s", dir);
    assert_int_equal(system(command), 0); // NOLINT
}

static int close_app(void **state)
{
    (void)state;
    finder_close(&app);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_saved),
    };
    return cmocka_run_group_tests(tests, NULL, close_app);
}
