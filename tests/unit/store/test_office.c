/* The office's own work as facts: written, read, altered, undone, verified. */
#include "store/office.h"

#include "../../../src/store/impl.h"
#include "fixture.h"

#define DAY day_from_civil(2018, 6, 1)

static int64_t apply(struct fixture *f, const struct change *c, size_t n)
{
    struct receipt r;
    ok(store_apply(f->s, &f->li, c, n, &r, e));
    return r.seq;
}

static enum tb_rc refused(struct fixture *f, struct change c)
{
    struct receipt r;
    struct tb_err why = {0};
    enum tb_rc rc = store_apply(f->s, &f->wang, &c, 1, &r, &why);
    if (rc == TB_OK || !why.msg[0])
        fail_msg("taken, or without a word");
    return rc;
}

/* --- follow-ups ------------------------------------------------------------------- */

static struct change talk(struct fixture *f, enum followup_kind kind)
{
    return (struct change){.kind = CHANGE_FOLLOWUP,
                           .followup = {.kind = kind,
                                        .unit_id = f->unit[0],
                                        .period = "2018-05",
                                        .first = DAY - 31,
                                        .last = DAY - 1,
                                        .cause = "zero",
                                        .clause = "trigger zero ...",
                                        .evidence = "0 of 2",
                                        .speaker = "Zhang",
                                        .listener = "Chen"}};
}

static struct change step(int64_t id, enum followup_state state, tb_day due,
                          const char *note)
{
    return (struct change){
        .kind = CHANGE_FOLLOWUP_STEP,
        .step = {
            .followup_id = id, .state = state, .day = DAY, .due = due, .note = note}};
}

static struct followup_row one_followup(struct fixture *f, struct arena *a)
{
    struct followup_row *rows;
    size_t n;
    ok(store_followups(f->s, DAY, DAY + 30, a, &rows, &n, e));
    assert_int_equal(n, 1);
    return rows[0];
}

static void a_talk_to_its_end(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    const struct change begin[] = {talk(f, FOLLOW_TALK),
                                   step(0, FOLLOW_SENT, TB_DAY_NONE, "")};
    apply(f, begin, 2);
    struct followup_row row = one_followup(f, &a);
    assert_string_equal(row.followup.ref, "F2018-001");
    assert_string_equal(row.followup.evidence, "0 of 2");
    assert_string_equal(row.followup.listener, "Chen");
    assert_int_equal(row.state, FOLLOW_SENT);
    int64_t id = row.followup.id;
    /* Put right before it was held: no. */
    assert_int_equal(refused(f, step(id, FOLLOW_RECTIFY, DAY + 20, "")), TB_INVALID);
    struct change c = step(id, FOLLOW_HELD, TB_DAY_NONE, "said so");
    apply(f, &c, 1);
    assert_int_equal(refused(f, step(id, FOLLOW_RECTIFY, TB_DAY_NONE, "")), TB_INVALID);
    assert_int_equal(refused(f, step(id, FOLLOW_RECTIFY, DAY - 1, "")), TB_INVALID);
    c = step(id, FOLLOW_RECTIFY, DAY + 20, "");
    int64_t seq = apply(f, &c, 1);
    row = one_followup(f, &a);
    assert_int_equal(row.state, FOLLOW_RECTIFY);
    assert_int_equal(row.due, DAY + 20);
    assert_int_equal(row.n_steps, 3);
    c = step(id, FOLLOW_CLOSED, TB_DAY_NONE, "3 of 2");
    int64_t closed = apply(f, &c, 1);
    assert_int_equal(refused(f, step(id, FOLLOW_SENT, TB_DAY_NONE, "")), TB_INVALID);
    struct receipt r;
    ok(store_undo(f->s, &f->li, closed, &r, e));
    ok(store_undo(f->s, &f->li, seq, &r, e));
    assert_int_equal(one_followup(f, &a).state, FOLLOW_HELD);
    assert_findings(f, 0);
    arena_free(&a);
}

