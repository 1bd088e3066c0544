/* The measure: its versions, writing one, who would move, putting it in force. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/scheme_view.h"

#include "unit.h"
#include "world.h"

static struct world w;
static struct app other; /* a colleague's program */
static struct screen s;

static int set_up(void **state)
{
    (void)state;
    i18n_init("en", getenv("TB_TEST_LOCALE"));
    world_make(&w, "li");
    world_join(&w, &other, "wang");
    screen_open(&s, &w.app, 24, 80);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    screen_close(&s);
    app_close(&other);
    world_drop(&w);
    return 0;
}

#define SEES(text) assert_true(screen_has(&s, text))
#define NOT(text)  assert_false(screen_has(&s, text))

static void press(const char *keys)
{
    screen_type(&s, keys);
}

/* Long enough for the text to be looked over. */
static void rest(void)
{
    screen_wait(&s, SCHEME_PAUSE);
}

/* To the end of "adopt outlet 市府信息 set 20", the seventh line. */
#define EDIT ":scheme\re{down}{down}{down}{down}{down}{down}{end}"
#define SAVE "\x13"

static const char *in_force(void)
{
    struct tb_err e;
    assert_int_equal(app_refresh(&other, &e), TB_OK);
    const struct scheme *now = schemes_on(&other.schemes, day_from_civil(2026, 11, 22));
    return now ? now->text : "";
}

static tb_amount points_of(const char *unit)
{
    struct arena a = {0};
    struct board *b = NULL;
    struct tb_err e;
    const struct unit *u = app_find_unit(&other, unit, &e);
    assert_non_null(u);
    assert_int_equal(
        app_board(&other,
                  app_period_on(&other, PERIOD_MONTH, day_from_civil(2026, 11, 22)), &a,
                  &b, &e),
        TB_OK);
    tb_amount points = board_standing(b, OWNER_UNIT, u->id)->points;
    arena_free(&a);
    return points;
}

static void test_versions_and_text(void **state)
{
    (void)state;
    press(":scheme\r");
    SEES("2026版");
    SEES("today");
    SEES("   2  adoptions all");
    press("\t{down}{down}");
    assert_int_equal(s.ui.depth, 2);
    press("\033"); /* out of the text, not out of the page */
    assert_int_equal(s.ui.depth, 2);
    press("\033");
    assert_int_equal(s.ui.depth, 1);
    /* A period before any version. */
    press(":2025-11\r:scheme\r");
    SEES("today");
    press("\0335");
    SEES("scheme: none");
}

static void test_wrong_is_marked_after_a_pause(void **state)
{
    (void)state;
    press(EDIT " foo");
    NOT("! line 7");
    rest();
    SEES("! line 7, column 26");
    SEES("   7! adopt");
    press(SAVE); /* nothing is shown of a text that is wrong */
    SEES("cannot be put in force");
    assert_ptr_equal(ui_top(&s.ui)->ops, &view_scheme_edit);
    press("{end}{bs}{bs}{bs}{bs}");
    rest();
    NOT("! line");
    SEES("nothing is wrong");
}

static void test_letters_are_text(void **state)
{
    (void)state;
    press(EDIT "\r# 1 q : ? u 采用");
    SEES("# 1 q : ? u 采用");
    press("\x1a"); /* word by word */
    NOT("u 采用");
    press("\x19");
    SEES("u 采用");
    screen_paste(&s, "\n# two\n# lines");
    SEES("# two");
    SEES("# lines");
    press("\x1a");
    NOT("# two");
}

static void test_remarks_are_walked(void **state)
{
    (void)state;
    press(EDIT);
    SEES("remark 1 of 2"); /* of the whole text */
    SEES("line 7");
    press("{F8}");
    SEES("remark 2 of 2");
    SEES("which date puts an adoption in a period");
    SEES("line 6, column 1");
    press("{F8}");
    SEES("remark 1 of 2");
    press("{F20}");
    SEES("remark 2 of 2");
    press("\x0e\x14"); /* the twins */
    SEES("remark 2 of 2");
}

