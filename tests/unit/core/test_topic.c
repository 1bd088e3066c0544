/* Which topic an article is about. */
#include "core/assignment.h"
#include "core/topic.h"

#include "world.h"

static struct topic topics[8];

static struct topic *add_topic(struct world *w, const char *title, const char *issued,
                               const char *due)
{
    struct topic *t = &topics[w->names.n_topics++];
    *t = (struct topic){.id = 1000 + (int64_t)w->names.n_topics,
                        .ref = "T",
                        .title = title,
                        .source = "",
                        .note = "",
                        .issued = issued ? on(issued) : TB_DAY_NONE,
                        .due = due ? on(due) : TB_DAY_NONE};
    w->names.topics = topics;
    return t;
}

static void words_in_common(void **state)
{
    static const struct {
        const char *topic, *title, *word; /* NULL: none */
    } cases[] = {
        {"秋冬季森林防火", "河东镇抓实森林防火", "森林防火"},
        {"关于全县森林防火工作情况的信息", "全县开展工作情况信息", NULL},
        {"防火工作", "河东镇防火工作扎实推进", "防火"},
        {"关于防汛的信息", "城关镇汛期防洪", NULL},
        {"防汛备汛", "备汛有力、防汛有序", "备汛"},
        {"ＰＰＰ项目建设", "ppp项目落地", "项目"},
        {"推广 DeepSeek 应用", "用deepseek写材料", "deepseek"},
        {"推广 WPS", "wps 培训", NULL},
        {"关于 5G 和 data 的约稿", "dataset 上线", NULL},
        {"关于2026年防汛", "2026年粮食", "2026"},
        {"关于“一老一小”", "服务一老一小", "一老一小"},
        {"“防”“汛”", "防汛", NULL},
        {"工作", "工作", NULL},
    };
    struct world *w = world_new();
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char word[TOPIC_WORD_MAX];
        w->names.n_topics = 0;
        const struct topic *t = add_topic(w, cases[i].topic, NULL, NULL);
        const char *got =
            topic_fits(&w->names, t, 1, on("2026-11-01"), cases[i].title, word);
        if ((got == NULL) != (cases[i].word == NULL) ||
            (got && strcmp(got, cases[i].word) != 0))
            fail_msg("%s / %s: %s", cases[i].topic, cases[i].title, got ? got : "-");
    }
    world_free(w);
}

static bool fits(const struct world *w, const struct topic *t, int64_t unit,
                 const char *day)
{
    char word[TOPIC_WORD_MAX];
    return topic_fits(&w->names, t, unit, on(day), "防汛", word) != NULL;
}

static void only_while_it_is_open_and_a_little_after(void **state)
{
    struct world *w = world_new();
    (void)state;
    const struct topic *t = add_topic(w, "防汛", "2026-06-01", "2026-06-30");
    assert_false(fits(w, t, 1, "2026-05-31"));
    assert_true(fits(w, t, 1, "2026-06-01"));
    assert_true(fits(w, t, 1, "2026-07-30"));
    assert_false(fits(w, t, 1, "2026-07-31"));
    assert_true(topic_open_on(t, on("2026-06-30")));
    assert_false(topic_open_on(t, on("2026-07-01")));
    t = add_topic(w, "防汛", "2026-06-01", NULL);
    assert_true(fits(w, t, 1, "2030-01-01"));
    world_free(w);
}

static void only_whom_it_is_given_to(void **state)
{
    struct world *w = world_new();
    int64_t towns = world_group(w, "towns"), organs = world_group(w, "organs");
    int64_t east = world_unit_open(w, "East", NEVER, NEVER);
    world_member(w, east, towns, NEVER, on("2026-06-30"));
    world_member(w, east, organs, on("2026-07-01"), NEVER);
    int64_t water = world_unit(w, "Water", organs);
    (void)state;
    struct topic *t = add_topic(w, "防汛", NULL, NULL);
    struct topic_who who[] = {{.group_id = towns}};
    assert_true(fits(w, t, water, "2026-06-01"));
    t->who = who;
    t->n_who = 1;
    assert_false(fits(w, t, water, "2026-06-01"));
    assert_true(fits(w, t, east, "2026-06-01"));
    assert_false(fits(w, t, east, "2026-07-01"));
    who[0] = (struct topic_who){.unit_id = water};
    assert_true(fits(w, t, water, "2026-06-01"));
    assert_false(fits(w, t, east, "2026-06-01"));
    world_free(w);
}

