/* Verify: is the file what its journal says, and do the numbers follow from the facts?
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "bulletin.h"

void finding_add(struct verifying *v, const char *fmt, ...)
{
    va_list ap;
    if (v->n >= FINDINGS_MAX)
        return;
    mem_grow(&v->items, &v->cap, v->n, sizeof *v->items);
    va_start(ap, fmt);
    vsnprintf(v->items[v->n].text, sizeof v->items[0].text, _(fmt), ap);
    va_end(ap);
    v->n++;
}

bool verify_stopped(struct verifying *v)
{
    const struct progress *p = v->progress;
    v->done++;
    return p && p->step && v->done % 1024 == 0 && !p->step(p->arg, v->done, v->total);
}

/* --- the schema and the pages ----------------------------------------------------- */

static void schema_text(sqlite3 *db, struct strbuf *out)
{
    sqlite3_stmt *st;
    if (sqlite3_prepare_v2(
            db,
            "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM "
            "sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
            "ORDER BY type, name",
            -1, &st, NULL) != SQLITE_OK)
        return;
    while (sqlite3_step(st) == SQLITE_ROW) {
        strbuf_puts(out, (const char *)sqlite3_column_text(st, 0));
        strbuf_putc(out, '\n');
    }
    sqlite3_finalize(st);
}

static enum tb_rc check_schema(struct verifying *v, struct tb_err *e)
{
    sqlite3 *fresh = NULL;
    struct strbuf ours = {0}, theirs = {0};
    int rc = db_connect(&fresh, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (rc == SQLITE_OK)
        rc = schema_apply(fresh, 0);
    if (rc == SQLITE_OK) {
        schema_text(fresh, &ours);
        schema_text(v->s->db, &theirs);
        if (!ours.s || !theirs.s || strcmp(ours.s, theirs.s) != 0)
            finding_add(v,
                        N_("schema: it is not the one of schema number %d; "
                           "tables or triggers were altered by another "
                           "program"),
                        schema_newest());
    }
    sqlite3_close(fresh);
    strbuf_free(&ours);
    strbuf_free(&theirs);
    return rc == SQLITE_OK ? TB_OK : db_fail(v->s, rc, e);
}

static enum tb_rc check_pragma(struct verifying *v, enum query q, const char *what,
                               struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(v->s, q, &st, e);
    while (rc == TB_OK && (rc = db_step(v->s, st, &row, e)) == TB_OK && row) {
        const char *text = (const char *)sqlite3_column_text(st, 0);
        if (text && strcmp(text, "ok") != 0)
            finding_add(v, "%s: %s", what, text);
    }
    if (rc == TB_CORRUPT) {
        finding_add(v, "%s: %s", what, e ? e->msg : "");
        rc = TB_OK;
    }
    return rc;
}

/* --- the chain -------------------------------------------------------------------- */

static enum tb_rc hash_parts(struct verifying *v, struct journal_entry *j,
                             struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    for (int i = 0; rc == TB_OK && i < j->parts; i++) {
        void *data;
        int n;
        rc = changeset_part(v->s, j->seq, i, &data, &n, e);
        if (rc != TB_OK)
            break;
        journal_part_hash(j->part_hash, data, (size_t)n);
        free(data);
    }
    if (rc == TB_CORRUPT || rc == TB_NOTFOUND) {
        finding_add(v, N_("journal entry %lld: a part is missing"), (long long)j->seq);
        rc = TB_OK;
    }
    return rc;
}

static enum tb_rc check_entry(struct verifying *v, sqlite3_stmt *st, struct tb_err *e)
{
    unsigned char hash[32];
    const char *actor = (const char *)sqlite3_column_text(st, 2);
    const char *label = (const char *)sqlite3_column_text(st, 3);
    struct journal_entry j = {
        .seq = sqlite3_column_int64(st, 0),
        .at = sqlite3_column_int64(st, 1),
        .actor = actor ? actor : "", /* a damaged file may hold anything */
        .label = label ? label : "",
        .claimed = sqlite3_column_int(st, 4) != 0,
        .undo_of = sqlite3_column_int64(st, 5),
        .parts = sqlite3_column_int(st, 7),
    };
    if (j.seq != v->head_seq + 1)
        finding_add(v,
                    N_("journal: entry %lld follows entry %lld; what lay "
                       "between was removed"),
                    (long long)j.seq, (long long)v->head_seq);
    enum tb_rc rc = hash_parts(v, &j, e);
    journal_hash(&j, v->head, hash);
    const void *stored =
        sqlite3_column_bytes(st, 6) == 32 ? sqlite3_column_blob(st, 6) : NULL;
    if (!stored || memcmp(hash, stored, 32) != 0)
        finding_add(v,
                    N_("journal entry %lld: its hash does not fit; it or what "
                       "came before was altered"),
                    (long long)j.seq);
    /* Go on from what is stored: one alteration is one finding. */
    memcpy(v->head, stored ? stored : hash, 32);
    v->head_seq = j.seq;
    v->entries++;
    return rc;
}

static enum tb_rc check_chain(struct verifying *v, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(v->s, Q_JOURNAL_WALK, &st, e);
    while (rc == TB_OK && (rc = db_step(v->s, st, &row, e)) == TB_OK && row) {
        rc = check_entry(v, st, e);
        if (rc == TB_OK && verify_stopped(v))
            rc = tb_fail(e, TB_STOPPED, N_("stopped; nothing was changed"));
    }
    sqlite3_reset(st);
    if (rc == TB_OK && v->entries == 0)
        finding_add(v, N_("journal: it has no genesis entry"));
    return rc;
}

static enum tb_rc check_search(struct verifying *v, struct tb_err *e)
{
    bool right;
    enum tb_rc rc = search_check(v->s, &right, e);
    if (rc == TB_OK && !right)
        finding_add(v, N_("search: the index is not what the titles and authors say; "
                          "`tongbao rebuild` makes it anew"));
    return rc;
}

/* --- all of it -------------------------------------------------------------------- */

static enum tb_rc check_all(struct verifying *v, struct tb_err *e)
{
    enum tb_rc rc = check_schema(v, e);
    if (rc == TB_OK)
        rc = check_pragma(v, Q_INTEGRITY, _("integrity"), e);
    if (rc == TB_OK)
        rc = check_pragma(v, Q_FOREIGN_KEYS,
                          _("a row refers to one that is not there, table"), e);
    if (rc == TB_OK)
        rc = check_chain(v, e);
    if (rc == TB_OK)
        rc = verify_sums(v, e);
    if (rc == TB_OK)
        rc = verify_bulletins(v, e);
    if (rc == TB_OK)
        rc = verify_replay(v, e);
    if (rc == TB_OK)
        rc = verify_derived(v, e);
    return rc == TB_OK ? check_search(v, e) : rc;
}

enum tb_rc store_verify(struct store *s, struct arena *a, const struct progress *p,
                        struct verdict *out, struct tb_err *e)
{
    struct verifying v = {.s = s, .progress = p};
    bool mine;
    *out = (struct verdict){0};
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = db_int(s, Q_SUBMISSION_TOTAL, 0, 0, 0, &v.total, e);
    if (rc == TB_OK)
        rc = check_all(&v, e);
    read_end(s, mine);
    out->items = arena_array(a, v.n + 1, sizeof *out->items);
    if (v.n)
        memcpy(out->items, v.items, v.n * sizeof *v.items);
    out->n = v.n;
    out->entries = v.entries;
    out->articles = v.articles;
    out->credits = v.credits;
    out->head_seq = v.head_seq;
    memcpy(out->head, v.head, sizeof out->head);
    free(v.items);
    return rc;
}
