/* What happened after an entry: every kind of change names its records, its undo too.
 */
#include "fixture.h"

static int64_t head_of(struct fixture *f)
{
    int64_t seq;
    ok(store_head(f->s, &seq, e));
    return seq;
}

static bool names_record(const struct touched *t, int64_t id)
{
    for (size_t i = 0; i < t->n; i++) {
        if (i > 0)
            assert_true(t->records[i - 1] < t->records[i]); /* sorted, each once */
        if (t->records[i] == id)
            return true;
    }
    return false;
}

/* Exactly n records since seq, `id` among them. */
static void expect(struct fixture *f, int64_t seq, int64_t id, size_t n, bool names)
{
    struct arena a = {0};
    struct touched t;
    ok(store_changes_since(f->s, seq, &a, &t, e));
    assert_int_equal(t.head, seq + 1);
    assert_int_equal(t.n_entries, 1);
    assert_int_equal(t.entries[0].seq, seq + 1);
    assert_string_equal(t.entries[0].actor, "wang");
    assert_false(t.many);
    assert_int_equal(t.names, names);
    assert_int_equal(t.n, n);
    assert_true(names_record(&t, id));
    arena_free(&a);
}

/* The change, its undo and its redo: the same records each time. `also`: another record
 * that it must name; 0: none. */
static int64_t touch(struct fixture *f, const struct change *c, int64_t also, size_t n,
                     bool names)
{
    struct receipt r, u;
    int64_t seq = head_of(f);
    ok(store_apply(f->s, &f->wang, c, 1, &r, e));
    expect(f, seq, r.first_id, n, names);
    if (also)
        expect(f, seq, also, n, names);
    ok(store_undo(f->s, &f->wang, r.seq, &u, e));
    expect(f, seq + 1, r.first_id, n, names);
    if (also)
        expect(f, seq + 1, also, n, names);
    ok(store_undo(f->s, &f->wang, u.seq, &u, e));
    expect(f, seq + 2, r.first_id, n, names);
    return r.first_id;
}

static void names_are_named(void **state)
{
    struct fixture *f = *state;
    struct change c = {.kind = CHANGE_GROUP, .group = {.name = "g"}};
    touch(f, &c, 0, 1, true);
    c = (struct change){
        .kind = CHANGE_UNIT,
        .unit = {.name = "u", .opened = TB_DAY_NONE, .closed = TB_DAY_NONE}};
    int64_t unit = touch(f, &c, 0, 1, true);
    c = (struct change){.kind = CHANGE_MOVE,
                        .move = {.unit_id = unit,
                                 .group_id = f->town,
                                 .from = TB_DAY_NONE,
                                 .to = TB_DAY_NONE}};
    int64_t first = touch(f, &c, 0, 1, true);
    c.move.group_id = f->organ;
    c.move.from = day_from_civil(2018, 7, 1);
    touch(f, &c, first, 2, true); /* the row before it ends */
    c = (struct change){.kind = CHANGE_PERSON, .person = {.name = "Sun"}};
    int64_t person = touch(f, &c, 0, 1, true);
    c = (struct change){.kind = CHANGE_POST,
                        .post = {.person_id = person,
                                 .unit_id = unit,
                                 .role = ROLE_CADRE,
                                 .from = TB_DAY_NONE,
                                 .to = TB_DAY_NONE}};
    touch(f, &c, 0, 1, true);
    c = (struct change){.kind = CHANGE_OUTLET,
                        .outlet = {.name = "Province",
                                   .level = LEVEL_PROVINCE,
                                   .from = TB_DAY_NONE,
                                   .to = TB_DAY_NONE}};
    touch(f, &c, 0, 1, true);
    c = (struct change){.kind = CHANGE_TARGET,
                        .target = {.who_kind = WHO_UNIT,
                                   .who_id = unit,
                                   .metric = METRIC_SUBMITTED,
                                   .period_kind = PERIOD_MONTH,
                                   .amount = 2 * TB_ONE,
                                   .from = TB_DAY_NONE,
                                   .to = TB_DAY_NONE,
                                   .filter = "",
                                   .of = "",
                                   .note = ""}};
    touch(f, &c, 0, 1, true);
    c = (struct change){.kind = CHANGE_SCHEME,
                        .scheme = {.name = "n",
                                   .text = "scheme n from 2019-01-01\nadoptions all\n",
                                   .from = day_from_civil(2019, 1, 1),
                                   .to = TB_DAY_NONE}};
    touch(f, &c, 0, 1, true);
    assert_findings(f, 0);
}

