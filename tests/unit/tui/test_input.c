/* The decoder: the same bytes give the same keys however they are cut. */
#include <string.h>

#include "base/text.h"

#include "tui/input.h"

#include "unit.h"

static uint32_t keys[64];
static size_t n_keys;

static void collect(struct input *in)
{
    struct input_event ev;
    while (input_next(in, &ev))
        if (ev.kind == INPUT_KEY && n_keys < COUNT(keys))
            keys[n_keys++] = ev.key;
}

static void feed(struct input *in, const char *s, int64_t now)
{
    input_feed(in, s, strlen(s), now);
    collect(in);
}

static void expire(struct input *in, int64_t now)
{
    input_expire(in, now);
    collect(in);
}

static const struct {
    const char *bytes;
    uint32_t key; /* 0: swallowed */
} table[] = {
    {"j", 'j'},
    {"\r", K_ENTER},
    {"\n", K_ENTER},
    {"\033[19~", K_F(8)},
    {"\033[19;2~", K_F(20)}, /* with Shift */
    {"\033[34~", K_F(20)},
    {"\033[19;5~", K_F(8)},
    {"\t", K_TAB},
    {"\177", K_BACKSPACE},
    {"\b", K_BACKSPACE},
    {"\023", K_CTRL('S')},
    {"中", 0x4e2d},
    {"、", 0x3001},
    {"\U0001f600", 0x1f600},
    {"\033[A", K_UP},
    {"\033OA", K_UP},
    {"\033[1;5A", K_UP},
    {"\033[B", K_DOWN},
    {"\033OD", K_LEFT},
    {"\033[H", K_HOME},
    {"\033[1~", K_HOME},
    {"\033[7~", K_HOME},
    {"\033OF", K_END},
    {"\033[4~", K_END},
    {"\033[5~", K_PGUP},
    {"\033[6~", K_PGDN},
    {"\033[3~", K_DELETE},
    {"\033[Z", K_BACKTAB},
    {"\033OP", K_F(1)},
    {"\033[11~", K_F(1)},
    {"\033[[B", K_F(2)},
    {"\033OQ", K_F(2)},
    {"\033[1;2R", K_F(3)},
    {"\033[15~", K_F(5)},
    {"\033[17~", K_F(6)},
    {"\033[19~", K_F(8)},
    {"\033[24~", K_F(12)},
    {"\033Oj", '*'},
    {"\033OM", K_ENTER},
    {"\033x", K_ALT | 'x'},
    {"\033中", K_ALT | 0x4e2d},
    {"\033[I", 0},
    {"\033[?1;2c", 0},
    {"\033[<0;1;1M", 0}, /* no key */
    {"\033[M   ", 0},
    {"\033]11;rgb:0/0/0\007", 0},
    {"\033]0;q\033\\", 0},
    {"\033P1$r0m\033\\", 0},
    {"\033[99~", 0},
    {"\033[27;5;106~", K_ENTER}, /* Ctrl+J, as a plain terminal sends it */
    {"\033[27;5;122~", K_CTRL('Z')},
    {"\033[122;5u", K_CTRL('Z')},
    {"\033[122u", 'z'},
    {"\033[97;2u", 'A'},
    {"\033[97;3u", K_ALT | 'a'},
    {"\033[13;5u", K_ENTER},
    {"\033[13u", K_ENTER},
    {"\033[9;2u", K_BACKTAB},
    {"\033[27u", K_ESC},
    {"\033[127u", K_BACKSPACE},
    {"\033[104;5u", K_BACKSPACE},
    {"\033[49;5u", 0},  /* Ctrl+1 is no key of a plain terminal */
    {"\033[155;1u", 0}, /* nor is a control of eight bits */
    {"\033[99;5:1u", 0},
    {"\033[12~", K_F(2)}, /* PuTTY, rxvt */
    {"\033[13~", K_F(3)},
    {"\033[14~", K_F(4)},
    {"\033[[A", K_F(1)}, /* linux */
    {"\033[[D", K_F(4)},
    {"\033[[E", K_F(5)},
    {"\033OS", K_F(4)},
    {"\033[1;2P", K_F(1)},
    {"\033[1;5C", K_RIGHT},
    {"\033Oc", K_RIGHT}, /* rxvt */
    {"\033[d", K_LEFT},
    {"\033[5^", K_PGUP},
    {"\033[6@", K_PGDN},
    {"\033[3$", K_DELETE},
    {"\033[?2026;1$y", 0},
    {"\033Ol", ','},
    {"\033Op", '0'},
    {"\033[<35;1;1M", 0}, /* motion */
    {"\033[<0;0;1M", 0},
    {"\033[<0;1M", 0},
    {"\302\205", 0},     /* a C1 control as UTF-8 */
    {"\233A", 'A'},      /* 8-bit CSI is a damaged byte, not a sequence */
    {"\355\240\200", 0}, /* a surrogate */
};

