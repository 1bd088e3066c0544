/* What a search costs inside the program: the first window of a list, and the count
 * beside it.
 *
 *   search_query FILE YEAR ROUNDS
 *
 * A line for each case: its name, milliseconds of the window, of the count (medians),
 * and how many were counted. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/day.h"
#include "base/i18n.h"

#include "store/store.h"

#define ROUNDS_MAX 99
#define COUNT_MOST 10000
#define WINDOW     60

struct asked {
    const char *name, *find, *type;
    bool unit, in_year;
    enum article_state state;
};

static const struct asked cases[] = {
    {"two common characters", "基层", NULL, false, false, STATE_ANY},
    {"two rarely together", "层基", NULL, false, false, STATE_ANY},
    {"two, of one unit", "基层", NULL, true, false, STATE_ANY},
    {"two, of one year", "基层", NULL, false, true, STATE_ANY},
    {"two, adopted", "基层", NULL, false, false, STATE_ADOPTED},
    {"two, returned", "基层", NULL, false, false, STATE_RETURNED},
    {"two, of a type", "基层", "调研信息", false, false, STATE_ANY},
    {"two that are nowhere", "垚鑫", NULL, false, false, STATE_ANY},
    {"one character", "基", NULL, false, false, STATE_ANY},
    {"six characters", "基层党建治理", NULL, false, false, STATE_ANY},
    {"a number in the title", "99999", NULL, false, false, STATE_ANY},
    {"an author", "信息员077", NULL, false, false, STATE_ANY},
    {"no text, all", NULL, NULL, false, false, STATE_ANY},
    {"no text, of one unit", NULL, NULL, true, false, STATE_ANY},
    {"no text, a type", NULL, "调研信息", false, false, STATE_ANY},
};
#define N_CASES (sizeof cases / sizeof cases[0])

static _Noreturn void give_up(const char *what, const char *why)
{
    fprintf(stderr, "search_query: %s: %s\n", what, why);
    exit(1);
}

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
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

static void ask(struct store *s, const struct asked *c, int64_t unit, int year,
                int rounds)
{
    static double page_ms[ROUNDS_MAX], count_ms[ROUNDS_MAX];
    struct page_query q = {.first = 0,
                           .last = 84005,
                           .find = c->find,
                           .type = c->type,
                           .state = c->state,
                           .unit_id = c->unit ? unit : 0,
                           .limit = WINDOW};
    int64_t total = 0, before;
    int64_t most = c->find ? COUNT_MOST : INT64_C(1000000000);
    struct arena a = {0};
    struct tb_err e;
    if (c->in_year) {
        q.first = day_from_civil(year, 1, 1);
        q.last = day_from_civil(year, 12, 31);
    }
    for (int i = -2; i < rounds; i++) { /* two to warm up */
        struct page page;
        int k = i < 0 ? 0 : i;
        arena_reset(&a);
        double from = now_ms();
        if (store_page(s, &q, &a, &page, &e) != TB_OK)
            give_up(c->name, e.msg);
        page_ms[k] = now_ms() - from;
        from = now_ms();
        if (store_page_count(s, &q, most, &total, &before, &e) != TB_OK)
            give_up(c->name, e.msg);
        count_ms[k] = now_ms() - from;
    }
    printf("%-24s\t%.2f\t%.2f\t%lld\n", c->name, median(page_ms, rounds),
           median(count_ms, rounds), (long long)total);
    arena_free(&a);
}

/* Titles like one, as the entry form looks for them. */
static void ask_similar(struct store *s, int64_t unit, int year, int rounds)
{
    static double took[ROUNDS_MAX];
    struct similar_query q = {.units = &unit,
                              .n_units = 1,
                              .title = "推动基层“党建”治理机制",
                              .day = day_from_civil(year, 6, 15),
                              .most = 3};
    struct arena a = {0};
    struct similar_row *rows;
    struct tb_err e;
    size_t n = 0;
    for (int i = -2; i < rounds; i++) {
        arena_reset(&a);
        double from = now_ms();
        if (store_similar(s, &q, &a, &rows, &n, &e) != TB_OK)
            give_up("similar", e.msg);
        took[i < 0 ? 0 : i] = now_ms() - from;
    }
    printf("%-24s\t%.2f\t-\t%zu\n", "similar titles", median(took, rounds), n);
    arena_free(&a);
}

/* The middle of all, and a year in the order of its titles. */
static void ask_orders(struct store *s, int year, int rounds)
{
    static double at_ms[ROUNDS_MAX], order_ms[ROUNDS_MAX];
    struct page_query all = {.first = 0, .last = 84005};
    struct page_query one = {.first = day_from_civil(year, 1, 1),
                             .last = day_from_civil(year, 12, 31)};
    struct arena a = {0};
    struct tb_err e;
    int64_t total = 0, before, id, *ids;
    tb_day day;
    size_t n = 0;
    if (store_page_count(s, &all, INT64_MAX, &total, &before, &e) != TB_OK)
        give_up("count", e.msg);
    for (int i = -2; i < rounds; i++) {
        int k = i < 0 ? 0 : i;
        arena_reset(&a);
        double from = now_ms();
        if (store_page_at(s, &all, total / 2, &day, &id, &e) != TB_OK)
            give_up("middle", e.msg);
        at_ms[k] = now_ms() - from;
        from = now_ms();
        if (store_order(s, &one, SORT_TITLE, false, 200000, &a, &ids, &n, &e) != TB_OK)
            give_up("order", e.msg);
        order_ms[k] = now_ms() - from;
    }
    printf("%-24s\t%.2f\t-\t%lld\n", "the middle of all", median(at_ms, rounds),
           (long long)total);
    printf("%-24s\t%.2f\t-\t%zu\n", "a year by title", median(order_ms, rounds), n);
    arena_free(&a);
}

int main(int argc, char **argv)
{
    struct store *s;
    struct tb_err e;
    struct tb_now at = {0};
    struct arena a = {0};
    struct names names;
    if (argc != 4 || atoi(argv[3]) < 1 || atoi(argv[3]) > ROUNDS_MAX)
        return 2;
    i18n_init("en", "/nonexistent");
    if (store_open(&s, argv[1], STORE_READER, NULL, &at, "bench", &e) != TB_OK)
        give_up(argv[1], e.msg);
    if (store_names(s, &a, &names, &e) != TB_OK || names.n_units == 0)
        give_up(argv[1], "no units");
    for (size_t i = 0; i < N_CASES; i++)
        ask(s, &cases[i], names.units[names.n_units / 2].id, atoi(argv[2]),
            atoi(argv[3]));
    ask_similar(s, names.units[0].id, atoi(argv[2]), atoi(argv[3]));
    ask_orders(s, atoi(argv[2]), atoi(argv[3]));
    arena_free(&a);
    store_close(&s);
    return 0;
}
