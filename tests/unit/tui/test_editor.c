/* The editor: moving, changing, undoing and scrolling. */
#include <stdio.h>
#include <string.h>

#include "tui/editor.h"

#include "unit.h"

static struct editor e;

static int set_up(void **state)
{
    (void)state;
    e.max = 200;
    editor_set(&e, "");
    editor_layout(&e, 5, 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    editor_free(&e);
    return 0;
}

#define HAS(s) assert_string_equal(editor_text(&e), s)
#define AT(l, c)                                                                       \
    do {                                                                               \
        assert_int_equal(editor_line(&e), l);                                          \
        assert_int_equal(editor_column(&e), c);                                        \
    } while (0)

static bool key(uint32_t k)
{
    bool changed;
    assert_true(editor_key(&e, k, &changed));
    return changed;
}

static void paste(const char *s)
{
    assert_true(editor_paste(&e, s, strlen(s)));
}

static void type(const char *ascii)
{
    for (; *ascii; ascii++)
        key(*ascii == '\n' ? K_ENTER : (uint32_t)*ascii);
}

static void test_moves_by_characters(void **state)
{
    (void)state;
    paste("采用 a\r\nx\xCC\x81y\nlast");
    HAS("采用 a\nx\xCC\x81y\nlast");
    AT(3, 5);
    key(K_UP); /* column 4 of two: its end */
    AT(2, 4);
    key(K_LEFT);
    AT(2, 3);
    key(K_LEFT); /* over the letter and its mark at once */
    AT(2, 1);
    key(K_LEFT); /* to the line above */
    AT(1, 5);
    key(K_HOME);
    AT(1, 1);
    key(K_RIGHT);
    key(K_DOWN); /* two columns on: behind both letters */
    AT(2, 4);
    key(K_END);
    key(K_RIGHT);
    AT(3, 1);
    key(K_PGUP);
    AT(1, 1);
    key(K_PGDN);
    AT(3, 1);
}

static void test_up_and_down_keep_the_column(void **state)
{
    (void)state;
    paste("long line here\n\nanother long line");
    editor_go(&e, 1, 11);
    key(K_DOWN);
    AT(2, 1);
    key(K_DOWN);
    AT(3, 11);
}

static void test_changes(void **state)
{
    (void)state;
    type("ab\ncd");
    HAS("ab\ncd");
    key(K_HOME);
    assert_true(key(K_BACKSPACE));
    HAS("abcd");
    AT(1, 3);
    assert_true(key(K_DELETE));
    HAS("abd");
    key(K_ENTER);
    HAS("ab\nd");
    assert_true(key(K_CTRL('K')));
    HAS("ab\n");
    assert_false(key(K_DELETE));
    key(K_UP);
    key(K_END);
    assert_true(key(K_CTRL('U')));
    HAS("\n");
    bool changed;
    assert_false(editor_key(&e, K_F(8), &changed));
    assert_false(editor_key(&e, K_CTRL('S'), &changed));
    HAS("\n");
}

static void test_undo_goes_word_by_word(void **state)
{
    (void)state;
    type("set 15");
    assert_true(editor_undo(&e, false));
    HAS("set");
    assert_true(editor_undo(&e, false));
    HAS("");
    assert_false(editor_undo(&e, false));
    assert_true(editor_undo(&e, true));
    assert_true(editor_undo(&e, true));
    HAS("set 15");
    AT(1, 7);
    assert_false(editor_undo(&e, true));
    key(K_BACKSPACE);
    HAS("set 1");
    editor_undo(&e, false);
    type("x"); /* what was taken back is gone now */
    HAS("set 15x");
    assert_false(editor_undo(&e, true));
    paste("a\nb");
    editor_undo(&e, false); /* a paste is one step */
    HAS("set 15x");
}

static void test_is_full(void **state)
{
    char many[300];
    (void)state;
    memset(many, 'x', sizeof many);
    assert_false(editor_paste(&e, many, sizeof many));
    assert_int_equal(strlen(editor_text(&e)), 200);
    assert_false(key('y'));
    assert_int_equal(strlen(editor_text(&e)), 200);
}

/* The place of the hardware cursor, and the row it is in as text. */
static void picture(char *out, size_t size, int *x)
{
    struct canvas c = {0};
    struct strbuf all = {0};
    canvas_reset(&c, 5, 26);
    editor_draw(&e, &c, (struct rect){0, 0, 5, 26}, NULL, true);
    canvas_dump(&c, &all);
    const char *row = all.s;
    for (int y = 0; y < c.cursor_y; y++)
        row += strcspn(row, "\n") + 1;
    snprintf(out, size, "%.*s", (int)strcspn(row, "\n"), row);
    *x = c.cursor_x;
    strbuf_free(&all);
    canvas_free(&c);
}

static void test_scrolls_both_ways(void **state)
{
    char row[200];
    int x;
    (void)state;
    paste("1\n2\n3\n4\n5\n6\n采用采用采用采用采用采用采用x");
    editor_layout(&e, 5, 20);
    picture(row, sizeof row, &x);
    assert_non_null(strstr(row, "   7  "));
    assert_non_null(strstr(row, "x"));
    assert_true(x > 6 && x < 26);
    key(K_HOME);
    editor_layout(&e, 5, 20);
    picture(row, sizeof row, &x);
    assert_string_equal(row, "   7  采用采用采用采用采~");
    assert_int_equal(x, 6);
    key(K_PGUP);
    key(K_PGUP);
    editor_layout(&e, 5, 20);
    picture(row, sizeof row, &x);
    assert_string_equal(row, "   1  1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_moves_by_characters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_up_and_down_keep_the_column, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_changes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_undo_goes_word_by_word, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_is_full, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_scrolls_both_ways, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
