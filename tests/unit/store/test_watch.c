/* Two programs on one file: every commit of the other is noticed, and long works of
 * both do not spoil each other. */
#include <poll.h>
#include <sys/stat.h>

#include "other.h"

/* --- hearing of others --------------------------------------------------------- */

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

/* --- two long works at once ---------------------------------------------------- */

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
        t(every_commit_is_noticed),
        t(a_symbolic_link_is_watched_where_it_leads),
        t(two_rebuilds_at_once),
        t(a_rebuild_takes_in_what_comes_meanwhile),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
