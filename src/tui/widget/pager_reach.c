/* Reaching beyond the window: to a place by its number, and to all rows between two. */
#include <stdlib.h>
#include <string.h>

#include "tui/widget.h"

void pager_select(struct pager *p, size_t row)
{
    if (row >= p->n)
        return;
    p->cursor = row;
    p->id = p->rows[row].id;
    p->day = p->rows[row].day;
    p->lost = false;
}

enum tb_rc pager_has(const struct pager *p, struct store *s, int64_t id, tb_day day,
                     bool *has, struct tb_err *e)
{
    struct arena a = {0};
    struct page page = {0};
    struct page_query q = p->query;
    q.at_day = day;
    q.at_id = id;
    q.inclusive = true;
    q.backwards = false;
    q.limit = 1;
    enum tb_rc rc = store_page(s, &q, &a, &page, e);
    *has = rc == TB_OK && page.n && page.rows[0].id == id;
    arena_free(&a);
    return rc;
}

/* --- between ---------------------------------------------------------------------- */

struct gathering {
    int64_t a, b; /* the ends; 0: none */
    size_t most, n, cap;
    int64_t *ids;
    bool inside;
};

/* Rows come oldest first. */
static bool gather(void *arg, const struct article_row *r)
{
    struct gathering *g = arg;
    bool end = r->id == g->a || r->id == g->b, last = end && g->inside;
    g->inside |= end || g->a == 0;
    if (g->inside) {
        mem_grow(&g->ids, &g->cap, g->n, sizeof *g->ids);
        g->ids[g->n++] = r->id;
    }
    return g->n < g->most && !last && !(end && g->a == g->b);
}

static enum tb_rc day_of(struct store *s, int64_t id, tb_day *day, struct tb_err *e)
{
    struct arena a = {0};
    struct article_full full;
    enum tb_rc rc = store_article(s, id, &a, &full, e);
    if (rc == TB_OK)
        *day = full.row.day;
    arena_free(&a);
    return rc;
}

enum tb_rc pager_between(const struct pager *p, struct store *s, int64_t a, int64_t b,
                         size_t most, int64_t **ids, size_t *n, struct tb_err *e)
{
    struct gathering g = {.a = a, .b = b, .most = most};
    struct page_query q = p->query;
    enum tb_rc rc = TB_OK;
    if (a) {
        tb_day da = 0, db = 0;
        rc = day_of(s, a, &da, e);
        if (rc == TB_OK)
            rc = day_of(s, b, &db, e);
        q.first = da < db ? da : db;
        q.last = da < db ? db : da;
    }
    if (rc == TB_OK)
        rc = store_each_article(s, &q, gather, &g, e);
    *ids = g.ids;
    *n = g.n;
    return rc;
}
