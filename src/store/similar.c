/* Articles that may be the one that is being entered. */
#include "core/similar.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "impl.h"

/* How far from the day: of the same units, of all. */
#define UNIT_DAYS 60
#define ALL_DAYS  14
/* A larger entry is not looked through for who made a row. */
#define ENTRY_BYTES 262144

struct looking {
    struct store *s;
    struct similar_text title;
    int64_t exclude;
    struct ids seen;
    struct strbuf key;
    struct similar_row *items;
    size_t n, cap;
};

/* A row is id, day, title. */
static void look_at(struct looking *k, sqlite3_stmt *st)
{
    struct similar_text other;
    int64_t id = sqlite3_column_int64(st, 0);
    const char *title = (const char *)sqlite3_column_text(st, 2);
    if (id == k->exclude || !title)
        return;
    strbuf_clear(&k->key);
    text_find_key(&k->key, title, (size_t)sqlite3_column_bytes(st, 2));
    similar_make(&other, k->key.s);
    int percent = similar_between(&k->title, &other);
    if (percent < SIMILAR_LEAST || !ids_add(&k->seen, id))
        return;
    mem_grow(&k->items, &k->cap, k->n, sizeof *k->items);
    k->items[k->n++] = (struct similar_row){
        .id = id, .percent = percent, .day = sqlite3_column_int(st, 1)};
}

static enum tb_rc look(struct looking *k, enum query q, tb_day day, int days,
                       int64_t unit, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(k->s, q, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int(st, 1, day - days);
    sqlite3_bind_int(st, 2, day + days);
    sqlite3_bind_int64(st, 3, unit);
    while ((rc = db_step(k->s, st, &row, e)) == TB_OK && row)
        look_at(k, st);
    return rc;
}

static int best_first(const void *pa, const void *pb)
{
    const struct similar_row *a = pa, *b = pb;
    if (a->percent != b->percent)
        return b->percent - a->percent;
    if (a->day != b->day)
        return a->day > b->day ? -1 : 1;
    return a->id > b->id ? -1 : a->id < b->id;
}

/* --- who logged it ---------------------------------------------------------------- */

static bool inserted_in(int64_t id, int n, void *data)
{
    sqlite3_changeset_iter *it = NULL;
    bool found = false;
    if (sqlite3changeset_start(&it, n, data) != SQLITE_OK)
        return false;
    while (!found && sqlite3changeset_next(it) == SQLITE_ROW) {
        const char *table;
        int columns, op;
        sqlite3_value *v = NULL;
        if (sqlite3changeset_op(it, &table, &columns, &op, NULL) != SQLITE_OK)
            break;
        found = op == SQLITE_INSERT && strcmp(table, "submission") == 0 &&
                sqlite3changeset_new(it, 0, &v) == SQLITE_OK && v &&
                sqlite3_value_int64(v) == id;
    }
    sqlite3changeset_finalize(it);
    return found;
}

/* Known where the row's last change is the one that made it, and quickly seen to be. */
static enum tb_rc find_actor(struct store *s, struct similar_row *r, int64_t rev,
                             struct arena *a, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row, made = false;
    enum tb_rc rc = db_query(s, Q_SIMILAR_ENTRY, &st, e);
    r->actor = "";
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, rev);
    sqlite3_bind_int(st, 2, ENTRY_BYTES);
    rc = db_step(s, st, &row, e);
    if (rc != TB_OK || !row)
        return rc;
    int n = sqlite3_column_bytes(st, 1);
    void *data = xmalloc((size_t)n + 1);
    if (n)
        memcpy(data, sqlite3_column_blob(st, 1), (size_t)n);
    made = inserted_in(r->id, n, data);
    free(data);
    if (made)
        r->actor = column_dup(st, 0, a);
    sqlite3_reset(st);
    return TB_OK;
}

static enum tb_rc fill(struct store *s, struct similar_row *r, struct arena *a,
                       struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    char ref[24];
    enum tb_rc rc = db_query(s, Q_ROW_CORE, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, r->id);
    rc = db_step(s, st, &row, e);
    if (rc != TB_OK || !row)
        return rc;
    int64_t rev = sqlite3_column_int64(st, 1);
    ref_format(sqlite3_column_int64(st, 2), ref);
    r->ref = arena_strdup(a, ref);
    r->unit_id = sqlite3_column_int64(st, 5);
    r->title = column_dup(st, 6, a);
    sqlite3_reset(st);
    return find_actor(s, r, rev, a, e);
}

/* --- all of it -------------------------------------------------------------------- */

static enum tb_rc look_everywhere(struct looking *k, const int64_t *units,
                                  size_t n_units, tb_day day, struct tb_err *e)
{
    enum tb_rc rc = look(k, Q_SIMILAR_ALL, day, ALL_DAYS, 0, e);
    for (size_t i = 0; rc == TB_OK && i < n_units; i++) {
        rc = look(k, Q_SIMILAR_UNIT, day, UNIT_DAYS, units[i], e);
        if (rc == TB_OK)
            rc = look(k, Q_SIMILAR_CO, day, UNIT_DAYS, units[i], e);
    }
    return rc;
}

static enum tb_rc find_similar(struct looking *k, const struct similar_query *q,
                               struct arena *a, struct similar_row **rows, size_t *n,
                               struct tb_err *e)
{
    enum tb_rc rc = look_everywhere(k, q->units, q->n_units, q->day, e);
    if (rc != TB_OK)
        return rc;
    if (k->n)
        qsort(k->items, k->n, sizeof *k->items, best_first);
    *n = k->n < q->most ? k->n : q->most;
    *rows = arena_array(a, *n + 1, sizeof **rows);
    for (size_t i = 0; rc == TB_OK && i < *n; i++) {
        (*rows)[i] = k->items[i];
        rc = fill(k->s, &(*rows)[i], a, e);
    }
    return rc;
}

enum tb_rc store_similar(struct store *s, const struct similar_query *q,
                         struct arena *a, struct similar_row **rows, size_t *n,
                         struct tb_err *e)
{
    struct looking k = {.s = s, .exclude = q->exclude_id};
    bool mine;
    *n = 0;
    *rows = NULL;
    strbuf_puts(&k.key, "");
    text_find_key(&k.key, q->title, strlen(q->title));
    similar_make(&k.title, k.key.s);
    enum tb_rc rc = k.title.n ? read_begin(s, &mine, e) : TB_OK;
    if (rc == TB_OK && k.title.n) {
        rc = find_similar(&k, q, a, rows, n, e);
        read_end(s, mine);
    }
    if (rc != TB_OK)
        *n = 0;
    ids_free(&k.seen);
    strbuf_free(&k.key);
    free(k.items);
    return rc;
}
