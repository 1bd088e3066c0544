/* The own channel: its issues in the year of the period, and how many articles each
 * column had.
 *
 * Reads: the store's issues. Keys: Enter one issue; N a new one; d withdraws it. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/diary_view.h"
#include "tui/parts.h"

enum { COL_OUTLET, COL_NUMBER, COL_DAY, COL_TITLE, COL_ARTICLES };
enum { SIDE = 24, FOOT = 3 };

struct issues {
    struct view view;
    struct arena arena;
    struct grid grid;
    struct issue_entry *items;
    struct column_count *columns;
    size_t n, n_columns;
    struct rect side; /* h 0: no room */
    int year;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")},
    {'N', ACTION_NEW, N_("new issue")},
    {'d', ACTION_VOID, N_("withdraw")},
    {K_F(8), ACTION_VOID, NULL},
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_OUTLET] = {N_("channel"), 12, 0},
    [COL_NUMBER] = {N_("issue"), 5, 0, .right = true, .falls = true},
    [COL_DAY] = {N_("date"), 10, 0, .falls = true},
    [COL_TITLE] = {N_("title"), 8, 1, .grow = true},
    [COL_ARTICLES] = {N_("articles"), 8, 0, .right = true, .falls = true},
};

static struct issues *of(struct view *v)
{
    return (struct issues *)v;
}

static void refresh(struct view *v, struct ui *ui)
{
    struct issues *k = of(v);
    struct tb_err e;
    int64_t seq = ui->app->seq;
    k->year = day_to_civil(ui->period.last).year;
    tb_day first = day_from_civil(k->year, 1, 1),
           last = day_from_civil(k->year, 12, 31);
    arena_reset(&k->arena);
    k->n = k->n_columns = 0;
    enum tb_rc rc =
        app_issues(ui->app, 0, first, last, &k->arena, &k->items, &k->n, &e);
    if (rc == TB_OK)
        rc = app_columns(ui->app, 0, first, last, &k->arena, &k->columns, &k->n_columns,
                         &e);
    ui_read_failed(ui, rc, &e);
    ui_names_moved(ui, seq);
    list_begin(&k->grid.list);
    for (size_t i = rc == TB_OK ? k->n : 0; i-- > 0;) /* the latest first */
        if (parts_match(v->filter, k->items[i].outlet) ||
            parts_contain(v->filter, k->items[i].issue.title))
            list_add(&k->grid.list, k->items[i].issue.id, 0, &k->items[i]);
    grid_end(&k->grid, ui);
}

/* The columns stand at the side, or where there is no room for it below. */
static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct issues *k = of(v);
    bool beside = area.w >= 76 && !ui->plain;
    int w = beside ? area.w - SIDE - 2 : area.w;
    int foot = beside ? 0 : area.h > 2 * FOOT ? FOOT : 0;
    k->side = beside ? (struct rect){area.y, w + 2, area.h, SIDE - 1}
                     : (struct rect){area.y + area.h - foot, 1, foot, area.w - 2};
    grid_layout(&k->grid, ui, (struct rect){area.y + 1, 0, area.h - 1 - foot, w});
}

