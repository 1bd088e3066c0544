/* Two programs on one file: who waits, who is refused, who hears of whom. The other one
 * is a process of its own: two connections of one process share their locks' fate. */
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "fixture.h"

struct other {
    pid_t pid;
    int to, from; /* pipes */
};

/* Starts work in another process; it can say and hear single letters. */
static struct other other_start(void (*work)(struct fixture *f, int in, int out),
                                struct fixture *f)
{
    int down[2], up[2];
    assert_true(pipe(down) == 0 && pipe(up) == 0);
    struct other o = {.pid = fork(), .to = down[1], .from = up[0]};
    if (o.pid == 0) {
        close(down[1]);
        close(up[0]);
        alarm(60);
        work(f, down[0], up[1]);
        _exit(0);
    }
    close(down[0]);
    close(up[1]);
    return o;
}

static void say(int fd)
{
    if (write(fd, "x", 1) != 1)
        _exit(9);
}

static void hear(int fd)
{
    char c;
    if (read(fd, &c, 1) != 1)
        _exit(8);
}

static void other_end(struct other *o)
{
    int status;
    close(o->to);
    close(o->from);
    assert_int_equal(waitpid(o->pid, &status, 0), o->pid);
    assert_int_equal(status, 0);
}

static struct store *open_store(const struct fixture *f, unsigned flags)
{
    struct store *s;
    struct tb_now now = fixture_now();
    struct tb_err e;
    if (store_open(&s, f->path, flags, NULL, &now, "wang", &e) != TB_OK) {
        fprintf(stderr, "%s\n", e.msg);
        _exit(7);
    }
    return s;
}

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

static void reopen(struct fixture *f, unsigned flags)
{
    store_close(&f->s);
    f->s = open_store(f, flags);
}

