/* Cells: nothing is ever halved, and nothing leaves its place. */
#include <string.h>

#include "base/text.h"

#include "tui/canvas.h"

#include "unit.h"

static struct canvas c;

static int set_up(void **state)
{
    (void)state;
    canvas_reset(&c, 3, 10);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    canvas_free(&c);
    return 0;
}

static void expect(const char *want)
{
    struct strbuf got = {0};
    canvas_dump(&c, &got);
    assert_string_equal(got.s, want);
    strbuf_free(&got);
}

/* Every right half has its left half, and every row is exactly as wide as the canvas.
 */
static void expect_whole(void)
{
    for (int y = 0; y < c.rows; y++) {
        int cols = 0;
        for (int x = 0; x < c.cols; x++) {
            const struct cell *cell = canvas_cell(&c, y, x);
            cols += cell->width;
            if (cell->width == 0)
                assert_true(x > 0 && canvas_cell(&c, y, x - 1)->width == 2);
            if (cell->width == 2)
                assert_true(x + 1 < c.cols && canvas_cell(&c, y, x + 1)->width == 0);
        }
        assert_int_equal(cols, c.cols);
    }
}

static void test_columns(void **state)
{
    (void)state;
    assert_int_equal(canvas_text(&c, 0, 0, 5, "河东镇", STYLE_TEXT), 5);
    canvas_text(&c, 1, 0, -5, "42", STYLE_TEXT);
    assert_int_equal(canvas_put(&c, 2, 1, 9, "ok", STYLE_TEXT), 3);
    expect("河东~\n   42\n ok\n");
    expect_whole();
}

static void test_overwriting_halves(void **state)
{
    (void)state;
    canvas_text(&c, 0, 0, 6, "河东镇", STYLE_TEXT);
    canvas_put(&c, 0, 1, 1, "x", STYLE_TEXT); /* cuts the first */
    canvas_put(&c, 0, 4, 1, "y", STYLE_TEXT); /* and the last */
    expect(" x东y\n\n\n");
    expect_whole();
}

static void test_clip(void **state)
{
    (void)state;
    canvas_clip(&c, (struct rect){0, 1, 2, 4});
    canvas_put(&c, 0, 0, 10, "河东镇ab", STYLE_TEXT);
    canvas_put(&c, 2, 0, 10, "hidden", STYLE_TEXT);
    canvas_put(&c, 1, -3, 10, "abcdefgh", STYLE_TEXT);
    expect_whole();
    assert_int_equal(canvas_cell(&c, 0, 0)->text[0], ' ');
    assert_int_equal(canvas_cell(&c, 2, 1)->text[0], ' ');
    assert_int_equal(canvas_cell(&c, 1, 1)->text[0], 'e');
    assert_int_equal(canvas_cell(&c, 1, 5)->text[0], ' ');
}

/* Whatever the bytes, no control reaches a cell and the grid stays whole. */
static void test_hostile(void **state)
{
    static const char *const bad[] = {"a\tb\nc\rd",
                                      "\033[2J\033]0;x\007",
                                      ("\x9b"
                                       "31m"),
                                      "\xff\xfe\x80",
                                      "e\u0301\u0302\u0303\u0304\u0305\u0306",
                                      "\u202e\u200b\ufeff",
                                      "👨‍👩‍👧‍👦中",
                                      "a\u0300\u4e2d",
                                      "%s%n%d",
                                      "\xe4\xb8"};
    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        for (int cols = 0; cols <= 10; cols++) {
            canvas_reset(&c, 3, 10);
            canvas_text(&c, 1, 0, cols, bad[i], STYLE_TEXT);
            canvas_put(&c, 2, 10 - cols, cols, bad[i], STYLE_TEXT);
            expect_whole();
            for (int x = 0; x < 10; x++) {
                const struct cell *cell = canvas_cell(&c, 1, x);
                for (int b = 0; b < cell->len; b++)
                    assert_true((unsigned char)cell->text[b] >= 0x20 &&
                                cell->text[b] != 0x7f);
                assert_true(text_valid(cell->text, cell->len, NULL));
            }
            assert_int_equal(canvas_cell(&c, 0, 0)->text[0], ' ');
        }
}

static void test_bar(void **state)
{
    (void)state;
    canvas_bar(&c, 0, 0, 8, 1, 2, STYLE_OK);
    canvas_bar(&c, 1, 0, 8, 9, 2, STYLE_OK);
    canvas_bar(&c, 2, 0, 8, 1, 0, STYLE_OK);
    expect("████░░░░\n████████\n░░░░░░░░\n");
}

/* Art is ASCII where the screen has none; words stay as they are. */
static void test_ascii(void **state)
{
    (void)state;
    c.ascii = true;
    canvas_bar(&c, 0, 0, 4, 1, 2, STYLE_OK);
    canvas_put(&c, 0, 5, 5, "▲2─“", STYLE_TEXT);
    canvas_clip(&c, (struct rect){1, 0, 1, 10});
    canvas_rule(&c, 1);
    canvas_clip(&c, (struct rect){0, 0, 3, 10});
    canvas_vrule(&c, 2, 3, 1);
    c.ascii = false;
    expect("##-- ^2-“\n----------\n   |\n");
    expect_whole();
}

static void test_ascii_of_two_columns(void **state)
{
    (void)state;
    text_set_ambiguous(2);
    c.ascii = true;
    canvas_put(&c, 0, 0, 10, "▲2▼", STYLE_TEXT);
    canvas_bar(&c, 1, 0, 4, 1, 2, STYLE_OK);
    c.ascii = false;
    text_set_ambiguous(1);
    expect("^ 2v\n##--\n\n");
    expect_whole();
}

static void test_tiny(void **state)
{
    (void)state;
    canvas_reset(&c, 1, 1);
    canvas_text(&c, 0, 0, 1, "河", STYLE_TEXT);
    canvas_rule(&c, 0);
    canvas_vrule(&c, 0, 0, 5);
    canvas_cursor(&c, 9, 9);
    assert_int_equal(c.cursor_y, 0);
    expect_whole();
    canvas_reset(&c, 3, 10);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_columns),
                                       TEST(test_overwriting_halves),
                                       TEST(test_clip),
                                       TEST(test_hostile),
                                       TEST(test_bar),
                                       TEST(test_ascii),
                                       TEST(test_ascii_of_two_columns),
                                       TEST(test_tiny)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
