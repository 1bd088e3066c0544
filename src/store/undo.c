/* Undo: the inverse of an entry's changeset, applied in a new entry of its own.
 *
 * It ignores rev and compares every other column: a colleague's change to any column of
 * the row shows in `sum` and refuses the undo. Rows that come back keep their references;
 * a reference that goes is not given out again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "impl.h"

/* --- what a changeset touches ---------------------------------------------------------- */

struct change_iter {
    const char *table;
    int op, n_columns;
    sqlite3_changeset_iter *it;
};

/* The value of column i before or after; NULL when the changeset does not hold it. */
static sqlite3_value *any_value(const struct change_iter *c, int i)
{
    sqlite3_value *v = NULL;
    if (c->op != SQLITE_INSERT)
        sqlite3changeset_old(c->it, i, &v);
    if (!v && c->op != SQLITE_DELETE)
        sqlite3changeset_new(c->it, i, &v);
    return v;
}

/* Submission id of a touched row, 0 when the row is not about one. An event's own is
 * column 1, which an UPDATE does not hold; events are never updated. */
static int64_t submission_of(const struct change_iter *c)
{
    int column = strcmp(c->table, "event") == 0 ? 1 : 0;
    if (column == 0 && strcmp(c->table, "submission") != 0 &&
        strcmp(c->table, "co_unit") != 0 && strcmp(c->table, "author") != 0)
        return 0;
    sqlite3_value *v = any_value(c, column);
    return v ? sqlite3_value_int64(v) : 0;
}

static bool next_change(struct change_iter *c)
{
    return sqlite3changeset_next(c->it) == SQLITE_ROW &&
           sqlite3changeset_op(c->it, &c->table, &c->n_columns, &c->op, NULL) ==
               SQLITE_OK;
}

enum tb_rc changeset_walk(struct store *s, int64_t seq,
                          bool (*row)(void *arg, const char *table, int64_t id,
                                      int64_t submission),
                          void *arg, struct tb_err *e)
{
    int64_t parts;
    enum tb_rc rc = db_int(s, Q_PARTS_OF, seq, 0, 0, &parts, e);
    bool more = true;
    for (int64_t i = 0; rc == TB_OK && more && i < parts; i++) {
        void *data;
        int n;
        rc = changeset_part(s, seq, i, &data, &n, e);
        if (rc != TB_OK)
            break;
        struct change_iter c = {0};
        int sq = sqlite3changeset_start(&c.it, n, data);
        while (sq == SQLITE_OK && more && next_change(&c)) {
            sqlite3_value *v = any_value(&c, 0);
            more = row(arg, c.table, v ? sqlite3_value_int64(v) : 0, submission_of(&c));
        }
        if (c.it)
            sqlite3changeset_finalize(c.it);
        free(data);
        if (sq != SQLITE_OK)
            rc = db_fail(s, sq, e);
    }
    return rc;
}

enum tb_rc changeset_part(struct store *s, int64_t seq, int64_t part, void **data, int *n,
                          struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(s, Q_PART_GET, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, seq);
    sqlite3_bind_int64(st, 2, part);
    rc = db_step(s, st, &row, e);
    if (rc != TB_OK)
        return rc;
    if (!row)
        return tb_fail(e, TB_CORRUPT,
                       N_("journal entry %lld misses part %lld; run `tongbao verify`"),
                       (long long)seq, (long long)part);
    *n = sqlite3_column_bytes(st, 0);
    *data = xmalloc((size_t)*n + 1);
    if (*n)
        memcpy(*data, sqlite3_column_blob(st, 0), (size_t)*n);
    sqlite3_reset(st);
    return TB_OK;
}

/* --- applying the inverse ---------------------------------------------------------------- */

struct undoing {
    struct store *s;
    int why;          /* the conflict's type, 0: none */
    char table[16];
    int64_t id, rev;  /* of the row that stands in the way */
};

static int rev_column(const char *table)
{
    static const struct {
        const char *table;
        int column;
    } revs[] = {{"setting", 4},    {"grp", 5},     {"unit", 12},  {"membership", 6},
                {"person", 5},     {"post", 7},    {"outlet", 8}, {"submission", 11},
                {"event", 14},     {"target", 14}, {"scheme", 6}};
    for (size_t i = 0; i < sizeof revs / sizeof revs[0]; i++)
        if (strcmp(table, revs[i].table) == 0)
            return revs[i].column;
    return -1;
}

static bool equal_values(sqlite3_value *a, sqlite3_value *b)
{
    int type = sqlite3_value_type(a);
    if (type != sqlite3_value_type(b))
        return false;
    if (type == SQLITE_NULL)
        return true;
    if (type == SQLITE_INTEGER)
        return sqlite3_value_int64(a) == sqlite3_value_int64(b);
    int n = sqlite3_value_bytes(a);
    return n == sqlite3_value_bytes(b) &&
           (n == 0 || memcmp(sqlite3_value_blob(a), sqlite3_value_blob(b), (size_t)n) == 0);
}

