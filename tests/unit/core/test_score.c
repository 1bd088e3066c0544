#include "world.h"

#define SCHEME_HEAD                                                                    \
    "scheme x from 2026-01-01\nshare units each equal\nshare authors each full\n"

static int64_t daily, weekly;

static struct world *office(const char *adoptions)
{
    struct world *w = world_new();
    int64_t g = world_group(w, "g");

    world_unit(w, "u1", g);
    world_unit(w, "u2", g);
    world_unit(w, "u3", g);
    daily = world_outlet(w, "Daily", LEVEL_OWN);
    weekly = world_outlet(w, "Weekly", LEVEL_CITY);
    world_scheme(w, arena_printf(&w->a,
                                 SCHEME_HEAD "adoptions %s\n"
                                             "submit type 调研 set 1.5\n"
                                             "submit set 1\n"
                                             "adopt outlet Daily set 5\n"
                                             "adopt level city form single set 20\n"
                                             "adopt level city set 12\n"
                                             "adopt type 问题 add 2\n"
                                             "adopt form single add 1\n"
                                             "instruct set 10\n"
                                             "late set -1\n",
                                 adoptions));
    return w;
}

static struct credit_list score(const struct world *w, const struct article *a)
{
    struct credit_list l = {0};
    score_article(&w->schemes, a, &l);
    return l;
}

static tb_amount points_of(const struct credit_list *l, enum owner_kind kind,
                           int64_t id, tb_day first, tb_day last)
{
    tb_amount sum = 0;
    for (size_t i = 0; i < l->n; i++) {
        const struct credit *c = &l->items[i];
        if (c->account == ACCOUNT_POINTS && c->owner_kind == kind &&
            c->owner_id == id && first <= c->day && c->day <= last)
            sum += c->amount;
    }
    return sum;
}

static tb_amount points(const struct world *w, const struct article *a, int64_t unit)
{
    struct credit_list l = score(w, a);
    tb_amount sum = points_of(&l, OWNER_UNIT, unit, TB_DAY_MIN, TB_DAY_MAX);
    credit_list_free(&l);
    return sum;
}

static int adopted(const struct world *w, const struct article *a, int64_t unit,
                   tb_day first, tb_day last)
{
    struct credit_list l = score(w, a);
    int n = 0;
    for (size_t i = 0; i < l.n; i++) {
        const struct credit *c = &l.items[i];
        n += c->account == ACCOUNT_ADOPTED && c->owner_id == unit && first <= c->day &&
             c->day <= last && c->since < first;
    }
    credit_list_free(&l);
    return n;
}

static void test_first_set_then_every_add(void **state)
{
    struct world *w = office("all");
    (void)state;
    struct article_event ev = adopted_by(w, weekly, on("2026-03-05"));
    ev.form = FORM_SINGLE;
    struct article *a = world_article(w, on("2026-03-01"), w->units[0].id, &ev, 1);
    a->type_key = "问题";
    struct credit_list l = score(w, a);
    const int numbers[] = {6, 8, 10, 11}; /* submit set; city single set, both adds */
    const int amounts[] = {1, 20, 2, 1};
    size_t n = 0;
    for (size_t i = 0; i < l.n; i++) {
        if (l.items[i].account != ACCOUNT_POINTS)
            continue;
        assert_true(n < 4);
        assert_int_equal(CREDIT_NUMBER(l.items[i].line), numbers[n]);
        assert_int_equal(CREDIT_SCHEME(l.items[i].line), w->versions[0].id);
        assert_true(l.items[i].amount == amounts[n] * ONE);
        assert_int_equal(l.items[i].event_id, n == 0 ? 0 : a->events[0].id);
        assert_int_equal(l.items[i].day, n == 0 ? a->day : on("2026-03-05"));
        n++;
    }
    assert_int_equal(n, 4);
    credit_list_free(&l);
    world_free(w);
}

