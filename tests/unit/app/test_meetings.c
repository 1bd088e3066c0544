/* Meetings as they are typed, pledges that are kept or not, visits, contacts. */
#include "app/meetings.h"
#include "app/whom.h"

#include "diary.h"

static struct meeting_item meet(struct diary *d, const struct meeting_typed *t)
{
    struct change_list l;
    struct meeting_item x;
    struct tb_err e = {0};
    must(app_meeting_change(&d->app, NULL, t, &d->a, &l, &e), &e);
    must(app_meeting(&d->app, done(d, l.items, l.n), NULL, &d->a, &x, &e), &e);
    return x;
}

static struct meeting_item again(struct diary *d, const struct meeting_item *x)
{
    struct meeting_item now;
    struct tb_err e = {0};
    must(app_meeting(&d->app, x->meeting.id, NULL, &d->a, &now, &e), &e);
    return now;
}

static void attend(struct diary *d, const struct meeting_item *x, const char *who,
                   enum attendance_state state, const char *pledge, const char *due)
{
    const struct attend_typed t = {
        .who = who, .state = state, .pledge = pledge, .due = due};
    const struct meeting_item now = again(d, x);
    struct change_list l;
    struct tb_err e = {0};
    must(app_attend(&d->app, &now, &t, &d->a, &l, &e), &e);
    done(d, l.items, l.n);
}

/* Names: groups stand for units, who is named twice is there once. */
static void names_in_a_list(void **state)
{
    struct diary *d = *state;
    struct party *w;
    size_t n;
    struct tb_err e = {0};
    assert_int_equal(app_whom(&d->app, "East;zhang", JUNE(20), &d->a, &w, &n, &e),
                     TB_NOTFOUND); /* "zhang" is another name: case is kept */
    must(app_whom(&d->app, " East ;towns\nZhang\xe3\x80\x81Zhang;; ", JUNE(20), &d->a,
                  &w, &n, &e),
         &e);
    assert_int_equal(n, 3);
    assert_int_equal(w[0].unit_id, d->east);
    assert_int_equal(w[1].unit_id, d->west);
    assert_int_equal(w[2].person_id, d->zhang);
    assert_string_equal(app_whom_words(&d->app, w, n, 9, &d->a), "East;West;Zhang");
    assert_string_equal(app_whom_words(&d->app, w, n, 1, &d->a), "East and 2 more");
    assert_int_equal(app_whom(&d->app, "Norht", JUNE(20), &d->a, &w, &n, &e),
                     TB_NOTFOUND);
    must(app_whom(&d->app, "", JUNE(20), &d->a, &w, &n, &e), &e);
    assert_int_equal(n, 0);
}

/* The meeting is on the 5th: an article of that day is no answer to it, one of the 6th
 * and one of the last day are, one that came in a day later or was voided is not. */
static void pledges_are_kept_by_articles(void **state)
{
    struct diary *d = *state;
    struct meeting_item x =
        meet(d, &(struct meeting_typed){
                    .title = "June", .date = "2018-06-05", .who = "towns;Bureau;Li"});
    assert_int_equal(x.n_who, 4);
    assert_int_equal(x.present + x.absent + x.pledges, 0);
    attend(d, &x, "East", ATTEND_PRESENT, "one", "2018-06-10");
    attend(d, &x, "West", ATTEND_ABSENT, "one", "2018-06-10");
    attend(d, &x, "Bureau", ATTEND_EXCUSED, "one", "2018-06-30");
    diary_article(d, d->east, JUNE(5), TB_DAY_NONE, "on the day");
    diary_void(d, diary_article(d, d->east, JUNE(6), TB_DAY_NONE, "void"));
    diary_article(d, d->west, JUNE(10), JUNE(11), "dated in time, came in late");
    x = again(d, &x);
    assert_int_equal(x.present, 1);
    assert_int_equal(x.absent, 1);
    assert_int_equal(x.excused, 1);
    assert_int_equal(x.pledges, 3);
    assert_int_equal(x.who[0].pledge, PLEDGE_BROKEN);
    assert_int_equal(x.who[1].pledge, PLEDGE_BROKEN);
    assert_int_equal(x.who[2].pledge, PLEDGE_OPEN);
    assert_int_equal(x.who[3].pledge, PLEDGE_NONE);
    diary_article(d, d->east, JUNE(10), TB_DAY_NONE, "on the last day");
    diary_article(d, d->west, JUNE(6), TB_DAY_NONE, "in time");
    diary_article(d, d->west, JUNE(7), TB_DAY_NONE, "in time, too");
    x = again(d, &x);
    assert_int_equal(x.kept, 2);
    assert_int_equal(x.broken, 0);
    assert_int_equal(x.who[0].sent, 1);
    assert_int_equal(x.who[1].sent, 2);
}

