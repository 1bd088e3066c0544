/* Topics that were missed: which, what they are worth, what follows. */
#include "core/assignment.h"
#include "core/proposal.h"
#include "core/review.h"
#include "core/topic.h"

#include "world.h"

static int64_t g, h, u, v, x;

static struct world *office(const char *clauses)
{
    struct world *w = world_new();

    g = world_group(w, "g");
    h = world_group(w, "h");
    u = world_unit(w, "u", g);
    v = world_unit(w, "v", g);
    x = world_unit(w, "x", h);
    world_scheme(w, arena_printf(&w->a,
                                 "scheme s from 2026-01-01\nadoptions all\n"
                                 "share each full\nsubmit set 10\n%s",
                                 clauses));
    w->schemes.names = &w->names;
    return w;
}

static struct article *answer(struct world *w, int64_t topic, int64_t unit,
                              const char *day)
{
    struct article *a = world_article(w, on(day), unit, NULL, 0);

    a->received = a->day;
    a->topic_id = topic_scored(&w->names, topic, &a->topic_due);
    return a;
}

static struct board *board(struct world *w, const char *period, const char *today)
{
    return world_board(w, period, on(today), (struct tallies){0});
}

static int points(const struct board *b, int64_t unit)
{
    const struct standing *s = board_standing(b, OWNER_UNIT, unit);
    assert_non_null(s);
    assert_int_equal(s->points % TB_ONE, 0);
    return (int)(s->points / TB_ONE);
}

static int missed(const struct board *b, int64_t unit)
{
    const struct standing *s = board_standing(b, OWNER_UNIT, unit);
    assert_int_equal(b->n_figures, 1);
    return (int)(s->figures[0].amount / TB_ONE);
}

/* Late is not missed; the day itself is not over; another's topic is nobody's. */
static void test_what_is_missed(void **state)
{
    struct world *w = office("missed set -2\n");
    struct board *b;
    (void)state;

    int64_t all = world_topic(w, on("2026-03-10"), 0);
    world_topic(w, on("2026-03-20"), v);
    world_topic(w, NEVER, 0);
    answer(w, all, u, "2026-03-15");
    b = board(w, "2026-03", "2026-03-10");
    assert_int_equal(points(b, v), 0);
    b = board(w, "2026-03", "2026-03-11");
    assert_int_equal(missed(b, u), 0);
    assert_int_equal(points(b, u), 10);
    assert_int_equal(points(b, v), -2);
    assert_int_equal(points(b, x), -2);
    b = board(w, "2026-03", "2026-04-01");
    assert_int_equal(missed(b, v), 2);
    assert_int_equal(points(b, v), -4);
    assert_int_equal(points(b, x), -2);
    assert_int_equal(b->n_missed, 3);
    /* Noted with the topic, for explanations. */
    assert_int_equal(b->n_reckoned, 3);
    assert_string_equal(b->reckoned[0].topic->ref, "t1");
    assert_string_equal(b->reckoned[1].topic->ref, "t2");
    assert_int_equal(b->reckoned[1].owner_id, v);
    assert_int_equal(b->reckoned[1].amount, -2 * ONE);
    /* A voided article answers nothing. */
    w->articles[0].voided = true;
    assert_int_equal(points(board(w, "2026-03", "2026-04-01"), u), -2);
    /* Of another month. */
    b = board(w, "2026-04", "2026-04-01");
    assert_int_equal(points(b, v), 0);
    assert_int_equal(b->n_missed, 0);
    world_free(w);
}

/* Groups as on the day; who is closed then, or not yet there, misses nothing. */
static void test_as_assigned(void **state)
{
    struct world *w = office("missed group g set -1\nmissed set -3\n");
    struct topic_who who = {.group_id = g};
    (void)state;

    w->memberships[2].to = on("2026-03-09"); /* x: h, then g */
    world_member(w, x, g, on("2026-03-10"), NEVER);
    w->units[0].closed = on("2026-03-09");
    world_topic(w, on("2026-03-10"), v);
    world_topic(w, on("2026-03-09"), v);
    w->topics[0].who = w->topics[1].who = &who;
    struct board *b = board(w, "2026-03", "2026-04-01");
    assert_int_equal(points(b, u), -1); /* of the 9th */
    assert_int_equal(points(b, v), -2);
    assert_int_equal(points(b, x), -1); /* of the 10th */
    for (size_t i = 0; i < 2; i++) {
        struct assignment_count n =
            assignment_count(&w->names, &w->topics[i], NULL, 0, on("2026-04-01"));
        size_t listed = 0;
        for (size_t k = 0; k < b->n_missed; k++)
            listed += b->missed[k].topic == &w->topics[i];
        assert_int_equal(n.missing, listed);
    }
    world_free(w);
}

/* Persons miss what they are asked by name, while they have a post; units do not. What
 * was withdrawn nobody misses. */
