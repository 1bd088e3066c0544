/* The entry form: logs submissions one after another, or changes one.
 *
 * Opened on a unit (it is filled in), on a submission (to change it) or on nothing.
 * Reads: the unit's habits for the defaults. Keys: letters are text; Enter goes on and
 * saves, Ctrl+S saves and closes, Tab reaches the optional fields, Esc puts the text
 * away. The work behind the keys is in form_save.c. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/form_view.h"
#include "tui/parts.h"

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("save")},
    {K_TAB, ACTION_NEXT, N_("next field")},
    {K_BACKTAB, ACTION_PREV, NULL},
    {K_CTRL('S'), ACTION_SAVE, N_("save and close")},
    {K_ESC, ACTION_BACK, N_("put away")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    {K_F(2), ACTION_NONE, NULL},
    KEYS_END,
};

static struct entry_form *of(struct view *v)
{
    return (struct entry_form *)v;
}

struct field *form_field(struct entry_form *f, enum form_field i)
{
    return i == FORM_UNIT   ? &f->unit.field
           : i == FORM_DATE ? &f->date.field
                            : &f->text[i];
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct entry_form *f = of(v);
    (void)how;
    f->unit.what = PICK_UNIT;
    f->unit.field.max = CHANGE_NAME_MAX;
    f->text[FORM_TITLE].max = CHANGE_TITLE_MAX;
    f->text[FORM_AUTHOR].max = (size_t)CHANGE_NAME_MAX * 2;
    f->text[FORM_TYPE].max = CHANGE_NAME_MAX;
    f->text[FORM_LENGTH].max = 9;
    f->text[FORM_NOTE].max = CHANGE_NOTE_MAX;
    date_set(&f->date, ui->loaded.today);
    bool unit = names_unit(&ui->app->names, id) != NULL;
    if (id && !unit)
        form_load(f, ui, id);
    if (ui->draft.any && ui->draft.amends == f->amends)
        form_take_draft(f, ui);
    if (unit && f->n_units == 0) {
        f->units[f->n_units++] = id;
        f->focus = FORM_TITLE;
        form_defaults(f, ui);
    }
}

static void close_view(struct view *v, struct ui *ui)
{
    struct entry_form *f = of(v);
    (void)ui;
    picker_free(&f->unit);
    date_free(&f->date);
    for (int i = 0; i < FORM_FIELDS; i++)
        field_free(&f->text[i]);
    arena_free(&f->arena);
}

/* --- keys ------------------------------------------------------------------------- */

/* Puts the picked unit among the article's; false, with a word, when none matches. */
static bool take_unit(struct entry_form *f, struct ui *ui)
{
    if (f->unit.field.text.len == 0 && f->unit.n == 0)
        return f->n_units > 0;
    if (f->n_units == CHANGE_UNITS_MAX) {
        ui_say(ui, STYLE_BAD, "%s", _("! an article has at most ten units"));
        return false;
    }
    if (!picker_take(&f->unit)) {
        ui_say(ui, STYLE_BAD,
               _("! no unit is called “%s”; a part of its name or alias will do"),
               field_text(&f->unit.field));
        return false;
    }
    f->units[f->n_units++] = f->unit.id;
    picker_set(&f->unit, 0, "");
    form_defaults(f, ui);
    return true;
}

static void move_focus(struct entry_form *f, struct ui *ui, int step)
{
    if (f->focus == FORM_UNIT && f->unit.field.text.len > 0 && !take_unit(f, ui))
        return;
    if (f->focus == FORM_DATE && !date_settle(&f->date, ui->loaded.today)) {
        ui_say(ui, STYLE_BAD, _("! “%s” is no date; 2026-11-05, 5 or 11-5 are"),
               field_text(&f->date.field));
        return;
    }
    f->focus = (f->focus + step + FORM_FIELDS) % FORM_FIELDS;
}