/* Asking again leaves what is known; who came keeps the pledge. */
static void asking_again_changes_nothing(void **state)
{
    struct diary *d = *state;
    struct change_list l;
    struct tb_err e = {0};
    struct meeting_item x =
        meet(d, &(struct meeting_typed){.title = "June", .who = "East"});
    assert_int_equal(x.meeting.day, JUNE(20));
    assert_string_equal(x.meeting.ref, "M2018-001");
    assert_int_equal(x.meeting.kind, MEETING_TRAINING);
    assert_int_equal(
        meet(d, &(struct meeting_typed){.title = "七月调度会"}).meeting.kind,
        MEETING_DISPATCH);
    assert_int_equal(
        meet(d, &(struct meeting_typed){.title = "七月调度会", .kind = "other"})
            .meeting.kind,
        MEETING_OTHER);
    attend(d, &x, "East", ATTEND_EXPECTED, "two", "2018-06-30");
    attend(d, &x, "East", ATTEND_PRESENT, NULL, NULL);
    x = again(d, &x);
    const struct meeting_typed more = {.place = "hall", .who = "towns"};
    must(app_meeting_change(&d->app, &x, &more, &d->a, &l, &e), &e);
    assert_int_equal(l.n, 2); /* the meeting, and West */
    done(d, l.items, l.n);
    x = again(d, &x);
    assert_string_equal(x.meeting.title, "June");
    assert_string_equal(x.meeting.place, "hall");
    assert_int_equal(x.n_who, 2);
    assert_int_equal(x.who[0].at.state, ATTEND_PRESENT);
    assert_string_equal(x.who[0].at.pledge, "two");
    assert_int_equal(x.who[0].at.due, JUNE(30));
    const struct attend_typed early = {.who = "East", .due = "2018-06-20"};
    assert_int_equal(app_attend(&d->app, &x, &early, &d->a, &l, &e), TB_INVALID);
    const struct meeting_typed kind = {.kind = "party"};
    assert_int_equal(app_meeting_change(&d->app, &x, &kind, &d->a, &l, &e), TB_INVALID);
    struct change off;
    must(app_meeting_void(&x, &off, &e), &e);
    done(d, &off, 1);
    x = again(d, &x);
    assert_int_equal(app_meeting_void(&x, &off, &e), TB_CONFLICT);
    assert_int_equal(app_attend(&d->app, &x, &early, &d->a, &l, &e), TB_CONFLICT);
}

/* Li visits East twice; of its three articles one came of a visit, one of West's too:
 * that one is no fruit of the contact with East. */
