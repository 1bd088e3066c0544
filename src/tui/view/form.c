/* The entry form: logs submissions one after another, or changes one.
 *
 * Opened on a unit (it is filled in), on a submission (to change it) or on nothing.
 * Reads: the unit's habits for the defaults, and after a pause in typing what saving
 * would do. Keys: letters are text; Enter goes on and saves, Ctrl+S saves and closes,
 * Tab reaches the optional fields, Ctrl+Z steps back, Esc puts the text away. The work
 * behind the keys is in src/tui/form_*.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/form_view.h"

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("save")},
    {K_TAB, ACTION_NEXT, N_("next field")},
    {K_BACKTAB, ACTION_PREV, NULL},
    {K_CTRL('S'), ACTION_SAVE, N_("save and close")},
    {K_CTRL('Z'), ACTION_UNDO, N_("step back")},
    {K_F(4), ACTION_COMPARE, NULL},
    {K_F(6), ACTION_EXPLAIN, NULL},
    {K_F(2), ACTION_BATCH, NULL},
    {K_CTRL('X'), ACTION_DISCARD, NULL},
    {K_ESC, ACTION_BACK, N_("put away")},
    {K_CTRL('C'), ACTION_BACK, NULL},
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

bool form_touched(const struct entry_form *f, enum form_field i)
{
    return f->touched >> i & 1;
}

void form_changed(struct entry_form *f, struct ui *ui)
{
    f->look.fresh = false;
    f->accepted = (struct accepted){0};
    ui_due_in(ui, DUE_PAUSE, FORM_PAUSE);
    drafts_changed(ui);
}

static void limits(struct entry_form *f)
{
    f->unit.what = PICK_UNIT;
    f->unit.field.max = CHANGE_NAME_MAX;
    f->text[FORM_TITLE].max = CHANGE_TITLE_MAX;
    f->text[FORM_AUTHOR].max = (size_t)CHANGE_NAME_MAX * 2;
    f->text[FORM_TYPE].max = CHANGE_NAME_MAX;
    f->text[FORM_TOPIC].max = CHANGE_TITLE_MAX;
    f->text[FORM_LENGTH].max = 9;
    f->text[FORM_NOTE].max = CHANGE_NOTE_MAX;
}

static void show_draft(struct entry_form *f, struct ui *ui, const struct form_text *t)
{
    f->outdated = f->amends && t->rev && t->rev != f->rev;
    f->rev = t->rev ? t->rev : f->rev;
    form_write(f, ui, t);
    f->draft = true;
    ui_say(ui, STYLE_WARN, "%s",
           ui->drafts.earlier
               ? _("this was not saved last time; Ctrl+X throws it away")
               : _("the text that was put away is back; Ctrl+X throws it away"));
    ui->drafts.earlier = false;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct entry_form *f = of(v);
    (void)how;
    limits(f);
    f->step_kind = -1;
    date_set(&f->date, ui->loaded.today);
    bool unit = names_unit(&ui->app->names, id) != NULL;
    if (id && !unit)
        form_load(f, ui, id);
    if (v->refused) {
        ui->topic_for = 0;
        return;
    }
    const struct form_text *draft = drafts_find(ui, f->amends);
    if (draft)
        show_draft(f, ui, draft);
    f->about = f->amends ? 0 : ui->topic_for;
    ui->topic_for = 0;
    if (unit && f->n_units == 0) {
        f->units[f->n_units++] = id;
        f->focus = FORM_TITLE;
        form_defaults(f, ui);
    }
    if (f->about)
        form_propose_topic(f, ui);
    form_hints(f, ui);
    if (f->n_units)
        form_look_now(f, ui);
}

static void close_view(struct view *v, struct ui *ui)
{
    struct entry_form *f = of(v);
    (void)ui;
    picker_free(&f->unit);
    date_free(&f->date);
    for (int i = 0; i < FORM_FIELDS; i++)
        field_free(&f->text[i]);
    form_steps_free(f);
    strbuf_free(&f->lines);
    arena_free(&f->look.arena);
    arena_free(&f->arena);
}

/* --- keys ------------------------------------------------------------------------- */

