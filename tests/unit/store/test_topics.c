/* Topics as facts: written, named by articles, undone, replayed. */
#include "store/bulletins.h"

#include "../../../src/store/impl.h"
#include "fixture.h"

#define DAY day_from_civil(2018, 6, 1)

static int64_t add_topic(struct fixture *f, const char *ref, const char *title)
{
    const struct topic_who who[] = {{.unit_id = f->unit[1]}, {.group_id = f->organ}};
    struct change c = {.kind = CHANGE_TOPIC,
                       .topic = {.ref = ref,
                                 .title = title,
                                 .source = "office",
                                 .note = "",
                                 .issued = DAY,
                                 .due = TB_DAY_NONE,
                                 .who = who,
                                 .n_who = 2}};
    return put(f, &c);
}

static int64_t add_article(struct fixture *f, int64_t topic, const char *title)
{
    struct change c = submission(f, 0, DAY, title);
    c.submit.topic_id = topic;
    return put(f, &c);
}

static int64_t topic_of(struct fixture *f, int64_t id)
{
    struct arena a = {0};
    struct article_full full;
    ok(store_article(f->s, id, &a, &full, e));
    int64_t topic = full.row.topic_id;
    arena_free(&a);
    return topic;
}

static size_t topics(struct fixture *f, struct arena *a, struct names *n)
{
    ok(store_names(f->s, a, n, e));
    return n->n_topics;
}

static void written_and_read(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct names n;
    int64_t flood = add_topic(f, NULL, "Flood"), named = add_topic(f, "T2018-041", "X");
    add_topic(f, "", "Harvest");
    assert_int_equal(topics(f, &a, &n), 3);
    assert_string_equal(n.topics[0].ref, "T2018-001");
    assert_string_equal(n.topics[2].ref, "T2018-042");
    assert_string_equal(n.topics[0].source, "office");
    assert_int_equal(n.topics[0].n_who, 2);
    assert_int_equal(n.topics[2].who[0].unit_id, f->unit[1]);
    assert_int_equal(n.topics[2].who[1].group_id, f->organ);
    assert_ptr_equal(names_topic(&n, named), &n.topics[1]);
    assert_null(names_topic(&n, named + 1000));
    int64_t id = add_article(f, flood, "High water");
    assert_int_equal(topic_of(f, id), flood);
    assert_int_equal(topic_of(f, add_article(f, 0, "Low water")), 0);
    assert_findings(f, 0);
    arena_free(&a);
}

static void refused(void **state)
{
    struct fixture *f = *state;
    struct tb_err why;
    struct receipt r;
    add_topic(f, "A", "Flood");
    const struct topic_who who[] = {{.unit_id = f->unit[0]}, {.unit_id = f->unit[0]}};
    struct topic bad[] = {
        {.ref = "Ａ", .title = "x"},
        {.ref = "B", .title = " "},
        {.ref = "B;C", .title = "x"},
        {.title = "x", .issued = DAY, .due = DAY - 1},
        {.title = "x", .who = who, .n_who = 2},
        {.title = "x", .who = &(struct topic_who){0}, .n_who = 1},
        {.title = "x", .who = &(struct topic_who){.group_id = 999999}, .n_who = 1}};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct change c = {.kind = CHANGE_TOPIC, .topic = bad[i]};
        if (store_apply(f->s, &f->li, &c, 1, &r, &why) == TB_OK)
            fail_msg("number %zu was taken", i);
    }
    struct change c = submission(f, 0, DAY, "x");
    c.submit.topic_id = 999999;
    assert_int_equal(store_apply(f->s, &f->li, &c, 1, &r, &why), TB_NOTFOUND);
    assert_findings(f, 0);
}

