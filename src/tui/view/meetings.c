/* Meetings and visits of the period: when, what, who came, what came of it.
 *
 * Reads: the store's meetings. Keys: Enter one meeting; N a new one, w a visit; e
 * changes it, d calls it off. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/diary_view.h"
#include "tui/parts.h"

enum {
    COL_DAY,
    COL_KIND,
    COL_TITLE,
    COL_ASKED,
    COL_PRESENT,
    COL_ABSENT,
    COL_PLEDGES,
    COL_ARTICLES,
    COL_PLACE
};

struct meetings {
    struct view view;
    struct arena arena;
    struct grid grid;
    struct meeting_item *items;
    size_t n;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")},
    {'N', ACTION_NEW, N_("new meeting")},
    {'w', ACTION_VISIT, N_("visit")},
    {'e', ACTION_AMEND, N_("edit")},
    {K_F(4), ACTION_AMEND, NULL},
    {'d', ACTION_VOID, N_("call off")},
    {K_F(8), ACTION_VOID, NULL},
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_DAY] = {N_("date"), 10, 0, .falls = true},
    [COL_KIND] = {N_("kind"), 8, 1},
    [COL_TITLE] = {N_("title"), 16, 0, .grow = true},
    [COL_ASKED] = {N_("invited"), 7, 0, .right = true, .falls = true},
    [COL_PRESENT] = {N_("present"), 7, 0, .right = true, .falls = true},
    [COL_ABSENT] = {N_("absent"), 6, 3, .right = true, .falls = true},
    [COL_PLEDGES] = {N_("pledges"), 7, 2, .right = true, .falls = true},
    [COL_ARTICLES] = {N_("articles"), 8, 4, .right = true, .falls = true},
    [COL_PLACE] = {N_("held at"), 12, 5},
};

static struct meetings *of(struct view *v)
{
    return (struct meetings *)v;
}

static void refresh(struct view *v, struct ui *ui)
{
    struct meetings *m = of(v);
    struct tb_err e;
    int64_t seq = ui->app->seq;
    arena_reset(&m->arena);
    enum tb_rc rc = app_meetings(ui->app, ui->period.first, ui->period.last, &m->arena,
                                 &m->items, &m->n, &e);
    ui_read_failed(ui, rc, &e);
    ui_names_moved(ui, seq);
    list_begin(&m->grid.list);
    for (size_t i = m->n; rc == TB_OK && i-- > 0;) /* the latest first */
        if (parts_contain(v->filter, m->items[i].meeting.title) ||
            parts_contain(v->filter, m->items[i].meeting.place) ||
            parts_contain(v->filter, diary_kind_words(m->items[i].meeting.kind)) ||
            parts_contain(v->filter, m->items[i].meeting.ref))
            list_add(&m->grid.list, m->items[i].meeting.id, 0, &m->items[i]);
    grid_end(&m->grid, ui);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    grid_layout(&of(v)->grid, ui, (struct rect){area.y + 1, 0, area.h - 1, area.w});
}

static unsigned call_off(struct meetings *m, struct ui *ui)
{
    const struct meeting_item *x = grid_selected_data(&m->grid);
    struct change c;
    struct receipt r;
    struct tb_err e = {0};
    char title[200];
    if (!x)
        return REACT_UNKNOWN;
    snprintf(title, sizeof title, "%s %s", x->meeting.ref, x->meeting.title);
    enum tb_rc rc = app_meeting_void(x, &c, &e);
    if (rc != TB_OK)
        ui_error(ui, &e);
    else if (ui_write(ui, &c, 1, ACTION_VOID, &r) == TB_OK)
        ui_say(ui, STYLE_OK, _("called off: %s   u undoes it"), title);
    return REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct meetings *m = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&m->grid, ui, a, &react))
        return react;
    int64_t id = grid_selected(&m->grid);
    switch ((int)a) {
    case ACTION_OPEN:
        return id ? ui_push(ui, &view_meeting, id, 0) : REACT_UNKNOWN;
    case ACTION_NEW:
        return ui_push(ui, &view_diary_form, 0, DIARY_MEETING);
    case ACTION_VISIT:
        return ui_push(ui, &view_diary_form, 0, DIARY_VISIT);
    case ACTION_AMEND:
        return id ? ui_push(ui, &view_diary_form, id, DIARY_EDIT) : REACT_UNKNOWN;
    case ACTION_VOID:
        return call_off(m, ui);
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
    const struct meeting_item *x = data;
    char date[16];
    (void)v;
    enum style style = x->meeting.day >= ui->loaded.today ? STYLE_TITLE : STYLE_TEXT;
    table_cell(t, c, y, COL_DAY, day_format(x->meeting.day, date), style);
    table_cell(t, c, y, COL_KIND, diary_kind_words(x->meeting.kind), STYLE_TEXT);
    table_cell(t, c, y, COL_TITLE, x->meeting.title, STYLE_TITLE);
    table_number(t, c, y, COL_ASKED, (int64_t)x->n_who, STYLE_TEXT);
    table_number(t, c, y, COL_PRESENT, x->present, STYLE_TEXT);
    table_number(t, c, y, COL_ABSENT, x->absent, x->absent ? STYLE_BAD : STYLE_MUTED);
    table_number(t, c, y, COL_PLEDGES, x->pledges, STYLE_TEXT);
    table_number(t, c, y, COL_ARTICLES, (int64_t)x->n_articles, STYLE_TEXT);
    table_cell(t, c, y, COL_PLACE, x->meeting.place, STYLE_MUTED);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct meeting_item *a = pa, *b = pb;
    (void)g;
    (void)ui;
    switch (column) {
    case COL_KIND:
        return parts_compare((int)a->meeting.kind, (int)b->meeting.kind);
    case COL_TITLE:
        return strcmp(a->meeting.title, b->meeting.title);
    case COL_PLACE:
        return strcmp(a->meeting.place, b->meeting.place);
    case COL_ASKED:
        return parts_compare((int64_t)a->n_who, (int64_t)b->n_who);
    case COL_PRESENT:
        return parts_compare(a->present, b->present);
    case COL_ABSENT:
        return parts_compare(a->absent, b->absent);
    case COL_PLEDGES:
        return parts_compare(a->pledges, b->pledges);
    case COL_ARTICLES:
        return parts_compare((int64_t)a->n_articles, (int64_t)b->n_articles);
    default:
        return parts_compare(a->meeting.day, b->meeting.day);
    }
}

static const struct grid_ops grid_ops = {
    .name = "meetings", .focus = COL_TITLE, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct meetings *m = (const struct meetings *)v;
    char text[EMPTY_MAX];
    grid_draw(&m->grid, v, ui, c,
              v->filter[0] ? parts_no_match(v->filter, text)
                           : _("no meeting and no visit in this period\nN calls one   "
                               "w logs a visit   [ earlier period"));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return grid_selected(&((const struct meetings *)v)->grid);
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

const struct view_ops view_meetings = {
    .name = "meetings",
    .title = N_("Meetings"),
    .size = sizeof(struct meetings),
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
