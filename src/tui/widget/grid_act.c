/* What a person does with a table: moves, marks, sorts, hides columns, copies. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/choose.h"
#include "tui/grid.h"
#include "tui/prompt.h"

/* --- moving ----------------------------------------------------------------------- */

static unsigned said(struct ui *ui, enum tb_rc rc, const struct tb_err *e,
                     enum action again)
{
    if (rc == TB_BUSY)
        ui_busy(ui, again);
    else
        ui_error(ui, e);
    return REACT_DRAW;
}

/* The two rows and what tells of the selected one; everything when the list scrolled.
 */
static unsigned moved_rows(struct grid *g, struct ui *ui, size_t from, size_t to,
                           size_t top, bool scrolled)
{
    if (scrolled || ui->n_marks)
        return REACT_DRAW;
    return ui_dirty(ui, g->rows.y + (int)(from - top), 1) |
           ui_dirty(ui, g->rows.y + (int)(to - top), 1) |
           (g->foot ? ui_dirty(ui, g->rows.y + g->rows.h, g->foot) : REACT_NONE);
}

static bool move_list(struct grid *g, struct ui *ui, enum action a, unsigned *react)
{
    struct list *l = &g->list;
    size_t top = l->top, cursor = l->cursor;
    bool moved = false, lost = l->lost;
    if (!list_act(l, a, &moved))
        return false;
    *react = moved ? moved_rows(g, ui, cursor, l->cursor, l->top, lost || l->top != top)
                   : REACT_NONE;
    return true;
}

static bool move_pager(struct grid *g, struct ui *ui, enum action a, unsigned *react)
{
    struct pager *p = g->pager;
    const struct article_row *rows = p->rows;
    size_t top = p->top, cursor = p->cursor;
    bool mine = false, moved = false, lost = p->lost;
    struct tb_err e = {0};
    enum tb_rc rc = pager_act(p, ui->app->store, a, &mine, &moved, &e);
    *react = REACT_NONE;
    if (rc)
        *react = said(ui, rc, &e, a);
    else if (moved)
        *react = moved_rows(g, ui, cursor, p->cursor, p->top,
                            lost || p->rows != rows || p->top != top);
    return rc || mine;
}

bool grid_click(struct grid *g, int y)
{
    size_t top = g->pager ? g->pager->top : g->list.top;
    size_t at = top + (size_t)(y - g->rows.y);
    if (y < g->rows.y || y >= g->rows.y + g->rows.h || at >= grid_count(g))
        return false;
    if (g->pager)
        pager_select(g->pager, at);
    else
        list_select(&g->list, g->list.rows[at].id, g->list.rows[at].sub);
    return true;
}

bool grid_jump(struct grid *g, struct ui *ui, const char *text)
{
    char *end = NULL;
    long long n = strtoll(text, &end, 10);
    bool percent = *end == '%' || strcmp(end, "％") == 0;
    struct tb_err e = {0};
    if (end == text || n < 0 || (*end && !percent) || (percent && n > 100))
        return false;
    int64_t all = g->pager ? g->pager->total : (int64_t)g->list.n;
    int64_t at = percent ? (all - 1) * n / 100 : n - 1;
    at = at >= all ? all - 1 : at;
    at = at < 0 ? 0 : at;
    if (!g->pager && g->list.n) {
        const struct list_row *r = &g->list.rows[at];
        list_select(&g->list, r->id, r->sub);
    } else if (g->pager) {
        enum tb_rc rc = pager_goto(g->pager, ui->app->store, at, &e);
        if (rc)
            ui_error(ui, &e);
    }
    return true;
}

/* --- marks ------------------------------------------------------------------------ */

void grid_unmark(struct grid *g)
{
    marks_clear(&g->marks);
    g->anchor = 0;
}

void ui_drop_marks(struct ui *ui)
{
    for (int i = 0; i < ui->depth; i++) {
        struct view *v = ui->stack[i];
        if (v->ops->grid)
            grid_unmark(v->ops->grid(v));
    }
}

static unsigned mark_one(struct grid *g, struct ui *ui)
{
    int64_t id = grid_selected(g);
    unsigned react = REACT_NONE;
    if (id == 0)
        return REACT_NONE;
    bool on = !marks_has(&g->marks, id);
    marks_set(&g->marks, id, on);
    g->anchor = on ? id : 0;
    if (g->pager)
        move_pager(g, ui, ACTION_DOWN, &react);
    else
        move_list(g, ui, ACTION_DOWN, &react);
    return REACT_DRAW;
}

static void say_most(struct ui *ui, size_t n)
{
    if (n == GRID_MARKS_MOST)
        ui_say(ui, STYLE_WARN, _("only the first %d are marked"), GRID_MARKS_MOST);
}

/* Of a list: the rows between. */
static void mark_range_list(struct grid *g)
{
    size_t to = g->list.cursor, from = to;
    for (size_t i = 0; i < g->list.n; i++)
        if (g->list.rows[i].id == g->anchor)
            from = i;
    for (size_t i = from < to ? from : to; i <= (from < to ? to : from); i++)
        marks_set(&g->marks, g->list.rows[i].id, true);
}

