/* Ranking (5): who stands where in each group, and the persons.
 *
 * Reads: the board, and once per refresh the board of the previous period for the
 * moves; of a published period its bulletin. Keys: h l another group or the persons;
 * Enter the credits that make a score; F what was published, D the difference. */
#include "tui/ranking.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/grid.h"
#include "tui/parts.h"

enum {
    COL_PLACE,
    COL_MOVED,
    COL_NAME,
    COL_GROUP,
    COL_POINTS,
    COL_SENT,
    COL_ADOPTED,
    COL_ABOVE,
    COL_AWARD,
    COL_OUTLETS
};
enum { PANE_COLS = 34, PANE_FROM = 120 };

struct ranking {
    struct view view;
    struct arena arena; /* owns entries */
    struct grid grid;
    int pane;    /* columns of the detail pane, 0: none */
    int figures; /* the column of the first */
    int64_t units, exempt, sent, adopted;
    tb_amount points;
    struct rank_frozen frozen;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("credits")},
    {'F', ACTION_FROZEN, NULL},
    {'D', ACTION_DIFFERENCE, NULL},
    KEYS_GROUP,
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    {K_F(6), ACTION_OPEN, NULL},
    KEYS_END,
};

static struct ranking *of(struct view *v)
{
    return (struct ranking *)v;
}

static void count_row(struct ranking *r, const struct standing *s)
{
    r->units++;
    r->exempt += s->exempt;
    r->sent += s->submitted;
    r->adopted += s->adopted;
    r->points += s->points;
}

static void fill(struct ranking *r, struct ui *ui, const struct board *before)
{
    const struct board *b = r->frozen.board ? r->frozen.board : ui->board;
    const struct standing *rows = ui->people ? b->people : b->units;
    size_t n = ui->people ? b->n_people : b->n_units;
    for (size_t i = 0; i < n; i++) {
        const struct standing *s = &rows[i];
        if ((!ui->people && ui->group_id && s->group_id != ui->group_id) ||
            !parts_match(r->view.filter, ui_owner_name(ui, s->owner_id)))
            continue;
        struct rank_row *e = arena_alloc(&r->arena, sizeof *e);
        *e = rank_row(b, rows, n, i, before);
        count_row(r, s);
        list_add(&r->grid.list, s->owner_id, 0, e);
    }
}

static void set_columns(struct ranking *r, const struct ui *ui)
{
    struct column columns[TABLE_COLUMNS] = {
        [COL_PLACE] = {N_("place"), 5, 0, .right = true},
        [COL_MOVED] = {N_("moved"), 5, 4, .falls = true},
        [COL_NAME] = {ui->people ? N_("name") : N_("unit"), 14, 0, .grow = true},
        [COL_GROUP] = {ui->people ? N_("unit") : N_("group"), 12, 3},
        [COL_POINTS] = {N_("points"), 8, 0, .right = true, .falls = true},
        [COL_SENT] = {N_("sent"), 5, 2, .right = true, .falls = true},
        [COL_ADOPTED] = {N_("adopted"), 7, 1, .right = true, .falls = true},
        [COL_ABOVE] = {N_("to the next"), 14, 5},
        [COL_AWARD] = {N_("award"), 0, 2},
    };
    int n = COL_OUTLETS;
    if (!ui->people && ui->group_id)
        columns[COL_GROUP].width = 0; /* all rows say the same */
    const struct board *b = ui->board;
    if (b)
        columns[COL_AWARD].width = rank_award_width(b, ui->people);
    for (size_t i = 0; b && i < b->n_outlets && n < TABLE_COLUMNS; i++)
        columns[n++] = rank_column(b->outlets[i]->name, 4, 10 + (int)i);
    r->figures = n;
    for (size_t i = 0; b && i < b->n_figures && n < TABLE_COLUMNS; i++)
        columns[n++] =
            rank_column(b->figures[i]->name, rank_figure_width(&r->grid.list, b, i), 6);
    grid_columns(&r->grid, columns, n);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct ranking *r = of(v);
    int head = area.h >= 16 || r->frozen.head.id ? 3 : 2;
    r->pane = area.w >= PANE_FROM && !ui->no_pane ? PANE_COLS : 0;
    int foot = area.h >= 16 && !r->pane ? 3 : 1;
    r->grid.foot = r->pane ? 0 : foot;
    set_columns(r, ui);
    grid_layout(&r->grid, ui,
                (struct rect){area.y + head, 0, area.h - head - foot,
                              area.w - (r->pane ? r->pane + 3 : 0)});
}

