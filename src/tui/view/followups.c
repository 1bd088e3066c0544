/* Follow-ups: what the rules and topics ask for, and what was done, with the numbers.
 *
 * Reads: the follow-ups of the period and the one before it. Keys: Enter its page; m
 * what to do about the marked ones; Tab all, or only what is open. */
#include <string.h>

#include "base/i18n.h"

#include "tui/follow_view.h"
#include "tui/parts.h"

enum {
    COL_STATE,
    COL_KIND,
    COL_WHO,
    COL_PERIOD,
    COL_EVIDENCE,
    COL_NOW,
    COL_LISTENER,
    COL_DUE
};

struct followups {
    struct view view;
    struct arena arena;
    struct grid grid;
    struct follow *items;
    size_t n, open;
    bool all; /* closed and dropped ones too */
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")},
    {'m', ACTION_FOLLOW, N_("what to do")},
    {K_TAB, ACTION_NEXT, N_("all/open")},
    {K_BACKTAB, ACTION_PREV, NULL},
    KEYS_GROUP,
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_STATE] = {N_("state"), 15, 0},
    [COL_KIND] = {N_("what"), 8, 0},
    [COL_WHO] = {N_("about"), 12, 0},
    [COL_PERIOD] = {N_("period"), 8, 4},
    [COL_EVIDENCE] = {N_("evidence"), 20, 0, .grow = true},
    [COL_NOW] = {N_("now"), 20, 2},
    [COL_LISTENER] = {N_("listener"), 9, 3},
    [COL_DUE] = {N_("until"), 10, 5, .falls = true},
};

static struct followups *of(struct view *v)
{
    return (struct followups *)v;
}

static bool shown(const struct followups *p, const struct ui *ui,
                  const struct follow *f)
{
    const struct group *g = names_group(&ui->app->names, ui->group_id);
    if (!p->all && !follow_is_open(f))
        return false;
    if (g && strcmp(f->group, g->name) != 0)
        return false;
    return parts_match(p->view.filter, f->who) ||
           parts_contain(p->view.filter, follow_kind_words(f->about.kind)) ||
           parts_contain(p->view.filter, f->about.evidence);
}

/* A proposal that was acted on has become a record: the cursor stays on it. */
static void follow_cursor(struct followups *p, int64_t was)
{
    for (size_t i = 0; was < 0 && p->grid.list.lost && i < p->n; i++)
        if (follow_proposal_id(&p->items[i]) == was)
            list_select(&p->grid.list, follow_row_id(&p->items[i]), 0);
}

static void refresh(struct view *v, struct ui *ui)
{
    struct followups *p = of(v);
    int64_t was = grid_selected(&p->grid);
    struct tb_err e;
    tb_day first, last;
    int64_t seq = ui->app->seq;
    arena_reset(&p->arena);
    p->n = p->open = 0;
    follow_span(ui, &first, &last);
    enum tb_rc rc =
        app_followups(ui->app, first, last, &p->arena, &p->items, &p->n, &e);
    ui_read_failed(ui, rc, &e);
    ui_names_moved(ui, seq);
    list_begin(&p->grid.list);
    for (size_t i = 0; rc == TB_OK && i < p->n; i++) {
        p->open += follow_is_open(&p->items[i]);
        if (shown(p, ui, &p->items[i]))
            list_add(&p->grid.list, follow_row_id(&p->items[i]), 0, &p->items[i]);
    }
    grid_end(&p->grid, ui);
    follow_cursor(p, was);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    grid_layout(&of(v)->grid, ui, (struct rect){area.y + 2, 0, area.h - 3, area.w});
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct followups *p = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&p->grid, ui, a, &react))
        return react;
    int64_t id = grid_selected(&p->grid);
    switch ((int)a) {
    case ACTION_OPEN:
        return id ? ui_push(ui, &view_followup, id, 0) : REACT_UNKNOWN;
    case ACTION_FOLLOW:
        return ui_push(ui, &view_follow_menu, id, 0);
    case ACTION_NEXT:
    case ACTION_PREV:
        p->all = !p->all;
        ui_refresh(ui);
        return REACT_LAYOUT;
    default:
        return REACT_UNKNOWN;
    }
}

/* --- drawing ---------------------------------------------------------------------- */

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct follow *f = data;
    char word[WORD_MAX], day[16];
    (void)v;
    (void)ui;
    table_cell(t, c, y, COL_STATE, follow_state_words(f, word), follow_state_style(f));
    table_cell(t, c, y, COL_KIND, follow_kind_words(f->about.kind), STYLE_TEXT);
    table_cell(t, c, y, COL_WHO, f->who, STYLE_TITLE);
    table_cell(t, c, y, COL_PERIOD, f->about.period, STYLE_MUTED);
    table_cell(t, c, y, COL_EVIDENCE, f->about.evidence, STYLE_TEXT);
    table_cell(t, c, y, COL_NOW, f->then, f->recovered ? STYLE_OK : STYLE_TEXT);
    table_cell(t, c, y, COL_LISTENER, f->about.listener, STYLE_MUTED);
    table_cell(t, c, y, COL_DUE, f->due == TB_DAY_NONE ? "" : day_format(f->due, day),
               STYLE_TEXT);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct follow *a = pa, *b = pb;
    (void)g;
    switch (column) {
    case COL_KIND:
        return parts_compare((int)a->about.kind, (int)b->about.kind);
    case COL_WHO:
        return parts_compare_names(ui, a->about.unit_id + a->about.person_id,
                                   b->about.unit_id + b->about.person_id);
    case COL_PERIOD:
        return parts_compare(a->about.last, b->about.last);
    case COL_EVIDENCE:
        return strcmp(a->about.evidence, b->about.evidence);
    case COL_NOW:
        return strcmp(a->then, b->then);
    case COL_LISTENER:
        return strcmp(a->about.listener, b->about.listener);
    case COL_DUE:
        return parts_compare(a->due, b->due);
    default:
        return parts_compare((int)a->state, (int)b->state);
    }
}

static const struct grid_ops grid_ops = {
    .name = "followups", .focus = COL_WHO, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct followups *p = (const struct followups *)v;
    struct rect a = v->area;
    char text[EMPTY_MAX], before[PERIOD_NAME_MAX];
    int x = parts_group_tabs(ui, c, a.y, 0);
    canvas_printf(c, a.y, x + 1, a.w - x - 2, STYLE_TITLE,
                  p->all ? _("all %zu from %s on") : _("still open %zu from %s on"),
                  p->all ? p->n : p->open,
                  period_format(period_step(ui->period, -1), before));
    const char *empty =
        p->n == 0 ? _("no rule asks for anything in this period\n5 ranking   6 "
                      "shortfalls   [ earlier period   :scheme the triggers")
                  : _("nothing is open here\nTab shows what was done");
    grid_draw(&p->grid, v, ui, c,
              v->filter[0] ? parts_no_match(v->filter, text) : empty);
    const struct follow *f = grid_selected_data(&p->grid);
    if (f)
        canvas_printf(c, a.y + a.h - 1, 1, a.w - 2, STYLE_MUTED, "%s > %s  %s  %s",
                      *f->about.speaker ? f->about.speaker : "-",
                      *f->about.listener ? f->about.listener : "-",
                      follow_cause(f->about.cause), f->about.clause);
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

const struct view_ops view_followups = {
    .name = "followups",
    .title = N_("Follow-ups"),
    .size = sizeof(struct followups),
    .board = BOARD_SUMS,
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .layout = layout,
    .act = act,
    .draw = draw,
    .grid = grid,
};
