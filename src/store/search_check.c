/* Is the search index what the facts say? Both sides are added up, word by word with
 * the place where it stands; the order does not matter, and nothing is held in memory.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "impl.h"

#define VOCABULARY                                                                     \
    "CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, search, row)"

struct adding {
    uint64_t sum;
    int64_t n;
    uint64_t *seen; /* words of the row in hand: each stands in the index once */
    size_t cap;
};

static uint64_t word_hash(const char *word, size_t n)
{
    return row_sum_add(ROW_SUM_START, SQLITE_TEXT, word, n);
}

static void add_word(struct adding *a, uint64_t hash, int64_t place)
{
    uint64_t h = (hash ^ (uint64_t)place) * UINT64_C(0x9E3779B97F4A7C15);
    a->sum += (h ^ h >> 29) * UINT64_C(0xD6E8FEB86659FD93);
    a->n++;
}

static int by_value(const void *pa, const void *pb)
{
    const uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;
    return a < b ? -1 : a > b;
}

static enum tb_rc add_wanted(void *arg, int64_t place, const char *words, size_t n,
                             struct tb_err *e)
{
    struct adding *a = arg;
    const char *end = words + n;
    size_t count = 0;
    (void)e;
    for (const char *p = words; p < end;) {
        size_t k = strcspn(p, " ");
        mem_grow(&a->seen, &a->cap, count, sizeof *a->seen);
        a->seen[count++] = word_hash(p, k);
        p += k + 1;
    }
    qsort(a->seen, count, sizeof *a->seen, by_value);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || a->seen[i] != a->seen[i - 1])
            add_word(a, a->seen[i], place);
    return TB_OK;
}

/* The rows that a search for the word hands out. */
static enum tb_rc add_rows(struct store *s, struct adding *a, const char *word,
                           size_t n, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    char match[300];
    uint64_t hash = word_hash(word, n);
    enum tb_rc rc = db_query(s, Q_SEARCH_WORD, &st, e);
    if (rc != TB_OK)
        return rc;
    snprintf(match, sizeof match, "\"%.*s\"", (int)n, word);
    bind_text(st, 1, match);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        add_word(a, hash, sqlite3_column_int64(st, 0));
    return rc;
}

/* Every word that stands in the index is looked for: what its ways in do not lead to
 * would not be found. */
static enum tb_rc add_found(struct store *s, struct adding *a, struct tb_err *e)
{
    sqlite3_stmt *st = NULL;
    bool row;
    int sq =
        sqlite3_prepare_v2(s->db, "SELECT term FROM temp.search_words", -1, &st, NULL);
    enum tb_rc rc = sq == SQLITE_OK ? TB_OK : db_fail(s, sq, e);
    while (rc == TB_OK && (rc = db_step(s, st, &row, e)) == TB_OK && row) {
        const char *word = (const char *)sqlite3_column_text(st, 0);
        rc = add_rows(s, a, word ? word : "", (size_t)sqlite3_column_bytes(st, 0), e);
    }
    sqlite3_finalize(st);
    return rc;
}

enum tb_rc search_check(struct store *s, bool *right, struct tb_err *e)
{
    struct adding want = {0}, have = {0};
    *right = false;
    enum tb_rc rc = search_each(s, add_wanted, &want, e);
    if (rc == TB_OK) {
        rc = db_exec(s, VOCABULARY, e);
        if (rc == TB_OK)
            rc = add_found(s, &have, e);
        sqlite3_exec(s->db, "DROP TABLE IF EXISTS temp.search_words", NULL, NULL, NULL);
        *right = rc == TB_OK && want.n == have.n && want.sum == have.sum;
        /* An index that cannot be read, or is not there, is a wrong one. */
        if (rc != TB_BUSY && rc != TB_STOPPED)
            rc = TB_OK;
    }
    free(want.seen);
    return rc;
}

/* Whatever its own tables hold is thrown away: a damaged index cannot be cleared by its
 * own means, and then nothing could be saved any more. The values are those of a new,
 * empty index of FTS5. */
static enum tb_rc reset(struct store *s, struct tb_err *e)
{
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    enum tb_rc rc =
        db_exec(s,
                "DELETE FROM search_data; DELETE FROM search_idx;"
                "INSERT OR REPLACE INTO search_config VALUES('version', 4);"
                "INSERT INTO search_data VALUES(1, x''), (10, x'00000000000000')",
                e);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return rc;
}

enum tb_rc search_mend(struct store *s, struct tb_err *e)
{
    enum tb_rc rc = reset(s, e);
    return rc == TB_OK ? search_build(s, e) : rc;
}
