/* What has become of the numbers of a published bulletin: its correction list so far.
 *
 * Reads: the bulletin and the board of its period. Opened on the bulletin's id. Keys:
 * those of every list. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/word.h"

#include "tui/bulletin_view.h"
#include "tui/parts.h"

#include "bulletin/wording.h"

enum { COL_GROUP, COL_NAME, COL_FIGURE, COL_WAS, COL_NOW };

struct difference {
    struct view view;
    struct arena arena;
    struct grid grid;
    int64_t bulletin;
    char title[200];
};

static const struct keybind keys[] = {
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_GROUP] = {N_("group"), 12, 2},
    [COL_NAME] = {N_("name"), 14, 0, .grow = true},
    [COL_FIGURE] = {N_("figure"), 12, 0},
    [COL_WAS] = {N_("printed"), 9, 0, .right = true},
    [COL_NOW] = {N_("now"), 9, 0, .right = true},
};

static struct difference *of(struct view *v)
{
    return (struct difference *)v;
}

static const char *figure_word(const struct circular_change *x)
{
    return wording_figure(x, i18n_is_zh());
}

static enum tb_rc read_changes(struct difference *d, struct ui *ui,
                               struct circular_change **changes, size_t *n,
                               struct tb_err *e)
{
    struct bulletin_head *heads;
    size_t n_heads;
    char ref[BULLETIN_REF_MAX];
    enum tb_rc rc = store_bulletins(ui->app->store, &d->arena, &heads, &n_heads, e);
    for (size_t i = 0; rc == TB_OK && i < n_heads; i++) {
        if (heads[i].id != d->bulletin)
            continue;
        snprintf(d->title, sizeof d->title, "%s  %s  %s",
                 bulletin_ref(heads[i].year, heads[i].number, ref), heads[i].period,
                 bulletin_track(heads[i].track));
        rc = app_bulletin_difference(ui->app, &heads[i], &d->arena, changes, n, e);
    }
    return rc;
}

static void refresh(struct view *v, struct ui *ui)
{
    struct difference *d = of(v);
    struct circular_change *changes = NULL;
    size_t n = 0;
    struct tb_err e;
    int64_t seq = ui->app->seq;
    arena_reset(&d->arena);
    enum tb_rc rc = read_changes(d, ui, &changes, &n, &e);
    ui_read_failed(ui, rc, &e);
    list_begin(&d->grid.list);
    for (size_t i = 0; i < n; i++)
        if (parts_match(v->filter, changes[i].name) ||
            parts_contain(v->filter, changes[i].group) ||
            parts_contain(v->filter, figure_word(&changes[i])))
            list_add(&d->grid.list, changes[i].owner_id, (int64_t)i, &changes[i]);
    grid_end(&d->grid, ui);
    ui_names_moved(ui, seq);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    grid_layout(&of(v)->grid, ui, (struct rect){area.y + 2, 0, area.h - 2, area.w});
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    unsigned react = REACT_NONE;
    if (grid_act(&of(v)->grid, ui, a, &react))
        return react;
    return a == ACTION_DIFFERENCE ? REACT_NONE : REACT_UNKNOWN;
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct circular_change *x = data;
    (void)v;
    (void)ui;
    table_cell(t, c, y, COL_GROUP, x->group, STYLE_MUTED);
    table_cell(t, c, y, COL_NAME, x->name, STYLE_TEXT);
    table_cell(t, c, y, COL_FIGURE, figure_word(x), STYLE_TEXT);
    table_cell(t, c, y, COL_WAS, *x->was ? x->was : "-", STYLE_TEXT);
    table_cell(t, c, y, COL_NOW, *x->now ? x->now : "-", STYLE_TITLE);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct circular_change *a = pa, *b = pb;
    (void)g;
    switch (column) {
    case COL_GROUP:
        return strcmp(a->group, b->group);
    case COL_FIGURE:
        return strcmp(figure_word(a), figure_word(b));
    case COL_WAS:
        return strcmp(a->was, b->was);
    case COL_NOW:
        return strcmp(a->now, b->now);
    default:
        return parts_compare_names(ui, a->owner_id, b->owner_id);
    }
}

static const struct grid_ops grid_ops = {
    .name = "difference", .focus = COL_NAME, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)how;
    of(v)->bulletin = id;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct difference *d = (const struct difference *)v;
    char text[EMPTY_MAX];
    canvas_printf(c, v->area.y, 1, v->area.w - 2, STYLE_TITLE,
                  _("since %s: %zu numbers"), d->title, d->grid.list.n);
    grid_draw(&d->grid, v, ui, c,
              v->filter[0] ? parts_no_match(v->filter, text)
                           : _("no number has changed since it was published"));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return grid_selected(&((const struct difference *)v)->grid);
}

static struct grid *grid(struct view *v)
{
    return &of(v)->grid;
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    grid_free(&of(v)->grid);
    arena_free(&of(v)->arena);
}

const struct view_ops view_difference = {
    .name = "difference",
    .title = N_("Difference"),
    .size = sizeof(struct difference),
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
