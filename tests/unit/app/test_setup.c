/* A new office from the answers of the first day. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/period.h"
#include "core/review.h"

#include "app/setup.h"

#include "unit.h"

static char dir[64], db[96];
static struct app app;
static struct roster roster;
static struct setup answers;
static const struct app_options options = {.as = "li", .now = "2027-03-05T10:00"};

static int set_up(void **state)
{
    struct tb_err e;
    (void)state;
    snprintf(dir, sizeof dir, "/tmp/tb-setup-XXXXXX");
    assert_non_null(mkdtemp(dir));
    snprintf(db, sizeof db, "%s/office.db", dir);
    assert_int_equal(app_init(&app, &options, &e), TB_OK);
    assert_int_equal(roster_parse(&roster, "河东镇\n石桥镇\n公安局\n组织室\n", &e),
                     TB_OK);
    answers = (struct setup){.path = db,
                             .office = "信息科",
                             .data = "data",
                             .period = PERIOD_MONTH,
                             .roster = &roster,
                             .quotas = {4, 2, 0}};
    return 0;
}

static int tear_down(void **state)
{
    char command[128];
    (void)state;
    app_close(&app);
    roster_free(&roster);
    snprintf(command, sizeof command, "rm -rf %s", dir);
    return system(command);
}

static size_t files(void)
{
    size_t n = 0;
    DIR *d = opendir(dir);
    assert_non_null(d);
    for (struct dirent *x = readdir(d); x; x = readdir(d))
        n += x->d_name[0] != '.';
    closedir(d);
    return n;
}

static void open_it(void)
{
    struct app_options o = options;
    struct tb_err e;
    o.db = db;
    assert_int_equal(app_open(&app, &o, &e), TB_OK);
}

static void need_sound(void)
{
    struct arena a = {0};
    struct verdict v;
    struct tb_err e;
    assert_int_equal(store_verify(app.store, &a, NULL, &v, &e), TB_OK);
    assert_int_equal(v.n, 0);
    arena_free(&a);
}

static void test_whole(void **state)
{
    struct arena a = {0};
    struct board *b;
    struct receipt r;
    struct tb_err e;
    char what[200];
    (void)state;
    assert_int_equal(setup_make(&app, &options, &answers, &e), TB_OK);
    assert_null(app.store);
    assert_int_equal(files(), 1);
    open_it();
    assert_string_equal(app.office, "信息科");
    assert_int_equal(app.names.n_units, 4);
    assert_int_equal(app.names.n_groups, 3);
    assert_int_equal(app.names.units[3].track, TRACK_INSIDE);
    assert_int_equal(app.n_targets, 2);
    assert_int_equal(app.names.n_outlets, 4);
    assert_int_equal(app.schemes.n, 1);
    assert_int_equal(app.schemes.items[0].from, day_from_civil(2027, 1, 1));
    assert_int_equal(app.schemes.items[0].midperiod, MIDPERIOD_MONTHS);
    assert_int_equal(
        app_board(&app, period_of(PERIOD_MONTH, app_now(&app).today), &a, &b, &e),
        TB_OK);
    assert_int_equal(b->n_units, 4);
    assert_int_equal(b->n_gaps, 3);
    assert_int_equal(b->gaps[0].missing, 4 * TB_ONE);
    need_sound();
    /* One entry, one step back. */
    assert_int_equal(app_undo(&app, 0, &r, what, sizeof what, &e), TB_OK);
    assert_int_equal(app_refresh(&app, &e), TB_OK);
    assert_int_equal(app.names.n_units, 0);
    assert_int_equal(app.names.n_groups, 0);
    assert_int_equal(app.schemes.n, 0);
    assert_int_equal(app.names.n_outlets, 0);
    assert_int_equal(app.n_targets, 0);
    need_sound();
    arena_free(&a);
}

/* No clause of a template is one that can never act. */
static void need_reachable(const struct scheme *s)
{
    struct arena a = {0};
    struct review_note *notes;
    size_t n;
    scheme_review(&a, s, &notes, &n);
    for (size_t i = 0; i < n; i++)
        assert_int_not_equal(notes[i].kind, NOTE_UNREACHABLE);
    arena_free(&a);
}

static void test_every_template(void **state)
{
    struct tb_err e;
    (void)state;
    for (int i = 0; i < SETUP_TEMPLATES; i++) {
        answers.template = i;
        assert_int_equal(setup_make(&app, &options, &answers, &e), TB_OK);
        open_it();
        assert_int_equal(app.schemes.n, 1);
        assert_true(app.schemes.items[0].n_lines > 0);
        need_reachable(&app.schemes.items[0]);
        app_close(&app);
        unlink(db);
    }
}

static void test_example(void **state)
{
    struct tb_err e;
    (void)state;
    assert_int_equal(roster_parse(&roster, setup_example(), &e), TB_OK);
    assert_int_equal(roster.twice, 0);
    assert_int_equal(roster.n_groups, 1);
    assert_string_equal(roster.groups[0].name, "Departments");
    assert_int_equal(setup_make(&app, &options, &answers, &e), TB_OK);
    /* No unit yet is an office, too. */
    unlink(db);
    assert_int_equal(roster_parse(&roster, "", &e), TB_OK);
    assert_int_equal(setup_make(&app, &options, &answers, &e), TB_OK);
    open_it();
    need_sound();
}

static void test_nothing_is_left(void **state)
{
    struct tb_err e;
    char journal[128];
    (void)state;
    /* A name that the store refuses. */
    roster.groups[1].name = "河东镇";
    assert_int_equal(setup_make(&app, &options, &answers, &e), TB_INVALID);
    assert_int_equal(files(), 0);
    assert_null(app.store);
    roster.groups[1].name = "部门";
    answers.data = "/nowhere";
    assert_int_equal(setup_make(&app, &options, &answers, &e), TB_IO);
    assert_int_equal(files(), 0);
    answers.data = "data";
    answers.path = "/proc/none/office.db";
    assert_int_not_equal(setup_make(&app, &options, &answers, &e), TB_OK);
    answers.path = db;
    /* What is there stays as it is. */
    snprintf(journal, sizeof journal, "%s-journal", db);
    FILE *f = fopen(journal, "w");
    assert_non_null(f);
    fclose(f);
    assert_int_equal(setup_make(&app, &options, &answers, &e), TB_CONFLICT);
    assert_int_equal(rename(journal, db), 0);
    assert_int_equal(setup_make(&app, &options, &answers, &e), TB_CONFLICT);
    assert_int_equal(files(), 1);
}

static void test_quotas(void **state)
{
    (void)state;
    for (int i = 0; i < ROSTER_SORTS; i++) {
        int month = setup_quota((enum roster_sort)i, PERIOD_MONTH);
        assert_true(month > 0);
        assert_int_equal(setup_quota((enum roster_sort)i, PERIOD_QUARTER), 3 * month);
        assert_int_equal(setup_quota((enum roster_sort)i, PERIOD_HALF), 6 * month);
    }
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_whole),  CASE(test_every_template),  CASE(test_example),
        CASE(test_quotas), CASE(test_nothing_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
