/* What stands on which day, from all that has a date. */
#include "app/calendar.h"
#include "app/channel.h"

#include "diary.h"

static void put_all(struct diary *d)
{
    struct change_list l;
    struct change c;
    struct tb_err e = {0};
    const struct change topic = {.kind = CHANGE_TOPIC,
                                 .topic = {.title = "Floods",
                                           .source = "",
                                           .note = "",
                                           .issued = JUNE(1),
                                           .due = JUNE(10)}};
    done(d, &topic, 1);
    const struct meeting_typed m = {
        .title = "June", .date = "2018-06-05", .place = "hall", .who = "towns"};
    must(app_meeting_change(&d->app, NULL, &m, &d->a, &l, &e), &e);
    l.items[1].attendance.state = ATTEND_PRESENT;
    l.items[1].attendance.pledge = "two";
    l.items[1].attendance.due = JUNE(30);
    done(d, l.items, l.n);
    const struct visit_typed v = {.cadre = "Li", .unit = "East", .date = "2018-06-08"};
    must(app_visit_change(&d->app, &v, &d->a, &l, &e), &e);
    done(d, l.items, l.n);
    const struct issue_typed i = {.outlet = "Channel", .date = "2018-06-08"};
    must(app_issue_change(&d->app, &i, &c, &e), &e);
    done(d, &c, 1);
    const struct change talk[] = {
        {.kind = CHANGE_FOLLOWUP,
         .followup = {.kind = FOLLOW_TALK,
                      .unit_id = d->west,
                      .period = "2018-05",
                      .first = day_from_civil(2018, 5, 1),
                      .last = day_from_civil(2018, 5, 31),
                      .cause = "zero",
                      .clause = "",
                      .evidence = "0 of 2",
                      .speaker = "",
                      .listener = ""}},
        {.kind = CHANGE_FOLLOWUP_STEP,
         .step = {.state = FOLLOW_HELD,
                  .day = JUNE(6),
                  .due = TB_DAY_NONE,
                  .note = "spoken"}},
        {.kind = CHANGE_FOLLOWUP_STEP,
         .step = {
             .state = FOLLOW_RECTIFY, .day = JUNE(6), .due = JUNE(28), .note = ""}}};
    done(d, talk, 3);
}

static void all_that_has_a_day(void **state)
{
    static const struct {
        int day;
        enum calendar_kind kind;
        const char *title, *who;
        bool open;
    } want[] = {
        {1, CALENDAR_BULLETIN, "bulletin of 2018-05 is to be published",
         "for the inside", true},
        {5, CALENDAR_MEETING, "June", "hall  1 of 2 came", false},
        {6, CALENDAR_TALK, "talk  spoken", "West", false},
        {8, CALENDAR_VISIT, "Li visits East", "East", false},
        {8, CALENDAR_ISSUE, "Channel, issue 1", "articles: 0", false},
        {10, CALENDAR_TOPIC, "Floods", "0 of 3 sent", true},
        {28, CALENDAR_DEADLINE, "talk  0 of 2", "West", true},
        {30, CALENDAR_PLEDGE, "two", "East  not due yet", true},
    };
    struct diary *d = *state;
    struct calendar_entry *x;
    size_t n;
    struct tb_err e = {0};
    put_all(d);
    must(app_calendar(&d->app, JUNE(1), JUNE(30), &d->a, &x, &n, &e), &e);
    assert_int_equal(n, COUNT(want));
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(x[i].day, JUNE(want[i].day));
        assert_int_equal(x[i].kind, want[i].kind);
        assert_string_equal(x[i].title, want[i].title);
        assert_string_equal(x[i].who, want[i].who);
        assert_int_equal(x[i].open, want[i].open);
    }
    /* The half-year's bulletin for the outside is due on the first of July. */
    must(app_calendar(&d->app, JUNE(30) + 1, JUNE(30) + 31, &d->a, &x, &n, &e), &e);
    assert_int_equal(n, 2);
    assert_string_equal(x[1].title, "bulletin of 2018-H1 is to be published");
    must(app_calendar(&d->app, JUNE(11), JUNE(20), &d->a, &x, &n, &e), &e);
    assert_int_equal(n, 0);
}

/* What was called off or withdrawn has no day any more; a kept pledge is not open. */
static void what_is_taken_back_goes(void **state)
{
    struct diary *d = *state;
    struct calendar_entry *x;
    size_t n;
    struct tb_err e = {0};
    struct meeting_item m;
    struct change c;
    put_all(d);
    diary_article(d, d->east, JUNE(7), TB_DAY_NONE, "as promised");
    must(app_calendar(&d->app, JUNE(30), JUNE(30), &d->a, &x, &n, &e), &e);
    assert_int_equal(n, 1);
    assert_string_equal(x[0].who, "East  kept");
    assert_false(x[0].open);
    must(app_meeting(&d->app, x[0].id, NULL, &d->a, &m, &e), &e);
    must(app_meeting_void(&m, &c, &e), &e);
    done(d, &c, 1);
    must(app_calendar(&d->app, JUNE(30), JUNE(30), &d->a, &x, &n, &e), &e);
    assert_int_equal(n, 0);
    must(app_calendar(&d->app, JUNE(5), JUNE(5), &d->a, &x, &n, &e), &e);
    assert_int_equal(n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DIARY(all_that_has_a_day),
        DIARY(what_is_taken_back_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