static void test_all_and_highest(void **state)
{
    static const struct {
        const char *how;
        int total, march, april;
    } cases[] = {{"all", 18, 6, 12}, {"highest", 13, 6, 7}};
    (void)state;

    for (size_t i = 0; i < 2; i++) {
        struct world *w = office(cases[i].how);
        int64_t u = w->units[0].id;
        const struct article_event ev[] = {adopted_by(w, weekly, on("2026-04-02")),
                                           adopted_by(w, daily, on("2026-03-09"))};
        struct article *a = world_article(w, on("2026-03-01"), u, ev, 2);
        struct credit_list l = score(w, a);
        assert_true(points(w, a, u) == cases[i].total * ONE);
        assert_true(points_of(&l, OWNER_UNIT, u, on("2026-03-01"), on("2026-03-31")) ==
                    cases[i].march * ONE);
        assert_true(points_of(&l, OWNER_UNIT, u, on("2026-04-01"), on("2026-04-30")) ==
                    cases[i].april * ONE);
        credit_list_free(&l);
        world_free(w);
    }
}

static void test_lower_adoption_keeps_a_zero_credit(void **state)
{
    struct world *w = office("highest");
    (void)state;
    const struct article_event ev[] = {adopted_by(w, weekly, on("2026-03-02")),
                                       adopted_by(w, daily, on("2026-03-02"))};
    struct article *a = world_article(w, on("2026-03-01"), w->units[0].id, ev, 2);
    struct credit_list l = score(w, a);
    bool seen = false;
    for (size_t i = 0; i < l.n; i++)
        if (l.items[i].event_id == a->events[1].id &&
            l.items[i].account == ACCOUNT_POINTS) {
            assert_true(l.items[i].amount == 0);
            assert_int_equal(CREDIT_NUMBER(l.items[i].line), 7);
            seen = true;
        }
    assert_true(seen);
    assert_true(points(w, a, w->units[0].id) == 13 * ONE);
    credit_list_free(&l);
    world_free(w);
}

static void test_no_clause_and_no_scheme(void **state)
{
    struct world *w = office("all");
    (void)state;
    struct article_event ev = adopted_by(w, daily, on("2025-12-02"));
    struct article *a = world_article(w, on("2025-12-01"), w->units[0].id, &ev, 1);
    struct credit_list l = score(w, a);
    assert_int_equal(l.n, 2); /* adopted, and points of 0 */
    assert_int_equal(l.items[0].account, ACCOUNT_ADOPTED);
    assert_int_equal(l.items[1].line, 0);
    assert_true(l.items[1].amount == 0);
    credit_list_free(&l);

    struct article_event odd = {.kind = EVENT_MANUAL,
                                .day = on("2026-02-01"),
                                .level = -1,
                                .has_value = true,
                                .value = 9 * ONE};
    a = world_article(w, on("2026-01-05"), w->units[0].id, &odd, 1);
    assert_true(points(w, a, w->units[0].id) == ONE); /* the handing-in alone */
    world_free(w);
}

static void test_void_has_no_credits(void **state)
{
    struct world *w = office("all");
    (void)state;
    struct article_event ev = adopted_by(w, daily, on("2026-03-02"));
    struct article *a = world_article(w, on("2026-03-01"), w->units[0].id, &ev, 1);
    a->voided = true;
    struct credit_list l = score(w, a);
    assert_int_equal(l.n, 0);
    credit_list_free(&l);
    world_free(w);
}

