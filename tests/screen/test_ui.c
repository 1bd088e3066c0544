/* What keys do: the stories of a coordinator, and of a second one at the same time. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "unit.h"
#include "world.h"

static struct world w;
static struct app other; /* a colleague's program */

static int set_up(void **state)
{
    (void)state;
    i18n_init("en", getenv("TB_TEST_LOCALE"));
    world_make(&w, "li");
    world_join(&w, &other, "wang");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    app_close(&other);
    world_drop(&w);
    return 0;
}

/* The colleague's change, then what the loop does when the file has moved. */
static void by_other(struct screen *s, struct change c)
{
    struct receipt r;
    struct tb_err e;
    assert_int_equal(app_do(&other, &c, 1, &r, &e), TB_OK);
    s->ui.now += 100;
    ui_look(&s->ui);
}

static int64_t id_of(const char *ref)
{
    struct arena a = {0};
    struct article_full full;
    struct tb_err e;
    assert_int_equal(store_article_by_ref(other.store, ref, &a, &full, &e), TB_OK);
    int64_t id = full.row.id;
    arena_free(&a);
    return id;
}

static int64_t rev_of(const char *ref)
{
    struct arena a = {0};
    struct article_full full;
    struct tb_err e;
    assert_int_equal(store_article_by_ref(other.store, ref, &a, &full, &e), TB_OK);
    int64_t rev = full.row.rev;
    arena_free(&a);
    return rev;
}

static struct change retitle(const char *ref, const char *title, const char *note)
{
    struct change c = {.kind = CHANGE_AMEND};
    c.amend = (struct amendment){.submission_id = id_of(ref),
                                 .rev = rev_of(ref),
                                 .fields = title ? AMEND_TITLE : AMEND_NOTE};
    c.amend.to.title = title ? title : "";
    c.amend.to.note = note ? note : "";
    c.amend.to.type = "";
    return c;
}

static struct change adoption(const char *ref)
{
    struct change c = {.kind = CHANGE_EVENT};
    c.event = (struct event){.submission_id = id_of(ref),
                             .kind = EVENT_ADOPT,
                             .day = day_from_civil(2026, 11, 22),
                             .outlet_id = other.names.outlets[0].id,
                             .level = -1,
                             .note = ""};
    return c;
}

/* Six strokes from any screen: a, two letters of the unit, Enter, paste, Enter. */
static void test_log_in_six(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "ahd\r");
    screen_paste(&s, "水库移民\r\n安置进展\n");
    assert_true(screen_has(&s, "水库移民 安置进展"));
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "takes it back: 2026-0010 河东镇 2/4→3/4"));
    screen_type(&s, "\033"
                    "3");
    assert_true(screen_has(&s, "> *2026-11-22 河东镇"));
    screen_close(&s);
}

/* Three from a unit's row, three for the next of the same unit. */
static void test_log_in_three(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "2ga");
    screen_paste(&s, "甲");
    screen_type(&s, "\r=");
    screen_paste(&s, "乙");
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "takes it back: 2026-0011 城关镇 4/4→5/4"));
    screen_close(&s);
}

static void test_adopt_and_undo(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3jo市府\r");
    assert_true(screen_has(&s, "recorded adopt: 2026-0008 城关镇"));
    assert_true(screen_has(&s, "adopted by 市府信息"));
    screen_type(&s, "u");
    assert_true(screen_has(&s, "undone: "));
    assert_false(screen_has(&s, "adopted by 市府信息"));
    screen_type(&s, "U");
    assert_true(screen_has(&s, "redone: "));
    assert_true(screen_has(&s, "adopted by 市府信息"));
    screen_close(&s);
}

static void test_void_asks(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3jdx");
    assert_true(screen_has(&s, "nothing was voided"));
    screen_type(&s, "d\r");
    assert_true(screen_has(&s, "voided 2026-0008"));
    screen_close(&s);
}

static void test_instruct_relay_return(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3jO\r");
    assert_true(screen_has(&s, "of which level?"));
    screen_type(&s, "{right}{right}\r");
    assert_true(screen_has(&s, "recorded instruct"));
    screen_type(&s, "R县\r");
    assert_true(screen_has(&s, "recorded relay"));
    screen_type(&s, "r照搬材料\r");
    assert_true(screen_has(&s, "recorded return"));
    screen_close(&s);
}

