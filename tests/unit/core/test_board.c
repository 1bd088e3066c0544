#include "world.h"

#define SCHEME                                                                         \
    "scheme x from 2026-01-01\nadoptions all\nshare each full\nsubmit set 1\n"         \
    "adopt set 5\n"

static const char *const unit_names[] = {"u0", "u1", "u2", "u3", "u4",
                                         "u5", "u6", "u7", "u8", "u9"};

static struct tally unit_points(int64_t id, tb_amount points)
{
    return (struct tally){.owner_kind = OWNER_UNIT, .owner_id = id, .points = points};
}

/* A board of 2026-03 straight from sums. */
static struct board *board_of(struct world *w, struct tally *sums, size_t n)
{
    struct board_input in = world_input(w, "2026-03", on("2026-03-15"));
    struct tallies t = {.whole = {.items = sums, .n = n}};
    return board_build(&w->a, &in, &t);
}

static void test_places(void **state)
{
    static const int points[] = {31, 38, 40, 38};
    static const struct {
        int unit, place;
        bool tied;
    } want[] = {{2, 1, false}, {1, 2, true}, {3, 2, true}, {0, 4, false}};
    struct world *w = world_new();
    struct tally sums[4];
    (void)state;

    int64_t g = world_group(w, "g");
    for (size_t i = 0; i < 4; i++)
        sums[i] = unit_points(world_unit(w, unit_names[i], g), points[i] * ONE);
    struct board *b = board_of(w, sums, 4);
    assert_int_equal(b->n_units, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(b->units[i].owner_id, w->units[want[i].unit].id);
        assert_int_equal(b->units[i].place, want[i].place);
        assert_int_equal(b->units[i].tied, want[i].tied);
        assert_ptr_equal(board_standing(b, OWNER_UNIT, b->units[i].owner_id),
                         &b->units[i]);
    }
    assert_true(b->points == 147 * ONE);
    assert_null(board_standing(b, OWNER_UNIT, 9999));
    assert_null(board_standing(b, OWNER_PERSON, w->units[0].id));
    world_free(w);
}

static void test_printed_figures_are_compared(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g");
    struct tally sums[] = {unit_points(world_unit(w, "u0", g), ONE + ONE / 100),
                           unit_points(world_unit(w, "u1", g), ONE + ONE / 25)};
    struct board *b = board_of(w, sums, 2);
    assert_int_equal(b->units[0].owner_id, w->units[1].id); /* 1.04 before 1.01 */
    world_scheme(w, "scheme x from 2026-01-01\ndecimals 1\n");
    b = board_of(w, sums, 2);
    assert_int_equal(b->units[0].owner_id, w->units[0].id); /* both 1.0 */
    assert_int_equal(b->units[1].place, 1);
    assert_true(b->units[0].tied && b->units[1].tied);
    assert_true(b->points == 2 * ONE + ONE / 20); /* sums stay exact */
    world_free(w);
}

/* However great the factor, more stays more. */
static void test_scales_do_not_run_over(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g");
    struct tally sums[] = {unit_points(world_unit(w, "u0", g), 10000000 * ONE),
                           unit_points(world_unit(w, "u1", g), -10000000 * ONE)};
    world_scheme(w, "scheme x from 2026-01-01\n"
                    "scale s from points per month times 1000000\nrank by s\n");
    struct board *b = board_of(w, sums, 2);
    /* Beyond what is held there is no figure, and so no place by it. */
    for (size_t i = 0; i < 2; i++) {
        assert_true(b->units[i].figures[0].absent);
        assert_int_equal(b->units[i].place, 0);
    }
    world_free(w);
}

static void test_ties_by_adopted(void **state)
{
    struct world *w = world_new();
    struct tally sums[5];
    static const int points[] = {8, 8, 8, 0, 0}, adopted[] = {1, 3, 1, 0, 2};
    static const int order[] = {1, 0, 2, 3, 4}, places[] = {1, 2, 2, 4, 4};
    (void)state;

    int64_t g = world_group(w, "g");
    for (size_t i = 0; i < 5; i++) {
        sums[i] = unit_points(world_unit(w, unit_names[i], g), points[i] * ONE);
        sums[i].adopted = adopted[i];
    }
    world_scheme(w, "scheme x from 2026-01-01\nties by adopted\n");
    struct board *b = board_of(w, sums, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(b->units[i].owner_id, w->units[order[i]].id);
        assert_int_equal(b->units[i].place, places[i]);
    }
    assert_int_equal(b->adopted, 7);
    world_free(w);
}