static void check_one(size_t i, size_t cut)
{
    struct input in = {.delay = 200};
    const char *s = table[i].bytes;
    size_t n = strlen(s);
    n_keys = 0;
    input_feed(&in, s, cut, 1000);
    collect(&in);
    input_feed(&in, s + cut, n - cut, 1150);
    collect(&in);
    feed(&in, "!", 3000); /* the next key is not harmed */
    if (n_keys != 1u + (table[i].key != 0) || keys[n_keys - 1] != '!' ||
        (table[i].key && keys[0] != table[i].key))
        fail_msg("row %zu cut at %zu: %zu keys, first %x", i, cut, n_keys, keys[0]);
    input_free(&in);
}

static void test_table_whole_and_split(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(table); i++)
        for (size_t cut = 0; cut <= strlen(table[i].bytes); cut++)
            check_one(i, cut);
}

/* What an earlier sequence left behind must not be read as this one's: a terminal
 * answers the cursor report first, and then arrows have no parameters. */
static void test_every_row_after_every_other(void **state)
{
    (void)state;
    for (size_t first = 0; first < COUNT(table); first++) {
        for (size_t i = 0; i < COUNT(table); i++) {
            struct input in = {.delay = 25};
            feed(&in, "\033[24;80R", 1000);
            feed(&in, table[first].bytes, 1000);
            expire(&in, 5000);
            n_keys = 0;
            feed(&in, table[i].bytes, 6000);
            if (table[i].key && (n_keys != 1 || keys[0] != table[i].key))
                fail_msg("row %zu after row %zu: %zu keys, first %x", i, first, n_keys,
                         keys[0]);
            input_free(&in);
        }
    }
}

static void test_lone_escape(void **state)
{
    struct input in = {.delay = 25};
    (void)state;
    n_keys = 0;
    feed(&in, "\033", 1000);
    assert_int_equal(n_keys, 0);
    assert_int_equal(input_deadline(&in), 1025);
    expire(&in, 1025);
    assert_int_equal(n_keys, 1);
    assert_int_equal(keys[0], K_ESC);
    assert_int_equal(input_deadline(&in), -1);
    input_free(&in);
}

/* Without ssh an arrow key may be cut so late that its ESC was a key: the rest must not
 * become "[" and "A". */
static void test_late_rest_is_still_an_arrow(void **state)
{
    struct input in = {.delay = 25};
    (void)state;
    n_keys = 0;
    feed(&in, "\033", 1000);
    expire(&in, 1025);
    feed(&in, "[", 1150);
    assert_int_equal(n_keys, 1);
    feed(&in, "A", 1300);
    assert_int_equal(n_keys, 2);
    assert_int_equal(keys[1], K_UP);
    feed(&in, "\033", 2000);
    expire(&in, 2025);
    feed(&in, "[", 2100); /* a real one */
    expire(&in, 2300);
    assert_int_equal(n_keys, 4);
    assert_int_equal(keys[3], '[');
    feed(&in, "[", 2310);
    assert_int_equal(n_keys, 5);
    input_free(&in);
}

static void test_paste(void **state)
{
    struct input in = {.delay = 25};
    struct input_event ev;
    const char *s = "a\033[200~x\ny\033[Az\033[201~b\033[200~second\033[201~";
    (void)state;
    for (size_t cut = 0; cut <= strlen(s); cut++) {
        input_feed(&in, s, cut, 1000);
        input_feed(&in, s + cut, strlen(s) - cut, 1001);
        assert_true(input_next(&in, &ev) && ev.key == 'a');
        assert_true(input_next(&in, &ev) && ev.kind == INPUT_PASTE);
        assert_int_equal(ev.n, 7);
        assert_memory_equal(ev.text, "x\ny\033[Az", 7);
        assert_true(input_next(&in, &ev) && ev.key == 'b');
        assert_true(input_next(&in, &ev) && ev.kind == INPUT_PASTE);
        assert_int_equal(ev.n, 6);
        assert_memory_equal(ev.text, "second", 6);
        assert_false(input_next(&in, &ev));
    }
    input_free(&in);
}

