/* Writing topics. */
#include "office.h"

/* Of the year in which the topic was issued, is due, or is written down. */
static tb_day dated(const struct store *s, const struct topic *x)
{
    return x->issued != TB_DAY_NONE ? x->issued
           : x->due != TB_DAY_NONE  ? x->due
                                    : s->batch->by.now.today;
}

/* As sum_topic makes it of the rows. */
static void who_text(const struct topic *x, struct strbuf *out)
{
    strbuf_puts(out, "");
    for (size_t i = 0; i < x->n_who; i++) {
        const struct topic_who *w = &x->who[i];
        strbuf_printf(out, "%s%c%lld", i ? ";" : "",
                      w->unit_id    ? 'u'
                      : w->group_id ? 'g'
                                    : 'p',
                      (long long)(w->unit_id    ? w->unit_id
                                  : w->group_id ? w->group_id
                                                : w->person_id));
    }
}

static enum tb_rc insert_who(struct store *s, int64_t id, const struct topic *x,
                             struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; rc == TB_OK && i < x->n_who; i++) {
        sqlite3_stmt *st;
        rc = db_query(s, Q_PUT_TOPIC_WHO, &st, e);
        if (rc != TB_OK)
            return rc;
        sqlite3_bind_int64(st, 1, id);
        sqlite3_bind_int64(st, 2, (int64_t)i + 1);
        bind_id(st, 3, x->who[i].unit_id);
        bind_id(st, 4, x->who[i].group_id);
        bind_id(st, 5, x->who[i].person_id);
        rc = db_run(s, st, e);
    }
    return rc;
}

static enum tb_rc insert(struct store *s, const struct topic *x, const char *ref,
                         const char *who, int64_t id, struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, Q_PUT_TOPIC, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    bind_text(st, 2, ref);
    bind_text(st, 3, x->title);
    bind_text(st, 4, x->source ? x->source : "");
    bind_day(st, 5, x->issued);
    bind_day(st, 6, x->due);
    bind_text(st, 7, x->note ? x->note : "");
    bind_text(st, 8, who);
    sqlite3_bind_int64(st, 9, s->batch->seq);
    return db_run(s, st, e);
}

enum tb_rc put_topic(struct store *s, const struct topic *x, int64_t *id,
                     struct tb_err *e)
{
    struct strbuf ref = {0}, who = {0};
    enum tb_rc rc = numbered_ref(s, 'T', dated(s, x), x->ref, &ref, e);
    if (rc == TB_OK) {
        *id = ++s->batch->next_id;
        who_text(x, &who);
        rc = insert(s, x, ref.s, who.s, *id, e);
    }
    if (rc == TB_OK)
        rc = insert_who(s, *id, x, e);
    strbuf_free(&ref);
    strbuf_free(&who);
    return rc == TB_OK ? batch_row(s, 1 + (int)x->n_who, e) : rc;
}

/* --- altered ---------------------------------------------------------------------- */

static enum tb_rc update(struct store *s, const struct topic *x, const char *who,
                         struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, Q_EDIT_TOPIC, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, x->id);
    bind_text(st, 2, x->title);
    bind_text(st, 3, x->source ? x->source : "");
    bind_day(st, 4, x->issued);
    bind_day(st, 5, x->due);
    bind_text(st, 6, x->note ? x->note : "");
    bind_text(st, 7, who);
    sqlite3_bind_int(st, 8, x->voided);
    sqlite3_bind_int64(st, 9, s->batch->seq);
    return db_run(s, st, e);
}

enum tb_rc topic_touch(struct store *s, int64_t id, struct tb_err *e)
{
    struct ids articles = {0};
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(s, Q_TOPIC_ARTICLES, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        ids_add(&articles, sqlite3_column_int64(st, 0));
    for (size_t i = 0; rc == TB_OK && i < articles.cap; i++)
        if (articles.items[i])
            rc = batch_touch(s, articles.items[i], e);
    ids_free(&articles);
    return rc;
}

/* Scoring looks at no more of it. */
static bool scores_alike(const struct topic *a, const struct topic *b)
{
    return a && a->due == b->due && a->voided == b->voided;
}

static enum tb_rc drop_who(struct store *s, int64_t id, struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, Q_DROP_TOPIC_WHO, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    return db_run(s, st, e);
}

/* Who changed the record since it was read. */
static enum tb_rc check_rev(struct store *s, const struct topic *x, struct tb_err *e)
{
    int64_t rev;
    enum tb_rc rc = db_int(s, Q_REV_OF_ANY, x->id, 0, 0, &rev, e);
    if (rc != TB_OK)
        return rc;
    if (rev == 0)
        return tb_fail(e, TB_NOTFOUND, N_("the topic is no longer there"));
    if (x->rev && x->rev != rev)
        return tb_fail(e, TB_CONFLICT,
                       N_("somebody else has changed the topic meanwhile (entry %lld); "
                          "look at it again"),
                       (long long)rev);
    return TB_OK;
}

enum tb_rc put_topic_edit(struct store *s, const struct topic *x, int64_t *id,
                          struct tb_err *e)
{
    struct strbuf who = {0};
    enum tb_rc rc = check_rev(s, x, e);
    *id = x->id;
    who_text(x, &who);
    if (rc == TB_OK && !scores_alike(names_topic(&s->batch->names, x->id), x))
        rc = topic_touch(s, x->id, e);
    if (rc == TB_OK)
        rc = update(s, x, who.s, e);
    if (rc == TB_OK)
        rc = drop_who(s, x->id, e);
    if (rc == TB_OK)
        rc = insert_who(s, x->id, x, e);
    strbuf_free(&who);
    return rc == TB_OK ? batch_row(s, 1 + (int)x->n_who, e) : rc;
}
