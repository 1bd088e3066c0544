/* Schemes put in force, tried out and taken back; events without an article; kinds that
 * a scheme names. */
#include "../../../src/store/impl.h"
#include "fixture.h"

#define DAY day_from_civil(2018, 3, 1)
#define OLD                                                                            \
    "scheme old from 2018-02-01\nadoptions all\nshare each full\n"                     \
    "submit set 1\nadopt set 3\n"
#define NEW                                                                            \
    "scheme new from 2018-02-01\nadoptions all\nshare each full\nkind speech\n"        \
    "submit set 2\nadopt set 10\nmanual set value 0 to 50\nspeech set 7\n"

static struct change scheme(const char *text, bool replace)
{
    return (struct change){
        .kind = CHANGE_SCHEME,
        .scheme = {.name = *text == *NEW && strstr(text, "scheme new") ? "new" : "old",
                   .text = text,
                   .from = day_from_civil(2018, 2, 1),
                   .to = TB_DAY_NONE,
                   .replace = replace}};
}

/* Points of a unit over the year. */
static tb_amount points(struct fixture *f, int unit)
{
    struct arena a = {0};
    struct names names;
    struct tallies t;
    struct board_input in = {
        .period = period_of(PERIOD_YEAR, DAY), .today = DAY, .names = &names};
    ok(store_names(f->s, &a, &names, e));
    ok(store_tallies(f->s, &in, NULL, 0, &a, &t, e));
    tb_amount sum = 0;
    for (size_t i = 0; i < t.whole.n; i++)
        if (t.whole.items[i].owner_id == f->unit[unit] &&
            t.whole.items[i].owner_kind == OWNER_UNIT)
            sum = t.whole.items[i].points;
    arena_free(&a);
    return sum;
}

static void verified(struct fixture *f)
{
    struct arena a = {0};
    struct verdict v;
    ok(store_verify(f->s, &a, NULL, &v, e));
    if (v.n)
        fail_msg("%s", v.items[0].text);
    arena_free(&a);
}

/* Three articles of unit 0, one of them adopted. */
static void add_articles(struct fixture *f)
{
    for (int i = 0; i < 3; i++) {
        char title[16];
        snprintf(title, sizeof title, "Title %d", i);
        struct change c = submission(f, 0, DAY + i, title);
        int64_t id = put(f, &c);
        c = event(id, EVENT_ADOPT, DAY + 10, f->county);
        if (i == 0)
            put(f, &c);
    }
}

static void put_in_force_and_taken_back(void **state)
{
    struct fixture *f = *state;
    struct receipt r;
    struct change c = scheme(OLD, false);
    add_articles(f);
    ok(store_apply_scheme(f->s, &f->li, &c, NULL, &r, e));
    assert_true(points(f, 0) == 6 * TB_ONE);
    c = scheme(NEW, false);
    struct tb_err why = {0};
    assert_int_equal(store_apply_scheme(f->s, &f->li, &c, NULL, &r, &why), TB_INVALID);
    assert_true(points(f, 0) == 6 * TB_ONE);
    c = scheme(NEW, true);
    ok(store_apply_scheme(f->s, &f->li, &c, NULL, &r, e));
    assert_int_equal(r.made, 1);
    assert_true(points(f, 0) == 16 * TB_ONE);
    verified(f);
    int64_t seq = r.seq;
    ok(store_undo(f->s, &f->li, seq, &r, e));
    assert_true(points(f, 0) == 6 * TB_ONE);
    verified(f);
    ok(store_undo(f->s, &f->li, r.seq, &r, e)); /* redo */
    assert_true(points(f, 0) == 16 * TB_ONE);
    verified(f);
}

/* Another process logs while the credits grow; then somebody stops it. */
struct meanwhile {
    struct fixture *f;
    struct store *other;
    int calls;
    bool stop;
};

static bool log_one(void *arg, int64_t done, int64_t total)
{
    struct meanwhile *m = arg;
    struct receipt r;
    struct change c = submission(m->f, 1, DAY, "Meanwhile");
    (void)done;
    (void)total;
    if (m->calls++ == 0 && m->other)
        ok(store_apply(m->other, &m->f->wang, &c, 1, &r, e));
    return !m->stop;
}

static void what_others_log_meanwhile_is_scored_too(void **state)
{
    struct fixture *f = *state;
    struct receipt r;
    struct tb_now now = fixture_now();
    struct meanwhile m = {.f = f};
    struct progress p = {log_one, &m};
    struct change c = scheme(NEW, false);
    add_articles(f);
    ok(store_open(&m.other, f->path, STORE_PATIENT, NULL, &now, "wang", e));
    ok(store_apply_scheme(f->s, &f->li, &c, &p, &r, e));
    assert_true(m.calls > 0);
    assert_true(points(f, 0) == 16 * TB_ONE);
    assert_true(points(f, 1) == 2 * TB_ONE);
    store_close(&m.other);
    verified(f);
}

