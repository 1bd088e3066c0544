/* Names offered under a small form. */
#include <string.h>

#include "app/find.h"

#include "tui/offers.h"

#include "unit.h"

#define DAY  20779
#define OPEN .opened = TB_DAY_NONE, .closed = TB_DAY_NONE

static const struct group groups[] = {{.id = 1, .name = "乡镇街道"}};
static const struct unit units[] = {
    {.id = 11, .name = "河东镇", .key = "河东镇", .alias = "", OPEN},
    {.id = 12, .name = "河西镇", .key = "河西镇", .alias = "", OPEN},
    {.id = 13,
     .name = "河南镇",
     .key = "河南镇",
     .alias = "",
     .opened = TB_DAY_NONE,
     .closed = DAY - 1},
};
static const struct person people[] = {
    {.id = 21, .name = "何晓", .key = "何晓", .login = ""}};
static const struct post posts[] = {
    {.person_id = 21, .unit_id = 11, .from = TB_DAY_NONE, .to = TB_DAY_NONE}};
static struct app app = {.names = {.groups = groups,
                                   .n_groups = COUNT(groups),
                                   .units = units,
                                   .n_units = COUNT(units),
                                   .people = people,
                                   .n_people = COUNT(people),
                                   .posts = posts,
                                   .n_posts = COUNT(posts)}};
static struct ui ui = {.app = &app, .loaded = {.today = DAY}};
#define ALL (OFFER_UNITS | OFFER_GROUPS | OFFER_PEOPLE | OFFER_SEVERAL)

static struct offers found(const char *typed, unsigned kinds, struct field *f)
{
    struct offers o;
    f->max = 200;
    field_set(f, typed);
    offers_find(&o, &ui, kinds, f);
    return o;
}

static void the_last_name_is_completed(void **state)
{
    struct field f = {0};
    (void)state;
    struct offers o = found("河东镇；hx", ALL, &f);
    assert_int_equal(o.n, 2); /* 河西, 何晓 */
    assert_string_equal(o.names[0], "河西镇");
    assert_true(offers_key(&o, K_DOWN));
    assert_true(offers_take(&o, ALL, &f));
    assert_string_equal(field_text(&f), "河东镇；何晓");
    assert_false(offers_take(&o, ALL, &f));
    assert_false(offers_key(&o, K_DOWN));
    o = found("xz", ALL, &f);
    assert_string_equal(o.names[0], "乡镇街道");
    assert_true(offers_take(&o, ALL, &f));
    assert_string_equal(field_text(&f), "乡镇街道");
    field_free(&f);
}

static void what_is_not_offered(void **state)
{
    struct field f = {0};
    (void)state;
    assert_int_equal(found("", ALL, &f).n, 0);
    assert_int_equal(found("河东镇;", ALL, &f).n, 0);
    assert_int_equal(found("河东镇", ALL, &f).n, 0);       /* written out */
    assert_int_equal(found("河南", OFFER_UNITS, &f).n, 0); /* closed */
    assert_int_equal(found("何", OFFER_UNITS, &f).n, 0);   /* a person */
    struct offers o = found("河东镇;hx", OFFER_UNITS, &f); /* one name only */
    assert_int_equal(o.n, 0);
    o = found("off", OFFER_ROLES, &f);
    assert_int_equal(o.n, 1);
    assert_string_equal(o.names[0], "officer");
    field_free(&f);
}

static int end(void **state)
{
    (void)state;
    finder_close(&app);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_last_name_is_completed),
                                       cmocka_unit_test(what_is_not_offered)};
    return cmocka_run_group_tests(tests, NULL, end);
}