static void test_paste_bomb(void **state)
{
    struct input in = {.delay = 25};
    struct input_event ev;
    char block[4096];
    (void)state;
    memset(block, 'x', sizeof block);
    input_feed(&in, "\033[200~", 6, 1);
    for (int i = 0; i < 256; i++)
        input_feed(&in, block, sizeof block, 2);
    input_feed(&in, "\033[201~j", 7, 3);
    assert_true(input_next(&in, &ev) && ev.kind == INPUT_PASTE);
    assert_true(ev.cut && ev.n <= INPUT_PASTE_MAX);
    assert_true(input_next(&in, &ev) && ev.key == 'j');
    /* One that never ends is taken after a second. */
    input_feed(&in, "\033[200~abc", 9, 10);
    input_expire(&in, 1100);
    assert_true(input_next(&in, &ev) && ev.kind == INPUT_PASTE && ev.n == 3);
    input_free(&in);
}

static void test_cursor_report(void **state)
{
    struct input in = {.delay = 25};
    struct input_event ev;
    (void)state;
    input_feed(&in, "\033[3;2R", 6, 1);
    assert_true(input_next(&in, &ev));
    assert_int_equal(ev.kind, INPUT_REPORT);
    assert_int_equal(ev.row, 3);
    assert_int_equal(ev.col, 2);
    input_free(&in);
}

static void test_storms(void **state)
{
    struct input in = {.delay = 25};
    struct input_event ev;
    size_t n = 0;
    (void)state;
    for (int i = 0; i < 5000; i++)
        input_feed(&in, "\033", 1, 100);
    input_expire(&in, 200);
    while (input_next(&in, &ev))
        n += ev.key == K_ESC;
    assert_int_equal(n, 5000);
    input_feed(&in, "\033[", 2, 300);
    for (int i = 0; i < 5000; i++)
        input_feed(&in, "9;", 2, 300);
    input_feed(&in, "~j", 2, 300);
    assert_true(input_next(&in, &ev));
    assert_int_equal(ev.key, 'j');
    input_free(&in);
}

/* What is cut for good takes its Alt with it. */
static void test_alt_ends(void **state)
{
    struct input in = {.delay = 25};
    (void)state;
    n_keys = 0;
    feed(&in, "\033\344", 1000);
    expire(&in, 5000);
    feed(&in, "j", 9000);
    assert_int_equal(n_keys, 1);
    assert_int_equal(keys[0], 'j');
    input_free(&in);
}

static struct input_event one_event(struct input *in, const char *s)
{
    struct input_event ev = {0};
    input_feed(in, s, strlen(s), 1000);
    assert_true(input_next(in, &ev));
    assert_int_equal(in->first, in->last);
    return ev;
}

static void test_mouse(void **state)
{
    static const struct {
        const char *bytes;
        enum input_button button;
        bool press;
    } cases[] = {
        {"\033[<0;7;300M", MOUSE_LEFT, true},
        {"\033[<0;7;300m", MOUSE_LEFT, false},
        {"\033[<2;7;300M", MOUSE_RIGHT, true},
        {"\033[<16;7;300M", MOUSE_LEFT, true}, /* with Ctrl */
        {"\033[<64;7;300M", MOUSE_WHEEL_UP, true},
        {"\033[<65;7;300M", MOUSE_WHEEL_DOWN, true},
        {"\033[<66;7;300M", MOUSE_OTHER, true},
        {"\033[<128;7;300M", MOUSE_OTHER, true},
    };
    struct input in = {.delay = 25};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct input_event ev = one_event(&in, cases[i].bytes);
        assert_int_equal(ev.kind, INPUT_MOUSE);
        assert_int_equal(ev.button, cases[i].button);
        assert_int_equal(ev.press, cases[i].press);
        assert_int_equal(ev.row, 300);
        assert_int_equal(ev.col, 7);
    }
    input_free(&in);
}

static void test_background(void **state)
{
    static const struct {
        const char *bytes;
        bool light;
    } cases[] = {
        {"\033]11;rgb:ffff/ffff/ffff\007", true},
        {"\033]11;rgb:fafa/f0f0/e6e6\033\\", true},
        {"\033]11;rgb:f/f/f\033\\", true},
        {"\033]11;rgba:ff/ff/ff/ff\033\\", true},
        {"\033]11;rgb:0000/0000/0000\033\\", false},
        {"\033]11;rgb:2828/2c2c/3434\007", false},
    };
    static const char *const none[] = {"\033]11;?\007",
                                       "\033]10;rgb:f/f/f\007",
                                       "\033]11;rgb:f/f\007",
                                       "\033]11;rgb:g/f/f\007",
                                       "\033]11;rgb:11111/f/f\007",
                                       "\033P11;rgb:f/f/f\033\\"};
    struct input in = {.delay = 25};
    struct input_event ev;
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        ev = one_event(&in, cases[i].bytes);
        assert_int_equal(ev.kind, INPUT_GROUND);
        assert_int_equal(ev.light, cases[i].light);
    }
    for (size_t i = 0; i < COUNT(none); i++) {
        input_feed(&in, none[i], strlen(none[i]), 1000);
        assert_false(input_next(&in, &ev));
    }
    input_free(&in);
}

