/* Which submissions a list shows, and how many: by keyset, never by OFFSET. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "impl.h"

#define DAY_LAST 84005 /* the last that a submission may have */

/* A query with its texts folded. */
struct wanted {
    const struct page_query *q;
    struct strbuf find, type, match; /* match: in the search index; "": not by it */
    int64_t ref;                     /* that the text reads as; 0: none */
};

static void wanted_make(struct wanted *w, const struct page_query *q)
{
    *w = (struct wanted){.q = q};
    strbuf_puts(&w->find, "");
    strbuf_puts(&w->match, "");
    if (q->find && q->find[0]) {
        text_find_key(&w->find, q->find, strlen(q->find));
        if (!ref_parse(q->find, &w->ref))
            w->ref = 0;
    }
    if (q->type)
        text_key(&w->type, q->type, strlen(q->type));
    if (w->find.len || q->type || q->topic_id || (q->unit_id && q->person_id))
        words_match(&w->match, q, w->find.s);
}

static void wanted_free(struct wanted *w)
{
    strbuf_free(&w->find);
    strbuf_free(&w->type);
    strbuf_free(&w->match);
}

/* --- binding ---------------------------------------------------------------------- */

static tb_day clamp_day(tb_day d)
{
    return d < 0 ? 0 : d > DAY_LAST ? DAY_LAST : d;
}

/* The position as a bound of the index's rows, beside those of the days. */
static void bind_places(sqlite3_stmt *st, const struct page_query *q)
{
    int64_t low = search_place(clamp_day(q->first), 0);
    int64_t high = search_place(clamp_day(q->last) + 1, 0) - 1;
    if (q->first > DAY_LAST || q->last < 0 || q->first > q->last)
        high = low - 1;
    if (q->at_id) {
        int64_t at = search_place(clamp_day(q->at_day), q->at_id);
        if (q->backwards && at + !q->inclusive > low)
            low = at + !q->inclusive;
        if (!q->backwards && at - !q->inclusive < high)
            high = at - !q->inclusive;
    }
    sqlite3_bind_int64(st, 8, low);
    sqlite3_bind_int64(st, 9, high);
}

static void bind_text_way(sqlite3_stmt *st, const struct wanted *w)
{
    const struct page_query *q = w->q;
    bind_text(st, 5, w->match.s);
    if (w->find.len)
        bind_text(st, 6, w->find.s);
    bind_places(st, q);
    sqlite3_bind_int64(st, 11, q->unit_id);
    sqlite3_bind_int64(st, 12, q->person_id);
    if (q->type)
        bind_text(st, 13, w->type.s ? w->type.s : "");
    sqlite3_bind_int64(st, 14, w->ref);
    sqlite3_bind_int64(st, 15, q->topic_id);
}

/* The days are narrowed to the position's: whichever of the two conditions SQLite seeks
 * by, it starts where the window starts. */
static void bind_days(sqlite3_stmt *st, const struct page_query *q)
{
    tb_day day = q->at_day;
    int64_t id = q->at_id;
    if (id == 0)
        day = q->backwards ? -1 : INT32_MAX;
    else if (!q->inclusive)
        id += q->backwards ? 1 : -1;
    sqlite3_bind_int(st, 1, q->backwards && day > q->first ? day : q->first);
    sqlite3_bind_int(st, 2, !q->backwards && day < q->last ? day : q->last);
    sqlite3_bind_int64(st, 3, q->unit_id ? q->unit_id : q->person_id);
    sqlite3_bind_int(st, 8, day);
    sqlite3_bind_int64(st, 9, id);
}

static enum tb_rc prepare(struct store *s, enum query sql, const struct wanted *w,
                          int64_t limit, sqlite3_stmt **st, struct tb_err *e)
{
    enum tb_rc rc = db_query(s, sql, st, e);
    if (rc != TB_OK)
        return rc;
    if (w->match.len)
        bind_text_way(*st, w);
    else
        bind_days(*st, w->q);
    sqlite3_bind_int64(*st, 4, w->q->group_id);
    sqlite3_bind_int(*st, 7, (int)w->q->state);
    sqlite3_bind_int64(*st, 10, limit);
    return TB_OK;
}

/* --- keys ------------------------------------------------------------------------- */

