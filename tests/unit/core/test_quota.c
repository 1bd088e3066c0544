#include "world.h"

static void scheme_with(struct world *w, const char *clause)
{
    w->schemes.n = 0;
    world_scheme(
        w, arena_printf(&w->a, "scheme x from 2020-01-01\nsubmit set 1\n%s\n", clause));
}

static struct board *gaps(struct world *w, const char *period, const char *today)
{
    return world_board(w, period, on(today), (struct tallies){0});
}

static void submit(struct world *w, int64_t unit, const char *day, int n)
{
    for (int i = 0; i < n; i++)
        world_article(w, on(day), unit, NULL, 0);
}

static void test_each_member_owes(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), u = world_unit(w, "u", g),
            v = world_unit(w, "v", g);
    world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_MONTH, 3 * ONE);
    submit(w, u, "2026-01-10", 1);
    submit(w, u, "2026-02-10", 4);
    struct board *b = gaps(w, "2026-01..2026-02", "2026-05-01");
    assert_int_equal(b->n_gaps, 4); /* two units, two months */
    const struct {
        int64_t unit;
        const char *first;
        int done, missing;
    } want[] = {{u, "2026-01-01", 1, 2},
                {u, "2026-02-01", 4, 0},
                {v, "2026-01-01", 0, 3},
                {v, "2026-02-01", 0, 3}};
    for (size_t i = 0; i < 4; i++) {
        const struct shortfall *s = &b->gaps[i];
        assert_int_equal(s->owner_id, want[i].unit);
        assert_int_equal(s->group_id, g);
        assert_int_equal(s->period.first, on(want[i].first));
        assert_true(s->required == 3 * ONE);
        assert_true(s->done == want[i].done * ONE);
        assert_true(s->missing == want[i].missing * ONE);
        assert_true(s->forecast == s->done); /* over */
    }
    assert_true(b->gaps[1].pace == ONE * 4 / 3);
    world_free(w);
}

static void test_own_replaces_group_and_latest_wins(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), u = world_unit(w, "u", g),
            v = world_unit(w, "v", g);
    struct target *old =
        world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_MONTH, 3 * ONE);
    struct target *t =
        world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_MONTH, 4 * ONE);
    t->from = on("2026-02-15"); /* in force on the last day of February */
    t = world_target(w, WHO_UNIT, u, METRIC_SUBMITTED, PERIOD_MONTH, 7 * ONE);
    world_target(w, WHO_UNIT, u, METRIC_ADOPTED, PERIOD_MONTH, 1 * ONE);
    t->to = on("2026-02-27"); /* no more on the last day of February */
    struct board *b = gaps(w, "2026-01..2026-02", "2026-05-01");
    assert_int_equal(b->n_gaps, 6);
    assert_true(b->gaps[0].required == 7 * ONE);
    assert_true(b->gaps[1].required == 4 * ONE);
    assert_int_equal(b->gaps[2].metric, METRIC_ADOPTED);
    assert_int_equal(b->gaps[4].owner_id, v);
    assert_true(b->gaps[4].required == 3 * ONE);
    assert_int_equal(b->gaps[4].target_id, old->id);
    assert_true(b->gaps[5].required == 4 * ONE);

    /* With a filter it is another target, whatever the words. */
    t = world_target(w, WHO_UNIT, u, METRIC_ADOPTED, PERIOD_MONTH, 2 * ONE);
    t->filter = "level city";
    t = world_target(w, WHO_UNIT, u, METRIC_ADOPTED, PERIOD_MONTH, 5 * ONE);
    t->filter = "adopt  level 市级";
    t->from = on("2026-01-01");
    b = gaps(w, "2026-01", "2026-05-01");
    assert_int_equal(b->n_gaps, 4);
    assert_true(b->gaps[1].required == ONE);
    assert_true(b->gaps[2].required == 5 * ONE);
    world_free(w);
}

/* Quota 6 a quarter, opened on the 16th of its second month. */
static void test_opened_inside_the_quarter(void **state)
{
    static const struct {
        const char *clause;
        int required;
    } cases[] = {{"midperiod by-days", 3}, /* 6 x 46/92 */
                 {"midperiod by-months", 4},
                 {"midperiod full", 6}};
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"),
            u = world_unit_open(w, "u", on("2026-08-16"), NEVER);
    world_member(w, u, g, NEVER, NEVER);
    world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_QUARTER, 6 * ONE);
    for (size_t i = 0; i < 3; i++) {
        scheme_with(w, cases[i].clause);
        struct board *b = gaps(w, "2026-Q3", "2026-12-01");
        assert_int_equal(b->n_gaps, 1);
        assert_true(b->gaps[0].required == cases[i].required * ONE);
        assert_true(b->gaps[0].missing == cases[i].required * ONE);
    }
    scheme_with(w, "# not said");
    struct board *b = gaps(w, "2026", "2026-12-01");
    assert_int_equal(b->n_gaps, 2); /* Q3 and Q4: not open before */
    assert_true(b->gaps[0].unsaid);
    assert_true(b->gaps[0].required == 0 && b->gaps[0].missing == 0);
    assert_false(b->gaps[1].unsaid); /* open for all of Q4 */
    assert_true(b->gaps[1].required == 6 * ONE);
    world_free(w);
}

