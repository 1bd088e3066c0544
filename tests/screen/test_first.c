/* The first day: from no database to a ledger that works, and what may go wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

#include "unit.h"
#include "world.h"

static char dir[64], db[96];
static struct app app;
static struct screen s;

static int set_up(void **state)
{
    (void)state;
    i18n_init("en", getenv("TB_TEST_LOCALE"));
    snprintf(dir, sizeof dir, "/tmp/tb-first-XXXXXX");
    assert_non_null(mkdtemp(dir));
    snprintf(db, sizeof db, "%s/new/office.db", dir);
    setenv("XDG_STATE_HOME", dir, 1);
    screen_first(&s, &app, db, 24, 80);
    return 0;
}

static int tear_down(void **state)
{
    char command[128];
    (void)state;
    screen_close(&s);
    app_close(&app);
    snprintf(command, sizeof command, "rm -rf %s", dir);
    return system(command);
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

/* One key and five Enters: the next article is two keys, a title and Enter away. */
static void test_five_enters(void **state)
{
    (void)state;
    screen_type(&s, "1\r\r\r\r");
    assert_false(ui_has_store(&s.ui));
    assert_int_not_equal(access(db, F_OK), 0);
    screen_type(&s, "\r");
    assert_true(ui_has_store(&s.ui));
    assert_true(screen_has(&s, "[1Overview]"));
    assert_true(screen_has(&s, "Information office"));
    assert_true(screen_has(&s, "with 17 units; a logs the first submission"));
    need_sound();
    screen_type(&s, "aFinance\r");
    screen_paste(&s, "The first article");
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "takes it back: 2026-0001 Finance Bureau"));
    screen_type(&s, "\033"
                    "3o\r");
    assert_true(screen_has(&s, "recorded adopt"));
    need_sound();
}

/* On a small screen the measure under the cursor says what it does; the last of them
 * has people's quotas. */
static void test_last_measure(void **state)
{
    (void)state;
    screen_close(&s);
    screen_first(&s, &app, db, 16, 60);
    screen_type(&s, "1\r\r\r\r2");
    assert_true(screen_has(&s, "each submission earns 1"));
    assert_false(screen_has(&s, "both have quotas and places"));
    screen_type(&s, "6");
    assert_true(screen_has(&s, "both have quotas and places"));
    assert_false(screen_has(&s, "each submission earns 1"));
    screen_type(&s, "\r");
    assert_string_equal(app.schemes.items[0].name, "组室和干部");
    assert_true(app.schemes.items[0].n_quotas == 4);
    need_sound();
}

/* Ctrl+C leaves from every question, and asks when something was typed. */
static void test_ctrl_c(void **state)
{
    static const char *const ways[] = {"1",       "1\r",       "1\r\r",
                                       "1\r\r\r", "1\r\r\r\r", "2"};
    (void)state;
    for (size_t i = 0; i < COUNT(ways); i++) {
        screen_type(&s, ways[i]);
        assert_true(screen_type(&s, "\x03") & REACT_QUIT);
        s.ui.stopped = false;
        screen_type(&s, "\033\033\033\033\033\033");
    }
    screen_type(&s, "1Our office");
    assert_false(screen_type(&s, "\x03") & REACT_QUIT);
    assert_true(screen_has(&s, "Ctrl+C once more leaves; nothing was made"));
    assert_true(screen_has(&s, "Our office"));
    screen_type(&s, "\r"); /* no: the question after it */
    assert_false(screen_type(&s, "\x03") & REACT_QUIT);
    assert_true(screen_type(&s, "\x03") & REACT_QUIT);
    assert_int_not_equal(access(db, F_OK), 0);
}

