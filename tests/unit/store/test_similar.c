/* Titles that are much like the one being entered. */
#include "fixture.h"

#define DAY day_from_civil(2018, 3, 1)

static struct similar_row *ask(struct fixture *f, struct similar_query q,
                               struct arena *a, size_t *n)
{
    struct similar_row *rows;
    q.day = q.day ? q.day : DAY;
    q.most = q.most ? q.most : 10;
    ok(store_similar(f->s, &q, a, &rows, n, e));
    return rows;
}

static int64_t submit(struct fixture *f, int unit, tb_day day, const char *title)
{
    struct change c = submission(f, unit, day, title);
    return put(f, &c);
}

static void near_in_time_and_words(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    size_t n;
    int64_t same = submit(f, 0, DAY - 60, "河东镇开展森林防火");
    submit(f, 0, DAY - 61, "河东镇开展森林防火");
    int64_t other = submit(f, 1, DAY + 14, "河东镇开展森林防火工作");
    submit(f, 1, DAY + 15, "河东镇开展森林防火");
    submit(f, 0, DAY, "河东镇开展水库排查");
    int64_t voided = submit(f, 0, DAY, "河东镇开展森林防火");
    struct change v = event(voided, EVENT_VOID, DAY, 0);
    put(f, &v);
    struct change shared = submission(f, 2, DAY - 30, "河东镇森林防火");
    shared.submit.units[shared.submit.n_units++] = f->unit[0];
    int64_t co = put(f, &shared);

    struct similar_query q = {
        .units = f->unit, .n_units = 1, .title = "河东镇“开展”森林防火"};
    struct similar_row *rows = ask(f, q, &a, &n);
    assert_int_equal(n, 3);
    assert_int_equal(rows[0].id, same);
    assert_int_equal(rows[0].percent, 100);
    assert_int_equal(rows[0].day, DAY - 60);
    assert_int_equal(rows[0].unit_id, f->unit[0]);
    assert_string_equal(rows[0].title, "河东镇开展森林防火");
    assert_string_equal(rows[0].ref, "2017-0001");
    assert_string_equal(rows[0].actor, "li");
    assert_int_equal(rows[1].id, other);
    assert_int_equal(rows[1].percent, 88);
    assert_int_equal(rows[2].id, co);
    /* Another unit: only those of all units' days. */
    q.units = &f->unit[3];
    rows = ask(f, q, &a, &n);
    assert_int_equal(n, 1);
    assert_int_equal(rows[0].id, other);
    q.exclude_id = other;
    ask(f, q, &a, &n);
    assert_int_equal(n, 0);
    q.title = "，";
    ask(f, q, &a, &n);
    assert_int_equal(n, 0);
    arena_free(&a);
}

static void the_best_of_many(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct receipt r;
    size_t n;
    char title[64];
    ok(store_begin(f->s, &f->wang, e));
    for (int i = 0; i < 40; i++) {
        snprintf(title, sizeof title, "防汛检查第%d次", i);
        struct change c = submission(f, i % 4, DAY + i % 10, title);
        ok(store_put(f->s, &c, NULL, e));
    }
    ok(store_commit(f->s, &r, e));
    struct similar_query q = {
        .units = f->unit, .n_units = 2, .title = "防汛检查第7次", .most = 3};
    struct similar_row *rows = ask(f, q, &a, &n);
    assert_int_equal(n, 3);
    assert_string_equal(rows[0].title, q.title);
    assert_int_equal(rows[0].percent, 100);
    assert_string_equal(rows[0].actor, "wang");
    assert_true(rows[1].percent >= rows[2].percent);
    arena_free(&a);
}

/* Who altered it is not who logged it. */
static void an_altered_one_names_nobody(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct receipt r;
    size_t n;
    int64_t id = submit(f, 0, DAY, "防汛检查");
    struct change m = {
        .kind = CHANGE_AMEND,
        .amend = {.submission_id = id, .fields = AMEND_NOTE, .to = {.note = "two"}}};
    ok(store_apply(f->s, &f->wang, &m, 1, &r, e));
    struct similar_query q = {.units = f->unit, .n_units = 1, .title = "防汛检查"};
    struct similar_row *rows = ask(f, q, &a, &n);
    assert_int_equal(n, 1);
    assert_string_equal(rows[0].actor, "");
    arena_free(&a);
}

#define t(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(near_in_time_and_words),
        t(the_best_of_many),
        t(an_altered_one_names_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
