/* Lists of submissions: immutable windows read by keyset, never by OFFSET. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "impl.h"

/* --- which rows ------------------------------------------------------------------ */

struct key {
    int64_t id;
    tb_day day;
};

static void bind_page(sqlite3_stmt *st, const struct page_query *q, const char *find,
                      size_t limit)
{
    int64_t ref = 0, who = q->unit_id ? q->unit_id : q->person_id;
    tb_day day = q->at_day;
    int64_t id = q->at_id;
    if (id == 0) {
        day = q->backwards ? -1 : INT32_MAX;
    } else if (!q->inclusive) {
        id += q->backwards ? 1 : -1;
    }
    /* The days are narrowed to the position's: whichever of the two conditions SQLite
     * seeks by, it starts where the window starts. */
    sqlite3_bind_int(st, 1, q->backwards && day > q->first ? day : q->first);
    sqlite3_bind_int(st, 2, !q->backwards && day < q->last ? day : q->last);
    sqlite3_bind_int64(st, 3, who);
    sqlite3_bind_int64(st, 4, q->group_id);
    if (find[0])
        sqlite3_bind_text(st, 5, find, -1, SQLITE_TRANSIENT);
    if (q->find && ref_parse(q->find, &ref))
        sqlite3_bind_int64(st, 6, ref);
    sqlite3_bind_int(st, 7, (int)q->state);
    sqlite3_bind_int(st, 8, day);
    sqlite3_bind_int64(st, 9, id);
    sqlite3_bind_int64(st, 10, (int64_t)limit);
}

static enum tb_rc read_keys(struct store *s, enum query sql, const struct page_query *q,
                            const char *find, size_t limit, struct key **keys,
                            size_t *n, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    size_t cap = *n;
    enum tb_rc rc = db_query(s, sql, &st, e);
    if (rc != TB_OK)
        return rc;
    bind_page(st, q, find, limit);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        mem_grow(keys, &cap, *n, sizeof **keys);
        (*keys)[(*n)++] = (struct key){.id = sqlite3_column_int64(st, 0),
                                       .day = sqlite3_column_int(st, 1)};
    }
    return rc;
}

static int newest_first(const void *pa, const void *pb)
{
    const struct key *a = pa, *b = pb;
    if (a->day != b->day)
        return a->day > b->day ? -1 : 1;
    return a->id > b->id ? -1 : a->id < b->id;
}

/* Keys in list order, at most limit. A unit's own articles and those it shares come
 * from two indexes and are merged here. */
static enum tb_rc page_keys(struct store *s, const struct page_query *q, size_t limit,
                            struct key **keys, size_t *n, struct tb_err *e)
{
    static const enum query ways[][2] = {{Q_PAGE_ALL_ON, Q_PAGE_ALL_BACK},
                                         {Q_PAGE_UNIT_ON, Q_PAGE_UNIT_BACK},
                                         {Q_PAGE_PERSON_ON, Q_PAGE_PERSON_BACK},
                                         {Q_PAGE_CO_ON, Q_PAGE_CO_BACK}};
    int way = q->unit_id ? 1 : q->person_id ? 2 : 0;
    struct strbuf find = {0};
    strbuf_puts(&find, "");
    if (q->find && q->find[0])
        text_find_key(&find, q->find, strlen(q->find));
    *keys = NULL;
    *n = 0;
    enum tb_rc rc = read_keys(s, ways[way][q->backwards], q, find.s, limit, keys, n, e);
    if (rc == TB_OK && way == 1) {
        struct key *shared = NULL;
        size_t n_shared = 0;
        rc = read_keys(s, ways[3][q->backwards], q, find.s, limit, &shared, &n_shared,
                       e);
        *keys = xrealloc(*keys, (*n + n_shared + 1) * sizeof **keys);
        if (n_shared)
            memcpy(*keys + *n, shared, n_shared * sizeof *shared);
        *n += n_shared;
        free(shared);
    }
    if (*n)
        qsort(*keys, *n, sizeof **keys, newest_first);
    if (*n > limit) {
        if (q->backwards)
            memmove(*keys, *keys + (*n - limit), limit * sizeof **keys);
        *n = limit;
    }
    strbuf_free(&find);
    return rc;
}

/* --- what they show -------------------------------------------------------------- */

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

/* --- how many -------------------------------------------------------------------- */

static enum tb_rc count(struct store *s, const struct page_query *q, int64_t most,
                        int64_t *n, struct tb_err *e)
{
    struct key *keys;
    size_t got;
    enum tb_rc rc = page_keys(s, q, (size_t)most, &keys, &got, e);
    free(keys);
    *n = (int64_t)got;
    return rc;
}

enum tb_rc store_page_count(struct store *s, const struct page_query *q, int64_t most,
                            int64_t *total, int64_t *before, struct tb_err *e)
{
    bool mine;
    struct page_query all = *q, upto = *q;
    all.at_id = 0;
    all.backwards = false;
    upto.backwards = true;
    upto.inclusive = false;
    *before = 0;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = count(s, &all, most, total, e);
    if (rc == TB_OK && q->at_id)
        rc = count(s, &upto, most, before, e);
    read_end(s, mine);
    return rc;
}

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
