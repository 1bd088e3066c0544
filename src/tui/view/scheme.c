/* The measure: its versions by date, and the text of the selected one.
 *
 * Reads: the schemes in memory. Keys: Enter or Tab to the text and back, e changes the
 * version, n begins a new one from today. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/parts.h"
#include "tui/scheme_view.h"

enum { COL_FROM, COL_TO, COL_NAME, COL_CLAUSES, COL_FORCE };

struct scheme_page {
    struct view view;
    struct arena arena;
    struct grid grid;
    struct editor text; /* only read */
    int64_t shown;      /* whose text it is */
    int64_t seq;
    int64_t newest; /* the highest id so far */
    size_t remarks;
    struct rect text_at;
    bool reading; /* keys move in the text */
};

static const struct keybind keys[] = {
    {'e', ACTION_AMEND, N_("change")},
    {K_F(4), ACTION_AMEND, NULL},
    {'n', ACTION_VERSION, N_("new version")},
    {K_F(2), ACTION_VERSION, NULL},
    {K_TAB, ACTION_NEXT, N_("list or text")},
    {K_BACKTAB, ACTION_NEXT, NULL},
    {K_ENTER, ACTION_OPEN, NULL},
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_FROM] = {N_("from"), 10, 0, .falls = true},
    [COL_TO] = {N_("to"), 10, 2},
    [COL_NAME] = {N_("scheme"), 14, 0, .grow = true},
    [COL_CLAUSES] = {N_("clauses"), 7, 3, .right = true, .falls = true},
    [COL_FORCE] = {N_("in force"), 14, 1},
};

static struct scheme_page *of(struct view *v)
{
    return (struct scheme_page *)v;
}

/* The text below the list follows the cursor. */
static void show_text(struct scheme_page *p, struct ui *ui)
{
    const struct scheme *s = grid_selected_data(&p->grid);
    int64_t id = s ? s->id : 0;
    struct arena a = {0};
    struct measure_check check;
    if (id == p->shown && p->seq == ui->seq && id)
        return;
    bool other = id != p->shown;
    size_t caret = p->text.caret;
    p->shown = id;
    p->seq = ui->seq;
    editor_set(&p->text, s ? s->text : "");
    if (!other && caret <= p->text.text.len)
        p->text.caret = caret;
    p->remarks = 0;
    if (s) {
        app_measure_check(ui->app, s->text, &a, &check);
        p->remarks = check.n_notes;
    }
    arena_free(&a);
    editor_layout(&p->text, p->text_at.h, p->text_at.w - 6);
}

static int64_t newest_of(const struct schemes *all)
{
    int64_t id = 0;
    for (size_t i = 0; i < all->n; i++)
        if (all->items[i].id > id)
            id = all->items[i].id;
    return id;
}

static void refresh(struct view *v, struct ui *ui)
{
    struct scheme_page *p = of(v);
    const struct schemes *all = &ui->app->schemes;
    bool first = p->grid.list.n == 0;
    list_begin(&p->grid.list);
    for (size_t i = all->n; i-- > 0;)
        if (parts_contain(v->filter, all->items[i].name))
            list_add(&p->grid.list, all->items[i].id, 0, &all->items[i]);
    grid_end(&p->grid, ui);
    const struct scheme *now = schemes_on(all, app_now(ui->app).today);
    int64_t newest = newest_of(all);
    if (first && now)
        list_select(&p->grid.list, now->id, 0);
    else if (newest > p->newest) /* just made: it is what one wants to see */
        list_select(&p->grid.list, newest, 0);
    p->newest = newest;
    p->seq = -1;
    show_text(p, ui);
    ui_layout(ui);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct scheme_page *p = of(v);
    int most = area.h / 3 > 2 ? area.h / 3 : 2;
    int rows = p->grid.list.n < 1           ? 1
               : (int)p->grid.list.n > most ? most
                                            : (int)p->grid.list.n;
    grid_layout(&p->grid, ui, (struct rect){area.y + 1, 0, rows, area.w});
    p->text_at = (struct rect){area.y + rows + 2, 0, area.h - rows - 3, area.w};
    editor_layout(&p->text, p->text_at.h, p->text_at.w - 6);
}

static unsigned act_in_text(struct scheme_page *p, enum action a)
{
    static const struct {
        enum action action;
        uint32_t key;
    } moves[] = {{ACTION_UP, K_UP},     {ACTION_DOWN, K_DOWN}, {ACTION_PGUP, K_PGUP},
                 {ACTION_PGDN, K_PGDN}, {ACTION_LEFT, K_LEFT}, {ACTION_RIGHT, K_RIGHT}};
    bool changed;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].action == a) {
            editor_key(&p->text, moves[i].key, &changed);
            return REACT_LAYOUT;
        }
    if (a != ACTION_HOME && a != ACTION_END)
        return REACT_UNKNOWN;
    editor_go(&p->text, a == ACTION_HOME ? 1 : (int)editor_lines(&p->text), 1);
    return REACT_LAYOUT;
}

