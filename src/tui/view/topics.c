/* Topics (4): what was asked for, until when, and who has sent what; as a list, or as a
 * matrix of units and topics.
 *
 * Reads: the topics that are open or due in the period, with their replies. Keys: Enter
 * who has sent it, or a unit's page in the matrix; t gives a new one out, e changes
 * one, d withdraws it, m shows the reminders; a logs for it; v the other form; h l in
 * the matrix the topics to the left and right. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/parts.h"
#include "tui/topic_view.h"

enum {
    COL_STATE,
    COL_DUE,
    COL_TITLE,
    COL_ASKED,
    COL_SENT,
    COL_ADOPTED,
    COL_LATE,
    COL_MISSING,
    COL_SOURCE
};

struct topics {
    struct view view;
    struct arena arena;
    struct grid grid;
    struct topic_item *items;
    size_t n;
    bool matrix;
    struct topic_matrix cells;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")},
    {'t', ACTION_TOPIC, N_("new topic")},
    {'e', ACTION_AMEND, N_("edit")},
    {K_F(4), ACTION_AMEND, NULL},
    {'m', ACTION_REMIND, N_("remind")},
    {'d', ACTION_VOID, N_("withdraw")},
    {K_F(8), ACTION_VOID, NULL},
    {'v', ACTION_MATRIX, N_("list or matrix")},
    KEYS_FILTER,
    {'h', ACTION_LEFT, NULL},
    {'l', ACTION_RIGHT, NULL},
    {K_LEFT, ACTION_LEFT, NULL},
    {K_RIGHT, ACTION_RIGHT, NULL},
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column list_columns[] = {
    [COL_STATE] = {N_("state"), 24, 0},
    [COL_DUE] = {N_("until"), 10, 1, .falls = true},
    [COL_TITLE] = {N_("topic"), 16, 0, .grow = true},
    [COL_ASKED] = {N_("asked"), 5, 0, .right = true, .falls = true},
    [COL_SENT] = {N_("sent"), 5, 0, .right = true, .falls = true},
    [COL_ADOPTED] = {N_("adopted"), 7, 3, .right = true, .falls = true},
    [COL_LATE] = {N_("late"), 5, 4, .right = true, .falls = true},
    [COL_MISSING] = {N_("missing"), 7, 2, .right = true, .falls = true},
    [COL_SOURCE] = {N_("source"), 12, 5},
};

static struct topics *of(struct view *v)
{
    return (struct topics *)v;
}

/* --- columns and rows ------------------------------------------------------------- */

static void set_columns(struct topics *t, int width)
{
    if (t->matrix)
        topic_matrix_columns(&t->cells, &t->grid, t->items, t->n, width);
    else
        grid_columns(&t->grid, list_columns,
                     sizeof list_columns / sizeof *list_columns);
}

static void fill_list(struct topics *t)
{
    for (size_t i = 0; i < t->n; i++)
        if (parts_contain(t->view.filter, t->items[i].topic->title) ||
            parts_contain(t->view.filter, t->items[i].topic->source) ||
            parts_contain(t->view.filter, t->items[i].topic->ref))
            list_add(&t->grid.list, t->items[i].topic->id, 0, &t->items[i]);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct topics *t = of(v);
    set_columns(t, area.w);
    int head = t->matrix ? TOPIC_MATRIX_HEAD : 1;
    int foot = t->matrix ? TOPIC_MATRIX_FOOT : 0;
    grid_layout(&t->grid, ui,
                (struct rect){area.y + head, 0, area.h - head - foot, area.w});
}

static void refresh(struct view *v, struct ui *ui)
{
    struct topics *t = of(v);
    struct tb_err e;
    int64_t seq = ui->app->seq;
    arena_reset(&t->arena);
    enum tb_rc rc = app_topics(ui->app, ui->period.first, ui->period.last, &t->arena,
                               &t->items, &t->n, &e);
    ui_read_failed(ui, rc, &e);
    ui_names_moved(ui, seq);
    list_begin(&t->grid.list);
    if (rc == TB_OK && t->matrix)
        topic_matrix_fill(ui, &t->grid, v->filter, t->items, t->n, &t->arena);
    else if (rc == TB_OK)
        fill_list(t);
    grid_end(&t->grid, ui);
    layout(v, ui, v->area);
}

/* --- what keys do ----------------------------------------------------------------- */

static unsigned turn(struct topics *t, struct ui *ui)
{
    bool mine;
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    grid_unmark(&t->grid);
    t->matrix = !t->matrix;
    t->cells.left = 0;
    t->grid.sort = 0; /* its columns are others now */
    ui_refresh(ui);
    ui_let_go(ui, mine);
    return REACT_LAYOUT;
}

/* The reminders of the marked or selected topics; in the matrix of the units and
 * persons, for all topics of the period. */
static unsigned remind(struct topics *t, struct ui *ui)
{
    int64_t ids[GRID_MARKS_MOST];
    size_t n = grid_targets(&t->grid, ids, GRID_MARKS_MOST);
    if (n == 0)
        return REACT_NONE;
    if (!t->matrix)
        return topic_remind(ui, ids, n, NULL, 0);
    int64_t *all = xcalloc(t->n + 1, sizeof *all);
    for (size_t i = 0; i < t->n; i++)
        all[i] = t->items[i].topic->id;
    unsigned react = t->n ? topic_remind(ui, all, t->n, ids, n) : REACT_NONE;
    free(all);
    return react;
}