static void refresh(struct view *v, struct ui *ui)
{
    struct ranking *r = of(v);
    struct arena scratch = {0};
    struct board *before = NULL;
    struct tb_err e;
    arena_reset(&r->arena);
    r->units = r->exempt = r->sent = r->adopted = r->points = 0;
    list_begin(&r->grid.list);
    int64_t seq = ui->app->seq;
    if (ui->board &&
        app_board(ui->app, period_step(ui->period, -1), &scratch, &before, &e) != TB_OK)
        before = NULL;
    if (ui->app->seq != seq) {
        /* Somebody saved meanwhile and the names were read again: the board borrowed
         * the old ones. Without comparison now; the reload that follows makes it. */
        ui->board = before = NULL;
        if (ui_need_board(ui, BOARD_FULL, &e) != TB_OK)
            ui->board = NULL;
    }
    rank_frozen_read(&r->frozen, ui, &r->arena);
    if (ui->board)
        fill(r, ui, before);
    grid_order(&r->grid, ui);
    list_end(&r->grid.list, ui->fill);
    arena_free(&scratch);
    layout(v, ui, v->area);
}

/* Groups in their order, then all, then the persons. */
static unsigned step_group(struct ui *ui, int step)
{
    const struct names *n = &ui->app->names;
    int64_t last = (int64_t)n->n_groups + 1, at = last - 1; /* all */
    for (size_t i = 0; i < n->n_groups; i++)
        if (n->groups[i].id == ui->group_id)
            at = (int64_t)i;
    if (ui->people)
        at = last;
    at = (at + step + last + 1) % (last + 1);
    bool mine;
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    ui->people = at == last;
    ui->group_id = at < last - 1 ? n->groups[at].id : 0;
    ui_refresh(ui);
    ui_let_go(ui, mine);
    return REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct ranking *r = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&r->grid, ui, a, &react))
        return react == REACT_ROWS && r->pane ? REACT_DRAW : react;
    if (a == ACTION_LEFT || a == ACTION_RIGHT)
        return step_group(ui, a == ACTION_RIGHT ? 1 : -1);
    if (a == ACTION_FROZEN || a == ACTION_DIFFERENCE)
        return rank_frozen_look(&r->frozen, ui, a == ACTION_DIFFERENCE);
    int64_t id = grid_selected(&r->grid);
    if (a == ACTION_OPEN && id)
        return ui_push(ui, &view_credits, id, 0);
    return REACT_UNKNOWN;
}

/* --- drawing ---------------------------------------------------------------------- */

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct rank_row *e = data;
    const struct standing *s = e->s;
    char word[WORD_MAX], points[32];
    if (!s->place)
        snprintf(word, sizeof word, "-");
    else
        snprintf(word, sizeof word, "%s%d", s->tied ? "=" : "", s->place);
    table_cell(t, c, y, COL_PLACE, word, STYLE_TEXT);
    rank_moved_words(e, word);
    table_cell(t, c, y, COL_MOVED, word, e->moved > 0 ? STYLE_OK : STYLE_MUTED);
    table_cell(t, c, y, COL_NAME, ui_owner_name(ui, s->owner_id), STYLE_TEXT);
    table_cell(t, c, y, COL_GROUP,
               ui->people ? ui_unit_name(ui, s->unit_id)
                          : ui_group_name(ui, s->group_id),
               STYLE_MUTED);
    table_cell(t, c, y, COL_POINTS, s->exempt ? "-" : ui_points(ui, s->points, points),
               STYLE_TITLE);
    table_number(t, c, y, COL_SENT, s->submitted, STYLE_TEXT);
    table_number(t, c, y, COL_ADOPTED, s->adopted, STYLE_TEXT);
    rank_above_words(ui, e, word);
    table_cell(t, c, y, COL_ABOVE, s->exempt ? _("exempt") : word, STYLE_MUTED);
    parts_awards(ui->board, s->owner_kind, s->owner_id, word);
    table_cell(t, c, y, COL_AWARD, word, STYLE_OK);
    const int figures = ((const struct ranking *)v)->figures;
    for (int i = COL_OUTLETS; i < figures; i++)
        table_number(t, c, y, i, s->outlets[i - COL_OUTLETS],
                     s->outlets[i - COL_OUTLETS] ? STYLE_TEXT : STYLE_MUTED);
    for (int i = figures; i < t->n; i++)
        table_cell(t, c, y, i,
                   parts_figure(ui->board, s, (size_t)(i - figures), points),
                   STYLE_TEXT);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct rank_row *a = pa, *b = pb;
    const struct board *board = ui->board;
    (void)g;
    char names[2][WORD_MAX];
    switch (column) {
    case COL_AWARD:
        return strcmp(parts_awards(board, a->s->owner_kind, a->s->owner_id, names[0]),
                      parts_awards(board, b->s->owner_kind, b->s->owner_id, names[1]));
    case COL_MOVED:
        return parts_compare(a->moved == RANK_MOVED_UNKNOWN ? INT32_MIN : a->moved,
                             b->moved == RANK_MOVED_UNKNOWN ? INT32_MIN : b->moved);
    case COL_NAME:
        return parts_compare_names(ui, a->s->owner_id, b->s->owner_id);
    case COL_GROUP:
        return ui->people ? parts_compare_names(ui, a->s->unit_id, b->s->unit_id)
                          : parts_compare_names(ui, a->s->group_id, b->s->group_id);
    case COL_POINTS:
        return parts_compare(a->s->points, b->s->points);
    case COL_SENT:
        return parts_compare(a->s->submitted, b->s->submitted);
    case COL_ADOPTED:
        return parts_compare(a->s->adopted, b->s->adopted);
    case COL_ABOVE:
        return parts_compare(a->above, b->above);
    case COL_PLACE:
        return parts_compare(a->s->place, b->s->place);
    default:
        return rank_compare_data(a->s, b->s, column - COL_OUTLETS,
                                 (int)board->n_outlets);
    }
}

