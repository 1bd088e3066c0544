/* Credits and tallies worked out again from the facts, under a new generation.
 *
 * In one big rollback-journal transaction readers would be refused for seconds. So the
 * new generation grows in transactions of at most 100 ms while everybody works on; the
 * last, short one scores again what changed meanwhile and flips. Stopped half way,
 * nothing has changed: the unfinished generation is swept by the next one.
 *
 * With a change of scheme the generation grows by the schemes as they will be, and the
 * change itself is written in the last transaction: it is one entry of the journal. */
#include <string.h>
#include <time.h>

#include "impl.h"

#define SLICE_MS   100
#define GAP_MS     5 /* between slices: who waits for the lock looks every 2 ms */
#define SWEEP_ROWS 20000

/* Puts the scheme that is to come in its place among the others. */
static enum tb_rc add_pending(struct regrow *r, struct tb_err *e)
{
    const struct schemes *old = &r->schemes;
    struct scheme *items, fresh;
    size_t n = 0;
    int line;
    enum tb_rc rc =
        scheme_parse(&r->facts, r->pending->scheme.text, &r->names, &fresh, &line, e);
    if (rc != TB_OK)
        return rc;
    fresh.id = r->reserved_id;
    items = arena_array(&r->facts, old->n + 2, sizeof *items);
    for (size_t i = 0; i < old->n && old->items[i].from < fresh.from; i++)
        items[n++] = old->items[i];
    items[n++] = fresh;
    for (size_t i = 0; i < old->n; i++) {
        if (old->items[i].from == fresh.from)
            items[n - 1].id = old->items[i].id; /* it takes that one's place */
        else if (old->items[i].from > fresh.from)
            items[n++] = old->items[i];
    }
    r->schemes.items = items;
    r->schemes.n = n;
    return TB_OK;
}

static enum tb_rc load_facts(struct regrow *r, struct tb_err *e)
{
    arena_reset(&r->facts);
    enum tb_rc rc = store_names(r->s, &r->facts, &r->names, e);
    if (rc == TB_OK)
        rc = store_schemes(r->s, &r->facts, &r->names, &r->schemes, e);
    return rc == TB_OK && r->pending && !r->written ? add_pending(r, e) : rc;
}

/* What will be in force once the entry is undone: it is undone, looked at, and rolled
 * back. */
static enum tb_rc peek_undone(struct regrow *r, struct tb_err *e)
{
    enum tb_rc rc = batch_open(r->s, r->by, r->undo_seq, e);
    if (rc != TB_OK)
        return rc;
    rc = undo_write(r->s, r->undo_seq, e);
    if (rc == TB_OK)
        rc = load_facts(r, e);
    store_abandon(r->s);
    return rc;
}

static void leave_gap(void)
{
    const struct timespec gap = {.tv_nsec = GAP_MS * 1000000L};
    nanosleep(&gap, NULL);
}

static enum tb_rc report(struct regrow *r, struct tb_err *e)
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
        leave_gap();
    } while (rc == TB_OK && sqlite3_changes(s->db) > 0);
    return rc == TB_OK ? run_gen(s, Q_TALLIES_OLD, keep, end, e) : rc;
}

/* Inside a transaction: the generation is ours as long as nobody has begun a later one.
 */
