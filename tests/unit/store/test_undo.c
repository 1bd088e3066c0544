/* Undo: three in a row on one record, two actors, redo, and what must be refused. */
#include "fixture.h"

static const char *title_of(struct fixture *f, int64_t id, struct arena *a)
{
    struct article_full x;
    ok(store_article(f->s, id, a, &x, e));
    return x.row.title;
}

static int64_t rev_of(struct fixture *f, int64_t id)
{
    struct arena a = {0};
    struct article_full x;
    ok(store_article(f->s, id, &a, &x, e));
    arena_free(&a);
    return x.row.rev;
}

static int64_t retitle(struct fixture *f, const struct stamp *by, int64_t id,
                       const char *title)
{
    struct receipt r;
    struct change c = {.kind = CHANGE_AMEND,
                       .amend = {.submission_id = id,
                                 .rev = rev_of(f, id),
                                 .fields = AMEND_TITLE,
                                 .to = {.title = title}}};
    ok(store_apply(f->s, by, &c, 1, &r, e));
    return r.seq;
}

static int64_t log_one(struct fixture *f)
{
    struct change c = submission(f, 0, day_from_civil(2018, 6, 1), "A");
    return put(f, &c);
}

static void three_undos_on_one_row(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct receipt r;
    int64_t id = log_one(f);
    int64_t b = retitle(f, &f->li, id, "B"), c = retitle(f, &f->li, id, "C"),
            d = retitle(f, &f->li, id, "D");
    int64_t rev = rev_of(f, id);
    ok(store_undo(f->s, &f->li, d, &r, e));
    assert_string_equal(title_of(f, id, &a), "C");
    ok(store_undo(f->s, &f->li, c, &r, e));
    assert_string_equal(title_of(f, id, &a), "B");
    ok(store_undo(f->s, &f->li, b, &r, e));
    assert_string_equal(title_of(f, id, &a), "A");
    assert_true(rev_of(f, id) > rev); /* rev never goes back */
    assert_int_equal(rev_of(f, id), r.seq);
    assert_findings(f, 0);
    arena_free(&a);
}

static void out_of_order_is_refused(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct receipt r;
    struct tb_err why = {0};
    int64_t id = log_one(f);
    int64_t b = retitle(f, &f->li, id, "B");
    retitle(f, &f->li, id, "C");
    assert_int_equal(store_undo(f->s, &f->li, b, &r, &why), TB_CONFLICT);
    assert_string_equal(title_of(f, id, &a), "C");
    assert_findings(f, 0);
    arena_free(&a);
}

/* The colleague changed another column of the row: only `sum` can tell. */
static void a_colleagues_other_column_refuses(void **state)
{
    struct fixture *f = *state;
    struct receipt r;
    struct tb_err why = {0};
    int64_t id = log_one(f);
    int64_t b = retitle(f, &f->li, id, "B");
    struct change c = {.kind = CHANGE_AMEND,
                       .amend = {.submission_id = id,
                                 .rev = rev_of(f, id),
                                 .fields = AMEND_NOTE,
                                 .to = {.note = "by mail"}}};
    struct receipt note;
    ok(store_apply(f->s, &f->wang, &c, 1, &note, e));
    assert_int_equal(store_undo(f->s, &f->li, b, &r, &why), TB_CONFLICT);
    assert_non_null(strstr(why.msg, "wang"));
    /* Once the colleague has undone his own, it goes. */
    ok(store_undo(f->s, &f->wang, note.seq, &r, e));
    ok(store_undo(f->s, &f->li, b, &r, e));
    assert_findings(f, 0);
}

static void undo_redo_and_references(void **state)
{
    struct fixture *f = *state;
    struct receipt first, r, again;
    struct change c = submission(f, 0, day_from_civil(2018, 6, 1), "A");
    int64_t undo, redo;
    struct arena a = {0};
    ok(store_apply(f->s, &f->li, &c, 1, &first, e));
    assert_string_equal(first.ref, "2018-0001");
    ok(store_undo(f->s, &f->li, first.seq, &r, e));
    c = submission(f, 1, day_from_civil(2018, 6, 2), "B");
    ok(store_apply(f->s, &f->wang, &c, 1, &again, e));
    assert_string_equal(again.ref, "2018-0002"); /* 0001 is not given out again */
    ok(store_undo_candidates(f->s, "li", &undo, &redo, e));
    assert_int_equal(redo, r.seq);
    ok(store_undo(f->s, &f->li, redo, &r, e));
    assert_string_equal(title_of(f, first.first_id, &a), "A");
    ok(store_undo_candidates(f->s, "li", &undo, &redo, e));
    assert_int_equal(undo, first.seq);
    assert_int_equal(redo, 0);
    assert_findings(f, 0);
    arena_free(&a);
}

