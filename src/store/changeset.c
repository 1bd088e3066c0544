/* Reading an entry's changesets: their parts, and the rows that they touch. */
#include <stdlib.h>
#include <string.h>

#include "impl.h"

sqlite3_value *change_value(const struct change_iter *c, int i)
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
    sqlite3_value *v = change_value(c, column);
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
        void *data = NULL;
        int n = 0;
        rc = changeset_part(s, seq, i, &data, &n, e);
        if (rc != TB_OK)
            break;
        struct change_iter c = {0};
        int sq = sqlite3changeset_start(&c.it, n, data);
        while (sq == SQLITE_OK && more && next_change(&c)) {
            sqlite3_value *v = change_value(&c, 0);
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

enum tb_rc changeset_part(struct store *s, int64_t seq, int64_t part, void **data,
                          int *n, struct tb_err *e)
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
