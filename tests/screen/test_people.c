/* The roster and a person's page. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/people_view.h"

#include "unit.h"
#include "world.h"

static struct world w;
static struct screen s;

static int set_up(void **state)
{
    (void)state;
    i18n_init("en", getenv("TB_TEST_LOCALE"));
    world_make(&w, "li");
    screen_open(&s, &w.app, 24, 80);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    screen_close(&s);
    world_drop(&w);
    return 0;
}

#define SEES(text)                                                                     \
    do {                                                                               \
        if (!screen_has(&s, text))                                                     \
            fail_msg("no \"%s\" in\n%s", text, screen_text(&s));                       \
    } while (0)
#define NOT(text) assert_false(screen_has(&s, text))

static const struct person *person(const char *name)
{
    for (size_t i = 0; i < w.app.names.n_people; i++)
        if (strcmp(w.app.names.people[i].name, name) == 0)
            return &w.app.names.people[i];
    fail_msg("nobody is called %s", name);
    return &w.app.names.people[0];
}

static const struct post *post(const char *name, tb_day day)
{
    return names_post_on(&w.app.names, person(name)->id, day);
}

static void test_the_list(void **state)
{
    (void)state;
    screen_type(&s, ":people\r");
    SEES("陈晓");
    SEES("2/2");
    screen_type(&s, "/officer wt\r");
    SEES("吴桐");
    NOT("陈晓");
    screen_type(&s, "\033/城关\r");
    SEES("吴桐");
    NOT("陈晓");
    screen_type(&s, "\033v");
    SEES("no leader, no head, no officer"); /* of 公安局 */
    SEES("no leader, no head");             /* 城关镇 has its officer */
    NOT("河东镇");
    screen_type(&s, "e");
    SEES("v shows the persons");
    screen_type(&s, "\r");
    SEES("group 乡镇街道"); /* the unit's page */
}

static void test_the_page(void **state)
{
    (void)state;
    screen_type(&s, ":people\r\r");
    SEES("post 河东镇 officer");
    SEES("the unit's submitted 2/4, missing 2");
    SEES("articles sent 2, adopted 1");
    SEES("冬小麦田间管理");
    screen_type(&s, "\r");
    SEES("2026-0003");
    screen_type(&s, "\033a");
    SEES("河东镇");
}

static void test_comes_moves_leaves(void **state)
{
    tb_day today = day_from_civil(2026, 11, 22);
    (void)state;
    screen_type(&s, ":people\rn新人\t\x15ga");
    SEES("公安局");
    screen_type(&s, "\r\thea\r\t1\r");
    SEES("on the roster: 新人");
    assert_int_equal(post("新人", today + 9)->role, ROLE_HEAD);
    assert_null(post("新人", today));
    assert_non_null(post("新人", day_from_civil(2026, 12, 1)));
    size_t before = w.app.names.n_people;
    screen_type(&s, "u");
    assert_int_equal(w.app.names.n_people, before - 1);
    screen_type(&s, "/陈晓\re城关镇\t\t+3\r"); /* over the proposed unit */
    SEES("moved: 陈晓 from 2026-11-25 on");
    assert_string_equal(
        names_unit(&w.app.names, post("陈晓", today + 3)->unit_id)->name, "城关镇");
    assert_string_equal(names_unit(&w.app.names, post("陈晓", today)->unit_id)->name,
                        "河东镇");
    /* Two rooms on one day: one answer, and the text stays. */
    screen_type(&s, "e\x15公安局\t\t+3\r");
    SEES("! '陈晓' has a change of post on 2026-11-25 already; undo that first");
    SEES("公安局");
    screen_type(&s, "\033d\r");
    SEES("! '陈晓' is to be in '城关镇' from 2026-11-25 on already");
    screen_type(&s, "+9\r");
    SEES("陈晓 leaves, the last day is 2026-12-01");
    assert_null(post("陈晓", day_from_civil(2026, 12, 2)));
    screen_type(&s, "\r");
    SEES("城关镇 officer 2026-11-25..2026-1~");
    SEES("河东镇 officer ..2026-11-24");
}

static void test_refused(void **state)
{
    (void)state;
    screen_type(&s, ":people\rn陈晓\r");
    SEES("cannot be used for a person");
    screen_type(&s, "\033n"); /* what was typed is there again */
    SEES("name      陈晓");
    SEES("the text that was put away is back; Ctrl+X throws it away");
    screen_type(&s, "\x15新人\t\x15无此镇\r");
    SEES("there is no unit");
    screen_type(&s, "\x15河东镇\tking\r");
    SEES("unknown role");
    screen_type(&s, "\x18");
    SEES("陈晓");
    screen_type(&s, "n");
    SEES("somebody new");
    NOT("role      king");
}

static void test_no_personal_targets(void **state)
{
    (void)state;
    screen_type(&s, "6\t");
    SEES("nobody has a target of his own");
    screen_type(&s, "{right}");
    SEES("nobody in this group has a target of his own");
    SEES("l goes on to the next group");
}

#define STORY(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(test_the_list), STORY(test_the_page), STORY(test_comes_moves_leaves),
        STORY(test_refused), STORY(test_no_personal_targets)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
