/* A new ledger: what each member of a group must send in a period. Digits change the
 * selected one; 0 is no quota. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/first.h"

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("go on")},
    {K_DOWN, ACTION_DOWN, N_("next group")},
    {K_UP, ACTION_UP, NULL},
    {K_TAB, ACTION_DOWN, NULL},
    {K_BACKTAB, ACTION_UP, NULL},
    {'h', ACTION_LEFT, N_("period")},
    {'l', ACTION_RIGHT, N_("period")},
    {K_LEFT, ACTION_LEFT, NULL},
    {K_RIGHT, ACTION_RIGHT, NULL},
    {K_ESC, ACTION_BACK, N_("back")},
    {K_CTRL('C'), ACTION_STOP, NULL},
    KEYS_END,
};

/* The group with members that is number `at` of them; ROSTER_GROUPS: none. */
static size_t group_at(const struct first *f, size_t at)
{
    for (size_t i = 0; i < f->roster.n_groups; i++)
        if (f->roster.groups[i].members && at-- == 0)
            return i;
    return ROSTER_GROUPS;
}

static unsigned move(struct first *f, bool down)
{
    size_t to = f->quota + (down ? 1 : (size_t)-1);
    if (group_at(f, to) == ROSTER_GROUPS)
        return REACT_NONE;
    f->quota = to;
    f->digits = false;
    return REACT_DRAW;
}

static unsigned step_period(struct first *f, int step)
{
    f->period = (f->period + step) % FIRST_PERIODS;
    return REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct first *f = first_of(v);
    switch ((int)a) {
    case ACTION_OPEN:
        return first_next(f, ui);
    case ACTION_STOP:
        return first_stop(f, ui);
    case ACTION_BACK:
        return first_back(f, ui);
    case ACTION_DOWN:
    case ACTION_UP:
        return move(f, a == ACTION_DOWN);
    case ACTION_LEFT:
        return step_period(f, FIRST_PERIODS - 1);
    case ACTION_RIGHT:
        return step_period(f, 1);
    default:
        return a == ACTION_REDRAW ? REACT_UNKNOWN : REACT_NONE;
    }
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct first *f = first_of(v);
    uint32_t folded = key_fold(key);
    size_t group = group_at(f, f->quota);
    int amount = first_quota(f, group);
    (void)ui;
    if (folded >= '0' && folded <= '9') {
        amount = (f->digits ? amount * 10 : 0) + (int)(folded - '0');
        if (amount > SETUP_QUOTA_MAX)
            return REACT_NONE;
    } else if (key == K_BACKSPACE || key == K_DELETE) {
        amount /= 10;
    } else if (folded == 'j' || folded == 'k') {
        return move(f, folded == 'j');
    } else {
        return REACT_UNKNOWN;
    }
    first_set_quota(f, group, amount);
    f->digits = true;
    return REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    return first_paste(first_of(v), ui, text, n);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    static const char *const titles[FIRST_PERIODS] = {
        N_("How many submissions must a unit send in a month?"),
        N_("How many submissions must a unit send in a quarter?"),
        N_("How many submissions must a unit send in a half-year?")};
    const struct first *f = (const struct first *)v;
    int y = first_head(f, c, _(titles[f->period])), bottom = v->area.y + v->area.h - 1;
    int h = bottom - 1 - y;
    size_t top = f->quota >= (size_t)h ? f->quota - (size_t)h + 1 : 0;
    (void)ui;
    for (int i = 0; i < h; i++) {
        size_t at = top + (size_t)i, group = group_at(f, at);
        if (group == ROSTER_GROUPS)
            break;
        const struct roster_group *g = &f->roster.groups[group];
        bool here = at == f->quota;
        canvas_put(c, y + i, 0, 1, here ? ">" : " ", STYLE_TEXT);
        canvas_text(c, y + i, 2, 28, g->name, STYLE_TEXT);
        canvas_printf(c, y + i, 31, 12, STYLE_MUTED, _("%zu units"), g->members);
        int x =
            canvas_printf(c, y + i, 44, 6, STYLE_TITLE, "%4d", first_quota(f, group));
        if (here) {
            canvas_restyle(c, (struct rect){y + i, 44, 1, 4}, STYLE_FOCUS);
            canvas_cursor(c, y + i, x);
        }
    }
    first_note(f, c, bottom, _("digits change it; 0 is none"));
}

const struct view_ops view_quotas = {
    .name = "quotas",
    .title = N_("A new ledger"),
    .size = sizeof(struct first),
    .keys = keys,
    .close = first_close,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
