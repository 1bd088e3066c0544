/* Publishing a bulletin from the screen: asked twice, done once, corrected in the open.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

#include "app/bulletin.h"

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

static size_t published(void)
{
    struct arena a = {0};
    struct bulletin_head *heads;
    struct tb_err e;
    size_t n;
    assert_int_equal(store_bulletins(w.app.store, &a, &heads, &n, &e), TB_OK);
    arena_free(&a);
    return n;
}

/* Enter, Enter is what a hurried hand does: it must not publish. */
static void the_question_says_no(void **state)
{
    (void)state;
    screen_type(&s, "7\r");
    assert_true(screen_has(&s, "publish 2026-11, outside, as 2026-001?"));
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "not published"));
    screen_type(&s, "\r\033");
    assert_true(screen_has(&s, "not published"));
    screen_type(&s, "\r\t\t\r");
    assert_int_equal(published(), 0);
}

static void publishing_is_never_undone(void **state)
{
    (void)state;
    screen_type(&s, "7\r\t\r");
    assert_true(screen_has(&s, "published as 2026-001"));
    assert_true(screen_has(&s, "no number has changed since"));
    assert_int_equal(published(), 1);
    screen_type(&s, "u");
    assert_true(screen_has(&s, "! a published bulletin stays"));
    assert_int_equal(published(), 1);
    /* Enter reads it: there is no second question. */
    screen_type(&s, "\r\r");
    assert_false(screen_has(&s, "publish 2026-11"));
    assert_int_equal(published(), 1);
}

static void later_changes_show_and_are_said(void **state)
{
    (void)state;
    screen_type(&s, "7\r\t\r3{down}d\r");
    assert_true(screen_has(&s, "2026-001 is corrected"));
    screen_type(&s, "7");
    assert_true(screen_has(&s, "2 numbers are others by now"));
    assert_true(screen_has(&s, "submitted 8"));
    screen_type(&s, "F");
    assert_true(screen_has(&s, "Live: as it would be now"));
    assert_true(screen_has(&s, "submitted 7"));
    screen_type(&s, "F");
    assert_true(screen_has(&s, "submitted 8"));
    screen_type(&s, "D");
    assert_true(screen_has(&s, "since 2026-001"));
    screen_type(&s, "\0335");
    assert_true(screen_has(&s, "live: 2 numbers differ"));
    screen_type(&s, "F");
    assert_true(screen_has(&s, "sent 8"));
    screen_type(&s, "F");
    assert_true(screen_has(&s, "sent 7"));
    screen_type(&s, "u7");
    assert_true(screen_has(&s, "no number has changed since"));
}

static void another_one_takes_its_place(void **state)
{
    (void)state;
    screen_type(&s, "7\r\t\r3{down}d\r7F\r");
    assert_true(screen_has(&s, "in place of the published one"));
    screen_type(&s, "\t\r");
    assert_true(screen_has(&s, "published as 2026-002"));
    assert_true(screen_has(&s, "replaced"));
    assert_int_equal(published(), 2);
    screen_type(&s, "{down}F\r");
    assert_true(screen_has(&s, "another bulletin stands for this one already"));
    assert_int_equal(published(), 2);
}

static void to_a_file(void **state)
{
    char name[140], keys[200];
    struct stat st;
    (void)state;
    snprintf(name, sizeof name, "%s/b.html", w.dir);
    screen_type(&s, "7x");
    assert_true(screen_has(&s, "outside-2026-11.docx"));
    screen_type(&s, "{end}\x15");
    snprintf(keys, sizeof keys, "%s/b.pdf\r", w.dir);
    screen_type(&s, keys);
    assert_true(screen_has(&s, "! the ending names no format"));
    screen_type(&s, "{end}\x15");
    screen_type(&s, name);
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "written:"));
    assert_int_equal(stat(name, &st), 0);
    assert_true(st.st_size > 1000);
    /* What is there is asked about, and only then written over. */
    assert_int_equal(truncate(name, 3), 0);
    screen_type(&s, "x{end}\x15");
    screen_type(&s, name);
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "Enter once more writes over it"));
    assert_int_equal(stat(name, &st), 0);
    assert_int_equal(st.st_size, 3);
    screen_type(&s, "\r");
    assert_int_equal(stat(name, &st), 0);
    assert_true(st.st_size > 1000);
    screen_type(&s, "x\033");
    assert_true(screen_has(&s, "Draft:"));
}

static void a_paragraph_and_a_table_are_copied(void **state)
{
    (void)state;
    screen_type(&s, "7\ty");
    assert_non_null(strstr(s.ui.clip.s, "县委办信息科"));
    screen_type(&s, "{end}y");
    assert_non_null(strstr(s.ui.clip.s, "As of entry"));
    screen_type(&s, "{home}");
    for (int i = 0; i < 60 && !strchr(s.ui.clip.s, '\t'); i++)
        screen_type(&s, "{down}y");
    assert_non_null(strstr(s.ui.clip.s, "Rank\tUnit\tSubmitted"));
    screen_type(&s, "\t{up}");
    assert_true(screen_has(&s, "Draft:"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_question_says_no, set_up, tear_down),
        cmocka_unit_test_setup_teardown(publishing_is_never_undone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(later_changes_show_and_are_said, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(another_one_takes_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(to_a_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_paragraph_and_a_table_are_copied, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
