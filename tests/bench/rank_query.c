/* A year's ranking from the store's sums against a plain GROUP BY over copied facts,
 * turn by turn in one process.
 *
 *     rank_query OFFICE.db PLAIN.db YEAR ROUNDS
 *
 * PLAIN.db (made by bench.py) is the textbook schema: submission(id, unit_id, ...) and
 * adoption(submission_id, day, points) with the index (day, submission_id, points).
 * Prints the medians in microseconds: store, plain. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/i18n.h"

#include "store/store.h"

#define ROUNDS_MAX 1000

static const char *const plain_sql =
    "SELECT s.unit_id, sum(a.points), count(*), rank() OVER (ORDER BY sum(a.points) "
    "DESC) "
    "FROM adoption a JOIN submission s ON s.id = a.submission_id "
    "WHERE a.day BETWEEN ?1 AND ?2 GROUP BY s.unit_id";

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void give_up(const char *what, const char *why)
{
    fprintf(stderr, "rank_query: %s: %s\n", what, why);
    exit(1);
}

static double ask_store(struct store *s, struct period year, size_t *rows)
{
    struct tb_err e;
    struct arena a = {0};
    struct tallies t;
    const struct board_input in = {.period = year};
    double start = now();
    if (store_tallies(s, &in, NULL, 0, &a, &t, &e) != TB_OK)
        give_up("store", e.msg);
    double took = now() - start;
    *rows = t.whole.n;
    arena_free(&a);
    return took;
}

static double ask_plain(sqlite3 *db, sqlite3_stmt *st, struct period year, size_t *rows)
{
    int rc;
    double start = now();
    sqlite3_bind_int(st, 1, year.first);
    sqlite3_bind_int(st, 2, year.last);
    for (*rows = 0; (rc = sqlite3_step(st)) == SQLITE_ROW; ++*rows)
        sqlite3_column_int64(st, 1);
    if (rc != SQLITE_DONE)
        give_up("plain", sqlite3_errmsg(db));
    sqlite3_reset(st);
    return now() - start;
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *v, int n)
{
    qsort(v, (size_t)n, sizeof *v, by_value);
    return v[n / 2];
}

int main(int argc, char **argv)
{
    static double store[ROUNDS_MAX], plain[ROUNDS_MAX];
    struct store *s;
    struct tb_err e;
    sqlite3 *db;
    sqlite3_stmt *st;
    if (argc != 5 || atoi(argv[4]) < 1 || atoi(argv[4]) > ROUNDS_MAX)
        return 2;
    int year = atoi(argv[3]), rounds = atoi(argv[4]);
    struct period p = {.first = day_from_civil(year, 1, 1),
                       .last = day_from_civil(year, 12, 31)};
    struct tb_now at = {0};
    i18n_init("en", "/nonexistent");
    if (store_open(&s, argv[1], STORE_READER, NULL, &at, "bench", &e) != TB_OK)
        give_up(argv[1], e.msg);
    if (sqlite3_open_v2(argv[2], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, plain_sql, -1, &st, NULL) != SQLITE_OK)
        give_up(argv[2], sqlite3_errmsg(db));
    size_t from_store = 0, from_plain = 0;
    for (int i = -2; i < rounds; i++) { /* two to warm up */
        int k = i < 0 ? 0 : i;
        if (i % 2 == 0)
            store[k] = ask_store(s, p, &from_store);
        plain[k] = ask_plain(db, st, p, &from_plain);
        if (i % 2 != 0)
            store[k] = ask_store(s, p, &from_store);
    }
    if (from_store == 0 || from_plain == 0)
        give_up("year", "no rows");
    printf("%.1f %.1f\n", median(store, rounds), median(plain, rounds));
    sqlite3_finalize(st);
    sqlite3_close(db);
    store_close(&s);
    return 0;
}
