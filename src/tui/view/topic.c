/* One topic: the units that it was given to, and what each has sent.
 *
 * Reads: the topic and its replies. Keys: Enter a unit's page; a logs for it. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/parts.h"
#include "tui/topic_view.h"

enum { COL_UNIT, COL_GROUP, COL_STATE, COL_FIRST };

struct topic_page {
    struct view view;
    struct arena arena;
    struct grid grid;
    struct topic_item item;
    int64_t id;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("page")},
    {'a', ACTION_LOG, N_("log")},
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_UNIT] = {N_("unit"), 14, 0, .grow = true},
    [COL_GROUP] = {N_("group"), 12, 1},
    [COL_STATE] = {N_("state"), 14, 0},
    [COL_FIRST] = {N_("received"), 10, 2, .falls = true},
};

struct topic_row {
    const struct unit *unit;
    const struct reply *reply;
    enum assignment state;
    int64_t group_id;
};

static struct topic_page *of(struct view *v)
{
    return (struct topic_page *)v;
}

/* The late and the missing stand on top: the states in this order. */
static const int urgency[] = {[ASSIGNMENT_MISSING] = 0,
                              [ASSIGNMENT_OPEN] = 1,
                              [ASSIGNMENT_LATE] = 2,
                              [ASSIGNMENT_ON_TIME] = 3,
                              [ASSIGNMENT_NONE] = 4};

static void add_units(struct topic_page *p, struct ui *ui, int urgent)
{
    const struct names *n = &ui->app->names;
    const struct topic *t = p->item.topic;
    tb_day today = ui->loaded.today, day = t->due != TB_DAY_NONE ? t->due : today;
    for (size_t i = 0; i < n->n_units; i++) {
        const struct unit *u = &n->units[i];
        const struct reply *r = reply_find(p->item.replies, p->item.n_replies, u->id);
        enum assignment state = assignment_of(n, t, u->id, r, today);
        const struct membership *m = names_membership_on(n, u->id, day);
        if (urgency[state] != urgent || (!r && (state == ASSIGNMENT_NONE || !m)) ||
            !parts_match(p->view.filter, u->name))
            continue;
        struct topic_row *row = arena_alloc(&p->arena, sizeof *row);
        *row = (struct topic_row){u, r, state, m ? m->group_id : 0};
        list_add(&p->grid.list, u->id, 0, row);
    }
}

static void refresh(struct view *v, struct ui *ui)
{
    struct topic_page *p = of(v);
    struct tb_err e;
    arena_reset(&p->arena);
    p->item = (struct topic_item){0};
    enum tb_rc rc = app_topic(ui->app, p->id, &p->arena, &p->item, &e);
    if (rc == TB_BUSY)
        ui_due_in(ui, DUE_RELOAD, 10);
    list_begin(&p->grid.list);
    for (int urgent = 0; rc == TB_OK && urgent < 5; urgent++)
        add_units(p, ui, urgent);
    grid_order(&p->grid, ui);
    list_end(&p->grid.list, ui->fill == LIST_HELD ? LIST_CHANGED : ui->fill);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    grid_layout(&of(v)->grid, ui, (struct rect){area.y + 3, 0, area.h - 3, area.w});
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct topic_page *p = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&p->grid, ui, a, &react))
        return react;
    int64_t id = grid_selected(&p->grid);
    return a == ACTION_OPEN && id ? ui_push(ui, &view_unit, id, 0) : REACT_UNKNOWN;
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct topic_row *x = data;
    char word[WORD_MAX], date[16];
    (void)v;
    table_cell(&g->table, c, y, COL_UNIT, x->unit->name, STYLE_TEXT);
    table_cell(&g->table, c, y, COL_GROUP,
               x->group_id ? ui_group_name(ui, x->group_id) : "-", STYLE_MUTED);
    table_cell(&g->table, c, y, COL_STATE, topic_cell_words(x->state, x->reply, word),
               topic_cell_style(x->state, x->reply));
    table_cell(&g->table, c, y, COL_FIRST,
               x->reply ? day_format(x->reply->first, date) : "", STYLE_TEXT);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct topic_row *a = pa, *b = pb;
    (void)g;
    switch (column) {
    case COL_GROUP:
        return parts_compare_names(ui, a->group_id, b->group_id);
    case COL_STATE:
        return parts_compare(urgency[a->state], urgency[b->state]);
    case COL_FIRST:
        return parts_compare(a->reply ? a->reply->first : 0,
                             b->reply ? b->reply->first : 0);
    default:
        return parts_compare_names(ui, a->unit->id, b->unit->id);
    }
}

static const struct grid_ops grid_ops = {
    .name = "topic", .focus = COL_UNIT, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)how;
    of(v)->id = id;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct topic_page *p = (const struct topic_page *)v;
    const struct topic *t = p->item.topic;
    char word[WORD_MAX], date[16], text[EMPTY_MAX];
    int w = v->area.w - 2;
    if (!t) {
        parts_empty(c, v->area, _("the topic is no longer there\nEsc back"));
        return;
    }
    canvas_printf(c, v->area.y, 1, w, STYLE_TITLE, "%s  %s", t->ref, t->title);
    int x = canvas_put(c, v->area.y + 1, 1, w, topic_state_words(ui, &p->item, word),
                       topic_state_style(ui, &p->item));
    x = canvas_printf(c, v->area.y + 1, x + 2, w - x, STYLE_TEXT,
                      _("until %s   %lld of %lld units sent, %lld late, %lld missing"),
                      t->due == TB_DAY_NONE ? "-" : day_format(t->due, date),
                      (long long)p->item.count.sent, (long long)p->item.count.asked,
                      (long long)p->item.count.late, (long long)p->item.count.missing);
    canvas_put(c, v->area.y + 1, x + 2, w - x, t->source, STYLE_MUTED);
    grid_draw(&p->grid, v, ui, c, parts_no_match(v->filter, text));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return grid_selected(&((const struct topic_page *)v)->grid);
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

const struct view_ops view_topic = {
    .name = "topic",
    .title = N_("Topic"),
    .size = sizeof(struct topic_page),
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
