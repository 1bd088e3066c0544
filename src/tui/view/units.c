/* Units (2): each unit's quota, standing and weekly rhythm.
 *
 * Reads: the board; the last eight weeks' counts once per refresh. Keys: h l another
 * group; a logs for the selected unit; Enter its page. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/chain.h"

#include "tui/grid.h"
#include "tui/parts.h"

enum { WEEKS = 8, GROUP_COLS = 10, PANE_COLS = 34, PANE_FROM = 120 };
enum {
    COL_PLACE,
    COL_NAME,
    COL_GROUP,
    COL_BAR,
    COL_DONE,
    COL_STATE,
    COL_ADOPTED,
    COL_POINTS,
    COL_RHYTHM
};

struct entry {
    const struct standing *s;
    struct quota quota;
    char rhythm[WEEKS + 1];
};

struct units {
    struct view view;
    struct arena arena;
    struct grid grid;
    int pane;
};

static const struct keybind keys[] = {
    {'a', ACTION_LOG, N_("log")},
    {K_ENTER, ACTION_OPEN, N_("page")},
    KEYS_GROUP,
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_PLACE] = {N_("place"), 5, 0, .right = true},
    [COL_NAME] = {N_("unit"), 14, 0, .grow = true},
    [COL_GROUP] = {N_("group"), GROUP_COLS, 4},
    [COL_BAR] = {N_("progress"), 8, 2, .falls = true},
    [COL_DONE] = {N_("done/due"), 8, 1, .right = true, .falls = true},
    [COL_STATE] = {N_("state"), 9, 0, .falls = true},
    [COL_ADOPTED] = {N_("adopted"), 7, 6, .right = true, .falls = true},
    [COL_POINTS] = {N_("points"), 7, 0, .right = true, .falls = true},
    [COL_RHYTHM] = {N_("8 weeks"), 8, 5, .falls = true},
};

static struct units *of(struct view *v)
{
    return (struct units *)v;
}

static char digit(int count)
{
    return (char)(count <= 0 ? '.' : count > 9 ? '+' : '0' + count);
}

/* Fills the weekly digits of all entries with one read. */
static void read_rhythm(struct units *u, struct ui *ui)
{
    struct list *l = &u->grid.list;
    int64_t *ids = arena_array(&u->arena, l->n + 1, sizeof *ids);
    int *counts = NULL;
    struct tb_err e;
    for (size_t i = 0; i < l->n; i++)
        ids[i] = l->rows[i].id;
    if (l->n == 0 || store_rhythm(ui->app->store, ui->loaded.today, WEEKS, &u->arena,
                                  ids, l->n, &counts, &e) != TB_OK)
        return;
    for (size_t i = 0; i < l->n; i++) {
        struct entry *row = (struct entry *)(uintptr_t)l->rows[i].data;
        for (size_t w = 0; w < WEEKS; w++)
            row->rhythm[w] = digit(counts[i * WEEKS + w]);
    }
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct units *u = of(v);
    u->pane = area.w >= PANE_FROM && !ui->no_pane ? PANE_COLS : 0;
    u->grid.foot = area.h >= 16 && !u->pane ? 3 : 0;
    u->grid.table.columns[COL_GROUP].width =
        ui->group_id ? 0 : GROUP_COLS; /* all would say the same */
    grid_layout(&u->grid, ui,
                (struct rect){area.y + 2, 0, area.h - 2 - u->grid.foot,
                              area.w - (u->pane ? u->pane + 3 : 0)});
}

static void refresh(struct view *v, struct ui *ui)
{
    struct units *u = of(v);
    const struct board *b = ui->board;
    arena_reset(&u->arena);
    list_begin(&u->grid.list);
    for (size_t i = 0; b && i < b->n_units; i++) {
        const struct standing *s = &b->units[i];
        const struct unit *unit = names_unit(b->names, s->owner_id);
        if ((ui->group_id && s->group_id != ui->group_id) || !unit ||
            !(parts_match(v->filter, unit->name) ||
              parts_match(v->filter, unit->alias)))
            continue;
        struct entry *row = arena_alloc(&u->arena, sizeof *row);
        row->s = s;
        row->quota = parts_quota(b, s->owner_id);
        list_add(&u->grid.list, s->owner_id, 0, row);
    }
    grid_order(&u->grid, ui);
    list_end(&u->grid.list, ui->fill);
    read_rhythm(u, ui);
    layout(v, ui, v->area);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct units *u = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&u->grid, ui, a, &react))
        return react == REACT_ROWS && u->pane ? REACT_DRAW : react;
    int64_t id = grid_selected(&u->grid);
    if (a == ACTION_OPEN && id)
        return ui_push(ui, &view_unit, id, 0);
    if (a == ACTION_OPEN && ui->app->names.n_units == 0)
        return ui_push(ui, &view_roster, 0, 0);
    return REACT_UNKNOWN;
}