static void test_groups_exempt_and_absent(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t second = world_group(w, "second"), first = world_group(w, "first");
    w->groups[0].order = 5;
    struct group swap = w->groups[0];
    w->groups[0] = w->groups[1];
    w->groups[1] = swap;
    int64_t a = world_unit(w, "a", second), b = world_unit(w, "b", first),
            c = world_unit(w, "c", first);
    int64_t closed = world_unit_open(w, "closed", NEVER, on("2026-02-28"));
    world_member(w, closed, first, NEVER, NEVER);
    world_unit_open(w, "nowhere", NEVER, NEVER); /* in no group */
    struct target *t = world_target(w, WHO_UNIT, b, METRIC_POINTS, PERIOD_YEAR, 0);
    t->exempt = true;
    struct tally sums[] = {unit_points(a, 3 * ONE), unit_points(b, 9 * ONE),
                           unit_points(c, 0), unit_points(closed, ONE)};
    struct board *board = board_of(w, sums, 4);
    assert_int_equal(board->n_units, 3);
    assert_int_equal(board->units[0].owner_id, c); /* `first` stands first */
    assert_int_equal(board->units[0].place, 1);
    assert_int_equal(board->units[1].owner_id, b);
    assert_int_equal(board->units[1].place, 0);
    assert_true(board->units[1].exempt);
    assert_int_equal(board->units[2].owner_id, a);
    assert_int_equal(board->units[2].place, 1);
    assert_true(board->points == 12 * ONE); /* exempt ones included */

    t->to = on("2026-03-30"); /* over before the period's last day */
    board = board_of(w, sums, 4);
    assert_int_equal(board->units[0].owner_id, b);
    assert_int_equal(board->units[0].place, 1);
    world_free(w);
}

static void test_who_is_exempt(void **state)
{
    struct world *w = world_new();
    struct tally sums[4];
    (void)state;

    int64_t g = world_group(w, "g");
    for (size_t i = 0; i < 4; i++)
        sums[i] = unit_points(world_unit(w, unit_names[i], g), (tb_amount)i * ONE);
    for (size_t i = 0; i < 3; i++)
        world_target(w, WHO_UNIT, w->units[i].id, METRIC_POINTS, PERIOD_YEAR, 0)
            ->exempt = true;
    /* A later row of the same kind ends an exemption; a quota of its own is none. */
    world_target(w, WHO_UNIT, w->units[2].id, METRIC_POINTS, PERIOD_YEAR, ONE)->from =
        on("2026-03-31");
    world_target(w, WHO_UNIT, w->units[3].id, METRIC_POINTS, PERIOD_YEAR, ONE);
    struct board *b = board_of(w, sums, 4);
    static const int order[] = {3, 2, 0, 1}, places[] = {1, 2, 0, 0};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(b->units[i].owner_id, w->units[order[i]].id);
        assert_int_equal(b->units[i].place, places[i]);
        assert_int_equal(b->units[i].exempt, places[i] == 0);
        assert_false(b->units[i].tied);
    }
    world_free(w);
}

static void test_last_group_in_the_period(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), h = world_group(w, "h");
    int64_t u = world_unit_open(w, "u", NEVER, NEVER);
    world_member(w, u, g, NEVER, NEVER);
    world_member(w, u, h, on("2026-03-31"), NEVER);
    struct board *b = board_of(w, NULL, 0);
    assert_int_equal(b->units[0].group_id, h);
    w->memberships[1].from = on("2026-04-01");
    b = board_of(w, NULL, 0);
    assert_int_equal(b->units[0].group_id, g);
    world_free(w);
}

static void test_two_outlets_in_march(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), u = world_unit(w, "u", g);
    int64_t daily = world_outlet(w, "Daily", LEVEL_OWN);
    int64_t gone = world_outlet(w, "Gone", LEVEL_OWN);
    int64_t weekly = world_outlet(w, "Weekly", LEVEL_CITY);
    w->outlets[1].to = on("2026-02-28");
    world_scheme(w, SCHEME);
    const struct article_event ev[] = {adopted_by(w, daily, on("2026-03-09")),
                                       adopted_by(w, weekly, on("2026-03-20"))};
    world_article(w, on("2026-03-01"), u, ev, 2);
    struct outlet_count counts[] = {{u, OWNER_UNIT, weekly, 1},
                                    {u, OWNER_UNIT, daily, 1},
                                    {u, OWNER_UNIT, gone, 4},
                                    {u + 1, OWNER_UNIT, daily, 7}};
    struct board *b = world_board(w, "2026-03", on("2026-03-31"),
                                  (struct tallies){.outlets = counts, .n_outlets = 4});
    assert_int_equal(b->units[0].adopted, 1);
    assert_int_equal(b->units[0].submitted, 1);
    assert_true(b->units[0].points == 11 * ONE);
    assert_int_equal(b->n_outlets, 2);
    assert_string_equal(b->outlets[0]->name, "Daily");
    assert_string_equal(b->outlets[1]->name, "Weekly");
    assert_int_equal(b->units[0].outlets[0], 1);
    assert_int_equal(b->units[0].outlets[1], 1);
    world_free(w);
}

