/* Writing a published bulletin, once and for ever; and whether it is still what it was.
 */
#include <sha2.h>
#include <stdio.h>
#include <string.h>

#include "bulletin.h"

static void hex_of(const unsigned char bytes[32], char out[static 65])
{
    for (size_t i = 0; i < 32; i++)
        snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}

void bulletin_hash(const char *body, char out[static 65])
{
    SHA2_CTX ctx;
    unsigned char digest[32];
    SHA256Init(&ctx);
    SHA256Update(&ctx, (const uint8_t *)body, strlen(body));
    SHA256Final(digest, &ctx);
    hex_of(digest, out);
}

/* The number stands in the body: somebody else may have taken it. */
static enum tb_rc check_number(struct store *s, const struct bulletin_fact *x,
                               struct tb_err *e)
{
    int64_t last, other = 0;
    enum tb_rc rc = db_int(s, Q_BULLETIN_LAST, x->year, 0, 0, &last, e);
    if (rc == TB_OK && last + 1 != x->number)
        return tb_fail(e, TB_CONFLICT, N_("bulletin %d-%03d was published meanwhile"),
                       x->year, (int)last);
    if (rc == TB_OK && x->replaces_id)
        rc = db_int(s, Q_BULLETIN_REPLACED, x->replaces_id, 0, 0, &other, e);
    if (rc == TB_OK && other)
        rc =
            tb_fail(e, TB_CONFLICT, N_("another bulletin stands for that one already"));
    return rc;
}

enum tb_rc put_bulletin(struct store *s, const struct bulletin_fact *x, int64_t *id,
                        struct tb_err *e)
{
    sqlite3_stmt *st;
    char hash[65], head[65];
    enum tb_rc rc = check_number(s, x, e);
    if (rc == TB_OK)
        rc = db_query(s, Q_PUT_BULLETIN, &st, e);
    if (rc != TB_OK)
        return rc;
    bulletin_hash(x->body, hash);
    hex_of(s->batch->prev.hash, head);
    *id = ++s->batch->next_id;
    sqlite3_bind_int64(st, 1, *id);
    sqlite3_bind_int(st, 2, x->year);
    sqlite3_bind_int(st, 3, x->number);
    sqlite3_bind_int(st, 4, (int)x->track);
    bind_text(st, 5, x->period_name);
    sqlite3_bind_int(st, 6, x->first);
    sqlite3_bind_int(st, 7, x->last);
    bind_id(st, 8, x->replaces_id);
    bind_text(st, 9, x->scheme);
    bind_day(st, 10, *x->scheme ? x->scheme_from : TB_DAY_NONE);
    sqlite3_bind_int64(st, 11, s->batch->prev.seq);
    bind_text(st, 12, head);
    sqlite3_bind_int64(st, 13, x->at);
    bind_text(st, 14, x->title);
    bind_text(st, 15, x->body);
    bind_text(st, 16, hash);
    sqlite3_bind_int64(st, 17, s->batch->seq);
    rc = db_run(s, st, e);
    return rc == TB_OK ? batch_row(s, 1, e) : rc;
}

enum tb_rc verify_bulletins(struct verifying *v, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(v->s, Q_BULLETIN_BODIES, &st, e);
    while (rc == TB_OK && (rc = db_step(v->s, st, &row, e)) == TB_OK && row) {
        char hash[65];
        const char *body = (const char *)sqlite3_column_text(st, 2);
        const char *kept = (const char *)sqlite3_column_text(st, 3);
        bulletin_hash(body ? body : "", hash);
        if (!kept || strcmp(kept, hash) != 0)
            finding_add(v,
                        N_("bulletin %lld: it is not what its hash says (last entry "
                           "%lld)"),
                        (long long)sqlite3_column_int64(st, 0),
                        (long long)sqlite3_column_int64(st, 1));
    }
    return rc;
}
