/* The key tables agree with themselves, and what is printed from them fits. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "app/config.h"

#include "tui/view.h"

#include "unit.h"

static void check_table(const char *name, const struct keybind *keys)
{
    for (const struct keybind *a = keys; a->key; a++) {
        if (a->action != ACTION_NONE && !*action_help(a->action))
            fail_msg("%s: a key without help", name);
        for (const struct keybind *b = a + 1; b->key; b++)
            if (a->key == b->key)
                fail_msg("%s: key %x twice", name, a->key);
    }
}

static void test_tables(void **state)
{
    (void)state;
    check_table("everywhere", keys_global);
    for (const struct view_ops *const *v = views; *v; v++) {
        check_table((*v)->name, (*v)->keys);
        assert_true((*v)->draw && (*v)->size >= sizeof(struct view) && (*v)->title);
    }
}

/* A letter that has a meaning everywhere keeps it in every view that hears it. */
static void test_letters_are_coherent(void **state)
{
    (void)state;
    for (const struct view_ops *const *v = views; *v; v++)
        for (const struct keybind *k = (*v)->keys; k->key; k++) {
            enum action all = keys_find(NULL, keys_global, k->key);
            if (k->key >= 'A' && k->key <= 'z' && all != ACTION_NONE)
                assert_int_equal(k->action, all);
        }
}

static void test_screens_have_digits_of_their_own(void **state)
{
    int seen = 0;
    (void)state;
    for (const struct view_ops *const *v = views; *v; v++) {
        assert_true((*v)->order >= 0 && (*v)->order <= 9);
        assert_false((*v)->order && seen & 1 << (*v)->order);
        seen |= 1 << (*v)->order;
    }
    assert_int_equal(seen & ~1,
                     1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7);
}

static void test_hints_fit(void **state)
{
    (void)state;
    for (const struct view_ops *const *v = views; *v; v++)
        for (int cols = 10; cols < 200; cols += 7) {
            struct hints out = {0};
            keys_hints(NULL, (*v)->keys, (*v)->key != NULL, cols, &out);
            int w = out.text.len ? text_width(out.text.s, out.text.len) : 0;
            assert_true(w <= cols);
            for (int i = 0; i < out.n; i++) {
                assert_true(out.spans[i].from < out.spans[i].to);
                assert_true(out.spans[i].to <= w);
                assert_true(i == 0 || out.spans[i - 1].to <= out.spans[i].from);
            }
            strbuf_free(&out.text);
        }
}

static void test_folding(void **state)
{
    (void)state;
    assert_int_equal(key_fold(0xff0f), '/');
    assert_int_equal(key_fold(0x3001), '/');
    assert_int_equal(key_fold(0xff1a), ':');
    assert_int_equal(key_fold(0xff1f), '?');
    assert_int_equal(key_fold(0x3010), '[');
    assert_int_equal(key_fold(0x3000), ' ');
    assert_int_equal(key_fold(0xff21), 'A');
    assert_int_equal(key_fold(0xff15), '5');
    assert_int_equal(key_fold(0x6cb3), 0x6cb3);
}

static void test_names(void **state)
{
    char out[24];
    (void)state;
    assert_string_equal(key_name(K_CTRL('S'), out), "Ctrl+S");
    assert_string_equal(key_name(K_F(12), out), "F12");
    assert_string_equal(key_name('a', out), "a");
    assert_string_equal(key_name(K_ALT | 'x', out), "Alt+x");
    assert_string_equal(key_name(0x6cb3, out), "河");
}

/* Every name that is printed can be given in the settings. */
static void test_parse(void **state)
{
    static const uint32_t keys[] = {
        'a',   'Z',   '/',  ' ',    K_F(2),    K_F(12),  K_CTRL('S'), K_ENTER,
        K_ESC, K_TAB, K_UP, K_PGDN, K_BACKTAB, K_DELETE, K_ALT | 'x', 0x6cb3};
    char out[24];
    (void)state;
    i18n_init("en", getenv("TB_TEST_LOCALE"));
    for (size_t i = 0; i < COUNT(keys); i++) {
        key_name(keys[i], out);
        assert_int_equal(key_parse(out, strlen(out)), keys[i]);
    }
    assert_int_equal(key_parse("ctrl+z", 6), K_CTRL('Z'));
    static const char *const bad[] = {"", "F0", "F21", "Ctrl+", "ab", "Alt+", "\x01"};
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_int_equal(key_parse(bad[i], strlen(bad[i])), 0);
}

static const struct keybind own[] = {
    {'s', ACTION_SORT, N_("sort")}, {'o', ACTION_ADOPT, NULL}, {0, ACTION_NONE, NULL}};

static const char *rebind(struct keymap *m, const char *text)
{
    static struct config c;
    config_free(&c);
    config_parse(&c, text, strlen(text));
    keymap_read(m, &c);
    return c.problem;
}

static void test_rebinding(void **state)
{
    struct keymap m;
    struct strbuf out = {0};
    (void)state;
    assert_string_equal(rebind(&m, "[keys]\nlog = F2 n\npalette = s\n"), "");
    assert_int_equal(keys_resolve(&m, own, 'n'), ACTION_LOG);
    assert_int_equal(keys_resolve(&m, own, 'a'), ACTION_NONE); /* no longer */
    assert_int_equal(keys_resolve(&m, own, 's'), ACTION_PALETTE);
    assert_int_equal(keys_resolve(&m, own, 'o'), ACTION_ADOPT);
    assert_int_equal(keys_resolve(NULL, own, 's'), ACTION_SORT);
    keys_of(&m, keys_global, ACTION_LOG, &out);
    assert_string_equal(out.s, "F2 n");
    strbuf_free(&out);
    assert_non_null(strstr(rebind(&m, "[keys]\nfly = x\n"), "line 2"));
    assert_non_null(strstr(rebind(&m, "[keys]\ngo = x\n"), "line 2"));
    assert_non_null(strstr(rebind(&m, "[keys]\nlog = ab\n"), "line 2"));
    assert_non_null(strstr(rebind(&m, "[keys]\nlog = x\nundo = x\n"), "line 3"));
    assert_string_equal(rebind(&m, "[keys]\nlog = x\nundo = x\n"),
                        "config line 3: the key x is bound twice, first to log: "
                        "undo = x");
    assert_non_null(strstr(rebind(&m, "[keys]\nlog = y y\n"), "bound twice"));
    rebind(&m, "[keys]\nlog = x\nundo = x\n");
    assert_int_equal(keys_resolve(&m, own, 'x'), ACTION_LOG);
    assert_int_equal(keys_resolve(&m, own, 'u'), ACTION_UNDO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_letters_are_coherent),
        cmocka_unit_test(test_screens_have_digits_of_their_own),
        cmocka_unit_test(test_hints_fit),
        cmocka_unit_test(test_folding),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_rebinding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