static void test_changed_group(void **state)
{
    static const struct {
        const char *clause;
        int required;
    } cases[] = {{"midperiod by-days", 7},   /* (3 x 45 + 9 x 46) / 91 = 6.03 */
                 {"midperiod by-months", 7}, /* (3 + 9 + 9) / 3 */
                 {"midperiod full", 9}};
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), h = world_group(w, "h");
    int64_t u = world_unit_open(w, "u", NEVER, NEVER);
    world_member(w, u, g, NEVER, NEVER);
    world_member(w, u, h, on("2026-05-16"), NEVER);
    world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_QUARTER, 3 * ONE);
    struct target *t =
        world_target(w, WHO_GROUP, h, METRIC_SUBMITTED, PERIOD_QUARTER, 9 * ONE);
    for (size_t i = 0; i < 3; i++) {
        scheme_with(w, cases[i].clause);
        struct board *b = gaps(w, "2026-Q2", "2026-12-01");
        assert_int_equal(b->n_gaps, 1);
        assert_int_equal(b->gaps[0].target_id, t->id);
        assert_true(b->gaps[0].required == cases[i].required * ONE);
    }
    /* A target of its own does not ask for the groups. */
    scheme_with(w, "# not said");
    assert_true(gaps(w, "2026-Q2", "2026-12-01")->gaps[0].unsaid);
    world_target(w, WHO_UNIT, u, METRIC_SUBMITTED, PERIOD_QUARTER, 5 * ONE);
    struct board *b = gaps(w, "2026-Q2", "2026-12-01");
    assert_int_equal(b->n_gaps, 1);
    assert_false(b->gaps[0].unsaid);
    assert_true(b->gaps[0].required == 5 * ONE);
    world_free(w);
}

/* Into an exempt group in the middle: the days before it are owed all the same. */
static void test_moved_to_an_exempt_group(void **state)
{
    static const struct {
        const char *clause;
        bool exempt, unsaid;
        int required;
    } cases[] = {{"midperiod by-days", false, false, 2}, /* 3 x 45/91 */
                 {"midperiod full", true, false, 0},
                 {"# not said", false, true, 0}};
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), h = world_group(w, "h");
    int64_t u = world_unit_open(w, "u", NEVER, NEVER);
    world_member(w, u, g, NEVER, NEVER);
    world_member(w, u, h, on("2026-05-16"), NEVER);
    struct target *t =
        world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_QUARTER, 3 * ONE);
    world_target(w, WHO_GROUP, h, METRIC_SUBMITTED, PERIOD_QUARTER, 0)->exempt = true;
    for (size_t i = 0; i < COUNT(cases); i++) {
        scheme_with(w, cases[i].clause);
        struct board *b = gaps(w, "2026-Q2", "2026-12-01");
        assert_int_equal(b->n_gaps, 1);
        assert_int_equal(b->gaps[0].exempt, cases[i].exempt);
        assert_int_equal(b->gaps[0].unsaid, cases[i].unsaid);
        assert_true(b->gaps[0].required == cases[i].required * ONE);
    }
    t->exempt = true; /* exempt in both: nothing is asked */
    t->amount = 0;
    assert_true(gaps(w, "2026-Q2", "2026-12-01")->gaps[0].exempt);
    world_free(w);
}

static void test_week_by_months_goes_by_its_last_day(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"),
            u = world_unit_open(w, "u", on("2026-03-05"), NEVER);
    world_member(w, u, g, NEVER, NEVER);
    world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_WEEK, 2 * ONE);
    scheme_with(w, "midperiod by-months");
    struct board *b = gaps(w, "2026-W10", "2026-12-01"); /* 2 to 8 March */
    assert_int_equal(b->n_gaps, 1);
    assert_true(b->gaps[0].required == 2 * ONE);
    w->units[0].closed = on("2026-03-07");
    b = gaps(w, "2026-W10", "2026-12-01");
    assert_true(b->gaps[0].required == 0);
    assert_true(b->gaps[0].pace == -1);
    world_free(w);
}

