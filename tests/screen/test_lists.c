/* Lists: order, columns, marks, verbs on many rows, copying, places by number; and the
 * palette that finds every action. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "app/config.h"

#include "tui/grid.h"

#include "unit.h"
#include "world.h"

static struct world w;

static int set_up(void **state)
{
    (void)state;
    i18n_init("en", getenv("TB_TEST_LOCALE"));
    world_make(&w, "li");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    world_drop(&w);
    return 0;
}

/* What stands before what on the screen. */
static bool before(struct screen *s, const char *a, const char *b)
{
    const char *text = screen_text(s);
    const char *pa = strstr(text, a), *pb = strstr(text, b);
    return pa && pb && pa < pb;
}

static void test_sort(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "2");
    assert_true(before(&s, "城关镇 ", "公安局 "));
    assert_true(before(&s, "河东镇 ", "公安局 "));
    screen_type(&s, "sh"); /* points: the largest first */
    assert_true(before(&s, "公安局 ", "河东镇 "));
    assert_true(screen_has(&s, "sorted by points"));
    screen_type(&s, "S");
    assert_true(before(&s, "河东镇 ", "公安局 "));
    screen_type(&s, "sb"); /* names in the office's order */
    assert_true(before(&s, "河东镇 ", "城关镇 "));
    screen_type(&s, "sb");
    assert_true(before(&s, "城关镇 ", "河东镇 "));
    screen_close(&s);
}

/* The cursor stays on its record whatever the order. */
static void test_sort_keeps_the_record(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "2j");
    struct grid *g = ui_top(&s.ui)->ops->grid(ui_top(&s.ui));
    int64_t id = grid_selected(g);
    screen_type(&s, "shSsaSsb");
    assert_int_equal(grid_selected(g), id);
    screen_close(&s);
}

static void test_columns(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "2");
    assert_true(screen_has(&s, "8 weeks"));
    screen_type(&s, "ci\r");
    assert_false(screen_has(&s, "8 weeks"));
    screen_close(&s);
    screen_open(&s, &w.app, 24, 80); /* also in the next run */
    screen_type(&s, "2");
    assert_false(screen_has(&s, "8 weeks"));
    screen_type(&s, "5");
    assert_true(screen_has(&s, "to the next")); /* another table is not touched */
    screen_type(&s, "2ci\r");
    assert_true(screen_has(&s, "8 weeks"));
    screen_type(&s, "cabcdefgh"); /* one stays */
    assert_true(screen_has(&s, "8 weeks"));
    screen_type(&s, "i");
    assert_true(screen_has(&s, "the last column stays"));
    screen_close(&s);
}

/* Submissions are put in order by the store, and the window moves in it. */
static void test_sort_submissions(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3sb"); /* by unit: the office's order */
    assert_true(before(&s, "河东镇 ", "城关镇 "));
    assert_true(before(&s, "城关镇 ", "公安局 "));
    assert_true(screen_has(&s, "sorted by unit"));
    screen_type(&s, "sb");
    assert_true(before(&s, "公安局 ", "河东镇 "));
    screen_type(&s, "se"); /* points, the most first */
    assert_true(before(&s, "三项举措推进秋粮收购", "快警平台运行情况"));
    screen_type(&s, "sa");
    assert_true(before(&s, "2026-11-21", "2026-11-03"));
    screen_type(&s, "S");
    assert_true(before(&s, "2026-11-03", "2026-11-21"));
    screen_type(&s, "{end}");
    assert_true(screen_has(&s, " 9/9"));
    screen_type(&s, "%4\r");
    assert_true(screen_has(&s, " 4/9"));
    screen_type(&s, "jj");
    assert_true(screen_has(&s, " 6/9"));
    screen_type(&s, "si");
    assert_true(screen_has(&s, "no order"));
    screen_close(&s);
}

