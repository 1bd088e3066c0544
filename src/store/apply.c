/* The one write path: a batch of changes becomes one transaction and one journal entry.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "impl.h"

/* --- beginning -------------------------------------------------------------------- */

enum tb_rc read_counter(struct store *s, const char *name, int64_t *last,
                        struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    *last = 0;
    enum tb_rc rc = db_query(s, Q_COUNTER, &st, e);
    if (rc != TB_OK)
        return rc;
    bind_text(st, 1, name);
    rc = db_step(s, st, &row, e);
    if (rc == TB_OK && row) {
        *last = sqlite3_column_int64(st, 0);
        sqlite3_reset(st);
    }
    return rc;
}

enum tb_rc write_counter(struct store *s, const char *name, int64_t last,
                         struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, Q_COUNTER_SET, &st, e);
    if (rc != TB_OK)
        return rc;
    bind_text(st, 1, name);
    sqlite3_bind_int64(st, 2, last);
    return db_run(s, st, e);
}

enum tb_rc batch_names(struct store *s, struct tb_err *e)
{
    struct batch *b = s->batch;
    if (!b->names_stale)
        return TB_OK;
    arena_reset(&b->facts);
    enum tb_rc rc = store_names(s, &b->facts, &b->names, e);
    if (rc == TB_OK)
        rc = store_schemes(s, &b->facts, &b->names, &b->schemes, e);
    b->names_stale = rc != TB_OK;
    return rc;
}

/* A newer program may have brought the open file up to its schema: what this one writes
 * would leave out what it does not know. */
static enum tb_rc same_schema(struct store *s, struct tb_err *e)
{
    int64_t now;
    enum tb_rc rc = db_int(s, Q_USER_VERSION, 0, 0, 0, &now, e);
    if (rc == TB_OK && now != schema_newest())
        return tb_fail(e, TB_TOONEW,
                       N_("a newer program has changed the database (schema %lld, this "
                          "one knows %d): start again with the newer one"),
                       (long long)now, schema_newest());
    return rc;
}

enum tb_rc batch_open(struct store *s, const struct stamp *by, int64_t undo_of,
                      struct tb_err *e)
{
    if (s->why_readonly[0])
        return tb_fail(e, TB_READONLY, "%s", s->why_readonly);
    enum tb_rc rc = s->ino ? store_still_there(s, e) : TB_OK;
    if (rc == TB_OK)
        rc = db_exec(s, "BEGIN IMMEDIATE", e);
    if (rc != TB_OK)
        return rc;
    struct batch *b = s->batch = xcalloc(1, sizeof *b);
    b->actor = xstrdup(by->actor);
    b->label = xstrdup(by->label);
    b->by = *by;
    b->by.actor = b->actor;
    b->by.label = b->label;
    b->undo_of = undo_of;
    b->names_stale = true;
    memset(b->ref_last, -1, sizeof b->ref_last);
    b->scorer.s = s;
    b->scorer.schemes = &b->schemes;
    rc = same_schema(s, e);
    if (rc == TB_OK)
        rc = journal_head(s, &b->prev, e);
    if (rc == TB_OK && by->seen && by->seen != b->prev.seq)
        rc = tb_fail(e, TB_CONFLICT, N_("somebody else wrote in between"));
    b->seq = b->prev.seq + 1;
    if (rc == TB_OK)
        rc = read_counter(s, "id", &b->next_id, e);
    if (rc == TB_OK)
        rc = generation(s, &b->scorer.gen, e);
    if (rc == TB_OK)
        rc = journal_session(s, &b->session, e);
    if (rc != TB_OK)
        store_abandon(s);
    return rc;
}

enum tb_rc store_begin(struct store *s, const struct stamp *by, struct tb_err *e)
{
    return batch_open(s, by, 0, e);
}

/* --- the entry's parts ------------------------------------------------------------ */

static enum tb_rc add_part(struct store *s, const void *data, int n, struct tb_err *e)
{
    struct batch *b = s->batch;
    sqlite3_stmt *st;
    if (n == 0)
        return TB_OK;
    journal_part_hash(b->part_hash, data, (size_t)n);
    enum tb_rc rc = db_query(s, Q_PART_ADD, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, b->seq);
    sqlite3_bind_int(st, 2, b->part++);
    sqlite3_bind_blob(st, 3, data, n, SQLITE_STATIC);
    rc = db_run(s, st, e);
    sqlite3_clear_bindings(st);
    return rc;
}

