/* The roster's changes as they are typed. */
#include <string.h>

#include "app/find.h"
#include "app/people.h"

#include "../unit.h"

#define DAY  20779 /* 2026-11-22 */
#define OPEN .opened = TB_DAY_NONE, .closed = TB_DAY_NONE

static const struct unit units[] = {
    {.id = 11, .name = "东室", .key = "东室", .alias = "", .track = TRACK_INSIDE, OPEN},
    {.id = 12, .name = "西室", .key = "西室", .alias = "", .track = TRACK_INSIDE, OPEN},
    {.id = 13, .name = "河东镇", .key = "河东镇", .alias = "", OPEN},
    {.id = 14,
     .name = "旧室",
     .key = "旧室",
     .alias = "",
     .opened = TB_DAY_NONE,
     .closed = 20000},
    {.id = 15,
     .name = "新室",
     .key = "新室",
     .alias = "",
     .opened = 40000,
     .closed = TB_DAY_NONE},
};
static const struct person people[] = {
    {.id = 21, .name = "吴桐", .key = "吴桐", .login = ""},
};
static const struct post posts[] = {
    {.id = 31,
     .person_id = 21,
     .unit_id = 11,
     .role = ROLE_HEAD,
     .from = TB_DAY_NONE,
     .to = DAY + 9},
    {.id = 32,
     .person_id = 21,
     .unit_id = 13,
     .role = ROLE_OFFICER,
     .from = DAY + 10,
     .to = TB_DAY_NONE},
};
static struct app app = {.names = {.units = units,
                                   .n_units = COUNT(units),
                                   .people = people,
                                   .n_people = COUNT(people),
                                   .posts = posts,
                                   .n_posts = COUNT(posts)}};

static struct post moved(int64_t unit, int role, tb_day from)
{
    struct change c[2];
    struct tb_err e = {0};
    size_t n;
    const struct person_typed t = {
        .who = &people[0], .unit_id = unit, .role = role, .from = from};
    assert_int_equal(app_person_change(&app, &t, c, &n, &e), TB_OK);
    assert_int_equal(n, 1);
    assert_int_equal(c[0].kind, CHANGE_POST);
    return c[0].post;
}

static void a_new_person_has_the_usual_role(void **state)
{
    struct change c[2];
    struct tb_err e = {0};
    size_t n;
    struct person_typed t = {
        .name = "新人", .login = "", .unit_id = 13, .role = -1, .from = DAY};
    (void)state;
    assert_int_equal(app_person_change(&app, &t, c, &n, &e), TB_OK);
    assert_int_equal(n, 2);
    assert_int_equal(c[0].kind, CHANGE_PERSON);
    assert_string_equal(c[0].person.name, "新人");
    assert_int_equal(c[1].post.person_id, 0);
    assert_int_equal(c[1].post.role, ROLE_OFFICER);
    t.unit_id = 12;
    assert_int_equal(app_person_change(&app, &t, c, &n, &e), TB_OK);
    assert_int_equal(c[1].post.role, ROLE_CADRE);
    t.unit_id = 99;
    assert_int_equal(app_person_change(&app, &t, c, &n, &e), TB_NOTFOUND);
}

/* Without a first day somebody is there from today on, or from when the unit opens. */
static void a_closed_unit_takes_nobody(void **state)
{
    struct change c[2];
    struct tb_err e = {0};
    size_t n;
    struct person_typed t = {
        .name = "新人", .login = "", .unit_id = 14, .role = -1, .from = TB_DAY_NONE};
    (void)state;
    assert_int_equal(app_person_change(&app, &t, c, &n, &e), TB_INVALID);
    assert_non_null(strstr(e.msg, "2024-10-04"));
    t.unit_id = 15;
    assert_int_equal(app_person_change(&app, &t, c, &n, &e), TB_OK);
    t.unit_id = 14;
    t.from = 19000; /* entered late: it was open then */
    assert_int_equal(app_person_change(&app, &t, c, &n, &e), TB_OK);
}

static void who_moves_keeps_the_role_on_the_same_side(void **state)
{
    (void)state;
    assert_int_equal(moved(12, ROLE_CADRE, DAY + 20).role, ROLE_CADRE);
    assert_int_equal(moved(13, -1, DAY + 20).role, ROLE_OFFICER);
    assert_int_equal(moved(12, -1, DAY + 20).role, ROLE_CADRE); /* from outside */
    app.names.n_posts = 1;
    assert_int_equal(moved(12, -1, DAY).role, ROLE_HEAD);
    app.names.n_posts = 2;
}

static void a_later_post_is_said(void **state)
{
    struct change c[2];
    struct tb_err e = {0};
    size_t n;
    const struct person_typed t = {
        .who = &people[0], .unit_id = 12, .role = -1, .from = DAY};
    (void)state;
    assert_int_equal(app_person_change(&app, &t, c, &n, &e), TB_INVALID);
    assert_non_null(strstr(e.msg, "2026-12-02"));
    assert_int_equal(app_person_leave(&app, &people[0], DAY, c, &e), TB_INVALID);
    assert_int_equal(app_person_leave(&app, &people[0], DAY + 30, c, &e), TB_OK);
    assert_int_equal(c[0].post.id, 32);
    app.names.n_posts = 1;
    assert_int_equal(app_person_leave(&app, &people[0], DAY + 30, c, &e), TB_INVALID);
    app.names.n_posts = 2;
}

static void names_are_found_or_proposed(void **state)
{
    struct tb_err e = {0};
    (void)state;
    assert_ptr_equal(app_find_person(&app, "吴桐", &e), &people[0]);
    assert_null(app_find_person(&app, "wt", &e));
    assert_non_null(strstr(e.msg, "吴桐"));
    assert_null(app_find_person(&app, "无此人", &e));
}

static int end(void **state)
{
    (void)state;
    finder_close(&app);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_person_has_the_usual_role),
        cmocka_unit_test(a_closed_unit_takes_nobody),
        cmocka_unit_test(who_moves_keeps_the_role_on_the_same_side),
        cmocka_unit_test(a_later_post_is_said),
        cmocka_unit_test(names_are_found_or_proposed),
    };
    return cmocka_run_group_tests(tests, NULL, end);
}