/* A list of units that is pasted at another question is there at its own. */
static void test_paste_elsewhere(void **state)
{
    static const char *const ways[] = {"", "1", "1\r", "1\r\r\r", "1\r\r\r\r"};
    (void)state;
    for (size_t i = 0; i < COUNT(ways); i++) {
        screen_type(&s, ways[i]);
        screen_paste(&s, "河东镇\n石桥镇\n公安局\n");
        assert_true(screen_has(&s, "3 lines are kept for question 3"));
        screen_type(&s, "\033\033\033\033\033\0331\r\r");
        assert_true(screen_has(&s, "石桥镇"));
        screen_type(&s, "{F4}\033\033\033\033"); /* the example again */
    }
    screen_type(&s, "1");
    screen_paste(&s, "Our office\n"); /* one line is the office's name */
    assert_true(screen_has(&s, "Our office"));
    screen_type(&s, "\r");
    screen_paste(&s, "one line");
    assert_true(screen_has(&s, "no text is asked for here; the units' list"));
}

static void test_undo(void **state)
{
    (void)state;
    screen_type(&s, "1\r\r\r\r\ru");
    assert_true(screen_has(&s, "undone: set up with 17 units"));
    screen_type(&s, "2");
    assert_true(screen_has(&s, "no units yet"));
    screen_type(&s, "U");
    assert_true(screen_has(&s, "Finance Bureau"));
    need_sound();
}

static const struct group *group_of(const char *unit)
{
    for (size_t i = 0; i < app.names.n_units; i++)
        if (strcmp(app.names.units[i].name, unit) == 0)
            return names_group(&app.names, names_membership_on(
                                               &app.names, app.names.units[i].id, 20000)
                                               ->group_id);
    return NULL;
}

static void test_pasted_list(void **state)
{
    struct strbuf text = {0};
    (void)state;
    strbuf_puts(&text, "序号\t单位\n");
    for (int i = 1; i <= 30; i++)
        strbuf_printf(&text, "%d\t第%d镇\n", i, i);
    for (int i = 31; i <= 80; i++)
        strbuf_printf(&text, "%d\t第%d局\r\n", i, i);
    screen_type(&s, "1\x15县委信息科\rj\r");
    screen_paste(&s, text.s);
    assert_true(screen_has(&s, "80 units"));
    assert_true(screen_has(&s, "乡镇街道 30"));
    screen_type(&s, "\r"); /* the review; the first is no town */
    assert_true(screen_has(&s, "> 第1镇"));
    screen_type(&s, "l");
    screen_type(&s, "jn园区\r");
    screen_type(&s, "\r"); /* the quotas */
    assert_true(screen_has(&s, "in a quarter"));
    screen_type(&s, "9{down}0");
    screen_type(&s, "\r3\r");
    assert_true(screen_has(&s, "县委信息科"));
    assert_int_equal(app.names.n_units, 80);
    assert_int_equal(app.names.n_groups, 3);
    assert_string_equal(group_of("第1镇")->name, "县直部门");
    assert_string_equal(group_of("第2镇")->name, "园区");
    assert_string_equal(group_of("第80局")->name, "县直部门");
    assert_string_equal(app.schemes.items[0].name, "就高并加批示分");
    assert_int_equal(app.n_targets, 2); /* 0 is none */
    assert_int_equal(app.targets[0].amount, 9 * TB_ONE);
    assert_int_equal(app.targets[0].period_kind, PERIOD_QUARTER);
    need_sound();
    strbuf_free(&text);
}

/* Enter makes lines, and on an empty last one goes on. */
static void test_typed_list(void **state)
{
    (void)state;
    screen_type(&s, "1\r\r河东镇\r石桥\b\r");
    screen_type(&s, "{up}{up}{end}{bs}镇\r青山乡");
    assert_true(screen_has(&s, "3 units"));
    screen_type(&s, "{down}{down}");
    assert_true(screen_has(&s, "3/5"));
    screen_type(&s, "\r\r\r\r");
    assert_int_equal(app.names.n_units, 3);
    assert_string_equal(app.names.units[1].name, "青山乡");
}