static void test_several_units_and_authors(void **state)
{
    struct world *w = office("all");
    (void)state;
    int64_t p = world_person(w, "p", w->units[0].id);
    const int64_t units[] = {w->units[2].id, w->units[0].id, w->units[1].id};
    const int64_t authors[] = {0, p};
    struct article_event ev = adopted_by(w, daily, on("2026-03-02"));
    struct article *a = world_article(w, on("2026-03-01"), 0, &ev, 1);
    a->units = units;
    a->n_units = 3;
    a->authors = authors;
    a->n_authors = 2;
    struct credit_list l = score(w, a);
    for (size_t i = 0; i < 3; i++) {
        assert_true(points_of(&l, OWNER_UNIT, units[i], TB_DAY_MIN, TB_DAY_MAX) ==
                    2 * ONE);
        assert_int_equal(adopted(w, a, units[i], on("2026-03-01"), on("2026-03-31")),
                         1);
    }
    assert_true(points_of(&l, OWNER_PERSON, p, TB_DAY_MIN, TB_DAY_MAX) == 6 * ONE);
    for (size_t i = 0; i < l.n; i++)
        assert_true(l.items[i].owner_id != 0);
    credit_list_free(&l);

    w->versions[0].n_shares = 0; /* nobody may guess */
    assert_true(points(w, a, units[0]) == 0);
    assert_int_equal(adopted(w, a, units[0], on("2026-03-01"), on("2026-03-31")), 1);
    world_free(w);
}

static void test_share_gives_the_rest_to_the_first(void **state)
{
    struct world *w = office("all");
    (void)state;
    int64_t units[11];
    for (size_t i = 0; i < 11; i++)
        units[i] = i < 3 ? w->units[i].id : (int64_t)(1000 + i);
    struct article *a = world_article(w, on("2026-03-01"), 0, NULL, 0);
    a->units = units;
    a->n_units = 11;
    struct credit_list l = score(w, a);
    tb_amount sum = 0, each = ONE / 11;
    for (size_t i = 0; i < 11; i++) {
        tb_amount got = points_of(&l, OWNER_UNIT, units[i], TB_DAY_MIN, TB_DAY_MAX);
        assert_true(got == (i == 0 ? each + ONE % 11 : each));
        sum += got;
    }
    assert_true(sum == ONE);
    credit_list_free(&l);
    world_free(w);
}

static void test_event_of_one_owner(void **state)
{
    struct world *w = office("highest");
    (void)state;
    const int64_t units[] = {w->units[0].id, w->units[1].id};
    struct article_event ev[] = {adopted_by(w, weekly, on("2026-03-02")),
                                 adopted_by(w, daily, on("2026-03-05")),
                                 {.kind = EVENT_LATE,
                                  .day = on("2026-03-06"),
                                  .level = -1,
                                  .unit_id = w->units[2].id}};
    ev[0].unit_id = units[0];
    ev[1].unit_id = units[1];
    struct article *a = world_article(w, on("2026-03-01"), 0, ev, 3);
    a->units = units;
    a->n_units = 2;
    /* Each has its own best and its own first adoption, in full. */
    assert_true(points(w, a, units[0]) == 12 * ONE + ONE / 2);
    assert_true(points(w, a, units[1]) == 5 * ONE + ONE / 2);
    assert_int_equal(adopted(w, a, units[0], on("2026-03-01"), on("2026-03-31")), 1);
    assert_int_equal(adopted(w, a, units[1], on("2026-03-01"), on("2026-03-31")), 1);
    assert_true(points(w, a, w->units[2].id) == -ONE);
    world_free(w);
}