static void undone_and_done_again(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct names n;
    struct receipt made, r;
    struct tb_err why;
    const struct topic_who who = {.unit_id = f->unit[0]};
    struct change t = {.kind = CHANGE_TOPIC,
                       .topic = {.title = "Flood", .who = &who, .n_who = 1}};
    ok(store_apply(f->s, &f->li, &t, 1, &made, e));
    int64_t id = add_article(f, 0, "High water");
    struct change m = {.kind = CHANGE_AMEND,
                       .amend = {.submission_id = id,
                                 .fields = AMEND_TOPIC,
                                 .to = {.topic_id = made.first_id}}};
    ok(store_apply(f->s, &f->wang, &m, 1, &r, e));
    assert_int_equal(topic_of(f, id), made.first_id);
    /* An article names it. */
    assert_int_equal(store_undo(f->s, &f->li, made.seq, &r, &why), TB_CONFLICT);
    assert_findings(f, 0);
    int64_t amended;
    ok(store_head(f->s, &amended, e));
    ok(store_undo(f->s, &f->wang, amended, &r, e));
    assert_int_equal(topic_of(f, id), 0);
    ok(store_undo(f->s, &f->li, made.seq, &r, e));
    assert_int_equal(topics(f, &a, &n), 0);
    assert_findings(f, 0);
    ok(store_undo(f->s, &f->li, r.seq, &r, e));
    assert_int_equal(topics(f, &a, &n), 1);
    assert_int_equal(n.topics[0].id, made.first_id);
    assert_int_equal(n.topics[0].n_who, 1);
    assert_findings(f, 0);
    arena_free(&a);
}

static void filtered_by(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct receipt r;
    struct page p;
    int64_t topic = add_topic(f, NULL, "Flood"), total, before;
    ok(store_begin(f->s, &f->li, e));
    ok(store_bulk(f->s, e));
    for (int i = 0; i < 200; i++) {
        struct change c = submission(f, i % 4, DAY + i % 7, i % 5 ? "Dry" : "Wet");
        c.submit.topic_id = i % 3 ? 0 : topic;
        ok(store_put(f->s, &c, NULL, e));
    }
    ok(store_commit(f->s, &r, e));
    struct page_query q = {
        .first = DAY, .last = DAY + 7, .topic_id = topic, .limit = 1000};
    ok(store_page(f->s, &q, &a, &p, e));
    assert_int_equal(p.n, 67);
    for (size_t i = 0; i < p.n; i++)
        assert_int_equal(p.rows[i].topic_id, topic);
    q.find = "we";
    ok(store_page(f->s, &q, &a, &p, e));
    assert_int_equal(p.n, 14);
    ok(store_page_count(f->s, &q, 1000, &total, &before, e));
    assert_int_equal(total, 14);
    assert_findings(f, 0);
    arena_free(&a);
}

/* Points of a unit over the year, exact. */
static tb_amount points(struct fixture *f, int unit)
{
    struct arena a = {0};
    struct names names;
    struct tallies t;
    struct board_input in = {
        .period = period_of(PERIOD_YEAR, DAY), .today = DAY, .names = &names};
    tb_amount sum = 0;
    ok(store_names(f->s, &a, &names, e));
    ok(store_tallies(f->s, &in, NULL, 0, &a, &t, e));
    for (size_t i = 0; i < t.whole.n; i++)
        if (t.whole.items[i].owner_id == f->unit[unit] &&
            t.whole.items[i].owner_kind == OWNER_UNIT)
            sum = t.whole.items[i].points;
    arena_free(&a);
    return sum;
}

