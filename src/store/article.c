/* One submission with its events, and what a unit usually does. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "impl.h"

static void read_event(sqlite3_stmt *st, struct arena *a, struct event_row *r)
{
    r->id = sqlite3_column_int64(st, 0);
    r->seq = sqlite3_column_int64(st, 12);
    r->submission_id = sqlite3_column_int64(st, 13);
    r->event = (struct event){
        .submission_id = r->submission_id,
        .kind = (enum event_kind)sqlite3_column_int(st, 1),
        .day = sqlite3_column_int(st, 2),
        .outlet_id = sqlite3_column_int64(st, 3),
        .level =
            sqlite3_column_type(st, 4) == SQLITE_NULL ? -1 : sqlite3_column_int(st, 4),
        .form = (enum form)sqlite3_column_int(st, 5),
        .route = (enum route)sqlite3_column_int(st, 6),
        .leader = (enum leader_rank)sqlite3_column_int(st, 7),
        .has_value = sqlite3_column_type(st, 8) != SQLITE_NULL,
        .value = sqlite3_column_int64(st, 8),
        .unit_id = sqlite3_column_int64(st, 9),
        .person_id = sqlite3_column_int64(st, 10),
        .note = column_dup(st, 11, a),
    };
}

static enum tb_rc read_full(struct store *s, int64_t id, struct arena *a,
                            struct article_full *out, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    size_t cap = 8;
    enum tb_rc rc = article_row(s, id, a, &out->row, e);
    if (rc == TB_OK)
        rc = db_query(s, Q_FULL_EVENTS, &st, e);
    if (rc != TB_OK)
        return rc;
    out->events = arena_array(a, cap, sizeof *out->events);
    sqlite3_bind_int64(st, 1, id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        if (out->n_events == cap) {
            struct event_row *more = arena_array(a, cap * 2, sizeof *more);
            memcpy(more, out->events, cap * sizeof *more);
            out->events = more;
            cap *= 2;
        }
        read_event(st, a, &out->events[out->n_events++]);
    }
    return rc;
}

enum tb_rc store_article(struct store *s, int64_t id, struct arena *a,
                         struct article_full *out, struct tb_err *e)
{
    bool mine;
    *out = (struct article_full){0};
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = read_full(s, id, a, out, e);
    read_end(s, mine);
    return rc;
}

enum tb_rc store_article_by_ref(struct store *s, const char *ref, struct arena *a,
                                struct article_full *out, struct tb_err *e)
{
    int64_t number, id = 0;
    if (ref_parse(ref, &number)) {
        enum tb_rc rc = db_int(s, Q_SUBMISSION_BY_REF, number, 0, 0, &id, e);
        if (rc != TB_OK)
            return rc;
    }
    if (!id)
        return tb_fail(e, TB_NOTFOUND, N_("there is no submission %s"), ref);
    return store_article(s, id, a, out, e);
}

static enum tb_rc event_ids(struct store *s, enum query which,
                            const struct page_query *q, int64_t **ids, size_t *n,
                            struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    size_t cap = 0;
    enum tb_rc rc = db_query(s, which, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int(st, 1, q->first);
    sqlite3_bind_int(st, 2, q->last);
    if (which == Q_EVENT_IDS) {
        sqlite3_bind_int64(st, 3, q->unit_id);
        sqlite3_bind_int64(st, 4, q->group_id);
    }
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        mem_grow(ids, &cap, *n, sizeof **ids);
        (*ids)[(*n)++] = sqlite3_column_int64(st, 0);
    }
    return rc;
}

/* Ids first, then row by row: no statement stays open while the callback writes. */
static enum tb_rc
each_event(struct store *s, enum query which, const struct page_query *q,
           bool (*row)(void *arg, const char *ref, const struct event_row *r),
           void *arg, struct tb_err *e)
{
    sqlite3_stmt *st;
    int64_t *ids = NULL;
    size_t n = 0;
    bool got, more = true;
    struct arena a = {0};
    char ref[24];
    enum tb_rc rc = event_ids(s, which, q, &ids, &n, e);
    for (size_t i = 0; rc == TB_OK && more && i < n; i++) {
        struct event_row r = {0};
        rc = db_query(s, Q_EVENT_ONE, &st, e);
        if (rc != TB_OK)
            break;
        sqlite3_bind_int64(st, 1, ids[i]);
        rc = db_step(s, st, &got, e);
        if (rc != TB_OK || !got)
            continue;
        arena_reset(&a);
        read_event(st, &a, &r);
        ref[0] = '\0';
        if (r.submission_id)
            ref_format(sqlite3_column_int64(st, 14), ref);
        sqlite3_reset(st);
        more = row(arg, ref, &r);
    }
    free(ids);
    arena_free(&a);
    return rc;
}

