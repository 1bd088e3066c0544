/* Keeping the search index beside the facts.
 *
 * It keeps no text: a row is taken away by the very words that made it, so the words of
 * whatever a batch touches are noted before. At commit all goes in at once, in order of
 * the index's rows: every step back would cost a segment of its own. */
#include <stdlib.h>
#include <string.h>

#include "impl.h"

#define BUILD_MEMORY                                                                   \
    "16777216" /* bytes that are sorted at a time when all is built                    \
                */
#define USUAL_MEMORY "1048576"
#define MANY         50000 /* from here on it may be cheaper to build all of it */

/* --- the words of a submission ---------------------------------------------------- */

static enum tb_rc add_byline(struct store *s, int64_t id, struct strbuf *out,
                             struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(s, Q_ARTICLE_UNITS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        words_of_id(out, WORD_UNIT, sqlite3_column_int64(st, 0));
    if (rc == TB_OK)
        rc = db_query(s, Q_ARTICLE_AUTHORS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        const char *name = (const char *)sqlite3_column_text(st, 1);
        words_of_text(out, name ? name : "");
        if (sqlite3_column_int64(st, 0))
            words_of_id(out, WORD_PERSON, sqlite3_column_int64(st, 0));
    }
    return rc;
}

/* From a row of search_next: its place, and its words. */
static enum tb_rc words_of_row(struct store *s, sqlite3_stmt *st, int64_t *place,
                               struct strbuf *out, struct tb_err *e)
{
    int64_t id = sqlite3_column_int64(st, 0);
    const char *type = (const char *)sqlite3_column_text(st, 3);
    const char *title = (const char *)sqlite3_column_text(st, 4);
    *place = search_place(sqlite3_column_int(st, 1), id);
    strbuf_clear(out);
    words_of_id(out, WORD_UNIT, sqlite3_column_int64(st, 2));
    words_of_type(out, type ? type : "");
    words_of_text(out, title ? title : "");
    if (sqlite3_column_int64(st, 5))
        words_of_id(out, WORD_TOPIC, sqlite3_column_int64(st, 5));
    return add_byline(s, id, out, e);
}

/* *place 0: there is no such submission. */
static enum tb_rc words_of(struct store *s, int64_t id, int64_t *place,
                           struct strbuf *out, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    *place = 0;
    enum tb_rc rc = db_query(s, Q_SEARCH_FACTS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    rc = db_step(s, st, &row, e);
    if (rc == TB_OK && row)
        rc = words_of_row(s, st, place, out, e);
    sqlite3_reset(st);
    return rc;
}

enum tb_rc search_each(struct store *s,
                       enum tb_rc (*visit)(void *arg, int64_t place, const char *words,
                                           size_t n, struct tb_err *e),
                       void *arg, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    int64_t place;
    struct strbuf words = {0};
    enum tb_rc rc = db_query(s, Q_SEARCH_NEXT, &st, e);
    while (rc == TB_OK && (rc = db_step(s, st, &row, e)) == TB_OK && row) {
        rc = words_of_row(s, st, &place, &words, e);
        if (rc == TB_OK)
            rc = visit(arg, place, words.s, words.len, e);
    }
    if (rc != TB_OK)
        sqlite3_reset(st);
    strbuf_free(&words);
    return rc;
}

/* --- writing ---------------------------------------------------------------------- */

static enum tb_rc write_row(struct store *s, enum query q, int64_t place,
                            const char *words, size_t n, struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, q, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, place);
    sqlite3_bind_text(st, 2, words, (int)n, SQLITE_STATIC);
    return db_run(s, st, e);
}

static enum tb_rc put_visited(void *arg, int64_t place, const char *words, size_t n,
                              struct tb_err *e)
{
    return write_row(arg, Q_SEARCH_PUT, place, words, n, e);
}

enum tb_rc search_build(struct store *s, struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, Q_SEARCH_CLEAR, &st, e);
    if (rc == TB_OK)
        rc = db_run(s, st, e);
    if (rc == TB_OK)
        rc = db_exec(s,
                     "INSERT INTO search(search, rank) "
                     "VALUES('hashsize', " BUILD_MEMORY ")",
                     e);
    if (rc == TB_OK)
        rc = search_each(s, put_visited, s, e);
    if (rc == TB_OK)
        rc = db_exec(s,
                     "INSERT INTO search(search, rank) "
                     "VALUES('hashsize', " USUAL_MEMORY ")",
                     e);
    return rc;
}