/* Enter: the unit is taken first, then the title, then all is saved. */
static unsigned enter(struct entry_form *f, struct ui *ui)
{
    if (f->focus == FORM_UNIT && !take_unit(f, ui)) {
        if (f->unit.field.text.len == 0)
            ui_say(ui, STYLE_WARN, "%s", _("which unit? type a part of its name"));
        return REACT_DRAW;
    }
    if (f->text[FORM_TITLE].text.len == 0 || f->n_units == 0) {
        f->focus = f->n_units == 0 ? FORM_UNIT : FORM_TITLE;
        return REACT_DRAW;
    }
    if (f->focus == FORM_UNIT) {
        f->focus = FORM_TITLE;
        return REACT_DRAW;
    }
    return form_save(f, ui, ACTION_OPEN);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct entry_form *f = of(v);
    switch ((int)a) {
    case ACTION_OPEN:
        return enter(f, ui);
    case ACTION_SAVE:
        if (f->focus == FORM_UNIT && f->unit.field.text.len > 0 && !take_unit(f, ui))
            return REACT_DRAW;
        return form_save(f, ui, ACTION_SAVE);
    case ACTION_NEXT:
    case ACTION_PREV:
        move_focus(f, ui, a == ACTION_NEXT ? 1 : -1);
        return REACT_DRAW;
    case ACTION_BACK:
    case ACTION_STOP:
        form_put_away(f, ui);
        return ui_pop(ui);
    case ACTION_HELP:
    case ACTION_REDRAW:
        return REACT_UNKNOWN;
    default:
        ui_say(ui, STYLE_MUTED, "%s",
               _("in the form: Esc closes it and keeps the text"));
        return REACT_DRAW;
    }
}

static bool unit_key(struct entry_form *f, struct ui *ui, uint32_t key)
{
    bool changed = false, empty = f->unit.field.text.len == 0;
    if (empty && (key == '=' || key == 0xff1d) && ui->last_unit) {
        f->units[f->n_units++] = ui->last_unit;
        f->focus = FORM_TITLE;
        form_defaults(f, ui);
        return true;
    }
    if (empty && key == K_BACKSPACE && f->n_units > 0) {
        f->n_units--;
        return true;
    }
    if (!empty && (key == ';' || key == 0xff1b)) {
        take_unit(f, ui);
        return true;
    }
    return picker_key(&f->unit, ui, f->date.day, key, &changed);
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct entry_form *f = of(v);
    bool changed = false, taken = false;
    if (key >= K_F0 && key < K_ALT)
        return REACT_UNKNOWN;
    if (f->focus == FORM_UNIT)
        taken = unit_key(f, ui, key);
    else if (f->focus == FORM_DATE)
        taken = date_key(&f->date, key_fold(key), ui->loaded.today);
    else
        taken = field_key(form_field(f, (enum form_field)f->focus), key, &changed);
    if (changed)
        f->touched |= 1u << f->focus;
    if (taken)
        return REACT_DRAW;
    if (key == K_UP || key == K_DOWN) {
        move_focus(f, ui, key == K_DOWN ? 1 : -1);
        return REACT_DRAW;
    }
    return REACT_UNKNOWN;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    struct entry_form *f = of(v);
    if (f->focus == FORM_DATE)
        f->date.typing = true;
    unsigned done = field_paste(form_field(f, (enum form_field)f->focus), text, n);
    f->touched |= 1u << f->focus;
    if (f->focus == FORM_UNIT) {
        f->unit.id = 0;
        picker_match(&f->unit, ui, f->date.day);
    }
    if (done & FIELD_CUT)
        ui_say(ui, STYLE_WARN,
               _("the field holds at most %zu bytes; the rest was left out"),
               form_field(f, (enum form_field)f->focus)->max);
    else if (done & FIELD_FOLDED)
        ui_say(ui, STYLE_MUTED, "%s",
               _("line breaks in the pasted text became spaces"));
    return REACT_DRAW;
}

