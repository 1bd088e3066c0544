/* Facts: every row's own sum, and the journal replayed into an empty database. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "verify.h"

/* --- row sums --------------------------------------------------------------------- */

enum tb_rc verify_sums(struct verifying *v, struct tb_err *e)
{
    static const enum query qs[] = {
        Q_SUM_SETTING,  Q_SUM_GROUP,      Q_SUM_UNIT,     Q_SUM_MEMBERSHIP,
        Q_SUM_PERSON,   Q_SUM_POST,       Q_SUM_OUTLET,   Q_SUM_SUBMISSION,
        Q_SUM_EVENT,    Q_SUM_TARGET,     Q_SUM_SCHEME,   Q_SUM_TOPIC,
        Q_SUM_BULLETIN, Q_SUM_VOIDED,     Q_SUM_FOLLOWUP, Q_SUM_FOLLOWUP_STEP,
        Q_SUM_MEETING,  Q_SUM_ATTENDANCE, Q_SUM_OUTCOME,  Q_SUM_CONTACT,
        Q_SUM_ISSUE,    Q_SUM_ISSUE_ITEM};
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; rc == TB_OK && i < sizeof qs / sizeof qs[0]; i++) {
        sqlite3_stmt *st;
        bool row;
        rc = db_query(v->s, qs[i], &st, e);
        while (rc == TB_OK && (rc = db_step(v->s, st, &row, e)) == TB_OK && row)
            finding_add(v,
                        N_("%s %lld: its content was altered past the program "
                           "(last entry %lld)"),
                        (const char *)sqlite3_column_text(st, 0),
                        (long long)sqlite3_column_int64(st, 1),
                        (long long)sqlite3_column_int64(st, 2));
    }
    return rc;
}

/* --- replay ----------------------------------------------------------------------- */

/* Replaying never meets a conflict unless the journal was forged. */
static int on_conflict(void *arg, int type, sqlite3_changeset_iter *it)
{
    (void)arg;
    (void)type;
    (void)it;
    return SQLITE_CHANGESET_ABORT;
}

static enum tb_rc replay_entry(struct verifying *v, sqlite3 *copy, int64_t seq,
                               struct tb_err *e)
{
    int64_t parts;
    enum tb_rc rc = db_int(v->s, Q_PARTS_OF, seq, 0, 0, &parts, e);
    int sq = SQLITE_OK;
    for (int64_t i = 0; rc == TB_OK && sq == SQLITE_OK && i < parts; i++) {
        void *data;
        int n;
        rc = changeset_part(v->s, seq, i, &data, &n, e);
        if (rc != TB_OK)
            return rc == TB_CORRUPT ? TB_OK : rc; /* the chain has named it */
        sq = sqlite3changeset_apply(copy, n, data, NULL, on_conflict, NULL);
        free(data);
    }
    if (rc == TB_OK && sq != SQLITE_OK)
        finding_add(v,
                    N_("journal entry %lld: it cannot be replayed on what the "
                       "entries before it made"),
                    (long long)seq);
    return rc;
}

/* A row of the table and one of the replay, side by side. */
struct pair {
    sqlite3_stmt *here, *there;
    bool at_here, at_there;
    int keys;
};

static int compare_keys(const struct pair *p)
{
    for (int i = 0; i < p->keys; i++) {
        int64_t a = sqlite3_column_int64(p->here, i);
        int64_t b = sqlite3_column_int64(p->there, i);
        if (a != b)
            return a < b ? -1 : 1;
    }
    return 0;
}

static bool same_column(sqlite3_stmt *a, sqlite3_stmt *b, int i)
{
    if (sqlite3_column_type(a, i) != sqlite3_column_type(b, i))
        return false;
    int n = sqlite3_column_bytes(a, i);
    return n == sqlite3_column_bytes(b, i) &&
           (n == 0 || memcmp(sqlite3_column_blob(a, i), sqlite3_column_blob(b, i),
                             (size_t)n) == 0);
}