static void what_is_no_follow_up(void **state)
{
    struct fixture *f = *state;
    struct change c = talk(f, FOLLOW_REMIND);
    c.followup.person_id = f->person[0];
    assert_int_equal(refused(f, c), TB_INVALID);
    c.followup.unit_id = 0;
    c.followup.person_id = 999999;
    assert_int_equal(refused(f, c), TB_NOTFOUND);
    c = talk(f, FOLLOW_REMIND);
    c.followup.first = c.followup.last + 1;
    assert_int_equal(refused(f, c), TB_INVALID);
    assert_int_equal(refused(f, step(999999, FOLLOW_SENT, TB_DAY_NONE, "")),
                     TB_NOTFOUND);
    const struct change dropped[] = {talk(f, FOLLOW_REMIND),
                                     step(0, FOLLOW_DROPPED, TB_DAY_NONE, " ")};
    struct receipt r;
    struct tb_err why;
    assert_int_equal(store_apply(f->s, &f->li, dropped, 2, &r, &why), TB_INVALID);
    assert_findings(f, 0);
}

/* --- meetings --------------------------------------------------------------------- */

static struct change meeting(const char *title)
{
    return (struct change){.kind = CHANGE_MEETING,
                           .meeting = {.kind = MEETING_DISPATCH,
                                       .day = DAY,
                                       .title = title,
                                       .place = "hall",
                                       .agenda = "1. numbers",
                                       .note = ""}};
}

static struct change came(struct fixture *f, int64_t id, int unit,
                          enum attendance_state state, const char *pledge)
{
    return (struct change){.kind = CHANGE_ATTENDANCE,
                           .attendance = {.meeting_id = id,
                                          .unit_id = f->unit[unit],
                                          .state = state,
                                          .pledge = pledge,
                                          .due = *pledge ? DAY + 10 : TB_DAY_NONE}};
}

static struct meeting_row one_meeting(struct fixture *f, struct arena *a)
{
    struct meeting_row *rows;
    size_t n;
    ok(store_meetings(f->s, DAY, DAY, a, &rows, &n, e));
    assert_int_equal(n, 1);
    return rows[0];
}

static void a_meeting_and_what_came_of_it(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    const struct change all[] = {meeting("June"), came(f, 0, 0, ATTEND_EXPECTED, ""),
                                 came(f, 0, 1, ATTEND_EXPECTED, "")};
    apply(f, all, 3);
    struct meeting_row m = one_meeting(f, &a);
    assert_string_equal(m.meeting.ref, "M2018-001");
    assert_int_equal(m.n_attendances, 2);
    int64_t id = m.meeting.id;
    /* The same unit again alters its row. */
    struct change c = came(f, id, 1, ATTEND_PRESENT, "two articles");
    apply(f, &c, 1);
    m = one_meeting(f, &a);
    assert_int_equal(m.n_attendances, 2);
    assert_int_equal(m.attendances[1].state, ATTEND_PRESENT);
    assert_string_equal(m.attendances[1].pledge, "two articles");
    struct attendance *due;
    size_t n;
    ok(store_pledges(f->s, DAY + 10, DAY + 10, &a, &due, &n, e));
    assert_int_equal(n, 1);
    assert_int_equal(due[0].unit_id, f->unit[1]);
    struct change s = submission(f, 1, DAY + 5, "Came of it");
    int64_t article = put(f, &s);
    c = (struct change){.kind = CHANGE_OUTCOME,
                        .outcome = {.meeting_id = id, .submission_id = article}};
    apply(f, &c, 1);
    assert_int_equal(one_meeting(f, &a).n_outcomes, 1);
    c.outcome.voided = true;
    apply(f, &c, 1);
    assert_int_equal(one_meeting(f, &a).n_outcomes, 0);
    c.outcome.submission_id = 999999;
    assert_int_equal(refused(f, c), TB_NOTFOUND);
    assert_findings(f, 0);
    arena_free(&a);
}

