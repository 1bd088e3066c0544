/* A unit's page: who answers for it, where it stands, what it owes, what it sent.
 *
 * Reads: the board; pages of its submissions. Keys: a logs for it; Enter opens the
 * selected submission, o e r d R O act on it. */
#include "base/i18n.h"

#include "tui/articles.h"

struct unit_page {
    struct view view;
    int64_t id;
    struct articles list;
    int card; /* lines, or columns when it stands at the side */
    bool side;
};

static const struct keybind keys[] = {
    {'a', ACTION_LOG, N_("log")},
    KEYS_ARTICLE,
    {K_ENTER, ACTION_OPEN, N_("open")},
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static struct unit_page *of(struct view *v)
{
    return (struct unit_page *)v;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)how;
    of(v)->id = id;
    articles_init(&of(v)->list, true);
}

static void refresh(struct view *v, struct ui *ui)
{
    articles_refresh(&of(v)->list, ui, v->filter, of(v)->id, STATE_ANY);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct unit_page *u = of(v);
    u->side = area.w >= 100;
    u->card = u->side ? 36 : area.h >= 16 ? 8 : 4;
    struct rect rows = {area.y + 1, 0, area.h - 1, area.w};
    if (u->side)
        rows.w -= u->card + 2;
    else
        rows = (struct rect){area.y + u->card + 2, 0, area.h - u->card - 2, area.w};
    articles_layout(&u->list, ui, rows);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    if (a == ACTION_LOG)
        return ui_push(ui, &view_form, of(v)->id, 0);
    if (a == ACTION_LEFT || a == ACTION_RIGHT)
        return REACT_NONE;
    return articles_act(&of(v)->list, ui, a);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct unit_page *u = (const struct unit_page *)v;
    struct rect a = v->area;
    const struct rect rows = u->list.grid.rows;
    if (u->side) {
        canvas_vrule(c, a.y, rows.w, a.h);
        parts_card(ui, c, (struct rect){a.y, rows.w + 2, a.h, u->card - 1}, u->id);
    } else {
        /* Two columns of the card's lines, so that little height says much. */
        int half = a.w / 2 - 1;
        struct canvas tall = {0};
        canvas_reset(&tall, u->card * 2, half);
        parts_card(ui, &tall, (struct rect){0, 0, u->card * 2, half}, u->id);
        canvas_copy(c, a.y, 1, &tall, (struct rect){0, 0, u->card, half});
        canvas_copy(c, a.y, half + 2, &tall, (struct rect){u->card, 0, u->card, half});
        canvas_free(&tall);
        canvas_rule(c, a.y + u->card);
    }
    articles_draw(&u->list, v, ui, c,
                  _("nothing sent in this period\na logs one   [ earlier period"));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return articles_selected(&((const struct unit_page *)v)->list);
}

static struct grid *grid(struct view *v)
{
    return &of(v)->list.grid;
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    articles_free(&of(v)->list);
}

const struct view_ops view_unit = {
    .name = "unit",
    .title = N_("Unit"),
    .board = BOARD_FULL,
    .size = sizeof(struct unit_page),
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
