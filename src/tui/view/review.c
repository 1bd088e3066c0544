/* A new ledger: each unit with the group that was read or guessed. h and l put it into
 * another, n into one that is named here. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/first.h"

enum { GROUP_COLS = 24 };

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("go on")},
    {'h', ACTION_LEFT, N_("group")},
    {'l', ACTION_RIGHT, N_("group")},
    {K_LEFT, ACTION_LEFT, NULL},
    {K_RIGHT, ACTION_RIGHT, NULL},
    {'n', ACTION_AMEND, N_("new group")},
    {K_ESC, ACTION_BACK, N_("back to the list")},
    {K_CTRL('C'), ACTION_STOP, NULL},
    KEYS_LIST,
    KEYS_END,
};

static unsigned change_group(struct first *f, size_t step)
{
    const struct list_row *row = list_selected(&f->review);
    if (!row)
        return REACT_NONE;
    size_t i = (size_t)row->id - 1, n = f->roster.n_groups;
    roster_move(&f->roster, i, (f->roster.rows[i].group + step) % n);
    return REACT_DRAW;
}

static unsigned name_group(struct first *f)
{
    const struct list_row *row = list_selected(&f->review);
    struct tb_err e;
    size_t group;
    f->problem[0] = '\0';
    if (roster_name_group(&f->roster, field_text(&f->group), &group, &e) != TB_OK) {
        snprintf(f->problem, sizeof f->problem, "! %s", e.msg);
        return REACT_DRAW;
    }
    f->naming = false;
    if (row)
        roster_move(&f->roster, (size_t)row->id - 1, group);
    return REACT_DRAW;
}

static unsigned act_naming(struct first *f, enum action a)
{
    if (a == ACTION_OPEN)
        return name_group(f);
    if (a != ACTION_BACK)
        return a == ACTION_REDRAW ? REACT_UNKNOWN : REACT_NONE;
    f->naming = false;
    f->problem[0] = '\0';
    return REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct first *f = first_of(v);
    bool moved = false;
    if (a == ACTION_STOP)
        return first_stop(f, ui);
    if (f->naming)
        return act_naming(f, a);
    if (list_act(&f->review, a, &moved))
        return moved ? REACT_DRAW : REACT_NONE;
    switch ((int)a) {
    case ACTION_OPEN:
        return first_next(f, ui);
    case ACTION_BACK:
        return first_go(f, ui, STEP_UNITS);
    case ACTION_LEFT:
        return change_group(f, f->roster.n_groups - 1);
    case ACTION_RIGHT:
        return change_group(f, 1);
    case ACTION_AMEND:
        f->naming = true;
        return REACT_DRAW;
    default:
        return a == ACTION_REDRAW || a == ACTION_HELP ? REACT_UNKNOWN : REACT_NONE;
    }
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct first *f = first_of(v);
    bool changed = false;
    (void)ui;
    if (!f->naming || !field_key(&f->group, key, &changed))
        return REACT_UNKNOWN;
    f->problem[0] = '\0';
    return REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    if (!first_of(v)->naming)
        return first_paste(first_of(v), ui, text, n);
    field_paste(&first_of(v)->group, text, n);
    return REACT_DRAW;
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct first *f = first_of(v);
    (void)ui;
    f->rows = (struct rect){area.y + 2, 0, area.h - 4, area.w};
    list_layout(&f->review, f->rows.h);
}

static void draw_row(const struct first *f, struct canvas *c, int y, size_t at)
{
    const struct roster_row *r = &f->roster.rows[at];
    int x = f->view.area.w - GROUP_COLS - 8;
    bool here = at == f->review.cursor;
    canvas_put(c, y, 0, 1, here ? ">" : " ", STYLE_TEXT);
    canvas_text(c, y, 2, x - 3, r->name, STYLE_TEXT);
    x = canvas_put(c, y, x, GROUP_COLS, f->roster.groups[r->group].name,
                   r->moved ? STYLE_TITLE : STYLE_TEXT);
    if (f->roster.groups[r->group].track == TRACK_INSIDE)
        canvas_put(c, y, x + 1, f->view.area.w - x - 2, _("inside"), STYLE_MUTED);
    if (!here)
        return;
    canvas_restyle(c, (struct rect){y, 0, 1, f->view.area.w - GROUP_COLS - 9},
                   STYLE_FOCUS);
    canvas_cursor(c, y, 0);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct first *f = (const struct first *)v;
    int y = v->area.y + v->area.h - 1;
    (void)ui;
    char title[WORD_MAX];
    snprintf(title, sizeof title, _("%zu units; is each in its group?"), f->roster.n);
    first_head(f, c, title);
    for (int i = 0; i < f->rows.h && f->review.top + (size_t)i < f->roster.n; i++)
        draw_row(f, c, f->rows.y + i, f->review.top + (size_t)i);
    if (!f->naming) {
        first_note(f, c, y,
                   _("h and l change the group of the line, n names a new one"));
        return;
    }
    first_note(f, c, y - 1, "");
    int x = canvas_put(c, y, 1, v->area.w - 2, _("new group"), STYLE_TITLE) + 1;
    field_draw(&f->group, c, y, x, v->area.w - x - 1, true);
}

const struct view_ops view_review = {
    .name = "review",
    .title = N_("A new ledger"),
    .size = sizeof(struct first),
    .keys = keys,
    .close = first_close,
    .layout = layout,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
