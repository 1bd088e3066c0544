/* What the terminal needs and curses does not. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "tui/term_parts.h"
#include "tui/term_short.h"
#include "tui/term_wide.h"

#include "unit.h"

static void test_names(void **state)
{
    (void)state;
    assert_true(term_good_name("xterm-256color") && term_good_name("screen.xterm-new"));
    assert_false(term_good_name("") || term_good_name("dumb") ||
                 term_good_name("../../etc/passwd") || term_good_name("a b"));
    assert_true(term_marks_pastes("xterm", NULL) && term_marks_pastes("foot", NULL));
    assert_false(term_marks_pastes("linux", NULL) || term_marks_pastes("vt220", "") ||
                 term_marks_pastes("screen-256color", NULL));
    assert_true(term_marks_pastes("screen-256color", "/tmp/tmux-0/default,1,0"));
}

static void test_unpadded(void **state)
{
    struct strbuf b = {0};
    (void)state;
    term_unpadded(&b, "\033[m$<2>a$<5/>b$c$<");
    assert_string_equal(b.s, "\033[mab$c$<");
    strbuf_free(&b);
}

static void test_copy(void **state)
{
    struct strbuf b = {0};
    (void)state;
    term_copy_sequence(&b, "通\n\033a\n", 7, false);
    assert_string_equal(b.s, "\033]52;c;6YCaCl5bYQo=\007"); /* "^[a": nothing acts */
    strbuf_clear(&b);
    term_copy_sequence(&b, "f", 1, true);
    assert_string_equal(b.s, "\033P\033]52;c;Zg==\007\033\\");
    strbuf_free(&b);
}

/* In pieces that screen takes, and whole when they are put together. */
static void test_copy_through_screen(void **state)
{
    struct strbuf text = {0}, plain = {0}, through = {0}, joined = {0};
    (void)state;
    strbuf_pad(&text, 'x', 5000);
    term_copy_sequence(&plain, text.s, text.len, false);
    term_copy_sequence(&through, text.s, text.len, true);
    for (const char *s = through.s; *s;) {
        assert_memory_equal(s, "\033P", 2);
        const char *end = strstr(s + 2, "\033\\");
        assert_non_null(end);
        assert_true(end - s <= 700);
        strbuf_add(&joined, s + 2, (size_t)(end - s) - 2);
        s = end + 2;
    }
    assert_string_equal(joined.s, plain.s);
    strbuf_free(&text);
    strbuf_free(&plain);
    strbuf_free(&through);
    strbuf_free(&joined);
}

static void test_wide(void **state)
{
    static const unsigned char all[] = {1, 1}, none[] = {0, 0};
    struct canvas c = {0};
    struct theme t;
    struct strbuf b = {0};
    (void)state;
    theme_make(&t, 256, false, false);
    text_set_ambiguous(2);
    canvas_reset(&c, 2, 10);
    canvas_text(&c, 1, 0, 10, "中“a”", STYLE_OK);
    canvas_restyle(&c, (struct rect){1, 5, 1, 2}, STYLE_FOCUS);
    canvas_cursor(&c, 1, 3);
    assert_false(wide_is(canvas_cell(&c, 1, 0)));
    assert_true(wide_is(canvas_cell(&c, 1, 2)));
    wide_draw(&c, none, &t, &b);
    assert_int_equal(b.len, 0);
    wide_draw(&c, all, &t, &b);
    assert_string_equal(b.s, "\033[2;3H\033[0;38;5;74m“\033[2;6H\033[0;7;38;5;74m”"
                             "\033[0m\033[2;4H");
    text_set_ambiguous(1);
    strbuf_free(&b);
    canvas_free(&c);
}

static void shortens(const char *written, const char *wanted)
{
    struct strbuf b = {0};
    short_moves(&b, written, strlen(written), 20);
    assert_string_equal(b.s, wanted);
    strbuf_free(&b);
}

static void test_short_moves(void **state)
{
    (void)state;
    /* In the same row, with colours and a movement between; to the next one. */
    shortens("\033[7;3Hab\033[7;15Hc", "\033[7;3Hab\033[15Gc");
    shortens("\033[7;3Hab\033[1m\033(B\033[3X\033[9G中\033[7;1H",
             "\033[7;3Hab\033[1m\033(B\033[3X\033[9G中\r");
    shortens("\033[7;18Habc\033[8;9Hd", "\033[7;18Habc\n\033[9Gd");
    shortens("\r\033[6d  \033[6;9Hd", "\r\033[6d  \033[9Gd");
    /* Other rows, and rows that are not known: at the start, home, after a line feed,
     * a report, another sequence, a string cut off. */
    shortens("\033[7;9Ha", "\033[7;9Ha");
    shortens("\033[7;9Ha\033[9;9H\033[8;9H", "\033[7;9Ha\033[9;9H\033[8;9H");
    shortens("\033[7;9Ha\033[H\033[1;9H", "\033[7;9Ha\033[H\033[1;9H");
    shortens("\033[7;9Ha\n\033[7;3H", "\033[7;9Ha\n\033[7;3H");
    shortens("\033[7;9H\033[6n\033[7;3H", "\033[7;9H\033[6n\033[7;3H");
    shortens("\033[7;9H\033]11;?\033\\\033[7;3H", "\033[7;9H\033]11;?\033\\\033[7;3H");
    shortens("\033[7;9H\033[7;3", "\033[7;9H\033[7;3");
    /* What may have gone over the edge, where a terminal draws “ in two columns. */
    shortens("\033[7;17H“a“\033[7;3H", "\033[7;17H“a“\033[7;3H");
    shortens("\033[7;17H“a\033[7;3H", "\033[7;17H“a\033[3G");
}

static void test_short_known(void **state)
{
    (void)state;
    assert_true(short_known("\033[%i%p1%d;%p2%dH", "\033[%i%p1%dG", "\n"));
    assert_false(short_known("\033[%i%p1%d;%p2%dH$<5>", "\033[%i%p1%dG", "\n"));
    assert_false(short_known("\033[%i%p1%d;%p2%dH", NULL, "\n"));
    assert_false(short_known("\033[%i%p1%d;%p2%dH", "\033[%i%p1%dG", "\033D"));
}

static void test_swap_env(void **state)
{
    (void)state;
    unsetenv("TB_TEST_SWAP");
    assert_null(term_swap_env("TB_TEST_SWAP", "a"));
    char *was = term_swap_env("TB_TEST_SWAP", NULL);
    assert_string_equal(was, "a");
    assert_null(getenv("TB_TEST_SWAP"));
    free(was);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),       cmocka_unit_test(test_unpadded),
        cmocka_unit_test(test_copy),        cmocka_unit_test(test_copy_through_screen),
        cmocka_unit_test(test_wide),        cmocka_unit_test(test_short_moves),
        cmocka_unit_test(test_short_known), cmocka_unit_test(test_swap_env),

    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