/* What is done with the selected topic, when the list shows topics. */
static unsigned act_topic(struct topics *t, struct ui *ui, enum action a, int64_t id)
{
    if (t->matrix || !id) {
        ui_say(ui, STYLE_WARN, "%s",
               t->matrix ? _("v shows the list: there a topic is changed and withdrawn")
                         : _("the selected record is no longer in the list"));
        return REACT_DRAW;
    }
    return ui_push(ui, a == ACTION_AMEND ? &view_topic_new : &view_topic_void, id, 0);
}

static unsigned open_selected(struct topics *t, struct ui *ui, int64_t id)
{
    const struct view_ops *page = !t->matrix                        ? &view_topic
                                  : names_unit(&ui->app->names, id) ? &view_unit
                                                                    : &view_person;
    return id ? ui_push(ui, page, id, 0) : REACT_UNKNOWN;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct topics *t = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&t->grid, ui, a, &react))
        return react;
    int64_t id = grid_selected(&t->grid);
    switch ((int)a) {
    case ACTION_OPEN:
        return open_selected(t, ui, id);
    case ACTION_TOPIC:
        return ui_push(ui, &view_topic_new, 0, 0);
    case ACTION_AMEND:
    case ACTION_VOID:
        return act_topic(t, ui, a, id);
    case ACTION_REMIND:
        return remind(t, ui);
    case ACTION_LOG:
        ui->topic_for = t->matrix ? 0 : id;
        return REACT_UNKNOWN; /* with the unit that is selected, if one is */
    case ACTION_MATRIX:
        return turn(t, ui);
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return t->matrix && topic_matrix_step(&t->cells, t->n, a == ACTION_RIGHT)
                   ? REACT_LAYOUT
                   : REACT_NONE;
    default:
        return REACT_UNKNOWN;
    }
}

/* --- drawing ---------------------------------------------------------------------- */

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct topics *t = (const struct topics *)v;
    const struct table *table = &g->table;
    const struct topic_item *x = data;
    char word[WORD_MAX], date[16];
    if (t->matrix) {
        topic_matrix_row(&t->cells, g, ui, c, y, t->items, data);
        return;
    }
    table_cell(table, c, y, COL_STATE, topic_state_words(ui, x, word),
               topic_state_style(ui, x));
    table_cell(table, c, y, COL_DUE, day_format(x->topic->due, date), STYLE_TEXT);
    table_cell(table, c, y, COL_TITLE, x->topic->title, STYLE_TITLE);
    table_number(table, c, y, COL_ASKED, x->count.asked, STYLE_TEXT);
    table_number(table, c, y, COL_SENT, x->count.sent, STYLE_TEXT);
    table_number(table, c, y, COL_ADOPTED, x->count.adopted, STYLE_TEXT);
    table_number(table, c, y, COL_LATE, x->count.late, STYLE_TEXT);
    table_number(table, c, y, COL_MISSING, x->count.missing,
                 x->count.missing ? STYLE_BAD : STYLE_MUTED);
    table_cell(table, c, y, COL_SOURCE, x->topic->source, STYLE_MUTED);
}

static int compare_lists(const struct topic_item *a, const struct topic_item *b,
                         int column)
{
    switch (column) {
    case COL_TITLE:
        return strcmp(a->topic->title, b->topic->title);
    case COL_SOURCE:
        return strcmp(a->topic->source, b->topic->source);
    case COL_ASKED:
        return parts_compare(a->count.asked, b->count.asked);
    case COL_SENT:
        return parts_compare(a->count.sent, b->count.sent);
    case COL_ADOPTED:
        return parts_compare(a->count.adopted, b->count.adopted);
    case COL_LATE:
        return parts_compare(a->count.late, b->count.late);
    case COL_MISSING:
        return parts_compare(a->count.missing, b->count.missing);
    default:
        return parts_compare(a->topic->due, b->topic->due);
    }
}

/* The grid stands in its view: which of the two it shows is known by its columns. */
static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    bool matrix = g->table.columns[0].title == NULL ||
                  strcmp(g->table.columns[0].title, list_columns[0].title) != 0;
    if (!matrix)
        return compare_lists(pa, pb, column);
    const struct topic_matrix_row *a = pa, *b = pb;
    if (!a->unit || !b->unit)
        return (a->unit == NULL) - (b->unit == NULL); /* persons below units */
    return parts_compare_names(ui, a->unit->id, b->unit->id);
}

static const struct grid_ops grid_ops = {
    .name = "topics", .focus = COL_TITLE, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    grid_open(&of(v)->grid, &grid_ops, list_columns,
              sizeof list_columns / sizeof *list_columns);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct topics *t = (const struct topics *)v;
    char text[EMPTY_MAX];
    if (t->n == 0 && !v->filter[0]) {
        parts_empty(c, v->area,
                    _("no topic is open or due in this period\nt gives one out   [ "
                      "earlier period"));
        return;
    }
    if (t->matrix)
        topic_matrix_frame(&t->cells, &t->grid, ui, c, v->area, t->items, t->n);
    grid_draw(&t->grid, v, ui, c, parts_no_match(v->filter, text));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    const struct topics *t = (const struct topics *)v;
    (void)ui;
    return t->matrix ? grid_selected(&t->grid) : 0;
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

const struct view_ops view_topics = {
    .name = "topics",
    .title = N_("Topics"),
    .words = "约稿 选题",
    .order = 4,
    .size = sizeof(struct topics),
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
