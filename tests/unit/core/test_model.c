#include "world.h"

static void test_lookups_by_index_equal_walks(void **state)
{
    struct world *w = world_new();
    struct names walked;
    char name[MOST][16];
    (void)state;

    for (size_t i = 0; i < 20; i++) {
        snprintf(name[i], sizeof name[i], "n%zu", 37 * i % 20);
        int64_t g = world_group(w, arena_printf(&w->a, "g%s", name[i]));
        int64_t u = world_unit(w, name[i], g);
        world_person(w, name[i], u);
        world_outlet(w, name[i], LEVEL_OWN);
    }
    walked = w->names;
    names_index(&w->a, &w->names);
    for (int64_t id = 0; id <= w->last_id + 1; id++) {
        assert_ptr_equal(names_group(&w->names, id), names_group(&walked, id));
        assert_ptr_equal(names_unit(&w->names, id), names_unit(&walked, id));
        assert_ptr_equal(names_outlet(&w->names, id), names_outlet(&walked, id));
        assert_true(names_person(&walked, id) == NULL ||
                    names_person(&w->names, id)->id == id);
    }
    for (size_t i = 0; i < 20; i++) {
        assert_ptr_equal(names_unit_by_key(&w->names, name[i]), &w->units[i]);
        assert_ptr_equal(names_outlet_by_key(&w->names, name[i]), &w->outlets[i]);
        assert_ptr_equal(names_person_by_key(&w->names, name[i]), &w->people[i]);
        assert_ptr_equal(names_group_by_key(&w->names, w->groups[i].key),
                         &w->groups[i]);
        assert_int_equal(names_unit_order(&w->names, w->units[i].id), i);
    }
    assert_null(names_unit_by_key(&w->names, "gn1"));
    assert_null(names_person_by_key(&w->names, ""));
    assert_int_equal(names_group_order(&w->names, 99999), 20);
    world_free(w);
}

static void test_memberships_follow_moves_and_openings(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t a = world_group(w, "a"), b = world_group(w, "b");
    int64_t u = world_unit_open(w, "u", 100, 200);
    world_member(w, u, a, NEVER, NEVER); /* open-ended, cut by the next */
    world_member(w, u, b, 150, NEVER);
    int64_t v = world_unit_open(w, "v", NEVER, NEVER);
    world_member(w, v, a, 10, 20);
    names_index(&w->a, &w->names);

    assert_null(names_membership_on(&w->names, u, 99));
    assert_int_equal(names_membership_on(&w->names, u, 100)->group_id, a);
    assert_int_equal(names_membership_on(&w->names, u, 149)->group_id, a);
    assert_int_equal(names_membership_on(&w->names, u, 150)->group_id, b);
    assert_int_equal(names_membership_on(&w->names, u, 200)->group_id, b);
    assert_null(names_membership_on(&w->names, u, 201));
    assert_int_equal(names_membership_in(&w->names, u, 0, 149)->group_id, a);
    assert_int_equal(names_membership_in(&w->names, u, 0, 999)->group_id, b);
    assert_null(names_membership_in(&w->names, u, 201, 999));
    assert_null(names_membership_in(&w->names, v, 21, 30));
    assert_non_null(names_membership_in(&w->names, v, 20, 30));
    assert_null(names_membership_in(&w->names, 12345, 0, 30));
    world_free(w);
}

static void test_posts(void **state)
{
    struct world *w = world_new();
    (void)state;

    int64_t g = world_group(w, "g"), u = world_unit(w, "u", g),
            v = world_unit(w, "v", g);
    int64_t p = world_person(w, "p", u);
    w->posts[0].to = 49;
    w->posts[1] =
        (struct post){.id = 900, .person_id = p, .unit_id = v, .from = 60, .to = 70};
    w->names.n_posts = 2;
    assert_int_equal(names_post_on(&w->names, p, 49)->unit_id, u);
    assert_null(names_post_on(&w->names, p, 50));
    assert_int_equal(names_post_in(&w->names, p, 0, 60)->unit_id, v);
    assert_int_equal(names_post_in(&w->names, p, 0, 59)->unit_id, u);
    assert_null(names_post_in(&w->names, p, 71, 99));
    world_free(w);
}

static void test_sums_stay_in_range(void **state)
{
    (void)state;
    assert_true(amount_plus(INT64_MAX, 1) == TB_AMOUNT_HELD);
    assert_true(amount_plus(INT64_MIN, -1) == -TB_AMOUNT_HELD);
    assert_true(amount_plus(3, -5) == -2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lookups_by_index_equal_walks),
        cmocka_unit_test(test_memberships_follow_moves_and_openings),
        cmocka_unit_test(test_posts),
        cmocka_unit_test(test_sums_stay_in_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
