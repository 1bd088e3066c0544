/* Help (?): every key of the view below and of all views, from their tables. */
#include "base/i18n.h"

#include "tui/ui.h"
#include "tui/widget.h"

struct help {
    struct view view;
    struct lines lines;
};

static const struct keybind keys[] = {
    {K_DOWN, ACTION_DOWN, NULL}, {'j', ACTION_DOWN, NULL},
    {K_UP, ACTION_UP, NULL},     {'k', ACTION_UP, NULL},
    {K_PGDN, ACTION_PGDN, NULL}, {K_PGUP, ACTION_PGUP, NULL},
    {' ', ACTION_PGDN, NULL},    {'?', ACTION_BACK, NULL},
    {0, ACTION_NONE, NULL},
};

static struct help *of(struct view *v)
{
    return (struct help *)v;
}

/* Moving is the same in every list: it comes after what is not. */
static bool moves(enum action a)
{
    return a >= ACTION_UP && a <= ACTION_PREV;
}

/* One line for each action of a table that moves or does not, in the order of the list
 * of actions. */
static void add_some(struct lines *l, const struct keymap *m,
                     const struct keybind *table, const struct keybind *hidden_by,
                     bool moving)
{
    struct strbuf names = {0};
    for (int a = ACTION_NONE + 1; a < ACTIONS; a++) {
        strbuf_clear(&names);
        keys_of(m, table, (enum action)a, &names);
        if (names.len == 0 || !*action_help((enum action)a) ||
            moves((enum action)a) != moving)
            continue;
        struct strbuf shadow = {0};
        keys_of(m, hidden_by, (enum action)a, &shadow);
        if (shadow.len == 0)
            lines_add(l, names.s, action_help((enum action)a), STYLE_TEXT, 0);
        strbuf_free(&shadow);
    }
    strbuf_free(&names);
}

static void add_table(struct lines *l, const struct keymap *m,
                      const struct keybind *table, const struct keybind *hidden_by)
{
    add_some(l, m, table, hidden_by, false);
    add_some(l, m, table, hidden_by, true);
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct lines *l = &of(v)->lines;
    const struct view_ops *below = ui_top(ui)->ops;
    (void)id;
    (void)how;
    l->indent = 22;
    lines_add(l, _(below->title), "", STYLE_TITLE, 0);
    add_table(l, &ui->keymap, below->keys, NULL);
    lines_add(l, "", "", STYLE_TEXT, 0);
    lines_add(l, _("everywhere"), "", STYLE_TITLE, 0);
    add_table(l, &ui->keymap, keys_global, below->keys);
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    lines_free(&of(v)->lines);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    (void)ui;
    lines_layout(&of(v)->lines, area.h);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    bool moved = false;
    if (lines_act(&of(v)->lines, a, &moved))
        return moved ? REACT_DRAW : REACT_NONE;
    if (a == ACTION_HELP || a == ACTION_STOP)
        return ui_pop(ui);
    bool plain =
        a == ACTION_BACK || a == ACTION_QUIT || a == ACTION_GO || a == ACTION_REDRAW;
    return plain ? REACT_UNKNOWN : REACT_NONE;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct lines *l = &((const struct help *)v)->lines;
    (void)ui;
    lines_draw(l, c, (struct rect){v->area.y, 2, v->area.h, v->area.w - 3});
    if (l->top + (size_t)v->area.h < l->n)
        canvas_text(c, v->area.y + v->area.h - 1, v->area.w - 18, -17,
                    _("PgDn shows more"), STYLE_MUTED);
}

const struct view_ops view_help = {
    .name = "help",
    .title = N_("Help"),
    .size = sizeof(struct help),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .layout = layout,
    .act = act,
    .draw = draw,
};