/* Keeps the changes since the last part; the session, if there is one, is then gone. */
static enum tb_rc close_part(struct store *s, struct tb_err *e)
{
    struct batch *b = s->batch;
    struct strbuf bulk = {0};
    void *data = NULL;
    int n = 0;
    b->part_rows = 0;
    if (b->bulk) {
        bulk_changes(b->bulk, &bulk);
        enum tb_rc rc = add_part(s, bulk.s, (int)bulk.len, e);
        strbuf_free(&bulk);
        return rc;
    }
    int sq = sqlite3session_changeset(b->session, &n, &data);
    if (sq != SQLITE_OK)
        return db_fail(s, sq, e);
    sqlite3session_delete(b->session);
    b->session = NULL;
    enum tb_rc rc = add_part(s, data, n, e);
    sqlite3_free(data);
    return rc;
}

/* Back to row by row. */
static enum tb_rc leave_bulk(struct store *s, struct tb_err *e)
{
    if (!s->batch->bulk)
        return TB_OK;
    enum tb_rc rc = bulk_end(s, e);
    if (rc == TB_OK)
        rc = close_part(s, e);
    if (rc == TB_OK)
        rc = journal_session(s, &s->batch->session, e);
    bulk_free(s);
    return rc;
}

enum tb_rc batch_row(struct store *s, int rows, struct tb_err *e)
{
    struct batch *b = s->batch;
    b->part_rows += rows;
    if (b->part_rows < PART_ROWS)
        return TB_OK;
    enum tb_rc rc = close_part(s, e);
    return rc == TB_OK && !b->bulk ? journal_session(s, &b->session, e) : rc;
}

enum tb_rc batch_touch(struct store *s, int64_t submission_id, struct tb_err *e)
{
    if (!ids_add(&s->batch->dirty, submission_id))
        return TB_OK;
    return scorer_remove(&s->batch->scorer, submission_id, e);
}

/* --- putting ---------------------------------------------------------------------- */

static bool about_article(enum change_kind kind)
{
    return kind == CHANGE_SUBMIT || kind == CHANGE_AMEND || kind == CHANGE_EVENT;
}

/* After a disk error SQLite may have ended the transaction by itself: what is written
 * now would stand alone. */
static enum tb_rc check_whole(struct store *s, struct tb_err *e)
{
    if (!s->batch->broken && !sqlite3_get_autocommit(s->db))
        return TB_OK;
    return tb_fail(e, TB_IO, N_("an earlier part of this failed; nothing was saved"));
}

enum tb_rc store_put(struct store *s, const struct change *c, int64_t *id,
                     struct tb_err *e)
{
    struct batch *b = s->batch;
    int64_t made = 0;
    enum tb_rc rc = check_whole(s, e);
    if (rc == TB_OK && c->kind != CHANGE_SUBMIT)
        rc = leave_bulk(s, e);
    if (rc == TB_OK)
        rc = batch_names(s, e);
    if (rc == TB_OK)
        rc = about_article(c->kind) ? put_article(s, c, &made, e)
                                    : put_name(s, c, &made, e);
    if (rc != TB_OK) {
        b->broken = rc != TB_INVALID && rc != TB_NOTFOUND && rc != TB_CONFLICT;
        return rc;
    }
    if (!about_article(c->kind))
        b->names_stale = true;
    if (c->kind == CHANGE_EVENT)
        b->last_event = made;
    if (!b->first_id)
        b->first_id = made;
    b->made++;
    if (id)
        *id = made;
    return TB_OK;
}

enum tb_rc store_bulk(struct store *s, struct tb_err *e)
{
    enum tb_rc rc = close_part(s, e);
    return rc == TB_OK ? bulk_begin(s, e) : rc;
}

/* --- ending ----------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

/* Scores anew what was touched, in order of id: neighbours lie together. */
static enum tb_rc score_dirty(struct store *s, struct tb_err *e)
{
    struct batch *b = s->batch;
    enum tb_rc rc = batch_names(s, e);
    if (rc == TB_OK && b->rescore_all) {
        rc = scorer_all(&b->scorer, e);
    } else if (rc == TB_OK && b->dirty.n) {
        qsort(b->dirty.items, b->dirty.cap, sizeof *b->dirty.items, by_id);
        for (size_t i = 0; rc == TB_OK && i < b->dirty.cap; i++)
            if (b->dirty.items[i])
                rc = scorer_add(&b->scorer, b->dirty.items[i], e);
    }
    return rc == TB_OK ? sums_flush(s, &b->scorer.sums, b->scorer.gen, e) : rc;
}