static void test_answers_stay(void **state)
{
    (void)state;
    screen_type(&s, "1\x15改名\rj\r河东镇\r\r");
    screen_type(&s, "n街镇\r\r7\r");
    assert_true(screen_has(&s, "5/5"));
    screen_type(&s, "\033\033\033\033\033\033");
    assert_true(screen_has(&s, "There is no ledger yet"));
    screen_type(&s, "1");
    assert_true(screen_has(&s, "改名"));
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "> 2 quarter"));
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "街镇 1"));
    screen_type(&s, "\r\r");
    assert_true(screen_has(&s, "   7"));
    screen_type(&s, "\r\r");
    assert_string_equal(group_of("河东镇")->name, "街镇");
}

/* A correction outlives a longer list. */
static void test_corrections_stay(void **state)
{
    (void)state;
    screen_type(&s, "1\r\r河东镇\r公安局\r\rln甲\r\033");
    screen_type(&s, "水利局\r\r");
    assert_true(screen_has(&s, "3 units; is each in its group?"));
    assert_true(screen_has(&s, "甲"));
}

static void test_empty_list(void **state)
{
    (void)state;
    screen_type(&s, "1\r\r\x15\r");
    assert_true(screen_has(&s, "5/5")); /* nothing to review, nobody to owe */
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "now its units"));
    assert_int_equal(app.names.n_units, 0);
    need_sound();
    /* Later, in the list of units. */
    screen_type(&s, "6");
    assert_true(screen_has(&s, "no units yet"));
    screen_type(&s, "2");
    assert_true(screen_has(&s, "paste their list here"));
    screen_paste(&s, "河东镇\n石桥镇\n公安局\n");
    assert_true(screen_has(&s, "3 units"));
    screen_type(&s, "\033"); /* not yet */
    assert_true(screen_has(&s, "paste their list here"));
    screen_type(&s, "\r河东镇\r公安局\r\r");
    assert_true(screen_has(&s, "is each in its group?"));
    screen_type(&s, "\rl5");
    assert_true(screen_has(&s, "in a quarter"));
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "added 2 units"));
    assert_int_equal(app.n_targets, 2);
    assert_int_equal(app.targets[0].period_kind, PERIOD_QUARTER);
    assert_int_equal(app.targets[0].amount, 5 * TB_ONE);
    need_sound();
    screen_paste(&s, "many\nlines\n");
    assert_true(screen_has(&s, "pasted text was ignored"));
    screen_type(&s, "u");
    assert_true(screen_has(&s, "undone: list of 2 units"));
    assert_int_equal(app.names.n_units, 0);
    need_sound();
}

static void test_wrong_lists(void **state)
{
    (void)state;
    screen_type(&s, "1\r\r");
    screen_paste(&s, "河东镇：\n公安局\n河东镇\t乡镇\n");
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "! '河东镇' is a unit and a group"));
    assert_true(screen_has(&s, "3/5"));
    screen_type(&s, "\t");
    assert_true(screen_has(&s, "3/5  Which"));
    assert_true(screen_has(&s, "公安局"));
}

static void test_open(void **state)
{
    char text[200], path[128];
    (void)state;
    snprintf(path, sizeof path, "%s/text", dir);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs("no database\n", f);
    fclose(f);
    snprintf(text, sizeof text, "2%s/te\t\r", dir);
    screen_type(&s, text);
    assert_true(screen_has(&s, "is not a tongbao database"));
    assert_true(screen_has(&s, path)); /* in the field */
    screen_type(&s, "x\r");
    assert_true(screen_has(&s, "! no database at"));
    screen_type(&s, "\033"
                    "2");
    assert_true(screen_has(&s, path));
    screen_type(&s, "\x15\r");
    assert_true(screen_has(&s, "! type a path"));
    assert_false(ui_has_store(&s.ui));
}