/* An empty issue goes at once, one with articles is asked about. */
static unsigned withdraw(struct issues *k, struct ui *ui)
{
    const struct issue_entry *x = grid_selected_data(&k->grid);
    if (x && x->articles)
        return ui_push(ui, &view_issue_void, x->issue.id, 0);
    struct receipt r;
    char what[200];
    if (!x)
        return REACT_UNKNOWN;
    const struct change c = app_issue_void(x);
    snprintf(what, sizeof what, "%s %d", x->outlet, x->issue.number);
    if (ui_write(ui, &c, 1, ACTION_VOID, &r) != TB_OK)
        return REACT_DRAW;
    ui_say(ui, STYLE_OK, _("withdrawn: %s   u undoes it"), what);
    return REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct issues *k = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&k->grid, ui, a, &react))
        return react;
    int64_t id = grid_selected(&k->grid);
    switch ((int)a) {
    case ACTION_OPEN:
        return id ? ui_push(ui, &view_issue, id, 0) : REACT_UNKNOWN;
    case ACTION_NEW:
        return ui_push(ui, &view_diary_form, 0, DIARY_ISSUE);
    case ACTION_VOID:
        return withdraw(k, ui);
    case ACTION_LEFT:
    case ACTION_RIGHT:
    case ACTION_PANE:
        return REACT_NONE;
    default:
        return REACT_UNKNOWN;
    }
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct issue_entry *x = data;
    char date[16];
    (void)v;
    (void)ui;
    table_cell(t, c, y, COL_OUTLET, x->outlet, STYLE_TEXT);
    table_number(t, c, y, COL_NUMBER, x->issue.number, STYLE_TITLE);
    table_cell(t, c, y, COL_DAY, day_format(x->issue.day, date), STYLE_TEXT);
    table_cell(t, c, y, COL_TITLE, x->issue.title, STYLE_TITLE);
    table_number(t, c, y, COL_ARTICLES, x->articles,
                 x->articles ? STYLE_TEXT : STYLE_MUTED);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct issue_entry *a = pa, *b = pb;
    (void)g;
    (void)ui;
    switch (column) {
    case COL_OUTLET:
        return strcmp(a->outlet, b->outlet);
    case COL_NUMBER:
        return parts_compare(a->issue.number, b->issue.number);
    case COL_TITLE:
        return strcmp(a->issue.title, b->issue.title);
    case COL_ARTICLES:
        return parts_compare(a->articles, b->articles);
    default:
        return parts_compare(a->issue.day, b->issue.day);
    }
}

static const struct grid_ops grid_ops = {
    .name = "issues", .focus = COL_DAY, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static const char *column_name(const struct column_count *x)
{
    return *x->column ? x->column : _("without a column");
}

static void draw_beside(const struct issues *k, struct canvas *c)
{
    struct rect r = k->side;
    canvas_vrule(c, r.y, r.x - 2, r.h);
    canvas_printf(c, r.y, r.x, r.w, STYLE_TITLE, _("columns %d"), k->year);
    for (size_t i = 0; i < k->n_columns && (int)i + 1 < r.h; i++) {
        char n[24];
        int y = r.y + 1 + (int)i;
        snprintf(n, sizeof n, "%lld", (long long)k->columns[i].articles);
        canvas_text(c, y, r.x, r.w - 7, column_name(&k->columns[i]), STYLE_TEXT);
        canvas_text(c, y, r.x + r.w - 6, -5, n, STYLE_TITLE);
    }
}

static void draw_below(const struct issues *k, struct canvas *c)
{
    struct rect r = k->side;
    int y = r.y,
        x = canvas_printf(c, y, r.x, r.w, STYLE_TITLE, _("columns %d"), k->year);
    for (size_t i = 0; i < k->n_columns && y < r.y + r.h; i++) {
        char text[WORD_MAX];
        snprintf(text, sizeof text, "%.60s %lld", column_name(&k->columns[i]),
                 (long long)k->columns[i].articles);
        if (x + 24 > r.x + r.w && y + 1 < r.y + r.h) {
            y++;
            x = r.x - 2;
        }
        x = canvas_put(c, y, x + 2, r.x + r.w - x - 2, text, STYLE_TEXT);
    }
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct issues *k = (const struct issues *)v;
    char text[EMPTY_MAX];
    grid_draw(&k->grid, v, ui, c,
              v->filter[0] ? parts_no_match(v->filter, text)
                           : _("no issue in this year\nN makes one   b on an article "
                               "puts it in"));
    if (k->n_columns == 0 || k->side.h == 0)
        return;
    if (v->area.w >= 76 && !ui->plain)
        draw_beside(k, c);
    else
        draw_below(k, c);
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return grid_selected(&((const struct issues *)v)->grid);
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

const struct view_ops view_issues = {
    .name = "issues",
    .title = N_("Channel"),
    .size = sizeof(struct issues),
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
