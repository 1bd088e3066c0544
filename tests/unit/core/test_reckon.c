/* Settlements, limits, scales, triggers and awards on boards of small offices. */
#include "world.h"

static int64_t g, h, u, v;

static struct world *office(const char *clauses)
{
    struct world *w = world_new();

    g = world_group(w, "g");
    h = world_group(w, "h");
    u = world_unit(w, "u", g);
    v = world_unit(w, "v", g);
    world_scheme(w, arena_printf(&w->a,
                                 "scheme x from 2025-01-01\nadoptions all\n"
                                 "submit set 1\n%s",
                                 clauses));
    w->schemes.names = &w->names;
    return w;
}

static void submit(struct world *w, int64_t unit, const char *day, int n)
{
    for (int i = 0; i < n; i++)
        world_article(w, on(day), unit, NULL, 0);
}

static struct board *board(struct world *w, const char *period, const char *today)
{
    return world_board(w, period, on(today), (struct tallies){0});
}

static const struct standing *of(const struct board *b, int64_t unit)
{
    const struct standing *s = board_standing(b, OWNER_UNIT, unit);
    assert_non_null(s);
    return s;
}

static void points_are(const struct board *b, int64_t unit, int n)
{
    assert_int_equal(of(b, unit)->points, n * ONE);
}

/* The figure of this place among the printed ones; absent: INT64_MIN. */
static tb_amount figure(const struct board *b, int64_t unit, size_t at)
{
    struct value x = of(b, unit)->figures[at];
    assert_true(at < b->n_figures);
    return x.absent ? INT64_MIN : x.amount;
}

/* The version of an instance's last day rules it, also when that lies after the board.
 */
static void test_limit_of_a_version_to_come(void **state)
{
    struct world *w = office("");
    (void)state;

    world_scheme(w, "scheme y from 2026-06-01\nlimit points per quarter most 2\n");
    submit(w, u, "2026-03-20", 3);
    submit(w, u, "2026-04-02", 3);
    points_are(board(w, "2026-04-01..2026-04-30", "2026-05-01"), u, 2);
    points_are(board(w, "2026-03-01..2026-04-30", "2026-05-01"), u, 3 + 2);
    world_free(w);
}

/* Also when no version is in force on the board's own last day. */
static void test_limit_before_any_version(void **state)
{
    struct world *w = office("");
    (void)state;

    w->schemes.n = 0;
    world_scheme(w, "scheme y from 2026-06-01\nlimit points per half least 1\n");
    points_are(board(w, "2026-Q1", "2026-09-01"), u, 1);
    points_are(board(w, "2026-Q2", "2026-09-01"), u, 0);
    points_are(board(w, "2026-H1", "2026-09-01"), u, 1);
    world_free(w);
}

/* Each clause looks at what those before it made, further back than its own instance:
 * a half deducts on 30 June, in a term that ends on 31 July. */
static void test_triggers_look_back_one_after_the_other(void **state)
{
    struct world *w = office("clock terms 8 2\nquota units submitted per term 3\n"
                             "trigger a zero points per half then deduct 10\n"
                             "trigger b short submitted per term then zero\n");
    (void)state;

    points_are(board(w, "2026-07", "2026-09-01"), u, 10);
    points_are(board(w, "2026-02-01..2026-07-31", "2026-09-01"), u, 0);
    world_free(w);
}

/* A settlement before the board, inside the instance, is among what a trigger sees. */
static void test_triggers_see_settlements_before_the_board(void **state)
{
    struct world *w = office("quota units submitted per month 1\n"
                             "settle submitted per month met 1 short -5\n"
                             "trigger a zero points per quarter then deduct 9\n");
    (void)state;

    submit(w, v, "2026-01-10", 5); /* 5 + 1 - 5 - 5 = -4 */
    points_are(board(w, "2026-03", "2026-09-01"), u, -5);
    points_are(board(w, "2026-03", "2026-09-01"), v, -5);
    assert_int_equal(board(w, "2026-03", "2026-09-01")->n_fired, 0);
    world_free(w);
}

/* A settlement counts once its month has begun. */
static void test_settled_when_begun(void **state)
{
    struct world *w = office("quota units submitted per month 0\n"
                             "settle submitted per month met 1\n");
    (void)state;

    points_are(board(w, "2026-Q1", "2026-01-31"), u, 1);
    points_are(board(w, "2026-Q1", "2026-02-01"), u, 2);
    world_free(w);
}