/* A small window walks through every row of the order, down and up again. */
static void test_sorted_window(void **state)
{
    struct screen s;
    char at[16];
    (void)state;
    screen_open(&s, &w.app, 16, 60);
    screen_type(&s, "3sb");
    struct grid *g = ui_top(&s.ui)->ops->grid(ui_top(&s.ui));
    int64_t ids[9] = {0};
    for (int i = 0; i < 9; i++) {
        snprintf(at, sizeof at, " %d/9", i + 1);
        assert_true(screen_has(&s, at));
        ids[i] = grid_selected(g);
        for (int k = 0; k < i; k++)
            assert_int_not_equal(ids[k], ids[i]);
        screen_type(&s, "j");
    }
    for (int i = 8; i >= 0; i--) {
        assert_int_equal(grid_selected(g), ids[i]);
        screen_type(&s, "k");
    }
    screen_close(&s);
}

/* --- marks ------------------------------------------------------------------------ */

static struct marks *marks_of(struct screen *s)
{
    return &ui_top(&s->ui)->ops->grid(ui_top(&s->ui))->marks;
}

static void test_marks(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3  "); /* two, and down */
    assert_int_equal(marks_of(&s)->n, 2);
    assert_true(screen_has(&s, "marked 2"));
    screen_type(&s, "jjV"); /* from the last mark to here */
    assert_int_equal(marks_of(&s)->n, 5);
    screen_type(&s, "*");
    assert_int_equal(marks_of(&s)->n, 0);
    screen_type(&s, "*");
    assert_int_equal(marks_of(&s)->n, 9);
    screen_type(&s, "\033");
    assert_int_equal(marks_of(&s)->n, 0);
    screen_type(&s, "/城关\r*"); /* only what the filter leaves */
    assert_int_equal(marks_of(&s)->n, 1);
    screen_type(&s, "\033");
    assert_int_equal(marks_of(&s)->n, 1); /* first the filter ... */
    screen_type(&s, "\033");
    assert_int_equal(marks_of(&s)->n, 0); /* ... then the marks */
    screen_type(&s, "2 jV5 ");            /* each list has its own */
    assert_int_equal(marks_of(&s)->n, 1);
    screen_close(&s);
}

/* One event for all that are marked, those left out named, one step back. */
static void test_many(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 120);
    screen_type(&s, "3*o市府");
    assert_true(screen_has(&s, "9 marked: 8 take part, skipped 1: void"));
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "recorded adopt: 8 submissions"));
    assert_int_equal(marks_of(&s)->n, 0);
    screen_type(&s, "\t\t*"); /* adopted ones */
    assert_int_equal(marks_of(&s)->n, 8);
    screen_type(&s, "o市府");
    assert_true(screen_has(&s, "8 marked: 0 take part, skipped 8: recorded already"));
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "every one is skipped"));
    screen_type(&s, "\033u"); /* one entry, one undo */
    assert_true(screen_has(&s, "undone: "));
    screen_type(&s, "*");
    assert_int_equal(marks_of(&s)->n, 0); /* the marks of before were taken away */
    screen_type(&s, "*");
    assert_int_equal(marks_of(&s)->n, 3);
    screen_close(&s);
}

/* Marked rows that the filter hides stay out, and stay marked. */
static void test_many_hidden(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 120);
    screen_type(&s, "3*/防火\ro市府");
    assert_true(screen_has(&s, "9 marked: 1 take part, 8 not in the filtered list"));
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "recorded adopt"));
    assert_int_equal(marks_of(&s)->n, 8);
    screen_type(&s, "d");
    assert_true(screen_has(&s, "8 marked: none of them is in the list"));
    screen_type(&s, "\r");
    assert_false(screen_has(&s, "voided"));
    screen_type(&s, "\033\033u");
    assert_true(screen_has(&s, "undone: "));
    screen_close(&s);
}

/* L on a record is about that record. */
static void test_journal_of(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 120);
    screen_type(&s, "3GL");
    assert_true(screen_has(&s, "2026-0001 《冬小麦田间管理“三到位”》: everything"));
    assert_true(screen_has(&s, "log 河东镇"));
    assert_true(screen_has(&s, "adopt"));
    assert_false(screen_has(&s, "城关镇"));
    screen_type(&s, "L");
    assert_true(screen_has(&s, "城关镇"));
    screen_type(&s, "\0331L");
    assert_true(screen_has(&s, "城关镇"));
    screen_close(&s);
}

