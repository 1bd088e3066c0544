#include "export/sheet.h"

#include <stdlib.h>
#include <string.h>

void sheet_column(struct sheet *s, const char *name, const char *shown,
                  enum cell_type type)
{
    mem_grow(&s->columns, &s->cap_columns, s->n_columns, sizeof *s->columns);
    s->columns[s->n_columns++] = (struct column){
        .name = arena_strdup(&s->heads, name),
        .shown = arena_strdup(&s->heads, shown),
        .type = type,
    };
}

static enum cell_type next_type(const struct sheet *s)
{
    return s->n_columns ? s->columns[s->n_cells % s->n_columns].type : CELL_TEXT;
}

static void add(struct sheet *s, struct cell c)
{
    mem_grow(&s->cells, &s->cap_cells, s->n_cells, sizeof *s->cells);
    s->cells[s->n_cells++] = c;
}

void sheet_text(struct sheet *s, const char *text)
{
    add(s, (struct cell){.type = next_type(s),
                         .state = text ? CELL_GIVEN : CELL_NONE,
                         .text = arena_strdup(&s->a, text)});
}

void sheet_count(struct sheet *s, int64_t n)
{
    add(s, (struct cell){.type = CELL_COUNT,
                         .text = arena_printf(&s->a, "%lld", (long long)n)});
}

void sheet_digits(struct sheet *s, enum cell_type type, const char *digits)
{
    add(s, (struct cell){.type = type, .text = arena_strdup(&s->a, digits)});
}

void sheet_none(struct sheet *s)
{
    add(s, (struct cell){.type = next_type(s), .state = CELL_NONE});
}

void sheet_dash(struct sheet *s)
{
    add(s, (struct cell){.type = next_type(s), .state = CELL_DASH});
}

void sheet_word(struct sheet *s, const char *en, const char *shown)
{
    if (!*en) {
        sheet_none(s);
        return;
    }
    add(s, (struct cell){.type = next_type(s),
                         .text = arena_strdup(&s->a, en),
                         .shown = arena_strdup(&s->a, shown)});
}

size_t sheet_rows(const struct sheet *s)
{
    return s->n_columns ? s->n_cells / s->n_columns : 0;
}

void sheet_rewind(struct sheet *s)
{
    s->n_cells = 0;
    arena_reset(&s->a);
}

void sheet_free(struct sheet *s)
{
    arena_free(&s->a);
    arena_free(&s->heads);
    free(s->columns);
    free(s->cells);
    *s = (struct sheet){0};
}

const struct exporter *exporter_find(const char *name)
{
    for (const struct exporter *const *x = exporters; *x; x++)
        if (!strcmp((*x)->name, name))
            return *x;
    return NULL;
}
