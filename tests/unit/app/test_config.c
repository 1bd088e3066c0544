/* Settings and small state files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/config.h"
#include "app/folder.h"
#include "app/state.h"

#include "unit.h"

static const char *parsed(struct config *c, const char *text)
{
    *c = (struct config){0};
    config_parse(c, text, strlen(text));
    return c->problem;
}

static void test_values(void **state)
{
    struct config c;
    (void)state;
    assert_string_equal(parsed(&c,
                               "# x\n[look]\n theme =  dark \r\nascii=\n"
                               "[keys]\nlog = a F2\ntheme = z\n[look]\ntheme = light"),
                        "");
    assert_string_equal(config_get(&c, "look", "theme", "auto"), "light");
    assert_string_equal(config_get(&c, "look", "ascii", "no"), "");
    assert_string_equal(config_get(&c, "keys", "log", ""), "a F2");
    assert_string_equal(config_get(&c, "keys", "none", "fallback"), "fallback");
    config_free(&c);
}

static void test_bad_lines(void **state)
{
    struct config c;
    (void)state;
    assert_non_null(strstr(parsed(&c, "[look]\ntheme dark\nascii = yes\n"), "line 2"));
    assert_string_equal(config_get(&c, "look", "ascii", ""), "yes");
    config_free(&c);
    assert_non_null(strstr(parsed(&c, "= dark\n"), "line 1"));
    config_free(&c);
}

/* In the user's own file a value may be explained beside it. */
static void test_comments(void **state)
{
    static const char text[] = "[look]\ntheme = dark   # at night\nascii = a#b\n";
    struct config c = {.comments = true};
    (void)state;
    config_parse(&c, text, sizeof text - 1);
    assert_string_equal(config_get(&c, "look", "theme", ""), "dark");
    assert_string_equal(config_get(&c, "look", "ascii", ""), "a#b");
    config_free(&c);
    config_parse(&c, text, sizeof text - 1); /* kept texts are taken whole */
    assert_string_equal(config_get(&c, "look", "theme", ""), "dark   # at night");
    config_free(&c);
}

static void test_choices(void **state)
{
    static const char *const words[] = {"auto", "dark", "light", NULL};
    struct config c;
    (void)state;
    parsed(&c, "[look]\ntheme = light\n");
    assert_int_equal(config_choice(&c, "look", "theme", words, 0), 2);
    assert_int_equal(config_choice(&c, "look", "other", words, 1), 1);
    assert_string_equal(c.problem, "");
    config_free(&c);
    parsed(&c, "[look]\n\ntheme = pink\n");
    assert_int_equal(config_choice(&c, "look", "theme", words, 0), 0);
    assert_non_null(strstr(c.problem, "line 3"));
    assert_non_null(strstr(c.problem, "auto | dark | light"));
    config_free(&c);
}

static void test_unknown(void **state)
{
    struct config c;
    (void)state;
    parsed(&c, "[look]\ntheme = light\nthema = dark\n");
    config_get(&c, "look", "theme", "");
    config_check_known(&c);
    assert_non_null(strstr(c.problem, "line 3"));
    config_free(&c);
}

/* --- state ------------------------------------------------------------------------ */

static void test_state(void **state)
{
    char dir[] = "/tmp/tb-state-XXXXXX", name[64], other[64], path[256];
    struct strbuf text = {0};
    struct tb_err e;
    struct stat st;
    (void)state;
    assert_non_null(mkdtemp(dir));
    setenv("XDG_STATE_HOME", dir, 1);
    state_name("draft", "/tmp/a.db", name, sizeof name);
    state_name("draft", "/tmp/b.db", other, sizeof other);
    assert_string_not_equal(name, other);
    assert_int_equal(state_read(name, &text, &e), TB_NOTFOUND);
    assert_int_equal(state_write(name, "一\0二", 7, &e), TB_OK);
    assert_int_equal(state_read(name, &text, &e), TB_OK);
    assert_int_equal(text.len, 7);
    assert_memory_equal(text.s, "一\0二", 7);
    snprintf(path, sizeof path, "%s/tongbao/%s", dir, name);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(state_write(name, "x", 1, &e), TB_OK);
    assert_int_equal(state_read(name, &text, &e), TB_OK);
    assert_string_equal(text.s, "x");
    state_remove(name);
    assert_int_equal(state_read(name, &text, &e), TB_NOTFOUND);
    /* A link in its place is not followed. */
    assert_int_equal(symlink("/etc/passwd", path), 0);
    assert_int_equal(state_read(name, &text, &e), TB_IO);
    state_remove(name);
    strbuf_free(&text);
    snprintf(path, sizeof path, "rm -r %s", dir);
    assert_int_equal(system(path), 0); // NOLINT
}

/* What editors put in: a byte order mark, a comment behind a header. */
static void test_hand_written(void **state)
{
    static const char text[] = "\xEF\xBB\xBF[ui] # x\ncolor = #ff\nback = #fe # pale\n";
    struct config c = {.comments = true};
    (void)state;
    config_parse(&c, text, sizeof text - 1);
    assert_string_equal(c.problem, "");
    assert_string_equal(config_get(&c, "ui", "color", ""), "#ff");
    assert_string_equal(config_get(&c, "ui", "back", ""), "#fe");
    config_free(&c);
}

static void test_folders(void **state)
{
    struct strbuf path = {0};
    struct tb_err e;
    (void)state;
    setenv("XDG_CONFIG_HOME", "relative", 1);
    setenv("HOME", "/home/li", 1);
    assert_int_equal(folder_path(FOLDER_CONFIG, &path, &e), TB_OK);
    assert_string_equal(path.s, "/home/li/.config/tongbao/");
    unsetenv("HOME");
    assert_int_equal(folder_path(FOLDER_CONFIG, &path, &e), TB_USAGE);
    strbuf_free(&path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),   cmocka_unit_test(test_bad_lines),
        cmocka_unit_test(test_comments), cmocka_unit_test(test_choices),
        cmocka_unit_test(test_unknown),  cmocka_unit_test(test_state),
        cmocka_unit_test(test_folders),  cmocka_unit_test(test_hand_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
