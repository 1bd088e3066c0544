/* What the overview says a moment after it was painted, and where its lines lead. */
#include <string.h>

#include "base/i18n.h"

#include "unit.h"
#include "world.h"

static struct world w;
static struct screen s;

static void put(struct change c)
{
    struct receipt r;
    struct tb_err e;
    assert_int_equal(app_do(&w.app, &c, 1, &r, &e), TB_OK);
    assert_int_equal(app_refresh(&w.app, &e), TB_OK);
}

static int set_up(void **state)
{
    (void)state;
    i18n_init("en", "/nonexistent");
    world_make(&w, "li");
    /* Everybody is asked for something until tomorrow; 河东镇 has a title twice. */
    put((struct change){.kind = CHANGE_TOPIC,
                        .topic = {.title = "Harvest",
                                  .source = "",
                                  .note = "",
                                  .issued = day_from_civil(2026, 11, 1),
                                  .due = day_from_civil(2026, 11, 23)}});
    put((struct change){.kind = CHANGE_SUBMIT,
                        .submit = {.day = day_from_civil(2026, 11, 21),
                                   .received = TB_DAY_NONE,
                                   .title = "冬小麦田间管理三到位",
                                   .type = "",
                                   .note = "",
                                   .length = -1,
                                   .units = {w.app.names.units[0].id},
                                   .n_units = 1}});
    screen_open(&s, &w.app, 36, 120);
    return 0;
}

static void a_meeting_soon(void **state)
{
    (void)state;
    put((struct change){.kind = CHANGE_MEETING,
                        .meeting = {.kind = MEETING_DISPATCH,
                                    .day = day_from_civil(2026, 11, 24),
                                    .title = "Last month",
                                    .place = "",
                                    .agenda = "",
                                    .note = ""}});
    screen_type(&s, "{F5}");
    screen_wait(&s, 100);
    assert_true(screen_has(&s, "in 2 days: Last month"));
    screen_type(&s, "{down}\r");
    assert_true(screen_has(&s, "M2026-001"));
}

static int tear_down(void **state)
{
    (void)state;
    screen_close(&s);
    world_drop(&w);
    return 0;
}

static void painted_first_then_looked(void **state)
{
    (void)state;
    /* At once only what a board of sums has. */
    assert_true(screen_has(&s, "2 units have sent nothing yet"));
    assert_false(screen_has(&s, "6 missing"));
    screen_wait(&s, 100);
    assert_true(screen_has(&s, "6 missing, due tomorrow: topic “Harvest”"));
    /* Six without a decision: those of 15, 16, 20, 21 and 21 November. */
    assert_true(screen_has(&s, "5 without a decision, the oldest for 7 days"));
    assert_true(screen_has(&s, "1 titles much like an earlier one"));
    /* Both towns had sent nothing in October either. */
    assert_true(screen_has(&s, "2 units have sent nothing, 2 of them twice running"));
    assert_true(screen_has(&s, "the bulletin of 2026-H1 (outside) is not published"));
    /* 河东镇 owes 4, has 3 (all of the last 56 days), 8 days are left: 3.4. */
    assert_true(screen_has(&s, "then 0.6"));
}

static void lines_lead_there(void **state)
{
    (void)state;
    screen_wait(&s, 100);
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "[4Topics]") || screen_has(&s, "Harvest"));
    screen_type(&s, "\0331{end}\r");
    assert_true(screen_has(&s, "[7Bulletins]"));
}

static void it_is_looked_at_again_after_a_change(void **state)
{
    (void)state;
    screen_wait(&s, 100);
    put((struct change){.kind = CHANGE_TOPIC,
                        .topic = {.title = "Flood",
                                  .source = "",
                                  .note = "",
                                  .issued = day_from_civil(2026, 11, 1),
                                  .due = day_from_civil(2026, 11, 20)}});
    screen_type(&s, "{F5}");
    screen_wait(&s, 100);
    assert_true(screen_has(&s, "6 missing, over by 2 days: topic “Flood”"));
}

#define t(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {t(painted_first_then_looked),
                                       t(lines_lead_there), t(a_meeting_soon),
                                       t(it_is_looked_at_again_after_a_change)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
