/* How many submissions each unit made in each of the last weeks. */
#include "fixture.h"

#define WEEKS 3

static void weeks_are_counted(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct receipt r;
    int *counts;
    /* 2018-06-26 is a Tuesday: the weeks begin on June 11, 18 and 25. */
    static const struct {
        int unit, month, day;
    } made[] = {{0, 6, 10}, {0, 6, 11}, {0, 6, 17}, {1, 6, 18}, {0, 6, 25}, {2, 6, 27}};
    tb_day today = day_from_civil(2018, 6, 26);
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        struct change c = submission(
            f, made[i].unit, day_from_civil(2018, made[i].month, made[i].day), "T");
        ok(store_apply(f->s, &f->li, &c, 1, &r, e));
    }
    struct change voided = event(r.first_id, EVENT_VOID, today, 0);
    ok(store_apply(f->s, &f->li, &voided, 1, &r, e));

    /* In the order asked for, which is not that of the ids; an unknown unit has none.
     */
    const int64_t units[] = {f->unit[2], f->unit[0], 999999, f->unit[1]};
    const int want[] = {0, 0, 0, 2, 0, 1, 0, 0, 0, 0, 1, 0};
    ok(store_rhythm(f->s, today, WEEKS, &a, units, 4, &counts, e));
    for (int i = 0; i < 4 * WEEKS; i++)
        assert_int_equal(counts[i], want[i]);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(weeks_are_counted, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