static enum tb_rc write_counters(struct store *s, struct tb_err *e)
{
    struct batch *b = s->batch;
    enum tb_rc rc = write_counter(s, "id", b->next_id, e);
    for (int y = 0; rc == TB_OK && y < 230; y++) {
        if (!b->ref_dirty[y])
            continue;
        char name[16];
        snprintf(name, sizeof name, "ref-%d", 1970 + y);
        rc = write_counter(s, name, b->ref_last[y], e);
    }
    return rc;
}

static enum tb_rc write_entry(struct store *s, struct tb_err *e)
{
    struct batch *b = s->batch;
    sqlite3_stmt *st;
    unsigned char hash[32];
    struct journal_entry j = {.seq = b->seq,
                              .at = b->by.now.utc,
                              .undo_of = b->undo_of,
                              .actor = b->actor,
                              .label = b->label,
                              .claimed = b->by.claimed,
                              .parts = b->part};
    memcpy(j.part_hash, b->part_hash, 32);
    journal_hash(&j, b->prev.hash, hash);
    enum tb_rc rc = db_query(s, Q_JOURNAL_ADD, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, j.seq);
    sqlite3_bind_int64(st, 2, j.at);
    bind_text(st, 3, j.actor);
    sqlite3_bind_int(st, 4, j.claimed);
    bind_text(st, 5, j.label);
    bind_id(st, 6, j.undo_of);
    sqlite3_bind_int(st, 7, j.parts);
    sqlite3_bind_blob(st, 8, hash, 32, SQLITE_STATIC);
    rc = db_run(s, st, e);
    sqlite3_clear_bindings(st);
    return rc;
}

static void batch_free(struct store *s)
{
    struct batch *b = s->batch;
    if (!b)
        return;
    if (b->session)
        sqlite3session_delete(b->session);
    bulk_free(s);
    strbuf_free(&b->byline);
    scorer_free(&b->scorer);
    ids_free(&b->dirty);
    search_forget(&b->search);
    arena_free(&b->facts);
    arena_free(&b->reading);
    free(b->actor);
    free(b->label);
    free(b);
    s->batch = NULL;
}

void store_abandon(struct store *s)
{
    if (!s->batch)
        return;
    if (!sqlite3_get_autocommit(s->db))
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    batch_free(s);
}

/* When the last sync fails the entry may be in the file all the same, and would be
 * entered twice by who is told that it is not. */
static enum tb_rc end_transaction(struct store *s, struct tb_err *e)
{
    enum tb_rc rc = db_exec(s, "COMMIT", e);
    struct journal_head now;
    if (rc == TB_OK || rc == TB_BUSY)
        return rc;
    if (!sqlite3_get_autocommit(s->db))
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    if (journal_head(s, &now, NULL) == TB_OK && now.seq < s->batch->seq)
        return rc;
    return tb_fail(
        e, TB_IO,
        N_("the disk failed at the end of the save; it may have been saved all "
           "the same: look before you enter it again"));
}

enum tb_rc store_commit(struct store *s, struct receipt *out, struct tb_err *e)
{
    struct batch *b = s->batch;
    *out = (struct receipt){0};
    enum tb_rc rc = check_whole(s, e);
    if (rc != TB_OK || b->made == 0) {
        store_abandon(s);
        return rc;
    }
    rc = leave_bulk(s, e);
    if (rc == TB_OK)
        rc = score_dirty(s, e);
    if (rc == TB_OK)
        rc = search_flush(s, e);
    if (rc == TB_OK)
        rc = write_counters(s, e);
    if (rc == TB_OK)
        rc = close_part(s, e);
    if (rc == TB_OK)
        rc = write_entry(s, e);
    if (rc == TB_OK)
        rc = end_transaction(s, e);
    if (rc != TB_OK) {
        store_abandon(s);
        return rc;
    }
    out->seq = b->seq;
    out->first_id = b->first_id;
    out->made = b->made;
    if (b->last_ref)
        ref_format(b->last_ref, out->ref);
    batch_free(s);
    return TB_OK;
}

enum tb_rc store_apply(struct store *s, const struct stamp *by, const struct change *c,
                       size_t n, struct receipt *out, struct tb_err *e)
{
    *out = (struct receipt){0};
    enum tb_rc rc = store_begin(s, by, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        rc = store_put(s, &c[i], NULL, e);
    if (rc == TB_OK)
        return store_commit(s, out, e);
    store_abandon(s);
    return rc;
}
