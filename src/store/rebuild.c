/* Rebuilding credits and tallies from the facts, under a new generation.
 *
 * In one big rollback-journal transaction readers would be refused for seconds. So the
 * new generation grows in transactions of at most 100 ms while everybody works on; the
 * last, short one scores again what changed meanwhile and flips. Stopped half way,
 * nothing has changed: the unfinished generation is swept by the next rebuild.
 *
 * The search index has no generations: it is looked at, and only a wrong one is built
 * anew, in one transaction. */
#include <string.h>

#include "impl.h"

#define SLICE_MS   100
#define SWEEP_ROWS 20000

struct rebuild {
    struct store *s;
    struct scorer k;
    struct arena facts;
    struct names names;
    struct schemes schemes;
    int64_t old_gen, start_seq, at, done, total;
    const struct progress *progress;
};

static enum tb_rc load_facts(struct rebuild *r, struct tb_err *e)
{
    arena_reset(&r->facts);
    enum tb_rc rc = store_names(r->s, &r->facts, &r->names, e);
    return rc == TB_OK ? store_schemes(r->s, &r->facts, &r->names, &r->schemes, e) : rc;
}

static enum tb_rc report(struct rebuild *r, struct tb_err *e)
{
    if (r->progress && r->progress->step &&
        !r->progress->step(r->progress->arg, r->done, r->total))
        return tb_fail(e, TB_STOPPED, N_("stopped; nothing was changed"));
    return TB_OK;
}

static enum tb_rc run_gen(struct store *s, enum query q, int64_t gen, int64_t end,
                          struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, q, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, gen);
    if (sqlite3_bind_parameter_count(st) > 1)
        sqlite3_bind_int64(st, 2, end);
    if (sqlite3_bind_parameter_count(st) > 2)
        sqlite3_bind_int64(st, 3, SWEEP_ROWS);
    return db_run(s, st, e);
}

/* Everything of other generations before `end`, a bounded piece at a time. Later ones
 * belong to somebody whose rebuild began after ours. */
static enum tb_rc sweep(struct store *s, int64_t keep, int64_t end, struct tb_err *e)
{
    enum tb_rc rc;
    do {
        rc = run_gen(s, Q_CREDITS_OLD, keep, end, e);
    } while (rc == TB_OK && sqlite3_changes(s->db) > 0);
    return rc == TB_OK ? run_gen(s, Q_TALLIES_OLD, keep, end, e) : rc;
}

static enum tb_rc last_claimed(struct store *s, int64_t *gen, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    *gen = 0;
    enum tb_rc rc = db_query(s, Q_COUNTER, &st, e);
    if (rc != TB_OK)
        return rc;
    bind_text(st, 1, "generation");
    rc = db_step(s, st, &row, e);
    if (rc == TB_OK && row) {
        *gen = sqlite3_column_int64(st, 0);
        sqlite3_reset(st);
    }
    return rc;
}

/* Inside a transaction: the generation is ours as long as nobody has begun a later one.
 */
static enum tb_rc still_ours(struct rebuild *r, struct tb_err *e)
{
    int64_t last;
    enum tb_rc rc = last_claimed(r->s, &last, e);
    if (rc == TB_OK && last != r->k.gen)
        rc = tb_fail(e, TB_CONFLICT,
                     N_("another rebuild has begun; that one goes on, this one stops"));
    return rc;
}

static enum tb_rc end_write(struct store *s, enum tb_rc rc, struct tb_err *e)
{
    if (rc == TB_OK)
        rc = db_exec(s, "COMMIT", e);
    if (rc != TB_OK && !sqlite3_get_autocommit(s->db))
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}

/* Takes the next generation, so that two rebuilds at once never mix their rows. */
static enum tb_rc claim(struct rebuild *r, struct tb_err *e)
{
    sqlite3_stmt *st;
    int64_t last = 0;
    enum tb_rc rc = db_exec(r->s, "BEGIN IMMEDIATE", e);
    if (rc != TB_OK)
        return rc;
    rc = generation(r->s, &r->old_gen, e);
    if (rc == TB_OK)
        rc = last_claimed(r->s, &last, e);
    r->k.gen = (last > r->old_gen ? last : r->old_gen) + 1;
    if (rc == TB_OK)
        rc = db_query(r->s, Q_COUNTER_SET, &st, e);
    if (rc == TB_OK) {
        bind_text(st, 1, "generation");
        sqlite3_bind_int64(st, 2, r->k.gen);
        rc = db_run(r->s, st, e);
    }
    return end_write(r->s, rc, e);
}

/* One slice of articles; *end when there are no more. */
static enum tb_rc slice(struct rebuild *r, bool *end, struct tb_err *e)
{
    int64_t until = clock_ticks() + SLICE_MS;
    enum tb_rc rc = db_exec(r->s, "BEGIN IMMEDIATE", e);
    if (rc != TB_OK)
        return rc;
    rc = still_ours(r, e);
    while (rc == TB_OK && !*end && clock_ticks() < until) {
        int64_t id;
        rc = db_next(r->s, Q_SUBMISSION_IDS, r->at, &id, e);
        *end = id == 0;
        if (rc != TB_OK || *end)
            break;
        rc = scorer_add(&r->k, id, e);
        r->at = id;
        r->done++;
    }
    return end_write(r->s, rc, e);
}

