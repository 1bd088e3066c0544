/* A window on submissions in another order than the newest first: the ids in that order
 * are read once, the rows only for the window. */
#include <stdlib.h>
#include <string.h>

#include "pager_impl.h"

enum tb_rc order_read(struct pager *p, struct store *s, struct tb_err *e)
{
    struct arena fresh = {0};
    int64_t *ids = NULL;
    size_t n = 0;
    enum tb_rc rc = store_order(s, &p->query, p->sort, p->descending, PAGER_ORDER_MOST,
                                &fresh, &ids, &n, e);
    if (rc) {
        arena_free(&fresh);
        return rc;
    }
    arena_free(&p->order_arena);
    p->order_arena = fresh;
    p->order = ids;
    p->total = (int64_t)n;
    return TB_OK;
}

void pager_freeze(struct pager *p)
{
    if (p->sorted)
        return; /* its ids are taken down already */
    p->sorted = p->frozen = p->descending = true;
    p->sort = SORT_DAY;
}

void pager_thaw(struct pager *p)
{
    p->sorted = p->sorted && !p->frozen;
    p->frozen = false;
}

/* The window from a row on, two screens long. */
static enum tb_rc load(struct pager *p, struct store *s, int64_t from, struct tb_err *e)
{
    struct article_row *rows = NULL;
    size_t n = pager_shown(p) * 2, got = 0;
    int64_t left = p->total - from;
    n = (int64_t)n > left ? (size_t)(left > 0 ? left : 0) : n;
    struct arena *a = &p->arenas[!p->arena];
    arena_reset(a);
    enum tb_rc rc = store_rows(s, p->order + from, n, a, &rows, &got, e);
    if (rc)
        return rc;
    p->arena = !p->arena;
    p->rows = rows;
    p->n = got;
    p->before = from;
    p->more_before = from > 0;
    p->more_after = from + (int64_t)n < p->total;
    return TB_OK;
}

enum tb_rc order_to(struct pager *p, struct store *s, int64_t index, struct tb_err *e)
{
    int64_t at = index >= p->total ? p->total - 1 : index;
    at = at < 0 ? 0 : at;
    if (at < p->before || at >= p->before + (int64_t)p->n) {
        bool up = at < p->before;
        int64_t height = (int64_t)pager_shown(p);
        int64_t from = up ? at - height : at - height + 1;
        enum tb_rc rc = load(p, s, from < 0 ? 0 : from, e);
        if (rc)
            return rc;
        p->top = up ? (size_t)(at - p->before) : 0;
    }
    p->cursor = (size_t)(at - p->before);
    return TB_OK;
}

enum tb_rc order_taller(struct pager *p, struct store *s, struct tb_err *e)
{
    int64_t cursor = p->before + (int64_t)p->cursor, top = p->before + (int64_t)p->top;
    enum tb_rc rc = load(p, s, top, e);
    if (rc)
        return rc;
    p->top = 0;
    p->cursor = (size_t)(cursor - p->before);
    pager_scroll(p);
    return TB_OK;
}

enum tb_rc order_reload(struct pager *p, struct store *s, struct tb_err *e)
{
    int64_t id = p->id, at = p->before > 0 ? p->before + (int64_t)p->cursor : 0;
    size_t line = p->cursor - p->top;
    enum tb_rc rc = order_read(p, s, e);
    if (rc)
        return rc;
    int64_t found = -1;
    for (int64_t i = 0; i < p->total && found < 0; i++)
        if (p->order[i] == id)
            found = i;
    p->lost = id && found < 0;
    at = found >= 0 ? found : at;
    int64_t from = at - (int64_t)line;
    rc = load(p, s, from < 0 ? 0 : from, e);
    if (rc)
        return rc;
    p->top = 0;
    p->cursor = (size_t)(at - p->before);
    pager_scroll(p);
    return TB_OK;
}
