/* Disks that fail and power that goes, in the middle of saving: no false success,
 * nothing acknowledged lost, and the file sound afterwards. With a negative control
 * each. */
#include "fixture.h"
#include "power.h"

struct bench {
    struct fixture *f;
    struct bytes db;
    int64_t head, article, last; /* last: an entry to undo */
};

/* A database with some history, as bytes. */
static void bench_make(struct bench *b, void **state)
{
    struct receipt r;
    struct change c;
    b->f = *state;
    ok(store_begin(b->f->s, &b->f->li, e));
    for (int i = 0; i < 25; i++) {
        c = submission(b->f, i % 4, day_from_civil(2018, 5, 1) + i,
                       "A title as long as titles are, or somewhat longer");
        c.submit.units[1] = b->f->unit[(i + 1) % 4];
        c.submit.n_units = 1 + (size_t)(i % 2);
        ok(store_put(b->f->s, &c, &b->article, e));
    }
    ok(store_commit(b->f->s, &r, e));
    c = event(b->article, EVENT_ADOPT, day_from_civil(2018, 6, 1), b->f->county);
    ok(store_apply(b->f->s, &b->f->li, &c, 1, &r, e));
    b->last = b->head = r.seq;
    store_close(&b->f->s);
    b->db = slurp(b->f->path);
}

/* The bench's file again; `journal`: with the empty one that an earlier save left. */
static void bench_open(struct bench *b, bool journal)
{
    struct tb_now now = fixture_now();
    store_close(&b->f->s);
    remove_family(b->f->path);
    spit(b->f->path, b->db.p, b->db.n);
    if (journal)
        spit(tail(b->f->path, "-journal").s, "", 0);
    ok(store_open(&b->f->s, b->f->path, 0, NULL, &now, "li", e));
}

/* --- what is done while it fails ----------------------------------------------- */

static enum tb_rc do_log(struct bench *b, struct receipt *r, struct tb_err *e)
{
    struct change c = submission(b->f, 2, day_from_civil(2018, 6, 1), "New");
    return store_apply(b->f->s, &b->f->li, &c, 1, r, e);
}

static enum tb_rc do_adopt(struct bench *b, struct receipt *r, struct tb_err *e)
{
    struct change c =
        event(b->article, EVENT_ADOPT, day_from_civil(2018, 6, 20), b->f->city);
    return store_apply(b->f->s, &b->f->li, &c, 1, r, e);
}

static enum tb_rc do_undo(struct bench *b, struct receipt *r, struct tb_err *e)
{
    return store_undo(b->f->s, &b->f->li, b->last, r, e);
}

static enum tb_rc do_batch(struct bench *b, struct receipt *r, struct tb_err *e)
{
    enum tb_rc rc = store_begin(b->f->s, &b->f->li, e);
    for (int i = 0; rc == TB_OK && i < 4; i++) {
        struct change c = submission(b->f, i, day_from_civil(2018, 6, 2 + i), "Batch");
        int64_t id;
        rc = store_put(b->f->s, &c, &id, e);
        c = event(id, EVENT_ADOPT, day_from_civil(2018, 6, 20), b->f->county);
        if (rc == TB_OK)
            rc = store_put(b->f->s, &c, NULL, e);
    }
    if (rc == TB_OK)
        return store_commit(b->f->s, r, e);
    store_abandon(b->f->s);
    return rc;
}

static const struct operation {
    const char *name;
    enum tb_rc (*run)(struct bench *b, struct receipt *r, struct tb_err *e);
} operations[] = {
    {"log", do_log}, {"adopt", do_adopt}, {"undo", do_undo}, {"batch", do_batch}};

#define N_OPERATIONS (sizeof operations / sizeof operations[0])

/* What is wrong with the file after a restart; "" when nothing is. */
static void judge(struct bench *b, bool acknowledged, char *out, size_t size)
{
    struct tb_now now = fixture_now();
    struct arena a = {0};
    struct verdict v = {0};
    struct tb_err why = {0};
    int64_t head = 0;
    out[0] = '\0';
    enum tb_rc rc = store_open(&b->f->s, b->f->path, 0, NULL, &now, "li", &why);
    if (rc == TB_OK)
        rc = store_head(b->f->s, &head, &why);
    if (rc == TB_OK)
        rc = store_verify(b->f->s, &a, NULL, &v, &why);
    if (rc != TB_OK)
        snprintf(out, size, "%s", why.msg);
    else if (v.n)
        snprintf(out, size, "%s", v.items[0].text);
    else if (head < b->head || head > b->head + 1)
        snprintf(out, size, "the head is %lld", (long long)head);
    else if (acknowledged && head != b->head + 1)
        snprintf(out, size, "acknowledged, and gone");
    store_close(&b->f->s);
    arena_free(&a);
}

