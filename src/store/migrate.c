/* The schema's numbers: user_version is the last migration applied. */
#include <dirent.h>
#include <errno.h>
#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "impl.h"

/* Between the database's name and the process's number: a copy being made. */
#define COPY_MARK ".migrating-"

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

/* True for "PID" and "PID.new-PID" of a process that is no more. */
static bool is_dead(const char *s)
{
    char *end;
    long pid = strtol(s, &end, 10);
    if (end == s || pid <= 0 || pid == (long)getpid())
        return false;
    if (*end && strncmp(end, ".new-", 5) == 0 && end[5 + strspn(end + 5, "0123456789")])
        return false;
    if (*end && strncmp(end, ".new-", 5) != 0)
        return false;
    return kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

/* What a killed migration left: copies of the file as it was before, under a name that
 * only this function's program gives. The migration that has just succeeded keeps the
 * same content as .schemaN.bak, so they are taken away. Anything else beside the
 * database, a person's own copies and the .old-PID of earlier programs among them, is
 * never touched. */
static void tidy_copies(const struct store *s)
{
    char *folder = xstrdup(s->path), *name = xstrdup(s->path);
    const char *base = basename(name);
    size_t n = strlen(base), mark = strlen(COPY_MARK);
    const char *dir = dirname(folder);
    DIR *d = opendir(dir);
    for (const struct dirent *f; d && (f = readdir(d)) != NULL;) {
        if (strncmp(f->d_name, base, n) == 0 &&
            strncmp(f->d_name + n, COPY_MARK, mark) == 0 &&
            is_dead(f->d_name + n + mark))
            unlinkat(dirfd(d), f->d_name, 0);
    }
    if (d)
        closedir(d);
    free(folder);
    free(name);
}

/* A copy first, then one transaction: a kill leaves the old schema or the new one. */
enum tb_rc store_migrate(struct store *s, int have, struct tb_err *e)
{
    struct strbuf copy = {0};
    strbuf_printf(&copy, "%s%s%ld", s->path, COPY_MARK, (long)getpid());
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
    if (rc == TB_OK)
        tidy_copies(s);
    return rc;
}
