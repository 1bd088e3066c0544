#include "ruled.h"

#include <string.h>

#include "core/amount.h"

struct ruled ruled_new(struct arena *a, bool zh, const char *name)
{
    struct ruled r = {.a = a, .zh = zh, .t = arena_alloc(a, sizeof *r.t)};
    *r.t = (struct paper_table){.name = name, .title = ""};
    return r;
}

static void *grown(struct ruled *r, const void *items, size_t *cap, size_t n,
                   size_t size)
{
    *cap = *cap ? *cap * 2 : 16;
    void *more = arena_array(r->a, *cap, size);
    if (n)
        memcpy(more, items, n * size);
    return more;
}

void ruled_head(struct ruled *r, enum paper_cell_kind kind, const char *en,
                const char *zh)
{
    struct paper_table *t = r->t;
    if (t->n_columns == r->cap_columns)
        t->columns =
            grown(r, t->columns, &r->cap_columns, t->n_columns, sizeof *t->columns);
    t->columns[t->n_columns++] =
        (struct paper_column){.above = "", .name = r->zh ? zh : en, .kind = kind};
}

static void put(struct ruled *r, enum paper_cell_kind kind, const char *text)
{
    struct paper_table *t = r->t;
    if (r->n_cells == r->cap_cells)
        t->cells = grown(r, t->cells, &r->cap_cells, r->n_cells, sizeof *t->cells);
    t->cells[r->n_cells++] = (struct paper_cell){kind, text};
}

void ruled_words(struct ruled *r, const char *text)
{
    bool words = r->t->columns[r->n_cells % r->t->n_columns].kind == PAPER_WORDS;
    put(r, PAPER_WORDS, text && *text ? text : words ? "" : "-");
}

void ruled_count(struct ruled *r, int64_t n)
{
    put(r, PAPER_NUMBER, arena_printf(r->a, "%lld", (long long)n));
}

void ruled_points(struct ruled *r, tb_amount a, int decimals)
{
    char digits[32];
    put(r, PAPER_POINTS, arena_strdup(r->a, amount_format(a, decimals, digits)));
}

void ruled_digits(struct ruled *r, const char *digits)
{
    put(r, r->t->columns[r->n_cells % r->t->n_columns].kind, digits);
}

struct paper_table *ruled_done(struct ruled *r)
{
    r->t->n_rows = r->t->n_columns ? r->n_cells / r->t->n_columns : 0;
    return r->t;
}
