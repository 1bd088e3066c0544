/* Finding units, people and outlets: which names, and in which order. */
#include <string.h>

#include "app/find.h"

#include "../unit.h"

static const struct unit units[] = {
    {.id = 1,
     .name = "河东镇",
     .key = "河东镇",
     .alias = "hd；河东; 东办 ",
     .order = 11},
    {.id = 2, .name = "东河乡", .key = "东河乡", .alias = "", .order = 12},
    {.id = 3, .name = "河滨东路街道", .key = "河滨东路街道", .alias = "", .order = 13},
    {.id = 4, .name = "东镇", .key = "东镇", .alias = "", .order = 14},
    {.id = 5, .name = "黄渡镇", .key = "黄渡镇", .alias = "", .order = 15},
    {.id = 6, .name = "重庆路", .key = "重庆路", .alias = "", .order = 16},
    {.id = 7, .name = "中桥", .key = "中桥", .alias = "", .order = 17},
};

static struct app office(void)
{
    return (struct app){.names = {.units = units, .n_units = COUNT(units)}};
}

static void found(struct app *app, const struct find_query *q, const char *ids)
{
    struct find_hit hits[8];
    char got[16] = "";
    size_t total, n = app_find(app, q, hits, 8, &total);
    assert_int_equal(total, n);
    for (size_t i = 0; i < n; i++)
        got[i] = (char)('0' + hits[i].id);
    got[n] = '\0';
    assert_string_equal(got, ids);
}

static void check(const char *typed, const char *ids)
{
    struct app app = office();
    const struct find_query q = {.kind = FIND_UNIT, .typed = typed, .day = TB_DAY_NONE};
    found(&app, &q, ids);
    finder_close(&app);
}

static void tiers(void **state)
{
    (void)state;
    check("东镇", "41"); /* whole, then inside a name */
    check("河东", "13"); /* alias; gaps */
    check("hd", "153");  /* alias; initials of the first, spread */
    check("ｈＤ", "153");
    check("hdz", "15");
    check("hz", "15");    /* spread */
    check("hedong", "1"); /* pinyin */
    check("hedz", "1");
    check("he d z", "1");
    check("he'dong", "1");
    check("dongz", "41"); /* from the start, then inside */
    check("河dz", "1");
    check("河d", "13");  /* 3 has one between them */
    check("东", "1243"); /* 1 by its alias 东办 */
    check("河镇", "1");
    check("cq", "6");
    check("zq", "76"); /* 重 is zhong too, but not usually there */
    check("zhongqing", "6");
    check("15", "5");
    check("西", "");
    check("xyz", "");
    check("(", "");
    check("", "1234567");
}

static void most_and_total(void **state)
{
    struct app app = office();
    const struct find_query q = {.kind = FIND_UNIT, .typed = "", .day = TB_DAY_NONE};
    struct find_hit hits[2];
    size_t total;
    (void)state;
    assert_int_equal(app_find(&app, &q, hits, 2, &total), 2);
    assert_int_equal(total, COUNT(units));
    assert_int_equal(hits[1].id, 2);
    assert_int_equal(app_find(&app, &q, hits, 0, &total), 0);
    assert_int_equal(total, COUNT(units));
    finder_close(&app);
}

static void used_lately_first(void **state)
{
    struct app app = office();
    const struct find_query hz = {.typed = "hz", .day = TB_DAY_NONE},
                            all = {.typed = "", .day = TB_DAY_NONE};
    (void)state;
    found(&app, &hz, "15");
    app_used(&app, FIND_UNIT, 1);
    app_used(&app, FIND_UNIT, 5);
    found(&app, &hz, "51");
    found(&app, &all, "5123467");
    app_used(&app, FIND_UNIT, 1);
    found(&app, &hz, "15");
    app_used(&app, FIND_OUTLET, 5);
    found(&app, &hz, "15");
    for (int64_t id = 100; id < 400; id++)
        app_used(&app, FIND_UNIT, id);
    found(&app, &all, "1234567"); /* forgotten after 200 others */
    finder_close(&app);
}

