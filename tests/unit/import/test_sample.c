/* The sample county's way in: a folder of files moved by whole months. */
#include <errno.h>
#include <sys/stat.h>

#include "office.h"

static const struct {
    const char *name, *text;
} files[] = {
    {"sample.txt", "# what it is\nuntil 2018-05-20\n"},
    {"outlets.csv", "name,level,from,to\n县简报,county,,2018-04-30\n"},
    {"units.csv", "name,group,opened,from\n河东镇,乡镇,2018-01-31,\n河西镇,乡镇,,\n"},
    {"people.csv", "name,unit\n张三,河东镇\n"},
    {"targets.csv",
     "who,metric,period,amount,from\n乡镇,submitted,month,2,2018-01-01\n"},
    {"scheme.txt",
     "# a comment\nscheme s from 2018-01-01 to 2018-06-30\nadoptions all\n"
     "submit set 1\n"},
    {"submissions.csv",
     "ref,date,unit,author,title\n2018-0005,2018-01-31,河东镇,张三,甲\n"
     "2018-0009,2018-05-10,河西镇,,乙\n"
     "2018-0010,2018-05-25,河西镇,,太晚\n"},
    {"events.csv", "ref,kind,date,outlet\n2018-0005,adopt,2018-02-28,县简报\n"
                   "2018-0009,relay,2018-05-31,\n2018-0010,relay,2018-05-12,\n"},
};

static void write_all(const char *dir)
{
    char path[160];
    for (size_t i = 0; i < COUNT(files); i++) {
        snprintf(path, sizeof path, "%s/%s", dir, files[i].name);
        FILE *f = fopen(path, "w");
        assert_non_null(f);
        fputs(files[i].text, f);
        fclose(f);
    }
}

static void remove_all(const char *dir)
{
    char path[160];
    for (size_t i = 0; i < COUNT(files); i++) {
        snprintf(path, sizeof path, "%s/%s", dir, files[i].name);
        unlink(path);
    }
    rmdir(dir);
}

/* Today is 2018-07-15: two months later than the files. */
static void the_last_month_becomes_this_one(void **state)
{
    struct office o;
    struct arena a = {0};
    struct article_full x;
    struct page page;
    const struct page_query all = {.last = TB_DAY_MAX, .limit = 10};
    char dir[96];

    (void)state;
    office_open(&o);
    snprintf(dir, sizeof dir, "%s/sample", o.dir);
    assert_int_equal(mkdir(dir, 0700), 0);
    write_all(dir);
    if (import_sample(&o.app, dir, &o.e))
        fail_msg("%s", o.e.msg);
    const struct names *n = &o.app.names;
    /* Days are clamped, last days of a month stay last days. */
    assert_int_equal(n->units[0].opened, day_from_civil(2018, 3, 31));
    assert_int_equal(n->outlets[0].to, day_from_civil(2018, 6, 30));
    assert_int_equal(o.app.targets[0].from, day_from_civil(2018, 3, 1));
    assert_int_equal(o.app.schemes.items[0].from, day_from_civil(2018, 3, 1));
    assert_int_equal(o.app.schemes.items[0].to, day_from_civil(2018, 8, 31));
    /* What would lie after today is left out, with its events; references are new. */
    assert_int_equal(store_page(o.app.store, &all, &a, &page, &o.e), TB_OK);
    assert_int_equal(page.n, 2);
    assert_int_equal(store_article_by_ref(o.app.store, "2018-0001", &a, &x, &o.e),
                     TB_OK);
    assert_string_equal(x.row.title, "甲");
    assert_int_equal(x.row.day, day_from_civil(2018, 3, 31));
    assert_int_equal(x.n_events, 1);
    assert_int_equal(x.events[0].event.day, day_from_civil(2018, 4, 28));
    assert_int_equal(store_article_by_ref(o.app.store, "2018-0002", &a, &x, &o.e),
                     TB_OK);
    assert_int_equal(x.n_events, 0);
    arena_free(&a);
    remove_all(dir);
    office_close(&o);
}

static void a_missing_folder_is_named(void **state)
{
    struct office o;
    (void)state;
    office_open(&o);
    assert_int_equal(import_sample(&o.app, "/nowhere", &o.e), TB_NOTFOUND);
    assert_non_null(strstr(o.e.msg, "/nowhere/sample.txt"));
    office_close(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_month_becomes_this_one),
        cmocka_unit_test(a_missing_folder_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