enum tb_rc store_each_event(struct store *s, const struct page_query *q,
                            bool (*row)(void *arg, const char *ref,
                                        const struct event_row *r),
                            void *arg, struct tb_err *e)
{
    return each_event(s, Q_EVENT_IDS, q, row, arg, e);
}

enum tb_rc store_each_loose(struct store *s, const struct page_query *q,
                            bool (*row)(void *arg, const char *ref,
                                        const struct event_row *r),
                            void *arg, struct tb_err *e)
{
    return each_event(s, Q_LOOSE_IDS, q, row, arg, e);
}

/* --- the same article ------------------------------------------------------------- */

static bool same_units(const struct submission *a, const struct submission *b)
{
    if (a->n_units != b->n_units)
        return false;
    for (size_t i = 0; i < a->n_units; i++) {
        bool found = false;
        for (size_t k = 0; k < b->n_units; k++)
            found = found || a->units[i] == b->units[k];
        if (!found)
            return false;
    }
    return true;
}

/* Articles of that day whose first unit is `unit`; among them one with the same title
 * and the same set of units. */
static enum tb_rc find_under(struct store *s, const struct submission *want,
                             int64_t unit, const char *key, int64_t *id,
                             struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    int64_t ids[64];
    size_t n = 0;
    struct strbuf b = {0};
    enum tb_rc rc = db_query(s, Q_SUBMISSIONS_SAME_DAY, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, unit);
    sqlite3_bind_int(st, 2, want->day);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        strbuf_clear(&b);
        text_key(&b, (const char *)sqlite3_column_text(st, 1),
                 (size_t)sqlite3_column_bytes(st, 1));
        if (n < 64 && strcmp(b.s, key) == 0)
            ids[n++] = sqlite3_column_int64(st, 0);
    }
    strbuf_free(&b);
    for (size_t i = 0; rc == TB_OK && !*id && i < n; i++) {
        struct arena a = {0};
        struct submission now;
        int64_t rev;
        bool voided;
        rc = submission_read(s, ids[i], &a, &now, &rev, &voided, e);
        if (rc == TB_OK && same_units(want, &now))
            *id = ids[i];
        arena_free(&a);
    }
    return rc;
}

enum tb_rc store_find_same(struct store *s, const struct submission *want, int64_t *id,
                           struct tb_err *e)
{
    struct strbuf key = {0};
    enum tb_rc rc = TB_OK;
    *id = 0;
    text_key(&key, want->title, strlen(want->title));
    for (size_t i = 0; rc == TB_OK && !*id && i < want->n_units; i++)
        rc = find_under(s, want, want->units[i], key.s ? key.s : "", id, e);
    strbuf_free(&key);
    return rc;
}

/* --- habits ----------------------------------------------------------------------- */

/* Usual type: the most frequent of the last five, the latest of equals. */
static const char *usual(const char *const types[5], size_t n)
{
    const char *best = "";
    size_t most = 0;
    for (size_t i = 0; i < n; i++) {
        size_t same = 0;
        for (size_t k = 0; k < n; k++)
            same += strcmp(types[i], types[k]) == 0;
        if (same > most) {
            most = same;
            best = types[i];
        }
    }
    return best;
}

enum tb_rc store_habits(struct store *s, int64_t unit_id, struct arena *a,
                        struct habits *out, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    int64_t newest = 0;
    const char *types[5];
    size_t n = 0;
    *out = (struct habits){.author = "", .type = "", .last_day = TB_DAY_NONE};
    enum tb_rc rc = db_query(s, Q_HABIT_ROWS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, unit_id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row && n < 5) {
        if (!newest) {
            newest = sqlite3_column_int64(st, 0);
            out->last_day = sqlite3_column_int(st, 2);
        }
        types[n++] = column_dup(st, 1, a);
    }
    sqlite3_reset(st);
    out->type = usual(types, n);
    if (rc == TB_OK && newest)
        rc = db_query(s, Q_ARTICLE_AUTHORS, &st, e);
    if (rc != TB_OK || !newest)
        return rc;
    sqlite3_bind_int64(st, 1, newest);
    rc = db_step(s, st, &row, e);
    if (rc == TB_OK && row) {
        out->author = column_dup(st, 1, a);
        sqlite3_reset(st);
    }
    return rc;
}

