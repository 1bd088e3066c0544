/* Hints go when their key is known. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/hints.h"
#include "app/state.h"

#include "unit.h"

static char dir[64];

static int set_up(void **state)
{
    (void)state;
    snprintf(dir, sizeof dir, "/tmp/tb-hints-XXXXXX");
    assert_non_null(mkdtemp(dir));
    return setenv("XDG_STATE_HOME", dir, 1);
}

static int tear_down(void **state)
{
    char command[96];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", dir);
    return system(command);
}

static void test_three_uses(void **state)
{
    (void)state;
    for (int i = 0; i < HINTS_USES; i++) {
        struct hint_counts h = {0}; /* a run of the program */
        assert_true(hints_wanted(&h, "form.date"));
        hints_used(&h, "form.date");
    }
    struct hint_counts h = {0};
    assert_false(hints_wanted(&h, "form.date"));
    assert_true(hints_wanted(&h, "form.unit"));
    hints_used(&h, "form.date");
    assert_false(hints_wanted(&h, "form.date"));
}

static void test_damaged_file(void **state)
{
    static const char text[] = "nonsense\n\n a 9\nb -4\nform.date 3\nx y z\n"
                               "a-name-that-is-much-longer-than-any-key 3\n";
    struct hint_counts h = {0};
    struct tb_err e;
    (void)state;
    assert_int_equal(state_write("hints", text, strlen(text), &e), TB_OK);
    assert_false(hints_wanted(&h, "form.date"));
    assert_true(hints_wanted(&h, "b"));
    assert_true(hints_wanted(&h, "nonsense"));
}

static void test_no_room(void **state)
{
    struct hint_counts h = {0};
    char key[32];
    (void)state;
    for (int i = 0; i < 2 * HINTS_KEYS; i++) {
        snprintf(key, sizeof key, "key-%d", i);
        hints_used(&h, key);
    }
    assert_int_equal(h.n, HINTS_KEYS);
    assert_true(hints_wanted(&h, "key-100"));
}

/* Without a folder to write to hints simply stay. */
static void test_no_folder(void **state)
{
    struct hint_counts h = {0};
    (void)state;
    setenv("XDG_STATE_HOME", "/proc/none", 1);
    hints_used(&h, "form.date");
    assert_true(hints_wanted(&h, "form.date"));
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_three_uses),
        CASE(test_damaged_file),
        CASE(test_no_room),
        CASE(test_no_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
