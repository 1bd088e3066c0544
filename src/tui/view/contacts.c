/* Contacts of the period: which cadre looks after which unit, and what was done.
 *
 * Reads: the store's contacts, visits and articles. Keys: Enter the unit's page; N a
 * new contact, w a visit, e its last day. */
#include <string.h>

#include "base/i18n.h"

#include "tui/diary_view.h"
#include "tui/parts.h"

enum { COL_PERSON, COL_UNIT, COL_FROM, COL_TO, COL_VISITS, COL_ARTICLES, COL_FRUITS };

struct contacts {
    struct view view;
    struct arena arena;
    struct grid grid;
    struct contact_item *items;
    size_t n;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("page")},
    {'N', ACTION_NEW, N_("new contact")},
    {'w', ACTION_VISIT, N_("visit")},
    {'e', ACTION_AMEND, N_("last day")},
    {K_F(4), ACTION_AMEND, NULL},
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_PERSON] = {N_("cadre"), 10, 0},
    [COL_UNIT] = {N_("unit"), 14, 0, .grow = true},
    [COL_FROM] = {N_("from"), 10, 2, .falls = true},
    [COL_TO] = {N_("last day"), 10, 3, .falls = true},
    [COL_VISITS] = {N_("visits"), 6, 0, .right = true, .falls = true},
    [COL_ARTICLES] = {N_("articles"), 8, 0, .right = true, .falls = true},
    [COL_FRUITS] = {N_("from visits"), 11, 1, .right = true, .falls = true},
};

static struct contacts *of(struct view *v)
{
    return (struct contacts *)v;
}

static void refresh(struct view *v, struct ui *ui)
{
    struct contacts *k = of(v);
    struct tb_err e;
    int64_t seq = ui->app->seq;
    arena_reset(&k->arena);
    enum tb_rc rc = app_contacts(ui->app, ui->period.first, ui->period.last, &k->arena,
                                 &k->items, &k->n, &e);
    ui_read_failed(ui, rc, &e);
    ui_names_moved(ui, seq);
    list_begin(&k->grid.list);
    for (size_t i = 0; rc == TB_OK && i < k->n; i++)
        if (parts_match(v->filter, k->items[i].person) ||
            parts_match(v->filter, k->items[i].unit))
            list_add(&k->grid.list, k->items[i].contact.id, 0, &k->items[i]);
    grid_end(&k->grid, ui);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    grid_layout(&of(v)->grid, ui, (struct rect){area.y + 1, 0, area.h - 1, area.w});
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct contacts *k = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&k->grid, ui, a, &react))
        return react;
    const struct contact_item *x = grid_selected_data(&k->grid);
    switch ((int)a) {
    case ACTION_OPEN:
        return x ? ui_push(ui, &view_unit, x->contact.unit_id, 0) : REACT_UNKNOWN;
    case ACTION_NEW:
        return ui_push(ui, &view_diary_form, 0, DIARY_CONTACT);
    case ACTION_VISIT:
        return ui_push(ui, &view_diary_form, 0, DIARY_VISIT);
    case ACTION_AMEND:
        return x ? ui_push(ui, &view_diary_form, x->contact.id, DIARY_END)
                 : REACT_UNKNOWN;
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
    const struct contact_item *x = data;
    char date[2][16];
    (void)v;
    (void)ui;
    table_cell(t, c, y, COL_PERSON, x->person, STYLE_TITLE);
    table_cell(t, c, y, COL_UNIT, x->unit, STYLE_TEXT);
    table_cell(t, c, y, COL_FROM, day_format(x->contact.from, date[0]), STYLE_TEXT);
    table_cell(t, c, y, COL_TO, day_format(x->contact.to, date[1]), STYLE_TEXT);
    table_number(t, c, y, COL_VISITS, x->visits, x->visits ? STYLE_TEXT : STYLE_BAD);
    table_number(t, c, y, COL_ARTICLES, x->articles, STYLE_TEXT);
    table_number(t, c, y, COL_FRUITS, x->fruits, x->fruits ? STYLE_OK : STYLE_MUTED);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct contact_item *a = pa, *b = pb;
    (void)g;
    switch (column) {
    case COL_PERSON:
        return strcmp(a->person, b->person);
    case COL_UNIT:
        return parts_compare_names(ui, a->contact.unit_id, b->contact.unit_id);
    case COL_FROM:
        return parts_compare(a->contact.from, b->contact.from);
    case COL_TO:
        return parts_compare(a->contact.to, b->contact.to);
    case COL_VISITS:
        return parts_compare(a->visits, b->visits);
    case COL_ARTICLES:
        return parts_compare(a->articles, b->articles);
    default:
        return parts_compare(a->fruits, b->fruits);
    }
}

static const struct grid_ops grid_ops = {
    .name = "contacts", .focus = COL_UNIT, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct contacts *k = (const struct contacts *)v;
    char text[EMPTY_MAX];
    grid_draw(&k->grid, v, ui, c,
              v->filter[0] ? parts_no_match(v->filter, text)
                           : _("no cadre looks after a unit yet\nN notes a contact"));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    const struct contact_item *x =
        grid_selected_data(&((const struct contacts *)v)->grid);
    (void)ui;
    return x ? x->contact.unit_id : 0;
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

const struct view_ops view_contacts = {
    .name = "contacts",
    .title = N_("Contacts"),
    .size = sizeof(struct contacts),
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