struct place_of {
    int64_t unit_id;
    size_t at;
};

static int by_unit(const void *pa, const void *pb)
{
    const struct place_of *a = pa, *b = pb;
    return a->unit_id < b->unit_id ? -1 : a->unit_id > b->unit_id;
}

enum tb_rc store_rhythm(struct store *s, tb_day today, int n_weeks, struct arena *a,
                        const int64_t *unit_ids, size_t n_units, int **counts,
                        struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    tb_day last = today + 7 - day_weekday(today), first = last - 7 * n_weeks + 1;
    struct place_of *places = arena_array(a, n_units + 1, sizeof *places);
    *counts = arena_array(a, n_units * (size_t)n_weeks + 1, sizeof **counts);
    for (size_t i = 0; i < n_units; i++)
        places[i] = (struct place_of){unit_ids[i], i};
    qsort(places, n_units, sizeof *places, by_unit);
    enum tb_rc rc = db_query(s, Q_RHYTHM, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int(st, 1, first);
    sqlite3_bind_int(st, 2, last);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        const struct place_of key = {sqlite3_column_int64(st, 0), 0};
        const struct place_of *p = bsearch(&key, places, n_units, sizeof key, by_unit);
        int week = (sqlite3_column_int(st, 1) - first) / 7;
        if (p)
            (*counts)[p->at * (size_t)n_weeks + (size_t)week]++;
    }
    return rc;
}

/* --- reasons ---------------------------------------------------------------------- */

static struct credit_row read_credit(sqlite3_stmt *st, struct arena *a)
{
    char ref[24] = "";
    if (sqlite3_column_int64(st, 9))
        ref_format(sqlite3_column_int64(st, 9), ref);
    return (struct credit_row){
        .credit = {.event_id = sqlite3_column_int64(st, 0),
                   .owner_kind = (enum owner_kind)sqlite3_column_int(st, 1),
                   .owner_id = sqlite3_column_int64(st, 2),
                   .day = sqlite3_column_int(st, 3),
                   .account = sqlite3_column_int(st, 4),
                   .line = sqlite3_column_int64(st, 5),
                   .since = sqlite3_column_int(st, 6),
                   .amount = sqlite3_column_int64(st, 7),
                   .article_id = sqlite3_column_int64(st, 8)},
        .ref = arena_strdup(a, ref),
        .title = column_dup(st, 10, a)};
}

static enum tb_rc read_credits(struct store *s, const struct credit_query *q,
                               struct arena *a, struct credit_row **out, size_t *n,
                               struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    int64_t gen;
    size_t cap = 0;
    struct credit_row *items = NULL;
    bool article = q->owner_id == 0;
    *n = 0;
    enum tb_rc rc = generation(s, &gen, e);
    if (rc == TB_OK)
        rc = db_query(s, article ? Q_CREDITS_ARTICLE : Q_CREDITS_OWNER, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, gen);
    if (article)
        sqlite3_bind_int64(st, 2, q->article_id);
    sqlite3_bind_int(st, article ? 3 : 2, q->first);
    sqlite3_bind_int(st, article ? 4 : 3, q->last);
    if (!article) {
        sqlite3_bind_int(st, 4, (int)q->owner_kind);
        sqlite3_bind_int64(st, 5, q->owner_id);
    }
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        mem_grow(&items, &cap, *n, sizeof *items);
        items[*n] = read_credit(st, a);
        if (article || !q->article_id || items[*n].credit.article_id == q->article_id)
            ++*n;
    }
    *out = arena_array(a, *n + 1, sizeof **out);
    if (*n)
        memcpy(*out, items, *n * sizeof *items);
    free(items);
    return rc;
}

/* In one state: a rebuild in between would leave the generation that was read empty. */
enum tb_rc store_credits(struct store *s, const struct credit_query *q, struct arena *a,
                         struct credit_row **out, size_t *n, struct tb_err *e)
{
    bool mine;
    *n = 0;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = read_credits(s, q, a, out, n, e);
    read_end(s, mine);
    return rc;
}
