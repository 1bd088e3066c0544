/* Writing rows: one at a time, or in bulk for an import of very many submissions.
 *
 * In bulk many rows go into one statement, the indexes are made once at the end, and
 * the changeset is written along with the rows, in the session extension's format: a
 * session would read every row again. Together that halves the time. */
#include <stdlib.h>
#include <string.h>

#include "impl.h"

/* A table that is written in bulk. Its query has a parameter for each column, in order.
 */
static const struct bulk_table {
    enum query insert;
    const char *name;
    const char *keys; /* of the changeset's header; NULL: not a fact */
} tables[] = {
    {Q_PUT_SUBMISSION, "submission", "\1\0\0\0\0\0\0\0\0\0\0\0\0"},
    {Q_PUT_CO_UNIT, "co_unit", "\1\2\0"},
    {Q_PUT_AUTHOR, "author", "\1\2\0\0"},
    {Q_CREDIT_ADD, "credit", NULL},
};
#define N_TABLES (sizeof tables / sizeof tables[0])

struct bulk_rows {
    const struct bulk_table *table;
    sqlite3_stmt *many; /* inserts the first n of BULK_ROWS rows */
    int columns, n;
    struct arena texts; /* what is bound */
    struct strbuf changes;
};

struct bulk {
    struct bulk_rows rows[N_TABLES];
    struct arena a;
    const char **indexes; /* statements that make them again */
    size_t n_indexes, cap_indexes;
};

/* --- statements ------------------------------------------------------------------- */

static enum tb_rc prepare_many(struct store *s, struct bulk_rows *r, struct tb_err *e)
{
    const char *one = query_text[r->table->insert];
    struct strbuf sql = {0};
    r->columns = 0;
    for (const char *p = one; *p; p++)
        r->columns += *p == '?';
    strbuf_add(&sql, one, (size_t)(strstr(one, "VALUES") - one));
    strbuf_puts(&sql, "SELECT * FROM (VALUES");
    for (int i = 0; i < BULK_ROWS; i++)
        for (int c = 0; c < r->columns; c++)
            strbuf_puts(&sql, c ? ",?" : i ? "),(?" : "(?");
    strbuf_puts(&sql, ")) LIMIT ?");
    int rc =
        sqlite3_prepare_v3(s->db, sql.s, -1, SQLITE_PREPARE_PERSISTENT, &r->many, NULL);
    strbuf_free(&sql);
    return rc == SQLITE_OK ? TB_OK : db_fail(s, rc, e);
}

enum tb_rc rows_flush(struct store *s, struct bulk_rows *r, struct tb_err *e)
{
    if (r->n == 0)
        return TB_OK;
    sqlite3_bind_int(r->many, BULK_ROWS * r->columns + 1, r->n);
    enum tb_rc rc = db_run(s, r->many, e);
    r->n = 0;
    arena_reset(&r->texts);
    /* One of many rows, already reported as written, does not fit: nobody may go on. */
    if (rc == TB_INVALID && e)
        e->rc = TB_IO;
    return rc == TB_INVALID ? TB_IO : rc;
}

/* --- one row ---------------------------------------------------------------------- */

enum tb_rc row_begin_many(struct store *s, struct bulk_rows *r, struct row *out,
                          struct tb_err *e)
{
    const bool summed = r->table->insert == Q_PUT_SUBMISSION;
    enum tb_rc rc = r->many ? TB_OK : prepare_many(s, r, e);
    *out = (struct row){.many = r,
                        .st = r->many,
                        .at = r->n * r->columns,
                        .sum = summed ? ROW_SUM_START : 0};
    if (r->table->keys)
        strbuf_add(&r->changes, (const char[]){SQLITE_INSERT, 0}, 2);
    return rc;
}

enum tb_rc row_begin(struct store *s, enum query insert, struct row *out,
                     struct tb_err *e)
{
    struct bulk *k = s->batch ? s->batch->bulk : NULL;
    for (size_t i = 0; k && i < N_TABLES; i++)
        if (tables[i].insert == insert)
            return row_begin_many(s, &k->rows[i], out, e);
    *out = (struct row){.sum = insert == Q_PUT_SUBMISSION ? ROW_SUM_START : 0};
    return db_query(s, insert, &out->st, e);
}

static void record_int(struct strbuf *b, char type, uint64_t v)
{
    char *p = strbuf_room(b, 9);
    *p++ = type;
    for (int shift = 56; shift >= 0; shift -= 8)
        *p++ = (char)(v >> shift & 0xff);
    *p = '\0';
    b->len += 9;
}

void row_int(struct row *r, int64_t v)
{
    if (r->sum)
        r->sum = row_sum_add(r->sum, SQLITE_INTEGER, &v, sizeof v);
    sqlite3_bind_int64(r->st, ++r->at, v);
    if (r->many && r->many->table->keys)
        record_int(&r->many->changes, SQLITE_INTEGER, (uint64_t)v);
}