/* Is rev the only column in which the row differs from what the entry left? */
static bool only_rev_differs(const struct change_iter *c)
{
    int rev = rev_column(c->table);
    for (int i = 0; i < c->n_columns; i++) {
        sqlite3_value *old = NULL, *now = NULL;
        if (i == rev)
            continue;
        sqlite3changeset_old(c->it, i, &old);
        sqlite3changeset_conflict(c->it, i, &now);
        if (old && now && !equal_values(old, now))
            return false;
    }
    return true;
}

static int on_conflict(void *arg, int type, sqlite3_changeset_iter *it)
{
    struct undoing *u = arg;
    struct change_iter c = {.it = it};
    u->why = type;
    if (type == SQLITE_CHANGESET_FOREIGN_KEY) {
        /* The parts of this entry that are closed wait for its row in the journal. */
        int n = 0;
        sqlite3changeset_fk_conflicts(it, &n);
        if (n > u->s->batch->part)
            return SQLITE_CHANGESET_ABORT;
        u->why = 0;
        return SQLITE_CHANGESET_OMIT;
    }
    if (sqlite3changeset_op(it, &c.table, &c.n_columns, &c.op, NULL) != SQLITE_OK)
        return SQLITE_CHANGESET_ABORT;
    if (type == SQLITE_CHANGESET_DATA && only_rev_differs(&c)) {
        u->why = 0;
        return SQLITE_CHANGESET_REPLACE;
    }
    sqlite3_value *v = any_value(&c, 0);
    snprintf(u->table, sizeof u->table, "%s", c.table);
    u->id = v ? sqlite3_value_int64(v) : 0;
    if (type == SQLITE_CHANGESET_DATA && rev_column(c.table) >= 0) {
        sqlite3_value *rev = NULL;
        sqlite3changeset_conflict(it, rev_column(c.table), &rev);
        u->rev = rev ? sqlite3_value_int64(rev) : 0;
    }
    return SQLITE_CHANGESET_ABORT;
}

static enum tb_rc refused(struct undoing *u, int64_t seq, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    struct tb_err ignored;
    if (u->why == SQLITE_CHANGESET_FOREIGN_KEY)
        return tb_fail(e, TB_CONFLICT,
                       N_("entry %lld cannot be undone: later records refer to what it "
                          "made; undo those first"),
                       (long long)seq);
    if (u->rev && db_query(u->s, Q_JOURNAL_LABEL, &st, &ignored) == TB_OK) {
        sqlite3_bind_int64(st, 1, u->rev);
        if (db_step(u->s, st, &row, &ignored) == TB_OK && row) {
            tb_fail(e, TB_CONFLICT,
                    N_("entry %lld cannot be undone: %s changed the same record since "
                       "(entry %lld, %s)"),
                    (long long)seq, (const char *)sqlite3_column_text(st, 1),
                    (long long)u->rev, (const char *)sqlite3_column_text(st, 0));
            sqlite3_reset(st);
            return TB_CONFLICT;
        }
    }
    return tb_fail(e, TB_CONFLICT,
                   N_("entry %lld cannot be undone: %s %lld was changed or removed since"),
                   (long long)seq, u->table, (long long)u->id);
}

static enum tb_rc apply_inverse(struct store *s, int64_t seq, int64_t part,
                                struct tb_err *e)
{
    void *data, *inverse = NULL;
    int n, n_inverse = 0;
    struct undoing u = {.s = s};
    enum tb_rc rc = changeset_part(s, seq, part, &data, &n, e);
    if (rc != TB_OK)
        return rc;
    int sq = sqlite3changeset_invert(n, data, &n_inverse, &inverse);
    if (sq == SQLITE_OK)
        sq = sqlite3changeset_apply(s->db, n_inverse, inverse, NULL, on_conflict, &u);
    sqlite3_free(inverse);
    free(data);
    if (sq == SQLITE_OK)
        return TB_OK;
    return u.why ? refused(&u, seq, e) : db_fail(s, sq, e);
}

/* --- the entry ------------------------------------------------------------------------------ */

struct preparing {
    struct store *s;
    struct ids rows; /* records of submissions and names whose rev must move on */
    enum tb_rc rc;
    struct tb_err *e;
};

static bool prepare_row(void *arg, const char *table, int64_t id, int64_t submission)
{
    struct preparing *p = arg;
    if (submission)
        p->rc = batch_touch(p->s, submission, p->e);
    else if (strcmp(table, "scheme") == 0)
        p->s->batch->rescore_all = true;
    if (rev_column(table) >= 0)
        ids_add(&p->rows, id);
    p->s->batch->made++;
    return p->rc == TB_OK;
}

/* rev never goes back: every row that the undo left in place takes this entry's seq. Ids
 * are unique over all tables, so one set serves them all. */