/* Different fields of one record do not disturb each other. */
static void test_merge(void **state)
{
    struct screen s;
    struct arena a = {0};
    struct article_full full;
    struct tb_err e;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3je");
    screen_type(&s, "改");
    by_other(&s, retitle("2026-0008", NULL, "同事的附注"));
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "changed 2026-0008"));
    store_article_by_ref(other.store, "2026-0008", &a, &full, &e);
    assert_string_equal(full.row.title, "秋冬季森林防火四个到位改");
    assert_string_equal(full.row.note, "同事的附注");
    arena_free(&a);
    screen_close(&s);
}

/* The cursor stays on its record while rows come; what left the list is not acted on.
 */
static void test_selection(void **state)
{
    struct screen s;
    struct change c = {.kind = CHANGE_SUBMIT};
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3\t"); /* pending ones */
    assert_true(screen_has(&s, ">  2026-11-21 城关镇"));
    c.submit = (struct submission){.day = day_from_civil(2026, 11, 22),
                                   .received = TB_DAY_NONE,
                                   .title = "更新的一篇",
                                   .type = "",
                                   .note = "",
                                   .length = -1,
                                   .units = {other.names.units[0].id},
                                   .n_units = 1};
    by_other(&s, c);
    assert_true(screen_has(&s, "  *2026-11-22 河东镇"));
    assert_true(screen_has(&s, ">  2026-11-21 城关镇"));
    assert_true(screen_has(&s, "wang: "));
    by_other(&s, adoption("2026-0008"));
    assert_false(screen_has(&s, ">  2026-11-21 城关镇"));
    assert_false(screen_has(&s, "\n>"));
    screen_type(&s, "d");
    assert_true(screen_has(&s, "the selected record is no longer in the list"));
    screen_type(&s, "{down}");
    assert_true(screen_has(&s, "\n> "));
    screen_close(&s);
}

/* Marks end after ten seconds, and then nothing is due any more. */
static void test_marks_end(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3j");
    s.ui.now += 5000;
    by_other(&s, adoption("2026-0008"));
    assert_true(screen_has(&s, "> *2026-11-21"));
    screen_wait(&s, 9000);
    assert_true(screen_has(&s, "> *2026-11-21"));
    screen_wait(&s, 2000);
    assert_false(screen_has(&s, "> *2026-11-21"));
    assert_int_equal(ui_deadline(&s.ui), -1);
    screen_close(&s);
}

/* While the user acts rows keep their order; two seconds later they take the true one.
 */
static void test_order_waits(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "5l"); /* the towns; not the persons */
    s.ui.group_id = w.app.names.groups[0].id;
    s.ui.people = false;
    ui_refresh(&s.ui);
    const char *text = screen_text(&s);
    assert_true(strstr(text, "城关镇") < strstr(text, "河东镇"));
    screen_type(&s, "j");
    struct change c = adoption("2026-0001");
    c.event.outlet_id = other.names.outlets[1].id;
    by_other(&s, c);
    c.event.day--;
    by_other(&s, c);
    text = screen_text(&s);
    assert_true(strstr(text, "城关镇") < strstr(text, "河东镇"));
    screen_wait(&s, 3000);
    text = screen_text(&s);
    assert_true(strstr(text, "河东镇") < strstr(text, "城关镇"));
    screen_close(&s);
}

/* All that is wrong in the settings is among the messages; the first is shown. */
static void test_config_problems(void **state)
{
    static const char text[] = "[keys]\nfly = x\nlog = x\nundo = x\n[look]\nwidth\n";
    struct config c = {0};
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    config_parse(&c, text, sizeof text - 1);
    keymap_read(&s.ui.keymap, &c);
    ui_say_config(&s.ui, &c);
    assert_true(screen_has(&s, "config line 6"));
    assert_true(screen_has(
        &s, "3 things are wrong in the settings (messages has all): config"));
    screen_type(&s, "");
    ui_act(&s.ui, ACTION_MESSAGES);
    assert_true(screen_has(&s, "config line 2: no action of that name"));
    assert_true(
        screen_has(&s, "config line 4: the key x is bound twice, first to log"));
    s.ui.keymap = (struct keymap){0};
    screen_close(&s);
    config_free(&c);
}

