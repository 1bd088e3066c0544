/* Posts as facts: a move ends the post before it, somebody leaves; undone and replayed.
 */
#include "../../../src/store/impl.h"
#include "fixture.h"

#define DAY day_from_civil(2018, 6, 1)

static const struct post *post_on(struct fixture *f, struct arena *a, tb_day day)
{
    struct names n;
    ok(store_names(f->s, a, &n, e));
    return names_post_on(&n, f->person[0], day);
}

static void a_move_keeps_history(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct change c = {.kind = CHANGE_POST,
                       .post = {.person_id = f->person[0],
                                .unit_id = f->unit[2],
                                .role = ROLE_CADRE,
                                .from = DAY,
                                .to = TB_DAY_NONE}};
    put(f, &c);
    const struct post *p = post_on(f, &a, DAY - 1);
    assert_int_equal(p->unit_id, f->unit[0]);
    assert_int_equal(p->to, DAY - 1);
    assert_int_equal(post_on(f, &a, DAY)->unit_id, f->unit[2]);
    struct receipt r;
    struct tb_err why;
    c.post.unit_id = f->unit[1]; /* a second room on the same day */
    assert_int_equal(store_apply(f->s, &f->li, &c, 1, &r, &why), TB_INVALID);
    assert_findings(f, 0);
    arena_free(&a);
}

static void somebody_leaves(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct receipt left, r;
    const struct post *p = post_on(f, &a, DAY);
    struct change c = {.kind = CHANGE_POST_END, .post = {.id = p->id, .to = DAY}};
    ok(store_apply(f->s, &f->li, &c, 1, &left, e));
    assert_int_equal(left.made, 1);
    assert_non_null(post_on(f, &a, DAY));
    assert_null(post_on(f, &a, DAY + 1));
    assert_findings(f, 0);
    ok(store_undo(f->s, &f->li, left.seq, &r, e));
    assert_non_null(post_on(f, &a, DAY + 1));
    assert_findings(f, 0);
    ok(store_undo(f->s, &f->li, r.seq, &r, e));
    assert_null(post_on(f, &a, DAY + 1));
    assert_findings(f, 0);
    arena_free(&a);
}

#define t(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {t(a_move_keeps_history), t(somebody_leaves)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