static void test_persons(void **state)
{
    struct world *w = office("missed people role cadre set -4\nmissed people set -1\n"
                             "trigger p people reach 1 missed per month then talk\n");
    int64_t a = world_person(w, "a", u), b = world_person(w, "b", u),
            c = world_person(w, "c", u);
    struct topic_who who[] = {{.person_id = a}, {.person_id = b}, {.person_id = c}};
    (void)state;

    w->posts[0].role = ROLE_CADRE;
    w->posts[1].role = ROLE_OFFICER;
    w->posts[2].to = on("2026-03-09");
    int64_t topic = world_topic(w, on("2026-03-10"), u);
    w->topics[0].who = who;
    w->topics[0].n_who = 3;
    struct board *made = board(w, "2026-03", "2026-04-01");
    assert_int_equal(made->n_missed, 2);
    assert_int_equal(board_standing(made, OWNER_PERSON, a)->points, -4 * ONE);
    assert_int_equal(board_standing(made, OWNER_PERSON, b)->points, -ONE);
    assert_int_equal(board_standing(made, OWNER_PERSON, c)->points, 0);
    assert_int_equal(points(made, u), 0);
    assert_int_equal(made->n_fired, 2);
    struct article *by = answer(w, topic, u, "2026-03-20");
    by->authors = &a;
    by->n_authors = 1;
    made = board(w, "2026-03", "2026-04-01");
    assert_int_equal(made->n_missed, 1);
    assert_int_equal(board_standing(made, OWNER_PERSON, a)->figures[0].amount, 0);
    w->topics[0].voided = true;
    assert_int_equal(board(w, "2026-03", "2026-04-01")->n_missed, 0);
    world_free(w);
}

/* The clause that fits first, in each account; before limits. */
static void test_clauses(void **state)
{
    struct world *w = office("missed unit v set -5 section a\nmissed set -2\n"
                             "missed set -7 account b\nlimit a per month least -4\n");
    (void)state;

    w->schemes.items[0].decimals = 0;
    world_topic(w, on("2026-03-10"), 0);
    struct board *b = board(w, "2026-03", "2026-04-01");
    assert_int_equal(points(b, u), -2);
    assert_int_equal(points(b, v), -4);
    const struct standing *s = board_standing(b, OWNER_UNIT, v);
    assert_int_equal(b->n_figures, 2); /* the account, and missed */
    assert_int_equal(s->figures[0].amount, -7 * ONE);
    assert_int_equal(s->figures[1].amount, ONE);
    world_free(w);
}

/* By the version of its day. */
static void test_versions(void **state)
{
    struct world *w = office("missed set -1\n");
    (void)state;

    world_scheme(w, "scheme t from 2026-04-01\nmissed set -10\n");
    world_topic(w, on("2026-03-31"), 0);
    world_topic(w, on("2026-04-01"), 0);
    assert_int_equal(points(board(w, "2026", "2026-05-01"), u), -11);
    assert_int_equal(points(board(w, "2026-03", "2026-05-01"), u), -1);
    world_free(w);
}

static size_t fired(const struct board *b, int64_t unit)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n_fired; i++)
        n += b->fired[i].owner_id == unit;
    return n;
}

/* Counted by period; those before the board's own count when a trigger looks back. */
static void test_triggers(void **state)
{
    struct world *w =
        office("trigger a reach 1 missed per month 2 running then list\n");
    struct world *y = office("trigger k reach 3 missed per year then no-award\n"
                             "trigger z zero missed per year then commend\n"
                             "award best top 9\naward none top 9 unless missed\n");
    (void)state;

    world_topic(w, on("2026-02-28"), 0);
    world_topic(w, on("2026-03-31"), v);
    struct board *b = board(w, "2026-03", "2026-03-31");
    assert_int_equal(fired(b, v), 0);
    b = board(w, "2026-03", "2026-04-01");
    assert_int_equal(fired(b, v), 1);
    assert_int_equal(fired(b, u), 0);
    assert_int_equal(b->n_missed, 1); /* of March */
    world_free(w);

    world_topic(y, on("2026-02-01"), 0);
    world_topic(y, on("2026-03-01"), u);
    world_topic(y, on("2026-04-01"), u);
    answer(y, y->topics[0].id, x, "2026-03-31");
    world_article(y, on("2026-01-01"), u, NULL, 0);
    world_article(y, on("2026-01-01"), v, NULL, 0);
    b = board(y, "2026", "2026-04-01");
    assert_int_equal(fired(b, u), 0);
    b = board(y, "2026", "2026-04-02");
    assert_int_equal(fired(b, u), 1);
    assert_int_equal(b->n_awarded, 3); /* best: v, x; none: x */
    assert_int_equal(b->awarded[2].owner_id, x);
    b = board(y, "2026", "2027-01-01");
    assert_int_equal(fired(b, x), 1);
    assert_int_equal(fired(b, v), 0);
    world_free(y);
}