static void contacts_and_visits(void **state)
{
    struct diary *d = *state;
    struct change_list l;
    struct change c;
    struct tb_err e = {0};
    struct meeting_item x;
    struct contact_item *items;
    size_t n;
    const struct visit_typed v = {.cadre = "Li", .unit = "East", .date = "2018-06-08"};
    diary_article(d, d->east, JUNE(9), TB_DAY_NONE, "of the visit");
    diary_article(d, d->west, JUNE(9), TB_DAY_NONE, "of another unit");
    diary_article(d, d->east, JUNE(10), TB_DAY_NONE, "of its own");
    diary_void(d, diary_article(d, d->east, JUNE(11), TB_DAY_NONE, "void"));
    must(app_visit_change(&d->app, &v, &d->a, &l, &e), &e);
    done(d, l.items, l.n);
    must(app_meeting(&d->app, done(d, l.items, l.n), NULL, &d->a, &x, &e), &e);
    assert_string_equal(x.meeting.title, "Li visits East");
    assert_int_equal(x.present, 2);
    must(app_outcome(&d->app, &x, "2018-0001", false, &c, &e), &e);
    done(d, &c, 1);
    must(app_outcome(&d->app, &x, "2018-0002", false, &c, &e), &e);
    done(d, &c, 1);
    struct contact_typed t = {.cadre = "Li", .unit = "East", .from = "2018-01-01"};
    must(app_contact_change(&d->app, &t, &c, &e), &e);
    done(d, &c, 1);
    must(app_contacts(&d->app, JUNE(1), JUNE(30), &d->a, &items, &n, &e), &e);
    assert_int_equal(n, 1);
    assert_int_equal(items[0].visits, 2);
    assert_int_equal(items[0].articles, 2);
    assert_int_equal(items[0].fruits, 1);
    must(app_contacts(&d->app, JUNE(9), JUNE(30), &d->a, &items, &n, &e), &e);
    assert_int_equal(items[0].visits, 0);
    t.from = "2018-06-15";
    assert_int_equal(app_contact_change(&d->app, &t, &c, &e), TB_CONFLICT);
    t.to = "2018-06-14";
    must(app_contact_end(&d->app, &t, &c, &e), &e);
    done(d, &c, 1);
    t.to = NULL;
    must(app_contact_change(&d->app, &t, &c, &e), &e);
    must(app_contacts(&d->app, JUNE(15), JUNE(30), &d->a, &items, &n, &e), &e);
    assert_int_equal(n, 0);
    /* Taken back, and what was linked is no fruit any more. */
    x = again(d, &x);
    assert_int_equal(x.n_articles, 2);
    must(app_outcome(&d->app, &x, "2018-0001", true, &c, &e), &e);
    done(d, &c, 1);
    x = again(d, &x);
    assert_int_equal(x.n_articles, 1);
    assert_int_equal(app_outcome(&d->app, &x, "2018-0001", true, &c, &e), TB_NOTFOUND);
    assert_int_equal(app_outcome(&d->app, &x, "2018-0002", false, &c, &e), TB_CONFLICT);
}

/* Who is expected at a visit has made it when its day has come; absent, he has not. */
static void a_visit_that_was_to_be(void **state)
{
    struct diary *d = *state;
    struct change c;
    struct tb_err e = {0};
    struct contact_item *items;
    size_t n;
    const struct contact_typed t = {
        .cadre = "Li", .unit = "East", .from = "2018-01-01"};
    must(app_contact_change(&d->app, &t, &c, &e), &e);
    done(d, &c, 1);
    struct meeting_typed v = {
        .title = "v", .kind = "visit", .date = "2018-06-20", .who = "Li;East"};
    struct meeting_item today = meet(d, &v);
    v.date = "2018-06-21";
    meet(d, &v);
    must(app_contacts(&d->app, JUNE(1), JUNE(30), &d->a, &items, &n, &e), &e);
    assert_int_equal(items[0].visits, 1);
    attend(d, &today, "East", ATTEND_PRESENT, NULL, NULL);
    must(app_contacts(&d->app, JUNE(1), JUNE(30), &d->a, &items, &n, &e), &e);
    assert_int_equal(items[0].visits, 1);
    attend(d, &today, "Li", ATTEND_EXCUSED, NULL, NULL);
    must(app_contacts(&d->app, JUNE(1), JUNE(30), &d->a, &items, &n, &e), &e);
    assert_int_equal(items[0].visits, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DIARY(names_in_a_list),
        DIARY(pledges_are_kept_by_articles),
        DIARY(asking_again_changes_nothing),
        DIARY(contacts_and_visits),
        DIARY(a_visit_that_was_to_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
