/* Rows of submissions. */
#include "tui/articles.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

enum {
    COL_DAY,
    COL_UNIT,
    COL_TITLE,
    COL_STATE,
    COL_POINTS,
    COL_AUTHOR,
    COL_TYPE,
    COL_REF,
    COL_OUTLETS
};

static const struct column columns[] = {
    [COL_DAY] = {N_("date"), 10, 1},
    [COL_UNIT] = {N_("unit"), 14, 0},
    [COL_TITLE] = {N_("title"), 33, 0, .grow = true},
    [COL_STATE] = {N_("state"), 10, 0},
    [COL_POINTS] = {N_("points"), 7, 2, .right = true},
    [COL_AUTHOR] = {N_("author"), 8, 4},
    [COL_TYPE] = {N_("type"), 10, 5},
    [COL_REF] = {N_("number"), 10, 3},
    [COL_OUTLETS] = {N_("adopted by"), 16, 6},
};

void articles_init(struct articles *l, bool of_unit)
{
    l->of_unit = of_unit;
    table_set(&l->table, columns, sizeof columns / sizeof *columns);
    if (of_unit)
        l->table.columns[COL_UNIT].width = 0;
}

void articles_free(struct articles *l)
{
    pager_free(&l->pager);
}

static unsigned said(struct ui *ui, enum tb_rc rc, const struct tb_err *e,
                     enum action again)
{
    if (rc == TB_OK)
        return REACT_NONE;
    if (rc == TB_BUSY && again == ACTION_NONE)
        ui_due_in(ui, DUE_RELOAD, 10);
    else if (rc == TB_BUSY)
        ui_busy(ui, again);
    else
        ui_error(ui, e);
    return REACT_DRAW;
}

void articles_refresh(struct articles *l, struct ui *ui, const char *find,
                      int64_t unit_id, enum article_state state)
{
    struct pager *p = &l->pager;
    struct tb_err e = {0};
    struct page_query q = {.first = ui->period.first,
                           .last = ui->period.last,
                           .unit_id = unit_id,
                           .group_id = l->of_unit ? 0 : ui->group_id,
                           .find = find,
                           .state = state};
    /* The filter's text lies in the view; whether it changed is told by its hash here.
     */
    uint64_t hash = 1469598103934665603u;
    for (const char *s = find; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 1099511628211u;
    bool other = q.first != p->query.first || q.last != p->query.last ||
                 q.group_id != p->query.group_id || q.state != p->query.state ||
                 hash != p->find_hash;
    p->query = q;
    p->find_hash = hash;
    enum tb_rc rc = other ? pager_restart(p, ui->app->store, &e)
                          : pager_reload(p, ui->app->store, &e);
    said(ui, rc, &e, ACTION_NONE);
}

void articles_layout(struct articles *l, struct ui *ui, struct rect rows)
{
    struct tb_err e = {0};
    l->rows = rows;
    table_layout(&l->table, 2, rows.w - 2);
    said(ui, pager_layout(&l->pager, ui->app->store, rows.h, &e), &e, ACTION_NONE);
}

unsigned articles_act(struct articles *l, struct ui *ui, enum action a)
{
    struct pager *p = &l->pager;
    const struct article_row *rows = p->rows;
    size_t top = p->top, cursor = p->cursor;
    bool mine = false, moved = false, lost = p->lost;
    struct tb_err e = {0};
    enum tb_rc rc = pager_act(p, ui->app->store, a, &mine, &moved, &e);
    if (rc)
        return said(ui, rc, &e, a);
    if (mine && moved && !lost && p->rows == rows && p->top == top)
        return ui_dirty(ui, l->rows.y + (int)(cursor - top), 1) |
               ui_dirty(ui, l->rows.y + (int)(p->cursor - top), 1);
    if (mine)
        return moved ? REACT_DRAW : REACT_NONE;
    const struct article_row *row = pager_selected(p);
    if (a == ACTION_OPEN && row)
        return ui_push(ui, &view_article, row->id, 0);
    return REACT_UNKNOWN;
}

static void draw_row(const struct articles *l, const struct ui *ui, struct canvas *c,
                     int y, const struct article_row *r, struct arena *a)
{
    const struct table *t = &l->table;
    char text[WORD_MAX], date[16], points[32];
    enum style style = r->voided ? STYLE_MUTED : STYLE_TEXT;
    table_cell(t, c, y, COL_DAY, day_format(r->day, date), style);
    table_cell(t, c, y, COL_UNIT, parts_units(ui, a, r), style);
    table_cell(t, c, y, COL_TITLE, r->title, style);
    table_cell(t, c, y, COL_STATE, parts_state(r, text), parts_state_style(r));
    table_cell(t, c, y, COL_POINTS, ui_count(r->points, points), style);
    table_cell(t, c, y, COL_AUTHOR, parts_authors(a, r), style);
    table_cell(t, c, y, COL_TYPE, r->type, style);
    table_cell(t, c, y, COL_REF, r->ref, style);
    table_cell(t, c, y, COL_OUTLETS, r->outlets, style);
}

void articles_draw(const struct articles *l, const struct ui *ui, struct canvas *c,
                   const char *empty)
{
    const struct pager *p = &l->pager;
    struct arena a = {0};
    table_head(&l->table, c, l->rows.y - 1);
    if (p->n == 0)
        parts_empty(c, l->rows, empty);
    for (int i = 0; i < l->rows.h && p->top + (size_t)i < p->n; i++) {
        size_t at = p->top + (size_t)i;
        int y = l->rows.y + i;
        bool selected = !p->lost && at == p->cursor;
        if (!canvas_live(c, y))
            continue;
        parts_row_begin(ui, c, y, p->rows[at].id, selected);
        draw_row(l, ui, c, y, &p->rows[at], &a);
        parts_row_end(c, table_end(&l->table, COL_UNIT), y, selected);
    }
    canvas_cursor(c, l->rows.y + (p->n ? (int)(p->cursor - p->top) : 0), l->rows.x);
    arena_free(&a);
}

const char *articles_position(const struct articles *l, char out[static WORD_MAX])
{
    const struct pager *p = &l->pager;
    const char *more =
        p->query.find && *p->query.find && p->total >= PAGER_COUNT_MOST ? "+" : "";
    long long at = p->before + (long long)p->cursor + 1;
    if (p->n == 0)
        snprintf(out, WORD_MAX, "0/0");
    else if (p->before < 0 || p->total < 0)
        snprintf(out, WORD_MAX, "?");
    else
        snprintf(out, WORD_MAX, "%lld/%lld%s", at, (long long)p->total, more);
    return out;
}

int64_t articles_selected(const struct articles *l)
{
    const struct article_row *r = pager_selected(&l->pager);
    return r ? r->id : 0;
}
