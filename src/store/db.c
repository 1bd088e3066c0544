/* The connection: opened hardened, statements prepared once, errors mapped in one
 * place. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"

#include "impl.h"

enum tb_rc db_fail(struct store *s, int rc, struct tb_err *e)
{
    bool told = s && s->db && (sqlite3_errcode(s->db) & 0xff) == (rc & 0xff);
    const char *why = told ? sqlite3_errmsg(s->db) : sqlite3_errstr(rc);
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return tb_fail(e, TB_BUSY,
                       N_("the database is busy: another program is writing; nothing "
                          "was changed, try again"));
    case SQLITE_READONLY:
        if (rc == SQLITE_READONLY_ROLLBACK)
            return tb_fail(
                e, TB_READONLY,
                N_("a program ended in the middle of a save; somebody who may "
                   "write the database must open it once"));
        return tb_fail(e, TB_READONLY,
                       N_("the database can only be read (%s); nothing was changed"),
                       why);
    case SQLITE_FULL:
        return tb_fail(e, TB_IO,
                       N_("the disk is full; nothing was saved: free some space and "
                          "try again"));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return tb_fail(e, TB_CORRUPT,
                       N_("the database is damaged (%s); run `tongbao verify` on a "
                          "copy or restore a backup"),
                       why);
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        return tb_fail(e, TB_DENIED,
                       N_("the database cannot be opened for this (%s); check the "
                          "permissions of the file and its folder"),
                       why);
    case SQLITE_INTERRUPT:
        return tb_fail(e, TB_STOPPED, N_("stopped; nothing was changed"));
    case SQLITE_CONSTRAINT:
        return tb_fail(e, TB_INVALID, N_("the record does not fit the database (%s)"),
                       why);
    default:
        return tb_fail(
            e, TB_IO, N_("the disk or the system failed (%s); nothing was saved"), why);
    }
}

/* Retries every 2 ms until the store's deadline; the dashboard has none. */
static int busy_handler(void *arg, int tries)
{
    struct store *s = arg;
    (void)tries;
    if (!s->patient)
        return 0;
    int64_t now = clock_ticks();
    if (s->busy_until == 0)
        s->busy_until = now + 5000;
    if (now >= s->busy_until) {
        s->busy_until = 0;
        return 0;
    }
    struct timespec nap = {.tv_nsec = 2000000};
    nanosleep(&nap, NULL);
    return 1;
}

