/* What triggers ask for, and the numbers that it is about. */
#include "core/proposal.h"

#include "world.h"

static int64_t u, v;

static struct world *office(const char *clauses)
{
    struct world *w = world_new();
    int64_t g = world_group(w, "towns");
    u = world_unit_open(w, "u", NEVER, NEVER);
    v = world_unit_open(w, "v", NEVER, NEVER);
    for (size_t i = 0; i < 2; i++)
        w->memberships[w->names.n_memberships++] =
            (struct membership){.id = ++w->last_id,
                                .unit_id = i ? v : u,
                                .group_id = g,
                                .from = NEVER,
                                .to = NEVER};
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

static struct board *year(struct world *w)
{
    return world_board(w, "2026", on("2026-04-10"), (struct tallies){0});
}

static void test_latest_of_each(void **state)
{
    struct world *w = office("midperiod full\nquota units submitted per month 2\n"
                             "trigger a short submitted per month then notice list\n"
                             "trigger b short submitted per month 2 running then talk "
                             "criticise no-award\n"
                             "trigger c reach 3 submitted per month then commend\n");
    struct proposal *all;
    size_t n;
    (void)state;

    /* u: 2 0 1, v: 3 2 0 in January to March; April is not over. */
    submit(w, u, "2026-01-05", 2);
    submit(w, u, "2026-03-05", 1);
    submit(w, v, "2026-01-06", 3);
    submit(w, v, "2026-02-06", 2);
    proposals_build(&w->a, year(w), on("2026-01-01"), on("2026-04-30"), &all, &n);
    /* a: u (February, March: twice), v (March); b: u in March, two actions; c: v. */
    assert_int_equal(n, 5);
    assert_int_equal(all[0].kind, FOLLOW_REMIND);
    assert_int_equal(all[0].fired->owner_id, u);
    assert_int_equal(all[0].fired->period.first, on("2026-03-01"));
    assert_int_equal(all[0].times, 2);
    assert_int_equal(all[1].fired->owner_id, v);
    assert_int_equal(all[1].times, 1);
    assert_int_equal(all[2].kind, FOLLOW_TALK);
    assert_int_equal(all[2].fired->owner_id, u);
    assert_int_equal(all[3].kind, FOLLOW_CRITICISE);
    assert_int_equal(all[4].kind, FOLLOW_COMMEND);
    assert_int_equal(all[4].fired->owner_id, v);
    /* Of another stretch only what ends in it. */
    proposals_build(&w->a, year(w), on("2026-02-01"), on("2026-02-28"), &all, &n);
    assert_int_equal(n, 1);
    assert_int_equal(all[0].fired->period.first, on("2026-02-01"));
    proposals_build(&w->a, year(w), on("2026-04-01"), on("2026-04-30"), &all, &n);
    assert_int_equal(n, 0);
    world_free(w);
}

static void test_numbers(void **state)
{
    struct world *w =
        office("midperiod full\nquota units submitted per month 2\n"
               "quota units submitted per year 20\nquota units adopted per month 1\n"
               "trigger a short submitted per month then talk\n");
    struct proposal *all;
    size_t n;
    (void)state;

    submit(w, u, "2026-02-05", 1);
    submit(w, v, "2026-02-05", 2);
    struct board *b = year(w);
    proposals_build(&w->a, b, on("2026-02-01"), on("2026-02-28"), &all, &n);
    assert_int_equal(n, 1);
    const struct fired *f = all[0].fired;
    const struct shortfall *g =
        proposal_gap(b, f->scheme, f->trigger, OWNER_UNIT, u, f->period);
    assert_non_null(g);
    assert_int_equal(g->required, 2 * ONE);
    assert_int_equal(g->done, ONE);
    g = proposal_gap(b, f->scheme, f->trigger, OWNER_UNIT, v, f->period);
    assert_non_null(g);
    assert_int_equal(g->missing, 0);
    assert_null(proposal_gap(b, f->scheme, f->trigger, OWNER_PERSON, u, f->period));
    world_free(w);
}

static void test_steps(void **state)
{
    (void)state;
    assert_true(followup_may(FOLLOW_TALK, FOLLOW_PROPOSED, FOLLOW_HELD));
    assert_true(followup_may(FOLLOW_TALK, FOLLOW_HELD, FOLLOW_RECTIFY));
    assert_true(followup_may(FOLLOW_TALK, FOLLOW_RECTIFY, FOLLOW_CLOSED));
    assert_true(followup_may(FOLLOW_REMIND, FOLLOW_SENT, FOLLOW_SENT));
    assert_false(followup_may(FOLLOW_REMIND, FOLLOW_PROPOSED, FOLLOW_HELD));
    assert_false(followup_may(FOLLOW_TALK, FOLLOW_SENT, FOLLOW_RECTIFY));
    assert_false(followup_may(FOLLOW_TALK, FOLLOW_CLOSED, FOLLOW_HELD));
    assert_false(followup_may(FOLLOW_TALK, FOLLOW_DROPPED, FOLLOW_SENT));
    assert_false(followup_may(FOLLOW_TALK, FOLLOW_PROPOSED, FOLLOW_CLOSED));
    assert_false(followup_may(FOLLOW_TALK, FOLLOW_SENT, FOLLOW_PROPOSED));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_latest_of_each),
                                       cmocka_unit_test(test_numbers),
                                       cmocka_unit_test(test_steps)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