/* Enter: what is being chosen is taken first, then the title, then all is saved. */
static unsigned enter(struct entry_form *f, struct ui *ui)
{
    if (f->focus == FORM_UNIT && !form_take_unit(f, ui)) {
        if (f->unit.field.text.len == 0)
            ui_say(ui, STYLE_WARN, "%s", _("which unit? type a part of its name"));
        return REACT_DRAW;
    }
    if (f->focus == FORM_DATE && date_take_offer(&f->date)) {
        form_changed(f, ui);
        return REACT_DRAW;
    }
    bool choice =
        f->focus == FORM_AUTHOR || f->focus == FORM_TYPE || f->focus == FORM_TOPIC;
    if (choice && form_choose(f, ui))
        return REACT_DRAW;
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

static unsigned put_away(struct entry_form *f, struct ui *ui)
{
    if (f->accepted.any) { /* back to the fields, not out of them */
        f->accepted = (struct accepted){0};
        return REACT_DRAW;
    }
    form_keep(f, ui);
    bool kept = drafts_find(ui, f->amends) != NULL, amends = f->amends != 0;
    drafts_changed(ui);
    unsigned react = ui_pop(ui);
    if (kept)
        ui_say(ui, STYLE_WARN, "%s",
               amends ? _("not saved; the text is kept: e on the same record brings it "
                          "back")
                      : _("not saved; the text is kept: a brings it back"));
    return react;
}

static unsigned discard(struct entry_form *f, struct ui *ui)
{
    if (f->amends) {
        drafts_drop(ui, f->amends);
        f->touched = 0;
        unsigned react = ui_pop(ui);
        ui_say(ui, STYLE_TEXT, "%s", _("the change was thrown away"));
        return react;
    }
    f->step_kind = -1;
    form_step(f, FORM_FIELDS);
    f->step_kind = -1;
    form_clear(f, ui);
    form_changed(f, ui);
    drafts_drop(ui, 0);
    ui_say(ui, STYLE_TEXT, "%s", _("thrown away; Ctrl+Z brings it back"));
    return REACT_DRAW;
}

/* F2: what was pasted as one text becomes a batch. */
static unsigned to_batch(struct entry_form *f, struct ui *ui)
{
    if (f->lines.len) {
        drafts_batch(ui, f->lines.s, f->lines.len);
        if (form_touched(f, FORM_TITLE) && f->focus == FORM_TITLE) {
            field_set(&f->text[FORM_TITLE], "");
            f->touched &= ~(1u << FORM_TITLE);
        }
        strbuf_clear(&f->lines);
    }
    form_keep(f, ui);
    unsigned react = ui_pop(ui);
    return react | ui_push(ui, &view_batch, 0, 0);
}

static unsigned compare(struct entry_form *f, struct ui *ui)
{
    form_look_now(f, ui);
    f->comparing = !f->comparing && f->look.n_twins > 0;
    if (f->look.n_twins == 0)
        ui_say(ui, STYLE_MUTED, "%s", _("nothing is alike"));
    return REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct entry_form *f = of(v);
    switch ((int)a) {
    case ACTION_OPEN:
        return enter(f, ui);
    case ACTION_SAVE:
        if (f->focus == FORM_UNIT && f->unit.field.text.len > 0 &&
            !form_take_unit(f, ui))
            return REACT_DRAW;
        return form_save(f, ui, ACTION_SAVE);
    case ACTION_NEXT:
    case ACTION_PREV:
        form_move(f, ui, a == ACTION_NEXT ? 1 : -1);
        return REACT_DRAW;
    case ACTION_UNDO:
        form_back(f, ui);
        return REACT_DRAW;
    case ACTION_COMPARE:
        return compare(f, ui);
    case ACTION_EXPLAIN:
        f->explaining = !f->explaining;
        return REACT_DRAW;
    case ACTION_BATCH:
        return to_batch(f, ui);
    case ACTION_DISCARD:
        return discard(f, ui);
    case ACTION_BACK:
    case ACTION_STOP:
        return put_away(f, ui);
    case ACTION_HELP:
    case ACTION_REDRAW:
        return REACT_UNKNOWN;
    default:
        ui_say(ui, STYLE_MUTED, "%s",
               _("in the form: Esc closes it and keeps the text"));
        return REACT_DRAW;
    }
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    return form_key(of(v), ui, key);
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    return form_paste(of(v), ui, text, n);
}

static void refresh(struct view *v, struct ui *ui)
{
    struct entry_form *f = of(v);
    picker_match(&f->unit, ui, f->date.day);
    f->choices.n = 0; /* names may have been read again */
    f->look.fresh = false;
    if (f->n_units || f->text[FORM_TITLE].text.len)
        ui_due_in(ui, DUE_PAUSE, FORM_PAUSE);
}

static unsigned pause_view(struct view *v, struct ui *ui)
{
    struct entry_form *f = of(v);
    struct tb_err e;
    unsigned react = REACT_NONE;
    if (f->undefaulted) {
        form_defaults(f, ui);
        react = REACT_DRAW;
    }
    if (f->look.fresh || (f->n_units == 0 && f->text[FORM_TITLE].text.len == 0))
        return react;
    if (form_look(f, ui, &e) == TB_BUSY)
        ui_due_in(ui, DUE_PAUSE, FORM_PAUSE);
    return REACT_DRAW;
}

static void keep(struct view *v, struct ui *ui)
{
    form_keep(of(v), ui);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    form_draw((const struct entry_form *)v, ui, c);
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
    .pause = pause_view,
    .keep = keep,
    .draw = draw,
};