static enum tb_rc still_ours(struct regrow *r, struct tb_err *e)
{
    int64_t last;
    enum tb_rc rc = read_counter(r->s, "generation", &last, e);
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

/* Credits name the scheme by its id, which must be known before it is written. */
static enum tb_rc reserve_id(struct regrow *r, struct tb_err *e)
{
    enum tb_rc rc = read_counter(r->s, "id", &r->reserved_id, e);
    return rc == TB_OK ? write_counter(r->s, "id", ++r->reserved_id, e) : rc;
}

/* Takes the next generation, so that two of them at once never mix their rows. */
static enum tb_rc claim(struct regrow *r, struct tb_err *e)
{
    int64_t last = 0;
    enum tb_rc rc = db_exec(r->s, "BEGIN IMMEDIATE", e);
    if (rc != TB_OK)
        return rc;
    rc = generation(r->s, &r->old_gen, e);
    if (rc == TB_OK)
        rc = read_counter(r->s, "generation", &last, e);
    r->k.gen = (last > r->old_gen ? last : r->old_gen) + 1;
    if (rc == TB_OK)
        rc = write_counter(r->s, "generation", r->k.gen, e);
    if (rc == TB_OK && r->pending)
        rc = reserve_id(r, e);
    return end_write(r->s, rc, e);
}

/* One slice of articles; *end when there are no more. */
static enum tb_rc slice(struct regrow *r, bool *end, struct tb_err *e)
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
static enum tb_rc catch_up(struct regrow *r, struct tb_err *e)
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

static enum tb_rc count_by(struct regrow *r, enum query q, enum owner_kind kind,
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
static enum tb_rc count_submitted(struct regrow *r, struct tb_err *e)
{
    enum tb_rc rc = count_by(r, Q_COUNT_UNITS, OWNER_UNIT, e);
    if (rc == TB_OK)
        rc = count_by(r, Q_COUNT_CO_UNITS, OWNER_UNIT, e);
    return rc == TB_OK ? count_by(r, Q_COUNT_PEOPLE, OWNER_PERSON, e) : rc;
}

/* A change of scheme alters no submission: their counts are those of the generation
 * that everybody kept up meanwhile. */
static enum tb_rc keep_submitted(struct regrow *r, struct tb_err *e)
{
    return run_gen(r->s, Q_TALLIES_KEEP, r->old_gen, r->k.gen, e);
}

static enum tb_rc finish(struct regrow *r, struct tb_err *e)
{
    enum tb_rc rc = still_ours(r, e);
    if (rc == TB_OK)
        rc = catch_up(r, e);
    if (rc == TB_OK)
        rc = r->by ? keep_submitted(r, e) : count_submitted(r, e);
    if (rc == TB_OK)
        rc = sums_flush(r->s, &r->k.sums, r->k.gen, e);
    return rc == TB_OK ? run_gen(r->s, Q_GENERATION_SET, r->k.gen, 0, e) : rc;
}

static enum tb_rc flip(struct regrow *r, struct tb_err *e)
{
    enum tb_rc rc = db_exec(r->s, "BEGIN IMMEDIATE", e);
    return rc == TB_OK ? end_write(r->s, finish(r, e), e) : rc;
}

/* The change and the flip are one transaction. */
static enum tb_rc flip_with_change(struct regrow *r, struct tb_err *e)
{
    enum tb_rc rc = batch_open(r->s, r->by, r->undo_seq, e);
    if (rc != TB_OK)
        return rc;
    r->s->batch->reserved_id = r->reserved_id;
    rc = r->undo_seq ? undo_write(r->s, r->undo_seq, e)
                     : store_put(r->s, r->pending, NULL, e);
    r->written = true;
    if (rc == TB_OK) {
        r->s->batch->rescore_all = false; /* that is what has been done */
        rc = finish(r, e);
    }
    if (rc == TB_OK)
        return store_commit(r->s, r->receipt, e);
    store_abandon(r->s);
    return rc;
}

static enum tb_rc grow(struct regrow *r, struct tb_err *e)
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
        rc = r->undo_seq ? peek_undone(r, e) : load_facts(r, e);
    while (rc == TB_OK && !end) {
        rc = slice(r, &end, e);
        leave_gap();
        if (rc == TB_OK)
            rc = report(r, e);
    }
    if (rc != TB_OK)
        return rc;
    return r->by ? flip_with_change(r, e) : flip(r, e);
}

enum tb_rc regrow(struct regrow *r, struct tb_err *e)
{
    if (r->s->why_readonly[0])
        return tb_fail(e, TB_READONLY, "%s", r->s->why_readonly);
    r->k.s = r->s;
    r->k.schemes = &r->schemes;
    r->k.credits_only = true;
    enum tb_rc rc = grow(r, e);
    if (rc == TB_OK)
        sweep(r->s, r->k.gen, r->k.gen, NULL); /* else the next one does it */
    else
        sweep(r->s, r->old_gen, r->k.gen + 1, NULL);
    scorer_free(&r->k);
    arena_free(&r->facts);
    return rc;
}
