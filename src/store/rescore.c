/* From facts to credits and sums: one article at a time. */
#include <string.h>

#include "base/text.h"

#include "impl.h"

enum tb_rc generation(struct store *s, int64_t *gen, struct tb_err *e)
{
    return db_int(s, Q_GENERATION, 0, 0, 1, gen, e);
}

/* --- an article as scoring sees it ------------------------------------------------ */

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

static enum tb_rc load_events(struct store *s, int64_t id, struct arena *a,
                              struct article *out, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    size_t cap = 8;
    struct article_event *ev = arena_array(a, cap, sizeof *ev);
    enum tb_rc rc = db_query(s, Q_ARTICLE_EVENTS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        if (out->n_events == cap) {
            struct article_event *more = arena_array(a, cap * 2, sizeof *ev);
            memcpy(more, ev, cap * sizeof *ev);
            ev = more;
            cap *= 2;
        }
        ev[out->n_events++] = read_event(st, a);
    }
    out->events = ev;
    return rc;
}

/* An event without an article: nobody's but whom it names. */
static enum tb_rc load_loose(struct store *s, int64_t id, struct arena *a,
                             struct article *out, bool *found, struct tb_err *e)
{
    sqlite3_stmt *st;
    struct article_event *ev = arena_array(a, 1, sizeof *ev);
    enum tb_rc rc = db_query(s, Q_LOOSE_EVENT, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    rc = db_step(s, st, found, e);
    if (rc != TB_OK || !*found)
        return rc;
    *ev = read_event(st, a);
    sqlite3_reset(st);
    *out = (struct article){.id = id,
                            .day = ev->day,
                            .received = ev->day,
                            .type_key = "",
                            .length = -1,
                            .events = ev,
                            .n_events = 1};
    return TB_OK;
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
    out->day = sqlite3_column_int(st, 0);
    int64_t first = sqlite3_column_int64(st, 1);
    const char *type = column_dup(st, 2, a);
    out->type_key = type[0] ? text_key_dup(a, type) : "";
    out->voided = sqlite3_column_int(st, 3) != 0;
    out->received = sqlite3_column_int(st, 4);
    out->length =
        sqlite3_column_type(st, 5) == SQLITE_NULL ? -1 : sqlite3_column_int64(st, 5);
    out->topic_id = sqlite3_column_int64(st, 6);
    sqlite3_reset(st);
    rc = load_units(s, id, first, a, out, e);
    if (rc == TB_OK)
        rc = load_authors(s, id, a, out, e);
    return rc == TB_OK ? load_events(s, id, a, out, e) : rc;
}

/* --- taking away and adding ------------------------------------------------------- */

/* Submitted pieces have no credit rows: the submissions themselves are the reason. */
void article_counts(struct sums *t, const struct article *a, int sign)
{
    struct sum k = {.account = SUM_SUBMITTED, .month = day_month(a->day)};
    if (a->voided)
        return;
    k.owner_kind = OWNER_UNIT;
    for (size_t i = 0; i < a->n_units; i++) {
        k.owner_id = a->units[i];
        sums_count(t, &k, sign);
    }
    k.owner_kind = OWNER_PERSON;
    for (size_t i = 0; i < a->n_authors; i++) {
        k.owner_id = a->authors[i];
        if (k.owner_id)
            sums_count(t, &k, sign);
    }
}

static struct credit read_credit(sqlite3_stmt *st, int64_t id)
{
    return (struct credit){
        .article_id = id,
        .event_id = sqlite3_column_int64(st, 0),
        .owner_kind = (enum owner_kind)sqlite3_column_int(st, 1),
        .owner_id = sqlite3_column_int64(st, 2),
        .day = sqlite3_column_int(st, 3),
        .account = sqlite3_column_int(st, 4),
        .line = sqlite3_column_int64(st, 5),
        .since = sqlite3_column_int(st, 6),
        .amount = sqlite3_column_int64(st, 7),
    };
}

enum tb_rc scorer_drop_credits(struct scorer *k, int64_t id, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(k->s, Q_CREDITS_OF, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, k->gen);
    sqlite3_bind_int64(st, 2, id);
    while ((rc = db_step(k->s, st, &row, e)) == TB_OK && row) {
        struct credit c = read_credit(st, id);
        sums_credit(&k->sums, &c, -1);
    }
    if (rc == TB_OK)
        rc = db_query(k->s, Q_CREDITS_DROP, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, k->gen);
    sqlite3_bind_int64(st, 2, id);
    return db_run(k->s, st, e);
}

enum tb_rc scorer_remove(struct scorer *k, int64_t id, struct tb_err *e)
{
    struct article art;
    bool found;
    arena_reset(&k->scratch);
    enum tb_rc rc = article_load(k->s, id, &k->scratch, &art, &found, e);
    if (rc != TB_OK || !found)
        return rc;
    article_counts(&k->sums, &art, -1);
    return scorer_drop_credits(k, id, e);
}

static enum tb_rc write_credit(struct scorer *k, const struct credit *c,
                               struct tb_err *e)
{
    struct row r;
    enum tb_rc rc = row_begin(k->s, Q_CREDIT_ADD, &r, e);
    if (rc != TB_OK)
        return rc;
    row_int(&r, k->gen);
    row_int(&r, c->article_id);
    row_int(&r, c->event_id);
    row_int(&r, (int64_t)c->owner_kind);
    row_int(&r, c->owner_id);
    row_int(&r, c->day);
    row_int(&r, (int64_t)c->account);
    row_int(&r, c->line);
    row_int(&r, c->since);
    row_int(&r, c->amount);
    sums_credit(&k->sums, c, 1);
    return row_end(k->s, &r, e);
}

enum tb_rc scorer_add_article(struct scorer *k, const struct article *a,
                              struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    if (!k->credits_only)
        article_counts(&k->sums, a, 1);
    k->list.n = 0;
    score_article(k->schemes, a, &k->list);
    for (size_t i = 0; rc == TB_OK && i < k->list.n; i++)
        rc = write_credit(k, &k->list.items[i], e);
    return rc;
}

enum tb_rc scorer_add(struct scorer *k, int64_t id, struct tb_err *e)
{
    struct article art;
    bool found;
    arena_reset(&k->scratch);
    enum tb_rc rc = article_load(k->s, id, &k->scratch, &art, &found, e);
    return rc == TB_OK && found ? scorer_add_article(k, &art, e) : rc;
}

static enum tb_rc clear(struct store *s, enum query q, int64_t gen, struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, q, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, gen);
    return db_run(s, st, e);
}

enum tb_rc scorer_all(struct scorer *k, struct tb_err *e)
{
    enum tb_rc rc = clear(k->s, Q_CREDITS_CLEAR, k->gen, e);
    if (rc == TB_OK)
        rc = clear(k->s, Q_TALLIES_CLEAR, k->gen, e);
    sums_free(&k->sums);
    for (int64_t at = 0; rc == TB_OK;) {
        int64_t id;
        rc = db_next(k->s, Q_SUBMISSION_IDS, at, &id, e);
        if (rc != TB_OK || id == 0)
            break;
        rc = scorer_add(k, id, e);
        at = id;
    }
    return rc;
}

void scorer_free(struct scorer *k)
{
    sums_free(&k->sums);
    arena_free(&k->scratch);
    credit_list_free(&k->list);
}