static void undo_survives_a_restart(void **state)
{
    struct fixture *f = *state;
    struct receipt r;
    struct tb_now now = fixture_now();
    int64_t id = log_one(f), undo, redo;
    store_close(&f->s);
    ok(store_open(&f->s, f->path, STORE_PATIENT, NULL, &now, "li", e));
    ok(store_undo_candidates(f->s, "li", &undo, &redo, e));
    ok(store_undo(f->s, &f->li, undo, &r, e));
    struct arena a = {0};
    struct article_full x;
    assert_int_equal(store_article(f->s, id, &a, &x, NULL), TB_NOTFOUND);
    ok(store_undo_candidates(f->s, "li", &undo, &redo, e));
    store_close(&f->s);
    ok(store_open(&f->s, f->path, STORE_PATIENT, NULL, &now, "li", e));
    ok(store_undo(f->s, &f->li, redo, &r, e));
    ok(store_article(f->s, id, &a, &x, e));
    assert_findings(f, 0);
    arena_free(&a);
}

static void an_event_in_between_refuses(void **state)
{
    struct fixture *f = *state;
    struct receipt sub, ev, r;
    struct tb_err why = {0};
    struct change c = submission(f, 0, day_from_civil(2018, 6, 1), "A");
    ok(store_apply(f->s, &f->li, &c, 1, &sub, e));
    c = event(sub.first_id, EVENT_ADOPT, day_from_civil(2018, 6, 3), f->county);
    ok(store_apply(f->s, &f->wang, &c, 1, &ev, e));
    assert_int_equal(store_undo(f->s, &f->li, sub.seq, &r, &why), TB_CONFLICT);
    assert_non_null(strstr(why.msg, "wang")); /* whose entry stands in the way */
    ok(store_undo(f->s, &f->li, ev.seq, &r, e));
    ok(store_undo(f->s, &f->li, sub.seq, &r, e));
    assert_int_equal(store_undo(f->s, &f->li, sub.seq, &r, &why), TB_INVALID);
    assert_findings(f, 0);
}

static void void_and_back(void **state)
{
    struct fixture *f = *state;
    struct receipt r, gone;
    struct arena a = {0};
    struct article_full x;
    int64_t id = log_one(f);
    struct change c = event(id, EVENT_VOID, day_from_civil(2018, 6, 3), 0);
    ok(store_apply(f->s, &f->li, &c, 1, &gone, e));
    ok(store_article(f->s, id, &a, &x, e));
    assert_true(x.row.voided);
    assert_findings(f, 0);
    ok(store_undo(f->s, &f->li, gone.seq, &r, e));
    ok(store_article(f->s, id, &a, &x, e));
    assert_false(x.row.voided);
    assert_findings(f, 0);
    arena_free(&a);
}

static void a_lost_race_is_refused(void **state)
{
    struct fixture *f = *state;
    struct receipt r;
    struct tb_err why = {0};
    int64_t id = log_one(f), rev = rev_of(f, id);
    retitle(f, &f->wang, id, "his");
    struct change c = {.kind = CHANGE_AMEND,
                       .amend = {.submission_id = id,
                                 .rev = rev,
                                 .fields = AMEND_TITLE,
                                 .to = {.title = "mine"}}};
    assert_int_equal(store_apply(f->s, &f->li, &c, 1, &r, &why), TB_CONFLICT);
    assert_non_null(strstr(why.msg, "wang"));
}

static void a_date_after_its_adoption_is_refused(void **state)
{
    struct fixture *f = *state;
    struct receipt r;
    struct tb_err why = {0};
    int64_t id = log_one(f);
    struct change c = event(id, EVENT_ADOPT, day_from_civil(2018, 6, 3), f->county);
    put(f, &c);
    c = (struct change){.kind = CHANGE_AMEND,
                        .amend = {.submission_id = id,
                                  .fields = AMEND_DAY,
                                  .to = {.day = day_from_civil(2018, 6, 4)}}};
    assert_int_equal(store_apply(f->s, &f->li, &c, 1, &r, &why), TB_INVALID);
    c.amend.to.day = day_from_civil(2018, 6, 3);
    ok(store_apply(f->s, &f->li, &c, 1, &r, e));
}

#define t(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(three_undos_on_one_row),
        t(out_of_order_is_refused),
        t(a_colleagues_other_column_refuses),
        t(undo_redo_and_references),
        t(undo_survives_a_restart),
        t(an_event_in_between_refuses),
        t(void_and_back),
        t(a_lost_race_is_refused),
        t(a_date_after_its_adoption_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