/* A topic and three answers in one batch: in time, on the day, late. */
static void scored_by_the_day_it_was_due(void **state)
{
    struct fixture *f = *state;
    struct receipt r;
    add_scheme(f,
               "scheme m from 2018-05-01\nadoptions all\nshare each full\n"
               "submit overdue yes set -1\nsubmit overdue no set 10\n"
               "submit commissioned yes set 100\n",
               day_from_civil(2018, 5, 1));
    struct change t = {.kind = CHANGE_TOPIC,
                       .topic = {.title = "Flood", .issued = DAY, .due = DAY + 9}};
    int64_t due, open;
    ok(store_begin(f->s, &f->li, e));
    ok(store_put(f->s, &t, &due, e));
    t.topic = (struct topic){.title = "Any day", .due = TB_DAY_NONE};
    ok(store_put(f->s, &t, &open, e));
    for (int i = 0; i < 5; i++) {
        struct change c = submission(f, 0, DAY + 8 + i, "Water");
        c.submit.topic_id = i == 3 ? 0 : i == 4 ? open : due;
        ok(store_put(f->s, &c, NULL, e));
    }
    ok(store_commit(f->s, &r, e));
    assert_int_equal(points(f, 0), (10 + 10 - 1 + 100) * TB_ONE);
    assert_findings(f, 0);
    ok(store_rebuild(f->s, &f->li, NULL, e));
    assert_int_equal(points(f, 0), (10 + 10 - 1 + 100) * TB_ONE);
    assert_findings(f, 0);
}

/* Another day, or none that asks any more: what was earned follows, back and forth. */
static void scored_again_when_it_changes(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct names n;
    struct receipt r, undone;
    add_scheme(f,
               "scheme m from 2018-05-01\nadoptions all\nshare each full\n"
               "submit overdue yes set -1\nsubmit overdue no set 10\n"
               "submit commissioned no set 100\n",
               day_from_civil(2018, 5, 1));
    struct change t = {.kind = CHANGE_TOPIC,
                       .topic = {.title = "Flood", .issued = DAY, .due = DAY + 9}};
    int64_t id = put(f, &t);
    add_article(f, id, "High water");
    add_article(f, 0, "Low water");
    assert_int_equal(points(f, 0), 110 * TB_ONE);
    topics(f, &a, &n);
    t.kind = CHANGE_TOPIC_EDIT;
    t.topic = n.topics[0];
    t.topic.due = DAY - 1;
    t.topic.issued = DAY - 9;
    ok(store_apply(f->s, &f->li, &t, 1, &r, e));
    assert_int_equal(points(f, 0), 99 * TB_ONE);
    assert_findings(f, 0);
    ok(store_undo(f->s, &f->li, r.seq, &undone, e));
    assert_int_equal(points(f, 0), 110 * TB_ONE);
    assert_findings(f, 0);
    ok(store_undo(f->s, &f->li, undone.seq, &undone, e));
    assert_int_equal(points(f, 0), 99 * TB_ONE);
    assert_findings(f, 0);
    topics(f, &a, &n);
    t.topic = n.topics[0];
    t.topic.voided = true;
    ok(store_apply(f->s, &f->li, &t, 1, &r, e));
    assert_int_equal(points(f, 0), 200 * TB_ONE);
    assert_findings(f, 0);
    ok(store_rebuild(f->s, &f->li, NULL, e));
    assert_int_equal(points(f, 0), 200 * TB_ONE);
    ok(store_undo(f->s, &f->li, r.seq, &r, e));
    assert_int_equal(points(f, 0), 99 * TB_ONE);
    assert_findings(f, 0);
    arena_free(&a);
}

/* Of the topics due in those days, and only when they are asked for; by unit, unit
 * beside it and person. */
