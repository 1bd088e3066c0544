/* Reading an entry's changesets: their parts, and the rows that they touch. */
#include <stdlib.h>
#include <string.h>

#include "bulletin.h"

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

/* The parts one after the other; visit returning false stops the walk. */
static enum tb_rc walk(struct store *s, int64_t seq,
                       bool (*visit)(void *arg, const struct change_iter *c), void *arg,
                       struct tb_err *e)
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
        while (sq == SQLITE_OK && more && next_change(&c))
            more = visit(arg, &c);
        if (c.it)
            sqlite3changeset_finalize(c.it);
        free(data);
        if (sq != SQLITE_OK)
            rc = db_fail(s, sq, e);
    }
    return rc;
}

struct row_walk {
    bool (*row)(void *arg, const char *table, int64_t id, int64_t submission);
    void *arg;
};

static bool visit_row(void *arg, const struct change_iter *c)
{
    const struct row_walk *w = arg;
    sqlite3_value *v = change_value(c, 0);
    return w->row(w->arg, c->table, v ? sqlite3_value_int64(v) : 0, submission_of(c));
}

enum tb_rc changeset_walk(struct store *s, int64_t seq,
                          bool (*row)(void *arg, const char *table, int64_t id,
                                      int64_t submission),
                          void *arg, struct tb_err *e)
{
    struct row_walk w = {row, arg};
    return walk(s, seq, visit_row, &w, e);
}

struct day_walk {
    bool topics;
    bool (*day)(void *arg, tb_day d, int64_t unit, int64_t submission);
    void *arg;
};

static int64_t id_in(sqlite3_value *v)
{
    return v ? sqlite3_value_int64(v) : 0;
}

static bool is_dated(sqlite3_value *v)
{
    return v && sqlite3_value_type(v) != SQLITE_NULL;
}

/* Where days stand, and whose they are. */
static const struct {
    const char *table;
    int day, unit; /* unit 0: no column says it */
} dated[] = {{"submission", 2, 4}, {"event", 3, 10}, {"topic", 5, 0}};

static bool visit_day(void *arg, const struct change_iter *c)
{
    const struct day_walk *w = arg;
    size_t i = 0, n = sizeof dated / sizeof *dated - !w->topics;
    sqlite3_value *old = NULL, *new = NULL;
    while (i < n && strcmp(c->table, dated[i].table) != 0)
        i++;
    if (i == n)
        return true;
    int day = dated[i].day, unit = dated[i].unit;
    if (c->op != SQLITE_INSERT)
        sqlite3changeset_old(c->it, day, &old);
    if (c->op != SQLITE_DELETE)
        sqlite3changeset_new(c->it, day, &new);
    int64_t owner = unit ? id_in(change_value(c, unit)) : 0, about = submission_of(c);
    bool more = true;
    if (is_dated(old))
        more = w->day(w->arg, sqlite3_value_int(old), owner, about);
    if (is_dated(new) && more)
        more = w->day(w->arg, sqlite3_value_int(new), owner, about);
    return more;
}

enum tb_rc changeset_days(struct store *s, int64_t seq, bool topics,
                          bool (*day)(void *arg, tb_day d, int64_t unit,
                                      int64_t submission),
                          void *arg, struct tb_err *e)
{
    struct day_walk w = {topics, day, arg};
    return walk(s, seq, visit_day, &w, e);
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

struct topic_walk {
    bool (*topic)(void *arg, int64_t id, int64_t unit, int64_t submission, bool scored);
    void *arg;
};

/* What an UPDATE or DELETE had in a column; NULL when it stayed. */
static sqlite3_value *had(const struct change_iter *c, int column)
{
    sqlite3_value *v = NULL;
    if (c->op != SQLITE_INSERT)
        sqlite3changeset_old(c->it, column, &v);
    return v;
}

static bool visit_topic(void *arg, const struct change_iter *c)
{
    enum { DUE = 5, VOIDED = 9, UNIT = 4, TOPIC = 12 };
    const struct topic_walk *w = arg;
    if (strcmp(c->table, "topic_who") == 0)
        return w->topic(w->arg, id_in(change_value(c, 0)), 0, 0, false);
    if (strcmp(c->table, "topic") == 0 && c->op == SQLITE_UPDATE &&
        (had(c, DUE) || had(c, VOIDED)))
        return w->topic(w->arg, id_in(change_value(c, 0)), 0, 0, true);
    if (strcmp(c->table, "submission") == 0 && is_dated(had(c, TOPIC)))
        return w->topic(w->arg, id_in(had(c, TOPIC)), id_in(change_value(c, UNIT)),
                        submission_of(c), false);
    return true;
}

enum tb_rc changeset_topics(struct store *s, int64_t seq,
                            bool (*topic)(void *arg, int64_t id, int64_t unit,
                                          int64_t submission, bool scored),
                            void *arg, struct tb_err *e)
{
    struct topic_walk w = {topic, arg};
    return walk(s, seq, visit_topic, &w, e);
}
