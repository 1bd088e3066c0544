/* Credits: every reason for an owner's score in the period, with the clause and the
 * article, and their sum.
 *
 * What settlements, limits and triggers gave or took stands below the articles.
 *
 * Opened on a unit or a person. Reads: store_credits, the board. Keys: Enter opens the
 * article. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/grid.h"
#include "tui/parts.h"
#include "tui/topic_view.h"

enum { COL_DAY, COL_POINTS, COL_REF, COL_CLAUSE, COL_TITLE };

struct credits {
    struct view view;
    int64_t owner;
    struct arena arena;
    struct grid grid;
    tb_amount sum;
    int64_t adoptions;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")}, KEYS_FILTER, KEYS_GRID, KEYS_LIST, KEYS_END,
};

static const struct column columns[] = {
    [COL_DAY] = {N_("date"), 10, 3},
    [COL_POINTS] = {N_("points"), 8, 0, .right = true, .falls = true},
    [COL_REF] = {N_("number"), 10, 2},
    [COL_CLAUSE] = {N_("clause"), 30, 0},
    [COL_TITLE] = {N_("title"), 12, 1, .grow = true},
};

static struct credits *of(struct view *v)
{
    return (struct credits *)v;
}

/* As credits without an article; an id below 0 is no record. */
static void add_reckoned(struct credits *k, const struct ui *ui)
{
    const struct board *b = ui->board;
    char about[WORD_MAX];
    for (size_t i = 0; b && i < b->n_reckoned; i++) {
        const struct reckoned *r = &b->reckoned[i];
        if (r->owner_id != k->owner)
            continue;
        struct credit_row *row = arena_alloc(&k->arena, sizeof *row);
        const char *ref = arena_strdup(&k->arena, r->topic ? r->topic->ref : "");
        const char *title =
            arena_strdup(&k->arena, r->topic ? r->topic->title : parts_about(r, about));
        *row = (struct credit_row){.credit = {.article_id = r->topic ? r->topic->id : 0,
                                              .owner_id = r->owner_id,
                                              .owner_kind = r->owner_kind,
                                              .day = r->period.last,
                                              .account = r->account,
                                              .line = r->line,
                                              .amount = r->amount},
                                   .ref = ref,
                                   .title = title};
        if (!credit_of_points(&row->credit) ||
            !parts_contain(k->view.filter, row->title))
            continue;
        k->sum += r->amount;
        list_add(&k->grid.list, -r->line - 1,
                 r->topic ? r->topic->id : (int64_t)r->period.first, row);
    }
}

static void refresh(struct view *v, struct ui *ui)
{
    struct credits *k = of(v);
    struct credit_row *rows = NULL;
    size_t n = 0;
    struct tb_err e;
    bool unit = names_unit(&ui->app->names, k->owner) != NULL;
    struct credit_query q = {.owner_kind = unit ? OWNER_UNIT : OWNER_PERSON,
                             .owner_id = k->owner,
                             .first = ui->period.first,
                             .last = ui->period.last};
    arena_reset(&k->arena);
    list_begin(&k->grid.list);
    k->sum = k->adoptions = 0;
    enum tb_rc rc = store_credits(ui->app->store, &q, &k->arena, &rows, &n, &e);
    ui_read_failed(ui, rc, &e);
    for (size_t i = 0; i < n; i++) {
        const struct credit *c = &rows[i].credit;
        k->adoptions += c->account == ACCOUNT_ADOPTED;
        if (!credit_of_points(c) || !parts_contain(v->filter, rows[i].title))
            continue;
        k->sum += c->amount;
        list_add(&k->grid.list, c->article_id, (c->event_id << 8) ^ c->line, &rows[i]);
    }
    add_reckoned(k, ui);
    grid_order(&k->grid, ui);
    list_end(&k->grid.list, ui->fill);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct credits *k = of(v);
    k->grid.table.columns[COL_CLAUSE].width = area.w >= 110  ? 44
                                              : area.w >= 76 ? 30
                                                             : 24;
    grid_layout(&k->grid, ui, (struct rect){area.y + 2, 0, area.h - 3, area.w});
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct credits *k = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&k->grid, ui, a, &react))
        return react;
    int64_t id = grid_selected(&k->grid);
    if (a == ACTION_OPEN && id > 0)
        return ui_push(ui, &view_article, id, 0);
    if (a == ACTION_OPEN && id) {
        const struct credit_row *row = grid_selected_data(&k->grid);
        if (row->credit.article_id) /* a topic that was missed */
            return ui_push(ui, &view_topic, row->credit.article_id, 0);
        ui_say(ui, STYLE_TEXT, _("of no single submission: %s"),
               parts_clause(ui, &row->credit));
        return REACT_DRAW;
    }
    return a == ACTION_LEFT || a == ACTION_RIGHT ? REACT_NONE : REACT_UNKNOWN;
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct credit_row *r = data;
    (void)v;
    char text[32];
    table_cell(t, c, y, COL_DAY, day_format(r->credit.day, text), STYLE_TEXT);
    table_cell(t, c, y, COL_POINTS, ui_count(r->credit.amount, text), STYLE_TITLE);
    table_cell(t, c, y, COL_REF, r->ref, STYLE_MUTED);
    table_cell(t, c, y, COL_CLAUSE, parts_clause(ui, &r->credit), STYLE_TEXT);
    table_cell(t, c, y, COL_TITLE, r->title, STYLE_TEXT);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct credit_row *a = pa, *b = pb;
    (void)g;
    switch (column) {
    case COL_POINTS:
        return parts_compare(a->credit.amount, b->credit.amount);
    case COL_REF:
        return strcmp(a->ref, b->ref);
    case COL_CLAUSE:
        return strcmp(parts_clause(ui, &a->credit), parts_clause(ui, &b->credit));
    case COL_TITLE:
        return strcmp(a->title, b->title);
    default:
        return parts_compare(a->credit.day, b->credit.day);
    }
}

static const struct grid_ops grid_ops = {
    .name = "credits", .focus = COL_POINTS, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)how;
    of(v)->owner = id;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct credits *k = (const struct credits *)v;
    char period[WORD_MAX], sum[32], points[32];
    bool unit = names_unit(&ui->app->names, k->owner) != NULL;
    const struct standing *s =
        ui->board
            ? board_standing(ui->board, unit ? OWNER_UNIT : OWNER_PERSON, k->owner)
            : NULL;
    canvas_printf(c, v->area.y, 1, v->area.w - 2, STYLE_TITLE, _("%s: credits of %s"),
                  ui_owner_name(ui, k->owner), ui_period_title(ui->period, period));
    grid_draw(&k->grid, v, ui, c,
              _("nothing earned points in this period\n[ earlier period"));
    int y = v->area.y + v->area.h - 1;
    int x =
        canvas_printf(c, y, 1, v->area.w - 2, STYLE_TITLE, _("sum %s of %zu credits"),
                      ui_count(k->sum, sum), k->grid.list.n);
    if (s && s->points != k->sum && !v->filter[0])
        canvas_printf(c, y, x + 2, v->area.w - x - 3, STYLE_MUTED, _("printed as %s"),
                      ui_points(ui, s->points, points));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    int64_t id = grid_selected(&((const struct credits *)v)->grid);
    return id > 0 ? id : 0;
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

const struct view_ops view_credits = {
    .name = "credits",
    .title = N_("Credits"),
    .board = BOARD_FULL,
    .size = sizeof(struct credits),
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