static unsigned turn(struct scheme_page *p)
{
    p->reading = !p->reading && p->shown;
    return REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct scheme_page *p = of(v);
    unsigned react = REACT_NONE;
    if (p->reading) {
        react = act_in_text(p, a);
        if (react != REACT_UNKNOWN)
            return react;
    } else if (grid_act(&p->grid, ui, a, &react)) {
        show_text(p, ui);
        return react == REACT_ROWS ? REACT_DRAW : react;
    }
    switch ((int)a) {
    case ACTION_NEXT:
    case ACTION_OPEN:
        return turn(p);
    case ACTION_BACK:
        return p->reading ? turn(p) : REACT_UNKNOWN;
    case ACTION_AMEND:
        return p->shown ? ui_push(ui, &view_scheme_edit, p->shown, 0) : REACT_UNKNOWN;
    case ACTION_VERSION:
        return ui_push(ui, &view_scheme_edit, 0, 0);
    case ACTION_SCHEME:
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return REACT_NONE;
    default:
        return REACT_UNKNOWN;
    }
}

/* --- drawing ---------------------------------------------------------------------- */

static const char *force_words(const struct ui *ui, const struct scheme *s)
{
    const struct schemes *all = &ui->app->schemes;
    if (schemes_on(all, ui->loaded.today) == s)
        return _("today");
    if (schemes_on(all, ui->period.last) == s)
        return _("in this period");
    return s->from > ui->loaded.today ? _("later") : "";
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct scheme *s = data;
    char date[16], name[160];
    (void)v;
    bool draft = scheme_draft(ui, s->id) != NULL;
    table_cell(t, c, y, COL_FROM, day_format(s->from, date), STYLE_TEXT);
    table_cell(t, c, y, COL_TO, s->to == TB_DAY_NONE ? "-" : day_format(s->to, date),
               STYLE_MUTED);
    snprintf(name, sizeof name, "%.120s%s", s->name, draft ? _(" (changed)") : "");
    table_cell(t, c, y, COL_NAME, name, draft ? STYLE_WARN : STYLE_TITLE);
    table_number(t, c, y, COL_CLAUSES, (int64_t)s->n_texts, STYLE_TEXT);
    table_cell(t, c, y, COL_FORCE, force_words(ui, s), STYLE_OK);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct scheme *a = pa, *b = pb;
    (void)g;
    (void)ui;
    switch (column) {
    case COL_NAME:
        return strcmp(a->name, b->name);
    case COL_CLAUSES:
        return parts_compare((int64_t)a->n_texts, (int64_t)b->n_texts);
    case COL_TO:
        return parts_compare(a->to, b->to);
    default:
        return parts_compare(a->from, b->from);
    }
}

static const struct grid_ops grid_ops = {
    .name = "scheme", .focus = COL_NAME, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct scheme_page *p = of(v);
    (void)ui;
    (void)id;
    (void)how;
    grid_open(&p->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw_foot(const struct scheme_page *p, const struct ui *ui,
                      struct canvas *c)
{
    struct rect a = p->view.area;
    int y = a.y + a.h - 1;
    if (scheme_draft(ui, 0))
        canvas_put(c, y, 1, a.w - 2,
                   _("a new version is begun and not in force; n goes on with it"),
                   STYLE_WARN);
    else if (p->remarks)
        canvas_printf(c, y, 1, a.w - 2, STYLE_WARN,
                      _("%zu remarks on this text; e shows them"), p->remarks);
    else if (p->shown)
        canvas_put(c, y, 1, a.w - 2, _("nothing is wrong, and nothing is left open"),
                   STYLE_MUTED);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct scheme_page *p = (const struct scheme_page *)v;
    char text[EMPTY_MAX];
    canvas_rule(c, p->text_at.y - 1);
    if (p->shown)
        editor_draw(&p->text, c, p->text_at, NULL, false);
    draw_foot(p, ui, c);
    if (p->grid.list.n == 0 && !v->filter[0]) {
        parts_empty(c, v->area,
                    scheme_draft(ui, 0)
                        ? _("no measure is in force\nn goes on with the one begun")
                        : _("no measure is in force: nothing earns points\nn begins "
                            "one"));
        return;
    }
    grid_draw(&p->grid, v, ui, c, parts_no_match(v->filter, text));
    if (p->reading)
        editor_draw(&p->text, c, p->text_at, NULL, true);
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return grid_selected(&((const struct scheme_page *)v)->grid);
}

static struct grid *grid(struct view *v)
{
    return &of(v)->grid;
}

static void close_view(struct view *v, struct ui *ui)
{
    struct scheme_page *p = of(v);
    (void)ui;
    grid_free(&p->grid);
    editor_free(&p->text);
    arena_free(&p->arena);
}

const struct view_ops view_scheme = {
    .name = "scheme",
    .title = N_("Measure"),
    .size = sizeof(struct scheme_page),
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
