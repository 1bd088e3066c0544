/* The calendar, meetings, visits, contacts and the own channel, as a user goes through
 * them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "app/channel.h"

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

#define SEES(text) assert_true(screen_has(&s, text))
#define NOT(text)  assert_false(screen_has(&s, text))

/* A meeting is called with two names of a few letters; who came is said for all that
 * are marked; undo takes back the last step only. */
static void test_meeting(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, ":meetings\rNDecember\t12-03\t\thed;gongan\rp2026-12\r");
    SEES("2026-12-03 training December");
    screen_type(&s, "\r");
    SEES("came 0 of 2");
    SEES("河东镇");
    SEES("公安局");
    screen_type(&s, "*+");
    SEES("came 2 of 2");
    screen_type(&s, "{down}=");
    SEES("came 1 of 2  absent 0  excused 1");
    screen_type(&s, "{up}Ptwo articles\t2026-12-31\r");
    SEES("two articles");
    SEES("not due yet");
    screen_type(&s, "u");
    NOT("two articles");
    SEES("excused 1");
    screen_type(&s, "L");
    SEES("M2026-001 December: everything");
    screen_type(&s, "\033d");
    SEES("called off");
    screen_type(&s, "+");
    SEES("no longer there");
    screen_close(&s);
}

/* What was typed for a new one is kept when the form is left, but for its day. */
static void test_form_keeps(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, ":calendar\r{left}NDecember\t\t\tnobody of that name\r");
    SEES("! there is no unit");
    SEES("date      2026-11-21");
    screen_type(&s, "\033{right}{right}N");
    SEES("title     December");
    SEES("invited   nobody of that name");
    SEES("date      2026-11-23");
    SEES("the text that was put away is back; Ctrl+X throws it away");
    screen_type(&s, "\x18N");
    assert_false(screen_has(&s, "December"));
    screen_type(&s, "{down}x{down}");
    screen_type(&s, "\t99-99\t");
    screen_close(&s);
}

/* Arrows go on into the next month, and the heading with them; an entry opens. */
static void test_calendar(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, ":calendar\r");
    SEES("2026-11-22 Sun  nothing stands");
    screen_type(&s, "wchenxiao\tcg\t11-23\t\r{right}");
    SEES("23 V");
    SEES("visit    陈晓 visits 城关镇");
    screen_type(&s, "\r");
    SEES("M2026-001  2026-11-23  visit");
    screen_type(&s, "\033{down}{down}");
    SEES("2026-12-07 Mon");
    SEES("2026-12 ");
    SEES("1 B"); /* the inside bulletin of November */
    screen_type(&s, "[");
    SEES("2026-11-07 Sat");
    screen_type(&s, "G");
    SEES("2026-11-30 Mon");
    screen_type(&s, "p2027-02\r");
    SEES("2027-02-01 Mon");
    screen_type(&s, "t");
    SEES("a new topic");
    screen_close(&s);
}

/* For screen readers a day is a sentence, and the cursor stands on it. */
static void test_calendar_plain(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    s.ui.plain = true;
    screen_type(&s, ":calendar\rNDecember\t\t\tcg\rw陈晓\tcg\t\r");
    SEES("> 2026-11-22 Sun: meeting December; visit 陈晓 visits 城关镇");
    SEES("  2026-11-23 Mon: nothing");
    NOT("Tue        Wed");
    screen_text(&s);
    const struct cell *c = canvas_cell(&s.canvas, s.canvas.cursor_y, 2);
    assert_true(c->text[0] == '2');
    c = canvas_cell(&s.canvas, s.canvas.cursor_y, 11);
    assert_true(c->text[0] == '2'); /* 2026-11-22 */
    screen_type(&s, "{down}");
    SEES("> 2026-11-23 Mon: nothing");
    screen_type(&s, "{up}\r{down}\r");
    SEES("M2026-002");
    screen_close(&s);
}

static int64_t points(const char *unit)
{
    struct board *b;
    struct arena a = {0};
    struct tb_err e = {0};
    const struct unit *u = app_find_unit(&w.app, unit, &e);
    struct period p = app_period_on(&w.app, PERIOD_MONTH, app_now(&w.app).today);
    int64_t out = -1;
    assert_int_equal(app_board(&w.app, p, &a, &b, &e), TB_OK);
    for (size_t i = 0; i < b->n_units; i++)
        if (b->units[i].owner_id == u->id)
            out = b->units[i].points / TB_ONE;
    arena_free(&a);
    return out;
}

/* Two marked articles into a new issue: each is worth what an adoption there is (5);
 * the void one and the one in the issue already are left out; undo takes both back. */
