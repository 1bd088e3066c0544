/* The schema's numbers: user_version is the last migration applied. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "impl.h"

int schema_newest(void)
{
    return migrations[n_migrations - 1].number;
}

int schema_apply(sqlite3 *db, int have)
{
    char pragma[64];
    for (int i = 0; i < n_migrations; i++) {
        if (migrations[i].number <= have)
            continue;
        int rc = sqlite3_exec(db, migrations[i].text, NULL, NULL, NULL);
        if (rc != SQLITE_OK)
            return rc;
        snprintf(pragma, sizeof pragma, "PRAGMA user_version = %d",
                 migrations[i].number);
        rc = sqlite3_exec(db, pragma, NULL, NULL, NULL);
        if (rc != SQLITE_OK)
            return rc;
    }
    return SQLITE_OK;
}

/* Inside the transaction. Somebody else's program may have been faster: nothing to do.
 */
static enum tb_rc migrate(struct store *s, int have, const char *copy, struct tb_err *e)
{
    struct strbuf kept = {0};
    int64_t now;
    enum tb_rc rc = db_int(s, Q_USER_VERSION, 0, 0, 0, &now, e);
    if (rc != TB_OK || now != have)
        return rc;
    strbuf_printf(&kept, "%s.schema%d.bak", s->path, have);
    if (rename(copy, kept.s) != 0)
        rc = tb_fail(e, TB_IO, N_("%s cannot be made: %s"), kept.s, strerror(errno));
    strbuf_free(&kept);
    int sq = rc == TB_OK ? schema_apply(s->db, have) : SQLITE_OK;
    if (sq != SQLITE_OK)
        return db_fail(s, sq, e);
    return rc == TB_OK && have < SEARCH_SCHEMA ? search_build(s, e) : rc;
}

/* A copy first, then one transaction: a kill leaves the old schema or the new one. */
enum tb_rc store_migrate(struct store *s, int have, struct tb_err *e)
{
    struct strbuf copy = {0};
    strbuf_printf(&copy, "%s.old-%ld", s->path, (long)getpid());
    enum tb_rc rc = store_backup(s, copy.s, true, e);
    if (rc == TB_OK)
        rc = db_exec(s, "BEGIN IMMEDIATE", e);
    if (rc == TB_OK)
        rc = migrate(s, have, copy.s, e);
    if (rc == TB_OK)
        rc = db_exec(s, "COMMIT", e);
    if (!sqlite3_get_autocommit(s->db))
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    unlink(copy.s);
    strbuf_free(&copy);
    return rc;
}