static void test_preview_apply_undo(void **state)
{
    (void)state;
    const tb_amount before = points_of("公安局");
    press(EDIT "0" SAVE);
    SEES("2 of 6 units move in 2026-11");
    SEES("-> 202"); /* the town: 22 + 180 ... */
    SEES("+200");
    SEES("adopt outlet 市府信息 set 200");
    press("\r\r"); /* the question's cursor stands on no */
    SEES("not put in force");
    assert_null(strstr(in_force(), "set 200"));
    press("\r\t\r");
    SEES("is in force from 2026-01-01");
    assert_non_null(strstr(in_force(), "set 200"));
    assert_int_equal(points_of("公安局"), before + 180 * TB_ONE);
    assert_ptr_equal(ui_top(&s.ui)->ops, &view_scheme);
    SEES("set 200");
    assert_false(drafts_any(&s.ui));
    press("u");
    SEES("undone: ");
    NOT("set 200");
    in_force();
    assert_int_equal(points_of("公安局"), before);
}

static void test_only_those_who_move(void **state)
{
    (void)state;
    press(EDIT "0" SAVE);
    NOT("武德乡");
    press("\t");
    SEES("武德乡");
    press("\t[");
    SEES("nobody moves");
    press("\033"); /* the text is still there, and Ctrl+S goes on */
    SEES("set 200");
    press("\x18\x18");
    SEES("thrown away");
    assert_false(drafts_any(&s.ui));
}

static void test_new_version(void **state)
{
    (void)state;
    press(":scheme\rn");
    SEES("scheme 2026版 from 2026-11-22");
    press("{down}{down}{down}{down}{end}0" SAVE); /* submit set 10 */
    SEES("from 2026-11-22");
    press("\r");
    NOT("replaces");
    press("\t\r");
    SEES("2026-11-22 -");
    SEES("2026-01-01 -");
    assert_int_equal(s.ui.app->schemes.n, 2);
    /* The newest of them again on the same day: it takes the other's place. */
    press("n{down}{down}{down}{down}{end}0" SAVE "\r");
    SEES("it replaces the version of the same day");
    press("\t\r");
    assert_int_equal(s.ui.app->schemes.n, 2);
    SEES("submit set 100");
}

static void test_draft_comes_back(void **state)
{
    (void)state;
    drafts_start(&s.ui);
    press(EDIT "0\033");
    SEES("the text is kept");
    SEES("(changed)");
    press("e");
    SEES("is here again");
    SEES("set 200");
    screen_wait(&s, 2000);
    assert_true(s.ui.drafts.file.there);
    char *kept = xstrdup(s.ui.drafts.written.s ? s.ui.drafts.written.s : "");
    assert_non_null(strstr(kept, "set 200"));
    free(kept);
    press("\x18\x18");
    press("e");
    NOT("set 200");
    NOT("is here again");
}

/* The program is killed: what another run finds is what was typed. */
static void test_draft_survives(void **state)
{
    struct strbuf text = {0};
    struct arena a = {0};
    struct drafts again = {0};
    const char *key, *value;
    int64_t of = 0;
    (void)state;
    press(":scheme\rn{end}X\033e{end}Y");
    drafts_write(&s.ui);
    scheme_drafts_write(&s.ui.drafts, &text);
    const char *at = text.s;
    while (draft_get(&a, &at, &key, &value))
        assert_true(scheme_drafts_read(&again, &of, key, value));
    assert_int_equal(again.n_schemes, 2);
    assert_non_null(strstr(again.schemes[0].text, "2026-11-22X\n"));
    assert_non_null(strstr(again.schemes[1].text, "2026-01-01Y\n"));
    drafts_free(&again);
    strbuf_free(&text);
    arena_free(&a);
}

static char *shown;
static bool stop_at_once(void *arg)
{
    (void)arg;
    free(shown);
    shown = xstrdup(screen_text(&s));
    return false;
}

static void test_apply_is_stopped(void **state)
{
    (void)state;
    s.ui.pulse = stop_at_once;
    press(EDIT "0" SAVE "\r\t\r");
    SEES("stopped: nothing has changed");
    assert_non_null(shown);
    assert_non_null(strstr(shown, "scoring anew"));
    assert_non_null(strstr(shown, "Esc stops it"));
    assert_null(strstr(in_force(), "set 200"));
    assert_ptr_equal(ui_top(&s.ui)->ops, &view_scheme_moves);
    s.ui.pulse = NULL;
    press("\r\t\r");
    SEES("is in force from");
    free(shown);
    shown = NULL;
}

/* A colleague changes the version that is being edited. */
static void test_changed_meanwhile(void **state)
{
    struct receipt r;
    struct tb_err e;
    (void)state;
    press(EDIT "0");
    assert_int_equal(app_measure_apply(&other,
                                       "scheme 2026版 from 2026-01-01\n"
                                       "adoptions all\nshare each full\n"
                                       "midperiod full\nsubmit set 3\n",
                                       true, NULL, &r, &e),
                     TB_OK);
    s.ui.now += 100;
    ui_look(&s.ui);
    SEES("set 200"); /* what is typed stays */
    press(SAVE "\r");
    SEES("! another text is in force from that day");
    press("\033\033\033");
    SEES("submit set 3");
}