/* A quota of the same period is no evidence for it. */
static void test_evidence(void **state)
{
    struct world *w = office("quota units submitted per month 1\n"
                             "trigger a reach 1 missed per month then talk\n"
                             "trigger b short submitted per month then talk\n");
    (void)state;

    world_topic(w, on("2026-03-10"), u);
    struct board *b = board(w, "2026-03", "2026-04-01");
    const struct scheme *s = &w->schemes.items[0];
    assert_int_equal(fired(b, u), 2);
    assert_null(proposal_gap(b, s, &s->triggers[0], OWNER_UNIT, u, b->period));
    assert_non_null(proposal_gap(b, s, &s->triggers[1], OWNER_UNIT, u, b->period));
    world_free(w);
}

/* Scales and ties take it as a figure: in ties the fewer stands above. */
static void test_as_a_figure(void **state)
{
    struct world *w = office("ties by 约稿未交\n");
    struct world *y = office("scale kept from missed per year bands 0:5 1:2 2:0\n");
    (void)state;

    world_topic(w, on("2026-02-01"), u);
    world_article(w, on("2026-01-01"), u, NULL, 0);
    world_article(w, on("2026-01-01"), v, NULL, 0);
    struct board *b = board(w, "2026", "2026-04-01");
    assert_int_equal(board_standing(b, OWNER_UNIT, v)->place, 1);
    assert_int_equal(board_standing(b, OWNER_UNIT, u)->place, 2);
    assert_int_equal(missed(b, u), 1);
    assert_string_equal(b->figures[0]->name, "约稿未交");
    world_free(w);

    world_topic(y, on("2026-02-01"), u);
    b = board(y, "2026", "2026-04-01");
    assert_int_equal(b->n_figures, 2);
    assert_int_equal(board_standing(b, OWNER_UNIT, u)->figures[0].amount, 2 * ONE);
    assert_int_equal(board_standing(b, OWNER_UNIT, v)->figures[0].amount, 5 * ONE);
    world_free(y);
}

/* Whose schemes do not name it is not asked for anything. */
static void test_nobody_asks(void **state)
{
    struct world *w = office("ties by adopted\n");
    struct board_input in = world_input(w, "2026-03", on("2026-04-01"));
    struct span *spans;
    size_t n;
    (void)state;

    world_topic(w, on("2026-03-10"), 0);
    board_spans(&w->a, &in, &spans, &n);
    assert_false(in.misses);
    assert_int_equal(board(w, "2026-03", "2026-04-01")->n_missed, 0);
    world_scheme(w, "scheme t from 2026-02-01\nmissed set -10\n");
    board_spans(&w->a, &in, &spans, &n);
    assert_true(in.misses);
    assert_int_equal(in.due_first, on("2026-03-01"));
    assert_int_equal(in.due_last, on("2026-03-31"));
    in.today = on("2026-03-01");
    board_spans(&w->a, &in, &spans, &n);
    assert_false(in.misses);
    world_free(w);
}

static enum tb_rc reads(struct world *w, const char *clauses, struct scheme *s)
{
    struct tb_err e = {0};
    int line;

    return scheme_parse(&w->a,
                        arena_printf(&w->a, "scheme s from 2026-01-01\n%s", clauses),
                        NULL, s, &line, &e);
}

/* Nobody owes misses; who has them is not above the others. A name of the office's own
 * stays what it was. */
static void test_words(void **state)
{
    static const char *const wrong[] = {
        "quota units missed per year 3\n",
        "settle missed per year met 3\n",
        "limit missed per year most 3\n",
        "rank by missed\n",
        "award a top 1 by missed\n",
        "award a top 1 if met missed per year\n",
        "trigger a short missed per year then list\n",
        "scale a from missed per year target 5\n",
        "missed -2\n",
        "missed set\n",
        "missed units set -2\n",
        "missed set -2 stop\n",
        "missed set -2\ncount missed submit\n",
    };
    struct world *w = office("");
    struct review_note *notes;
    struct scheme s;
    size_t n;
    (void)state;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (reads(w, wrong[i], &s) != TB_INVALID)
            fail_msg("%s was taken", wrong[i]);
    assert_int_equal(
        reads(w, "count missed submit\nquota units missed per year 3\n", &s), TB_OK);
    assert_false(s.missed);
    assert_int_equal(reads(w, "kind missed\nmissed set 3\n", &s), TB_OK);
    assert_int_equal(s.n_lines, 1);
    assert_int_equal(reads(w, "missed set -2\nmissed group g set -1\n", &s), TB_OK);
    scheme_review(&w->a, &s, &notes, &n);
    size_t unreachable = 0;
    for (size_t i = 0; i < n; i++)
        unreachable += notes[i].kind == NOTE_UNREACHABLE;
    assert_int_equal(unreachable, 1);
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_missed), cmocka_unit_test(test_as_assigned),
        cmocka_unit_test(test_persons),        cmocka_unit_test(test_clauses),
        cmocka_unit_test(test_versions),       cmocka_unit_test(test_triggers),
        cmocka_unit_test(test_evidence),       cmocka_unit_test(test_as_a_figure),
        cmocka_unit_test(test_nobody_asks),    cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
