/* The detail pane as a dialog over the foot of a list, where the window has no room
 * for it at the side: about the unit, person or submission it was opened on.
 *
 * Reads: the board; a submission once. Keys: any key closes it. */
#include "base/i18n.h"

#include "tui/parts.h"

enum { ROWS = 9, ROWS_COMPACT = 6 };

struct detail {
    struct view view;
    int64_t id;
    struct arena arena;
    struct article_full full;
    bool article;
    struct lines lines;
};

static const struct keybind keys[] = {
    {K_ESC, ACTION_BACK, N_("close")},
    {'i', ACTION_BACK, NULL},
    KEYS_END,
};

static struct detail *of(struct view *v)
{
    return (struct detail *)v;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct detail *d = of(v);
    struct tb_err e;
    (void)how;
    d->id = id;
    v->rows = ui_compact(ui) ? ROWS_COMPACT : ROWS;
    const struct names *n = &ui->app->names;
    if (names_unit(n, id) || names_person(n, id))
        return;
    bool mine;
    v->refused = !ui_hold(ui, &mine);
    if (v->refused)
        return;
    enum tb_rc rc = store_article(ui->app->store, id, &d->arena, &d->full, &e);
    ui_let_go(ui, mine);
    d->article = rc == TB_OK;
    v->refused = rc != TB_OK;
    if (rc)
        ui_error(ui, &e);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct detail *d = of(v);
    char text[WORD_MAX];
    const struct article_row *r = &d->full.row;
    lines_clear(&d->lines);
    d->lines.indent = 12;
    if (d->article) {
        lines_add(&d->lines, r->ref, r->title, STYLE_TITLE, area.w - 2);
        lines_add(&d->lines, _("unit"), parts_units(ui, &d->arena, r), STYLE_TEXT,
                  area.w - 2);
        lines_add(&d->lines, _("author"), parts_authors(&d->arena, r), STYLE_TEXT,
                  area.w - 2);
        lines_add(&d->lines, _("state"), parts_state(ui, r, text), STYLE_TEXT,
                  area.w - 2);
        lines_add(&d->lines, _("adopted by"), r->outlets, STYLE_TEXT, area.w - 2);
        lines_add(&d->lines, _("note"), r->note, STYLE_TEXT, area.w - 2);
    }
    lines_layout(&d->lines, area.h);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    (void)v;
    return a == ACTION_REDRAW || a == ACTION_HELP ? REACT_UNKNOWN : ui_pop(ui);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct detail *d = (const struct detail *)v;
    struct rect a = {v->area.y, 1, v->area.h, v->area.w - 2};
    if (d->article)
        lines_draw(&d->lines, c, a);
    else
        parts_card(ui, c, a, d->id);
    canvas_cursor(c, a.y, a.x);
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return ((const struct detail *)v)->id;
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    lines_free(&of(v)->lines);
    arena_free(&of(v)->arena);
}

const struct view_ops view_detail = {
    .name = "detail",
    .title = N_("Detail"),
    .rows = ROWS,
    .board = BOARD_LIGHT,
    .size = sizeof(struct detail),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .layout = layout,
    .act = act,
    .draw = draw,
    .selected = selected,
};
