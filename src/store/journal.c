/* The journal's entries: what is recorded, and how the chain is hashed. */
#include <sha2.h>
#include <string.h>

#include "impl.h"

/* Only these: a session over all tables would record shadow and derived ones too. */
const char *const fact_tables[] = {
    "setting", "grp",        "unit",      "membership", "person",   "post",
    "outlet",  "topic",      "topic_who", "submission", "co_unit",  "author",
    "event",   "target",     "scheme",    "bulletin",   "followup", "followup_step",
    "meeting", "attendance", "outcome",   "contact",    "issue",    "issue_item"};
const int n_fact_tables = (int)(sizeof fact_tables / sizeof fact_tables[0]);

enum tb_rc journal_head(struct store *s, struct journal_head *out, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    *out = (struct journal_head){0};
    enum tb_rc rc = db_query(s, Q_HEAD, &st, e);
    if (rc == TB_OK)
        rc = db_step(s, st, &row, e);
    if (rc != TB_OK || !row)
        return rc;
    out->seq = sqlite3_column_int64(st, 0);
    if (sqlite3_column_bytes(st, 1) == 32)
        memcpy(out->hash, sqlite3_column_blob(st, 1), 32);
    sqlite3_reset(st);
    return TB_OK;
}

enum tb_rc journal_session(struct store *s, sqlite3_session **out, struct tb_err *e)
{
    int rc = sqlite3session_create(s->db, "main", out);
    for (int i = 0; rc == SQLITE_OK && i < n_fact_tables; i++)
        rc = sqlite3session_attach(*out, fact_tables[i]);
    return rc == SQLITE_OK ? TB_OK : db_fail(s, rc, e);
}

static void feed(SHA2_CTX *ctx, const void *data, size_t n)
{
    uint8_t len[8];
    for (int i = 0; i < 8; i++)
        len[i] = (uint8_t)((uint64_t)n >> (8 * i));
    SHA256Update(ctx, len, sizeof len);
    SHA256Update(ctx, data, n);
}

static void feed_int(SHA2_CTX *ctx, int64_t v)
{
    uint8_t b[8];
    for (int i = 0; i < 8; i++)
        b[i] = (uint8_t)((uint64_t)v >> (8 * i));
    feed(ctx, b, sizeof b);
}

void journal_part_hash(unsigned char running[32], const void *data, size_t n)
{
    SHA2_CTX ctx;
    SHA256Init(&ctx);
    feed(&ctx, running, 32);
    feed(&ctx, data, n);
    SHA256Final(running, &ctx);
}

/* Every field with its length in front: no two entries run together into one text. */
void journal_hash(const struct journal_entry *j, const unsigned char prev[32],
                  unsigned char out[32])
{
    SHA2_CTX ctx;
    SHA256Init(&ctx);
    feed(&ctx, prev, 32);
    feed_int(&ctx, j->seq);
    feed_int(&ctx, j->at);
    feed(&ctx, j->actor, strlen(j->actor));
    feed_int(&ctx, j->claimed);
    feed(&ctx, j->label, strlen(j->label));
    feed_int(&ctx, j->undo_of);
    feed_int(&ctx, j->parts);
    feed(&ctx, j->part_hash, 32);
    SHA256Final(out, &ctx);
}

static struct journal_row read_row(sqlite3_stmt *st, struct arena *a)
{
    struct journal_row r = {
        .seq = sqlite3_column_int64(st, 0),
        .at = sqlite3_column_int64(st, 1),
        .actor = column_dup(st, 2, a),
        .label = column_dup(st, 3, a),
        .claimed = sqlite3_column_int(st, 4) != 0,
        .undo_of = sqlite3_column_int64(st, 5),
        .undone = sqlite3_column_int(st, 7) != 0,
    };
    if (sqlite3_column_bytes(st, 6) == 32)
        memcpy(r.hash, sqlite3_column_blob(st, 6), 32);
    return r;
}

enum tb_rc store_journal(struct store *s, int64_t before, size_t limit, struct arena *a,
                         struct journal_row **out, size_t *n, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    *out = arena_array(a, limit + 1, sizeof **out);
    *n = 0;
    enum tb_rc rc = db_query(s, Q_JOURNAL_PAGE, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, before ? before : INT64_MAX);
    sqlite3_bind_int64(st, 2, (int64_t)limit);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        (*out)[(*n)++] = read_row(st, a);
    return rc;
}