/* A ledger without units takes their list as it is pasted. */
static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    (void)v;
    if (ui->app->names.n_units > 0)
        return REACT_UNKNOWN;
    unsigned react = ui_push(ui, &view_roster, 0, 0);
    struct view *list = ui_top(ui);
    return list->ops == &view_roster ? react | list->ops->paste(list, ui, text, n)
                                     : react;
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct entry *e = data;
    const struct quota *q = &e->quota;
    (void)v;
    char text[WORD_MAX], n[2][32];
    if (e->s->exempt)
        snprintf(text, sizeof text, "-");
    else
        snprintf(text, sizeof text, "%s%d", e->s->tied ? "=" : "", e->s->place);
    table_cell(t, c, y, COL_PLACE, text, STYLE_TEXT);
    table_cell(t, c, y, COL_NAME, ui_unit_name(ui, e->s->owner_id), STYLE_TEXT);
    table_cell(t, c, y, COL_GROUP, ui_group_name(ui, e->s->group_id), STYLE_MUTED);
    bool counted = q->any && !q->exempt && !q->unsaid;
    if (counted && table_has(t, COL_BAR))
        canvas_bar(c, y, t->x[COL_BAR], t->w[COL_BAR], q->done, q->required,
                   parts_quota_style(q));
    snprintf(text, sizeof text, "%s/%s", q->any ? ui_count(q->done, n[0]) : "",
             counted ? ui_count(q->required, n[1]) : "-");
    if (!q->any)
        snprintf(text, sizeof text, "%lld/-", (long long)e->s->submitted);
    table_cell(t, c, y, COL_DONE, text, STYLE_TEXT);
    table_cell(t, c, y, COL_STATE, parts_quota_words(q, text), parts_quota_style(q));
    table_number(t, c, y, COL_ADOPTED, e->s->adopted, STYLE_TEXT);
    table_cell(t, c, y, COL_POINTS,
               e->s->exempt ? "-" : ui_points(ui, e->s->points, n[0]), STYLE_TITLE);
    table_cell(t, c, y, COL_RHYTHM, e->rhythm, STYLE_MUTED);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct entry *a = pa, *b = pb;
    (void)g;
    switch (column) {
    case COL_NAME:
        return parts_compare_names(ui, a->s->owner_id, b->s->owner_id);
    case COL_GROUP:
        return parts_compare_names(ui, a->s->group_id, b->s->group_id);
    case COL_BAR:
        return parts_compare(a->quota.done / TB_ONE * b->quota.required,
                             b->quota.done / TB_ONE * a->quota.required);
    case COL_DONE:
        return parts_compare(a->s->submitted, b->s->submitted);
    case COL_STATE:
        return parts_compare(a->quota.missing, b->quota.missing);
    case COL_ADOPTED:
        return parts_compare(a->s->adopted, b->s->adopted);
    case COL_POINTS:
        return parts_compare(a->s->points, b->s->points);
    case COL_RHYTHM:
        return strcmp(a->rhythm, b->rhythm);
    default:
        return parts_compare(a->s->place, b->s->place);
    }
}

static const struct grid_ops grid_ops = {
    .name = "units", .focus = COL_NAME, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw_foot(const struct units *u, const struct ui *ui, struct canvas *c)
{
    const struct entry *e = grid_selected_data(&u->grid);
    const struct unit *unit = e ? names_unit(&ui->app->names, e->s->owner_id) : NULL;
    struct rect a = u->view.area;
    int y = a.y + a.h - 3;
    char n[32];
    canvas_rule(c, y);
    if (!unit)
        return;
    int x = canvas_put(c, y + 1, 1, a.w - 2, unit->name, STYLE_TITLE);
    struct arena names = {0};
    const struct chain chain =
        chain_of(&names, &ui->app->names, unit->id, ui->loaded.today);
    if (*chain.leader.name)
        x = parts_pair(c, y + 1, x + 2, a.w - x - 3, _("leader"), chain.leader.name);
    if (*chain.head.name)
        x = parts_pair(c, y + 1, x + 2, a.w - x - 3, _("head"), chain.head.name);
    if (chain.n_officers)
        x = parts_pair(c, y + 1, x + 2, a.w - x - 3, _("officer"),
                       chain.officers[0]->name);
    arena_free(&names);
    if (*unit->alias)
        parts_pair(c, y + 1, x + 2, a.w - x - 3, _("alias"), unit->alias);
    x = canvas_printf(c, y + 2, 1, a.w - 2, STYLE_TEXT, _("sent %lld, adopted %lld"),
                      (long long)e->s->submitted, (long long)e->s->adopted);
    if (e->quota.any && !e->quota.exempt && !e->quota.unsaid)
        canvas_printf(c, y + 2, x + 2, a.w - x - 3, STYLE_TEXT,
                      _("forecast for the quota's end %s"),
                      ui_count(e->quota.forecast, n));
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct units *u = (const struct units *)v;
    const struct rect rows = u->grid.rows;
    char text[EMPTY_MAX];
    parts_group_tabs(ui, c, v->area.y, 0);
    if (u->grid.foot)
        draw_foot(u, ui, c);
    if (u->pane)
        parts_pane(ui, c, rows, u->pane, grid_selected(&u->grid));
    grid_draw(&u->grid, v, ui, c,
              v->filter[0] ? parts_no_match(v->filter, text)
              : ui->app->names.n_units == 0
                  ? _("no units yet\npaste their list here   Enter types it")
                  : _("no unit stands in this group in this period\nl another group"));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return grid_selected(&((const struct units *)v)->grid);
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

const struct view_ops view_units = {
    .name = "units",
    .title = N_("Units"),
    .words = "单位",
    .order = 2,
    .board = BOARD_FULL,
    .size = sizeof(struct units),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .layout = layout,
    .act = act,
    .paste = paste,
    .draw = draw,
    .selected = selected,
    .grid = grid,
};
