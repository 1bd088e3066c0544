/* The schema's numbers: user_version is the last migration applied. */
#include <stdio.h>

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

/* A copy first, then one transaction: a kill leaves the old schema or the new one. */
enum tb_rc store_migrate(struct store *s, int have, struct tb_err *e)
{
    struct strbuf copy = {0};
    strbuf_printf(&copy, "%s.schema%d.bak", s->path, have);
    enum tb_rc rc = store_backup(s, copy.s, true, e);
    strbuf_free(&copy);
    if (rc == TB_OK)
        rc = db_exec(s, "BEGIN IMMEDIATE", e);
    if (rc != TB_OK)
        return rc;
    int sq = schema_apply(s->db, have);
    if (sq == SQLITE_OK)
        return db_exec(s, "COMMIT", e);
    rc = db_fail(s, sq, e);
    sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}