/* --- a batch ---------------------------------------------------------------------- */

static struct search_change *note(struct search_changes *c, int64_t id)
{
    if (c->all || !ids_add(&c->seen, id))
        return NULL;
    mem_grow(&c->items, &c->cap, c->n, sizeof *c->items);
    struct search_change *x = &c->items[c->n++];
    *x = (struct search_change){.id = id};
    return x;
}

void search_new(struct store *s, int64_t id)
{
    note(&s->batch->search, id);
}

void search_all(struct store *s)
{
    struct search_changes *c = &s->batch->search;
    search_forget(c);
    c->all = true;
}

enum tb_rc search_touch(struct store *s, int64_t id, struct tb_err *e)
{
    struct search_changes *c = &s->batch->search;
    struct search_change *x = note(c, id);
    struct strbuf words = {0};
    int64_t total;
    enum tb_rc rc = TB_OK;
    if (!x)
        return TB_OK;
    if (c->n % MANY == 0) {
        rc = db_int(s, Q_SUBMISSION_TOTAL, 0, 0, 0, &total, e);
        if (rc == TB_OK && (int64_t)c->n * 4 > total) {
            search_all(s);
            return TB_OK;
        }
    }
    if (rc == TB_OK)
        rc = words_of(s, id, &x->place, &words, e);
    if (rc == TB_OK && x->place)
        x->words = arena_strndup(&c->old, words.s, words.len);
    strbuf_free(&words);
    return rc;
}

void search_forget(struct search_changes *c)
{
    ids_free(&c->seen);
    free(c->items);
    arena_free(&c->old);
    *c = (struct search_changes){.all = c->all};
}

/* Where what was touched stands now, beside where it stood. */
static enum tb_rc add_places(struct store *s, struct search_changes *c,
                             struct tb_err *e)
{
    struct search_change *old = c->items;
    size_t n = c->n;
    enum tb_rc rc = TB_OK;
    c->items = NULL;
    c->n = c->cap = 0;
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        int64_t day;
        if (old[i].place) {
            mem_grow(&c->items, &c->cap, c->n, sizeof *c->items);
            c->items[c->n++] = old[i];
        }
        rc = db_int(s, Q_SEARCH_DAY, old[i].id, 0, -1, &day, e);
        if (rc == TB_OK && day >= 0) {
            mem_grow(&c->items, &c->cap, c->n, sizeof *c->items);
            c->items[c->n++] = (struct search_change){
                .id = old[i].id, .place = search_place((tb_day)day, old[i].id)};
        }
    }
    free(old);
    return rc;
}

/* What goes before what comes. */
static int by_place(const void *pa, const void *pb)
{
    const struct search_change *a = pa, *b = pb;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return (a->words == NULL) - (b->words == NULL);
}

static enum tb_rc write_place(struct store *s, const struct search_change *x,
                              const struct search_change *next, struct strbuf *words,
                              bool *same, struct tb_err *e)
{
    int64_t place;
    enum tb_rc rc = TB_OK;
    *same = false;
    if (!x->words) {
        rc = words_of(s, x->id, &place, words, e);
        return rc == TB_OK ? write_row(s, Q_SEARCH_PUT, place, words->s, words->len, e)
                           : rc;
    }
    if (next && next->place == x->place) {
        rc = words_of(s, x->id, &place, words, e);
        *same = rc == TB_OK && words->s && strcmp(words->s, x->words) == 0;
    }
    if (rc == TB_OK && !*same)
        rc = write_row(s, Q_SEARCH_DROP, x->place, x->words, strlen(x->words), e);
    return rc;
}

enum tb_rc search_flush(struct store *s, struct tb_err *e)
{
    struct search_changes *c = &s->batch->search;
    struct strbuf words = {0};
    if (c->all)
        return search_build(s, e);
    enum tb_rc rc = add_places(s, c, e);
    if (c->n > 1)
        qsort(c->items, c->n, sizeof *c->items, by_place);
    for (size_t i = 0; rc == TB_OK && i < c->n; i++) {
        bool same;
        rc = write_place(s, &c->items[i], i + 1 < c->n ? &c->items[i + 1] : NULL,
                         &words, &same, e);
        i += same;
    }
    strbuf_free(&words);
    return rc;
}