static void test_exempt(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), u = world_unit(w, "u", g);
    world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_MONTH, 3 * ONE);
    struct target *t = world_target(w, WHO_UNIT, u, METRIC_SUBMITTED, PERIOD_MONTH, 0);
    t->exempt = true;
    submit(w, u, "2026-01-10", 2);
    struct board *b = gaps(w, "2026-01", "2026-05-01");
    assert_int_equal(b->n_gaps, 1);
    assert_true(b->gaps[0].exempt);
    assert_true(b->gaps[0].done == 2 * ONE);
    assert_true(b->gaps[0].pace == -1);
    assert_true(b->gaps[0].missing == 0);
    world_free(w);
}

static void test_forecast_and_pace(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), u = world_unit(w, "u", g);
    world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_MONTH, 4 * ONE);
    submit(w, u, "2026-06-02", 2);
    submit(w, u, "2026-04-22", 3);  /* the first of the 56 days */
    submit(w, u, "2026-04-21", 50); /* one too early */
    struct board *b = gaps(w, "2026-06", "2026-06-16");
    /* 2 + 5 x 14 / 56 = 3.25 -> 3.3; pace 2 / (4 x 16/30) */
    assert_true(b->gaps[0].forecast == 33 * ONE / 10);
    assert_true(b->gaps[0].pace == ONE * 60 / 64);
    assert_true(b->gaps[0].missing == 2 * ONE);

    b = gaps(w, "2026-07", "2026-06-16"); /* to come: all its days are left */
    assert_true(b->gaps[0].forecast == 28 * ONE / 10); /* 5 x 31 / 56 = 2.77 */
    assert_true(b->gaps[0].pace == -1);

    b = gaps(w, "2026-06", "2026-06-30"); /* its last day: nothing is left */
    assert_true(b->gaps[0].forecast == 2 * ONE);
    assert_true(b->gaps[0].pace == ONE / 2);
    b = gaps(w, "2026-06", "2026-07-01");
    assert_true(b->gaps[0].forecast == 2 * ONE);
    world_free(w);
}

static void test_points_and_rate(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), u = world_unit(w, "u", g),
            v = world_unit(w, "v", g);
    int64_t daily = world_outlet(w, "Daily", LEVEL_OWN);
    scheme_with(w, "adoptions all\nadopt set 2.5");
    world_target(w, WHO_GROUP, g, METRIC_RATE, PERIOD_MONTH, ONE / 2);
    world_target(w, WHO_GROUP, g, METRIC_POINTS, PERIOD_MONTH, 10 * ONE);
    struct article_event ev = adopted_by(w, daily, on("2026-06-10"));
    world_article(w, on("2026-06-01"), u, &ev, 1);
    submit(w, u, "2026-06-02", 2);
    struct board *b = gaps(w, "2026-06", "2026-06-10");
    assert_int_equal(b->n_gaps, 4);
    assert_int_equal(b->gaps[0].metric, METRIC_POINTS);
    assert_true(b->gaps[0].done == 5 * ONE + ONE / 2);
    assert_true(b->gaps[0].missing == 4 * ONE + ONE / 2);
    assert_int_equal(b->gaps[1].metric, METRIC_RATE);
    assert_true(b->gaps[1].done == ONE / 3);
    assert_true(b->gaps[1].missing == ONE / 2 - ONE / 3);
    assert_true(b->gaps[1].forecast == b->gaps[1].done);
    assert_false(b->gaps[1].undefined);
    assert_int_equal(b->gaps[3].owner_id, v);
    assert_true(b->gaps[3].undefined); /* nothing submitted */
    assert_true(b->gaps[3].missing == ONE / 2);
    world_free(w);
}

static void test_rate_is_not_cut_by_days(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"),
            u = world_unit_open(w, "u", on("2026-06-16"), NEVER);
    world_member(w, u, g, NEVER, NEVER);
    world_target(w, WHO_GROUP, g, METRIC_RATE, PERIOD_MONTH, ONE * 2 / 5);
    scheme_with(w, "midperiod by-days");
    assert_true(gaps(w, "2026-06", "2026-08-01")->gaps[0].required == ONE * 2 / 5);
    scheme_with(w, "# not said");
    assert_false(gaps(w, "2026-06", "2026-08-01")->gaps[0].unsaid);
    world_free(w);
}