static void test_many_void(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 120);
    screen_type(&s, "3\t*d");
    assert_true(screen_has(&s, "marked: "));
    screen_type(&s, "x");
    assert_true(screen_has(&s, "nothing was voided"));
    screen_type(&s, "d\r");
    assert_true(screen_has(&s, "voided "));
    assert_true(screen_has(&s, "0/0"));
    screen_type(&s, "u");
    assert_false(screen_has(&s, "0/0"));
    screen_close(&s);
}

/* --- copying ---------------------------------------------------------------------- */

static void test_copy(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "2y\r");
    assert_true(screen_has(&s, "OSC 52"));
    assert_string_equal(s.ui.clip.s,
                        "1\t城关镇\t乡镇街道\t3/4\tshort 1\t1\t28\t.....111\n");
    screen_type(&s, "yc");
    assert_int_equal(strncmp(s.ui.clip.s, "place\tunit\tgroup\t", 17), 0);
    assert_non_null(strstr(s.ui.clip.s, "教育局"));
    screen_type(&s, "3\t\t yb"); /* adopted ones, the first marked */
    assert_non_null(strstr(s.ui.clip.s, "快警平台运行情况"));
    assert_null(strstr(s.ui.clip.s, "冬小麦"));
    screen_type(&s, "yc");
    assert_non_null(strstr(s.ui.clip.s, "冬小麦"));
    screen_close(&s);
}

static void test_jump(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3%5\r");
    assert_true(screen_has(&s, " 5/9"));
    screen_type(&s, "%100%\r");
    assert_true(screen_has(&s, " 9/9"));
    screen_type(&s, "%1\r");
    assert_true(screen_has(&s, " 1/9"));
    screen_type(&s, ":50%\r");
    assert_true(screen_has(&s, " 5/9"));
    screen_type(&s, "%abc\r");
    assert_true(screen_has(&s, "! a number"));
    screen_close(&s);
}

/* --- the palette ------------------------------------------------------------------ */

static void test_palette(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3:作废");
    assert_true(screen_has(&s, "void it"));
    assert_true(screen_has(&s, "d F8"));
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "? Enter yes") || screen_has(&s, "Enter yes"));
    screen_type(&s, "\033:排名\r");
    assert_true(screen_has(&s, "[5Ranking]"));
    screen_type(&s, ":Shortfalls\r");
    assert_true(screen_has(&s, "[6Shortfalls]"));
    screen_type(&s, ":record an adoption\r");
    assert_true(screen_has(&s, "has no use on this screen"));
    screen_type(&s, "\033:2026-Q3\r");
    assert_true(screen_has(&s, "2026-Q3"));
    screen_type(&s, ":messages\r");
    assert_true(screen_has(&s, "has no use"));
    screen_type(&s, "\033:qqqqqq\r");
    assert_true(screen_has(&s, "no command matches"));
    screen_close(&s);
}

/* Every action for users is found by its English name and by its Chinese words. */
static void test_palette_has_all(void **state)
{
    (void)state;
    for (int a = ACTION_NONE + 1; a < ACTIONS; a++) {
        struct screen s;
        if (!*action_help((enum action)a) || a == ACTION_GO || a == ACTION_PALETTE)
            continue;
        assert_true(*action_words((enum action)a));
        screen_open(&s, &w.app, 24, 80);
        screen_type(&s, ":");
        screen_paste(&s, action_help((enum action)a));
        char start[30];
        strncpy(start, action_help((enum action)a), sizeof start - 1);
        start[sizeof start - 1] = '\0';
        assert_true(screen_has(&s, start));
        screen_type(&s, "\x15");
        char word[40];
        snprintf(word, sizeof word, "%.*s",
                 (int)strcspn(action_words((enum action)a), " "),
                 action_words((enum action)a));
        screen_paste(&s, word);
        assert_false(screen_has(&s, "no command"));
        screen_close(&s);
    }
}