/* Keys and pastes as one string: keys as they are, a paste in < >. */
static void told(struct input *in, struct strbuf *out)
{
    struct input_event ev;
    while (input_next(in, &ev)) {
        char utf8[4];
        if (ev.kind == INPUT_PASTE) {
            strbuf_putc(out, '<');
            strbuf_add(out, ev.text, ev.n);
            strbuf_putc(out, '>');
        } else if (ev.key < 0x110000) {
            strbuf_add(out, utf8, text_encode(ev.key, utf8));
        }
    }
}

static void expect_burst(const char *const *pieces, size_t n, int gap, bool unmarked,
                         const char *want)
{
    struct input in = {.delay = 25, .unmarked = unmarked};
    struct strbuf got = {0};
    int64_t now = 1000;
    for (size_t i = 0; i < n; i++, now += gap) {
        input_feed(&in, pieces[i], strlen(pieces[i]), now);
        told(&in, &got);
    }
    assert_true(!unmarked || input_deadline(&in) == now - gap + INPUT_BURST_MS);
    input_expire(&in, now + 100);
    told(&in, &got);
    assert_string_equal(got.s, want);
    strbuf_free(&got);
    input_free(&in);
}

#define FORTY "abcdefghijklmnopqrstuvwxyz0123456789ABCD"

static void test_bursts(void **state)
{
    static const char *const laggy[] = {"hd\r"};
    static const char *const committed[] = {"河东镇扎实开展"};
    static const char *const lines[] = {"a\rb\r"};
    static const char *const cut[] = {"a\r", "河\r"};
    static const char *const many[] = {FORTY};
    static const char *const few[] = {"bcdefghijklmnopqrstuvwxyz0123456789ABCD"};
    static const char *const held[] = {
        "jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj"};
    static const char *const moving[] = {"a\rb\r\033[A"};
    (void)state;
    expect_burst(laggy, 1, 1, true, "hd\r");
    expect_burst(committed, 1, 1, true, committed[0]);
    expect_burst(lines, 1, 1, true, "<a\nb\n>");
    expect_burst(lines, 1, 1, false, "a\rb\r"); /* it would have been marked */
    expect_burst(cut, 2, 5, true, "<a\n河\n>");
    expect_burst(cut, 2, 10, true, "a\r河\r"); /* hands are as fast */
    expect_burst(many, 1, 1, true, "<" FORTY ">");
    expect_burst(few, 1, 1, true, few[0]);
    expect_burst(held, 1, 1, true, held[0]);
    expect_burst(moving, 1, 1, true, "a\rb\r");
}

/* A terminal that was thought not to mark pastes does: what waited is keys. */
static void test_marked_after_all(void **state)
{
    struct input in = {.delay = 25, .unmarked = true};
    struct strbuf got = {0};
    (void)state;
    input_feed(&in, "a\rb\r\033[200~x", 11, 1000);
    told(&in, &got);
    assert_string_equal(got.s, "a\rb\r");
    input_feed(&in, "y\033[201~c\rd\r", 11, 1020);
    told(&in, &got);
    assert_string_equal(got.s, "a\rb\r<xy>c\rd\r");
    strbuf_free(&got);
    input_free(&in);
}

static void test_delay(void **state)
{
    (void)state;
    assert_int_equal(input_delay(NULL, NULL), 25);
    assert_int_equal(input_delay("", ""), 25);
    assert_int_equal(input_delay(NULL, "1.2.3.4 5 6 7"), 200);
    assert_int_equal(input_delay("50", "1.2.3.4 5 6 7"), 50);
    assert_int_equal(input_delay("soon", NULL), 25);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table_whole_and_split),
        cmocka_unit_test(test_every_row_after_every_other),
        cmocka_unit_test(test_lone_escape),
        cmocka_unit_test(test_late_rest_is_still_an_arrow),
        cmocka_unit_test(test_paste),
        cmocka_unit_test(test_paste_bomb),
        cmocka_unit_test(test_cursor_report),
        cmocka_unit_test(test_storms),
        cmocka_unit_test(test_alt_ends),
        cmocka_unit_test(test_mouse),
        cmocka_unit_test(test_background),
        cmocka_unit_test(test_bursts),
        cmocka_unit_test(test_marked_after_all),
        cmocka_unit_test(test_delay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
