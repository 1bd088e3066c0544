/* A submission as changes see it: all that was entered, no events. */
#include "impl.h"

static enum tb_rc read_byline(struct store *s, int64_t id, struct arena *a,
                              struct submission *out, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(s, Q_ARTICLE_UNITS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        if (out->n_units < CHANGE_UNITS_MAX)
            out->units[out->n_units++] = sqlite3_column_int64(st, 0);
    if (rc == TB_OK)
        rc = db_query(s, Q_ARTICLE_AUTHORS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        if (out->n_authors < CHANGE_UNITS_MAX)
            out->authors[out->n_authors++] = (struct author){
                .person_id = sqlite3_column_int64(st, 0), .name = column_dup(st, 1, a)};
    return rc;
}

enum tb_rc submission_read(struct store *s, int64_t id, struct arena *a,
                           struct submission *out, int64_t *rev, bool *voided,
                           struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    char ref[24];
    *out = (struct submission){0};
    enum tb_rc rc = db_query(s, Q_SUBMISSION_READ, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    rc = db_step(s, st, &row, e);
    if (rc != TB_OK)
        return rc;
    if (!row)
        return tb_fail(e, TB_NOTFOUND,
                       N_("the submission is gone: its entry was undone"));
    ref_format(sqlite3_column_int64(st, 0), ref);
    out->ref = arena_strdup(a, ref);
    out->day = sqlite3_column_int(st, 1);
    out->received = sqlite3_column_int(st, 2);
    out->units[out->n_units++] = sqlite3_column_int64(st, 3);
    out->title = column_dup(st, 4, a);
    out->type = column_dup(st, 5, a);
    out->length =
        sqlite3_column_type(st, 6) == SQLITE_NULL ? -1 : sqlite3_column_int64(st, 6);
    out->note = column_dup(st, 7, a);
    *voided = sqlite3_column_int(st, 8) != 0;
    *rev = sqlite3_column_int64(st, 9);
    out->topic_id = sqlite3_column_int64(st, 10);
    sqlite3_reset(st);
    return read_byline(s, id, a, out, e);
}