static void people_in_posts(void **state)
{
    static const struct person people[] = {
        {.id = 1, .name = "单小明", .key = "单小明", .login = "limin"},
        {.id = 2, .name = "邓晓敏", .key = "邓晓敏", .login = ""},
        {.id = 3, .name = "尚晓梅", .key = "尚晓梅", .login = ""},
    };
    static const struct post posts[] = {
        {.person_id = 1, .unit_id = 7, .from = TB_DAY_NONE, .to = TB_DAY_NONE},
        {.person_id = 2, .unit_id = 7, .from = 100, .to = 200},
        {.person_id = 2, .unit_id = 8, .from = 201, .to = TB_DAY_NONE},
    };
    struct app app = {.names = {.people = people,
                                .n_people = COUNT(people),
                                .posts = posts,
                                .n_posts = COUNT(posts)}};
    struct find_query q = {.kind = FIND_PERSON, .typed = "sxm", .day = TB_DAY_NONE};
    (void)state;
    found(&app, &q, "13");
    q.typed = "dxm"; /* 单 is dan too, after who is always deng */
    found(&app, &q, "21");
    q.typed = "limin";
    found(&app, &q, "1");
    q.typed = "";
    found(&app, &q, "123");
    q.day = 150;
    found(&app, &q, "12");
    q.unit_id = 7;
    found(&app, &q, "12");
    q.day = 300;
    found(&app, &q, "1");
    q.unit_id = 8;
    found(&app, &q, "2");
    finder_close(&app);
}

static void outlets_in_force(void **state)
{
    static const struct outlet outlets[] = {
        {.id = 1, .name = "市委信息", .key = "市委信息", .from = 100, .to = 200},
        {.id = 2,
         .name = "市委信息（专报）",
         .key = "",
         .from = 150,
         .to = TB_DAY_NONE},
    };
    struct app app = {.names = {.outlets = outlets, .n_outlets = COUNT(outlets)}};
    struct find_query q = {.kind = FIND_OUTLET, .typed = "swxx", .day = 160};
    (void)state;
    found(&app, &q, "12");
    q.day = 201;
    found(&app, &q, "2");
    q.day = 99;
    found(&app, &q, "");
    q.typed = "zb";
    q.day = TB_DAY_NONE;
    found(&app, &q, "2");
    finder_close(&app);
}

static void names_read_anew(void **state)
{
    static const struct unit fewer[] = {
        {.id = 9, .name = "海丹", .key = "海丹", .alias = ""}};
    struct app app = office();
    const struct find_query q = {.typed = "hd", .day = TB_DAY_NONE};
    (void)state;
    found(&app, &q, "153");
    finder_forget(&app);
    app.names.units = fewer;
    app.names.n_units = 1;
    found(&app, &q, "9");
    finder_close(&app);
}

/* --- exact ------------------------------------------------------------------------ */

static void proposes(struct app *app, const char *typed, const char *name)
{
    struct tb_err e = {0};
    assert_null(app_find_unit(app, typed, &e));
    assert_int_equal(e.rc, TB_NOTFOUND);
    if (name)
        assert_non_null(strstr(e.msg, name));
    else
        assert_null(strstr(e.msg, "?"));
}

static void exact_or_nearest(void **state)
{
    struct app app = office();
    struct tb_err e = {0};
    (void)state;
    assert_ptr_equal(app_find_unit(&app, " 河东镇　", &e), &units[0]);
    assert_ptr_equal(app_find_unit(&app, "hd", &e), &units[0]);
    assert_ptr_equal(app_find_unit(&app, "东办", &e), &units[0]);
    assert_null(app_find_unit(&app, "hd;河东", &e));
    proposes(&app, "河栋镇", "河东镇");
    proposes(&app, "hbdl", "河滨东路街道"); /* never taken, only proposed */
    proposes(&app, "huangdu", "黄渡镇");
    proposes(&app, "hdz", NULL); /* two */
    proposes(&app, "", NULL);
    proposes(&app, "qqq", NULL);
    finder_close(&app);
}

static void actors_by_login(void **state)
{
    static const struct person people[] = {
        {.id = 1, .name = "李敏", .key = "李敏", .login = "limin"},
        {.id = 2, .name = "王强", .key = "王强", .login = ""},
    };
    struct app app = {.names = {.people = people, .n_people = COUNT(people)}};
    (void)state;
    assert_string_equal(app_actor_name(&app, "limin"), "李敏");
    assert_string_equal(app_actor_name(&app, "root"), "root");
    assert_string_equal(app_actor_name(&app, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tiers),
        cmocka_unit_test(most_and_total),
        cmocka_unit_test(used_lately_first),
        cmocka_unit_test(people_in_posts),
        cmocka_unit_test(outlets_in_force),
        cmocka_unit_test(names_read_anew),
        cmocka_unit_test(exact_or_nearest),
        cmocka_unit_test(actors_by_login),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
