/* Prepares every query against the schema: a typo is an error of the build. */
#include <stdio.h>

#include "impl.h"

int main(void)
{
    sqlite3 *db = NULL;
    int bad = 0;
    if (db_connect(&db, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) !=
            SQLITE_OK ||
        schema_apply(db, 0) != SQLITE_OK) {
        fprintf(stderr, "schema: %s\n", sqlite3_errmsg(db));
        return 1;
    }
    for (int i = 0; i < QUERY_COUNT; i++) {
        sqlite3_stmt *st = NULL;
        if (sqlite3_prepare_v2(db, query_text[i], -1, &st, NULL) != SQLITE_OK) {
            fprintf(stderr, "query %s: %s\n", query_name[i], sqlite3_errmsg(db));
            bad = 1;
        }
        sqlite3_finalize(st);
    }
    sqlite3_close(db);
    return bad;
}