static void stopped_nothing_has_changed(void **state)
{
    struct fixture *f = *state;
    struct receipt r;
    struct meanwhile m = {.f = f, .stop = true};
    struct progress p = {log_one, &m};
    struct change c = scheme(OLD, false);
    struct tb_err why = {0};
    int64_t before, after;
    add_articles(f);
    ok(store_apply_scheme(f->s, &f->li, &c, NULL, &r, e));
    ok(store_head(f->s, &before, e));
    c = scheme(NEW, true);
    assert_int_equal(store_apply_scheme(f->s, &f->li, &c, &p, &r, &why), TB_STOPPED);
    ok(store_head(f->s, &after, e));
    assert_true(before == after);
    assert_true(points(f, 0) == 6 * TB_ONE);
    verified(f);
}

static void events_without_an_article(void **state)
{
    struct fixture *f = *state;
    struct receipt r;
    struct change c = scheme(NEW, false), v = event(0, EVENT_MANUAL, DAY, 0);
    struct tb_err why = {0};
    ok(store_apply_scheme(f->s, &f->li, &c, NULL, &r, e));
    assert_int_equal(store_apply(f->s, &f->li, &v, 1, &r, &why), TB_INVALID);
    v.event.unit_id = f->unit[2];
    v.event.has_value = true;
    v.event.value = 51 * TB_ONE;
    assert_int_equal(store_apply(f->s, &f->li, &v, 1, &r, &why), TB_INVALID);
    v.event.value = 12 * TB_ONE;
    ok(store_apply(f->s, &f->li, &v, 1, &r, e));
    assert_true(points(f, 2) == 12 * TB_ONE);
    assert_int_equal(store_apply(f->s, &f->li, &v, 1, &r, &why),
                     TB_INVALID); /* twice */
    v.event.kind = EVENT_ADOPT;
    v.event.outlet_id = f->county;
    assert_int_equal(store_apply(f->s, &f->li, &v, 1, &r, &why), TB_INVALID);
    verified(f);
    ok(store_rebuild(f->s, &f->li, NULL, e));
    assert_true(points(f, 2) == 12 * TB_ONE);
    int64_t seq;
    ok(store_head(f->s, &seq, e));
    ok(store_undo(f->s, &f->li, seq, &r, e));
    assert_true(points(f, 2) == 0);
    verified(f);
}

static int kind_of(struct fixture *f, const char *name)
{
    struct arena a = {0};
    struct names n;
    ok(store_names(f->s, &a, &n, e));
    int kind = names_event_kind(&n, name);
    arena_free(&a);
    return kind;
}

static void kinds_are_kept_while_events_have_them(void **state)
{
    struct fixture *f = *state;
    struct receipt r, named;
    struct change c = scheme(NEW, false), v = event(0, EVENT_MANUAL, DAY, 0);
    struct tb_err why = {0};
    assert_int_equal(kind_of(f, "speech"), -1);
    ok(store_apply_scheme(f->s, &f->li, &c, NULL, &named, e));
    int64_t named_seq = named.seq;
    assert_int_equal(kind_of(f, "ｓpeech"), EVENT_NAMED);
    v.event.unit_id = f->unit[1];
    v.event.kind = (enum event_kind)EVENT_NAMED;
    ok(store_apply(f->s, &f->li, &v, 1, &r, e));
    assert_true(points(f, 1) == 7 * TB_ONE);
    assert_int_equal(store_undo(f->s, &f->li, named_seq, &named, &why), TB_CONFLICT);
    assert_non_null(strstr(why.msg, "kind"));
    ok(store_undo(f->s, &f->li, r.seq, &r, e));
    ok(store_undo(f->s, &f->li, named_seq, &r, e));
    verified(f);
}

