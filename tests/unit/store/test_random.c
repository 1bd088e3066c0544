/* Random changes and undos: what is derived stays equal to a rebuild, and the sums of
 * any period to a plain count. With a negative control: a damaged number must be found.
 */
#include <sqlite3.h>

#include "fixture.h"

#define CHANGES 10000
#define YEAR    day_from_civil(2018, 1, 1)

static uint32_t seed = 20180601;

static int dice(int n)
{
    seed = seed * 1664525 + 1013904223;
    return (int)((uint64_t)(seed >> 8) * (uint64_t)n >> 24);
}

struct world {
    struct fixture *f;
    int64_t ids[CHANGES];
    size_t n;
    int64_t seqs[CHANGES]; /* of this run's entries */
    size_t n_seqs;
};

static void note(struct world *w, const struct receipt *r)
{
    if (r->seq && w->n_seqs < CHANGES)
        w->seqs[w->n_seqs++] = r->seq;
}

static void random_submission(struct world *w, struct change *c)
{
    *c = submission(w->f, dice(4), YEAR + dice(365), "T");
    if (dice(4) == 0) {
        c->submit.units[1] = w->f->unit[(dice(3) + 1) % 4];
        c->submit.n_units = c->submit.units[1] == c->submit.units[0] ? 1 : 2;
    }
    if (dice(2)) {
        int p = dice(2);
        c->submit.authors[0] = (struct author){w->f->person[p], p ? "Zhao" : "Chen"};
        c->submit.n_authors = 1;
    }
}

static void random_change(struct world *w)
{
    struct change c;
    struct receipt r = {0};
    int64_t id = w->n ? w->ids[dice((int)w->n)] : 0;
    int what = id ? dice(10) : 0;
    struct tb_err why;
    if (what < 3) {
        random_submission(w, &c);
    } else if (what < 8) {
        c = event(id, what == 7 ? EVENT_RETURN : EVENT_ADOPT, YEAR + dice(365),
                  what == 7 ? 0
                  : dice(2) ? w->f->county
                            : w->f->city);
    } else if (what == 8) {
        c = event(id, EVENT_VOID, YEAR + dice(365), 0);
    } else {
        c = (struct change){.kind = CHANGE_AMEND, .amend = {.submission_id = id}};
        struct change to;
        random_submission(w, &to);
        c.amend.to = to.submit;
        c.amend.fields = AMEND_DAY | AMEND_UNITS | (dice(2) ? AMEND_AUTHORS : 0);
    }
    /* Refusals (an adoption before the article, a voided one) are part of the game. */
    if (store_apply(w->f->s, dice(2) ? &w->f->li : &w->f->wang, &c, 1, &r, &why) ==
        TB_OK) {
        note(w, &r);
        if (c.kind == CHANGE_SUBMIT)
            w->ids[w->n++] = r.first_id;
    }
}

static void random_undo(struct world *w)
{
    struct receipt r;
    struct tb_err why;
    size_t back = w->n_seqs < 30 ? w->n_seqs : 30;
    if (!back)
        return;
    int64_t seq = w->seqs[w->n_seqs - 1 - (size_t)dice((int)back)];
    if (store_undo(w->f->s, &w->f->li, seq, &r, &why) == TB_OK)
        note(w, &r);
}

/* --- a plain count ---------------------------------------------------------------- */

struct plain {
    int64_t submitted, adopted, points;
};

static bool has_unit(const struct article_full *x, int64_t unit, int *pos)
{
    for (size_t i = 0; i < x->row.n_units; i++)
        if (x->row.units[i] == unit) {
            *pos = (int)i;
            return true;
        }
    return false;
}

static void count_one(const struct world *w, int64_t id, int64_t unit, struct period p,
                      struct plain *out)
{
    struct arena a = {0};
    struct article_full x;
    int pos;
    bool adopted = false;
    if (store_article(w->f->s, id, &a, &x, NULL) == TB_OK && !x.row.voided &&
        has_unit(&x, unit, &pos)) {
        int64_t n = (int64_t)x.row.n_units;
        if (period_has(p, x.row.day)) {
            out->submitted++;
            out->points += TB_ONE / n;
        }
        for (size_t i = 0; i < x.n_events; i++) {
            const struct event *ev = &x.events[i].event;
            if (ev->kind != EVENT_ADOPT || !period_has(p, ev->day))
                continue;
            adopted = true;
            out->points += (ev->outlet_id == w->f->county ? 5 : 20) * TB_ONE / n;
        }
        out->adopted += adopted;
    }
    arena_free(&a);
}

