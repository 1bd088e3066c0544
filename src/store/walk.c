/* Articles as scoring sees them: one, or all in order of id. For all of them each table
 * is read once, side by side: five statements an article would take longer than
 * scoring. */
#include "walk.h"

#include <string.h>

#include "base/text.h"

/* --- one -------------------------------------------------------------------------- */

static enum tb_rc load_units(struct store *s, int64_t id, int64_t first,
                             struct arena *a, struct article *out, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    int64_t *units = arena_array(a, CHANGE_UNITS_MAX, sizeof *units);
    units[out->n_units++] = first;
    enum tb_rc rc = db_query(s, Q_ARTICLE_UNITS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        if (out->n_units < CHANGE_UNITS_MAX)
            units[out->n_units++] = sqlite3_column_int64(st, 0);
    out->units = units;
    return rc;
}

static enum tb_rc load_authors(struct store *s, int64_t id, struct arena *a,
                               struct article *out, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    int64_t *authors = arena_array(a, CHANGE_UNITS_MAX, sizeof *authors);
    enum tb_rc rc = db_query(s, Q_ARTICLE_AUTHORS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        if (out->n_authors < CHANGE_UNITS_MAX)
            authors[out->n_authors++] = sqlite3_column_int64(st, 0);
    out->authors = authors;
    return rc;
}

struct events {
    struct article_event *items;
    size_t n, cap;
};

static struct article_event read_event(sqlite3_stmt *st, struct arena *a)
{
    return (struct article_event){
        .id = sqlite3_column_int64(st, 0),
        .kind = (enum event_kind)sqlite3_column_int(st, 1),
        .day = sqlite3_column_int(st, 2),
        .outlet_id = sqlite3_column_int64(st, 3),
        .outlet_key = column_dup(st, 4, a),
        .level =
            sqlite3_column_type(st, 5) == SQLITE_NULL ? -1 : sqlite3_column_int(st, 5),
        .form = (enum form)sqlite3_column_int(st, 6),
        .route = (enum route)sqlite3_column_int(st, 7),
        .leader = (enum leader_rank)sqlite3_column_int(st, 8),
        .has_value = sqlite3_column_type(st, 9) != SQLITE_NULL,
        .value = sqlite3_column_int64(st, 9),
        .unit_id = sqlite3_column_int64(st, 10),
        .person_id = sqlite3_column_int64(st, 11),
    };
}

static void add_event(struct events *to, sqlite3_stmt *st, struct arena *a)
{
    if (to->n == to->cap) {
        struct article_event *more = arena_array(a, to->cap * 2 + 4, sizeof *more);
        if (to->n)
            memcpy(more, to->items, to->n * sizeof *more);
        to->items = more;
        to->cap = to->cap * 2 + 4;
    }
    to->items[to->n++] = read_event(st, a);
}

static enum tb_rc load_events(struct store *s, int64_t id, struct arena *a,
                              struct article *out, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    struct events events = {0};
    enum tb_rc rc = db_query(s, Q_ARTICLE_EVENTS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        add_event(&events, st, a);
    out->events = events.items;
    out->n_events = events.n;
    return rc;
}

/* An event without an article: nobody's but whom it names. */
static struct article loose_article(sqlite3_stmt *st, struct arena *a)
{
    struct article_event *ev = arena_array(a, 1, sizeof *ev);
    *ev = read_event(st, a);
    return (struct article){.id = ev->id,
                            .day = ev->day,
                            .received = ev->day,
                            .type_key = "",
                            .length = -1,
                            .topic_due = TB_DAY_NONE,
                            .events = ev,
                            .n_events = 1};
}

static enum tb_rc load_loose(struct store *s, int64_t id, struct arena *a,
                             struct article *out, bool *found, struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, Q_LOOSE_EVENT, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    rc = db_step(s, st, found, e);
    if (rc != TB_OK || !*found)
        return rc;
    *out = loose_article(st, a);
    sqlite3_reset(st);
    return TB_OK;
}

/* All but the type; returns the first unit. */
static int64_t read_core(sqlite3_stmt *st, struct article *out)
{
    out->day = sqlite3_column_int(st, 0);
    out->voided = sqlite3_column_int(st, 3) != 0;
    out->received = sqlite3_column_int(st, 4);
    out->length =
        sqlite3_column_type(st, 5) == SQLITE_NULL ? -1 : sqlite3_column_int64(st, 5);
    out->topic_id = sqlite3_column_int64(st, 6);
    out->topic_due = column_day(st, 7);
    return sqlite3_column_int64(st, 1);
}

enum tb_rc article_load(struct store *s, int64_t id, struct arena *a,
                        struct article *out, bool *found, struct tb_err *e)
{
    sqlite3_stmt *st;
    *out = (struct article){.id = id};
    enum tb_rc rc = db_query(s, Q_ARTICLE_CORE, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    rc = db_step(s, st, found, e);
    if (rc == TB_OK && !*found)
        return load_loose(s, id, a, out, found, e);
    if (rc != TB_OK)
        return rc;
    int64_t first = read_core(st, out);
    const char *type = column_dup(st, 2, a);
    out->type_key = type[0] ? text_key_dup(a, type) : "";
    sqlite3_reset(st);
    rc = load_units(s, id, first, a, out, e);
    if (rc == TB_OK)
        rc = load_authors(s, id, a, out, e);
    return rc == TB_OK ? load_events(s, id, a, out, e) : rc;
}

/* --- all -------------------------------------------------------------------------- */

static const struct {
    enum query query;
    int id; /* the column with the article */
} streams[] = {
    [WALK_ARTICLES] = {Q_WALK_ARTICLES, 8}, [WALK_UNITS] = {Q_WALK_UNITS, 1},
    [WALK_AUTHORS] = {Q_WALK_AUTHORS, 1},   [WALK_EVENTS] = {Q_WALK_EVENTS, 12},
    [WALK_LOOSE] = {Q_WALK_LOOSE, 0},
};

static enum tb_rc advance(struct walk *w, enum walk_stream i, struct tb_err *e)
{
    bool row;
    enum tb_rc rc = db_step(w->s, w->streams[i].st, &row, e);
    w->streams[i].id = row ? sqlite3_column_int64(w->streams[i].st, streams[i].id) : 0;
    return rc;
}

enum tb_rc walk_begin(struct walk *w, struct store *s, int64_t after, struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    *w = (struct walk){.s = s, .at = after};
    for (int i = 0; rc == TB_OK && i < WALK_STREAMS; i++) {
        rc = db_query(s, streams[i].query, &w->streams[i].st, e);
        if (rc != TB_OK)
            break;
        sqlite3_bind_int64(w->streams[i].st, 1, after);
        rc = advance(w, (enum walk_stream)i, e);
    }
    return rc;
}

void walk_end(struct walk *w)
{
    for (int i = 0; i < WALK_STREAMS; i++)
        sqlite3_reset(w->streams[i].st);
    strbuf_free(&w->type);
    strbuf_free(&w->type_key);
}

/* Whether the stream stands at a row of the article. */
static enum tb_rc walk_to(struct walk *w, enum walk_stream i, int64_t id, bool *there,
                          struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    while (rc == TB_OK && w->streams[i].id && w->streams[i].id < id)
        rc = advance(w, i, e);
    *there = rc == TB_OK && w->streams[i].id == id;
    return rc;
}

/* Types are few, and neighbours' are often the same. */
static const char *key_of_type(struct walk *w, struct arena *a)
{
    const char *type =
        (const char *)sqlite3_column_text(w->streams[WALK_ARTICLES].st, 2);
    if (!type || !type[0])
        return "";
    if (!w->type.len || strcmp(w->type.s, type) != 0) {
        strbuf_clear(&w->type);
        strbuf_puts(&w->type, type);
        strbuf_clear(&w->type_key);
        strbuf_puts(&w->type_key, text_key_dup(a, type));
    }
    return w->type_key.s;
}

static enum tb_rc walk_ids(struct walk *w, enum walk_stream i, int64_t id, int64_t *ids,
                           size_t *n, struct tb_err *e)
{
    bool there;
    enum tb_rc rc;
    while ((rc = walk_to(w, i, id, &there, e)) == TB_OK && there) {
        if (*n < CHANGE_UNITS_MAX)
            ids[(*n)++] = sqlite3_column_int64(w->streams[i].st, 0);
        rc = advance(w, i, e);
        if (rc != TB_OK)
            break;
    }
    return rc;
}

static enum tb_rc walk_article(struct walk *w, struct arena *a, struct article *out,
                               struct tb_err *e)
{
    int64_t *units = arena_array(a, CHANGE_UNITS_MAX, sizeof *units);
    int64_t *authors = arena_array(a, CHANGE_UNITS_MAX, sizeof *authors);
    struct events events = {0};
    bool there;
    out->type_key = key_of_type(w, a);
    units[out->n_units++] = read_core(w->streams[WALK_ARTICLES].st, out);
    out->units = units;
    out->authors = authors;
    enum tb_rc rc = walk_ids(w, WALK_UNITS, out->id, units, &out->n_units, e);
    if (rc == TB_OK)
        rc = walk_ids(w, WALK_AUTHORS, out->id, authors, &out->n_authors, e);
    while (rc == TB_OK && (rc = walk_to(w, WALK_EVENTS, out->id, &there, e)) == TB_OK &&
           there) {
        add_event(&events, w->streams[WALK_EVENTS].st, a);
        rc = advance(w, WALK_EVENTS, e);
    }
    out->events = events.items;
    out->n_events = events.n;
    return rc == TB_OK ? advance(w, WALK_ARTICLES, e) : rc;
}

enum tb_rc walk_next(struct walk *w, struct arena *a, struct article *out,
                     struct tb_err *e)
{
    const int64_t id = w->streams[WALK_ARTICLES].id, loose = w->streams[WALK_LOOSE].id;
    const bool by_itself = loose && (!id || loose < id);
    *out = (struct article){.id = by_itself ? loose : id};
    if (!out->id)
        return TB_OK;
    if (out->id <= w->at)
        return db_fail(w->s, SQLITE_CORRUPT, e);
    w->at = out->id;
    if (!by_itself)
        return walk_article(w, a, out, e);
    *out = loose_article(w->streams[WALK_LOOSE].st, a);
    return advance(w, WALK_LOOSE, e);
}
