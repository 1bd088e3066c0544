/* Text that is kept until it is saved. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/draft.h"
#include "app/folder.h"

#include "unit.h"

static char home[64];

static int set_up(void **state)
{
    (void)state;
    snprintf(home, sizeof home, "/tmp/tb-draft-XXXXXX");
    assert_non_null(mkdtemp(home));
    setenv("XDG_STATE_HOME", home, 1);
    return 0;
}

static int tear_down(void **state)
{
    char command[100];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", home);
    return system(command) == 0 ? 0 : 1;
}

static int files(void)
{
    char command[200];
    int n = -1;
    snprintf(command, sizeof command, "ls %s/tongbao 2>/dev/null | wc -l", home);
    FILE *p = popen(command, "r");
    assert_non_null(p);
    assert_int_equal(fscanf(p, "%d", &n), 1);
    pclose(p);
    return n;
}

/* A process that keeps `text` for the database and then waits, or dies. */
static pid_t keeper(const char *db, const char *text, int *ready, int *end)
{
    int up[2], down[2];
    assert_int_equal(pipe(up) | pipe(down), 0);
    pid_t pid = fork();
    if (pid == 0) {
        struct draft_file f;
        char c;
        close(down[1]);
        draft_begin(&f, db);
        draft_keep(&f, text, strlen(text), NULL);
        if (write(up[1], "x", 1) != 1 || read(down[0], &c, 1) != 0)
            _exit(1);
        _exit(0);
    }
    close(up[1]);
    close(down[0]);
    *ready = up[0];
    *end = down[1];
    char c;
    assert_int_equal(read(*ready, &c, 1), 1);
    return pid;
}

static void stop(pid_t pid, int ready, int end)
{
    close(end);
    waitpid(pid, NULL, 0);
    close(ready);
}

static void test_taken_over(void **state)
{
    struct draft_file f;
    struct strbuf text = {0};
    struct stat st;
    char path[300];
    int ready, end;
    (void)state;
    pid_t pid = keeper("/x/a.db", "title 甲\n", &ready, &end);
    draft_begin(&f, "/x/a.db");
    assert_false(draft_take_over(&f, &text)); /* a live one's is not taken */
    stop(pid, ready, end);
    draft_begin(&f, "/x/b.db");
    assert_false(draft_take_over(&f, &text)); /* nor another database's */
    draft_begin(&f, "/x/a.db");
    assert_true(draft_take_over(&f, &text));
    assert_string_equal(text.s, "title 甲\n");
    assert_int_equal(files(), 1);
    snprintf(path, sizeof path, "%s/tongbao/%s", home, f.name);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_false(draft_take_over(&f, &text)); /* it is this one's now */
    assert_int_equal(draft_keep(&f, "", 0, NULL), TB_OK);
    assert_int_equal(files(), 0);
    strbuf_free(&text);
}

/* Of several the newest comes first, and the next afterwards. */
static void test_newest_first(void **state)
{
    struct draft_file f;
    struct strbuf text = {0};
    int ready[2], end[2];
    (void)state;
    pid_t a = keeper("/x/a.db", "title 甲\n", &ready[0], &end[0]);
    pid_t b = keeper("/x/a.db", "title 乙\n", &ready[1], &end[1]);
    stop(b, ready[1], end[1]); /* it holds an end of the other's pipe */
    stop(a, ready[0], end[0]);
    draft_begin(&f, "/x/a.db");
    assert_true(draft_take_over(&f, &text));
    assert_string_equal(text.s, "title 乙\n");
    draft_keep(&f, "", 0, NULL);
    assert_true(draft_take_over(&f, &text));
    assert_string_equal(text.s, "title 甲\n");
    draft_keep(&f, "", 0, NULL);
    strbuf_free(&text);
}

static void test_junk_is_no_draft(void **state)
{
    struct draft_file f;
    struct strbuf text = {0}, path = {0};
    (void)state;
    draft_begin(&f, "/x/a.db");
    assert_int_equal(folder_make(FOLDER_STATE, &path, NULL), TB_OK);
    strbuf_printf(&path, "%s-999999999", f.kind);
    FILE *junk = fopen(path.s, "w");
    assert_non_null(junk);
    fputs("title of something else\n", junk);
    fclose(junk);
    assert_false(draft_take_over(&f, &text));
    strbuf_free(&path);
    strbuf_free(&text);
}

static void test_lines(void **state)
{
    struct strbuf out = {0};
    struct arena a = {0};
    const char *key, *value;
    (void)state;
    draft_put(&out, "title", "一\n二\\n三");
    draft_put(&out, "note", "");
    draft_put_int(&out, "unit", -7);
    strbuf_puts(&out, "broken\n");
    const char *at = out.s;
    assert_true(draft_get(&a, &at, &key, &value));
    assert_string_equal(key, "title");
    assert_string_equal(value, "一\n二\\n三");
    assert_true(draft_get(&a, &at, &key, &value));
    assert_string_equal(key, "unit");
    assert_string_equal(value, "-7");
    assert_false(draft_get(&a, &at, &key, &value));
    arena_free(&a);
    strbuf_free(&out);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_taken_over),
        TEST(test_newest_first),
        TEST(test_junk_is_no_draft),
        TEST(test_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