static void test_adopted_in_split_periods(void **state)
{
    struct world *w = office("all");
    (void)state;
    int64_t u = w->units[0].id;
    const struct article_event ev[] = {adopted_by(w, daily, on("2026-03-09")),
                                       adopted_by(w, weekly, on("2026-03-09")),
                                       adopted_by(w, weekly, on("2026-05-20")),
                                       adopted_by(w, daily, on("2026-05-02"))};
    struct article *a = world_article(w, on("2026-02-01"), u, ev, 4);
    static const struct {
        const char *first, *last;
        int adopted;
    } cases[] = {
        {"2026-01-01", "2026-12-31", 1}, {"2026-03-01", "2026-03-31", 1},
        {"2026-03-09", "2026-03-09", 1}, {"2026-02-01", "2026-02-28", 0},
        {"2026-03-10", "2026-12-31", 1}, {"2026-05-01", "2026-05-31", 1},
        {"2026-05-03", "2026-05-31", 1}, {"2026-05-21", "2026-12-31", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(adopted(w, a, u, on(cases[i].first), on(cases[i].last)),
                         cases[i].adopted);
    world_free(w);
}

/* --- properties ------------------------------------------------------------------- */

static struct article *chance_article(struct world *w, uint64_t *seed)
{
    struct article_event ev[8];
    size_t n = chance(seed, 9);
    for (size_t i = 0; i < n; i++) {
        ev[i] = adopted_by(w, chance(seed, 2) ? daily : weekly,
                           on("2026-01-01") + (tb_day)chance(seed, 200));
        ev[i].form = (enum form)chance(seed, 3);
        if (chance(seed, 5) == 0)
            ev[i].unit_id = w->units[chance(seed, 2)].id;
        if (chance(seed, 6) == 0)
            ev[i].kind = EVENT_INSTRUCT;
    }
    w->n_articles = 0;
    struct article *a = world_article(w, on("2026-01-01"), w->units[0].id, ev, n);
    a->type_key = chance(seed, 2) ? "问题" : "";
    return a;
}

static int credit_order(const void *x, const void *y)
{
    const struct credit *a = x, *b = y;
    const int64_t keys[][2] = {{a->event_id, b->event_id},
                               {a->owner_kind, b->owner_kind},
                               {a->owner_id, b->owner_id},
                               {a->account, b->account},
                               {a->line, b->line}};
    for (size_t i = 0; i < 5; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

static void test_order_of_entry_does_not_matter(void **state)
{
    uint64_t seed = 7;
    (void)state;

    for (int round = 0; round < 200; round++) {
        struct world *w = office(round % 2 ? "all" : "highest");
        struct article *a = chance_article(w, &seed);
        struct credit_list one = score(w, a), two;
        struct article_event mixed[8];
        memset(mixed, 0, sizeof mixed);
        for (size_t i = 0; i < a->n_events; i++)
            mixed[i] = a->events[i];
        for (size_t i = a->n_events; i > 1; i--) {
            size_t k = chance(&seed, (uint32_t)i);
            struct article_event swap = mixed[i - 1];
            mixed[i - 1] = mixed[k];
            mixed[k] = swap;
        }
        a->events = mixed;
        two = score(w, a);
        assert_int_equal(one.n, two.n);
        if (one.n > 0) {
            qsort(one.items, one.n, sizeof *one.items, credit_order);
            qsort(two.items, two.n, sizeof *two.items, credit_order);
            for (size_t i = 0; i < one.n; i++) {
                assert_int_equal(one.items[i].event_id, two.items[i].event_id);
                assert_true(one.items[i].amount == two.items[i].amount);
                assert_int_equal(one.items[i].since, two.items[i].since);
                assert_int_equal(one.items[i].line, two.items[i].line);
            }
        }
        credit_list_free(&one);
        credit_list_free(&two);
        world_free(w);
    }
}

/* What office's clauses give an adoption. */
static tb_amount worth(const struct article *a, const struct article_event *ev)
{
    bool city = ev->outlet_id == weekly, single = ev->form == FORM_SINGLE;
    int set = !city ? 5 : single ? 20 : 12;
    return (set + (*a->type_key ? 2 : 0) + (single ? 1 : 0)) * ONE;
}

/* The year by the rule's own words: under `highest` the best adoption, under `all`
 * their sum, with everything else added. */
static tb_amount year_of(const struct article *a, bool highest)
{
    tb_amount best = 0, sum = ONE; /* the handing-in */
    for (size_t i = 0; i < a->n_events; i++) {
        const struct article_event *ev = &a->events[i];
        tb_amount v = ev->kind == EVENT_INSTRUCT ? 10 * ONE : worth(a, ev);
        if (ev->unit_id && ev->unit_id != a->units[0])
            continue;
        if (ev->kind == EVENT_INSTRUCT || !highest)
            sum += v;
        else if (v > best)
            best = v;
    }
    return sum + best;
}

static void test_months_sum_to_the_year(void **state)
{
    uint64_t seed = 11;
    (void)state;

    for (int round = 0; round < 300; round++) {
        bool highest = round % 2;
        struct world *w = office(highest ? "highest" : "all");
        struct article *a = chance_article(w, &seed);
        struct credit_list l = score(w, a);
        tb_amount months = 0;
        for (int32_t m = day_month(on("2026-01-01")); m <= day_month(on("2026-12-01"));
             m++)
            months += points_of(&l, OWNER_UNIT, a->units[0], day_month_first(m),
                                day_month_last(m));
        assert_true(months == year_of(a, highest));
        credit_list_free(&l);
        world_free(w);
    }
}

static void test_many_events(void **state)
{
    struct world *w = office("all");
    (void)state;
    struct article_event ev[40];
    for (size_t i = 0; i < 40; i++)
        ev[i] = adopted_by(w, daily, on("2026-03-01") + (tb_day)i);
    struct article *a = world_article(w, on("2026-03-01"), w->units[0].id, ev, 40);
    assert_true(points(w, a, w->units[0].id) == (1 + 40 * 5) * ONE);
    world_free(w);
}

/* Factors that run over are too much, never too little. */
static void test_products_do_not_run_over(void **state)
{
    struct world *w = office("all");
    (void)state;

    world_scheme(w, "scheme x from 2026-01-01\nadoptions all\nsubmit set 1000000000\n"
                    "submit mul 1000000\nsubmit mul 1000000\nsubmit mul -1000000\n");
    struct article *a = world_article(w, on("2026-03-01"), w->units[0].id, NULL, 0);
    struct credit_list l = score(w, a);
    assert_int_equal(l.n, 3); /* the second mul adds nothing any more */
    assert_true(l.items[1].amount > 2000000000000 * ONE);
    assert_true(l.items[2].amount < -2000000000000 * ONE);
    credit_list_free(&l);
    world_free(w);
}

/* As many figures as a text has room for. */
static void test_figures_without_number(void **state)
{
    struct world *w = office("all");
    struct strbuf text = {0};
    (void)state;

    strbuf_puts(&text, "scheme x from 2026-01-01\nadoptions all\n");
    for (int i = 0; i < 100; i++)
        strbuf_printf(&text, "submit set 1 account a%d\ncount n%d adopt\n", i, i);
    world_scheme(w, text.s);
    const struct scheme *s = &w->schemes.items[w->schemes.n - 1];
    const struct article_event ev[] = {adopted_by(w, daily, on("2026-03-02")),
                                       adopted_by(w, weekly, on("2026-03-03"))};
    struct article *a = world_article(w, on("2026-03-01"), w->units[0].id, ev, 2);
    struct credit_list l = score(w, a);
    for (size_t k = FIGURE_RATE + 1; k < s->n_figures; k++) {
        tb_amount sum = 0;
        for (size_t i = 0; i < l.n; i++)
            sum += l.items[i].account == s->figures[k].pot ? l.items[i].amount : 0;
        assert_int_equal(sum, ONE); /* twice adopted is one piece */
    }
    credit_list_free(&l);
    strbuf_free(&text);
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_set_then_every_add),
        cmocka_unit_test(test_all_and_highest),
        cmocka_unit_test(test_lower_adoption_keeps_a_zero_credit),
        cmocka_unit_test(test_no_clause_and_no_scheme),
        cmocka_unit_test(test_void_has_no_credits),
        cmocka_unit_test(test_several_units_and_authors),
        cmocka_unit_test(test_share_gives_the_rest_to_the_first),
        cmocka_unit_test(test_event_of_one_owner),
        cmocka_unit_test(test_adopted_in_split_periods),
        cmocka_unit_test(test_order_of_entry_does_not_matter),
        cmocka_unit_test(test_months_sum_to_the_year),
        cmocka_unit_test(test_many_events),
        cmocka_unit_test(test_products_do_not_run_over),
        cmocka_unit_test(test_figures_without_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
