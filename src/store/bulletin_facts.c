/* What a bulletin tells beyond boards: articles by title, points by outlet, topics. */
#include <string.h>

#include "store/bulletins.h"

#include "impl.h"

/* --- adopted articles ------------------------------------------------------------- */

struct found {
    int64_t id;
    tb_day day;
};

/* Ids first: no statement is open while the rows are read. */
static enum tb_rc adopted_ids(struct store *s, sqlite3_stmt *st, size_t most,
                              struct found *out, size_t *n, bool *more,
                              struct tb_err *e)
{
    struct ids seen = {0};
    bool row;
    enum tb_rc rc;
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        struct found f = {sqlite3_column_int64(st, 0), sqlite3_column_int(st, 1)};
        if (!ids_add(&seen, f.id))
            continue;
        if (*n == most) {
            *more = true;
            sqlite3_reset(st);
            break;
        }
        out[(*n)++] = f;
    }
    ids_free(&seen);
    return rc;
}

static enum tb_rc adopted_row(struct store *s, struct found f, tb_day first,
                              tb_day last, struct arena *a, struct adopted_row *out,
                              struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    char ref[24];
    *out = (struct adopted_row){
        .id = f.id, .day = f.day, .ref = "", .title = "", .units = "", .outlets = ""};
    enum tb_rc rc = db_query(s, Q_ADOPTED_ROW, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, f.id);
    sqlite3_bind_int(st, 2, first);
    sqlite3_bind_int(st, 3, last);
    rc = db_step(s, st, &row, e);
    if (rc != TB_OK || !row)
        return rc;
    ref_format(sqlite3_column_int64(st, 0), ref);
    out->ref = arena_strdup(a, ref);
    out->title = column_dup(st, 1, a);
    out->units = column_dup(st, 2, a);
    out->outlets = column_dup(st, 3, a);
    sqlite3_reset(st);
    return TB_OK;
}

static enum tb_rc adopted(struct store *s, enum track track, tb_day first, tb_day last,
                          size_t most, struct arena *a, struct adopted_row **out,
                          size_t *n, bool *more, struct tb_err *e)
{
    sqlite3_stmt *st;
    int64_t gen;
    struct found *found = arena_array(a, most + 1, sizeof *found);
    enum tb_rc rc = generation(s, &gen, e);
    if (rc == TB_OK)
        rc = db_query(s, Q_ADOPTED_IDS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, gen);
    sqlite3_bind_int(st, 2, first);
    sqlite3_bind_int(st, 3, last);
    sqlite3_bind_int(st, 4, (int)track);
    rc = adopted_ids(s, st, most, found, n, more, e);
    *out = arena_array(a, *n + 1, sizeof **out);
    for (size_t i = 0; rc == TB_OK && i < *n; i++)
        rc = adopted_row(s, found[i], first, last, a, &(*out)[i], e);
    return rc;
}

enum tb_rc store_adopted(struct store *s, enum track track, tb_day first, tb_day last,
                         size_t most, struct arena *a, struct adopted_row **out,
                         size_t *n, bool *more, struct tb_err *e)
{
    bool mine;
    *n = 0;
    *more = false;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = adopted(s, track, first, last, most, a, out, n, more, e);
    read_end(s, mine);
    return rc;
}

/* --- points by outlet ------------------------------------------------------------- */

static enum tb_rc outlet_points(struct store *s, tb_day first, tb_day last,
                                struct arena *a, struct outlet_points **out, size_t *n,
                                struct tb_err *e)
{
    sqlite3_stmt *st;
    int64_t gen;
    bool row;
    size_t cap = 0;
    enum tb_rc rc = generation(s, &gen, e);
    if (rc == TB_OK)
        rc = db_query(s, Q_OUTLET_POINTS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, gen);
    sqlite3_bind_int(st, 2, first);
    sqlite3_bind_int(st, 3, last);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        if (*n == cap) {
            struct outlet_points *more =
                arena_array(a, cap = cap * 2 + 64, sizeof *more);
            if (*n)
                memcpy(more, *out, *n * sizeof *more);
            *out = more;
        }
        (*out)[(*n)++] = (struct outlet_points){
            .owner_kind = (enum owner_kind)sqlite3_column_int(st, 0),
            .owner_id = sqlite3_column_int64(st, 1),
            .outlet_id = sqlite3_column_int64(st, 2),
            .points = sqlite3_column_int64(st, 3),
        };
    }
    return rc;
}

enum tb_rc store_outlet_points(struct store *s, tb_day first, tb_day last,
                               struct arena *a, struct outlet_points **out, size_t *n,
                               struct tb_err *e)
{
    bool mine;
    *n = 0;
    *out = NULL;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = outlet_points(s, first, last, a, out, n, e);
    read_end(s, mine);
    return rc;
}

/* --- topics ----------------------------------------------------------------------- */

enum tb_rc store_replies(struct store *s, int64_t topic_id, struct arena *a,
                         struct reply **out, size_t *n, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    size_t cap = 0;
    *n = 0;
    *out = NULL;
    enum tb_rc rc = db_query(s, Q_TOPIC_REPLIES, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, topic_id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        if (*n == cap) {
            struct reply *more = arena_array(a, cap = cap * 2 + 32, sizeof *more);
            if (*n)
                memcpy(more, *out, *n * sizeof *more);
            *out = more;
        }
        (*out)[(*n)++] = (struct reply){.topic_id = topic_id,
                                        .unit_id = sqlite3_column_int64(st, 0),
                                        .sent = sqlite3_column_int64(st, 1),
                                        .first = sqlite3_column_int(st, 2),
                                        .adopted = sqlite3_column_int64(st, 3)};
    }
    return rc;
}
