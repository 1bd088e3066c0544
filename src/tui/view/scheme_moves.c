/* Who would move under the measure being written, in the period on the screen.
 *
 * Opened over the text. Reads: every article with anything in the period, once; again
 * for another period and on F5. Keys: Enter asks to put it in force, Tab shows those
 * who stay too, Esc goes back to the text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"

#include "tui/parts.h"
#include "tui/scheme_view.h"

enum { COL_NAME, COL_GROUP, COL_PLACE, COL_POINTS, COL_BY, COL_CLAUSE };

static const struct grid_ops grid_ops;

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("put in force")},
    {K_CTRL('S'), ACTION_OPEN, NULL},
    {K_TAB, ACTION_NEXT, N_("all or those who move")},
    {K_BACKTAB, ACTION_NEXT, NULL},
    {K_ESC, ACTION_BACK, N_("the text")},
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_NAME] = {N_("unit"), 12, 0},
    [COL_GROUP] = {N_("group"), 10, 3},
    [COL_PLACE] = {N_("place"), 10, 0, .falls = true},
    [COL_POINTS] = {N_("points"), 16, 0, .falls = true},
    [COL_BY] = {N_("most by"), 8, 2, .right = true, .falls = true},
    [COL_CLAUSE] = {N_("clause"), 12, 1, .grow = true},
};

static struct scheme_moves *of(struct view *v)
{
    return (struct scheme_moves *)v;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct scheme_moves *m = of(v);
    (void)id;
    (void)how;
    m->edit = (struct scheme_edit *)ui_top(ui);
    grid_open(&m->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    grid_free(&of(v)->grid);
    arena_free(&of(v)->arena);
}

/* --- working it out --------------------------------------------------------------- */

static bool moves(const struct measure_move *m)
{
    return m->place_before != m->place_after || m->points_before != m->points_after;
}

static void work_out(struct scheme_moves *m, struct ui *ui)
{
    struct tb_err e = {0};
    struct measure_preview *p = &m->preview;
    arena_reset(&m->arena);
    *p = (struct measure_preview){0};
    enum tb_rc rc = app_measure_preview(ui->app, editor_text(&m->edit->editor),
                                        ui->period, &m->arena, p, &e);
    m->there = rc == TB_OK;
    m->seq = ui->seq;
    if (rc) {
        *p = (struct measure_preview){0};
        m->view.stale = true;
        ui_error(ui, &e);
    }
    if (rc == TB_BUSY)
        ui_due_in(ui, DUE_RELOAD, 10);
    /* The clauses of the versions in force are the app's, until they are read again. */
    for (size_t i = 0; i < p->n; i++)
        p->moves[i].clause = arena_strdup(&m->arena, p->moves[i].clause);
}

static void fill(struct scheme_moves *m, struct ui *ui)
{
    const struct measure_preview *p = &m->preview;
    list_begin(&m->grid.list);
    for (size_t i = 0; i < p->n; i++)
        if ((m->all || moves(&p->moves[i])) &&
            parts_match(m->view.filter, ui_owner_name(ui, p->moves[i].owner_id)))
            list_add(&m->grid.list, p->moves[i].owner_id, 0, &p->moves[i]);
    grid_order(&m->grid, ui);
    list_end(&m->grid.list, ui->fill);
}

static void refresh(struct view *v, struct ui *ui)
{
    struct scheme_moves *m = of(v);
    const struct period now = app_period(ui->app, ui->period);
    if (!m->there || ui->acting == ACTION_RELOAD ||
        now.first != m->preview.period.first || now.last != m->preview.period.last)
        work_out(m, ui);
    fill(m, ui);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    grid_layout(&of(v)->grid, ui, (struct rect){area.y + 2, 0, area.h - 4, area.w});
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct scheme_moves *m = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&m->grid, ui, a, &react))
        return react == REACT_ROWS ? REACT_DRAW : react; /* the foot tells of the row */
    switch ((int)a) {
    case ACTION_NEXT:
        m->all = !m->all;
        fill(m, ui);
        return REACT_LAYOUT;
    case ACTION_OPEN:
        return m->there ? ui_push(ui, &view_scheme_apply, 0, 0) : REACT_NONE;
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return REACT_NONE;
    default:
        return REACT_UNKNOWN;
    }
}

/* --- drawing ---------------------------------------------------------------------- */

static void place_words(const struct measure_move *m, char out[static 32])
{
    char from[12] = "-", to[12] = "-";
    if (m->place_before)
        snprintf(from, sizeof from, "%d", m->place_before);
    if (m->place_after)
        snprintf(to, sizeof to, "%d", m->place_after);
    if (m->place_before == m->place_after)
        snprintf(out, 32, "%s", to);
    else
        snprintf(out, 32, "%s -> %s", from, to);
}