static void test_filtered_targets_have_their_own_counts(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), u = world_unit(w, "u", g);
    struct target *t =
        world_target(w, WHO_GROUP, g, METRIC_ADOPTED, PERIOD_MONTH, 4 * ONE);
    t->filter = "level city";
    t->of = "adopted month";
    struct filtered_count f[] = {
        {t->id, u, OWNER_UNIT, on("2026-05-01"), on("2026-05-31"), 9, 9, 0},
        {t->id, u, OWNER_UNIT, on("2026-06-01"), on("2026-06-30"), 9, 3, 0},
        {t->id, u, OWNER_UNIT, on("2026-04-22"), on("2026-06-16"), 9, 4, 0},
        {t->id + 1, u, OWNER_UNIT, on("2026-06-01"), on("2026-06-30"), 9, 8, 0}};
    struct board *b = world_board(w, "2026-06", on("2026-06-16"),
                                  (struct tallies){.filtered = f, .n_filtered = 4});
    assert_int_equal(b->n_gaps, 1);
    assert_true(b->gaps[0].done == 3 * ONE);
    assert_true(b->gaps[0].missing == ONE);
    assert_true(b->gaps[0].forecast == 4 * ONE);
    world_free(w);
}

static void test_people_owe_their_own(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), u = world_unit(w, "u", g);
    int64_t p = world_person(w, "p", u), late = world_person(w, "late", u);
    w->posts[1].from = on("2026-02-10");
    world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_MONTH, 9 * ONE);
    world_target(w, WHO_PERSON, p, METRIC_SUBMITTED, PERIOD_MONTH, 2 * ONE);
    world_target(w, WHO_PERSON, late, METRIC_SUBMITTED, PERIOD_MONTH, 1 * ONE);
    const int64_t authors[] = {p};
    struct article *a = world_article(w, on("2026-01-05"), u, NULL, 0);
    a->authors = authors;
    a->n_authors = 1;
    struct board *b = gaps(w, "2026-01..2026-02", "2026-05-01");
    assert_int_equal(b->n_gaps, 5); /* the unit twice, p twice, the other once */
    assert_int_equal(b->gaps[1].owner_kind, OWNER_UNIT);
    assert_int_equal(b->gaps[2].owner_id, p);
    assert_int_equal(b->gaps[2].unit_id, u);
    assert_true(b->gaps[2].missing == ONE);
    assert_true(b->gaps[3].missing == 2 * ONE);
    assert_int_equal(b->gaps[4].owner_id, late);
    assert_int_equal(b->gaps[4].period.first, on("2026-02-01"));
    world_free(w);
}

static void test_only_whole_instances(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g");
    world_unit(w, "u", g);
    world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_MONTH, ONE);
    world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_WEEK, ONE);
    world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_YEAR, ONE);
    struct board *b = gaps(w, "2026-03", "2026-05-01");
    assert_int_equal(b->n_gaps, 5); /* the month; weeks from 2, 9, 16 and 23 March */
    for (size_t i = 0; i < b->n_gaps; i++)
        assert_true(b->gaps[i].period.first >= on("2026-03-01") &&
                    b->gaps[i].period.last <= on("2026-03-31"));
    b = gaps(w, "2026", "2026-05-01");
    assert_int_equal(b->n_gaps, 1 + 12 + 51);
    world_free(w);
}

/* There is no instance after the last one that has a name. */
static void test_the_calendar_ends(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g");
    int64_t unit = world_unit(w, "u", g);
    int64_t person = world_person(w, "p", unit);
    world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_WEEK, ONE);
    world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_MONTH, ONE);
    world_target(w, WHO_PERSON, person, METRIC_SUBMITTED, PERIOD_YEAR, ONE)->filter =
        "type x";
    assert_int_equal(gaps(w, "2199", "2199-12-20")->n_gaps, 51 + 12 + 1);
    assert_int_equal(gaps(w, "2199-12", "2199-12-31")->n_gaps, 4 + 1);
    assert_int_equal(gaps(w, "2200-W01", "2199-12-31")->n_gaps, 1);
    assert_int_equal(gaps(w, "1970", "1970-01-01")->n_gaps, 51 + 12 + 1);
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_member_owes),
        cmocka_unit_test(test_own_replaces_group_and_latest_wins),
        cmocka_unit_test(test_opened_inside_the_quarter),
        cmocka_unit_test(test_changed_group),
        cmocka_unit_test(test_moved_to_an_exempt_group),
        cmocka_unit_test(test_week_by_months_goes_by_its_last_day),
        cmocka_unit_test(test_exempt),
        cmocka_unit_test(test_forecast_and_pace),
        cmocka_unit_test(test_points_and_rate),
        cmocka_unit_test(test_rate_is_not_cut_by_days),
        cmocka_unit_test(test_filtered_targets_have_their_own_counts),
        cmocka_unit_test(test_people_owe_their_own),
        cmocka_unit_test(test_only_whole_instances),
        cmocka_unit_test(test_the_calendar_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
