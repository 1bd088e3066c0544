/* Completing a path. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/complete.h"

#include "unit.h"

static char dir[64];

static void touch(const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fclose(f);
}

static int set_up(void **state)
{
    char path[128];
    (void)state;
    snprintf(dir, sizeof dir, "/tmp/tb-complete-XXXXXX");
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/folder", dir);
    assert_int_equal(mkdir(path, 0700), 0);
    touch("office.db");
    touch("office.bak");
    touch("信息科.db");
    touch("信心.db");
    touch(".hidden");
    touch("folder/one.db");
    return setenv("HOME", dir, 1);
}

static int tear_down(void **state)
{
    char command[96];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", dir);
    return system(command);
}

static void test_complete(void **state)
{
    static const struct {
        const char *typed, *want, *names;
        size_t n;
    } cases[] = {
        {"~/off", "/office.", "office.bak  office.db", 2},
        {"~/office.d", "/office.db", "office.db", 1},
        {"~/fol", "/folder/", "folder/", 1},
        {"~/folder/", "/folder/one.db", "one.db", 1},
        {"~/信", "/信", "信心.db  信息科.db", 2}, /* 心 and 息 share their first byte */
        {"~/信息", "/信息科.db", "信息科.db", 1},
        {"~/.h", "/.hidden", ".hidden", 1},
        {"~/none", "/none", "", 0},
        {" '~/office.db' ", "/office.db", "office.db", 1},
    };
    struct strbuf out = {0}, names = {0};
    char want[128];
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(path_complete(cases[i].typed, &out, &names), cases[i].n);
        snprintf(want, sizeof want, "%s%s", dir, cases[i].want);
        assert_string_equal(out.s, want);
        assert_string_equal(names.s, cases[i].names);
    }
    assert_int_equal(path_complete("~/", &out, &names), 5); /* not the hidden one */
    assert_int_equal(path_complete("/nowhere/x", &out, &names), 0);
    strbuf_free(&out);
    strbuf_free(&names);
}

static void test_expand_and_shorten(void **state)
{
    struct strbuf out = {0};
    char path[128];
    (void)state;
    path_expand("~", &out);
    assert_string_equal(out.s, dir);
    path_expand("~other/x", &out);
    assert_string_equal(out.s, "~other/x");
    path_expand("", &out);
    assert_int_equal(out.len, 0);
    snprintf(path, sizeof path, "%s/office.db", dir);
    path_shorten(path, &out);
    assert_string_equal(out.s, "~/office.db");
    snprintf(path, sizeof path, "%s-other/office.db", dir);
    path_shorten(path, &out);
    assert_string_equal(out.s, path);
    strbuf_free(&out);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_complete),
        CASE(test_expand_and_shorten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