static void answers_are_given(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct names names;
    struct tallies t;
    struct board_input in = {.period = period_of(PERIOD_YEAR, DAY), .today = DAY};
    int64_t id[3];
    for (int i = 0; i < 3; i++) {
        struct change c = {.kind = CHANGE_TOPIC,
                           .topic = {.title = "Flood", .issued = DAY, .due = DAY + i}};
        id[i] = put(f, &c);
    }
    for (int i = 0; i < 5; i++) {
        struct change c = submission(f, i % 2, DAY, "Water");
        c.submit.topic_id = id[i / 2];
        c.submit.units[1] = f->unit[2];
        c.submit.n_units = 2;
        c.submit.authors[0] =
            (struct author){.person_id = f->person[0], .name = "Chen"};
        c.submit.n_authors = 1;
        struct change v = event(put(f, &c), EVENT_VOID, DAY, 0);
        v.event.note = "twice";
        if (i == 1)
            put(f, &v);
    }
    ok(store_names(f->s, &a, &names, e));
    in.names = &names;
    ok(store_tallies(f->s, &in, NULL, 0, &a, &t, e));
    assert_int_equal(t.n_answers, 0);
    in.misses = true;
    in.due_first = DAY;
    in.due_last = DAY + 1;
    ok(store_tallies(f->s, &in, NULL, 0, &a, &t, e));
    const struct answer want[] = {
        {id[0], f->unit[0], OWNER_UNIT},     {id[0], f->unit[2], OWNER_UNIT},
        {id[0], f->person[0], OWNER_PERSON}, {id[1], f->unit[0], OWNER_UNIT},
        {id[1], f->unit[1], OWNER_UNIT},     {id[1], f->unit[2], OWNER_UNIT},
        {id[1], f->person[0], OWNER_PERSON}};
    assert_int_equal(t.n_answers, sizeof want / sizeof *want);
    for (size_t i = 0; i < t.n_answers; i++) {
        assert_int_equal(t.answers[i].topic_id, want[i].topic_id);
        assert_int_equal(t.answers[i].owner_id, want[i].owner_id);
        assert_int_equal(t.answers[i].owner_kind, want[i].owner_kind);
    }
    arena_free(&a);
}

static void persons_answer_by_their_articles(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct reply *r;
    size_t n;
    const struct topic_who who = {.person_id = f->person[0]};
    struct change t = {.kind = CHANGE_TOPIC,
                       .topic = {.title = "Flood", .who = &who, .n_who = 1}};
    int64_t topic = put(f, &t);
    add_article(f, topic, "Of the unit only");
    ok(store_replies(f->s, topic, &a, &r, &n, e));
    assert_int_equal(n, 1);
    assert_int_equal(r[0].unit_id, f->unit[0]);
    for (int i = 0; i < 2; i++) {
        struct change c = submission(f, 0, DAY + i, i ? "Second" : "First");
        c.submit.topic_id = topic;
        c.submit.n_authors = 2;
        c.submit.authors[0] = (struct author){f->person[0], "x"};
        c.submit.authors[1] = (struct author){f->person[1], "y"};
        put(f, &c);
    }
    ok(store_replies(f->s, topic, &a, &r, &n, e));
    assert_int_equal(n, 2); /* the second author was not asked */
    const struct reply *mine = reply_find(r, n, f->person[0]);
    assert_non_null(mine);
    assert_int_equal(mine->sent, 2);
    assert_int_equal(mine->first, DAY);
    assert_int_equal(reply_find(r, n, f->unit[0])->sent, 3);
    arena_free(&a);
}

static void alterations_are_found(void **state)
{
    static const char *const sql[] = {
        "UPDATE topic SET title = 'x'",
        ("UPDATE topic_who SET unit_id = (SELECT min(id) FROM unit) "
         "WHERE unit_id IS NOT NULL"),
        "DELETE FROM topic_who", "UPDATE submission SET topic_id = NULL"};
    struct fixture *f = *state;
    add_article(f, add_topic(f, NULL, "Flood"), "High water");
    for (size_t i = 0; i < sizeof sql / sizeof sql[0]; i++) {
        struct arena a = {0};
        struct verdict v;
        ok(db_exec(f->s, "BEGIN", e));
        ok(db_exec(f->s, sql[i], e));
        ok(store_verify(f->s, &a, NULL, &v, e));
        if (v.n < 2) /* its sum, and the journal */
            fail_msg("%s: %zu findings", sql[i], v.n);
        ok(db_exec(f->s, "ROLLBACK", e));
        arena_free(&a);
    }
    assert_findings(f, 0);
}

#define t(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(written_and_read),
        t(refused),
        t(undone_and_done_again),
        t(filtered_by),
        t(alterations_are_found),
        t(scored_by_the_day_it_was_due),
        t(scored_again_when_it_changes),
        t(answers_are_given),
        t(persons_answer_by_their_articles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