static void a_meeting_is_altered_as_it_was_read(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct change c = meeting("June");
    apply(f, &c, 1);
    struct meeting_row m = one_meeting(f, &a);
    c.meeting = m.meeting;
    c.meeting.place = "office";
    int64_t seq = apply(f, &c, 1);
    c.meeting.place = "street";
    assert_int_equal(refused(f, c), TB_CONFLICT);
    m = one_meeting(f, &a);
    assert_string_equal(m.meeting.place, "office");
    assert_string_equal(m.meeting.ref, "M2018-001");
    struct receipt r;
    ok(store_undo(f->s, &f->li, seq, &r, e));
    assert_string_equal(one_meeting(f, &a).meeting.place, "hall");
    c.meeting = one_meeting(f, &a).meeting;
    c.meeting.voided = true;
    apply(f, &c, 1);
    assert_int_equal(refused(f, came(f, c.meeting.id, 0, ATTEND_PRESENT, "")),
                     TB_NOTFOUND);
    assert_findings(f, 0);
    arena_free(&a);
}

static void contacts(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct contact *all;
    size_t n;
    struct change c = {.kind = CHANGE_CONTACT,
                       .contact = {.person_id = f->person[0],
                                   .unit_id = f->unit[2],
                                   .from = DAY,
                                   .to = TB_DAY_NONE}};
    apply(f, &c, 1);
    ok(store_contacts(f->s, &a, &all, &n, e));
    assert_int_equal(n, 1);
    c.contact = all[0];
    c.contact.to = DAY + 30;
    apply(f, &c, 1);
    ok(store_contacts(f->s, &a, &all, &n, e));
    assert_int_equal(n, 1);
    assert_int_equal(all[0].to, DAY + 30);
    c.contact = (struct contact){.person_id = f->person[0], .unit_id = 999999};
    assert_int_equal(refused(f, c), TB_NOTFOUND);
    assert_findings(f, 0);
    arena_free(&a);
}

/* --- issues ----------------------------------------------------------------------- */

static struct change issue(struct fixture *f, int number, tb_day day)
{
    return (struct change){
        .kind = CHANGE_ISSUE,
        .issue = {.outlet_id = f->county, .number = number, .day = day, .title = ""}};
}

static void issues_are_counted_on(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct issue_row *rows;
    size_t n;
    struct change s = submission(f, 1, DAY, "Printed");
    int64_t article = put(f, &s);
    struct change all[] = {
        issue(f, 0, DAY),
        event(article, EVENT_ADOPT, DAY, f->county),
        {.kind = CHANGE_ISSUE_ITEM,
         .item = {.submission_id = article, .column = "Practice", .order = 1}}};
    apply(f, all, 3);
    struct change c = issue(f, 7, DAY + 1);
    apply(f, &c, 1);
    c = issue(f, 0, DAY + 2);
    apply(f, &c, 1);
    c = issue(f, 0, day_from_civil(2019, 1, 1));
    apply(f, &c, 1);
    assert_int_equal(refused(f, issue(f, 7, DAY)), TB_INVALID);
    ok(store_issues(f->s, DAY, DAY + 400, &a, &rows, &n, e));
    assert_int_equal(n, 4);
    assert_int_equal(rows[0].issue.number, 1);
    assert_int_equal(rows[2].issue.number, 8);
    assert_int_equal(rows[3].issue.number, 1);
    assert_int_equal(rows[0].n_items, 1);
    assert_string_equal(rows[0].items[0].column, "Practice");
    struct article_full full;
    ok(store_article(f->s, article, &a, &full, e));
    assert_int_equal(full.n_events, 1);
    assert_int_equal(rows[0].items[0].event_id, full.events[0].id);
    assert_int_equal(full.row.points, 6 * TB_ONE);
    assert_findings(f, 0);
    arena_free(&a);
}