/* A setting that is there keeps its record, whose id the receipt gives. */
static void a_setting_is_one_record(void **state)
{
    struct fixture *f = *state;
    struct change c = {.kind = CHANGE_SETTING, .setting = {"office", "other"}};
    int64_t id = touch(f, &c, 0, 1, true);
    c.setting.value = "third";
    assert_int_equal(touch(f, &c, 0, 1, true), id);
    assert_findings(f, 0);
}

static void articles_are_named(void **state)
{
    struct fixture *f = *state;
    struct change c = submission(f, 0, day_from_civil(2018, 6, 1), "A");
    c.submit.units[1] = f->unit[1];
    c.submit.n_units = 2;
    c.submit.authors[0] = (struct author){f->person[0], "Chen"};
    c.submit.n_authors = 1;
    int64_t id = touch(f, &c, 0, 1, false);
    c = (struct change){
        .kind = CHANGE_AMEND,
        .amend = {.submission_id = id, .fields = AMEND_TITLE, .to = {.title = "B"}}};
    touch(f, &c, id, 1, false);
    c.amend.fields = AMEND_AUTHORS;
    touch(f, &c, id, 1, false);
    c.amend.fields = AMEND_UNITS;
    c.amend.to.units[0] = f->unit[2];
    c.amend.to.n_units = 1;
    touch(f, &c, id, 1, false);
    /* An event: its own id and the article's. */
    c = event(id, EVENT_ADOPT, day_from_civil(2018, 6, 3), f->county);
    touch(f, &c, id, 2, false);
    /* One about a unit alone: its own id, and nothing else. */
    c = event(0, EVENT_MANUAL, day_from_civil(2018, 6, 3), 0);
    c.event.unit_id = f->unit[0];
    touch(f, &c, 0, 1, false);
    c = event(id, EVENT_VOID, day_from_civil(2018, 6, 4), 0);
    touch(f, &c, id, 2, false);
    assert_findings(f, 0);
}

static void several_entries_are_gathered(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct touched t;
    struct receipt r;
    int64_t seq = head_of(f), ids[30];
    ok(store_changes_since(f->s, seq, &a, &t, e));
    assert_true(t.n == 0 && t.n_entries == 0 && !t.many && !t.names && t.head == seq);
    for (int i = 0; i < 30; i++) {
        struct change c = submission(f, i % 4, day_from_civil(2018, 6, 1), "T");
        ok(store_apply(f->s, &f->wang, &c, 1, &r, e));
        ids[i] = r.first_id;
    }
    ok(store_changes_since(f->s, seq, &a, &t, e));
    assert_true(t.n == 30 && t.n_entries == 20 && !t.many && !t.names);
    for (int i = 0; i < 30; i++)
        assert_true(names_record(&t, ids[i]));
    assert_int_equal(t.entries[0].seq, seq + 30);
    /* Only what came after. */
    ok(store_changes_since(f->s, seq + 29, &a, &t, e));
    assert_true(t.n == 1 && t.records[0] == ids[29]);
    arena_free(&a);
}

static void too_much_is_said_to_be_too_much(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct touched t;
    struct receipt r;
    int64_t seq = head_of(f);
    ok(store_begin(f->s, &f->wang, e));
    for (int i = 0; i < 5100; i++) {
        struct change c = submission(f, i % 4, day_from_civil(2018, 6, 1), "T");
        ok(store_put(f->s, &c, NULL, e));
    }
    ok(store_commit(f->s, &r, e));
    ok(store_changes_since(f->s, seq, &a, &t, e));
    assert_true(t.many && t.names && t.head == seq + 1 && t.n_entries == 1);
    seq = t.head;
    for (int i = 0; i < 201; i++) {
        struct change c = submission(f, 0, day_from_civil(2018, 6, 1), "T");
        put(f, &c);
    }
    ok(store_changes_since(f->s, seq, &a, &t, e));
    assert_true(t.many && t.names && t.head == seq + 201 && t.n_entries == 20);
    arena_free(&a);
}

#define t(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(names_are_named),
        t(a_setting_is_one_record),
        t(articles_are_named),
        t(several_entries_are_gathered),
        t(too_much_is_said_to_be_too_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