/* What a scheme would give is what it gives. */
static void tried_out_as_put_in_force(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct names names;
    struct schemes then;
    struct scheme s;
    struct tallies t;
    struct line_sums lines;
    struct receipt r;
    struct change c = scheme(OLD, false);
    int line;
    add_articles(f);
    ok(store_apply_scheme(f->s, &f->li, &c, NULL, &r, e));
    ok(store_names(f->s, &a, &names, e));
    ok(scheme_parse(&a, NEW, &names, &s, &line, e));
    s.id = 77;
    then = (struct schemes){.items = &s, .n = 1, .names = &names};
    struct board_input in = {.period = period_of(PERIOD_YEAR, DAY),
                             .today = DAY,
                             .names = &names,
                             .schemes = &then};
    ok(store_what_if(f->s, &in, NULL, 0, &a, &t, &lines, e));
    assert_int_equal(t.whole.n, 1);
    assert_true(t.whole.items[0].points == 16 * TB_ONE);
    assert_int_equal(t.whole.items[0].submitted, 3);
    assert_int_equal(t.whole.items[0].adopted, 1);
    assert_int_equal(lines.n, 2);
    assert_true(points(f, 0) == 6 * TB_ONE); /* nothing was written */
    arena_free(&a);
}

/* Its dates may put an adoption in another month than the ones in force do. */
static void targets_with_tests_are_tried_out_too(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct names names;
    struct schemes then;
    struct scheme s;
    struct tallies t;
    struct line_sums lines;
    struct receipt r;
    struct change c = scheme("scheme new from 2018-02-01\nadoptions all\ndates sent\n"
                             "adopt set 3\n",
                             false);
    const struct target target = {.id = 9,
                                  .who_kind = WHO_UNIT,
                                  .who_id = f->unit[0],
                                  .metric = METRIC_ADOPTED,
                                  .period_kind = PERIOD_MONTH,
                                  .amount = TB_ONE,
                                  .from = TB_DAY_NONE,
                                  .to = TB_DAY_NONE,
                                  .filter = "level county"};
    int line;
    ok(store_apply_scheme(f->s, &f->li, &c, NULL, &r, e));
    c = submission(f, 0, DAY, "Title");
    int64_t id = put(f, &c);
    c = event(id, EVENT_ADOPT, DAY + 40, f->county);
    put(f, &c);
    ok(store_names(f->s, &a, &names, e));
    ok(scheme_parse(&a,
                    "scheme new from 2018-02-01\nadoptions all\ndates printed\n"
                    "adopt set 3\n",
                    &names, &s, &line, e));
    s.id = 77;
    then = (struct schemes){.items = &s, .n = 1, .names = &names};
    struct board_input in = {.period = period_of(PERIOD_MONTH, DAY + 40),
                             .today = DAY,
                             .names = &names,
                             .targets = &target,
                             .n_targets = 1,
                             .schemes = &then};
    struct span *spans;
    size_t n;
    board_spans(&a, &in, &spans, &n);
    ok(store_what_if(f->s, &in, spans, n, &a, &t, &lines, e));
    assert_int_equal(t.n_filtered, 1);
    assert_int_equal(t.filtered[0].adopted, 1);
    arena_free(&a);
}

/* What is in a section of points is in an article's points. */
static void sections_are_points_of_the_article(void **state)
{
    struct fixture *f = *state;
    struct arena a = {0};
    struct receipt r;
    struct change c = scheme("scheme new from 2018-02-01\nadoptions all\nsubmit set 1\n"
                             "adopt set 3 section b\nadopt set 7 account c\n"
                             "adopt add 9 account c section d\ncount e adopt\n",
                             false);
    struct page page;
    struct page_query q = {.first = TB_DAY_MIN, .last = TB_DAY_MAX, .limit = 9};
    int64_t *ids, adopted = 0;
    size_t n;
    ok(store_apply_scheme(f->s, &f->li, &c, NULL, &r, e));
    add_articles(f);
    ok(store_page(f->s, &q, &a, &page, e));
    assert_int_equal(page.n, 3);
    for (size_t i = 0; i < page.n; i++) {
        assert_true(page.rows[i].points == (page.rows[i].adopted ? 4 : 1) * TB_ONE);
        if (page.rows[i].adopted)
            adopted = page.rows[i].id;
    }
    ok(store_order(f->s, &q, SORT_POINTS, true, 9, &a, &ids, &n, e));
    assert_int_equal(n, 3);
    assert_int_equal(ids[0], adopted); /* the oldest of them */
    arena_free(&a);
}

#define WITH_OFFICE(f)                                                                 \
    cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_OFFICE(put_in_force_and_taken_back),
        WITH_OFFICE(what_others_log_meanwhile_is_scored_too),
        WITH_OFFICE(stopped_nothing_has_changed),
        WITH_OFFICE(events_without_an_article),
        WITH_OFFICE(kinds_are_kept_while_events_have_them),
        WITH_OFFICE(tried_out_as_put_in_force),
        WITH_OFFICE(sections_are_points_of_the_article),
        WITH_OFFICE(targets_with_tests_are_tried_out_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