static void test_print(void **state)
{
    struct screen s;
    (void)state;
    int64_t city = points("城关镇"), school = points("教育局");
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3   b县融媒\t3\tpractice\r");
    SEES("put into an issue: 县融媒   u undoes it   skipped: 1");
    assert_int_equal(points("城关镇"), city + 5);
    assert_int_equal(points("教育局"), school + 5);
    screen_type(&s, ":channel\r");
    SEES("县融媒           3 2026-11-22");
    SEES("practice             2");
    screen_type(&s, "\r");
    SEES("县融媒, issue 3");
    screen_type(&s, "b");
    SEES("practice"); /* the column is proposed */
    screen_type(&s, "\r");
    SEES("they are in the issue already");
    screen_type(&s, "\x15"
                    "front\r");
    SEES("put into an issue");
    SEES("front");
    /* Withdrawing an issue with articles is asked about. */
    screen_type(&s, "\033d");
    SEES("withdraw 县融媒 3 with 2 articles?");
    screen_type(&s, "x");
    SEES("nothing was withdrawn");
    screen_type(&s, "d\r");
    SEES("withdrawn: 县融媒 3, its 2 articles keep their adoptions");
    screen_type(&s, "u\r");
    SEES("县融媒, issue 3");
    screen_type(&s, "uu");
    SEES("the issue is no longer there"); /* it was made by the same step */
    assert_int_equal(points("城关镇"), city);
    screen_close(&s);
}

/* A colleague changes the meeting while its form is open: it is said, what is typed
 * stays, and Enter once more means it. */
static void test_conflict(void **state)
{
    struct screen s;
    struct app other;
    struct arena a = {0};
    struct meeting_item x;
    struct change c;
    struct receipt r;
    struct tb_err e = {0};
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, ":meetings\rNDecember\t\t\tcg\re\t\t\t\thall");
    world_join(&w, &other, "wang");
    assert_int_equal(app_meeting(&other, 0, "M2026-001", &a, &x, &e), TB_OK);
    c = (struct change){.kind = CHANGE_MEETING, .meeting = x.meeting};
    c.meeting.agenda = "numbers";
    assert_int_equal(app_do(&other, &c, 1, &r, &e), TB_OK);
    screen_type(&s, "\r");
    SEES("somebody else has changed the record");
    SEES("held at   hall");
    screen_type(&s, "\r");
    SEES("changed: December");
    assert_int_equal(app_meeting(&other, 0, "M2026-001", &a, &x, &e), TB_OK);
    assert_string_equal(x.meeting.place, "hall");
    assert_string_equal(x.meeting.agenda, "numbers"); /* theirs, not touched here */
    app_close(&other);
    arena_free(&a);
    screen_close(&s);
}

/* A colleague notes another pledge of the same unit while the form is open. */
static void test_conflict_of_pledges(void **state)
{
    struct screen s;
    struct app other;
    struct arena a = {0};
    struct meeting_item x;
    struct change c;
    struct receipt r;
    struct tb_err e = {0};
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, ":meetings\rNDecember\t\t\tcg\r\rPmine");
    SEES("mine");
    world_join(&w, &other, "wang");
    assert_int_equal(app_meeting(&other, 0, "M2026-001", &a, &x, &e), TB_OK);
    assert_int_equal(x.n_who, 1);
    c = (struct change){.kind = CHANGE_ATTENDANCE, .attendance = x.who[0].at};
    c.attendance.pledge = "theirs";
    assert_int_equal(app_do(&other, &c, 1, &r, &e), TB_OK);
    screen_type(&s, "\r");
    SEES("somebody else has changed the record");
    SEES("mine");
    assert_int_equal(app_meeting(&other, 0, "M2026-001", &a, &x, &e), TB_OK);
    assert_string_equal(x.who[0].at.pledge, "theirs");
    screen_type(&s, "\r");
    SEES("pledged: mine");
    app_close(&other);
    arena_free(&a);
    screen_close(&s);
}

/* An article that the channel has adopted on another day already: both count, and it is
 * said. */
static void test_print_again(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, "3{down}{down}{down}"); /* adopted by it on the 19th */
    screen_type(&s, ":channel\rN市府信息\t\t11-30\r\033b\r");
    SEES("adopted there twice: 1");
    screen_close(&s);
}

/* Contacts: a visit and what came of it are counted, the last day is set. */
static void test_contact(void **state)
{
    struct screen s;
    (void)state;
    screen_open(&s, &w.app, 24, 80);
    screen_type(&s, ":contacts\rN陈晓\tcg\t2026-01-01\r");
    SEES("城关镇");
    screen_type(&s, "w陈晓\tcg\t2026-11-14\t\r");
    screen_type(&s, "3{down}:outcome\r");
    SEES("meeting   M2026-001");
    screen_type(&s, "\r:contacts\r");
    SEES("2026-01-01                 1        3           1");
    screen_type(&s, ":m2026-001\r");
    SEES("M2026-001  2026-11-14  visit");
    SEES("articles 1");
    screen_type(&s, "Gd");
    SEES("no longer among its articles");
    SEES("articles 0");
    screen_type(&s, "u\033");
    SEES("2026-01-01                 1        3           1");
    screen_type(&s, "e2026-11-20\r");
    SEES("2026-11-20");
    screen_type(&s, "p2026-12\r");
    SEES("no cadre looks after");
    screen_close(&s);
}

#define STORY(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(test_meeting),     STORY(test_form_keeps),
        STORY(test_calendar),    STORY(test_calendar_plain),
        STORY(test_print),       STORY(test_contact),
        STORY(test_conflict),    STORY(test_conflict_of_pledges),
        STORY(test_print_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
