/* Several events of one article, several versions of a scheme, several owners. */
#include "world.h"

static int64_t daily, weekly, unit, other;

static struct world *office(const char *clauses)
{
    struct world *w = world_new();
    int64_t g = world_group(w, "g"), h = world_group(w, "h");

    unit = world_unit(w, "u", g);
    other = world_unit(w, "v", h);
    daily = world_outlet(w, "Daily", LEVEL_OWN);
    weekly = world_outlet(w, "Weekly", LEVEL_CITY);
    world_scheme(w, arena_printf(&w->a, "scheme x from 2026-01-01\n%s", clauses));
    w->schemes.names = &w->names;
    return w;
}

/* In halves of a point: what an owner has in a month of 2026. */
static int halves(struct world *w, const struct article *a, int64_t owner, int account,
                  int month)
{
    struct credit_list l = {0};
    tb_day first = day_from_civil(2026, month, 1);
    tb_amount sum = 0;

    score_article(&w->schemes, a, &l);
    for (size_t i = 0; i < l.n; i++)
        if (l.items[i].owner_id == owner && l.items[i].account == account &&
            day_month(l.items[i].day) == day_month(first))
            sum += l.items[i].amount;
    credit_list_free(&l);
    assert_true(sum % (ONE / 2) == 0);
    return (int)(sum / (ONE / 2));
}

static int points(struct world *w, const struct article *a, int64_t owner, int month)
{
    return halves(w, a, owner, ACCOUNT_POINTS, month);
}

static struct article *shared(struct world *w, const struct article_event *ev, size_t n)
{
    struct article *a = world_article(w, on("2026-01-05"), unit, ev, n);
    int64_t *units = arena_array(&w->a, 2, sizeof *units);

    units[0] = unit;
    units[1] = other;
    a->units = units;
    a->n_units = 2;
    return a;
}

/* X stands for whatever an event earned after it was combined: 2, then 3 more. */
static void test_each_x_is_given_after_combining(void **state)
{
    struct world *w = office("adoptions highest\nshare each 1.5\nsubmit set 4\n"
                             "adopt outlet Daily set 2\nadopt set 5\n");
    const struct article_event ev[] = {adopted_by(w, daily, on("2026-02-01")),
                                       adopted_by(w, weekly, on("2026-03-01")),
                                       adopted_by(w, daily, on("2026-04-01"))};
    struct article *a = shared(w, ev, 3);
    (void)state;

    for (int i = 0; i < 2; i++) {
        assert_int_equal(points(w, a, a->units[i], 1), 3);
        assert_int_equal(points(w, a, a->units[i], 2), 3);
        assert_int_equal(points(w, a, a->units[i], 3), 3);
        assert_int_equal(points(w, a, a->units[i], 4), 0); /* it added nothing */
    }
    world_free(w);
}

static void test_adoptions_of_all_versions_are_one_set(void **state)
{
    static const char *const hows[] = {"highest", "best 1", "best 1 levels"};
    (void)state;

    for (size_t i = 0; i < 3; i++) {
        struct world *w = office("adoptions highest\nadopt set 3\n");
        world_scheme(
            w,
            arena_printf(&w->a, "scheme y from 2026-03-01\nadoptions %s\nadopt set 5\n",
                         hows[i]));
        const struct article_event ev[] = {adopted_by(w, daily, on("2026-02-01")),
                                           adopted_by(w, daily, on("2026-03-01"))};
        struct article *a = world_article(w, on("2026-01-05"), unit, ev, 2);
        assert_int_equal(points(w, a, unit, 2), 6);
        assert_int_equal(points(w, a, unit, 3), 4);
        world_free(w);
    }
}

static struct article_event instructed(const char *day, enum leader_rank by)
{
    return (struct article_event){
        .kind = EVENT_INSTRUCT, .day = on(day), .level = -1, .leader = by};
}

/* Only `highest` takes the largest factor alone. */
static void test_factors_of_instructions(void **state)
{
    static const struct {
        const char *clause;
        int march;
    } want[] = {
        {"", 8}, {"combine instruct best 1\n", 8}, {"combine instruct highest\n", 4}};
    (void)state;

    for (size_t i = 0; i < 3; i++) {
        char text[120];
        snprintf(text, sizeof text, "adoptions all\nadopt set 2\ninstruct mul 2\n%s",
                 want[i].clause);
        struct world *w = office(text);
        const struct article_event ev[] = {adopted_by(w, daily, on("2026-01-06")),
                                           instructed("2026-02-01", LEADER_OTHER),
                                           instructed("2026-03-01", LEADER_PRINCIPAL),
                                           adopted_by(w, weekly, on("2026-03-02"))};
        struct article *a = world_article(w, on("2026-01-05"), unit, ev, 4);
        int more = want[i].march;
        assert_int_equal(points(w, a, unit, 1), 4);
        assert_int_equal(points(w, a, unit, 2), 4);
        /* 2 x 4 - 2 x 2 by the second instruction, and the new 2 as often */
        assert_int_equal(points(w, a, unit, 3), more == 8 ? 8 + 16 : 0 + 8);
        world_free(w);
    }
}