static void expect_sound(struct bench *b, bool acknowledged, const char *what, long n)
{
    char wrong[600];
    judge(b, acknowledged, wrong, sizeof wrong);
    if (wrong[0])
        fail_msg("%s, number %ld: %s", what, n, wrong);
}

/* --- the n-th call fails ---------------------------------------------------------- */

struct fault {
    const char *name;
    enum shim_op op;
    int result;
    long step; /* 1: every call; more: of many that are all alike a part is enough */
};

static const struct fault faults[] = {
    {"write EIO", SHIM_WRITE, SQLITE_IOERR_WRITE, 1},
    {"write full", SHIM_WRITE, SQLITE_FULL, 3},
    {"short write", SHIM_WRITE, SHIM_SHORT, 4},
    {"sync", SHIM_SYNC, SQLITE_IOERR_FSYNC, 1},
    {"truncate", SHIM_TRUNCATE, SQLITE_IOERR_TRUNCATE, 1},
    {"read EIO", SHIM_READ, SQLITE_IOERR_READ, 5},
    {"short read", SHIM_READ, SHIM_SHORT, 7},
    {"lock EIO", SHIM_LOCK, SQLITE_IOERR_LOCK, 1},
    {"lock busy", SHIM_LOCK, SQLITE_BUSY, 1},
    {"open", SHIM_OPEN, SQLITE_CANTOPEN, 1},
    {"delete", SHIM_DELETE, SQLITE_IOERR_DELETE, 1},
};

struct tally_of {
    long reached, failed, unsure;
};

/* True when the n-th was reached. */
static bool fail_nth(struct bench *b, const struct operation *o, const struct fault *x,
                     long n, bool stays, struct tally_of *t)
{
    struct receipt r = {0};
    struct tb_err why = {0};
    char what[96];
    int64_t head = 0;
    snprintf(what, sizeof what, "%s, %s%s", o->name, x->name, stays ? " for good" : "");
    bench_open(b, n % 2);
    shim_arm(x->op, n, x->result, stays);
    enum tb_rc rc = o->run(b, &r, &why);
    if (stays)
        store_close(&b->f->s); /* on a disk that is still broken */
    bool reached = shim_disarm();
    if (rc == TB_OK && r.seq != b->head + 1)
        fail_msg("%s, number %ld: success, entry %lld", what, n, (long long)r.seq);
    if (!reached && rc != TB_OK)
        fail_msg("%s fails by itself: %s", o->name, why.msg);
    if (rc == TB_INVALID || rc == TB_NOTFOUND || rc == TB_CONFLICT)
        fail_msg("%s, number %ld: blames the user: %s", what, n, why.msg);
    t->reached += reached;
    t->failed += rc != TB_OK;
    bool unsure = strstr(why.msg, "may have been saved") != NULL;
    t->unsure += unsure;
    if (!stays) {
        ok(store_head(b->f->s, &head, e));
        if (rc != TB_OK && head != b->head && !unsure)
            fail_msg("%s, number %ld: failed (%s), yet saved", what, n, why.msg);
        /* The disk is well again: the same program goes on. */
        if (head == b->head)
            ok(o->run(b, &r, e));
        store_close(&b->f->s);
    }
    expect_sound(b, rc == TB_OK || !stays, what, n);
    if (stays && rc != TB_OK && !unsure) {
        struct tb_now now = fixture_now();
        ok(store_open(&b->f->s, b->f->path, 0, NULL, &now, "li", e));
        ok(store_head(b->f->s, &head, e));
        if (head != b->head)
            fail_msg("%s, number %ld: failed (%s), yet saved", what, n, why.msg);
    }
    return reached;
}

