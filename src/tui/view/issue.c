/* One issue of the own channel: its articles by column.
 *
 * Reads: the issue. Keys: Enter an article's page; b puts it into another column or
 * issue; o e r d R O act on the article. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/diary_view.h"
#include "tui/parts.h"

enum { COL_COLUMN, COL_UNIT, COL_TITLE, COL_DAY, COL_STATE };
enum { HEAD = 1 };

struct issue_page {
    struct view view;
    struct arena arena;
    struct grid grid;
    struct issue_entry item;
    int64_t id;
    bool here;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")},
    KEYS_ARTICLE,
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_COLUMN] = {N_("column"), 12, 0},
    [COL_UNIT] = {N_("unit"), 14, 1},
    [COL_TITLE] = {N_("title"), 16, 0, .grow = true},
    [COL_DAY] = {N_("date"), 10, 2, .falls = true},
    [COL_STATE] = {N_("state"), 6, 0},
};

static struct issue_page *of(struct view *v)
{
    return (struct issue_page *)v;
}

/* By columns, each where it first appears. */
static void add_rows(struct issue_page *p)
{
    const struct issue_entry *x = &p->item;
    bool *told = arena_array(&p->arena, x->n_items + 1, sizeof *told);
    for (size_t i = 0; i < x->n_items; i++)
        for (size_t k = i; k < x->n_items; k++) {
            const struct printed *r = &x->items[k];
            if (told[k] || strcmp(r->item.column, x->items[i].item.column) != 0)
                continue;
            told[k] = true;
            if (parts_contain(p->view.filter, r->title) ||
                parts_contain(p->view.filter, r->item.column) ||
                parts_match(p->view.filter, r->units))
                list_add(&p->grid.list, r->item.submission_id, 0, r);
        }
}

static void refresh(struct view *v, struct ui *ui)
{
    struct issue_page *p = of(v);
    struct tb_err e;
    int64_t seq = ui->app->seq;
    arena_reset(&p->arena);
    enum tb_rc rc = app_issue(ui->app, p->id, &p->arena, &p->item, &e);
    p->here = rc == TB_OK;
    if (rc == TB_BUSY)
        ui_due_in(ui, DUE_RELOAD, 10);
    ui_names_moved(ui, seq);
    list_begin(&p->grid.list);
    if (rc == TB_OK)
        add_rows(p);
    grid_end(&p->grid, ui);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    grid_layout(&of(v)->grid, ui,
                (struct rect){area.y + HEAD + 1, 0, area.h - HEAD - 1, area.w});
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct issue_page *p = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&p->grid, ui, a, &react))
        return react;
    int64_t id = grid_selected(&p->grid);
    switch ((int)a) {
    case ACTION_OPEN:
        return id ? ui_push(ui, &view_article, id, 0) : REACT_UNKNOWN;
    case ACTION_JOURNAL:
        return ui_push(ui, &view_journal, id ? id : p->id, 0);
    case ACTION_LEFT:
    case ACTION_RIGHT:
    case ACTION_EARLIER:
    case ACTION_LATER:
    case ACTION_PERIOD:
        return REACT_NONE;
    default:
        return REACT_UNKNOWN;
    }
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct printed *x = data;
    char date[16];
    (void)v;
    (void)ui;
    table_cell(t, c, y, COL_COLUMN, x->item.column, STYLE_TEXT);
    table_cell(t, c, y, COL_UNIT, x->units, STYLE_TEXT);
    table_cell(t, c, y, COL_TITLE, x->title, STYLE_TITLE);
    table_cell(t, c, y, COL_DAY, day_format(x->day, date), STYLE_TEXT);
    table_cell(t, c, y, COL_STATE,
               x->voided           ? _("void")
               : !x->item.event_id ? _("linked")
                                   : "",
               x->voided ? STYLE_BAD : STYLE_MUTED);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct printed *a = pa, *b = pb;
    (void)g;
    switch (column) {
    case COL_COLUMN:
        return strcmp(a->item.column, b->item.column);
    case COL_UNIT:
        return parts_compare_names(ui, a->unit_id, b->unit_id);
    case COL_TITLE:
        return strcmp(a->title, b->title);
    case COL_STATE:
        return parts_compare(a->voided, b->voided);
    default:
        return parts_compare(a->day, b->day);
    }
}

static const struct grid_ops grid_ops = {
    .name = "issue", .focus = COL_TITLE, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)how;
    of(v)->id = id;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct issue_page *p = (const struct issue_page *)v;
    const struct issue *x = &p->item.issue;
    char text[EMPTY_MAX], date[16];
    int w = v->area.w - 2;
    if (!p->here) {
        parts_empty(c, v->area, _("the issue is no longer there\nEsc back"));
        return;
    }
    int at = canvas_printf(c, v->area.y, 1, w, STYLE_TITLE, _("%s, issue %d%s%s"),
                           p->item.outlet, x->number, *x->title ? "  " : "", x->title);
    at = canvas_printf(c, v->area.y, at + 2, w - at, STYLE_TEXT, "%s   ",
                       day_format(x->day, date));
    at = canvas_printf(c, v->area.y, at, w - at, STYLE_TEXT, _("articles: %lld"),
                       (long long)p->item.articles);
    if (x->voided)
        canvas_put(c, v->area.y, at + 2, w - at, _("withdrawn"), STYLE_BAD);
    grid_draw(&p->grid, v, ui, c,
              v->filter[0]
                  ? parts_no_match(v->filter, text)
                  : _("no article is in this issue yet\n3, then b on an article"));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return grid_selected(&((const struct issue_page *)v)->grid);
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

const struct view_ops view_issue = {
    .name = "issue",
    .title = N_("Issue"),
    .size = sizeof(struct issue_page),
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
