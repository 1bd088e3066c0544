/* A new ledger, the questions that are one field or one choice: the office's name, the
 * period that is counted by, the measure to begin with. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/first.h"

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("go on")},
    {K_DOWN, ACTION_DOWN, N_("choose")},
    {K_UP, ACTION_UP, NULL},
    {K_TAB, ACTION_DOWN, NULL},
    {K_BACKTAB, ACTION_UP, NULL},
    {K_ESC, ACTION_BACK, N_("back")},
    {K_CTRL('C'), ACTION_STOP, NULL},
    KEYS_END,
};

static int *choice_of(struct first *f)
{
    return f->step == STEP_PERIOD ? &f->period : &f->scheme;
}

static int choices(const struct first *f)
{
    return f->step == STEP_PERIOD ? FIRST_PERIODS : SETUP_TEMPLATES;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct first *f = first_of(v);
    int n = choices(f), step = a == ACTION_DOWN ? 1 : n - 1;
    switch ((int)a) {
    case ACTION_OPEN:
        return first_next(f, ui);
    case ACTION_STOP:
        return first_stop(f, ui);
    case ACTION_BACK:
        return first_back(f, ui);
    case ACTION_DOWN:
    case ACTION_UP:
        if (f->step == STEP_OFFICE)
            return REACT_NONE;
        *choice_of(f) = (*choice_of(f) + step) % n;
        return REACT_DRAW;
    default:
        return a == ACTION_REDRAW ? REACT_UNKNOWN : REACT_NONE;
    }
}

static unsigned type_office(struct first *f, uint32_t key)
{
    bool changed = false;
    /* The proposal is replaced by what is typed first. */
    if (!f->office_typed && key >= ' ' && key != K_BACKSPACE && key <= 0x10ffff)
        field_set(&f->office, "");
    if (!field_key(&f->office, key, &changed))
        return REACT_UNKNOWN;
    f->office_typed = true;
    return REACT_DRAW;
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct first *f = first_of(v);
    uint32_t folded = key_fold(key);
    if (f->step == STEP_OFFICE)
        return type_office(f, key);
    if (folded >= '1' && folded < '1' + (uint32_t)choices(f)) {
        *choice_of(f) = (int)(folded - '1');
        return REACT_DRAW;
    }
    if (folded == 'j' || folded == 'k')
        return act(v, ui, folded == 'j' ? ACTION_DOWN : ACTION_UP);
    return REACT_UNKNOWN;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    struct first *f = first_of(v);
    while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == '\r'))
        n--;
    bool list = memchr(text, '\n', n) || memchr(text, '\r', n);
    if (f->step != STEP_OFFICE || list)
        return first_paste(f, ui, text, n);
    if (!f->office_typed)
        field_set(&f->office, "");
    f->office_typed = true;
    field_paste(&f->office, text, n);
    return REACT_DRAW;
}

static void draw_choice(const struct first *f, struct canvas *c, int y, int i,
                        const char *title, const char *says)
{
    int w = f->view.area.w - 2;
    bool here = i == (f->step == STEP_PERIOD ? f->period : f->scheme);
    canvas_put(c, y, 1, 1, here ? ">" : " ", STYLE_TEXT);
    int x = canvas_printf(c, y, 3, w - 2, STYLE_TITLE, "%d %s", i + 1, title);
    if (here) {
        canvas_restyle(c, (struct rect){y, 1, 1, x - 1}, STYLE_FOCUS);
        canvas_cursor(c, y, 1);
    }
    if (says)
        canvas_put(c, y + 1, 5, w - 4, says, STYLE_MUTED);
}

static void draw_periods(const struct first *f, struct canvas *c)
{
    const char *const titles[FIRST_PERIODS] = {_("month"), _("quarter"),
                                               _("half-year")};
    int y = first_head(f, c, _("By which period is counted what a unit must send?"));
    for (int i = 0; i < FIRST_PERIODS; i++)
        draw_choice(f, c, y++, i, titles[i], NULL);
    first_note(f, c, y + 1, _("every screen can show any other period, too"));
}

static void draw_schemes(const struct first *f, struct canvas *c)
{
    int y = first_head(f, c, _("Which measure to begin with?"));
    for (int i = 0; i < SETUP_TEMPLATES; i++, y += 2)
        draw_choice(f, c, y, i, _(setup_templates[i].title),
                    _(setup_templates[i].says));
    first_note(f, c, y + 1, _("from 1 January; your own: tongbao import scheme"));
}

static void draw_office(const struct first *f, struct canvas *c)
{
    struct rect a = f->view.area;
    char text[400];
    int y = first_head(f, c, _("What is the office called?"));
    int x = canvas_put(c, y, 1, a.w - 2, _("office"), STYLE_TEXT) + 1;
    snprintf(text, sizeof text, _("it stands on top of every screen; the ledger: %s"),
             f->where.s);
    first_note(f, c, y + 2, text);
    canvas_put(c, y + 3, 1, a.w - 2,
               _("Enter takes what stands there, here and in the next four questions"),
               STYLE_MUTED);
    field_draw(&f->office, c, y, x, a.w - x - 1, true);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct first *f = (const struct first *)v;
    (void)ui;
    if (f->step == STEP_OFFICE)
        draw_office(f, c);
    else if (f->step == STEP_PERIOD)
        draw_periods(f, c);
    else
        draw_schemes(f, c);
}

const struct view_ops view_setup = {
    .name = "setup",
    .title = N_("A new ledger"),
    .size = sizeof(struct first),
    .keys = keys,
    .close = first_close,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
