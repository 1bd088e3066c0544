/* Topics as they are typed: whom a name means, what is refused, what stays. */
#include <string.h>

#include "app/find.h"
#include "app/topics.h"

#include "../unit.h"

#define TODAY 20779 /* 2026-11-22 */

static const struct group groups[] = {{.id = 1, .name = "乡镇", .key = "乡镇"}};
static const struct unit units[] = {
    {.id = 11,
     .name = "河东镇",
     .key = "河东镇",
     .alias = "hd",
     .opened = TB_DAY_NONE,
     .closed = TB_DAY_NONE},
    {.id = 12,
     .name = "河西镇",
     .key = "河西镇",
     .alias = "",
     .opened = TB_DAY_NONE,
     .closed = TODAY - 1},
    {.id = 13,
     .name = "陈晓",
     .key = "陈晓",
     .alias = "",
     .opened = TB_DAY_NONE,
     .closed = TB_DAY_NONE},
};
static const struct person people[] = {
    {.id = 21, .name = "吴桐", .key = "吴桐", .login = ""},
    {.id = 22, .name = "陈晓", .key = "陈晓", .login = ""},
};
static struct app app = {.clock = {.fixed = true, .fixed_day = TODAY},
                         .names = {.groups = groups,
                                   .n_groups = COUNT(groups),
                                   .units = units,
                                   .n_units = COUNT(units),
                                   .people = people,
                                   .n_people = COUNT(people)}};
static struct arena arena;

static enum tb_rc typed(struct topic_typed t, struct change *c, struct tb_err *e)
{
    *e = (struct tb_err){0};
    t.title = t.title ? t.title : "防汛";
    t.due = t.due ? t.due : "";
    t.who = t.who ? t.who : "";
    t.source = t.note = "";
    return app_topic_change(&app, &t, &arena, c, e);
}

static void names_mean_groups_units_persons(void **state)
{
    struct change c;
    struct tb_err e;
    (void)state;
    assert_int_equal(
        typed((struct topic_typed){.who = "乡镇; hd、吴桐；陈晓;河东镇"}, &c, &e),
        TB_OK);
    assert_int_equal(c.kind, CHANGE_TOPIC);
    assert_int_equal(c.topic.n_who, 4); /* the alias and the name are one unit */
    assert_int_equal(c.topic.who[0].group_id, 1);
    assert_int_equal(c.topic.who[1].unit_id, 11);
    assert_int_equal(c.topic.who[2].person_id, 21);
    assert_int_equal(c.topic.who[3].unit_id, 13); /* a unit before a person */
    struct strbuf b = {0};
    app_topic_who(&app.names, &c.topic, &b);
    assert_string_equal(b.s, "乡镇;河东镇;吴桐;陈晓");
    strbuf_free(&b);
    assert_int_equal(typed((struct topic_typed){.who = "无此人"}, &c, &e), TB_NOTFOUND);
    assert_int_equal(typed((struct topic_typed){0}, &c, &e), TB_OK);
    assert_int_equal(c.topic.n_who, 0);
}

static void days_and_closed_units(void **state)
{
    struct change c;
    struct tb_err e;
    (void)state;
    assert_int_equal(typed((struct topic_typed){.due = "2026-11-21"}, &c, &e),
                     TB_INVALID);
    assert_non_null(strstr(e.msg, "over"));
    assert_int_equal(
        typed((struct topic_typed){.due = "2026-11-21", .late = true}, &c, &e), TB_OK);
    assert_int_equal(c.topic.issued, TODAY - 1);
    assert_int_equal(typed((struct topic_typed){.due = "2026-11-31"}, &c, &e),
                     TB_INVALID);
    assert_int_equal(typed((struct topic_typed){.due = "2026-11-22"}, &c, &e), TB_OK);
    assert_int_equal(c.topic.issued, TODAY);
    assert_int_equal(typed((struct topic_typed){.who = "河西镇"}, &c, &e), TB_INVALID);
    assert_non_null(strstr(e.msg, "closed"));
}

static void what_was_so_may_stay(void **state)
{
    struct change c;
    struct tb_err e;
    const struct topic_who who[] = {{.unit_id = 12}};
    const struct topic was = {.id = 31,
                              .rev = 7,
                              .ref = "T2026-001",
                              .title = "旧",
                              .issued = TODAY - 30,
                              .due = TODAY - 9,
                              .who = who,
                              .n_who = 1};
    (void)state;
    struct topic_typed t = {.was = &was, .due = "2026-11-13", .who = "河西镇;河东镇"};
    assert_int_equal(typed(t, &c, &e), TB_OK);
    assert_int_equal(c.kind, CHANGE_TOPIC_EDIT);
    assert_int_equal(c.topic.id, 31);
    assert_int_equal(c.topic.rev, 7);
    assert_int_equal(c.topic.n_who, 2);
    assert_int_equal(c.topic.issued, TODAY - 30);
    t.due = "2026-11-14"; /* another day, and over */
    assert_int_equal(typed(t, &c, &e), TB_INVALID);
    t.due = "2026-10-01"; /* before it was issued */
    t.late = true;
    assert_int_equal(typed(t, &c, &e), TB_OK);
    assert_true(c.topic.issued <= c.topic.due);
    app_topic_withdraw(&was, &c);
    assert_true(c.topic.voided);
    assert_int_equal(c.topic.rev, 7);
}

static int end(void **state)
{
    (void)state;
    arena_free(&arena);
    finder_close(&app);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_mean_groups_units_persons),
        cmocka_unit_test(days_and_closed_units),
        cmocka_unit_test(what_was_so_may_stay),
    };
    return cmocka_run_group_tests(tests, NULL, end);
}