/* Two put one article into an issue: the second one is told, and adopts nothing twice. */
static void an_article_is_in_an_issue_once(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct issue_row *rows;
    size_t n;
    struct receipt r;
    struct tb_err why;
    struct change s = submission(f, 1, DAY, "Printed");
    int64_t article = put(f, &s);
    struct change all[] = {
        issue(f, 0, DAY),
        event(article, EVENT_ADOPT, DAY, f->county),
        {.kind = CHANGE_ISSUE_ITEM,
         .item = {.submission_id = article, .column = "Practice", .order = 1}}};
    apply(f, all, 3);
    ok(store_issues(f->s, DAY, DAY, &a, &rows, &n, e));
    all[1].event.note = "again";
    all[2].item.issue_id = rows[0].issue.id;
    all[2].item.column = "News";
    assert_int_equal(store_apply(f->s, &f->wang, &all[1], 2, &r, &why), TB_CONFLICT);
    /* Who names the row alters it: its column, and no more. */
    all[2].item = rows[0].items[0];
    all[2].item.column = "News";
    all[2].item.event_id = 0;
    apply(f, &all[2], 1);
    ok(store_issues(f->s, DAY, DAY, &a, &rows, &n, e));
    assert_int_equal(rows[0].n_items, 1);
    assert_string_equal(rows[0].items[0].column, "News");
    assert_true(rows[0].items[0].event_id != 0);
    assert_findings(f, 0);
    arena_free(&a);
}

/* --- topics ----------------------------------------------------------------------- */

static const struct topic *only_topic(struct fixture *f, struct arena *a,
                                      struct names *n)
{
    ok(store_names(f->s, a, n, e));
    assert_int_equal(n->n_topics, 1);
    return &n->topics[0];
}

static void a_topic_is_altered_and_withdrawn(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct names n;
    const struct topic_who who = {.unit_id = f->unit[0]};
    const struct topic_who other[] = {{.person_id = f->person[1]},
                                      {.group_id = f->organ}};
    struct change c = {.kind = CHANGE_TOPIC,
                       .topic = {.title = "Flood",
                                 .source = "",
                                 .note = "",
                                 .issued = DAY,
                                 .due = TB_DAY_NONE,
                                 .who = &who,
                                 .n_who = 1}};
    int64_t id = put(f, &c);
    c.kind = CHANGE_TOPIC_EDIT;
    c.topic = *only_topic(f, &a, &n);
    c.topic.due = DAY + 9;
    c.topic.who = other;
    c.topic.n_who = 2;
    int64_t seq = apply(f, &c, 1);
    assert_int_equal(refused(f, c), TB_CONFLICT); /* rev of before */
    const struct topic *t = only_topic(f, &a, &n);
    assert_int_equal(t->id, id);
    assert_int_equal(t->due, DAY + 9);
    assert_int_equal(t->n_who, 2);
    assert_int_equal(t->who[0].person_id, f->person[1]);
    assert_findings(f, 0);
    c.topic = *t;
    c.topic.voided = true;
    apply(f, &c, 1);
    assert_true(only_topic(f, &a, &n)->voided);
    /* Nobody answers it any more. */
    struct change s = submission(f, 0, DAY, "High water");
    s.submit.topic_id = id;
    assert_int_equal(refused(f, s), TB_INVALID);
    struct receipt r;
    struct tb_err why;
    /* What was altered since is not undone. */
    assert_int_equal(store_undo(f->s, &f->li, seq, &r, &why), TB_CONFLICT);
    int64_t head;
    ok(store_head(f->s, &head, e));
    ok(store_undo(f->s, &f->li, head, &r, e));
    ok(store_undo(f->s, &f->li, seq, &r, e));
    t = only_topic(f, &a, &n);
    assert_int_equal(t->due, TB_DAY_NONE);
    assert_int_equal(t->n_who, 1);
    assert_int_equal(t->who[0].unit_id, f->unit[0]);
    assert_findings(f, 0);
    arena_free(&a);
}

