/* Follow-ups on the screen: texts, steps, what the numbers say against a step, and what
 * a colleague does meanwhile. */
#include <string.h>

#include "base/i18n.h"

#include "store/office.h"

#include "unit.h"
#include "world.h"

static struct world w;
static struct screen s;

static void put(struct app *app, struct change c)
{
    struct receipt r;
    struct tb_err e;
    assert_int_equal(app_do(app, &c, 1, &r, &e), TB_OK);
    assert_int_equal(app_refresh(app, &e), TB_OK);
}

/* Two months short are talked about: all towns in September and October. */
static int set_up(void **state)
{
    struct change c = {.kind = CHANGE_SCHEME};
    (void)state;
    i18n_init("en", "/nonexistent");
    world_make(&w, "li");
    c.scheme.name = "next";
    c.scheme.from = day_from_civil(2026, 1, 2);
    c.scheme.to = TB_DAY_NONE;
    c.scheme.text = "scheme next from 2026-01-02\n"
                    "adoptions all\nshare each full\nmidperiod full\nsubmit set 1\n"
                    "trigger idle short submitted per month 2 running then talk\n";
    put(&w.app, c);
    screen_open(&s, &w.app, 24, 140);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    screen_close(&s);
    world_drop(&w);
    return 0;
}

static struct followup_row *rows(size_t *n)
{
    static struct arena a;
    struct followup_row *out;
    struct tb_err e;
    arena_reset(&a);
    assert_int_equal(
        store_followups(w.app.store, TB_DAY_MIN, TB_DAY_MAX, &a, &out, n, &e), TB_OK);
    return out;
}

static void a_reminder_for_marked_shortfalls(void **state)
{
    size_t n;
    (void)state;
    /* The first two: 白水镇 and 武德乡 have sent nothing of 4. */
    screen_type(&s, "6 j m1");
    assert_true(screen_has(&s, "message (2)"));
    assert_true(screen_has(&s, "due 4, sent 0, 4 missing"));
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "recorded as sent: 2"));
    struct followup_row *r = rows(&n);
    assert_int_equal(n, 2);
    assert_int_equal(r[0].state, FOLLOW_SENT);
    assert_string_equal(r[0].followup.cause, "short of the quota");
    screen_type(&s, "u");
    rows(&n);
    assert_int_equal(n, 0);
}

static void a_talk_from_proposal_to_deadline(void **state)
{
    size_t n;
    (void)state;
    screen_type(&s, "f/talk\r");
    assert_true(screen_has(&s, "2026-10 submitted 0/4; 2026-09 submitted 0/4"));
    screen_type(&s, "m7said so\r");
    assert_true(screen_has(&s, "recorded"));
    assert_false(screen_has(&s, "[all(0)]")); /* the groups are counted anew */
    struct followup_row *r = rows(&n);
    assert_int_equal(n, 1);
    assert_int_equal(r[0].state, FOLLOW_HELD);
    assert_string_equal(r[0].steps[0].note, "said so");
    /* The cursor stays where it was; the one acted on has become a record. */
    screen_type(&s, "G{up}{up}{up}{up}{up}{up}{up}{up}");
    assert_true(screen_has(&s, "held"));
}

static void what_cannot_follow_is_said(void **state)
{
    size_t n;
    (void)state;
    screen_type(&s, "f/talk\rm8");
    assert_true(screen_has(&s, "that step cannot follow here"));
    screen_type(&s, "\033m0\r"); /* dropped without a reason */
    assert_true(screen_has(&s, "the reason for dropping it is empty"));
    rows(&n);
    assert_int_equal(n, 0);
    screen_type(&s, "new officer\r");
    struct followup_row *r = rows(&n);
    assert_int_equal(n, 1);
    assert_int_equal(r[0].state, FOLLOW_DROPPED);
}

static void who_has_recovered_is_asked_about_once_more(void **state)
{
    size_t n;
    (void)state;
    /* 河东镇 owes 4 in November and has sent 2: two more. */
    const struct unit *u = &w.app.names.units[0];
    for (int i = 0; i < 2; i++)
        put(&w.app, (struct change){.kind = CHANGE_SUBMIT,
                                    .submit = {.day = day_from_civil(2026, 11, 20),
                                               .received = TB_DAY_NONE,
                                               .title = i ? "补报之一" : "补报之二",
                                               .type = "",
                                               .note = "",
                                               .length = -1,
                                               .units = {u->id},
                                               .n_units = 1}});
    screen_type(&s, "f/河东\r");
    assert_true(screen_has(&s, "recovered"));
    screen_type(&s, "m7all the same\r");
    assert_true(screen_has(&s, "has recovered since (2026-11 submitted 4/4)"));
    rows(&n);
    assert_int_equal(n, 0);
    screen_type(&s, "\r");
    rows(&n);
    assert_int_equal(n, 1);
}

static void a_colleague_was_faster(void **state)
{
    struct app other;
    size_t n;
    (void)state;
    screen_type(&s, "f/talk\rm7mine");
    world_join(&w, &other, "wang");
    put(&other, (struct change){.kind = CHANGE_FOLLOWUP,
                                .followup = {.kind = FOLLOW_TALK,
                                             .unit_id = other.names.units[0].id,
                                             .period = "2026-10",
                                             .first = day_from_civil(2026, 10, 1),
                                             .last = day_from_civil(2026, 10, 31),
                                             .cause = "idle",
                                             .clause = "theirs",
                                             .evidence = "",
                                             .speaker = "",
                                             .listener = ""}});
    app_close(&other);
    screen_type(&s, "\r");
    assert_true(screen_has(&s, "somebody else has acted on this meanwhile"));
    assert_true(screen_has(&s, "mine")); /* what was typed stays */
    rows(&n);
    assert_int_equal(n, 1);
    /* It is listed as one record, not beside the proposal. */
    screen_type(&s, "\033{F5}");
    assert_true(screen_has(&s, "theirs"));
}

/* A colleague adds a group while the form is open, and the names are read again: the
 * form still speaks of whom it was opened for. */
static void names_move_under_a_form(void **state)
{
    struct app other;
    size_t n;
    (void)state;
    screen_type(&s, "f/talk\rm7");
    assert_true(screen_has(&s, "held: 1 chosen, 河东镇"));
    world_join(&w, &other, "wang");
    put(&other, (struct change){.kind = CHANGE_GROUP, .group = {.name = "new"}});
    app_close(&other);
    int64_t seq = w.app.seq;
    s.ui.now += 100;
    ui_look(&s.ui);
    assert_true(w.app.seq > seq);
    assert_true(screen_has(&s, "held: 1 chosen, 河东镇"));
    screen_type(&s, "said so\r");
    assert_true(screen_has(&s, "recorded"));
    struct followup_row *r = rows(&n);
    assert_int_equal(n, 1);
    assert_string_equal(r[0].followup.listener,
                        names_unit(&w.app.names, r[0].followup.unit_id)->head);
}

#define t(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(a_reminder_for_marked_shortfalls),
        t(a_talk_from_proposal_to_deadline),
        t(what_cannot_follow_is_said),
        t(who_has_recovered_is_asked_about_once_more),
        t(a_colleague_was_faster),
        t(names_move_under_a_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