/* A part is taken from the board of then: its members, exemptions and version. */
static void test_parts_of_a_scale_are_boards_of_their_own(void **state)
{
    struct world *w = office("scale m from points per month best 10\n"
                             "scale y from m per quarter mean of month\n");
    struct target *t = world_target(w, WHO_UNIT, v, METRIC_SUBMITTED, PERIOD_MONTH, 0);
    (void)state;

    submit(w, u, "2026-01-10", 1);
    submit(w, v, "2026-01-10", 2);
    submit(w, u, "2026-02-10", 1);
    submit(w, v, "2026-02-10", 2);
    submit(w, v, "2026-03-10", 2);
    struct board *b = board(w, "2026-Q1", "2026-09-01");
    assert_int_equal(figure(b, u, 1), amount_round((5 + 5 + 0) * ONE / 3, 3));
    assert_int_equal(figure(b, v, 1), 10 * ONE);
    t->exempt = true; /* in January alone */
    t->to = on("2026-01-31");
    b = board(w, "2026-Q1", "2026-09-01");
    assert_int_equal(figure(b, u, 1), 5 * ONE);
    assert_int_equal(figure(b, v, 1), INT64_MIN);
    w->units[0].opened = on("2026-02-01");
    b = board(w, "2026-Q1", "2026-09-01");
    assert_int_equal(figure(b, u, 1), INT64_MIN);
    world_scheme(w, "scheme z from 2026-03-01\nadoptions all\nsubmit set 1\n"
                    "scale m from points per month times 3\n"
                    "scale y from m per quarter sum of month\n");
    t->exempt = false;
    w->units[0].opened = NEVER;
    b = board(w, "2026-Q1", "2026-09-01");
    assert_int_equal(figure(b, u, 1), (5 + 5 + 0) * ONE);
    assert_int_equal(figure(b, v, 1), (10 + 10 + 6) * ONE);
    world_free(w);
}

/* The parts lie before the version that adds them up. */
static void test_parts_of_a_new_version(void **state)
{
    struct world *w = office("");
    (void)state;

    world_scheme(w, "scheme z from 2026-06-01\nsubmit set 1\n"
                    "scale y from points per year sum of month\n");
    submit(w, u, "2026-02-10", 2);
    assert_int_equal(figure(board(w, "2026", "2026-09-01"), u, 0), 2 * ONE);
    world_free(w);
}

/* By what the shortfall says is done, for the scale's own kind of period. */
static void test_scale_by_target(void **state)
{
    struct world *w =
        office("quota units points per half 4\nquota units points per term 8\n"
               "settle points per half met 6\n"
               "scale s from points per half target 10\n");
    (void)state;

    submit(w, u, "2026-02-10", 4);
    struct board *b = board(w, "2026-H1", "2026-09-01");
    points_are(b, u, 10);
    assert_int_equal(figure(b, u, 0), 10 * ONE);
    world_free(w);
}

/* What all units owe by one clause goes with one that changes its group. */
static void test_a_quota_of_all_units_is_not_cut(void **state)
{
    struct world *w = office("quota units submitted per quarter 6\n");
    (void)state;

    w->memberships[1].to = on("2026-02-14");
    world_member(w, v, h, on("2026-02-15"), NEVER);
    struct board *b = board(w, "2026-Q1", "2026-09-01");
    assert_int_equal(b->n_gaps, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_false(b->gaps[i].unsaid);
        assert_int_equal(b->gaps[i].required, 6 * ONE);
    }
    world_free(w);
}

/* Months are the clock's: one of 25 days' cut-off ends on the 25th. */
static void test_quota_by_months_of_the_clock(void **state)
{
    struct world *w = office("clock cutoff 25\nmidperiod by-months\n"
                             "quota units submitted per month 6\n");
    (void)state;

    w->units[0].opened = on("2026-02-20");
    w->units[1].opened = on("2026-02-26");
    struct board *b = board(w, "2026-02", "2026-09-01");
    assert_int_equal(b->n_gaps, 1);
    assert_int_equal(b->gaps[0].required, 6 * ONE);
    world_free(w);
}

/* Only one's own exemption takes one off the ranking. */
static void test_exempt_by_role(void **state)
{
    struct world *w = office("quota people adopted per year exempt\n"
                             "quota person p submitted per year exempt\n");
    int64_t p = world_person(w, "p", u), q = world_person(w, "q", u);
    (void)state;

    struct board *b = board(w, "2026", "2026-09-01");
    assert_int_equal(board_standing(b, OWNER_PERSON, p)->place, 0);
    assert_int_equal(board_standing(b, OWNER_PERSON, q)->place, 1);
    world_free(w);
}

/* An award by another figure does not ask for a place in the ranking. */
static void test_award_by_another_figure(void **state)
{
    struct world *w = office("scale s from points per year times 1\nrank by s\n"
                             "award a top 1 by points\n");
    (void)state;

    submit(w, u, "2026-01-10", 1);
    submit(w, v, "2026-01-10", 2);
    struct board *b = board(w, "2026-01", "2026-09-01");
    assert_int_equal(of(b, v)->place, 0);
    assert_int_equal(b->n_awarded, 1);
    assert_int_equal(b->awarded[0].owner_id, v);
    world_free(w);
}

/* An event of one's own articles, whoever gets its points and whichever version asks.
 */
