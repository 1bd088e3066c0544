/* Topics on the screen: given out, changed, withdrawn, reminded of, and what a
 * colleague does meanwhile. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/topic_view.h"

#include "unit.h"
#include "world.h"

static struct world w;
static struct app other; /* a colleague's program */
static struct screen s;

static int set_up(void **state)
{
    (void)state;
    i18n_init("en", getenv("TB_TEST_LOCALE"));
    world_make(&w, "li");
    world_join(&w, &other, "wang");
    screen_open(&s, &w.app, 24, 80);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    screen_close(&s);
    app_close(&other);
    world_drop(&w);
    return 0;
}

#define SEES(text)                                                                     \
    do {                                                                               \
        if (!screen_has(&s, text))                                                     \
            fail_msg("no \"%s\" in\n%s", text, screen_text(&s));                       \
    } while (0)
#define NOT(text) assert_false(screen_has(&s, text))

static const struct topic *topic(const char *title)
{
    struct tb_err e;
    const struct topic *found = NULL;
    assert_int_equal(app_refresh(&other, &e), TB_OK);
    for (size_t i = 0; i < other.names.n_topics; i++)
        if (strcmp(other.names.topics[i].title, title) == 0)
            found = &other.names.topics[i];
    assert_non_null(found);
    return found;
}

static void by_other(const struct change *c)
{
    struct receipt r;
    struct tb_err e;
    if (app_do(&other, c, 1, &r, &e) != TB_OK)
        fail_msg("%s", e.msg);
}

static void look(void)
{
    s.ui.now += 100;
    ui_look(&s.ui);
}

/* Days in the short forms, names by their initials, one of a person. */
static void test_given_out(void **state)
{
    (void)state;
    screen_type(&s, "4t秋冬防火\t30\t\x15hd");
    SEES("河东镇");
    screen_type(&s, "\r;ct");
    screen_type(&s, "\x15;陈晓");
    screen_type(&s, "\x15hd\r;陈晓\t市委办\t要有数据\r");
    SEES("given out: 秋冬防火");
    const struct topic *t = topic("秋冬防火");
    assert_int_equal(t->due, day_from_civil(2026, 11, 30));
    assert_int_equal(t->n_who, 2);
    assert_true(t->who[1].person_id != 0);
    assert_string_equal(t->note, "要有数据");
    screen_type(&s, "\r");
    SEES("要有数据");
    SEES("not yet");
    SEES("陈晓");
}

/* A day that is over asks once more. */
static void test_late(void **state)
{
    (void)state;
    screen_type(&s, "4t旧事\t2026-11-1\r");
    SEES("Enter once more saves it all the same");
    screen_type(&s, "\r");
    SEES("given out");
    assert_int_equal(topic("旧事")->due, day_from_civil(2026, 11, 1));
    SEES("21 days late, 6 missing");
    screen_type(&s, "t再来\t2026-11-31\r");
    SEES("there is no day 2026-11-31");
    screen_type(&s, "\r\r");
    assert_int_equal(topic("再来")->due, day_from_civil(2026, 11, 30));
}

static void test_changed_and_withdrawn(void **state)
{
    (void)state;
    screen_type(&s, "4t防火\r");
    screen_type(&s, "e");
    SEES("change T2026-001");
    screen_type(&s, "情况\t+3\r");
    SEES("changed: 防火情况");
    assert_int_equal(topic("防火情况")->due, day_from_civil(2026, 11, 25));
    /* What is typed and not saved is there again. */
    screen_type(&s, "e甲乙\033");
    screen_type(&s, "e");
    SEES("防火情况甲乙");
    SEES("the text that was put away is back; Ctrl+X throws it away");
    screen_type(&s, "\x18");
    SEES("the text was thrown away");
    screen_type(&s, "e");
    NOT("防火情况甲乙");
    screen_type(&s, "\033t没有存\033t");
    SEES("没有存");
    SEES("Ctrl+X throws it away");
    screen_type(&s, "\x18t");
    NOT("没有存");
    screen_type(&s, "\033");
    screen_type(&s, "d");
    SEES("withdraw T2026-001 防火情况?");
    screen_type(&s, "x");
    SEES("nothing was withdrawn");
    screen_type(&s, "d\r");
    SEES("withdrawn: 1   u undoes it");
    NOT("防火情况");
    assert_true(topic("防火情况")->voided);
    screen_type(&s, "u");
    SEES("防火情况");
    assert_false(topic("防火情况")->voided);
}

/* Another field: both are kept. The same: mine, after a word. */
static void test_changed_by_two(void **state)
{
    struct change c = {.kind = CHANGE_TOPIC_EDIT};
    (void)state;
    screen_type(&s, "4t防火\r");
    screen_type(&s, "e之一");
    c.topic = *topic("防火");
    c.topic.due = day_from_civil(2026, 12, 24);
    by_other(&c);
    screen_type(&s, "\r");
    SEES("Enter once more saves both");
    SEES("2026-12-24");
    screen_type(&s, "\r");
    SEES("changed: 防火之一");
    assert_int_equal(topic("防火之一")->due, day_from_civil(2026, 12, 24));
    screen_type(&s, "e甲");
    c.topic = *topic("防火之一");
    c.topic.title = "防火之二";
    by_other(&c);
    screen_type(&s, "\r");
    SEES("Enter once more writes yours over it");
    SEES("防火之一甲");
    screen_type(&s, "\r");
    topic("防火之一甲");
}