static const char *differing(const struct pair *p)
{
    for (int i = 0; i < sqlite3_column_count(p->here); i++)
        if (!same_column(p->here, p->there, i))
            return sqlite3_column_name(p->here, i);
    return NULL;
}

/* Columns of later schemas stand behind it. */
static long long rev_of(sqlite3_stmt *st)
{
    for (int i = sqlite3_column_count(st); i-- > 0;)
        if (strcmp(sqlite3_column_name(st, i), "rev") == 0)
            return sqlite3_column_int64(st, i);
    return 0;
}

static void report_pair(struct verifying *v, const char *table, struct pair *p,
                        int order)
{
    sqlite3_stmt *st = order > 0 ? p->there : p->here;
    long long id = sqlite3_column_int64(st, 0), rev = rev_of(st);
    if (order < 0) {
        finding_add(v,
                    N_("%s %lld: no journal entry made it (it names entry "
                       "%lld)"),
                    table, id, rev);
    } else if (order > 0) {
        finding_add(v,
                    N_("%s %lld: the journal has it (entry %lld), the table "
                       "does not"),
                    table, id, rev);
    } else {
        const char *column = differing(p);
        if (column)
            finding_add(v,
                        N_("%s %lld: %s is not what the journal says (entry "
                           "%lld)"),
                        table, id, column, rev);
    }
}

static void step_pair(struct pair *p, bool here, bool there)
{
    if (here)
        p->at_here = sqlite3_step(p->here) == SQLITE_ROW;
    if (there)
        p->at_there = sqlite3_step(p->there) == SQLITE_ROW;
}

static enum tb_rc compare_table(struct verifying *v, sqlite3 *copy, const char *table,
                                struct tb_err *e)
{
    char sql[80];
    bool pairs = strcmp(table, "co_unit") == 0 || strcmp(table, "author") == 0 ||
                 strcmp(table, "topic_who") == 0;
    struct pair p = {.keys = pairs ? 2 : 1};
    snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY %s", table,
             pairs ? "1, 2" : "1");
    int rc = sqlite3_prepare_v2(v->s->db, sql, -1, &p.here, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_prepare_v2(copy, sql, -1, &p.there, NULL);
    if (rc == SQLITE_OK)
        step_pair(&p, true, true);
    while (rc == SQLITE_OK && (p.at_here || p.at_there)) {
        int order = !p.at_there ? -1 : !p.at_here ? 1 : compare_keys(&p);
        report_pair(v, table, &p, order);
        step_pair(&p, order <= 0, order >= 0);
    }
    sqlite3_finalize(p.here);
    sqlite3_finalize(p.there);
    return rc == SQLITE_OK ? TB_OK : db_fail(v->s, rc, e);
}

enum tb_rc verify_replay(struct verifying *v, struct tb_err *e)
{
    sqlite3 *copy = NULL;
    /* "": a private file that goes with the connection, for a journal of any size. */
    int sq = db_connect(&copy, "", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (sq == SQLITE_OK)
        sq = schema_apply(copy, 0);
    if (sq == SQLITE_OK)
        sq = sqlite3_exec(copy,
                          "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY; BEGIN;",
                          NULL, NULL, NULL);
    enum tb_rc rc = sq == SQLITE_OK ? TB_OK : db_fail(v->s, sq, e);
    for (int64_t seq = 0; rc == TB_OK;) {
        rc = db_next(v->s, Q_JOURNAL_NEXT, seq, &seq, e);
        if (rc != TB_OK || seq == 0)
            break;
        rc = replay_entry(v, copy, seq, e);
        if (rc == TB_OK && verify_stopped(v))
            rc = tb_fail(e, TB_STOPPED, N_("stopped; nothing was changed"));
    }
    for (int i = 0; rc == TB_OK && i < n_fact_tables; i++)
        rc = compare_table(v, copy, fact_tables[i], e);
    sqlite3_close(copy);
    return rc;
}