static enum tb_rc stamp_revs(struct store *s, const struct ids *rows, struct tb_err *e)
{
    static const enum query stamps[] = {Q_STAMP_SETTING, Q_STAMP_GROUP,  Q_STAMP_UNIT,
                                        Q_STAMP_MEMBERSHIP, Q_STAMP_PERSON, Q_STAMP_POST,
                                        Q_STAMP_OUTLET,  Q_STAMP_SUBMISSION, Q_STAMP_EVENT,
                                        Q_STAMP_TARGET,  Q_STAMP_SCHEME};
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; i < rows->cap; i++) {
        for (size_t k = 0; rows->items[i] && k < sizeof stamps / sizeof stamps[0]; k++) {
            sqlite3_stmt *st;
            rc = db_query(s, stamps[k], &st, e);
            if (rc != TB_OK)
                return rc;
            sqlite3_bind_int64(st, 1, rows->items[i]);
            sqlite3_bind_int64(st, 2, s->batch->seq);
            rc = db_run(s, st, e);
            if (rc != TB_OK)
                return rc;
            if (sqlite3_changes(s->db) > 0)
                break;
        }
    }
    return rc;
}

static enum tb_rc undo_parts(struct store *s, int64_t seq, struct tb_err *e)
{
    struct preparing p = {.s = s, .rc = TB_OK, .e = e};
    int64_t parts = 0;
    enum tb_rc rc = changeset_walk(s, seq, prepare_row, &p, e);
    if (rc == TB_OK)
        rc = p.rc;
    if (rc == TB_OK)
        rc = db_int(s, Q_PARTS_OF, seq, 0, 0, &parts, e);
    for (int64_t i = parts; rc == TB_OK && i-- > 0;) {
        rc = apply_inverse(s, seq, i, e);
        /* One part of the entry undone, one part of this entry. */
        if (rc == TB_OK && parts > 1)
            rc = batch_row(s, PART_ROWS, e);
    }
    s->batch->names_stale = true;
    if (rc == TB_OK)
        rc = stamp_revs(s, &p.rows, e);
    ids_free(&p.rows);
    return rc;
}

/* Undoing a redo is undoing the change again. */
static enum tb_rc resolve(struct store *s, int64_t *seq, struct tb_err *e)
{
    for (int depth = 0; depth < 3; depth++) {
        int64_t of, inner;
        enum tb_rc rc = db_int(s, Q_UNDO_OF_SEQ, *seq, 0, 0, &of, e);
        if (rc != TB_OK || of == 0)
            return rc;
        rc = db_int(s, Q_UNDO_OF_SEQ, of, 0, 0, &inner, e);
        if (rc != TB_OK || inner == 0)
            return rc;
        *seq = inner;
    }
    return TB_OK;
}

static enum tb_rc check_undoable(struct store *s, int64_t seq, struct tb_err *e)
{
    int64_t parts, standing;
    enum tb_rc rc = db_int(s, Q_PARTS_OF, seq, 0, -1, &parts, e);
    if (rc != TB_OK)
        return rc;
    if (parts < 0 || seq <= 1)
        return tb_fail(e, TB_NOTFOUND, N_("there is no entry %lld that can be undone"),
                       (long long)seq);
    rc = db_int(s, Q_STANDING_UNDO, seq, 0, 0, &standing, e);
    if (rc == TB_OK && standing)
        return tb_fail(e, TB_INVALID, N_("entry %lld is undone already (by entry %lld)"),
                       (long long)seq, (long long)standing);
    return rc;
}

enum tb_rc store_undo(struct store *s, const struct stamp *by, int64_t seq,
                      struct receipt *out, struct tb_err *e)
{
    *out = (struct receipt){0};
    enum tb_rc rc = resolve(s, &seq, e);
    if (rc == TB_OK)
        rc = batch_open(s, by, seq, e);
    if (rc != TB_OK)
        return rc;
    /* Inside the transaction: a colleague may have undone it a moment ago. */
    rc = check_undoable(s, seq, e);
    if (rc == TB_OK)
        rc = undo_parts(s, seq, e);
    if (rc == TB_OK)
        return store_commit(s, out, e);
    store_abandon(s);
    return rc;
}

enum tb_rc store_undo_candidates(struct store *s, const char *actor, int64_t *undo,
                                 int64_t *redo, struct tb_err *e)
{
    const enum query qs[] = {Q_NEWEST_UNDOABLE, Q_NEWEST_REDOABLE};
    int64_t *const outs[] = {undo, redo};
    enum tb_rc rc = TB_OK;
    for (int i = 0; rc == TB_OK && i < 2; i++) {
        sqlite3_stmt *st;
        bool row;
        *outs[i] = 0;
        rc = db_query(s, qs[i], &st, e);
        if (rc != TB_OK)
            break;
        bind_text(st, 1, actor);
        rc = db_step(s, st, &row, e);
        if (rc == TB_OK && row) {
            *outs[i] = sqlite3_column_int64(st, 0);
            sqlite3_reset(st);
        }
    }
    return rc;
}
