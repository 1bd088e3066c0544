/* A window of a screen or two on any number of submissions, read by keyset. A cursor
 * key inside the window costs no read. */
#include <string.h>

#include "pager_impl.h"

void pager_free(struct pager *p)
{
    arena_free(&p->arenas[0]);
    arena_free(&p->arenas[1]);
    arena_free(&p->order_arena);
    *p = (struct pager){0};
}

size_t pager_shown(const struct pager *p)
{
    return p->height > 0 ? (size_t)p->height : 1;
}

/* A place in the list: the rows from (day, id) on, that one included; id 0: an end. */
struct place {
    tb_day day;
    int64_t id;
    bool backwards;
};

static enum tb_rc load(struct pager *p, struct store *s, struct place at, size_t limit,
                       struct page *page, struct tb_err *e)
{
    struct page_query q = p->query;
    q.at_day = at.day;
    q.at_id = at.id;
    q.backwards = at.backwards;
    q.inclusive = at.id != 0;
    q.limit = limit;
    if (at.backwards && at.id == 0) { /* from the oldest end: before every older row */
        q.at_day = q.first;
        q.at_id = 1;
        q.inclusive = true;
    }
    arena_reset(&p->arenas[!p->arena]);
    return store_page(s, &q, &p->arenas[!p->arena], page, e);
}

/* What lies beyond the end that was not read towards is taken to be there: at worst one
 * more read finds out. */
static void take(struct pager *p, const struct page *page, struct place at)
{
    p->arena = !p->arena;
    p->rows = page->rows;
    p->n = page->n;
    p->more_after = at.backwards ? at.id != 0 : page->more;
    p->more_before = at.backwards ? page->more : at.id != 0;
}

size_t pager_place_of(const struct pager *p, int64_t id)
{
    size_t i = 0;
    while (i < p->n && p->rows[i].id != id)
        i++;
    return i;
}

void pager_scroll(struct pager *p)
{
    size_t height = pager_shown(p);
    if (p->cursor >= p->n)
        p->cursor = p->n ? p->n - 1 : 0;
    if (p->cursor < p->top)
        p->top = p->cursor;
    if (p->cursor >= p->top + height)
        p->top = p->cursor - height + 1;
    if (p->top + height > p->n)
        p->top = p->n > height ? p->n - height : 0;
}

void pager_take_cursor(struct pager *p)
{
    if (p->n == 0)
        return;
    p->lost = false;
    p->id = p->rows[p->cursor].id;
    p->day = p->rows[p->cursor].day;
}

static enum tb_rc count(struct pager *p, struct store *s, struct tb_err *e)
{
    struct page_query q = p->query;
    int64_t most = q.find && *q.find ? PAGER_COUNT_MOST : INT64_C(1000000000);
    p->total = p->before = -1;
    if (p->n > 0) {
        q.at_day = p->rows[0].day;
        q.at_id = p->rows[0].id;
    }
    return store_page_count(s, &q, most, &p->total, &p->before, e);
}

enum tb_rc pager_restart(struct pager *p, struct store *s, struct tb_err *e)
{
    struct page page = {0};
    struct place at = {0};
    enum tb_rc rc = TB_OK;
    p->n = p->top = p->cursor = 0;
    p->before = 0;
    p->id = 0;
    p->lost = false;
    if (p->sorted) {
        rc = order_read(p, s, e);
        if (rc == TB_OK && p->total)
            rc = order_to(p, s, 0, e);
        pager_take_cursor(p);
        return rc;
    }
    rc = load(p, s, at, pager_shown(p) * 2, &page, e);
    if (rc)
        return rc;
    take(p, &page, at);
    pager_take_cursor(p);
    return count(p, s, e);
}

/* Finds the selected record where it is now, after its date was changed. */
static enum tb_rc follow(struct pager *p, struct store *s, struct tb_err *e)
{
    struct arena a = {0};
    struct article_full now;
    struct page page = {0};
    enum tb_rc rc = store_article(s, p->id, &a, &now, e);
    tb_day day = rc == TB_OK ? now.row.day : p->day;
    arena_free(&a);
    if (rc != TB_OK || day == p->day)
        return rc == TB_NOTFOUND ? TB_OK : rc;
    struct place at = {day, p->id, false};
    rc = load(p, s, at, pager_shown(p) * 2, &page, e);
    if (rc == TB_OK && page.n > 0 && page.rows[0].id == p->id) {
        take(p, &page, at);
        p->top = 0;
    }
    return rc;
}

enum tb_rc pager_reload(struct pager *p, struct store *s, struct tb_err *e)
{
    if (p->n == 0)
        return pager_restart(p, s, e);
    if (p->sorted)
        return order_reload(p, s, e);
    struct page page = {0};
    bool at_start = p->top == 0 && !p->more_before;
    struct place at = {p->rows[p->top].day, p->rows[p->top].id, false};
    size_t line = p->cursor - p->top;
    if (at_start) /* new rows at the newest end are seen, not hidden above */
        at = (struct place){0};
    enum tb_rc rc = load(p, s, at, pager_shown(p) * 2, &page, e);
    if (rc)
        return rc;
    take(p, &page, at);
    p->top = 0;
    if (p->id && pager_place_of(p, p->id) == p->n)
        rc = follow(p, s, e);
    if (rc)
        return rc;
    size_t cursor = pager_place_of(p, p->id);
    p->lost = cursor == p->n;
    p->cursor = p->lost ? line : cursor;
    pager_scroll(p);
    return count(p, s, e);
}

