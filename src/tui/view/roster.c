/* A new ledger: the list of units, typed or pasted, and beside it what was understood.
 *
 * A list that nearly every county could use stands there as an example: what is typed
 * or pasted first replaces it, the arrows go into it. Enter goes on from the example
 * and from an empty last line. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/first.h"

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("line; empty: go on")},
    {K_TAB, ACTION_NEXT, N_("check groups")},
    {K_F(4), ACTION_AMEND, N_("example")},
    {K_ESC, ACTION_BACK, N_("back")},
    {K_CTRL('C'), ACTION_STOP, NULL},
    KEYS_END,
};

/* Opened by itself: for an open ledger that has no units. */
static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    first_open(first_of(v), true);
}

static unsigned leave(struct first *f, struct ui *ui, bool review)
{
    if (!first_parse(f))
        return REACT_DRAW;
    if (review)
        return f->roster.n ? first_go(f, ui, STEP_REVIEW) : REACT_NONE;
    return first_next(f, ui);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct first *f = first_of(v);
    switch ((int)a) {
    case ACTION_OPEN:
        return leave(f, ui, false);
    case ACTION_NEXT:
        return leave(f, ui, true);
    case ACTION_STOP:
        return first_stop(f, ui);
    case ACTION_BACK:
        return first_back(f, ui);
    case ACTION_AMEND:
        area_set(&f->units, setup_example());
        area_home(&f->units);
        f->example = true;
        first_parse(f);
        return REACT_LAYOUT;
    default:
        return a == ACTION_REDRAW ? REACT_UNKNOWN : REACT_NONE;
    }
}

static bool types(uint32_t key)
{
    return (key >= ' ' && key <= 0x10ffff) || key == K_CTRL('U') || key == K_DELETE;
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct first *f = first_of(v);
    bool changed = false;
    (void)ui;
    if (key == K_ENTER && (f->example || area_at_end(&f->units)))
        return REACT_UNKNOWN;
    if (f->example && types(key)) {
        area_set(&f->units, "");
        f->example = false;
        changed = true;
    }
    bool more = false;
    if (!area_key(&f->units, key, &more) && !changed)
        return REACT_UNKNOWN;
    f->example = false;
    if (changed || more)
        first_parse(f);
    return REACT_LAYOUT;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    struct first *f = first_of(v);
    (void)ui;
    if (f->example)
        area_set(&f->units, "");
    f->example = false;
    area_paste(&f->units, text, n);
    first_parse(f);
    return REACT_LAYOUT;
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    (void)ui;
    area_layout(&first_of(v)->units, area.h - 4);
}

static void draw_groups(const struct first *f, struct canvas *c, struct rect a)
{
    const struct roster *r = &f->roster;
    canvas_printf(c, a.y, a.x, a.w, STYLE_TITLE, _("%zu units"), r->n);
    for (size_t i = 0, y = 1; i < r->n_groups && (int)y < a.h; i++)
        if (r->groups[i].members) {
            canvas_printf(c, a.y + (int)y, a.x, a.w, STYLE_TEXT, "%s %zu",
                          r->groups[i].name, r->groups[i].members);
            y++;
        }
    if (r->twice)
        canvas_printf(c, a.y + a.h - 1, a.x, a.w, STYLE_WARN,
                      _("%zu named twice, taken once"), r->twice);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct first *f = (const struct first *)v;
    struct rect a = v->area;
    int pane = a.w >= 70 ? 28 : 20, bottom = a.y + a.h - 2;
    (void)ui;
    int y = first_head(f, c, _("Which units report? Paste or type, one a line"));
    int h = bottom - y;
    canvas_vrule(c, y, a.w - pane - 2, h);
    if (!f->problem[0])
        draw_groups(f, c, (struct rect){y, a.w - pane, h, pane - 1});
    first_note(f, c, bottom,
               f->example ? _("an example: typing or pasting replaces it, Down goes in")
               : f->units.n == 1 && area_at_end(&f->units)
                   ? _("may stay empty: units can come later; F4 the example again")
                   : _("the group may follow after a comma; else the name tells it"));
    area_draw(&f->units, c, (struct rect){y, 1, h, a.w - pane - 4},
              f->example ? STYLE_MUTED : STYLE_TEXT);
}

const struct view_ops view_roster = {
    .name = "roster",
    .title = N_("A new ledger"),
    .size = sizeof(struct first),
    .keys = keys,
    .open = open_view,
    .close = first_close,
    .layout = layout,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
