/* Shortfalls (6): who owes how much, those who miss something first.
 *
 * Reads: the board's gaps. Keys: h l another group; Tab units or persons; Enter the
 * unit's page; m a reminder, talk list or paragraph about the marked ones. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"

#include "tui/follow_view.h"
#include "tui/grid.h"
#include "tui/parts.h"

enum {
    COL_NAME,
    COL_GROUP,
    COL_METRIC,
    COL_PERIOD,
    COL_DONE,
    COL_REQUIRED,
    COL_MISSING,
    COL_FORECAST,
    COL_PACE
};

struct shortfalls {
    struct view view;
    struct grid grid;
    bool people;
    size_t missing, met, exempt, unsaid;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")},
    {'m', ACTION_FOLLOW, N_("what to do")},
    {'f', ACTION_FOLLOWUPS, N_("follow-ups")},
    {K_TAB, ACTION_NEXT, N_("units/persons")},
    {K_BACKTAB, ACTION_PREV, NULL},
    KEYS_GROUP,
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_NAME] = {N_("unit"), 14, 0, .grow = true},
    [COL_GROUP] = {N_("group"), 12, 6},
    [COL_METRIC] = {N_("metric"), 9, 2},
    [COL_PERIOD] = {N_("period"), 9, 4},
    [COL_DONE] = {N_("done"), 6, 1, .right = true, .falls = true},
    [COL_REQUIRED] = {N_("due"), 6, 1, .right = true, .falls = true},
    [COL_MISSING] = {N_("missing"), 9, 0, .falls = true},
    [COL_FORECAST] = {N_("forecast"), 8, 3, .right = true, .falls = true},
    [COL_PACE] = {N_("pace"), 10, 5},
};

static struct shortfalls *of(struct view *v)
{
    return (struct shortfalls *)v;
}

/* Those who miss something, most first; then those to be settled; then the rest. */
static int weight(const struct shortfall *g)
{
    return g->exempt ? 3 : g->unsaid ? 1 : g->missing > 0 ? 0 : 2;
}

static int compare_rows(const void *a, const void *b)
{
    const struct shortfall *x = ((const struct list_row *)a)->data;
    const struct shortfall *y = ((const struct list_row *)b)->data;
    if (weight(x) != weight(y))
        return weight(x) - weight(y);
    if (weight(x) == 0 && x->missing != y->missing)
        return x->missing > y->missing ? -1 : 1;
    return (x > y) - (x < y); /* the board's order */
}

static void count_gap(struct shortfalls *s, const struct shortfall *g)
{
    s->exempt += g->exempt;
    s->unsaid += g->unsaid;
    s->missing += !g->exempt && !g->unsaid && g->missing > 0;
    s->met += !g->exempt && !g->unsaid && g->missing == 0;
}

static void refresh(struct view *v, struct ui *ui)
{
    struct shortfalls *s = of(v);
    const struct board *b = ui->board;
    s->missing = s->met = s->exempt = s->unsaid = 0;
    list_begin(&s->grid.list);
    for (size_t i = 0; b && i < b->n_gaps; i++) {
        const struct shortfall *g = &b->gaps[i];
        if ((g->owner_kind == OWNER_PERSON) != s->people ||
            (ui->group_id && g->group_id != ui->group_id) ||
            !parts_match(v->filter, ui_owner_name(ui, g->owner_id)))
            continue;
        list_add(&s->grid.list, g->owner_id, g->target_id * 131072 + g->period.first,
                 g);
        count_gap(s, g);
    }
    struct list *l = &s->grid.list;
    if (l->n > 0)
        qsort(l->rows, l->n, sizeof *l->rows, compare_rows);
    grid_order(&s->grid, ui);
    list_end(l, ui->fill);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct shortfalls *s = of(v);
    int head = area.h >= 16 ? 3 : 2;
    grid_layout(&s->grid, ui,
                (struct rect){area.y + head, 0, area.h - head - 1, area.w});
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct shortfalls *s = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&s->grid, ui, a, &react))
        return react;
    if (a == ACTION_NEXT || a == ACTION_PREV) {
        bool mine;
        if (!ui_hold(ui, &mine))
            return REACT_DRAW;
        s->people = !s->people;
        ui_refresh(ui);
        ui_let_go(ui, mine);
        return REACT_DRAW;
    }
    int64_t id = grid_selected(&s->grid);
    if (a == ACTION_FOLLOW)
        return ui_push(ui, &view_follow_menu, id, 0);
    if (a == ACTION_OPEN && id)
        return ui_push(ui, s->people ? &view_credits : &view_unit, id, 0);
    return REACT_UNKNOWN;
}

/* --- drawing ---------------------------------------------------------------------- */

static const char *amount_words(const struct shortfall *g, tb_amount a,
                                char out[static 48])
{
    char n[32];
    if (g->metric == METRIC_RATE)
        snprintf(out, 48, "%s%%", amount_format(a * 100, 1, n));
    else
        snprintf(out, 48, "%s", ui_count(a, n));
    return out;
}

static const char *pace_words(const struct shortfall *g, tb_day today)
{
    if (g->exempt || g->unsaid || g->pace < 0)
        return "";
    if (g->missing == 0)
        return _("met");
    if (today > g->period.last)
        return _("missed");
    return g->pace >= TB_ONE       ? _("on time")
           : g->pace * 2 >= TB_ONE ? _("behind")
                                   : _("far behind");
}