static void points_words(const struct measure_move *m, int decimals,
                         char out[static 80])
{
    char from[32], to[32];
    amount_format(m->points_before, decimals, from);
    amount_format(m->points_after, decimals, to);
    if (m->points_before == m->points_after)
        snprintf(out, 80, "%s", to);
    else
        snprintf(out, 80, "%s -> %s", from, to);
}

static const char *signed_words(tb_amount a, char out[static 40])
{
    char n[32];
    snprintf(out, 40, "%s%s", a > 0 ? "+" : "", ui_count(a, n));
    return out;
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct measure_move *m = data;
    const struct scheme_moves *view = (const struct scheme_moves *)v;
    char place[32], points[80], by[40];
    place_words(m, place);
    points_words(m, view->preview.decimals, points);
    table_cell(t, c, y, COL_NAME, ui_owner_name(ui, m->owner_id), STYLE_TEXT);
    table_cell(t, c, y, COL_GROUP, ui_group_name(ui, m->group_id), STYLE_MUTED);
    table_cell(t, c, y, COL_PLACE, place,
               m->place_before == m->place_after ? STYLE_MUTED : STYLE_TITLE);
    table_cell(t, c, y, COL_POINTS, points, STYLE_TEXT);
    table_cell(t, c, y, COL_BY, m->by ? signed_words(m->by, by) : "", STYLE_TEXT);
    table_cell(t, c, y, COL_CLAUSE, m->clause, STYLE_MUTED);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct measure_move *a = pa, *b = pb;
    (void)g;
    switch (column) {
    case COL_NAME:
        return parts_compare_names(ui, a->owner_id, b->owner_id);
    case COL_GROUP:
        return parts_compare_names(ui, a->group_id, b->group_id);
    case COL_PLACE:
        return parts_compare(a->place_before - a->place_after,
                             b->place_before - b->place_after);
    case COL_POINTS:
        return parts_compare(a->points_after - a->points_before,
                             b->points_after - b->points_before);
    case COL_CLAUSE:
        return strcmp(a->clause, b->clause);
    default:
        return parts_compare(a->by, b->by);
    }
}

static const struct grid_ops grid_ops = {
    .name = "scheme-moves", .focus = COL_NAME, .row = draw_row, .compare = compare};

static void draw_head(const struct scheme_moves *m, struct canvas *c)
{
    struct rect a = m->view.area;
    const struct scheme *s = &m->edit->check.scheme;
    char period[WORD_MAX], from[16];
    ui_period_title(m->preview.period, period);
    int x = canvas_printf(
        c, a.y, 1, a.w - 2, m->preview.n_moved ? STYLE_WARN : STYLE_OK,
        _("%zu of %zu units move in %s"), m->preview.n_moved, m->preview.n, period);
    canvas_printf(c, a.y, x + 2, a.w - x - 3, STYLE_TITLE, _("%s from %s"), s->name,
                  day_format(s->from, from));
}

static void draw_foot(const struct scheme_moves *m, const struct ui *ui,
                      struct canvas *c)
{
    struct rect a = m->view.area;
    const struct measure_move *row = grid_selected_data(&m->grid);
    int y = a.y + a.h - 2;
    canvas_rule(c, y);
    if (m->seq != ui->seq)
        canvas_put(c, y + 1, 1, a.w - 2,
                   _("! data changed since this was worked out; F5 does it again"),
                   STYLE_WARN);
    else if (row && *row->clause)
        canvas_printf(c, y + 1, 1, a.w - 2, STYLE_TEXT, _("most by: %s"), row->clause);
}

static const char *empty_words(const struct scheme_moves *m, const struct ui *ui,
                               char out[static EMPTY_MAX])
{
    if (m->view.filter[0])
        return parts_no_match(m->view.filter, out);
    if (!m->there)
        return _("it could not be worked out\nF5 tries again   Esc back to the text");
    if (m->edit->check.scheme.from > ui->period.last)
        return _("it begins after this period: nobody moves in it\n] later period   "
                 "Enter puts it in force");
    return _("nobody moves in this period\n[ earlier period   Enter puts it in force");
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct scheme_moves *m = (const struct scheme_moves *)v;
    char text[EMPTY_MAX];
    if (m->there)
        draw_head(m, c);
    grid_draw(&m->grid, v, ui, c, empty_words(m, ui, text));
    draw_foot(m, ui, c);
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return grid_selected(&((const struct scheme_moves *)v)->grid);
}

static struct grid *grid(struct view *v)
{
    return &of(v)->grid;
}

const struct view_ops view_scheme_moves = {
    .name = "scheme-moves",
    .title = N_("Who would move"),
    .size = sizeof(struct scheme_moves),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .layout = layout,
    .act = act,
    .draw = draw,
    .selected = selected,
    .grid = grid,
};