static void compare_period(const struct world *w, struct period p)
{
    struct arena a = {0};
    struct board_input in = {.period = p, .today = YEAR + 400};
    struct tallies t;
    ok(store_tallies(w->f->s, &in, NULL, 0, &a, &t, e));
    for (int u = 0; u < 4; u++) {
        struct plain want = {0};
        struct tally got = {0};
        for (size_t i = 0; i < w->n; i++)
            count_one(w, w->ids[i], w->f->unit[u], p, &want);
        for (size_t i = 0; i < t.whole.n; i++)
            if (t.whole.items[i].owner_id == w->f->unit[u] &&
                t.whole.items[i].owner_kind == OWNER_UNIT)
                got = t.whole.items[i];
        if (got.submitted != want.submitted)
            fail_msg("unit %d, days %d..%d: submitted %lld, plainly %lld", u, p.first,
                     p.last, (long long)got.submitted, (long long)want.submitted);
        assert_int_equal(got.adopted, want.adopted);
        assert_int_equal(got.points, want.points);
    }
    arena_free(&a);
}

static void derived_equals_rebuild(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    w->f = *state;
    for (int i = 0; i < CHANGES; i++) {
        if (dice(5) == 0)
            random_undo(w);
        else
            random_change(w);
    }
    assert_true(w->n > 1000);
    assert_findings(w->f, 0);
    for (int i = 0; i < 12; i++) {
        tb_day first = YEAR + dice(200), last = first + dice(160);
        compare_period(w, (struct period){first, last, PERIOD_DAYS});
    }
    compare_period(w, period_of(PERIOD_YEAR, YEAR));
    compare_period(w, period_of(PERIOD_QUARTER, YEAR + 100));
    compare_period(w, period_of(PERIOD_MONTH, YEAR + 100));
    ok(store_rebuild(w->f->s, &w->f->li, NULL, e));
    assert_findings(w->f, 0);
    compare_period(w, period_of(PERIOD_YEAR, YEAR));
    free(w);
}

/* --- negative control ------------------------------------------------------------- */

static void tamper(struct fixture *f, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_true(sqlite3_total_changes(db) > 0 || strstr(sql, "TRIGGER"));
    sqlite3_close(db);
}

static size_t findings(struct fixture *f)
{
    struct arena a = {0};
    struct verdict v;
    ok(store_verify(f->s, &a, NULL, &v, e));
    size_t n = v.n;
    arena_free(&a);
    return n;
}

static void verify_finds_tampering(void **state)
{
    static const char *const edits[] = {
        "UPDATE submission SET title = 'X' WHERE id = (SELECT min(id) FROM submission)",
        "UPDATE event SET day = day + 1",
        "UPDATE credit SET amount = amount + 1 WHERE rowid = 1",
        "UPDATE tally SET amount = amount + 1 WHERE account = 0",
        "DELETE FROM tally WHERE account = 1",
        "DELETE FROM event",
        "INSERT INTO author VALUES((SELECT min(id) FROM submission), 9, 'X', NULL)",
        "UPDATE scheme SET text = replace(text, '5', '6')",
        "DROP TRIGGER journal_stays; UPDATE journal SET actor = 'x' WHERE seq = 3",
        "DROP TRIGGER journal_kept; DELETE FROM journal WHERE seq = 5",
    };
    struct fixture *f = *state;
    struct receipt r;
    for (int i = 0; i < 5; i++) {
        struct change c = submission(f, i % 4, YEAR + i, "T");
        int64_t id = put(f, &c);
        c = event(id, EVENT_ADOPT, YEAR + 40 + i, f->county);
        ok(store_apply(f->s, &f->li, &c, 1, &r, e));
    }
    assert_findings(f, 0);
    for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
        char copy[96];
        struct fixture g = *f;
        struct tb_now now = fixture_now();
        snprintf(copy, sizeof copy - 10, "%s/c.db", f->dir);
        ok(store_backup(f->s, copy, true, e));
        memcpy(g.path, copy, sizeof g.path);
        tamper(&g, edits[i]);
        ok(store_open(&g.s, copy, STORE_PATIENT, NULL, &now, "li", e));
        if (findings(&g) == 0)
            fail_msg("not found: %s", edits[i]);
        store_close(&g.s);
        unlink(copy);
        strcat(copy, "-journal");
        unlink(copy);
    }
}

#define t(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {t(derived_equals_rebuild),
                                       t(verify_finds_tampering)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
