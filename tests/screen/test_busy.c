/* Another program holds the database's lock: what is shown stays true, and what was
 * asked for comes when the lock goes. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "unit.h"
#include "world.h"

static struct world w;
static struct screen s;
static sqlite3 *other;

static int set_up(void **state)
{
    (void)state;
    i18n_init("en", getenv("TB_TEST_LOCALE"));
    world_make(&w, "li");
    screen_open(&s, &w.app, 24, 80);
    if (sqlite3_open(w.db, &other) != SQLITE_OK)
        return -1;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    sqlite3_close(other);
    screen_close(&s);
    world_drop(&w);
    return 0;
}

#define SEES(text) assert_true(screen_has(&s, text))
#define NOT(text)  assert_false(screen_has(&s, text))

static void lock(void)
{
    assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL),
                     SQLITE_OK);
}

static void unlock(void)
{
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
}

/* Tries again while it is locked, then after it was let go. */
static void wait_and_unlock(void)
{
    screen_wait(&s, 300);
    unlock();
    screen_wait(&s, 300);
    screen_wait(&s, 300);
}

#define BUSY "the database is busy"

static void test_period(void **state)
{
    (void)state;
    screen_type(&s, "3");
    lock();
    screen_type(&s, "[");
    SEES("2026-11");
    SEES("秋冬季森林防火四个到位");
    SEES(BUSY);
    wait_and_unlock();
    SEES("2026-10");
    NOT("秋冬季森林防火四个到位");
    NOT(BUSY);
    screen_type(&s, "1");
    lock();
    screen_type(&s, "]");
    SEES("2026-10");
    wait_and_unlock();
    SEES("2026-11");
    NOT(BUSY);
}

static void test_period_typed(void **state)
{
    (void)state;
    screen_type(&s, "3p");
    lock();
    screen_type(&s, "2026-10\r");
    SEES("秋冬季森林防火四个到位");
    SEES("2026-11");
    wait_and_unlock();
    SEES("2026-10");
    NOT("秋冬季森林防火四个到位");
}

static void test_state_group_order(void **state)
{
    (void)state;
    screen_type(&s, "3");
    lock();
    screen_type(&s, "\t");
    SEES("[all]");
    wait_and_unlock();
    SEES("[pending]");
    lock();
    screen_type(&s, "{right}");
    SEES("group: all");
    wait_and_unlock();
    SEES("乡镇街道");
    lock();
    screen_type(&s, "sc");
    NOT("nothing was changed");
    wait_and_unlock();
    SEES("sorted by title");
}

static void test_screen(void **state)
{
    (void)state;
    screen_type(&s, "3");
    lock();
    screen_type(&s, "5");
    SEES("[3Submissions]");
    SEES(BUSY);
    wait_and_unlock();
    SEES("[5Ranking]");
    SEES("河东镇");
}

/* Esc gives the waiting up, and the next key is heard. */
static void test_given_up(void **state)
{
    (void)state;
    screen_type(&s, "3");
    lock();
    screen_type(&s, "[\033");
    SEES("not done: the database was busy");
    wait_and_unlock();
    SEES("2026-11");
}

static void test_filter(void **state)
{
    (void)state;
    screen_type(&s, "3");
    lock();
    screen_type(&s, "/防火");
    NOT("冬小麦田间管理");
    SEES(BUSY);
    wait_and_unlock();
    SEES("秋冬季森林防火四个到位");
    NOT("冬小麦田间管理");
    screen_type(&s, "\r");
    lock();
    screen_type(&s, "\033");
    SEES("/防火");
    NOT("冬小麦田间管理");
    wait_and_unlock();
    SEES("冬小麦田间管理");
}

/* A page is left while the list below shows another month. */
static void test_page_left(void **state)
{
    (void)state;
    screen_type(&s, "2\r[");
    SEES("2026-10");
    lock();
    screen_type(&s, "\033");
    NOT("4/4");
    SEES(BUSY);
    wait_and_unlock();
    SEES("[2Units]");
    NOT(BUSY);
    SEES("河东镇");
}

static void test_amend(void **state)
{
    (void)state;
    screen_type(&s, "3j");
    lock();
    screen_type(&s, "e");
    SEES("[3Submissions]");
    NOT("Before saving");
    SEES(BUSY);
    wait_and_unlock();
    SEES("[秋冬季森林防火四个到位");
    NOT(BUSY);
}

static void test_defaults(void **state)
{
    (void)state;
    screen_type(&s, "ahd");
    lock();
    screen_type(&s, "\r");
    NOT("陈晓");
    wait_and_unlock();
    SEES("陈晓");
    SEES("经验信息");
}

/* Saved before the defaults could be read: they are shown first. */
static void test_defaults_before_saving(void **state)
{
    (void)state;
    screen_type(&s, "ahd");
    lock();
    screen_type(&s, "\r农机检修忙");
    unlock();
    screen_type(&s, "\r");
    SEES("were filled in only now: Enter saves");
    SEES("陈晓");
    screen_type(&s, "\r");
    SEES("takes it back: 2026-0010");
}

static void test_copy(void **state)
{
    (void)state;
    screen_type(&s, "3*");
    screen_type(&s, "y");
    lock();
    screen_type(&s, "b");
    assert_int_equal(s.ui.clip.len, 0);
    SEES(BUSY);
    wait_and_unlock();
    SEES("clipboard (OSC 52): 9 rows");
}

#define STORY(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(test_period),    STORY(test_period_typed),
        STORY(test_screen),    STORY(test_state_group_order),
        STORY(test_given_up),  STORY(test_filter),
        STORY(test_page_left), STORY(test_amend),
        STORY(test_defaults),  STORY(test_defaults_before_saving),
        STORY(test_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