int db_connect(sqlite3 **db, const char *path, int flags)
{
    /* One thread, and nobody asks how much memory is used: no locks around each
     * allocation. Refused, as it should be, once SQLite is at work. */
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    int rc = sqlite3_open_v2(path, db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc != SQLITE_OK)
        return rc;
    sqlite3_extended_result_codes(*db, 1);
    sqlite3_db_config(*db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(*db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(*db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(*db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(*db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_limit(*db, SQLITE_LIMIT_ATTACHED, 0);
    return db_functions(*db);
}

enum tb_rc db_query(struct store *s, enum query q, sqlite3_stmt **out, struct tb_err *e)
{
    if (!s->stmts[q]) {
        int rc = sqlite3_prepare_v3(s->db, query_text[q], -1, SQLITE_PREPARE_PERSISTENT,
                                    &s->stmts[q], NULL);
        if (rc != SQLITE_OK)
            return db_fail(s, rc, e);
    } else {
        sqlite3_reset(s->stmts[q]);
        sqlite3_clear_bindings(s->stmts[q]);
    }
    *out = s->stmts[q];
    return TB_OK;
}

enum tb_rc db_step(struct store *s, sqlite3_stmt *st, bool *row, struct tb_err *e)
{
    int rc = sqlite3_step(st);
    *row = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW)
        return TB_OK;
    s->busy_until = 0;
    if (rc == SQLITE_DONE) {
        sqlite3_reset(st);
        return TB_OK;
    }
    enum tb_rc out = db_fail(s, rc, e);
    sqlite3_reset(st);
    return out;
}

enum tb_rc db_run(struct store *s, sqlite3_stmt *st, struct tb_err *e)
{
    bool row;
    enum tb_rc rc = db_step(s, st, &row, e);
    if (rc == TB_OK && row)
        sqlite3_reset(st);
    return rc;
}

enum tb_rc db_exec(struct store *s, const char *sql, struct tb_err *e)
{
    int rc = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
    s->busy_until = 0;
    return rc == SQLITE_OK ? TB_OK : db_fail(s, rc, e);
}

enum tb_rc db_int(struct store *s, enum query q, int64_t a, int64_t b, int64_t none,
                  int64_t *out, struct tb_err *e)
{
    sqlite3_stmt *st = NULL;
    enum tb_rc rc = db_query(s, q, &st, e);
    if (rc != TB_OK)
        return rc;
    int n = sqlite3_bind_parameter_count(st);
    if (n >= 1)
        sqlite3_bind_int64(st, 1, a);
    if (n >= 2)
        sqlite3_bind_int64(st, 2, b);
    bool row;
    rc = db_step(s, st, &row, e);
    if (rc != TB_OK)
        return rc;
    *out = row && sqlite3_column_type(st, 0) != SQLITE_NULL
               ? sqlite3_column_int64(st, 0)
               : none;
    sqlite3_reset(st);
    return TB_OK;
}

enum tb_rc db_next(struct store *s, enum query q, int64_t at, int64_t *out,
                   struct tb_err *e)
{
    int64_t next;
    enum tb_rc rc = db_int(s, q, at, 1, 0, &next, e);
    if (rc != TB_OK)
        return rc;
    if (next != 0 && next <= at)
        return db_fail(s, SQLITE_CORRUPT, e);
    *out = next;
    return TB_OK;
}

void db_cache(struct store *s, bool large)
{
    sqlite3_exec(s->db,
                 large ? "PRAGMA cache_size=-16384" /* KiB */
                       : "PRAGMA cache_size=-2000",
                 NULL, NULL, NULL);
}

void bind_text(sqlite3_stmt *st, int i, const char *s)
{
    sqlite3_bind_text(st, i, s, -1, SQLITE_STATIC);
}

void bind_day(sqlite3_stmt *st, int i, tb_day d)
{
    if (d != TB_DAY_NONE)
        sqlite3_bind_int(st, i, d);
}

void bind_id(sqlite3_stmt *st, int i, int64_t id)
{
    if (id != 0)
        sqlite3_bind_int64(st, i, id);
}

const char *column_dup(sqlite3_stmt *st, int i, struct arena *a)
{
    const char *s = (const char *)sqlite3_column_text(st, i);
    return s ? arena_strndup(a, s, (size_t)sqlite3_column_bytes(st, i)) : "";
}

tb_day column_day(sqlite3_stmt *st, int i)
{
    return sqlite3_column_type(st, i) == SQLITE_NULL ? TB_DAY_NONE
                                                     : sqlite3_column_int(st, i);
}

enum tb_rc read_begin(struct store *s, bool *mine, struct tb_err *e)
{
    *mine = sqlite3_get_autocommit(s->db) != 0;
    return *mine ? db_exec(s, "BEGIN", e) : TB_OK;
}

void read_end(struct store *s, bool mine)
{
    /* A read transaction has nothing to lose: a failed COMMIT is rolled back. */
    if (mine && sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
}

int store_set_busy(struct store *s)
{
    return sqlite3_busy_handler(s->db, busy_handler, s);
}

const char *store_readonly(const struct store *s)
{
    return s->why_readonly;
}

const char *store_path(const struct store *s)
{
    return s->path;
}

enum tb_rc store_snapshot(struct store *s, bool *mine, struct tb_err *e)
{
    return read_begin(s, mine, e);
}

void store_release(struct store *s, bool mine)
{
    read_end(s, mine);
}