static void draw_row(const struct grid *grid, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct shortfalls *s = (const struct shortfalls *)v;
    const struct shortfall *g = data;
    const struct table *t = &grid->table;
    char text[48], period[PERIOD_NAME_MAX], word[WORD_MAX];
    bool open = !g->exempt && !g->unsaid;
    enum style style = g->missing == 0 ? STYLE_OK
                       : g->done == 0  ? STYLE_BAD
                                       : STYLE_WARN;
    table_cell(t, c, y, COL_NAME, ui_owner_name(ui, g->owner_id), STYLE_TEXT);
    table_cell(t, c, y, COL_GROUP,
               s->people ? ui_unit_name(ui, g->unit_id)
                         : ui_group_name(ui, g->group_id),
               STYLE_MUTED);
    table_cell(t, c, y, COL_METRIC, parts_owed(g), STYLE_TEXT);
    table_cell(t, c, y, COL_PERIOD, period_format(g->period, period), STYLE_TEXT);
    table_cell(t, c, y, COL_DONE, amount_words(g, g->done, text), STYLE_TEXT);
    table_cell(t, c, y, COL_REQUIRED, open ? amount_words(g, g->required, text) : "-",
               STYLE_TEXT);
    if (g->exempt)
        snprintf(word, sizeof word, "%s", _("exempt"));
    else if (g->unsaid)
        snprintf(word, sizeof word, "%s", _("not said"));
    else if (g->missing == 0)
        snprintf(word, sizeof word, "%s", _("met"));
    else
        snprintf(word, sizeof word, _("short %s"), amount_words(g, g->missing, text));
    table_cell(t, c, y, COL_MISSING, word, open ? style : STYLE_MUTED);
    table_cell(t, c, y, COL_FORECAST, open ? amount_words(g, g->forecast, text) : "-",
               STYLE_TEXT);
    table_cell(t, c, y, COL_PACE, pace_words(g, ui->loaded.today), STYLE_MUTED);
}

static int compare(const struct grid *grid, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct shortfall *a = pa, *b = pb;
    (void)grid;
    switch (column) {
    case COL_NAME:
        return parts_compare_names(ui, a->owner_id, b->owner_id);
    case COL_GROUP:
        return parts_compare_names(ui, a->group_id, b->group_id);
    case COL_METRIC:
        return a->metric != b->metric ? parts_compare(a->metric, b->metric)
                                      : strcmp(parts_owed(a), parts_owed(b));
    case COL_PERIOD:
        return parts_compare(a->period.first, b->period.first);
    case COL_DONE:
        return parts_compare(a->done, b->done);
    case COL_REQUIRED:
        return parts_compare(a->required, b->required);
    case COL_FORECAST:
        return parts_compare(a->forecast, b->forecast);
    case COL_PACE:
        return parts_compare(a->pace, b->pace);
    default:
        return parts_compare(a->missing, b->missing);
    }
}

static const struct grid_ops grid_ops = {
    .name = "shortfalls", .focus = COL_NAME, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw_head(const struct shortfalls *s, const struct ui *ui, struct canvas *c)
{
    int y = s->view.area.y;
    int x = parts_group_tabs(ui, c, y, 0);
    canvas_printf(c, y, x + 1, c->cols - x - 1, STYLE_TITLE, "%s",
                  s->people ? _("persons") : _("units"));
    if (s->view.area.h >= 16)
        canvas_rule(c, y + 1);
}

/* Whether somebody of the group (0: of the office) has targets of his own. */
static bool has_personal(const struct ui *ui, int64_t group)
{
    const struct names *n = &ui->app->names;
    for (size_t i = 0; i < ui->app->n_targets; i++) {
        const struct target *t = &ui->app->targets[i];
        const struct post *p = t->who_kind == WHO_PERSON
                                   ? names_post_on(n, t->who_id, ui->loaded.today)
                                   : NULL;
        const struct group *g =
            p ? names_group_on(n, p->unit_id, ui->loaded.today) : NULL;
        if (t->who_kind == WHO_PERSON && (!group || (g && g->id == group)))
            return true;
    }
    return false;
}

static const char *empty_words(const struct shortfalls *s, const struct ui *ui,
                               char out[static EMPTY_MAX])
{
    if (s->view.filter[0])
        return parts_no_match(s->view.filter, out);
    if (ui->app->names.n_units == 0)
        return _("no units yet\n2 goes there; paste their list");
    if (ui->app->n_targets == 0)
        return _("no targets are set\nimport them: tongbao import targets FILE");
    if (s->people && ui->group_id && !has_personal(ui, ui->group_id))
        return _("nobody in this group has a target of his own\nl goes on to the next "
                 "group   Tab units");
    if (s->people && !has_personal(ui, 0))
        return _("nobody has a target of his own\nTab units");
    return _("no target lies wholly inside this period\np chooses a longer one");
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct shortfalls *s = (const struct shortfalls *)v;
    char text[EMPTY_MAX];
    draw_head(s, ui, c);
    grid_draw(&s->grid, v, ui, c, empty_words(s, ui, text));
    canvas_printf(c, v->area.y + v->area.h - 1, 1, v->area.w - 2,
                  s->unsaid ? STYLE_WARN : STYLE_MUTED,
                  s->unsaid
                      ? _("short %zu, met %zu, exempt %zu; %zu wait for a `midperiod` "
                          "clause in the scheme")
                      : _("short %zu, met %zu, exempt %zu"),
                  s->missing, s->met, s->exempt, s->unsaid);
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return grid_selected(&((const struct shortfalls *)v)->grid);
}

static struct grid *grid(struct view *v)
{
    return &of(v)->grid;
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    grid_free(&of(v)->grid);
}

const struct view_ops view_shortfalls = {
    .name = "shortfalls",
    .title = N_("Shortfalls"),
    .words = "缺口 欠稿",
    .order = 6,
    .board = BOARD_LIGHT,
    .size = sizeof(struct shortfalls),
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
