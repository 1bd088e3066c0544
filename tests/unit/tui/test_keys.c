/* The key tables agree with themselves, and what is printed from them fits. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

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
            enum action all = keys_find(keys_global, k->key);
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
    assert_int_equal(seen & ~1, 1 << 1 | 1 << 2 | 1 << 3 | 1 << 5 | 1 << 6);
}

static void test_hints_fit(void **state)
{
    (void)state;
    for (const struct view_ops *const *v = views; *v; v++)
        for (int cols = 10; cols < 200; cols += 7) {
            struct strbuf out = {0};
            keys_hints((*v)->keys, (*v)->key != NULL, cols, &out);
            assert_true(out.len == 0 || text_width(out.s, out.len) <= cols);
            strbuf_free(&out);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_letters_are_coherent),
        cmocka_unit_test(test_screens_have_digits_of_their_own),
        cmocka_unit_test(test_hints_fit),
        cmocka_unit_test(test_folding),
        cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