static void test_small_answers(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "w");
    assert_true(screen_has(&s, "w is not defined here; ? shows the keys"));
    screen_type(&s, "8");
    assert_true(screen_has(&s, "8 is not defined here"));
    screen_paste(&s, "many\nlines\nq\n");
    assert_true(screen_has(&s, "pasted text was ignored"));
    assert_int_equal(screen_type(&s, "3{home}"),
                     REACT_NONE);                     /* no effect: nothing drawn */
    assert_true(screen_type(&s, "２") != REACT_NONE); /* full width is folded */
    assert_true(screen_has(&s, "[2Units]"));
    screen_type(&s, "、河东");
    assert_true(screen_has(&s, "/河东"));
    assert_false(screen_has(&s, "白水镇"));
    screen_type(&s, "\r\033");
    assert_true(screen_has(&s, "白水镇"));
    screen_type(&s, "河");
    assert_true(screen_has(&s, "/河")); /* an input method left on starts the filter */
    screen_type(&s, "\033q");
    assert_true(screen_has(&s, "q once more leaves"));
    assert_true(screen_type(&s, "q") & REACT_QUIT);
    screen_close(&s);
}

/* What a cursor key draws anew, and what it leaves, is what a whole drawing gives. */
static void test_rows_equal_whole(void **state)
{
    static const char *const places[] = {"3", "3\t", "2",   "5", "5\r",
                                         "6", "L",   "2\r", "3o"};
    static const char *const moves[] = {"j", "j",      "k", "{end}", "k",      "{pgup}",
                                        "j", "{pgdn}", "j", "j",     "{home}", "k"};
    static const int sizes[][2] = {{24, 80}, {36, 120}, {16, 60}};
    struct screen s;
    struct strbuf partial = {0};
    (void)state;
    for (size_t z = 0; z < COUNT(sizes); z++)
        for (size_t p = 0; p < COUNT(places); p++) {
            screen_open(&s, &w.app, sizes[z][0], sizes[z][1]);
            screen_type(&s, places[p]);
            screen_text(&s);
            for (size_t m = 0; m < COUNT(moves); m++) {
                unsigned react = screen_type(&s, moves[m]);
                if (react == REACT_NONE)
                    continue;
                ui_draw(&s.ui, &s.canvas, react == REACT_ROWS);
                size_t n =
                    (size_t)(s.canvas.rows * s.canvas.cols) * sizeof *s.canvas.cells;
                int y = s.canvas.cursor_y, x = s.canvas.cursor_x;
                strbuf_clear(&partial);
                strbuf_add(&partial, (const char *)s.canvas.cells, n);
                screen_text(&s);
                assert_memory_equal(partial.s, s.canvas.cells, n);
                assert_int_equal(y, s.canvas.cursor_y);
                assert_int_equal(x, s.canvas.cursor_x);
            }
            screen_close(&s);
        }
    strbuf_free(&partial);
}

static void test_too_small(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 12, 52);
    assert_true(screen_has(&s, "window 52x12 is too small"));
    assert_int_equal(screen_type(&s, "j"), REACT_NONE);
    screen_type(&s, "q");
    assert_true(screen_type(&s, "q") & REACT_QUIT);
    screen_close(&s);
}

static void test_periods(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "5[");
    assert_true(screen_has(&s, "2026-10"));
    screen_type(&s, "p\x15"
                    "2026-13\r");
    assert_true(screen_has(&s, "! "));
    screen_type(&s, "\x15"
                    "2026-Q4\r");
    assert_true(screen_has(&s, "2026-Q4"));
    assert_true(screen_has(&s, "城关镇"));
    screen_close(&s);
}

#define STORY(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(test_log_in_six),
        STORY(test_log_in_three),
        STORY(test_adopt_and_undo),
        STORY(test_void_asks),
        STORY(test_instruct_relay_return),
        STORY(test_merge),
        STORY(test_selection),
        STORY(test_marks_end),
        STORY(test_order_waits),
        STORY(test_small_answers),
        STORY(test_config_problems),
        STORY(test_rows_equal_whole),
        STORY(test_too_small),
        STORY(test_periods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