/* What an instruction adds is its own, beside the larger of relays and adoptions. */
static void test_replaced_relays_and_an_instruction(void **state)
{
    struct world *w = office("adoptions all\nrelays replaced\nrelay set 10\n"
                             "adopt set 4 section s\ninstruct mul 3\n");
    int s = w->versions[0].figures[scheme_figure(&w->versions[0], "s")].pot;
    const struct article_event ev[] = {
        instructed("2026-01-10", LEADER_OTHER),
        {.kind = EVENT_RELAY, .day = on("2026-02-01"), .level = -1},
        adopted_by(w, daily, on("2026-03-01"))};
    struct article *a = world_article(w, on("2026-01-05"), unit, ev, 3);
    (void)state;

    assert_int_equal(points(w, a, unit, 2), 20);
    assert_int_equal(halves(w, a, unit, s, 3), 0);
    assert_int_equal(points(w, a, unit, 3), 2 * (4 * 3 - 4));
    world_free(w);
}

/* What an event earns is its whole value: by its lines, however it came about. */
static void test_a_whole_value_by_its_lines(void **state)
{
    struct world *w = office("adoptions first then 3\nrelays replaced\nrelay set 1\n"
                             "adopt outlet Daily set 0.5\nadopt set 1.5\n"
                             "adopt outlet Weekly add 1 section s\n");
    int s = w->versions[0].figures[scheme_figure(&w->versions[0], "s")].pot;
    const struct article_event ev[] = {
        {.kind = EVENT_RELAY, .day = on("2026-01-06"), .level = -1},
        adopted_by(w, daily, on("2026-02-01")),
        adopted_by(w, weekly, on("2026-03-01"))};
    struct article *a = world_article(w, on("2026-01-05"), unit, ev, 3);
    (void)state;

    /* max(1, 0.5 + 3) - max(1, 0.5) = 2.5, and 1.5 + 1 is its value */
    assert_int_equal(points(w, a, unit, 2), 0);
    assert_int_equal(points(w, a, unit, 3), 3);
    assert_int_equal(halves(w, a, unit, s, 3), 2);
    world_free(w);
}

/* A mul without a section books where the instruction's set does. */
static void test_where_an_instruction_books(void **state)
{
    struct world *w = office("adoptions all\nadopt set 2\ninstruct set 1 section s\n"
                             "instruct mul 2\ninstruct mul 1.5 section t\n");
    int s = w->versions[0].figures[scheme_figure(&w->versions[0], "s")].pot;
    const struct article_event ev[] = {adopted_by(w, daily, on("2026-01-06")),
                                       instructed("2026-02-01", LEADER_OTHER),
                                       adopted_by(w, weekly, on("2026-03-01"))};
    struct article *a = world_article(w, on("2026-01-05"), unit, ev, 3);
    (void)state;

    assert_int_equal(halves(w, a, unit, s, 2), 2 * (1 + 4));
    assert_int_equal(halves(w, a, unit, s, 3), 2 * 4);
    assert_int_equal(points(w, a, unit, 3), 4);
    world_free(w);
}

/* What happens to a closed unit's articles is of the group in which it was. */
static void test_group_of_a_closed_unit(void **state)
{
    struct world *w = office("adoptions all\ngroup h to parent\nadopt group g set 2\n"
                             "adopt set 1\n");
    const struct article_event ev = adopted_by(w, daily, on("2026-03-01"));
    struct article *a = world_article(w, on("2026-01-05"), unit, &ev, 1);
    struct article *b = world_article(w, on("2026-01-05"), other, &ev, 1);
    (void)state;

    w->units[0].closed = w->units[1].closed = on("2026-02-01");
    w->units[1].parent_id = unit;
    assert_int_equal(points(w, a, unit, 3), 4);
    assert_int_equal(points(w, b, unit, 3), 2);
    assert_int_equal(points(w, b, other, 3), 0);
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_x_is_given_after_combining),
        cmocka_unit_test(test_adoptions_of_all_versions_are_one_set),
        cmocka_unit_test(test_factors_of_instructions),
        cmocka_unit_test(test_replaced_relays_and_an_instruction),
        cmocka_unit_test(test_a_whole_value_by_its_lines),
        cmocka_unit_test(test_where_an_instruction_books),
        cmocka_unit_test(test_group_of_a_closed_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
