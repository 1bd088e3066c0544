/* The messages to those who have not sent yet; who they are is seen by `topic remind`.
 */
#include <string.h>

#include "base/i18n.h"

#include "app/topics.h"

#include "../unit.h"

#define TODAY 20779 /* 2026-11-22 */
#define OPEN  .opened = TB_DAY_NONE, .closed = TB_DAY_NONE

static const struct unit units[] = {
    {.id = 11, .name = "East", .key = "east", .alias = "", .head = "Hu", OPEN},
    {.id = 12, .name = "West", .key = "west", .alias = "", .head = "He", OPEN},
};
static const struct person people[] = {
    {.id = 21, .name = "Wu", .key = "wu", .login = ""},
    {.id = 22, .name = "Li", .key = "li", .login = ""},
};
static const struct post posts[] = {
    {.id = 31,
     .person_id = 21,
     .unit_id = 11,
     .role = ROLE_OFFICER,
     .from = TB_DAY_NONE,
     .to = TB_DAY_NONE},
    {.id = 32,
     .person_id = 22,
     .unit_id = 12,
     .role = ROLE_CADRE,
     .from = TB_DAY_NONE,
     .to = TB_DAY_NONE},
};
static const struct topic topics[] = {
    {.id = 41, .ref = "T1", .title = "Flood", .due = TODAY - 2},
    {.id = 42, .ref = "T2", .title = "Fire", .due = TODAY + 3},
    {.id = 43, .ref = "T3", .title = "Ice", .due = TODAY},
    {.id = 44, .ref = "T4", .title = "Any", .due = TB_DAY_NONE},
};
static struct app app = {.clock = {.fixed = true, .fixed_day = TODAY},
                         .office = "Office",
                         .names = {.units = units,
                                   .n_units = COUNT(units),
                                   .people = people,
                                   .n_people = COUNT(people),
                                   .posts = posts,
                                   .n_posts = COUNT(posts),
                                   .topics = topics,
                                   .n_topics = COUNT(topics)}};

static void one_message_for_each(void **state)
{
    const struct topic_due dues[] = {
        {.topic = &topics[0], .unit_id = 11, .state = ASSIGNMENT_MISSING},
        {.topic = &topics[1], .unit_id = 11, .state = ASSIGNMENT_OPEN},
        {.topic = &topics[2], .unit_id = 12, .state = ASSIGNMENT_OPEN},
        {.topic = &topics[3], .unit_id = 12, .person_id = 22, .state = ASSIGNMENT_OPEN},
    };
    struct strbuf out = {0};
    (void)state;
    i18n_init("en", "/nonexistent");
    assert_int_equal(app_topic_messages(&app, dues, COUNT(dues), &out), 3);
    assert_string_equal(
        out.s,
        "East Wu:\n"
        "\"Flood\" (T1) was due on 2026-11-20 and is 2 days late: nothing has come "
        "in.\n"
        "\"Fire\" (T2) is due on 2026-11-25, in 3 days: nothing has come in yet.\n"
        "Please send it at once, or say what the matter is.\n"
        "Office  2026-11-22\n"
        "\n"
        "West He:\n"
        "\"Ice\" (T3) is due today: nothing has come in yet.\n"
        "Please send it in time.\n"
        "Office  2026-11-22\n"
        "\n"
        "West Li:\n"
        "\"Any\" (T4): nothing has come in yet.\n"
        "Please send it in time.\n"
        "Office  2026-11-22\n");
    strbuf_clear(&out);
    assert_int_equal(app_topic_messages(&app, NULL, 0, &out), 0);
    assert_string_equal(out.s, "");
    strbuf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_message_for_each)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