static void test_open_what_is_there(void **state)
{
    struct world w;
    char text[200];
    (void)state;
    world_make(&w, "wang");
    snprintf(text, sizeof text, "2 '%s'\r", w.db);
    screen_type(&s, text);
    assert_true(screen_has(&s, "[1Overview]"));
    assert_true(screen_has(&s, "县委办信息科"));
    screen_type(&s, "2");
    assert_true(screen_has(&s, "河东镇"));
    app_close(&app);
    world_drop(&w);
}

/* What is wrong with the place is said once, on one line; nothing when all is well. */
static void test_place(void **state)
{
    struct world w;
    char text[200];
    (void)state;
    world_make(&w, "wang");
    assert_int_equal(chmod(w.db, 0644), 0);
    snprintf(text, sizeof text, "2%s\r", w.db);
    screen_type(&s, text);
    assert_true(screen_has(&s, "! every user of this machine may read"));
    screen_type(&s, "2");
    assert_false(screen_has(&s, "every user"));
    assert_int_equal(chmod(w.db, 0660), 0);
    s.ui.message[0] = '\0';
    ui_check_place(&s.ui);
    assert_string_equal(s.ui.message, "");
    app_close(&app);
    world_drop(&w);
}

static void test_demo(void **state)
{
    (void)state;
    screen_type(&s, "3");
    assert_true(screen_has(&s, "[1Overview]"));
    assert_true(screen_has(&s, "demo "));
    assert_int_not_equal(access(db, F_OK), 0); /* never where the real one goes */
    assert_true(app.names.n_units > 10);
    need_sound();
}

/* Somebody was faster: nothing is replaced, the answers stay. */
static void test_taken_meanwhile(void **state)
{
    char command[200];
    (void)state;
    snprintf(command, sizeof command, "mkdir %s/new && echo x > %s", dir, db);
    assert_int_equal(system(command), 0);
    screen_type(&s, "1\r\r\r\r\r");
    assert_true(screen_has(&s, "is there already; open it"));
    assert_true(screen_has(&s, "5/5"));
    unlink(db);
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "[1Overview]"));
}

/* Nothing that a person presses before there is a database asks it for anything. */
static void test_every_key(void **state)
{
    static const char *const places[] = {"",          "2",       "1",        "1\r",
                                         "1\r\r",     "1\r\r\t", "1\r\r\tn", "1\r\r\r",
                                         "1\r\r\r\r", "?"};
    static const uint32_t special[] = {
        K_UP,     K_DOWN,    K_LEFT, K_RIGHT, K_HOME, K_END,  K_PGUP, K_PGDN, K_INSERT,
        K_DELETE, K_BACKTAB, K_F(1), K_F(2),  K_F(5), K_F(9), 0xff11, 0x6cb3};
    (void)state;
    for (size_t p = 0; p < COUNT(places); p++)
        for (uint32_t k = 1; k < 0x80 + COUNT(special); k++) {
            struct app other;
            struct screen t;
            screen_first(&t, &other, "/proc/none/office.db", 24, 80);
            screen_type(&t, places[p]);
            ui_key(&t.ui, k < 0x80 ? k : special[k - 0x80]);
            screen_text(&t);
            screen_paste(&t, "甲\n乙\n");
            screen_wait(&t, 5000);
            screen_text(&t);
            screen_close(&t);
            app_close(&other);
        }
}

#define STORY(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(test_five_enters),
        STORY(test_last_measure),
        STORY(test_undo),
        STORY(test_ctrl_c),
        STORY(test_paste_elsewhere),
        STORY(test_pasted_list),
        STORY(test_typed_list),
        STORY(test_answers_stay),
        STORY(test_corrections_stay),
        STORY(test_empty_list),
        STORY(test_wrong_lists),
        STORY(test_open),
        STORY(test_open_what_is_there),
        STORY(test_place),
        STORY(test_demo),
        STORY(test_taken_meanwhile),
        STORY(test_every_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
