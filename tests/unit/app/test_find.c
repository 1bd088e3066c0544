/* Matching while typing: which names, and in which order. */
#include <string.h>

#include "app/app.h"

#include "../unit.h"

static const struct unit units[] = {
    {.id = 1,
     .name = "河东镇",
     .key = "河东镇",
     .alias = "hd；河东; 东办 ",
     .order = 1},
    {.id = 2, .name = "东河乡", .key = "东河乡", .alias = "", .order = 2},
    {.id = 3, .name = "河滨东路街道", .key = "河滨东路街道", .alias = "", .order = 3},
    {.id = 4, .name = "东镇", .key = "东镇", .alias = "", .order = 4},
};

static struct app office(void)
{
    return (struct app){.names = {.units = units, .n_units = COUNT(units)}};
}

static void check(const char *typed, const char *ids)
{
    struct app app = office();
    const struct unit *found[8];
    char got[16] = "";
    size_t n = app_match_units(&app, typed, found, 8);
    for (size_t i = 0; i < n; i++)
        got[i] = (char)('0' + found[i]->id);
    got[n] = '\0';
    assert_string_equal(got, ids);
}

static void tiers(void **state)
{
    (void)state;
    check("东镇", "41"); /* exact, then inside a name */
    check("河东", "13"); /* prefix, then scattered */
    check("hd", "1");    /* by alias */
    check("ｈｄ", "1");  /* full width is the same */
    check("东", "2413");
    check("西", "");
    check("", "1234");
}

static void most_is_kept(void **state)
{
    struct app app = office();
    const struct unit *found[2] = {0};
    (void)state;
    assert_int_equal(app_match_units(&app, "", found, 2), 2);
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
    assert_null(app_find_unit(&app, "河栋镇", &e));
    assert_int_equal(e.rc, TB_NOTFOUND);
    assert_non_null(strstr(e.msg, "河东镇"));
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
        cmocka_unit_test(most_is_kept),
        cmocka_unit_test(exact_or_nearest),
        cmocka_unit_test(actors_by_login),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