/* Moves the window so that it starts (or ends) with the row at index `from`. */
static enum tb_rc slide(struct pager *p, struct store *s, size_t from, bool backwards,
                        size_t limit, struct tb_err *e)
{
    struct page page = {0};
    const struct article_row *r = &p->rows[from];
    struct place at = {r->day, r->id, backwards};
    int64_t top_id = p->rows[p->top].id, first = p->before;
    enum tb_rc rc = load(p, s, at, limit, &page, e);
    if (rc || page.n == 0)
        return rc;
    if (first >= 0)
        first += backwards ? (int64_t)from + 1 - (int64_t)page.n : (int64_t)from;
    take(p, &page, at);
    p->before = first;
    size_t top = pager_place_of(p, top_id);
    p->top = top < p->n ? top : backwards ? p->n - 1 : 0;
    size_t cursor = pager_place_of(p, p->id);
    p->cursor = cursor < p->n ? cursor : p->top;
    return TB_OK;
}

/* Steps the cursor by `by` rows, reading on where the window ends. */
static enum tb_rc step(struct pager *p, struct store *s, int64_t by, struct tb_err *e)
{
    if (p->sorted)
        return order_to(p, s, p->before + (int64_t)p->cursor + by, e);
    size_t height = pager_shown(p), far = (size_t)(by < 0 ? -by : by);
    size_t limit = far > 1 ? height + 1 : height * 2;
    size_t below = p->top + height < p->n ? p->top + height : p->n - 1;
    enum tb_rc rc = TB_OK;
    if (by > 0 && p->cursor + far >= p->n && p->more_after)
        rc = slide(p, s, far > 1 ? p->cursor : p->top, false, limit, e);
    else if (by < 0 && p->cursor < far && p->more_before)
        rc = slide(p, s, far > 1 ? p->cursor : below, true, limit, e);
    if (rc)
        return rc;
    int64_t at = (int64_t)p->cursor + by, last = (int64_t)p->n - 1;
    p->cursor = (size_t)(at < 0 ? 0 : at > last ? last : at);
    return TB_OK;
}

static enum tb_rc jump(struct pager *p, struct store *s, bool end, struct tb_err *e)
{
    if (p->sorted)
        return order_to(p, s, end ? p->total - 1 : 0, e);
    struct page page = {0};
    struct place at = {.backwards = end};
    enum tb_rc rc = load(p, s, at, pager_shown(p) * 2, &page, e);
    if (rc)
        return rc;
    take(p, &page, at);
    p->before = !end ? 0 : p->total >= 0 ? p->total - (int64_t)p->n : -1;
    p->cursor = end && p->n ? p->n - 1 : 0;
    p->top = end ? p->cursor : 0;
    return TB_OK;
}

enum tb_rc pager_layout(struct pager *p, struct store *s, int height, struct tb_err *e)
{
    bool taller = height > p->height;
    p->height = height;
    pager_scroll(p);
    if (!taller || !s || p->n == 0 || p->top + pager_shown(p) <= p->n)
        return TB_OK;
    return p->frozen ? order_taller(p, s, e) : pager_reload(p, s, e);
}

enum tb_rc pager_act(struct pager *p, struct store *s, enum action a, bool *mine,
                     bool *moved, struct tb_err *e)
{
    int64_t page = p->height > 1 ? p->height - 1 : 1, id = p->lost ? 0 : p->id;
    enum tb_rc rc = TB_OK;
    *mine = true;
    *moved = false;
    if (a != ACTION_UP && a != ACTION_DOWN && a != ACTION_PGUP && a != ACTION_PGDN &&
        a != ACTION_HOME && a != ACTION_END) {
        *mine = false;
        return TB_OK;
    }
    if (p->n == 0)
        return TB_OK;
    if (a == ACTION_HOME || a == ACTION_END)
        rc = jump(p, s, a == ACTION_END, e);
    else if (a == ACTION_PGUP || a == ACTION_PGDN)
        rc = step(p, s, a == ACTION_PGUP ? -page : page, e);
    else if (!p->lost)
        rc = step(p, s, a == ACTION_UP ? -1 : 1, e);
    if (rc)
        return rc;
    pager_take_cursor(p);
    pager_scroll(p);
    *moved = p->id != id;
    return TB_OK;
}

const struct article_row *pager_selected(const struct pager *p)
{
    return p->n == 0 || p->lost ? NULL : &p->rows[p->cursor];
}

/* --- to a place by its number ----------------------------------------------------- */

static enum tb_rc goto_place(struct pager *p, struct store *s, int64_t index,
                             struct tb_err *e)
{
    struct page page = {0};
    struct place at = {0};
    enum tb_rc rc = store_page_at(s, &p->query, index, &at.day, &at.id, e);
    if (rc == TB_OK && at.id)
        rc = load(p, s, at, pager_shown(p) * 2, &page, e);
    if (rc || page.n == 0)
        return rc;
    take(p, &page, at);
    p->before = index;
    p->cursor = p->top = 0;
    return TB_OK;
}

enum tb_rc pager_goto(struct pager *p, struct store *s, int64_t index, struct tb_err *e)
{
    enum tb_rc rc = p->sorted ? order_to(p, s, index, e) : goto_place(p, s, index, e);
    if (rc)
        return rc;
    pager_take_cursor(p);
    pager_scroll(p);
    return TB_OK;
}
