/* Lists of submissions: immutable windows read by keyset, never by OFFSET. */
#include <stdlib.h>
#include <string.h>

#include "impl.h"

/* --- what they show --------------------------------------------------------------- */

static enum tb_rc fill_byline(struct store *s, struct article_row *r, int64_t first,
                              struct arena *a, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    int64_t *units = arena_array(a, CHANGE_UNITS_MAX, sizeof *units);
    struct author *authors = arena_array(a, CHANGE_UNITS_MAX, sizeof *authors);
    units[r->n_units++] = first;
    enum tb_rc rc = db_query(s, Q_ARTICLE_UNITS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, r->id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        if (r->n_units < CHANGE_UNITS_MAX)
            units[r->n_units++] = sqlite3_column_int64(st, 0);
    if (rc == TB_OK)
        rc = db_query(s, Q_ARTICLE_AUTHORS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, r->id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        if (r->n_authors < CHANGE_UNITS_MAX)
            authors[r->n_authors++] = (struct author){
                .person_id = sqlite3_column_int64(st, 0), .name = column_dup(st, 1, a)};
    r->units = units;
    r->authors = authors;
    return rc;
}

static enum tb_rc fill_events(struct store *s, struct article_row *r, struct arena *a,
                              struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    struct strbuf outlets = {0};
    strbuf_puts(&outlets, "");
    r->last_kind = -1;
    enum tb_rc rc = db_query(s, Q_ROW_EVENTS, &st, e);
    if (rc == TB_OK)
        sqlite3_bind_int64(st, 1, r->id);
    while (rc == TB_OK && (rc = db_step(s, st, &row, e)) == TB_OK && row) {
        r->last_kind = sqlite3_column_int(st, 0);
        if (r->last_kind != EVENT_ADOPT)
            continue;
        const char *name = (const char *)sqlite3_column_text(st, 1);
        r->adopted++;
        strbuf_puts(&outlets, outlets.len ? ", " : "");
        strbuf_puts(&outlets, name ? name : "");
    }
    r->outlets = arena_strdup(a, outlets.s);
    strbuf_free(&outlets);
    return rc;
}

static enum tb_rc fill_points(struct store *s, struct article_row *r, struct tb_err *e)
{
    int64_t points;
    enum tb_rc rc = db_int(s, Q_ROW_POINTS, r->id, r->units[0], 0, &points, e);
    r->points = points;
    return rc;
}

enum tb_rc article_row(struct store *s, int64_t id, struct arena *a,
                       struct article_row *r, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    char ref[24];
    enum tb_rc rc = db_query(s, Q_ROW_CORE, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    rc = db_step(s, st, &row, e);
    if (rc != TB_OK)
        return rc;
    if (!row)
        return tb_fail(e, TB_NOTFOUND, N_("there is no such submission any more"));
    ref_format(sqlite3_column_int64(st, 2), ref);
    *r = (struct article_row){
        .id = id,
        .rev = sqlite3_column_int64(st, 1),
        .ref = arena_strdup(a, ref),
        .day = sqlite3_column_int(st, 3),
        .received = sqlite3_column_int(st, 4),
        .title = column_dup(st, 6, a),
        .type = column_dup(st, 7, a),
        .length = sqlite3_column_type(st, 8) == SQLITE_NULL
                      ? -1
                      : sqlite3_column_int64(st, 8),
        .note = column_dup(st, 9, a),
        .voided = sqlite3_column_int(st, 10) != 0,
        .topic_id = sqlite3_column_int64(st, 11),
    };
    int64_t unit = sqlite3_column_int64(st, 5);
    sqlite3_reset(st);
    rc = fill_byline(s, r, unit, a, e);
    if (rc == TB_OK)
        rc = fill_events(s, r, a, e);
    return rc == TB_OK ? fill_points(s, r, e) : rc;
}

static enum tb_rc read_page(struct store *s, const struct page_query *q,
                            struct arena *a, struct page *out, struct tb_err *e)
{
    struct key *keys;
    size_t n;
    enum tb_rc rc = page_keys(s, q, q->limit + 1, &keys, &n, e);
    if (rc == TB_OK) {
        out->more = n > q->limit;
        if (out->more)
            n = q->limit;
        const struct key *from =
            out->more && q->backwards ? keys + 1 : keys; /* the extra one is the oldest
                                                            end's, or the newest's */
        out->rows = arena_array(a, n + 1, sizeof *out->rows);
        for (size_t i = 0; rc == TB_OK && i < n; i++)
            rc = article_row(s, from[i].id, a, &out->rows[i], e);
        out->n = n;
    }
    free(keys);
    return rc;
}

enum tb_rc store_page(struct store *s, const struct page_query *q, struct arena *a,
                      struct page *out, struct tb_err *e)
{
    bool mine;
    *out = (struct page){0};
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = read_page(s, q, a, out, e);
    read_end(s, mine);
    return rc;
}

/* --- all of them ------------------------------------------------------------------ */

/* A damaged index may lead in a circle. */
static bool is_beyond(const struct article_row *r, const struct page_query *q)
{
    return q->at_id == 0 || r->day > q->at_day ||
           (r->day == q->at_day && r->id > q->at_id);
}

/* Windows of 500, each of one state: no lock is held while the callback writes to a
 * slow pipe, or everybody who saves would wait for the pager of him who lists. */
enum tb_rc store_each_article(struct store *s, const struct page_query *query,
                              bool (*row)(void *arg, const struct article_row *r),
                              void *arg, struct tb_err *e)
{
    struct page_query q = *query;
    struct arena a = {0};
    struct page page = {.more = true};
    bool more = true;
    q.limit = 500;
    q.backwards = true;
    q.at_id = 0;
    q.inclusive = false;
    enum tb_rc rc = TB_OK;
    while (rc == TB_OK && more && page.more) {
        arena_reset(&a);
        rc = store_page(s, &q, &a, &page, e);
        if (rc == TB_OK && page.n && !is_beyond(&page.rows[0], &q))
            rc = db_fail(s, SQLITE_CORRUPT, e);
        for (size_t i = page.n; rc == TB_OK && more && i-- > 0;)
            more = row(arg, &page.rows[i]);
        if (page.n) {
            q.at_day = page.rows[0].day;
            q.at_id = page.rows[0].id;
        }
    }
    arena_free(&a);
    return rc;
}