static enum tb_rc read_keys(struct store *s, enum query sql, const struct wanted *w,
                            size_t limit, struct key **keys, size_t *n,
                            struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    size_t cap = *n;
    enum tb_rc rc = prepare(s, sql, w, (int64_t)limit, &st, e);
    if (rc != TB_OK)
        return rc;
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

/* The submission whose reference was typed; *hit: it holds the text besides. */
static enum tb_rc read_ref(struct store *s, const struct wanted *w, struct key *key,
                           bool *found, bool *hit, struct tb_err *e)
{
    sqlite3_stmt *st;
    *found = *hit = false;
    if (!w->ref)
        return TB_OK;
    enum tb_rc rc = prepare(s, Q_PAGE_REF, w, 1, &st, e);
    if (rc == TB_OK)
        rc = db_step(s, st, found, e);
    if (rc == TB_OK && *found) {
        *key = (struct key){.id = sqlite3_column_int64(st, 0),
                            .day = sqlite3_column_int(st, 1)};
        *hit = sqlite3_column_int(st, 2) != 0;
        sqlite3_reset(st);
    }
    return rc;
}

/* What comes from a second index is merged in here: a unit's articles that others wrote
 * first, the one whose reference was typed. */
static enum tb_rc read_more(struct store *s, const struct wanted *w, size_t limit,
                            struct key **keys, size_t *n, struct tb_err *e)
{
    struct key *more = NULL, one;
    size_t n_more = 0;
    bool found = false, hit = false;
    enum tb_rc rc = TB_OK;
    if (w->match.len) {
        rc = read_ref(s, w, &one, &found, &hit, e);
        if (rc == TB_OK && found && !hit)
            n_more = 1;
    } else if (w->q->unit_id) {
        rc = read_keys(s, w->q->backwards ? Q_PAGE_CO_BACK : Q_PAGE_CO_ON, w, limit,
                       &more, &n_more, e);
    }
    if (rc == TB_OK && n_more) {
        *keys = xrealloc(*keys, (*n + n_more) * sizeof **keys);
        memcpy(*keys + *n, more ? more : &one, n_more * sizeof one);
        *n += n_more;
    }
    free(more);
    return rc;
}

enum tb_rc page_keys(struct store *s, const struct page_query *q, size_t limit,
                     struct key **keys, size_t *n, struct tb_err *e)
{
    static const enum query ways[][2] = {{Q_PAGE_ALL_ON, Q_PAGE_ALL_BACK},
                                         {Q_PAGE_UNIT_ON, Q_PAGE_UNIT_BACK},
                                         {Q_PAGE_PERSON_ON, Q_PAGE_PERSON_BACK},
                                         {Q_PAGE_TEXT_ON, Q_PAGE_TEXT_BACK}};
    struct wanted w;
    wanted_make(&w, q);
    int way = w.match.len ? 3 : q->unit_id ? 1 : q->person_id ? 2 : 0;
    *keys = NULL;
    *n = 0;
    enum tb_rc rc = read_keys(s, ways[way][q->backwards], &w, limit, keys, n, e);
    if (rc == TB_OK)
        rc = read_more(s, &w, limit, keys, n, e);
    wanted_free(&w);
    if (rc != TB_OK)
        return rc;
    if (*n)
        qsort(*keys, *n, sizeof **keys, newest_first);
    if (*n > limit) {
        if (q->backwards)
            memmove(*keys, *keys + (*n - limit), limit * sizeof **keys);
        *n = limit;
    }
    return TB_OK;
}

/* --- how many --------------------------------------------------------------------- */

static enum tb_rc count_by(struct store *s, enum query sql, const struct wanted *w,
                           int64_t most, int64_t *n, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = prepare(s, sql, w, most, &st, e);
    if (rc == TB_OK)
        rc = db_step(s, st, &row, e);
    if (rc == TB_OK && row) {
        *n += sqlite3_column_int64(st, 0);
        sqlite3_reset(st);
    }
    return rc;
}

/* The query that counts all units' and persons'. */
static enum query count_of_all(const struct page_query *q)
{
    if (q->group_id == 0 && q->state == STATE_ANY)
        return Q_COUNT_DAYS;
    if (q->group_id == 0 && q->state == STATE_PENDING && q->at_id == 0)
        return Q_COUNT_PENDING;
    return Q_COUNT_ALL;
}

/* Rows at q's position and newer; all where it has none. Counted in the indexes, no row
 * is kept. */
static enum tb_rc count_back(struct store *s, const struct wanted *w, int64_t most,
                             int64_t *n, struct tb_err *e)
{
    const struct page_query *q = w->q;
    bool plain = q->state == STATE_ANY && q->group_id == 0;
    struct key one;
    bool found, hit;
    enum tb_rc rc;
    *n = 0;
    if (w->match.len) {
        rc = count_by(s, Q_COUNT_TEXT, w, most, n, e);
        if (rc == TB_OK)
            rc = read_ref(s, w, &one, &found, &hit, e);
        if (rc == TB_OK && found && !hit)
            ++*n;
    } else if (q->unit_id) {
        rc = count_by(s, plain ? Q_COUNT_UNIT_DAYS : Q_COUNT_UNIT, w, most, n, e);
        if (rc == TB_OK)
            rc = count_by(s, Q_COUNT_CO, w, most, n, e);
    } else if (q->person_id) {
        rc = count_by(s, Q_COUNT_PERSON, w, most, n, e);
    } else {
        rc = count_by(s, count_of_all(q), w, most, n, e);
    }
    if (*n > most)
        *n = most;
    return rc;
}

static enum tb_rc count_both(struct store *s, const struct page_query *q, int64_t most,
                             int64_t *total, int64_t *before, struct tb_err *e)
{
    struct page_query all = *q, upto = *q;
    struct wanted w;
    all.at_id = 0;
    all.backwards = upto.backwards = true;
    upto.inclusive = false;
    *before = 0;
    wanted_make(&w, &all);
    enum tb_rc rc = count_back(s, &w, most, total, e);
    w.q = &upto;
    if (rc == TB_OK && q->at_id)
        rc = count_back(s, &w, most, before, e);
    wanted_free(&w);
    return rc;
}

enum tb_rc store_page_count(struct store *s, const struct page_query *q, int64_t most,
                            int64_t *total, int64_t *before, struct tb_err *e)
{
    bool mine;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = count_both(s, q, most, total, before, e);
    read_end(s, mine);
    return rc;
}

/* --- the row at a place ----------------------------------------------------------- */

static enum tb_rc count_days(struct store *s, const struct page_query *query,
                             tb_day first, tb_day last, int64_t *n, struct tb_err *e)
{
    struct page_query q = *query;
    int64_t before;
    q.first = first;
    q.last = last;
    q.at_id = 0;
    return count_both(s, &q, INT64_MAX, n, &before, e);
}

/* Halves the days until one is left: each newer half is counted once. */
static enum tb_rc find_day(struct store *s, const struct page_query *q, tb_day *day,
                           int64_t *skip, struct tb_err *e)
{
    int64_t least, most, n;
    enum tb_rc rc = db_int(s, Q_DAY_LEAST, 0, 0, 0, &least, e);
    if (rc == TB_OK)
        rc = db_int(s, Q_DAY_MOST, 0, 0, -1, &most, e);
    if (rc != TB_OK)
        return rc;
    tb_day first = q->first > least ? q->first : (tb_day)least;
    tb_day last = q->last < most ? q->last : (tb_day)most;
    while (rc == TB_OK && first < last) {
        tb_day middle = first + (last - first + 1) / 2;
        rc = count_days(s, q, middle, last, &n, e);
        if (*skip < n) {
            first = middle;
        } else {
            *skip -= n;
            last = middle - 1;
        }
    }
    *day = first <= last ? first : TB_DAY_NONE;
    return rc;
}

static enum tb_rc find_at(struct store *s, const struct page_query *query,
                          int64_t index, tb_day *day, int64_t *id, struct tb_err *e)
{
    struct page_query q = *query;
    struct key *keys = NULL;
    size_t n = 0;
    enum tb_rc rc = find_day(s, query, day, &index, e);
    if (rc != TB_OK || *day == TB_DAY_NONE)
        return rc;
    q.first = q.last = *day;
    q.at_id = 0;
    q.backwards = q.inclusive = false;
    rc = page_keys(s, &q, (size_t)index + 1, &keys, &n, e);
    if (rc == TB_OK && n > (size_t)index)
        *id = keys[index].id;
    free(keys);
    return rc;
}

enum tb_rc store_page_at(struct store *s, const struct page_query *q, int64_t index,
                         tb_day *day, int64_t *id, struct tb_err *e)
{
    bool mine;
    *id = 0;
    *day = TB_DAY_NONE;
    enum tb_rc rc = index < 0 ? TB_OK : read_begin(s, &mine, e);
    if (rc != TB_OK || index < 0)
        return rc;
    rc = find_at(s, q, index, day, id, e);
    read_end(s, mine);
    if (rc != TB_OK || !*id)
        *day = TB_DAY_NONE;
    return rc;
}
