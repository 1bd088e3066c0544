/* The papers of a year: turned, each with its period, read again only when data change,
 * copied and written. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

#include "unit.h"
#include "world.h"

static struct world w;
static struct screen s;

static int set_up(void **state)
{
    (void)state;
    i18n_init("en", "/nonexistent");
    world_make(&w, "li");
    screen_open(&s, &w.app, 24, 80);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    screen_close(&s);
    world_drop(&w);
    return 0;
}

static void papers_are_turned(void **state)
{
    (void)state;
    screen_type(&s, ":report\r");
    assert_true(screen_has(&s, "[Report]"));
    assert_true(screen_has(&s, "Report on information work: 2026"));
    screen_type(&s, "{right}");
    assert_true(screen_has(&s, "Pay sheet: the fourth quarter of 2026"));
    screen_type(&s, "l");
    assert_true(screen_has(&s, "Honours: 2026"));
    screen_type(&s, "{right}{right}");
    assert_true(screen_has(&s, "[Report]"));
    screen_type(&s, "h");
    assert_true(screen_has(&s, "Appraisal: 2026"));
    /* The palette turns to one too, and opens no second screen. */
    screen_type(&s, ":pay\r\033");
    assert_false(screen_has(&s, "[Pay sheet]"));
    assert_int_equal(s.ui.depth, 1);
}

static void each_has_its_period_and_the_other_comes_back(void **state)
{
    struct period before = s.ui.period;
    (void)state;
    screen_type(&s, ":report\r[");
    assert_true(screen_has(&s, "Report on information work: 2025"));
    screen_type(&s, "{right}");
    assert_true(screen_has(&s, "the fourth quarter of 2026"));
    screen_type(&s, "[");
    assert_true(screen_has(&s, "the third quarter of 2026"));
    screen_type(&s, "{left}");
    assert_true(screen_has(&s, "Report on information work: 2025"));
    screen_type(&s, "\033");
    assert_int_equal(s.ui.period.first, before.first);
    assert_int_equal(s.ui.period.last, before.last);
    screen_type(&s, ":appraisal\r5");
    assert_int_equal(s.ui.period.last, before.last);
    assert_true(screen_has(&s, "[5Ranking]"));
    /* A year that is looked at already is the paper's. */
    screen_type(&s, ":2025\r:report\r");
    assert_true(screen_has(&s, "Report on information work: 2025"));
}

static void others(struct app *other, const char *title)
{
    struct receipt r;
    struct tb_err e;
    struct change c = {.kind = CHANGE_SUBMIT,
                       .submit = {.day = app_now(other).today,
                                  .received = TB_DAY_NONE,
                                  .title = title,
                                  .type = "",
                                  .note = "",
                                  .length = -1,
                                  .n_units = 1}};
    c.submit.units[0] = other->names.units[0].id;
    assert_int_equal(app_do(other, &c, 1, &r, &e), TB_OK);
}

static void keys_read_nothing_and_data_do(void **state)
{
    struct app other;
    (void)state;
    world_join(&w, &other, "wang");
    screen_type(&s, ":report\r");
    assert_true(screen_has(&s, "Articles submitted: 8;"));
    others(&other, "Another one");
    screen_type(&s, "{down}{pgdn}{up}{home}");
    assert_true(screen_has(&s, "Articles submitted: 8;"));
    screen_type(&s, "{F5}");
    assert_true(screen_has(&s, "Articles submitted: 9;"));
    app_close(&other);
}

static void sideways_is_a_mode(void **state)
{
    (void)state;
    screen_type(&s, ":report\r\t{right}");
    assert_true(screen_has(&s, "[Report]"));
    assert_true(screen_has(&s, "left and right move the text"));
    screen_type(&s, "{left}\t{right}");
    assert_true(screen_has(&s, "[Pay sheet]"));
}

static void a_table_is_copied_and_a_paper_written(void **state)
{
    char name[140];
    struct stat st;
    (void)state;
    screen_type(&s, ":appraisal\r");
    for (int i = 0; i < 20 && (!s.ui.clip.s || !strchr(s.ui.clip.s, '\t')); i++)
        screen_type(&s, "{down}y");
    assert_non_null(strstr(s.ui.clip.s, "Group\tUnit\tRequired"));
    snprintf(name, sizeof name, "%s/a.csv", w.dir);
    screen_type(&s, "x");
    assert_true(screen_has(&s, "Appraisal-2026.xlsx"));
    screen_type(&s, "{end}\x15");
    screen_type(&s, name);
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "written:"));
    assert_int_equal(stat(name, &st), 0);
    assert_true(st.st_size > 100);
    assert_int_equal(unlink(name), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(papers_are_turned, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_has_its_period_and_the_other_comes_back,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(keys_read_nothing_and_data_do, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(sideways_is_a_mode, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_table_is_copied_and_a_paper_written, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
