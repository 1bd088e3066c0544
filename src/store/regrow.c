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

#include "walk.h"

#define SLICE_MS   100
#define SLICE_MOST 16000 /* articles */
#define GAP_MS     5     /* between slices: who waits for the lock looks every 2 ms */
#define STOPPED_MS 400   /* of sweeping */
#define SUMS_MOST  20000 /* that wait to be written */
#define SWEEP_ROWS 40000
#define BEGINNINGS 3 /* then everybody waits for the rest */

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
    return db_run(s, st, e);
}

static enum tb_rc sweep_rows(struct store *s, int64_t keep, int64_t end, int64_t first,
                             int64_t last, struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, Q_CREDITS_OLD, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, keep);
    sqlite3_bind_int64(st, 2, end);
    sqlite3_bind_int64(st, 3, first);
    sqlite3_bind_int64(st, 4, last);
    return db_run(s, st, e);
}

/* Everything of other generations before `end`, a bounded piece at a time, in the order
 * in which it lies there. Later ones belong to somebody whose rebuild began after ours.
 * What is left when the time is up, or when it is stopped, is left to the next one. */
static enum tb_rc sweep(struct regrow *r, int64_t keep, int64_t end, int64_t until,
                        struct tb_err *e)
{
    struct store *s = r->s;
    int64_t any, last = 0, at = INT64_MIN, to;
    enum tb_rc rc = db_int(s, Q_CREDITS_ANY_OLD, keep, end, 0, &any, e);
    if (rc == TB_OK && any)
        rc = db_int(s, Q_CREDITS_LAST, 0, 0, 0, &last, e);
    while (rc == TB_OK && any && at < last && clock_ticks() < until) {
        rc = db_int(s, Q_CREDITS_REACH, at, SWEEP_ROWS, last, &to, e);
        if (rc == TB_OK)
            rc = sweep_rows(s, keep, end, at + 1, to, e);
        at = to;
        leave_gap();
        if (rc == TB_OK)
            rc = report(r, e);
    }
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

/* Inside a transaction: articles that changed since they were scored. What lies ahead
 * will be come to; a name or a scheme may alter all. */
static enum tb_rc catch_up(struct regrow *r, struct tb_err *e)
{
    struct arena a = {0};
    struct touched t;
    enum tb_rc rc = changes_since(r->s, r->start_seq, &a, &t, e);
    r->stale = rc == TB_OK && (t.many || t.names);
    for (size_t i = 0; rc == TB_OK && !r->stale && i < t.n; i++) {
        if (t.records[i] > r->at)
            continue;
        rc = scorer_drop_credits(&r->k, t.records[i], e);
        if (rc == TB_OK)
            rc = scorer_add(&r->k, t.records[i], e);
    }
    if (rc == TB_OK && !r->stale)
        r->start_seq = t.head;
    arena_free(&a);
    return rc;
}

/* Articles until the time is up. */
static enum tb_rc score_some(struct regrow *r, int64_t until, struct tb_err *e)
{
    struct walk w;
    enum tb_rc rc = walk_begin(&w, r->s, r->at, e);
    r->k.many = r->rows;
    for (int i = 0; rc == TB_OK && r->at < INT64_MAX && i < SLICE_MOST; i++) {
        if (clock_ticks() >= until)
            break;
        struct article art;
        arena_reset(&r->k.scratch);
        rc = walk_next(&w, &r->k.scratch, &art, e);
        if (rc == TB_OK && art.id) {
            rc = scorer_add_article(&r->k, &art, e);
            r->done++;
        }
        r->at = art.id ? art.id : INT64_MAX;
    }
    r->k.many = NULL;
    walk_end(&w);
    return rc == TB_OK ? rows_flush(r->s, r->rows, e) : rc;
}

static enum tb_rc slice(struct regrow *r, struct tb_err *e)
{
    enum tb_rc rc = db_exec(r->s, "BEGIN IMMEDIATE", e);
    if (rc != TB_OK)
        return rc;
    int64_t until = clock_ticks() + SLICE_MS;
    rc = still_ours(r, e);
    if (rc == TB_OK)
        rc = catch_up(r, e);
    if (rc == TB_OK && !r->stale)
        rc = score_some(r, until, e);
    if (rc == TB_OK && r->k.sums.n > SUMS_MOST)
        rc = sums_flush_part(r->s, &r->k.sums, r->k.gen, e);
    if (r->stale && r->beginnings >= BEGINNINGS) {
        r->stale = false;
        r->at = INT64_MAX;
    }
    return end_write(r->s, rc, e);
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

/* Nobody leaves the names alone for long enough: they wait. */
static enum tb_rc score_all_now(struct regrow *r, struct tb_err *e)
{
    enum tb_rc rc = load_facts(r, e);
    r->stale = false;
    return rc == TB_OK ? scorer_all(&r->k, e) : rc;
}

/* Inside a transaction, to be rolled back when it has become stale. */
static enum tb_rc finish(struct regrow *r, struct tb_err *e)
{
    enum tb_rc rc = still_ours(r, e);
    if (rc == TB_OK)
        rc = catch_up(r, e);
    if (rc == TB_OK && r->stale && r->beginnings < BEGINNINGS)
        return TB_OK;
    if (rc == TB_OK && r->stale)
        rc = score_all_now(r, e);
    if (rc == TB_OK)
        rc = r->by ? keep_submitted(r, e) : count_submitted(r, e);
    if (rc == TB_OK)
        rc = sums_flush_part(r->s, &r->k.sums, r->k.gen, e);
    if (rc == TB_OK)
        rc = sums_check(r->s, r->k.gen, e);
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
    if (rc == TB_OK && !r->stale)
        return store_commit(r->s, r->receipt, e);
    store_abandon(r->s);
    r->written = false;
    return rc;
}

/* From the first article, by the names and schemes of now. */
static enum tb_rc begin_anew(struct regrow *r, struct tb_err *e)
{
    const bool again = r->beginnings++ > 0;
    enum tb_rc rc = db_int(r->s, Q_SUBMISSION_TOTAL, 0, 0, 0, &r->total, e);
    sums_free(&r->k.sums);
    r->at = r->done = 0;
    r->stale = false;
    if (rc == TB_OK)
        rc = sweep(r, r->old_gen, r->k.gen + again, INT64_MAX, e);
    if (rc == TB_OK)
        rc = store_head(r->s, &r->start_seq, e);
    if (rc != TB_OK)
        return rc;
    return r->undo_seq ? peek_undone(r, e) : load_facts(r, e);
}

static enum tb_rc grow(struct regrow *r, struct tb_err *e)
{
    enum tb_rc rc = claim(r, e);
    r->stale = true;
    while (rc == TB_OK && r->stale) {
        rc = begin_anew(r, e);
        while (rc == TB_OK && r->at < INT64_MAX && !r->stale) {
            rc = slice(r, e);
            leave_gap();
            if (rc == TB_OK && !r->stale)
                rc = report(r, e);
        }
        if (rc == TB_OK && !r->stale)
            rc = r->by ? flip_with_change(r, e) : flip(r, e);
    }
    return rc;
}

enum tb_rc regrow(struct regrow *r, struct tb_err *e)
{
    if (r->s->why_readonly[0])
        return tb_fail(e, TB_READONLY, "%s", r->s->why_readonly);
    r->k.s = r->s;
    r->k.schemes = &r->schemes;
    r->k.credits_only = true;
    r->rows = credit_rows();
    db_cache(r->s, true);
    enum tb_rc rc = grow(r, e);
    if (rc != TB_OK)
        r->progress = NULL; /* who has stopped it does not wait for long */
    if (rc == TB_OK)
        sweep(r, r->k.gen, r->k.gen, INT64_MAX, NULL);
    else
        sweep(r, r->old_gen, r->k.gen + 1, clock_ticks() + STOPPED_MS, NULL);
    db_cache(r->s, false);
    credit_rows_free(r->rows);
    scorer_free(&r->k);
    arena_free(&r->facts);
    return rc;
}