static unsigned mark_range(struct grid *g, struct ui *ui)
{
    int64_t id = grid_selected(g);
    struct tb_err e = {0};
    if (id == 0)
        return REACT_NONE;
    if (!g->anchor) {
        ui_say(ui, STYLE_TEXT, "%s",
               _("mark where the range begins with Space, then V at its end"));
        return REACT_DRAW;
    }
    if (!g->pager) {
        mark_range_list(g);
        return REACT_DRAW;
    }
    int64_t *ids = NULL;
    size_t n = 0;
    enum tb_rc rc = pager_between(g->pager, ui->app->store, g->anchor, id,
                                  GRID_MARKS_MOST, &ids, &n, &e);
    for (size_t i = 0; i < n; i++)
        marks_set(&g->marks, ids[i], true);
    free(ids);
    if (rc)
        return said(ui, rc, &e, ACTION_RANGE);
    say_most(ui, n);
    return REACT_DRAW;
}

static unsigned mark_all(struct grid *g, struct ui *ui)
{
    struct tb_err e = {0};
    int64_t *ids = NULL;
    size_t n = 0;
    enum tb_rc rc = TB_OK;
    if (g->marks.n) {
        grid_unmark(g);
        return REACT_DRAW;
    }
    if (g->pager)
        rc = pager_between(g->pager, ui->app->store, 0, 0, GRID_MARKS_MOST, &ids, &n,
                           &e);
    for (size_t i = 0; i < n; i++)
        marks_set(&g->marks, ids[i], true);
    for (size_t i = 0; !g->pager && i < g->list.n && i < GRID_MARKS_MOST; i++)
        marks_set(&g->marks, g->list.rows[i].id, true);
    free(ids);
    if (rc)
        return said(ui, rc, &e, ACTION_MARK_ALL);
    say_most(ui, n);
    return REACT_DRAW;
}

size_t grid_targets(const struct grid *g, int64_t *out, size_t most)
{
    size_t n = g->marks.n < most ? g->marks.n : most;
    int64_t id = grid_selected(g);
    memcpy(out, g->marks.ids ? g->marks.ids : &id, n * sizeof *out);
    if (n == 0 && id && most)
        out[n++] = id;
    return n;
}

/* --- order and columns ------------------------------------------------------------ */

/* From the store: rows of any number cannot be put in order here. Where there are too
 * many, the order stays and the reason is said. */
static void sort_pager(struct grid *g, struct ui *ui)
{
    struct pager *p = g->pager;
    struct tb_err e = {0};
    int by = g->sort ? g->ops->sorts[g->sort - 1] : SORT_DAY;
    p->sorted = by != SORT_DAY || (g->sort ? !g->reversed : g->reversed);
    p->sort = (enum article_sort)by;
    p->descending = g->sort ? g->reversed : false;
    enum tb_rc rc =
        by < 0 ? tb_fail(&e, TB_INVALID, N_("by this column there is no order"))
               : pager_restart(p, ui->app->store, &e);
    if (rc == TB_OK)
        return;
    g->sort = 0;
    g->reversed = false;
    p->sorted = false;
    ui_error(ui, &e);
    if (pager_restart(p, ui->app->store, &e))
        ui_due_in(ui, DUE_RELOAD, 10);
}

void grid_sort(struct grid *g, struct ui *ui, int column, bool reversed)
{
    g->sort = column;
    g->reversed = reversed;
    if (g->pager)
        sort_pager(g, ui);
    ui_refresh(ui);
    ui_layout(ui);
}

bool grid_act(struct grid *g, struct ui *ui, enum action a, unsigned *react)
{
    bool mine;
    *react = REACT_NONE;
    if (g->pager ? move_pager(g, ui, a, react) : move_list(g, ui, a, react))
        return true;
    switch ((int)a) {
    case ACTION_MARK:
        *react = mark_one(g, ui);
        return true;
    case ACTION_RANGE:
        *react = mark_range(g, ui);
        return true;
    case ACTION_MARK_ALL:
        *react = mark_all(g, ui);
        return true;
    case ACTION_SORT:
        *react = ui_push(ui, &view_choose, 0, CHOOSE_SORT);
        return true;
    case ACTION_REVERSE:
        *react = REACT_DRAW;
        if (ui_hold(ui, &mine)) {
            grid_sort(g, ui, g->sort, !g->reversed);
            ui_let_go(ui, mine);
        }
        return true;
    case ACTION_COLUMNS:
        *react = ui_push(ui, &view_choose, 0, CHOOSE_COLUMNS);
        return true;
    case ACTION_COPY:
        *react = ui_push(ui, &view_choose, 0, CHOOSE_COPY);
        return true;
    case ACTION_JUMP:
        *react = ui_push(ui, &view_ask, 0, PROMPT_JUMP);
        return true;
    case ACTION_BACK: /* after the filter was cleared, the marks */
        if (ui_top(ui)->filter[0] || g->marks.n == 0)
            return false;
        grid_unmark(g);
        *react = REACT_DRAW;
        return true;
    default:
        return false;
    }
}
