/* A year's numbers from the store's sums against GROUP BY over the same facts in a
 * textbook schema, turn by turn in one process.
 *
 *     rank_query OFFICE.db PLAIN.db YEAR ROUNDS
 *
 * PLAIN.db is made by bench_data.py: submission(id, day, unit_id, ...), author and
 * adoption(submission_id, day, outlet_id, points) with covering indexes by day. Prints
 * the medians in microseconds: of the store; of the queries that give the same numbers
 * (points of every unit and person, pieces, adopted pieces, adoptions by outlet); of
 * the units' adoptions and their points alone. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/i18n.h"

#include "store/store.h"

#define ROUNDS_MAX 1000

/* The first one is the least that a ranking needs. */
static const char *const plain_sql[] = {
    "SELECT s.unit_id, sum(a.points), count(*), rank() OVER (ORDER BY sum(a.points) "
    "DESC) "
    "FROM adoption a JOIN submission s ON s.id = a.submission_id "
    "WHERE a.day BETWEEN ?1 AND ?2 GROUP BY s.unit_id",
    "SELECT unit_id, count(*) FROM submission WHERE day BETWEEN ?1 AND ?2 GROUP BY "
    "unit_id",
    "SELECT w.person_id, count(*) FROM submission s JOIN author w ON w.submission_id = "
    "s.id "
    "WHERE s.day BETWEEN ?1 AND ?2 GROUP BY w.person_id",
    "SELECT s.unit_id, a.outlet_id, count(*), sum(a.points), count(DISTINCT s.id) "
    "FROM adoption a JOIN submission s ON s.id = a.submission_id "
    "WHERE a.day BETWEEN ?1 AND ?2 GROUP BY s.unit_id, a.outlet_id",
    "SELECT w.person_id, a.outlet_id, count(*), sum(a.points), "
    "count(DISTINCT w.submission_id) "
    "FROM adoption a JOIN author w ON w.submission_id = a.submission_id "
    "WHERE a.day BETWEEN ?1 AND ?2 GROUP BY w.person_id, a.outlet_id",
};
#define N_PLAIN (sizeof plain_sql / sizeof plain_sql[0])

struct plain {
    sqlite3 *db;
    sqlite3_stmt *st[N_PLAIN];
};

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

static double ask_store(struct store *s, struct period year)
{
    struct tb_err e;
    struct arena a = {0};
    struct tallies t;
    const struct board_input in = {.period = year};
    double start = now();
    if (store_tallies(s, &in, NULL, 0, &a, &t, &e) != TB_OK)
        give_up("store", e.msg);
    double took = now() - start;
    if (t.whole.n == 0)
        give_up("store", "no sums");
    arena_free(&a);
    return took;
}

static double ask_one(struct plain *p, size_t i, struct period year)
{
    int rc, rows = 0;
    double start = now();
    sqlite3_bind_int(p->st[i], 1, year.first);
    sqlite3_bind_int(p->st[i], 2, year.last);
    for (; (rc = sqlite3_step(p->st[i])) == SQLITE_ROW; rows++)
        sqlite3_column_int64(p->st[i], 1);
    if (rc != SQLITE_DONE || rows == 0)
        give_up("plain", rows ? sqlite3_errmsg(p->db) : "no rows");
    sqlite3_reset(p->st[i]);
    return now() - start;
}

static double ask_all(struct plain *p, struct period year)
{
    double took = 0;
    for (size_t i = 1; i < N_PLAIN; i++)
        took += ask_one(p, i, year);
    return took;
}

static void open_plain(struct plain *p, const char *path)
{
    if (sqlite3_open_v2(path, &p->db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        give_up(path, sqlite3_errmsg(p->db));
    for (size_t i = 0; i < N_PLAIN; i++)
        if (sqlite3_prepare_v2(p->db, plain_sql[i], -1, &p->st[i], NULL) != SQLITE_OK)
            give_up(path, sqlite3_errmsg(p->db));
}

static void close_plain(struct plain *p)
{
    for (size_t i = 0; i < N_PLAIN; i++)
        sqlite3_finalize(p->st[i]);
    sqlite3_close(p->db);
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
    static double store[ROUNDS_MAX], same[ROUNDS_MAX], least[ROUNDS_MAX];
    struct store *s;
    struct plain plain;
    struct tb_err e;
    struct tb_now at = {0};
    if (argc != 5 || atoi(argv[4]) < 1 || atoi(argv[4]) > ROUNDS_MAX)
        return 2;
    int year = atoi(argv[3]), rounds = atoi(argv[4]);
    struct period p = {.first = day_from_civil(year, 1, 1),
                       .last = day_from_civil(year, 12, 31)};
    i18n_init("en", "/nonexistent");
    if (store_open(&s, argv[1], STORE_READER, NULL, &at, "bench", &e) != TB_OK)
        give_up(argv[1], e.msg);
    open_plain(&plain, argv[2]);
    for (int i = -2; i < rounds; i++) { /* two to warm up */
        int k = i < 0 ? 0 : i;
        if (i % 2 == 0)
            store[k] = ask_store(s, p);
        same[k] = ask_all(&plain, p);
        least[k] = ask_one(&plain, 0, p);
        if (i % 2 != 0)
            store[k] = ask_store(s, p);
    }
    printf("%.1f %.1f %.1f\n", median(store, rounds), median(same, rounds),
           median(least, rounds));
    close_plain(&plain);
    store_close(&s);
    return 0;
}