/* Articles that changed while the new generation grew. A newer scheme changes all. */
static enum tb_rc catch_up(struct rebuild *r, struct tb_err *e)
{
    struct arena a = {0};
    struct touched t;
    enum tb_rc rc = changes_since(r->s, r->start_seq, &a, &t, e);
    if (rc == TB_OK && t.head > r->start_seq) {
        rc = load_facts(r, e);
        if (rc == TB_OK && (t.many || t.names))
            rc = scorer_all(&r->k, e);
        for (size_t i = 0; rc == TB_OK && !t.many && !t.names && i < t.n; i++) {
            rc = scorer_drop_credits(&r->k, t.records[i], e);
            if (rc == TB_OK)
                rc = scorer_add(&r->k, t.records[i], e);
        }
    }
    arena_free(&a);
    return rc;
}

static enum tb_rc count_by(struct rebuild *r, enum query q, enum owner_kind kind,
                           struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(r->s, q, &st, e);
    while (rc == TB_OK && (rc = db_step(r->s, st, &row, e)) == TB_OK && row) {
        struct sum k = {.account = SUM_SUBMITTED,
                        .owner_kind = (int)kind,
                        .owner_id = sqlite3_column_int64(st, 0),
                        .month = day_month(sqlite3_column_int(st, 1))};
        sums_count(&r->k.sums, &k, sqlite3_column_int64(st, 2));
    }
    return rc;
}

/* Submitted pieces are counted at the flip, from the facts as they are then: what a
 * slice counted could not be taken back once the article has another date. */
static enum tb_rc count_submitted(struct rebuild *r, struct tb_err *e)
{
    enum tb_rc rc = count_by(r, Q_COUNT_UNITS, OWNER_UNIT, e);
    if (rc == TB_OK)
        rc = count_by(r, Q_COUNT_CO_UNITS, OWNER_UNIT, e);
    return rc == TB_OK ? count_by(r, Q_COUNT_PEOPLE, OWNER_PERSON, e) : rc;
}

static enum tb_rc flip(struct rebuild *r, struct tb_err *e)
{
    enum tb_rc rc = db_exec(r->s, "BEGIN IMMEDIATE", e);
    if (rc != TB_OK)
        return rc;
    rc = still_ours(r, e);
    if (rc == TB_OK)
        rc = catch_up(r, e);
    if (rc == TB_OK)
        rc = count_submitted(r, e);
    if (rc == TB_OK)
        rc = sums_flush(r->s, &r->k.sums, r->k.gen, e);
    if (rc == TB_OK)
        rc = run_gen(r->s, Q_GENERATION_SET, r->k.gen, 0, e);
    return end_write(r->s, rc, e);
}

static enum tb_rc grow(struct rebuild *r, struct tb_err *e)
{
    bool end = false;
    enum tb_rc rc = claim(r, e);
    if (rc == TB_OK)
        rc = sweep(r->s, r->old_gen, r->k.gen, e);
    if (rc == TB_OK)
        rc = store_head(r->s, &r->start_seq, e);
    if (rc == TB_OK)
        rc = db_int(r->s, Q_SUBMISSION_TOTAL, 0, 0, 0, &r->total, e);
    if (rc == TB_OK)
        rc = load_facts(r, e);
    while (rc == TB_OK && !end) {
        rc = slice(r, &end, e);
        if (rc == TB_OK)
            rc = report(r, e);
    }
    return rc == TB_OK ? flip(r, e) : rc;
}

static enum tb_rc mend_search(struct store *s, struct tb_err *e)
{
    bool mine, right = true;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc == TB_OK) {
        rc = search_check(s, &right, e);
        read_end(s, mine);
    }
    if (rc != TB_OK || right)
        return rc;
    rc = db_exec(s, "BEGIN IMMEDIATE", e);
    return rc == TB_OK ? end_write(s, search_mend(s, e), e) : rc;
}

enum tb_rc store_rebuild(struct store *s, const struct stamp *by,
                         const struct progress *p, struct tb_err *e)
{
    struct rebuild r = {.s = s, .progress = p};
    (void)by;
    if (s->why_readonly[0])
        return tb_fail(e, TB_READONLY, "%s", s->why_readonly);
    r.k.s = s;
    r.k.schemes = &r.schemes;
    r.k.credits_only = true;
    enum tb_rc rc = grow(&r, e);
    if (rc == TB_OK)
        rc = sweep(s, r.k.gen, r.k.gen, e);
    else
        sweep(s, r.old_gen, r.k.gen + 1, NULL);
    if (rc == TB_OK)
        rc = mend_search(s, e);
    scorer_free(&r.k);
    arena_free(&r.facts);
    return rc;
}