void row_null(struct row *r)
{
    if (r->sum)
        r->sum = row_sum_add(r->sum, SQLITE_NULL, NULL, 0);
    sqlite3_bind_null(r->st, ++r->at);
    if (r->many && r->many->table->keys)
        strbuf_putc(&r->many->changes, SQLITE_NULL);
}

void row_id(struct row *r, int64_t id)
{
    if (id)
        row_int(r, id);
    else
        row_null(r);
}

/* SQLite's variable-length number, most significant seven bits first. */
static void record_length(struct strbuf *b, size_t n)
{
    if (n >= 1 << 14)
        strbuf_putc(b, (char)(n >> 14 | 0x80));
    if (n >= 1 << 7)
        strbuf_putc(b, (char)((n >> 7 & 0x7f) | 0x80));
    strbuf_putc(b, (char)(n & 0x7f));
}

void row_text(struct row *r, const char *text)
{
    size_t n = strlen(text);
    if (r->sum)
        r->sum = row_sum_add(r->sum, SQLITE_TEXT, text, n);
    if (r->many) {
        text = arena_strndup(&r->many->texts, text, n);
        if (r->many->table->keys) {
            strbuf_putc(&r->many->changes, SQLITE_TEXT);
            record_length(&r->many->changes, n);
            strbuf_add(&r->many->changes, text, n);
        }
    }
    sqlite3_bind_text(r->st, ++r->at, text, (int)n, SQLITE_STATIC);
}

enum tb_rc row_end(struct store *s, struct row *r, struct tb_err *e)
{
    if (!r->many)
        return db_run(s, r->st, e);
    return ++r->many->n < BULK_ROWS ? TB_OK : rows_flush(s, r->many, e);
}

/* --- the changeset ---------------------------------------------------------------- */

void bulk_changes(struct bulk *k, struct strbuf *out)
{
    for (size_t i = 0; i < N_TABLES; i++) {
        struct bulk_rows *r = &k->rows[i];
        if (!r->changes.len)
            continue;
        strbuf_putc(out, 'T');
        strbuf_putc(out, (char)r->columns);
        strbuf_add(out, r->table->keys, (size_t)r->columns);
        strbuf_add(out, r->table->name, strlen(r->table->name) + 1);
        strbuf_add(out, r->changes.s, r->changes.len);
        strbuf_clear(&r->changes);
    }
}

/* --- credits by themselves -------------------------------------------------------- */

static void rows_free(struct bulk_rows *r)
{
    sqlite3_finalize(r->many);
    arena_free(&r->texts);
    strbuf_free(&r->changes);
}

struct bulk_rows *credit_rows(void)
{
    struct bulk_rows *r = xcalloc(1, sizeof *r);
    r->table = &tables[N_TABLES - 1];
    return r;
}

void credit_rows_free(struct bulk_rows *r)
{
    if (r)
        rows_free(r);
    free(r);
}

/* --- beginning and ending --------------------------------------------------------- */

static enum tb_rc drop_indexes(struct store *s, struct bulk *k, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    struct strbuf drop = {0};
    enum tb_rc rc = db_query(s, Q_BULK_INDEXES, &st, e);
    while (rc == TB_OK && (rc = db_step(s, st, &row, e)) == TB_OK && row) {
        strbuf_printf(&drop, "DROP INDEX %s;",
                      (const char *)sqlite3_column_text(st, 0));
        mem_grow(&k->indexes, &k->cap_indexes, k->n_indexes, sizeof *k->indexes);
        k->indexes[k->n_indexes++] = column_dup(st, 1, &k->a);
    }
    if (rc == TB_OK && drop.len)
        rc = db_exec(s, drop.s, e);
    strbuf_free(&drop);
    return rc;
}

enum tb_rc bulk_begin(struct store *s, struct tb_err *e)
{
    struct bulk *k = xcalloc(1, sizeof *k);
    for (size_t i = 0; i < N_TABLES; i++)
        k->rows[i].table = &tables[i];
    s->batch->bulk = k;
    search_all(s);
    db_cache(s, true); /* also what a sort may hold in memory */
    enum tb_rc rc = db_exec(s, "PRAGMA temp_store=FILE", e);
    return rc == TB_OK ? drop_indexes(s, k, e) : rc;
}

enum tb_rc bulk_end(struct store *s, struct tb_err *e)
{
    struct bulk *k = s->batch->bulk;
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; rc == TB_OK && i < N_TABLES; i++)
        rc = rows_flush(s, &k->rows[i], e);
    for (size_t i = 0; rc == TB_OK && i < k->n_indexes; i++)
        rc = db_exec(s, k->indexes[i], e);
    return rc;
}

void bulk_free(struct store *s)
{
    struct bulk *k = s->batch->bulk;
    if (!k)
        return;
    for (size_t i = 0; i < N_TABLES; i++)
        rows_free(&k->rows[i]);
    arena_free(&k->a);
    free(k->indexes);
    free(k);
    s->batch->bulk = NULL;
    db_cache(s, false);
    sqlite3_exec(s->db, "PRAGMA temp_store=MEMORY", NULL, NULL, NULL);
}