/* Who is put at a meeting twice is altered, by whatever id it is called: a unit or a
 * person. */
static void who_comes_is_there_once(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct meeting_row m;
    const struct change all[] = {
        meeting("June"),
        came(f, 0, 0, ATTEND_EXPECTED, ""),
        came(f, 0, 0, ATTEND_PRESENT, "one"),
    };
    apply(f, all, sizeof all / sizeof *all);
    struct change person = came(f, 0, 0, ATTEND_PRESENT, "");
    person.attendance.unit_id = 0;
    person.attendance.person_id = f->person[0];
    ok(store_meeting(f->s, 0, "M2018-001", &a, &m, e));
    person.attendance.meeting_id = m.meeting.id;
    put(f, &person);
    person.attendance.state = ATTEND_EXCUSED;
    put(f, &person);
    ok(store_meeting(f->s, m.meeting.id, NULL, &a, &m, e));
    assert_int_equal(m.n_attendances, 2);
    assert_string_equal(m.attendances[0].pledge, "one");
    assert_int_equal(m.attendances[1].state, ATTEND_EXCUSED);
    struct tb_err e = {0};
    assert_int_equal(store_meeting(f->s, 0, "M2018-002", &a, &m, &e), TB_NOTFOUND);
    assert_findings(f, 0);
    arena_free(&a);
}

/* --- altered past the program ----------------------------------------------------- */

static void alterations_are_found(void **state)
{
    static const char *const sql[] = {
        "UPDATE followup SET evidence = 'x'",
        "UPDATE followup_step SET note = 'x'",
        "UPDATE meeting SET day = day + 1",
        "UPDATE attendance SET state = 2",
        "UPDATE outcome SET voided = 1",
        "UPDATE contact SET to_day = 20000",
        "UPDATE issue SET number = number + 10",
        "UPDATE issue_item SET heading = 'x'",
        "UPDATE topic SET voided = 1",
        "DELETE FROM issue_item",
        "DELETE FROM followup_step",
    };
    struct fixture *f = *state;
    struct change s = submission(f, 1, DAY, "Printed");
    int64_t article = put(f, &s);
    struct change all[] = {
        talk(f, FOLLOW_TALK),
        step(0, FOLLOW_SENT, TB_DAY_NONE, ""),
        meeting("June"),
        came(f, 0, 0, ATTEND_EXPECTED, ""),
        {.kind = CHANGE_OUTCOME, .outcome = {.submission_id = article}},
        {.kind = CHANGE_CONTACT,
         .contact = {.person_id = f->person[0],
                     .unit_id = f->unit[2],
                     .from = DAY,
                     .to = TB_DAY_NONE}},
        issue(f, 0, DAY),
        {.kind = CHANGE_ISSUE_ITEM,
         .item = {.submission_id = article, .column = "Practice"}},
        {.kind = CHANGE_TOPIC, .topic = {.title = "Flood"}},
    };
    apply(f, all, sizeof all / sizeof *all);
    for (size_t i = 0; i < sizeof sql / sizeof sql[0]; i++) {
        struct arena a = {0};
        struct verdict v;
        ok(db_exec(f->s, "BEGIN", e));
        ok(db_exec(f->s, sql[i], e));
        ok(store_verify(f->s, &a, NULL, &v, e));
        if (v.n == 0)
            fail_msg("%s: nothing found", sql[i]);
        ok(db_exec(f->s, "ROLLBACK", e));
        arena_free(&a);
    }
    assert_findings(f, 0);
}

#define t(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(a_talk_to_its_end),
        t(what_is_no_follow_up),
        t(a_meeting_and_what_came_of_it),
        t(a_meeting_is_altered_as_it_was_read),
        t(who_comes_is_there_once),
        t(contacts),
        t(issues_are_counted_on),
        t(an_article_is_in_an_issue_once),
        t(a_topic_is_altered_and_withdrawn),
        t(alterations_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
