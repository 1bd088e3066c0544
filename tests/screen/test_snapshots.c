/* Every screen at every size in both languages, byte for byte as kept in expected/.
 * TB_BLESS=1 writes the files again: look at the difference before keeping it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "unit.h"
#include "world.h"

static const struct {
    const char *name, *keys;
} screens[] = {
    {"overview", ""},
    {"units", "2"},
    {"unit", "2\r"},
    {"submissions", "3"},
    {"submissions-adopted", "3\t\t"},
    {"submissions-none", "3/zzz"},
    {"article", "3{down}{down}{down}\r"},
    {"form", "a"},
    {"form-match", "a镇"},
    {"form-title", "2a"},
    {"adopt", "3o"},
    {"instruct", "3O"},
    {"return", "3r"},
    {"void", "3d"},
    {"ranking", "5"},
    {"ranking-persons", "5{left}{left}{right}{right}{right}"},
    {"credits", "5\r"},
    {"shortfalls", "6"},
    {"shortfalls-group", "6{right}"},
    {"period", "5p"},
    {"earlier", "5["},
    {"help", "3?"},
    {"journal", "L"},
    {"undefined", "4"},
};
static const struct {
    int rows, cols;
} sizes[] = {{24, 80}, {43, 132}, {20, 70}, {16, 60}, {1, 1}};
static const char *const languages[] = {"zh", "en"};

static char *read_all(const char *path)
{
    FILE *f = fopen(path, "rb");
    struct strbuf out = {0};
    char buf[4096];
    size_t n;
    strbuf_puts(&out, "");
    while (f && (n = fread(buf, 1, sizeof buf, f)) > 0)
        strbuf_add(&out, buf, n);
    if (f)
        fclose(f);
    return out.s;
}

static void write_all(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

/* Compares or blesses one picture; returns 1 when it differs. */
static int check(const char *name, const char *picture)
{
    char path[200];
    snprintf(path, sizeof path, "tests/screen/expected/%s.txt", name);
    if (getenv("TB_BLESS")) {
        write_all(path, picture);
        return 0;
    }
    char *want = read_all(path);
    int differs = strcmp(want, picture) != 0;
    if (differs)
        printf("--- %s differs; now:\n%s", name, picture);
    free(want);
    return differs;
}

static void test_snapshots(void **state)
{
    struct world w;
    struct screen s;
    char name[120];
    int bad = 0;
    (void)state;
    for (size_t l = 0; l < COUNT(languages); l++) {
        assert_true(i18n_init(languages[l], getenv("TB_TEST_LOCALE")));
        world_make(&w, "李敏");
        for (size_t i = 0; i < COUNT(screens); i++)
            for (size_t z = 0; z < COUNT(sizes); z++) {
                screen_open(&s, &w.app, sizes[z].rows, sizes[z].cols);
                screen_type(&s, screens[i].keys);
                snprintf(name, sizeof name, "%s-%dx%d-%s", screens[i].name,
                         sizes[z].cols, sizes[z].rows, languages[l]);
                if (sizes[z].rows > 1 || i == 0)
                    bad += check(name, screen_picture(&s));
                screen_close(&s);
            }
        world_drop(&w);
    }
    assert_int_equal(bad, 0);
}

/* Before there is a database: keys, what is pasted then, keys again. */
static const struct {
    const char *name, *keys, *paste, *more;
} firsts[] = {
    {"first", "", NULL, ""},
    {"first-path", "2", NULL, ""},
    {"first-path-none", "2/nowhere/office.db\r", NULL, ""},
    {"first-path-no-database", "2README.md\r", NULL, ""},
    {"first-path-names", "2data/s\t", NULL, ""},
    {"first-office", "1", NULL, ""},
    {"first-period", "1\r", NULL, "j"},
    {"first-units", "1\r\r", NULL, ""},
    {"first-units-none", "1\r\r\x15", NULL, ""},
    {"first-units-pasted", "1\r\r",
     "一、乡镇(3个)\n1.河东镇\n2.石桥镇\n3.河东镇\n公安局\t部门", ""},
    {"first-units-wrong", "1\r\r", "河东镇：\n公安局\n河东镇\t乡镇\n", ""},
    {"first-review", "1\r\r", "河东镇\n石桥镇\n公安局\n组织室\n县一中\n", "\rjl"},
    {"first-review-name", "1\r\r", "河东镇\n公安局\n", "\rn河东镇\r"},
    {"first-quotas", "1\rj\r", "河东镇\n公安局\n组织室\n", "\r\rj35"},
    {"first-scheme", "1\r\r\r\r", NULL, "j"},
    {"first-undefined", "5", NULL, ""},
};

static void test_first(void **state)
{
    struct app app;
    struct screen s;
    char name[120];
    int bad = 0;
    (void)state;
    for (size_t l = 0; l < COUNT(languages); l++) {
        assert_true(i18n_init(languages[l], getenv("TB_TEST_LOCALE")));
        for (size_t i = 0; i < COUNT(firsts); i++)
            for (size_t z = 0; z < COUNT(sizes); z++) {
                screen_first(&s, &app, "/nowhere/office.db", sizes[z].rows,
                             sizes[z].cols);
                screen_type(&s, firsts[i].keys);
                if (firsts[i].paste)
                    screen_paste(&s, firsts[i].paste);
                screen_type(&s, firsts[i].more);
                snprintf(name, sizeof name, "%s-%dx%d-%s", firsts[i].name,
                         sizes[z].cols, sizes[z].rows, languages[l]);
                if (sizes[z].rows > 1)
                    bad += check(name, screen_picture(&s));
                screen_close(&s);
                app_close(&app);
            }
    }
    assert_int_equal(bad, 0);
}

/* No size may crash or draw beyond its grid, whatever is on the stack. */
static void test_any_size(void **state)
{
    struct world w;
    struct screen s;
    (void)state;
    assert_true(i18n_init("en", getenv("TB_TEST_LOCALE")));
    world_make(&w, "li");
    static const struct {
        int rows, cols;
    } odd[] = {{1, 1},  {1, 2},   {2, 1},   {1, 80},  {24, 1},
               {3, 10}, {16, 60}, {17, 71}, {18, 70}, {200, 300}};
    for (size_t i = 0; i < COUNT(screens); i++) {
        screen_open(&s, &w.app, 24, 80);
        screen_type(&s, screens[i].keys);
        char *before = strdup(screen_text(&s));
        for (size_t z = 0; z < COUNT(odd); z++) {
            ui_resize(&s.ui, odd[z].rows, odd[z].cols);
            assert_int_equal((int)strcspn(screen_text(&s), "\n") > 0, 1);
            assert_int_equal(s.canvas.rows, odd[z].rows);
        }
        ui_resize(&s.ui, 24, 80);
        assert_string_equal(screen_text(&s), before);
        free(before);
        screen_close(&s);
    }
    world_drop(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_snapshots),
        cmocka_unit_test(test_first),
        cmocka_unit_test(test_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