static void refresh(struct view *v, struct ui *ui)
{
    struct entry_form *f = of(v);
    picker_match(&f->unit, ui, f->date.day);
}

/* --- drawing ---------------------------------------------------------------------- */

static void draw_units(const struct entry_form *f, const struct ui *ui,
                       struct canvas *c, int y, int x, int limit)
{
    int end = x + limit;
    for (size_t i = 0; i < f->n_units; i++)
        x = canvas_printf(c, y, x, end - x - 12, STYLE_TEXT, "%s; ",
                          ui_unit_name(ui, f->units[i]));
    int w = end - x < 30 ? end - x : 30;
    if (f->focus == FORM_UNIT) {
        field_draw(&f->unit.field, c, y, x, w, true);
        if (f->unit.field.text.len == 0 && f->n_units == 0)
            canvas_put(c, y, x + 2, end - x - 2,
                       ui->last_unit ? _("a part of the name; = the same unit again")
                                     : _("a part of the name"),
                       STYLE_MUTED);
    }
}

static void draw_date(const struct entry_form *f, const struct ui *ui, struct canvas *c,
                      int y, int x, int limit)
{
    char words[WORD_MAX];
    bool here = f->focus == FORM_DATE;
    field_draw(&f->date.field, c, y, x, 14, here);
    if (!f->date.typing)
        canvas_put(c, y, x + 11, limit - 11, ui_day_words(ui, f->date.day, words),
                   STYLE_MUTED);
    if (here)
        canvas_put(c, y, x + 24, limit - 24,
                   _("t today  y yesterday  + -  or 21, 11-21"), STYLE_MUTED);
}

static void draw_field(const struct entry_form *f, const struct ui *ui,
                       struct canvas *c, int y, enum form_field i)
{
    static const char *const labels[FORM_FIELDS] = {
        [FORM_UNIT] = N_("unit *"), [FORM_TITLE] = N_("title *"),
        [FORM_DATE] = N_("date"),   [FORM_AUTHOR] = N_("author"),
        [FORM_TYPE] = N_("type"),   [FORM_LENGTH] = N_("length"),
        [FORM_NOTE] = N_("note")};
    bool here = f->focus == (int)i;
    int x = 12, limit = c->cols - x - 2;
    canvas_put(c, y, 0, 1, here ? ">" : " ", STYLE_TEXT);
    canvas_put(c, y, 2, x - 3, _(labels[i]), here ? STYLE_TITLE : STYLE_MUTED);
    if (i == FORM_UNIT)
        draw_units(f, ui, c, y, x, limit);
    else if (i == FORM_DATE)
        draw_date(f, ui, c, y, x, limit);
    else
        field_draw(&f->text[i], c, y, x, limit, here);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct entry_form *f = (const struct entry_form *)v;
    struct rect a = v->area;
    bool roomy = a.h >= 16;
    int y = a.y;
    int x = canvas_printf(c, y, 1, a.w - 2, STYLE_TITLE, "%s",
                          f->amends ? _("Change a submission") : _("Log a submission"));
    if (f->amends)
        canvas_put(c, y, x + 2, a.w - x - 3, f->ref, STYLE_MUTED);
    else if (ui->logged)
        canvas_printf(c, y, x + 2, a.w - x - 3, STYLE_MUTED, _("logged so far: %d"),
                      ui->logged);
    if (roomy)
        canvas_rule(c, ++y);
    for (int i = 0; i < FORM_FIELDS; i++)
        draw_field(f, ui, c, ++y, (enum form_field)i);
    if (roomy)
        canvas_rule(c, ++y);
    struct rect below = {y + 1, 2, a.y + a.h - y - 1, a.w - 3};
    if (f->focus == FORM_UNIT && f->unit.n > 0)
        picker_draw(&f->unit, ui, c, below);
    else
        form_draw_notes(f, ui, c, below);
}

const struct view_ops view_form = {
    .name = "form",
    .title = N_("Log"),
    .size = sizeof(struct entry_form),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