/* A colleague withdraws it while its page, or its form, is open here. */
static void test_withdrawn_by_other(void **state)
{
    struct change c;
    (void)state;
    screen_type(&s, "4t防火\r\r");
    SEES("T2026-001");
    app_topic_withdraw(topic("防火"), &c);
    by_other(&c);
    look();
    SEES("withdrawn: nobody owes it any more");
    screen_type(&s, "e");
    SEES("! the topic was withdrawn");
    screen_type(&s, "4");
    NOT("防火");
    screen_type(&s, "t防汛\re之一");
    app_topic_withdraw(topic("防汛"), &c);
    by_other(&c);
    look();
    SEES("it was withdrawn meanwhile");
    SEES("防汛之一");
    screen_type(&s, "\r");
    SEES("it was withdrawn meanwhile");
    SEES("防汛之一");
    assert_true(topic("防汛")->voided);
}

/* Withdrawn between the question and the answer. */
static void test_withdrawn_by_both(void **state)
{
    struct change c;
    (void)state;
    screen_type(&s, "4t防火\rd");
    app_topic_withdraw(topic("防火"), &c);
    by_other(&c);
    screen_type(&s, "\r");
    assert_non_null(strstr(s.ui.message, "! "));
    assert_true(topic("防火")->voided);
}

static void test_reminded(void **state)
{
    (void)state;
    screen_type(&s, "4t防火\t+2\t\x15河东镇;公安局;陈晓\r");
    SEES("2 days left, 3 missing");
    screen_type(&s, "m"); /* it is read before it is copied */
    SEES("Reminders of topics (3)");
    SEES("公安局:");
    assert_int_equal(s.ui.clip.len, 0);
    screen_type(&s, "y");
    assert_non_null(strstr(s.ui.clip.s, "河东镇 陈晓:\n\"防火\" (T2026-001)"));
    assert_non_null(strstr(s.ui.clip.s, "公安局:"));
    SEES("sent to the terminal's clipboard (OSC 52): 3 rows");
    screen_type(&s, "x");
    SEES("reminders-2026-11-22.docx");
    screen_type(&s, "\033\033");
    NOT("Reminders of topics");
    /* On its page the marked ones only. */
    screen_type(&s, "\r /公安\r");
    screen_type(&s, "\033{home}{down}");
    screen_type(&s, "\033my\033");
    assert_non_null(strstr(s.ui.clip.s, "公安局:"));
    screen_type(&s, " my\033");
    assert_null(strstr(s.ui.clip.s, "河东镇"));
    /* In the matrix the selected unit's. */
    screen_type(&s, "4v{home}my\033");
    assert_non_null(strstr(s.ui.clip.s, "河东镇"));
    assert_null(strstr(s.ui.clip.s, "公安局"));
    screen_type(&s, "{down}m");
    SEES("nobody is to be reminded");
    SEES("陈晓"); /* asked by name, below the units */
    screen_type(&s, "{end}\r");
    SEES("post 河东镇 officer");
}

/* What a colleague wrote since the screen was read is in the reminders, and shown. */
static void test_reminded_by_what_is_now(void **state)
{
    struct change c = {.kind = CHANGE_TOPIC_EDIT};
    (void)state;
    screen_type(&s, "4t防火\t+2\t\x15河东镇;公安局\r");
    c.topic = *topic("防火");
    c.topic.title = "防火二";
    by_other(&c);
    screen_type(&s, "my\033");
    assert_non_null(strstr(s.ui.clip.s, "\"防火二\""));
    SEES("防火二");
    screen_type(&s, "t防汛\r*dx");
    SEES("nothing was withdrawn");
    screen_type(&s, "d\r");
    SEES("withdrawn: 2   u undoes it");
    NOT("marked");
    screen_type(&s, "u");
    SEES("防汛");
    SEES("防火二");
}

/* a on a topic's page: the unit and the topic are filled in. */
static void test_logged_for(void **state)
{
    struct arena a = {0};
    struct article_full full;
    struct tb_err e;
    (void)state;
    screen_type(&s, "4t完全不同的题目\t+2\t\x15公安局\r\ra");
    SEES("the form was opened for it");
    screen_type(&s, "反诈进社区\r");
    SEES("takes it back: 2026-0010");
    assert_int_equal(store_article_by_ref(other.store, "2026-0010", &a, &full, &e),
                     TB_OK);
    assert_int_equal(full.row.topic_id, topic("完全不同的题目")->id);
    arena_free(&a);
    screen_type(&s, "\033");
    SEES("1 sent");
    /* From elsewhere nothing is left of it. */
    screen_type(&s, "\0333a");
    NOT("the form was opened for it");
}

/* More topics than fit: where this is, and the keys. */
static void test_matrix_scrolls(void **state)
{
    (void)state;
    for (int i = 0; i < 7; i++) {
        char title[] = "4t甲0\r";
        title[5] = (char)('1' + i);
        screen_type(&s, title);
    }
    screen_type(&s, "v");
    SEES("1-3/7 >l");
    screen_type(&s, "l");
    SEES("h< 2-4/7 >l");
    screen_type(&s, "lll");
    SEES("h< 5-7/7");
    SEES("0/6");
    screen_type(&s, "e");
    SEES("v shows the list");
}

#define STORY(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(test_given_out),
        STORY(test_late),
        STORY(test_changed_and_withdrawn),
        STORY(test_changed_by_two),
        STORY(test_withdrawn_by_other),
        STORY(test_withdrawn_by_both),
        STORY(test_reminded),
        STORY(test_reminded_by_what_is_now),
        STORY(test_logged_for),
        STORY(test_matrix_scrolls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