static void test_first_measure(void **state)
{
    struct tb_err e;
    struct receipt r;
    char label[100];
    (void)state;
    assert_int_equal(app_undo(&other, 0, &r, label, sizeof label, &e), TB_NOTFOUND);
    s.ui.app->schemes.n = 0; /* as in an office that was given none */
    press(":scheme\r");
    SEES("no measure is in force");
    press("n");
    SEES("scheme \"new measure\" from 2026-11-22");
    NOT("! line");
}

/* --- what a measure adds to the other screens --------------------------------------
 */

static void put_in_force(const char *text)
{
    struct receipt r;
    struct tb_err e;
    assert_int_equal(app_measure_apply(&other, text, true, NULL, &r, &e), TB_OK);
    s.ui.now += 100;
    ui_look(&s.ui);
}

#define MEASURE                                                                        \
    "scheme 2026版 from 2026-01-01\n"                                                 \
    "adoptions all\nshare each full\nmidperiod full\n"                                 \
    "submit set 1\nadopt outlet 县融媒 set 5\nadopt outlet 市府信息 set 20\n"   \
    "adopt set 2 account 奖励\ncount 采用件 adopt\n"                              \
    "quota group 乡镇街道 采用件 per month 2\n"                                 \
    "settle submitted per month met 3\n"                                               \
    "award 先进 top 1\n"                                                             \
    "trigger 勤报 reach 2 submitted per month then commend deduct 1\n"

static void test_ranking_has_figures_and_awards(void **state)
{
    (void)state;
    press("5");
    NOT("award");
    put_in_force(MEASURE);
    ui_resize(&s.ui, 43, 132);
    SEES("奖励");
    SEES("采用件");
    SEES("award");
    SEES("先进");
    ui_resize(&s.ui, 16, 60);
    SEES("先进"); /* others go first */
    NOT("奖励");
}

static void test_credits_add_up(void **state)
{
    (void)state;
    put_in_force(MEASURE);
    press("5/公安局\r\r");
    SEES("2026-11: 2 of 2"); /* met: 3 */
    SEES("settle submitted per month me");
    SEES("sum 24 of 5 credits"); /* 2 pieces, 20, the settlement, -1 of the trigger */
    NOT("printed as");
    press("{end}\r");
    SEES("trigger 勤报 reach 2 submitted per month");
}

static void test_unit_has_what_followed(void **state)
{
    (void)state;
    put_in_force(MEASURE);
    ui_resize(&s.ui, 43, 132);
    press("2/公安局\r\r");
    SEES("先进");
    SEES("勤报 2026-11: commend deduct 1");
    SEES("奖励 2");
    SEES("2026-11: 2 of 2 +3  settle");
}

static void test_shortfalls_name_the_figure(void **state)
{
    (void)state;
    put_in_force(MEASURE);
    press("6");
    SEES("采用件");
    ui_resize(&s.ui, 43, 132);
    press("1");
    SEES("勤报: 3 (commend deduct 1)");
}

/* By another figure than points: who is behind is told in that. */
static void test_ranked_by_a_figure(void **state)
{
    (void)state;
    put_in_force("scheme 2026版 from 2026-01-01\nadoptions all\nshare each full\n"
                 "midperiod full\nsubmit set 1\nadopt set 7 account 奖励\n"
                 "rank by 奖励\n");
    ui_resize(&s.ui, 43, 132);
    press("5");
    SEES("ahead by 7"); /* the town with two adoptions, before the one with one */
}

#define STORY(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(test_versions_and_text),
        STORY(test_wrong_is_marked_after_a_pause),
        STORY(test_letters_are_text),
        STORY(test_remarks_are_walked),
        STORY(test_preview_apply_undo),
        STORY(test_only_those_who_move),
        STORY(test_new_version),
        STORY(test_draft_comes_back),
        STORY(test_draft_survives),
        STORY(test_apply_is_stopped),
        STORY(test_changed_meanwhile),
        STORY(test_first_measure),
        STORY(test_ranking_has_figures_and_awards),
        STORY(test_credits_add_up),
        STORY(test_unit_has_what_followed),
        STORY(test_shortfalls_name_the_figure),
        STORY(test_ranked_by_a_figure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