static const struct topic *best(const struct world *w, const char *title)
{
    char word[TOPIC_WORD_MAX];
    return topics_best(&w->names, 1, on("2026-06-01"), title, word);
}

static void the_longest_word_wins_unless_two_do(void **state)
{
    struct world *w = world_new();
    (void)state;
    const struct topic *a = add_topic(w, "森林防火", NULL, NULL);
    const struct topic *b = add_topic(w, "消防安全", NULL, NULL);
    const struct topic *c = add_topic(w, "森林资源", NULL, NULL);
    assert_ptr_equal(best(w, "抓实森林防火"), a);
    assert_ptr_equal(best(w, "森林防火与消防安全"), NULL);
    assert_ptr_equal(best(w, "森林消防安全"), b);
    assert_ptr_equal(best(w, "森林公园"), NULL); /* a and c */
    assert_ptr_equal(best(w, "森林资源普查"), c);
    assert_ptr_equal(best(w, "粮食"), NULL);
    world_free(w);
}

static void what_became_of_a_topic(void **state)
{
    struct world *w = world_new();
    int64_t group = world_group(w, "乡镇");
    int64_t east = world_unit(w, "河东镇", group),
            west = world_unit(w, "河西镇", group);
    struct reply replies[] = {{.unit_id = east, .sent = 2, .adopted = 1}};
    struct topic_who who = {.unit_id = east};
    (void)state;
    w->names.n_topics = 0;
    struct topic *t = add_topic(w, "防汛", "2026-11-01", "2026-11-10");
    tb_day before = on("2026-11-10"), after = on("2026-11-11");

    assert_int_equal(assignment_of(&w->names, t, east, NULL, before), ASSIGNMENT_OPEN);
    assert_int_equal(assignment_of(&w->names, t, east, NULL, after),
                     ASSIGNMENT_MISSING);
    replies[0].first = on("2026-11-10"); /* the day itself is in time */
    assert_int_equal(assignment_of(&w->names, t, east, &replies[0], after),
                     ASSIGNMENT_ON_TIME);
    replies[0].first = on("2026-11-11");
    assert_int_equal(assignment_of(&w->names, t, east, &replies[0], after),
                     ASSIGNMENT_LATE);
    t->who = &who;
    t->n_who = 1;
    assert_int_equal(assignment_of(&w->names, t, west, NULL, after), ASSIGNMENT_NONE);
    struct assignment_count c = assignment_count(&w->names, t, replies, 1, after);
    assert_int_equal(c.asked, 1);
    assert_int_equal(c.sent, 1);
    assert_int_equal(c.late, 1);
    assert_int_equal(c.missing, 0);
    assert_int_equal(c.articles, 2);
    assert_int_equal(c.adopted, 1);
    c = assignment_count(&w->names, t, NULL, 0, after);
    assert_int_equal(c.missing, 1);
    t->due = TB_DAY_NONE; /* never over, never late */
    assert_int_equal(assignment_of(&w->names, t, east, NULL, after), ASSIGNMENT_OPEN);
    assert_int_equal(assignment_of(&w->names, t, east, &replies[0], after),
                     ASSIGNMENT_ON_TIME);
    assert_null(reply_find(replies, 1, west));
    world_free(w);
}

