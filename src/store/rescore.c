/* From facts to credits and sums: one article at a time. */
#include "walk.h"

enum tb_rc generation(struct store *s, int64_t *gen, struct tb_err *e)
{
    return db_int(s, Q_GENERATION, 0, 0, 1, gen, e);
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
    enum tb_rc rc = k->many ? row_begin_many(k->s, k->many, &r, e)
                            : row_begin(k->s, Q_CREDIT_ADD, &r, e);
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
    struct walk w = {0};
    if (rc == TB_OK)
        rc = walk_begin(&w, k->s, 0, e);
    while (rc == TB_OK) {
        struct article art;
        arena_reset(&k->scratch);
        rc = walk_next(&w, &k->scratch, &art, e);
        if (rc != TB_OK || !art.id)
            break;
        rc = scorer_add_article(k, &art, e);
    }
    walk_end(&w);
    return rc;
}

void scorer_free(struct scorer *k)
{
    sums_free(&k->sums);
    arena_free(&k->scratch);
    credit_list_free(&k->list);
}
