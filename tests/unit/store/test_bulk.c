/* Bulk writing: the same records, numbers and journal as row by row. */
#include "base/mem.h"

#include "fixture.h"

/* Several units and authors, and texts around the lengths where the changeset's
 * length field grows. */
static struct change article(const struct fixture *f, int i, char *title, char *note,
                             char *ref)
{
    memset(note, 'n', 200);
    note[i % 200] = '\0';
    snprintf(title, 64, "article 第%d号", i);
    snprintf(ref, 24, "2018-%04d", i % 3 ? i + 1 : 50000 - i);
    struct change c = {.kind = CHANGE_SUBMIT,
                       .submit = {.ref = ref,
                                  .day = day_from_civil(2018, 1 + i % 6, 1 + i % 28),
                                  .received = TB_DAY_NONE,
                                  .title = title,
                                  .type = i % 2 ? "notice" : "",
                                  .note = note,
                                  .length = i % 5 ? i : -1,
                                  .units = {f->unit[i % 4], f->unit[(i + 1) % 4]},
                                  .n_units = i % 7 == 6 ? 2 : 1,
                                  .authors = {{f->person[i % 2], "Chen"}, {0, "guest"}},
                                  .n_authors = (size_t)(i % 3)}};
    return c;
}

static int64_t put_many(struct fixture *f, bool bulk, int n, int64_t *first)
{
    char title[64], note[256], ref[24];
    struct receipt r;
    int64_t id;
    ok(store_begin(f->s, &f->li, e));
    if (bulk)
        ok(store_bulk(f->s, e));
    for (int i = 0; i < n; i++) {
        struct change c = article(f, i, title, note, ref);
        ok(store_put(f->s, &c, &id, e));
        if (i == 0)
            *first = id;
    }
    ok(store_commit(f->s, &r, e));
    return r.seq;
}

static tb_amount points(struct fixture *f)
{
    struct arena a = {0};
    struct board_input in = {.period = {.first = day_from_civil(2018, 1, 1),
                                        .last = day_from_civil(2018, 12, 31)}};
    struct tallies t;
    tb_amount sum = 0;
    ok(store_tallies(f->s, &in, NULL, 0, &a, &t, e));
    for (size_t i = 0; i < t.whole.n; i++)
        sum += t.whole.items[i].points * (int64_t)(i + 1) + t.whole.items[i].submitted;
    arena_free(&a);
    return sum;
}

static void test_same_as_rows(void **state)
{
    struct fixture *f = *state;
    int64_t first;
    int64_t seq = put_many(f, false, 1000, &first);
    tb_amount want = points(f);
    struct receipt r;
    assert_true(want > 0);
    ok(store_undo(f->s, &f->li, seq, &r, e));
    assert_int_equal(points(f), 0);
    put_many(f, true, 1000, &first);
    assert_true(points(f) == want);
    assert_findings(f, 0);
}

/* Enough for several parts of the journal entry. */
static void test_undo_and_redo(void **state)
{
    struct fixture *f = *state;
    int64_t first;
    int64_t seq = put_many(f, true, 15000, &first);
    tb_amount want = points(f);
    struct receipt undo, redo;
    ok(store_undo(f->s, &f->li, seq, &undo, e));
    assert_int_equal(points(f), 0);
    ok(store_undo(f->s, &f->li, undo.seq, &redo, e));
    assert_true(points(f) == want);
    assert_findings(f, 0);
}

/* A change of another kind ends the bulk; what follows is written row by row. */
static void test_event_within(void **state)
{
    struct fixture *f = *state;
    char title[64], note[256], ref[24];
    struct receipt r;
    int64_t id;
    ok(store_begin(f->s, &f->li, e));
    ok(store_bulk(f->s, e));
    for (int i = 0; i < 100; i++) {
        struct change c = article(f, i, title, note, ref);
        ok(store_put(f->s, &c, &id, e));
    }
    struct change adopt = event(id, EVENT_ADOPT, day_from_civil(2018, 6, 30), f->city);
    adopt.event.unit_id = f->unit[0];
    ok(store_put(f->s, &adopt, NULL, e));
    struct change c = article(f, 100, title, note, ref);
    ok(store_put(f->s, &c, &id, e));
    ok(store_commit(f->s, &r, e));
    assert_int_equal(r.made, 102);
    assert_findings(f, 0);
    ok(store_undo(f->s, &f->li, r.seq, &r, e));
    assert_findings(f, 0);
}

/* The earlier row may not be in the table yet. */
static void test_reference_twice(void **state)
{
    struct fixture *f = *state;
    static const char *const refs[] = {"2018-0009", "2018-0003", "2018-0005"};
    struct tb_err err;
    struct receipt r;
    ok(store_begin(f->s, &f->li, e));
    ok(store_bulk(f->s, e));
    for (size_t i = 0; i < 3; i++) {
        struct change c = submission(f, 0, day_from_civil(2018, 3, 1), "once");
        c.submit.ref = refs[i];
        ok(store_put(f->s, &c, NULL, e));
    }
    for (size_t i = 0; i < 3; i++) {
        struct change c = submission(f, 0, day_from_civil(2018, 3, 1), "twice");
        c.submit.ref = refs[i];
        assert_int_equal(store_put(f->s, &c, NULL, &err), TB_INVALID);
    }
    ok(store_commit(f->s, &r, e));
    assert_int_equal(r.made, 3);
    assert_findings(f, 0);
}

static void test_abandoned(void **state)
{
    struct fixture *f = *state;
    char title[64], note[256], ref[24];
    int64_t first;
    ok(store_begin(f->s, &f->li, e));
    ok(store_bulk(f->s, e));
    for (int i = 0; i < 500; i++) {
        struct change c = article(f, i, title, note, ref);
        ok(store_put(f->s, &c, NULL, e));
    }
    store_abandon(f->s);
    assert_int_equal(points(f), 0);
    assert_findings(f, 0);
    put_many(f, false, 100, &first);
    assert_findings(f, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_same_as_rows, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_undo_and_redo, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_event_within, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_reference_twice, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_abandoned, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