static void test_award_unless(void **state)
{
    struct world *w = office("group h to parent\n");
    const struct article_event late = {
        .kind = EVENT_ERROR, .day = on("2026-02-01"), .level = -1};
    (void)state;

    int64_t child = world_unit(w, "c", h);
    w->units[2].parent_id = u;
    world_scheme(w, "scheme y from 2026-03-01\ngroup h to parent\nsubmit set 1\n"
                    "award a top 3 by submitted unless error\n");
    submit(w, u, "2026-01-10", 1);
    submit(w, v, "2026-01-10", 1);
    world_article(w, on("2026-01-10"), child, &late, 1);
    world_article(w, on("2026-01-10"), v, &late, 1);
    struct board *b = board(w, "2026-Q1", "2026-09-01");
    assert_int_equal(b->n_awarded, 1);
    assert_int_equal(b->awarded[0].owner_id, u);
    /* Who came into the places and is passed over stands there with the reason. */
    for (size_t i = 0; i < b->n_considered; i++) {
        const struct considered *x = &b->considered[i];
        assert_int_equal(x->named, x->owner_id == u);
        assert_int_equal(x->offences, x->named ? 0 : TB_ONE);
        assert_null(x->missed);
        assert_null(x->barred);
    }
    assert_int_equal(b->n_considered, 3);
    world_free(w);
}

/* A missed quota and a trigger each are a reason; the figure that decided is told. */
static void test_award_considered(void **state)
{
    struct world *w = office("quota units submitted per month 2\n"
                             "trigger t short submitted per month then no-award\n"
                             "award a top 3 by submitted if met submitted per month\n"
                             "award b top 1 articles\n");
    (void)state;

    submit(w, u, "2026-01-10", 1);
    submit(w, v, "2026-01-10", 1);
    submit(w, v, "2026-01-11", 1);
    struct board *b = board(w, "2026-01", "2026-09-01");
    assert_int_equal(b->n_considered, 2);
    assert_int_equal(b->considered[0].owner_id, v);
    assert_true(b->considered[0].named);
    assert_int_equal(b->considered[0].figure, FIGURE_SUBMITTED);
    assert_int_equal(b->considered[0].amount, 2 * TB_ONE);
    assert_false(b->considered[1].named);
    assert_int_equal(b->considered[1].missed->missing, TB_ONE);
    assert_string_equal(b->considered[1].barred->name, "t");
    assert_int_equal(b->n_awarded, 1);
    world_free(w);
}

/* A period before any measure is held against nobody. */
static void test_triggers_look_at_no_period_before_a_measure(void **state)
{
    struct world *w = office("trigger z zero submitted per month 2 running then talk\n"
                             "trigger t zero submitted per month 2 times per year then "
                             "list\n");
    (void)state;

    assert_int_equal(board(w, "2025-01", "2025-02-01")->n_fired, 0);
    assert_int_equal(board(w, "2025-02", "2025-03-01")->n_fired, 4); /* u and v */
    world_free(w);
}

/* Points have the account 0, and so have scales, which no credit is booked to. */
static void test_figure_has(void **state)
{
    struct world *w = office("manual set value section x\nadopt set 20 account fee\n"
                             "scale s from points per year times 1\n");
    (void)state;

    const struct scheme *s = &w->schemes.items[0];
    int section = scheme_figure(s, "x"), fee = scheme_figure(s, "fee");
    assert_true(scheme_figure_has(s, FIGURE_POINTS, ACCOUNT_POINTS));
    assert_true(scheme_figure_has(s, FIGURE_POINTS, s->figures[section].pot));
    assert_false(scheme_figure_has(s, FIGURE_POINTS, s->figures[fee].pot));
    assert_true(scheme_figure_has(s, fee, s->figures[fee].pot));
    assert_false(scheme_figure_has(s, fee, ACCOUNT_POINTS));
    assert_false(scheme_figure_has(s, scheme_figure(s, "s"), ACCOUNT_POINTS));
    assert_true(scheme_figure_has(NULL, FIGURE_POINTS, ACCOUNT_POINTS));
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limit_of_a_version_to_come),
        cmocka_unit_test(test_limit_before_any_version),
        cmocka_unit_test(test_triggers_look_back_one_after_the_other),
        cmocka_unit_test(test_triggers_see_settlements_before_the_board),
        cmocka_unit_test(test_settled_when_begun),
        cmocka_unit_test(test_parts_of_a_scale_are_boards_of_their_own),
        cmocka_unit_test(test_parts_of_a_new_version),
        cmocka_unit_test(test_scale_by_target),
        cmocka_unit_test(test_a_quota_of_all_units_is_not_cut),
        cmocka_unit_test(test_quota_by_months_of_the_clock),
        cmocka_unit_test(test_exempt_by_role),
        cmocka_unit_test(test_award_by_another_figure),
        cmocka_unit_test(test_award_unless),
        cmocka_unit_test(test_award_considered),
        cmocka_unit_test(test_triggers_look_at_no_period_before_a_measure),
        cmocka_unit_test(test_figure_has),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
