/* Two programs on one file: who waits, who is refused, and that no reader stands in the
 * way of a writer. */
#include <sqlite3.h>

#include "other.h"

/* Holds a lock from the first letter until the second. */
static void hold(struct fixture *f, int in, int out, const char *begin,
                 const char *touch)
{
    sqlite3 *db;
    if (sqlite3_open(f->path, &db) != SQLITE_OK ||
        sqlite3_exec(db, begin, NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_exec(db, touch, NULL, NULL, NULL) != SQLITE_OK)
        _exit(6);
    say(out);
    hear(in);
    if (sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
        _exit(5);
    sqlite3_close(db);
    say(out);
}

static void hold_reserved(struct fixture *f, int in, int out)
{
    hold(f, in, out, "BEGIN IMMEDIATE", "SELECT 1");
}

static void hold_exclusive(struct fixture *f, int in, int out)
{
    hold(f, in, out, "BEGIN EXCLUSIVE", "SELECT 1");
}

static void hold_shared(struct fixture *f, int in, int out)
{
    hold(f, in, out, "BEGIN", "SELECT count(*) FROM journal");
}

/* As hold_exclusive, and lets go by itself a little after it was told to. */
static void hold_and_release(struct fixture *f, int in, int out)
{
    sqlite3 *db;
    if (sqlite3_open(f->path, &db) != SQLITE_OK ||
        sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK)
        _exit(6);
    say(out);
    hear(in);
    usleep(150000);
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(db);
}

static void busy_is_said_at_once(void **state)
{
    static void (*const holds[])(struct fixture *, int,
                                 int) = {hold_reserved, hold_exclusive, hold_shared};
    struct fixture *f = *state;
    reopen(f, 0);
    int64_t head = head_of(f);
    for (int i = 0; i < 3; i++) {
        struct change c = submission(f, 0, day_from_civil(2018, 6, 1), "A");
        struct receipt r;
        struct tb_err why = {0};
        int64_t seq;
        bool moved;
        struct other o = other_start(holds[i], f);
        hear(o.from);
        assert_int_equal(store_apply(f->s, &f->li, &c, 1, &r, &why), TB_BUSY);
        assert_true(why.msg[0] && r.seq == 0);
        assert_int_equal(store_undo(f->s, &f->li, head, &r, &why), TB_BUSY);
        /* A reader is in the way of an exclusive lock only. */
        enum tb_rc rc = store_head(f->s, &seq, &why);
        assert_int_equal(rc, i == 1 ? TB_BUSY : TB_OK);
        assert_int_equal(store_moved(f->s, &moved, &why), i == 1 ? TB_BUSY : TB_OK);
        say(o.to);
        hear(o.from);
        assert_int_equal(head_of(f), head);
        other_end(&o);
    }
    /* Negative control: with nobody there it goes. */
    struct change c = submission(f, 0, day_from_civil(2018, 6, 1), "A");
    put(f, &c);
    assert_int_equal(head_of(f), head + 1);
    assert_findings(f, 0);
}

static void the_patient_wait(void **state)
{
    struct fixture *f = *state;
    struct change c = submission(f, 0, day_from_civil(2018, 6, 1), "A");
    for (int i = 0; i < 3; i++) {
        int64_t head = head_of(f);
        struct other o = other_start(hold_and_release, f);
        hear(o.from);
        say(o.to);
        put(f, &c);
        assert_int_equal(head_of(f), head + 1);
        other_end(&o);
    }
    assert_findings(f, 0);
}

/* After each kind of reading somebody else gets the exclusive lock at once. */
static void try_exclusive(struct fixture *f, int in, int out)
{
    sqlite3 *db;
    if (sqlite3_open(f->path, &db) != SQLITE_OK)
        _exit(6);
    for (;;) {
        char c;
        if (read(in, &c, 1) != 1)
            break;
        bool got = sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) == SQLITE_OK;
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
        if (write(out, got ? "y" : "n", 1) != 1)
            _exit(5);
    }
    sqlite3_close(db);
}

static bool is_free(const struct other *o)
{
    char c = 0;
    say(o->to);
    assert_int_equal(read(o->from, &c, 1), 1);
    return c == 'y';
}

struct walking {
    const struct other *o;
    int rows, blocked;
};

static bool on_article(void *arg, const struct article_row *r)
{
    struct walking *w = arg;
    (void)r;
    w->rows++;
    w->blocked += !is_free(w->o);
    return true;
}

static bool on_event(void *arg, const char *ref, const struct event_row *r)
{
    struct walking *w = arg;
    (void)ref;
    (void)r;
    w->rows++;
    w->blocked += !is_free(w->o);
    return true;
}

/* A slow pipe behind `list` must not stop the office. */
static void walks_leave_no_lock(struct fixture *f, const struct other *o)
{
    struct page_query q = {.first = 0, .last = TB_DAY_MAX, .limit = SIZE_MAX};
    struct walking w = {.o = o};
    ok(store_each_article(f->s, &q, on_article, &w, e));
    assert_true(is_free(o));
    ok(store_each_event(f->s, &q, on_event, &w, e));
    assert_int_equal(w.rows, 2);
    assert_int_equal(w.blocked, 0);
}

static void readers_leave_no_lock(void **state)
{
    struct fixture *f = *state;
    struct change c = submission(f, 0, day_from_civil(2018, 6, 1), "A"), same = c;
    int64_t id = put(f, &c), a64, b64;
    c = event(id, EVENT_ADOPT, day_from_civil(2018, 6, 3), f->county);
    put(f, &c);
    struct arena a = {0};
    struct names names;
    struct schemes schemes;
    struct target *targets;
    struct tallies t;
    struct page page;
    struct article_full full;
    struct habits habits;
    struct credit_row *credits;
    struct journal_row *journal;
    struct touched touched;
    struct verdict verdict;
    struct tb_err why;
    size_t n;
    int *counts;
    bool flag;
    const char *value;
    struct page_query q = {.first = 0, .last = TB_DAY_MAX, .limit = 10};
    struct credit_query cq = {.owner_id = f->unit[0], .first = 0, .last = TB_DAY_MAX};
    struct board_input in = {.period = {17000, 18000, PERIOD_DAYS}, .today = 17800};
    struct other o = other_start(try_exclusive, f);
#define free_after(call)                                                               \
    do {                                                                               \
        ok(call);                                                                      \
        if (!is_free(&o))                                                              \
            fail_msg("%s leaves a lock", #call);                                       \
    } while (0)
    free_after(store_head(f->s, &a64, e));
    free_after(store_setting(f->s, "office", &a, &value, e));
    free_after(store_setting(f->s, "none", &a, &value, e));
    free_after(store_names(f->s, &a, &names, e));
    free_after(store_schemes(f->s, &a, &names, &schemes, e));
    free_after(store_targets(f->s, &a, &targets, &n, e));
    free_after(store_tallies(f->s, &in, NULL, 0, &a, &t, e));
    free_after(store_page(f->s, &q, &a, &page, e));
    free_after(store_page_count(f->s, &q, 100, &a64, &b64, e));
    free_after(store_article(f->s, id, &a, &full, e));
    free_after(store_article_by_ref(f->s, "2018-0001", &a, &full, e));
    free_after(store_find_same(f->s, &same.submit, &a64, e));
    free_after(store_habits(f->s, f->unit[0], &a, &habits, e));
    free_after(store_rhythm(f->s, 17800, 8, &a, f->unit, 4, &counts, e));
    free_after(store_credits(f->s, &cq, &a, &credits, &n, e));
    free_after(store_journal(f->s, 0, 5, &a, &journal, &n, e));
    free_after(store_changes_since(f->s, 1, &a, &touched, e));
    free_after(store_undo_candidates(f->s, "li", &a64, &b64, e));
    free_after(store_verify(f->s, &a, NULL, &verdict, e));
    free_after(store_moved(f->s, &flag, e));
    assert_int_equal(store_article(f->s, 999999, &a, &full, &why), TB_NOTFOUND);
    assert_true(is_free(&o));
    walks_leave_no_lock(f, &o);
    /* Negative control. */
    ok(store_snapshot(f->s, &flag, e));
    ok(store_head(f->s, &a64, e));
    assert_false(is_free(&o));
    store_release(f->s, flag);
    assert_true(is_free(&o));
    other_end(&o);
    arena_free(&a);
}

#define t(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(busy_is_said_at_once),
        t(the_patient_wait),
        t(readers_leave_no_lock),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