static void test_people(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), h = world_group(w, "h");
    int64_t u = world_unit(w, "u", g), v = world_unit(w, "v", h);
    int64_t p = world_person(w, "p", v), q = world_person(w, "q", u);
    int64_t r = world_person(w, "r", u), left = world_person(w, "left", u);
    w->posts[3].to = on("2026-02-28");
    struct tally sums[] = {
        {.owner_kind = OWNER_PERSON, .owner_id = p, .points = 9 * ONE},
        {.owner_kind = OWNER_PERSON, .owner_id = q, .points = 2 * ONE},
        {.owner_kind = OWNER_PERSON, .owner_id = r, .points = 4 * ONE},
        {.owner_kind = OWNER_PERSON, .owner_id = left, .points = 8 * ONE}};
    struct board *b = board_of(w, sums, 4);
    assert_int_equal(b->n_people, 3);
    assert_int_equal(b->people[0].owner_id, r);
    assert_int_equal(b->people[0].place, 1);
    assert_int_equal(b->people[0].unit_id, u);
    assert_int_equal(b->people[1].owner_id, q);
    assert_int_equal(b->people[1].place, 2);
    assert_int_equal(b->people[2].owner_id, p);
    assert_int_equal(b->people[2].place, 1); /* another group */
    assert_int_equal(b->people[2].group_id, h);
    assert_ptr_equal(board_standing(b, OWNER_PERSON, p), &b->people[2]);
    assert_true(b->points == 0); /* units' points only */
    world_free(w);
}

/* --- properties ------------------------------------------------------------------- */

/* Ten units in two groups with a few articles each. */
static struct world *chance_world(uint64_t seed, bool adopted_key)
{
    struct world *w = world_new();
    int64_t g = world_group(w, "g"), h = world_group(w, "h");

    for (size_t i = 0; i < 10; i++)
        world_unit(w, unit_names[i], i % 3 ? g : h);
    int64_t outlet = world_outlet(w, "Daily", LEVEL_OWN);
    world_scheme(w, adopted_key ? SCHEME "ties by adopted\n" : SCHEME);
    for (size_t i = 0; i < 30; i++) {
        const struct article_event ev =
            adopted_by(w, outlet, on("2026-03-01") + (tb_day)chance(&seed, 60));
        world_article(w, on("2026-03-01"), w->units[chance(&seed, 10)].id, &ev,
                      chance(&seed, 2));
    }
    return w;
}

static void test_places_do_not_depend_on_the_order_of_units(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct world *w = chance_world(seed, seed % 2);
        struct board *one =
            world_board(w, "2026-03", on("2026-03-31"), (struct tallies){0});
        uint64_t mix = seed * 77;
        for (size_t i = 10; i > 1; i--) {
            size_t k = chance(&mix, (uint32_t)i);
            struct unit swap = w->units[i - 1];
            w->units[i - 1] = w->units[k];
            w->units[k] = swap;
        }
        struct board *two =
            world_board(w, "2026-03", on("2026-03-31"), (struct tallies){0});
        assert_int_equal(one->n_units, two->n_units);
        for (size_t i = 0; i < one->n_units; i++) {
            const struct standing *s = &one->units[i],
                                  *t = board_standing(two, OWNER_UNIT, s->owner_id);
            assert_non_null(t);
            assert_int_equal(s->place, t->place);
            assert_int_equal(s->tied, t->tied);
            assert_true(s->points == t->points);
        }
        world_free(w);
    }
}

static void assert_same_places(const struct board *one, const struct board *two)
{
    assert_int_equal(one->n_units, two->n_units);
    for (size_t i = 0; i < one->n_units; i++) {
        assert_int_equal(one->units[i].owner_id, two->units[i].owner_id);
        assert_int_equal(one->units[i].place, two->units[i].place);
    }
}