static void test_own_keys(void **state)
{
    struct screen s;
    struct config c = {0};
    static const char text[] = "[keys]\nlog = n\nmark = x\n";
    (void)state;
    config_parse(&c, text, sizeof text - 1);
    screen_open(&s, &w.app, 24, 80);
    keymap_read(&s.ui.keymap, &c);
    screen_type(&s, "3x");
    assert_int_equal(marks_of(&s)->n, 1);
    assert_true(screen_has(&s, "n log")); /* the hint bar tells the truth */
    screen_type(&s, "a");
    assert_true(screen_has(&s, "a is not defined here"));
    screen_type(&s, "n");
    assert_true(screen_has(&s, "Log a submission"));
    screen_close(&s);
    config_free(&c);
}

/* --- others ----------------------------------------------------------------------- */

static void test_pause(void **state)
{
    struct screen s;
    struct app other;
    struct receipt r;
    struct tb_err e;
    (void)state;
    world_join(&w, &other, "wang");
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3z");
    struct change c = {.kind = CHANGE_SUBMIT};
    c.submit = (struct submission){.day = day_from_civil(2026, 11, 22),
                                   .received = TB_DAY_NONE,
                                   .title = "新来的一篇",
                                   .type = "",
                                   .note = "",
                                   .length = -1,
                                   .units = {other.names.units[0].id},
                                   .n_units = 1};
    assert_int_equal(app_do(&other, &c, 1, &r, &e), TB_OK);
    s.ui.now += 100;
    ui_look(&s.ui);
    assert_false(screen_has(&s, "新来的一篇"));
    assert_true(screen_has(&s, "paused"));
    ui_resize(&s.ui, 16, 80); /* five rows a page */
    screen_type(&s, "{pgdn}{pgdn}{end}{pgup}{pgup}{home}");
    assert_false(screen_has(&s, "新来的一篇"));
    assert_true(screen_has(&s, "1/9"));
    ui_resize(&s.ui, 24, 80);
    assert_false(screen_has(&s, "新来的一篇"));
    screen_type(&s, "z");
    assert_true(screen_has(&s, "新来的一篇"));
    screen_type(&s, "gk");
    s.ui.now += 5000;
    assert_true(screen_has(&s, "wang: ")); /* who changed the row under the cursor */
    screen_close(&s);
    app_close(&other);
}

/* No rules, bars or columns: a row is a sentence, the cursor stands on it. */
static void test_plain(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    s.ui.plain = true;
    screen_type(&s, "2j");
    const char *text = screen_text(&s);
    assert_null(strstr(text, "─"));
    assert_null(strstr(text, "█"));
    assert_non_null(strstr(text, "screen 2: Units"));
    assert_non_null(strstr(text, "place 2, 河东镇, group 乡镇街道, done/due 2/4"));
    const char *line = strstr(text, "place 2, 河东镇");
    int row = 0;
    for (const char *p = text; p < line; p++)
        row += *p == '\n';
    assert_int_equal(s.canvas.cursor_y, row);
    screen_close(&s);
}

static void test_clicks(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_text(&s);
    assert_int_equal(ui_chrome_hit(&s.ui, 1, 14), '2');
    assert_int_equal(ui_chrome_hit(&s.ui, 0, 14), 0);
    assert_int_equal(ui_chrome_hit(&s.ui, 23, 2), 'a');
    screen_type(&s, "3");
    struct grid *g = ui_top(&s.ui)->ops->grid(ui_top(&s.ui));
    assert_true(grid_click(g, g->rows.y + 2));
    assert_true(screen_has(&s, " 3/9"));
    assert_false(grid_click(g, g->rows.y + 12));
    screen_close(&s);
}

#define STORY(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(test_sort),
        STORY(test_sort_keeps_the_record),
        STORY(test_sort_submissions),
        STORY(test_sorted_window),
        STORY(test_columns),
        STORY(test_marks),
        STORY(test_many),
        STORY(test_many_void),
        STORY(test_many_hidden),
        STORY(test_journal_of),
        STORY(test_copy),
        STORY(test_jump),
        STORY(test_palette),
        STORY(test_palette_has_all),
        STORY(test_own_keys),
        STORY(test_pause),
        STORY(test_plain),
        STORY(test_clicks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