static void one_call_fails(void **state)
{
    struct bench b = {0};
    bench_make(&b, state);
    shim_install();
    for (size_t o = 0; o < N_OPERATIONS; o++) {
        for (size_t x = 0; x < sizeof faults / sizeof faults[0]; x++) {
            struct tally_of t = {0};
            for (int stays = 0; stays < 2; stays++)
                for (long n = 1;
                     fail_nth(&b, &operations[o], &faults[x], n, stays, &t);)
                    n += faults[x].step;
            /* With TRUNCATE no file is ever deleted; all else is met, and told. */
            assert_true((t.reached > 0) == (faults[x].op != SHIM_DELETE));
            if (faults[x].op == SHIM_WRITE || faults[x].op == SHIM_SYNC)
                assert_int_equal(t.failed, t.reached);
            if (faults[x].op != SHIM_SYNC && faults[x].op != SHIM_TRUNCATE)
                assert_true(t.unsure < t.failed || t.failed == 0);
        }
    }
    free(b.db.p);
}

/* Negative control: a write that fails and says it did not must be found. */
static int drop_third_write(const char *name, sqlite3_int64 at, const void *data, int n)
{
    static int seen;
    (void)at;
    if (data && n == 4096 && !strstr(name, "-journal") && ++seen % 3 == 0)
        memset((void *)(uintptr_t)data, 0, (size_t)n);
    return SQLITE_OK;
}

static int nothing(const char *name)
{
    (void)name;
    return SQLITE_OK;
}

static void a_lost_write_is_found(void **state)
{
    static const struct shim_listener liar = {drop_third_write, nothing, nothing};
    struct bench b = {0};
    struct receipt r;
    struct tb_err why;
    char wrong[600];
    bench_make(&b, state);
    shim_install();
    bench_open(&b, true);
    shim.listener = &liar;
    operations[0].run(&b, &r, &why);
    store_close(&b.f->s);
    shim.listener = NULL;
    judge(&b, true, wrong, sizeof wrong);
    assert_true(wrong[0] != '\0');
    free(b.db.p);
}

/* --- the power goes ------------------------------------------------------------ */

#define SEEDS 8

/* Cuts the power before sync number `cut`; true when it came to that. Returns the
 * number of disks on which something was wrong in *losses; dies at the first when NULL.
 */
static bool cut_power(struct bench *b, const struct operation *o, long cut, bool lies,
                      long *losses)
{
    struct receipt r;
    struct tb_err why;
    bench_open(b, cut % 2);
    power_start(b->f->path, cut, lies);
    bool acknowledged = o->run(b, &r, &why) == TB_OK;
    bool came = power.dead;
    power.dead = true; /* at the latest now */
    store_close(&b->f->s);
    shim.listener = NULL;
    assert_true(!acknowledged || !came);
    for (uint32_t seed = 0; seed < SEEDS; seed++) {
        char wrong[600];
        enum power_fate fate = seed < 3 ? (enum power_fate)seed : POWER_SOME;
        power_disk(fate, seed * 7919 + (uint32_t)cut);
        judge(b, acknowledged, wrong, sizeof wrong);
        if (wrong[0] && !losses)
            fail_msg("%s, cut at sync %ld, disk %u: %s", o->name, cut, seed, wrong);
        if (wrong[0])
            ++*losses;
    }
    power_end();
    return came;
}

static void the_power_goes(void **state)
{
    struct bench b = {0};
    bench_make(&b, state);
    shim_install();
    for (size_t o = 0; o < N_OPERATIONS; o++) {
        long cut = 1;
        while (cut_power(&b, &operations[o], cut, false, NULL))
            cut++;
        /* Journal, its header, the database, the journal's end. */
        assert_in_range(cut, 4, 20);
        cut_power(&b, &operations[o], cut + 1, false, NULL); /* the other journal */
    }
    free(b.db.p);
}

/* Negative control: with a disk that lies about syncs the same harness finds losses, in
 * the middle of a save and after one that was acknowledged. */
static void without_syncs_it_is_lost(void **state)
{
    struct bench b = {0};
    bench_make(&b, state);
    shim_install();
    for (size_t o = 0; o < N_OPERATIONS; o++) {
        long middle = 0, after = 0;
        assert_true(cut_power(&b, &operations[o], 3, true, &middle));
        assert_false(cut_power(&b, &operations[o], 99, true, &after));
        if (middle == 0 || after == 0)
            fail_msg("%s: %ld and %ld losses found", operations[o].name, middle, after);
    }
    free(b.db.p);
}

#define t(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {t(one_call_fails), t(a_lost_write_is_found),
                                       t(the_power_goes), t(without_syncs_it_is_lost)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