static void test_void_and_zero_records_change_nothing(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct world *w = chance_world(seed, false);
        uint64_t mix = seed;
        struct board *before =
            world_board(w, "2026-03", on("2026-03-31"), (struct tallies){0});
        int64_t unit = w->units[chance(&mix, 10)].id;
        const struct article_event ev =
            adopted_by(w, w->outlets[0].id, on("2026-03-20"));
        world_article(w, on("2026-03-05"), unit, &ev, 1)->voided = true;
        /* An event that no clause names, on an article of another month. */
        const struct article_event odd = {
            .kind = EVENT_RETURN, .day = on("2026-03-09"), .level = -1};
        world_article(w, on("2026-02-20"), unit, &odd, 1);
        struct board *after =
            world_board(w, "2026-03", on("2026-03-31"), (struct tallies){0});
        assert_same_places(before, after);
        world_free(w);
    }
}

static void test_points_are_the_sum_of_credits(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct world *w = chance_world(seed, true);
        struct board *b = world_board(w, "2026", on("2026-03-31"), (struct tallies){0});
        tb_amount sum = 0;
        for (size_t i = 0; i < w->n_articles; i++) {
            struct credit_list l = {0};
            score_article(&w->schemes, &w->articles[i], &l);
            for (size_t k = 0; k < l.n; k++)
                sum += l.items[k].account == ACCOUNT_POINTS ? l.items[k].amount : 0;
            credit_list_free(&l);
        }
        assert_true(b->points == sum);
        assert_int_equal(b->submitted, w->n_articles);
        world_free(w);
    }
}

static void test_spans(void **state)
{
    struct world *w = world_new();
    struct span *s;
    size_t n;
    (void)state;

    int64_t g = world_group(w, "g");
    world_unit(w, "u", g);
    struct target *m =
        world_target(w, WHO_GROUP, g, METRIC_SUBMITTED, PERIOD_MONTH, ONE);
    world_target(w, WHO_GROUP, g, METRIC_ADOPTED, PERIOD_MONTH, ONE);
    struct target *q =
        world_target(w, WHO_GROUP, g, METRIC_ADOPTED, PERIOD_QUARTER, ONE);
    struct board_input in = world_input(w, "2026-Q1", on("2026-02-10"));
    board_spans(&w->a, &in, &s, &n);
    assert_int_equal(n,
                     4); /* three months and the 56 days; the quarter is the period */
    assert_int_equal(s[0].first, on("2025-12-17"));
    assert_int_equal(s[0].last, on("2026-02-10"));
    assert_int_equal(s[1].first, on("2026-01-01"));
    assert_int_equal(s[3].last, on("2026-03-31"));
    assert_true(board_wants(&in, q, on("2026-01-01"), on("2026-03-31")));
    assert_false(board_wants(&in, m, on("2026-01-01"), on("2026-03-31")));
    assert_true(board_wants(&in, m, on("2025-12-17"), on("2026-02-10")));

    q->filter = "level city"; /* its counts are its own, for the whole period too */
    board_spans(&w->a, &in, &s, &n);
    assert_int_equal(n, 5);
    in.today = on("2026-03-31"); /* the last day is not over */
    board_spans(&w->a, &in, &s, &n);
    assert_int_equal(n, 5);
    in.today = on("2026-04-01"); /* all is over: nothing to forecast */
    board_spans(&w->a, &in, &s, &n);
    assert_int_equal(n, 4);
    assert_false(board_wants(&in, m, on("2026-02-05"), on("2026-04-01")));
    in = world_input(w, "2026-01-02..2026-01-30", on("2026-04-01"));
    board_spans(&w->a, &in, &s, &n);
    assert_int_equal(n, 0); /* no whole month inside */
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_printed_figures_are_compared),
        cmocka_unit_test(test_ties_by_adopted),
        cmocka_unit_test(test_groups_exempt_and_absent),
        cmocka_unit_test(test_who_is_exempt),
        cmocka_unit_test(test_last_group_in_the_period),
        cmocka_unit_test(test_two_outlets_in_march),
        cmocka_unit_test(test_people),
        cmocka_unit_test(test_places_do_not_depend_on_the_order_of_units),
        cmocka_unit_test(test_scales_do_not_run_over),
        cmocka_unit_test(test_void_and_zero_records_change_nothing),
        cmocka_unit_test(test_points_are_the_sum_of_credits),
        cmocka_unit_test(test_spans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