static int64_t head_of(struct fixture *f)
{
    int64_t seq;
    ok(store_head(f->s, &seq, e));
    return seq;
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

/* --- hearing of others
 * ------------------------------------------------------------------------ */

#define COMMITS 200

/* Commits on each letter. */
static void write_when_told(struct fixture *f, int in, int out)
{
    struct store *s = open_store(f, STORE_PATIENT);
    for (int i = 0;; i++) {
        struct receipt r;
        struct tb_err e;
        char c, title[32];
        if (read(in, &c, 1) != 1)
            break;
        snprintf(title, sizeof title, "T%d", i);
        struct change x = submission(f, i % 4, day_from_civil(2018, 6, 1), title);
        if (store_apply(s, &f->wang, &x, 1, &r, &e) != TB_OK)
            _exit(4);
        say(out);
    }
    store_close(&s);
}

/* As the dashboard does: woken by the descriptor, then asks after 0, 1, 2 ... 64 ms. */
static bool notices(struct store *s)
{
    bool look = false, moved = false;
    while (!look) {
        struct pollfd p = {.fd = store_wait_fd(s), .events = POLLIN};
        if (poll(&p, 1, 2000) <= 0)
            return false;
        store_drain(s, &look);
    }
    for (int wait = 0; !moved && wait <= 64; wait = wait ? wait * 2 : 1) {
        struct tb_err e;
        usleep((useconds_t)wait * 1000);
        if (store_moved(s, &moved, &e) != TB_OK)
            moved = false;
    }
    return moved;
}

static void every_commit_is_noticed(void **state)
{
    struct fixture *f = *state;
    reopen(f, 0);
    int64_t seen = head_of(f), now;
    int woken = 0;
    ok(store_watch(f->s, e));
    struct other o = other_start(write_when_told, f);
    for (int i = 0; i < COMMITS; i++) {
        say(o.to);
        while (!notices(f->s) || head_of(f) == seen) {
            /* Woken by the journal, or by what came after the commit that was seen. */
            if (++woken > 20 * COMMITS)
                fail_msg("commit %d was not noticed", i);
        }
        now = head_of(f);
        assert_int_equal(now, seen + 1);
        seen = now;
        hear(o.from);
    }
    other_end(&o);
    /* One's own commits are no news. */
    struct change c = submission(f, 0, day_from_civil(2018, 6, 1), "mine");
    bool moved;
    ok(store_moved(f->s, &moved, e));
    put(f, &c);
    ok(store_moved(f->s, &moved, e));
    assert_false(moved);
}

/* A link in another folder: the file's own folder has to be watched. */
static void a_symbolic_link_is_watched_where_it_leads(void **state)
{
    struct fixture *f = *state;
    struct fixture g = *f;
    char sub[80];
    snprintf(sub, sizeof sub, "%s/s", f->dir);
    assert_int_equal(mkdir(sub, 0700), 0);
    snprintf(g.path, sizeof g.path, "%s/l.db", sub);
    assert_int_equal(symlink(f->path, g.path), 0);
    g.s = open_store(&g, 0);
    ok(store_watch(g.s, e));
    struct other o = other_start(write_when_told, f);
    say(o.to);
    hear(o.from);
    assert_true(notices(g.s));
    other_end(&o);
    store_close(&g.s);
    unlink(g.path);
    rmdir(sub);
}

/* --- two long works at once
 * -------------------------------------------------------------------- */

static void rebuild_when_told(struct fixture *f, int in, int out)
{
    struct store *s = open_store(f, STORE_PATIENT);
    struct tb_err e;
    hear(in);
    if (store_rebuild(s, &f->wang, NULL, &e) != TB_OK)
        _exit(3);
    store_close(&s);
    say(out);
}

/* Half way through ours the other does all of his. */
static bool let_other_rebuild(void *arg, int64_t done, int64_t total)
{
    struct other *o = arg;
    (void)done;
    (void)total;
    if (o->pid) {
        say(o->to);
        hear(o->from);
        other_end(o);
        o->pid = 0;
    }
    return true;
}

static void two_rebuilds_at_once(void **state)
{
    struct fixture *f = *state;
    struct tb_err why;
    for (int i = 0; i < 60; i++) {
        struct change c = submission(f, i % 4, day_from_civil(2018, 1, 1) + i, "T");
        int64_t id = put(f, &c);
        c = event(id, EVENT_ADOPT, day_from_civil(2018, 6, 1), f->county);
        put(f, &c);
    }
    struct other o = other_start(rebuild_when_told, f);
    struct progress p = {let_other_rebuild, &o};
    assert_int_equal(store_rebuild(f->s, &f->li, &p, &why), TB_CONFLICT);
    assert_int_equal(o.pid, 0);
    assert_findings(f, 0);
    ok(store_rebuild(f->s, &f->li, NULL, e));
    assert_findings(f, 0);
}

static void work_when_told(struct fixture *f, int in, int out)
{
    struct store *s = open_store(f, STORE_PATIENT);
    struct receipt r;
    struct tb_err e;
    hear(in);
    struct change c = submission(f, 1, day_from_civil(2018, 3, 1), "meanwhile");
    if (store_apply(s, &f->wang, &c, 1, &r, &e) != TB_OK)
        _exit(3);
    c = event(f->person[0], EVENT_ADOPT, day_from_civil(2018, 7, 1), f->city);
    if (store_apply(s, &f->wang, &c, 1, &r, &e) != TB_OK)
        _exit(2);
    store_close(&s);
    say(out);
}

static void a_rebuild_takes_in_what_comes_meanwhile(void **state)
{
    struct fixture *f = *state;
    struct fixture g = *f;
    for (int i = 0; i < 20; i++) {
        struct change c = submission(f, i % 4, day_from_civil(2018, 1, 1) + i, "T");
        g.person[0] = put(f, &c); /* the article that the other will touch */
    }
    struct other o = other_start(work_when_told, &g);
    struct progress p = {let_other_rebuild, &o};
    ok(store_rebuild(f->s, &f->li, &p, e));
    assert_int_equal(o.pid, 0);
    assert_findings(f, 0);
}

#define t(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(busy_is_said_at_once),
        t(the_patient_wait),
        t(readers_leave_no_lock),
        t(every_commit_is_noticed),
        t(a_symbolic_link_is_watched_where_it_leads),
        t(two_rebuilds_at_once),
        t(a_rebuild_takes_in_what_comes_meanwhile),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
