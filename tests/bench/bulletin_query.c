/* A half-year's bulletin in one process, as the screen's preview and export make it.
 *
 *     bulletin_query OFFICE.db TODAY ROUNDS OUTSIDE.txt INSIDE.txt
 *
 * The last two are templates. Prints medians in microseconds: the draft for the
 * outside, for the inside, and the outside one written in all seven formats. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"

#include "export/paper_format.h"

#include "app/bulletin.h"

#define ROUNDS_MAX 1000

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void give_up(const char *what, const char *why)
{
    fprintf(stderr, "bulletin_query: %s: %s\n", what, why);
    exit(1);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print_median(double *took, int n)
{
    qsort(took, (size_t)n, sizeof *took, by_size);
    printf("%.0f\n", took[n / 2]);
}

static void write_all(const struct paper *p)
{
    struct tb_err e;
    for (const struct paper_format *const *f = paper_formats; *f; f++) {
        struct strbuf out = {0};
        if ((*f)->write(p, &(struct paper_options){0}, &out, &e) != TB_OK)
            give_up((*f)->name, e.msg);
        strbuf_free(&out);
    }
}

static const char *read_text(const char *path)
{
    static char text[2][65536];
    static int n;
    char *to = text[n++];
    FILE *f = fopen(path, "re");
    size_t len = f ? fread(to, 1, sizeof text[0] - 1, f) : 0;
    if (!len)
        give_up(path, "cannot be read");
    fclose(f);
    to[len] = '\0';
    return to;
}

static void measure(struct app *app, enum track track, const char *template, bool write,
                    int rounds)
{
    struct bulletin_wish w = {.track = track, .template = template};
    double took[ROUNDS_MAX];
    struct tb_err e;
    if (period_parse("2026-H1", &w.period, &e) != TB_OK)
        give_up("2026-H1", e.msg);
    for (int i = 0; i < rounds; i++) {
        struct arena a = {0};
        struct circular c;
        struct paper p;
        double began = now();
        if (app_bulletin_draft(app, &w, &a, &c, &p, &e) != TB_OK)
            give_up("draft", e.msg);
        if (write) {
            began = now();
            write_all(&p);
        }
        took[i] = now() - began;
        arena_free(&a);
    }
    print_median(took, rounds);
}

int main(int argc, char **argv)
{
    struct app app;
    struct tb_err e;
    if (argc != 6 || atoi(argv[3]) < 1 || atoi(argv[3]) > ROUNDS_MAX)
        return 2;
    struct app_options o = {.db = argv[1], .now = argv[2], .store_flags = STORE_READER};
    int rounds = atoi(argv[3]);
    const char *outside = read_text(argv[4]), *inside = read_text(argv[5]);
    i18n_init("zh", "/nonexistent");
    if (app_open(&app, &o, &e) != TB_OK)
        give_up(argv[1], e.msg);
    measure(&app, TRACK_OUTSIDE, outside, false, rounds);
    measure(&app, TRACK_INSIDE, inside, false, rounds);
    measure(&app, TRACK_OUTSIDE, outside, true, rounds);
    app_close(&app);
    return 0;
}
