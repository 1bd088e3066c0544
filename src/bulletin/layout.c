/* Tables turned round, and two units in a row. */
#include <assert.h>

#include "composing.h"

static const char *full_head(struct arena *a, const struct paper_column *c)
{
    return *c->above ? arena_printf(a, "%s %s", c->above, c->name) : c->name;
}

struct paper_table *layout_transposed(struct arena *a, const struct paper_table *t)
{
    struct paper_table *out = arena_alloc(a, sizeof *out);
    size_t n = t->n_rows + 1;
    /* What names a row becomes the head of its column: the last of group, unit, person.
     */
    size_t name = 0;
    for (size_t i = 0; i < t->n_columns; i++)
        if (t->columns[i].kind == PAPER_WORDS)
            name = i;
    *out = (struct paper_table){
        .name = t->name,
        .title = t->title,
        .columns = arena_array(a, n, sizeof *out->columns),
        .n_columns = n,
        .cells = arena_array(a, n * t->n_columns + 1, sizeof *out->cells),
    };
    out->columns[0] = (struct paper_column){.above = "", .name = t->columns[name].name};
    for (size_t r = 0; r < t->n_rows; r++)
        out->columns[r + 1] = (struct paper_column){
            .above = "",
            .name = t->cells[r * t->n_columns + name].text,
            .kind = PAPER_NUMBER,
        };
    for (size_t i = 0; i < t->n_columns; i++) {
        if (i == name)
            continue;
        struct paper_cell *to = &out->cells[out->n_rows++ * n];
        to[0] = (struct paper_cell){PAPER_WORDS, full_head(a, &t->columns[i])};
        for (size_t r = 0; r < t->n_rows; r++)
            to[r + 1] = t->cells[r * t->n_columns + i];
    }
    return out;
}

struct paper_table *layout_paired(struct arena *a, const struct paper_table *t)
{
    struct paper_table *out = arena_alloc(a, sizeof *out);
    assert(t->n_columns > 0);
    size_t n = t->n_columns * 2, whole = t->n_rows - t->total;
    size_t half = (whole + 1) / 2;
    *out = (struct paper_table){
        .name = t->name,
        .title = t->title,
        .columns = arena_array(a, n, sizeof *out->columns),
        .n_columns = n,
        .cells = arena_array(a, n * (half + 1), sizeof *out->cells),
        .n_rows = half + t->total,
        .total = t->total,
    };
    for (size_t i = 0; i < n; i++)
        out->columns[i] = t->columns[i % t->n_columns];
    for (size_t i = 0; i < n * out->n_rows; i++) {
        size_t row = i / n, col = i % n;
        bool right = col >= t->n_columns;
        size_t from = row < half ? row + (right ? half : 0) : t->n_rows - 1;
        bool none = row < half ? from >= whole : right;
        out->cells[i] = none ? (struct paper_cell){PAPER_WORDS, ""}
                             : t->cells[from * t->n_columns + col % t->n_columns];
    }
    return out;
}
