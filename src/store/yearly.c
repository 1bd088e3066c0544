/* Counts of a year that no board has. */
#include "store/yearly.h"

#include <string.h>

#include "impl.h"

/* Rows on their way into an arena: they are all of one size. */
struct gathered {
    struct arena *a;
    char *items;
    size_t n, cap, size;
};

static void *next_row(struct gathered *g)
{
    if (g->n == g->cap) {
        char *more = arena_array(g->a, g->cap = g->cap * 2 + 64, g->size);
        if (g->n)
            memcpy(more, g->items, g->n * g->size);
        g->items = more;
    }
    return g->items + g->n++ * g->size;
}

/* Runs a query over first..last; gen: it looks at credits, so the generation is its
 * first parameter. */
static enum tb_rc gather(struct store *s, enum query q, bool gen,
                         const tb_day span[static 2], struct gathered *out,
                         void (*take)(sqlite3_stmt *st, void *row), struct tb_err *e)
{
    sqlite3_stmt *st;
    int64_t now;
    bool row;
    enum tb_rc rc = gen ? generation(s, &now, e) : TB_OK;
    if (rc == TB_OK)
        rc = db_query(s, q, &st, e);
    if (rc != TB_OK)
        return rc;
    if (gen)
        sqlite3_bind_int64(st, 1, now);
    sqlite3_bind_int(st, gen ? 2 : 1, span[0]);
    sqlite3_bind_int(st, gen ? 3 : 2, span[1]);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        take(st, next_row(out));
    return rc;
}

static enum tb_rc gather_all(struct store *s, enum query q, bool gen,
                             const tb_day span[static 2], struct gathered *out,
                             void (*take)(sqlite3_stmt *st, void *row),
                             struct tb_err *e)
{
    bool mine;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = gather(s, q, gen, span, out, take, e);
    read_end(s, mine);
    return rc;
}

static void take_deed(sqlite3_stmt *st, void *row)
{
    *(struct deed *)row = (struct deed){
        .article_id = sqlite3_column_int64(st, 0),
        .kind = (enum event_kind)sqlite3_column_int(st, 1),
        .day = sqlite3_column_int(st, 2),
        .outlet_id = sqlite3_column_int64(st, 3),
        .level = sqlite3_column_int(st, 4),
    };
}

enum tb_rc store_deeds(struct store *s, tb_day first, tb_day last, struct arena *a,
                       struct deed **out, size_t *n, struct tb_err *e)
{
    struct gathered g = {.a = a, .size = sizeof **out};
    enum tb_rc rc =
        gather_all(s, Q_DEEDS, false, (const tb_day[]){first, last}, &g, take_deed, e);
    *out = (struct deed *)(void *)g.items;
    *n = g.n;
    return rc;
}

static void take_day(sqlite3_stmt *st, void *row)
{
    *(struct sent_day *)row = (struct sent_day){
        .day = sqlite3_column_int(st, 0), .articles = sqlite3_column_int64(st, 1)};
}

enum tb_rc store_sent_days(struct store *s, tb_day first, tb_day last, struct arena *a,
                           struct sent_day **out, size_t *n, struct tb_err *e)
{
    struct gathered g = {.a = a, .size = sizeof **out};
    enum tb_rc rc = gather_all(s, Q_SENT_DAYS, false, (const tb_day[]){first, last}, &g,
                               take_day, e);
    *out = (struct sent_day *)(void *)g.items;
    *n = g.n;
    return rc;
}

static void take_points(sqlite3_stmt *st, void *row)
{
    *(struct article_points *)row = (struct article_points){
        .id = sqlite3_column_int64(st, 0), .points = sqlite3_column_int64(st, 1)};
}

enum tb_rc store_article_points(struct store *s, tb_day first, tb_day last,
                                struct arena *a, struct article_points **out, size_t *n,
                                struct tb_err *e)
{
    struct gathered g = {.a = a, .size = sizeof **out};
    enum tb_rc rc = gather_all(s, Q_ARTICLE_POINTS, true, (const tb_day[]){first, last},
                               &g, take_points, e);
    *out = (struct article_points *)(void *)g.items;
    *n = g.n;
    return rc;
}
