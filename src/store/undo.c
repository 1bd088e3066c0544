/* Undo: the inverse of an entry's changeset, applied in a new entry of its own.
 *
 * It ignores rev and compares every other column: a colleague's change to any column of
 * the row shows in `sum` and refuses the undo. Rows that come back keep their
 * references; a reference that goes is not given out again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "office.h"

/* --- applying the inverse --------------------------------------------------------- */

struct undoing {
    struct store *s;
    int why; /* the conflict's type, 0: none */
    char table[16];
    int64_t id, rev; /* of the row that stands in the way */
};

static int rev_column(const char *table)
{
    static const struct {
        const char *table;
        int column;
    } revs[] = {{"setting", 4},    {"grp", 5},         {"unit", 12},
                {"membership", 6}, {"person", 5},      {"post", 7},
                {"outlet", 8},     {"submission", 11}, {"event", 14},
                {"target", 14},    {"scheme", 6},      {"topic", 8},
                {"bulletin", 17},  {"followup", 15},   {"followup_step", 7},
                {"meeting", 10},   {"attendance", 8},  {"outcome", 5},
                {"contact", 6},    {"issue", 9},       {"issue_item", 7}};
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
           (n == 0 ||
            memcmp(sqlite3_value_blob(a), sqlite3_value_blob(b), (size_t)n) == 0);
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

/* The entry of a row that now refers to nothing, 0 when none can be named; asked while
 * the undo still stands. */
static int64_t referring_entry(struct store *s)
{
    sqlite3_stmt *st;
    bool row = false;
    int64_t id = 0, rev = 0;
    struct tb_err ignored;
    if (db_query(s, Q_FOREIGN_KEYS, &st, &ignored) == TB_OK)
        while (!id && db_step(s, st, &row, &ignored) == TB_OK && row)
            if (strcmp((const char *)sqlite3_column_text(st, 0), "journal_part") != 0)
                id = sqlite3_column_int64(st, 1);
    if (id && db_int(s, Q_REV_OF_ANY, id, 0, 0, &rev, &ignored) != TB_OK)
        rev = 0;
    return rev;
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
        if (n > u->s->batch->part) {
            u->rev = referring_entry(u->s);
            return SQLITE_CHANGESET_ABORT;
        }
        u->why = 0;
        return SQLITE_CHANGESET_OMIT;
    }
    if (sqlite3changeset_op(it, &c.table, &c.n_columns, &c.op, NULL) != SQLITE_OK)
        return SQLITE_CHANGESET_ABORT;
    if (type == SQLITE_CHANGESET_DATA && only_rev_differs(&c)) {
        u->why = 0;
        return SQLITE_CHANGESET_REPLACE;
    }
    sqlite3_value *v = change_value(&c, 0);
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
    bool row = false, refers = u->why == SQLITE_CHANGESET_FOREIGN_KEY;
    struct tb_err ignored;
    if (u->rev && db_query(u->s, Q_JOURNAL_LABEL, &st, &ignored) == TB_OK) {
        sqlite3_bind_int64(st, 1, u->rev);
        if (db_step(u->s, st, &row, &ignored) == TB_OK && row) {
            const char *label = (const char *)sqlite3_column_text(st, 0);
            const char *actor = (const char *)sqlite3_column_text(st, 1);
            if (refers)
                tb_fail(e, TB_CONFLICT,
                        N_("entry %lld cannot be undone: entry %lld refers to what it "
                           "made (%s: %s); undo that first"),
                        (long long)seq, (long long)u->rev, actor, label);
            else
                tb_fail(
                    e, TB_CONFLICT,
                    N_("entry %lld cannot be undone: %s changed the same record since "
                       "(entry %lld, %s)"),
                    (long long)seq, actor, (long long)u->rev, label);
            sqlite3_reset(st);
            return TB_CONFLICT;
        }
    }
    if (refers)
        return tb_fail(e, TB_CONFLICT,
                       N_("entry %lld cannot be undone: later records refer to what it "
                          "made; undo those first"),
                       (long long)seq);
    return tb_fail(
        e, TB_CONFLICT,
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

/* --- the entry -------------------------------------------------------------------- */

struct preparing {
    struct store *s;
    struct ids rows; /* records of submissions and names whose rev must move on */
    bool looks;      /* credits depend on groups and posts */
    bool settings;   /* kinds of events may be among them */
    enum tb_rc rc;
    struct tb_err *e;
};

static bool prepare_row(void *arg, const char *table, int64_t id, int64_t submission)
{
    struct preparing *p = arg;
    if (strcmp(table, "bulletin") == 0) {
        p->rc = tb_fail(p->e, TB_INVALID,
                        N_("a published bulletin stays; publish another one in its "
                           "place (tongbao bulletin ... --freeze --replace)"));
        return false;
    }
    if (submission || strcmp(table, "event") == 0)
        p->rc = batch_touch(p->s, submission ? submission : id, p->e);
    if (strcmp(table, "topic") == 0)
        p->rc = topic_touch(p->s, id, p->e);
    if (submission && p->rc == TB_OK && strcmp(table, "event") != 0)
        p->rc = search_touch(p->s, submission, p->e);
    else if (strcmp(table, "scheme") == 0 ||
             (p->looks && (strcmp(table, "membership") == 0 ||
                           strcmp(table, "post") == 0 || strcmp(table, "unit") == 0)))
        p->s->batch->rescore_all = true;
    p->settings = p->settings || strcmp(table, "setting") == 0;
    if (rev_column(table) >= 0)
        ids_add(&p->rows, id);
    p->s->batch->made++;
    return p->rc == TB_OK;
}

/* rev never goes back: every row that the undo left in place takes this entry's seq.
 * Ids are unique over all tables, so one set serves them all. */
static enum tb_rc stamp_revs(struct store *s, const struct ids *rows, struct tb_err *e)
{
    static const enum query stamps[] = {
        Q_STAMP_SETTING,  Q_STAMP_GROUP,         Q_STAMP_UNIT,    Q_STAMP_MEMBERSHIP,
        Q_STAMP_PERSON,   Q_STAMP_POST,          Q_STAMP_OUTLET,  Q_STAMP_SUBMISSION,
        Q_STAMP_EVENT,    Q_STAMP_TARGET,        Q_STAMP_SCHEME,  Q_STAMP_TOPIC,
        Q_STAMP_FOLLOWUP, Q_STAMP_FOLLOWUP_STEP, Q_STAMP_MEETING, Q_STAMP_ATTENDANCE,
        Q_STAMP_OUTCOME,  Q_STAMP_CONTACT,       Q_STAMP_ISSUE,   Q_STAMP_ISSUE_ITEM};
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; i < rows->cap; i++) {
        for (size_t k = 0; rows->items[i] && k < sizeof stamps / sizeof stamps[0];
             k++) {
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

static enum tb_rc kinds_there(struct store *s, struct tb_err *e)
{
    int64_t lost;
    enum tb_rc rc = db_int(s, Q_KINDS_LOST, EVENT_NAMED, 0, 0, &lost, e);
    if (rc == TB_OK && lost)
        rc = tb_fail(e, TB_CONFLICT,
                     N_("there are events of a kind that this entry named; undo those "
                        "first"));
    return rc;
}

static enum tb_rc undo_parts(struct store *s, int64_t seq, struct tb_err *e)
{
    struct preparing p = {.s = s, .rc = TB_OK, .e = e};
    int64_t parts = 0;
    enum tb_rc rc = batch_names(s, e);
    p.looks = rc == TB_OK && schemes_look_at_names(&s->batch->schemes);
    if (rc == TB_OK)
        rc = changeset_walk(s, seq, prepare_row, &p, e);
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
    if (rc == TB_OK && p.settings)
        rc = kinds_there(s, e);
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
        return tb_fail(e, TB_INVALID,
                       N_("entry %lld is undone already (by entry %lld)"),
                       (long long)seq, (long long)standing);
    return rc;
}

/* Inside the transaction: a colleague may have undone it a moment ago. */
enum tb_rc undo_write(struct store *s, int64_t seq, struct tb_err *e)
{
    enum tb_rc rc = check_undoable(s, seq, e);
    return rc == TB_OK ? undo_parts(s, seq, e) : rc;
}

#define LONG_RESCORE 20000 /* articles that nobody should wait for */

/* When everything must be scored anew, and that is much: in short transactions then. An
 * entry that changed articles too is undone in one, whatever it takes. */
static enum tb_rc is_long(struct store *s, bool *out, struct tb_err *e)
{
    int64_t total;
    enum tb_rc rc = db_int(s, Q_SUBMISSION_TOTAL, 0, 0, 0, &total, e);
    *out = s->batch->rescore_all && s->batch->dirty.n == 0 && total > LONG_RESCORE;
    return rc;
}

enum tb_rc store_undo(struct store *s, const struct stamp *by, int64_t seq,
                      struct receipt *out, struct tb_err *e)
{
    bool staged = false;
    *out = (struct receipt){0};
    enum tb_rc rc = resolve(s, &seq, e);
    if (rc == TB_OK)
        rc = batch_open(s, by, seq, e);
    if (rc != TB_OK)
        return rc;
    rc = undo_write(s, seq, e);
    if (rc == TB_OK)
        rc = is_long(s, &staged, e);
    if (rc == TB_OK && !staged)
        return store_commit(s, out, e);
    store_abandon(s);
    if (rc != TB_OK)
        return rc;
    struct regrow r = {.s = s, .undo_seq = seq, .by = by, .receipt = out};
    return regrow(&r, e);
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