static void persons_are_asked_by_name(void **state)
{
    struct world *w = world_new();
    int64_t group = world_group(w, "乡镇");
    int64_t east = world_unit(w, "河东镇", group);
    int64_t chen = world_person(w, "陈晓", east), wu = world_person(w, "吴桐", east);
    struct reply replies[] = {{.unit_id = east, .sent = 3, .adopted = 1},
                              {.unit_id = chen, .sent = 2, .adopted = 1}};
    struct topic_who who[] = {{.person_id = chen}, {.person_id = wu}, {0}};
    (void)state;
    w->names.n_topics = 0;
    struct topic *t = add_topic(w, "防汛", "2026-11-01", "2026-11-10");
    tb_day after = on("2026-11-11");
    t->who = who;
    t->n_who = 2;
    replies[0].first = replies[1].first = on("2026-11-11");

    assert_true(topic_names_person(t, chen));
    assert_false(topic_names_person(t, east));
    assert_false(topic_is_for(&w->names, t, east, after));
    assert_int_equal(assignment_of_person(&w->names, t, chen, &replies[1], after),
                     ASSIGNMENT_LATE);
    assert_int_equal(assignment_of_person(&w->names, t, wu, NULL, after),
                     ASSIGNMENT_MISSING);
    assert_int_equal(assignment_of_person(&w->names, t, east, NULL, after),
                     ASSIGNMENT_NONE);
    struct assignment_count c = assignment_count(&w->names, t, replies, 2, after);
    assert_int_equal(c.asked, 2);
    assert_int_equal(c.sent, 1);
    assert_int_equal(c.late, 1);
    assert_int_equal(c.missing, 1);
    assert_int_equal(c.articles, 2);
    assert_int_equal(c.adopted, 1);
    who[2].unit_id = east; /* his articles are among his unit's then */
    t->n_who = 3;
    c = assignment_count(&w->names, t, replies, 2, after);
    assert_int_equal(c.asked, 3);
    assert_int_equal(c.articles, 3);
    assert_int_equal(c.adopted, 1);
    t->voided = true;
    assert_false(topic_names_person(t, chen));
    assert_int_equal(assignment_count(&w->names, t, replies, 2, after).asked, 0);
    world_free(w);
}

/* Closed, or gone, before the day: asked only of who has sent something all the same. */
static void who_was_not_there_is_not_asked(void **state)
{
    struct world *w = world_new();
    int64_t group = world_group(w, "乡镇");
    int64_t east = world_unit(w, "河东镇", group),
            west = world_unit(w, "河西镇", group);
    int64_t chen = world_person(w, "陈晓", west);
    const struct reply sent = {.unit_id = east, .sent = 1, .first = on("2026-11-08")};
    const struct topic_who who[] = {{.unit_id = east}, {.person_id = chen}};
    (void)state;
    w->names.n_topics = 0;
    struct topic *t = add_topic(w, "防汛", "2026-11-01", "2026-11-10");
    tb_day after = on("2026-11-11");
    w->units[0].closed = on("2026-11-09");
    w->posts[0].to = on("2026-11-09");

    assert_int_equal(assignment_of(&w->names, t, east, NULL, after), ASSIGNMENT_NONE);
    assert_int_equal(assignment_of(&w->names, t, east, &sent, after),
                     ASSIGNMENT_ON_TIME);
    assert_int_equal(assignment_of(&w->names, t, west, NULL, after),
                     ASSIGNMENT_MISSING);
    t->who = who;
    t->n_who = 2;
    assert_int_equal(assignment_of(&w->names, t, east, NULL, after), ASSIGNMENT_NONE);
    assert_int_equal(assignment_of_person(&w->names, t, chen, NULL, after),
                     ASSIGNMENT_NONE);
    assert_int_equal(assignment_count(&w->names, t, NULL, 0, after).asked, 0);
    assert_int_equal(assignment_count(&w->names, t, &sent, 1, after).asked, 1);
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_in_common),
        cmocka_unit_test(only_while_it_is_open_and_a_little_after),
        cmocka_unit_test(only_whom_it_is_given_to),
        cmocka_unit_test(the_longest_word_wins_unless_two_do),
        cmocka_unit_test(what_became_of_a_topic),
        cmocka_unit_test(persons_are_asked_by_name),
        cmocka_unit_test(who_was_not_there_is_not_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
