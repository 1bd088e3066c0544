/* What a key costs in the finder with 200,000 names: the slowest of some patterns,
 * median of the rounds, in milliseconds. find_query ROUNDS */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"

#include "app/find.h"

enum { NAMES = 200000 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Names of units as a county has them, the same every time. */
static struct find_name *make_names(struct arena *a)
{
    static const char *const first[] = {"河", "青", "白", "石", "双", "龙", "大",
                                        "新", "清", "云", "重", "长", "单", "乐",
                                        "安", "平", "兴", "永", "和", "德"};
    static const char *const last[] = {"东镇",     "西镇",     "桥乡",   "山街道",
                                       "水局",     "源委员会", "务中心", "府办公室",
                                       "业农村局", "场监管局"};
    struct find_name *names = arena_array(a, NAMES, sizeof *names);
    unsigned seed = 7;
    for (int i = 0; i < NAMES; i++) {
        seed = seed * 1103515245u + 12345u;
        names[i] = (struct find_name){
            .id = i + 1,
            .order = i,
            .alias = "",
            .name = arena_printf(a, "%s%s%s%s", first[seed >> 16 & 15],
                                 first[seed >> 20 & 15], first[(seed >> 12 & 15) + 4],
                                 last[(seed >> 24) % 10])};
    }
    return names;
}

static double one(struct find_index *x, const char *typed, int rounds)
{
    double *took = xcalloc((size_t)rounds, sizeof *took);
    struct find_hit hits[8];
    for (int i = 0; i < rounds; i++) {
        double began = now_ms();
        find_index_search(x, typed, NULL, NULL, hits, 8, NULL);
        took[i] = now_ms() - began;
    }
    qsort(took, (size_t)rounds, sizeof *took, by_value);
    double median = took[rounds / 2];
    free(took);
    return median;
}

int main(int argc, char **argv)
{
    static const char *const typed[] = {"h",  "hd",   "hdz",  "hedong", "zqj",
                                        "河", "河东", "zzzz", "东镇"};
    int rounds = argc > 1 ? atoi(argv[1]) : 9;
    struct arena a = {0};
    double began = now_ms(), worst = 0;
    struct find_name *names = make_names(&a);
    struct find_index *x = find_index_new(names, NAMES, false);
    double first = one(x, "hd", 1);
    fprintf(stderr, "ready after %.0f ms, the first search %.1f ms\n", now_ms() - began,
            first);
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        double took = one(x, typed[i], rounds > 0 ? rounds : 9);
        fprintf(stderr, "%-8s %.2f ms\n", typed[i], took);
        worst = took > worst ? took : worst;
    }
    printf("%.3f\n", worst);
    find_index_free(&x);
    arena_free(&a);
    return 0;
}