static const struct grid_ops grid_ops = {
    .name = "ranking", .focus = COL_NAME, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    grid_open(&of(v)->grid, &grid_ops, NULL, 0);
}

/* What the columns may have no room for. */
static void draw_counts(const struct ranking *r, const struct ui *ui, struct canvas *c,
                        int y)
{
    const struct rank_row *e = grid_selected_data(&r->grid);
    const struct board *b = ui->board;
    char text[32];
    int w = r->view.area.w;
    if (!e)
        return;
    int x = canvas_printf(c, y, 1, w - 2, STYLE_TITLE, "%s",
                          ui_owner_name(ui, e->s->owner_id));
    for (size_t i = 0; i < b->n_figures; i++)
        x = canvas_printf(c, y, x + 2, w - x - 3, STYLE_TEXT, "%s %s",
                          b->figures[i]->name, parts_figure(b, e->s, i, text));
    for (size_t i = 0; i < b->n_outlets; i++)
        if (e->s->outlets[i])
            x = canvas_printf(c, y, x + 2, w - x - 3, STYLE_TEXT, "%s %lld",
                              b->outlets[i]->name, (long long)e->s->outlets[i]);
}

static void draw_foot(const struct ranking *r, const struct ui *ui, struct canvas *c)
{
    char points[32];
    struct rect a = r->view.area;
    int y = a.y + a.h - 1;
    if (a.h >= 16 && !r->pane) {
        canvas_rule(c, y - 2);
        draw_counts(r, ui, c, y - 1);
    }
    canvas_printf(
        c, y, 1, a.w - 2, STYLE_MUTED,
        ui->people ? _("%lld persons, %lld exempt; sent %lld, adopted %lld, points %s")
                   : _("%lld units, %lld exempt; sent %lld, adopted %lld, points %s"),
        (long long)r->units, (long long)r->exempt, (long long)r->sent,
        (long long)r->adopted, ui_points(ui, r->points, points));
}

static void draw_tabs(const struct ranking *r, const struct ui *ui, struct canvas *c)
{
    int y = r->view.area.y;
    int x = parts_group_tabs(ui, c, y, 0);
    x = canvas_printf(c, y, x, c->cols - x, ui->people ? STYLE_TITLE : STYLE_TEXT,
                      ui->people ? "[%s(%d)]" : " %s(%d) ", _("persons"),
                      ui->board ? (int)ui->board->n_people : 0);
    if (ui->board)
        canvas_printf(c, y, x + 2, c->cols - x - 2, STYLE_MUTED, _("scheme: %s"),
                      ui->board->scheme ? ui->board->scheme->name : _("none"));
    char frozen[WORD_MAX * 2];
    rank_frozen_words(&r->frozen, frozen, sizeof frozen);
    if (*frozen)
        canvas_put(c, y + 1, 1, r->view.area.w - 2, frozen,
                   r->frozen.shown ? STYLE_OK : STYLE_WARN);
    else if (r->view.area.h >= 16)
        canvas_rule(c, y + 1);
}

static const char *empty_words(const struct ranking *r, const struct ui *ui,
                               char out[static EMPTY_MAX])
{
    if (r->view.filter[0])
        return parts_no_match(r->view.filter, out);
    if (ui->app->names.n_units == 0)
        return _("no units yet\n2 goes there; paste their list");
    return _("nobody stands on this board\n[ earlier period   l another group");
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct ranking *r = (const struct ranking *)v;
    char text[EMPTY_MAX];
    draw_tabs(r, ui, c);
    grid_draw(&r->grid, v, ui, c, empty_words(r, ui, text));
    if (r->pane)
        parts_pane(ui, c, r->grid.rows, r->pane, grid_selected(&r->grid));
    if (ui->board)
        draw_foot(r, ui, c);
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return grid_selected(&((const struct ranking *)v)->grid);
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

const struct view_ops view_ranking = {
    .name = "ranking",
    .title = N_("Ranking"),
    .words = "排名 个人",
    .order = 5,
    .board = BOARD_FULL,
    .size = sizeof(struct ranking),
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
