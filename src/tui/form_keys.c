/* The entry form's keys and pastes. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/form_view.h"

/* Looks ahead now: after a unit was picked, when its facts are wanted. */
void form_look_now(struct entry_form *f, struct ui *ui)
{
    struct tb_err e;
    form_look(f, ui, &e); /* where it fails, saving says why */
}

void form_add_unit(struct entry_form *f, struct ui *ui, int64_t id)
{
    f->units[f->n_units++] = id;
    picker_set(&f->unit, 0, "");
    form_defaults(f, ui);
    form_changed(f, ui);
    form_look_now(f, ui);
}

/* Puts the picked unit among the article's; false, with a word, when none matches. */
bool form_take_unit(struct entry_form *f, struct ui *ui)
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
    form_add_unit(f, ui, f->unit.id);
    return true;
}

void form_move(struct entry_form *f, struct ui *ui, int step)
{
    if (f->focus == FORM_UNIT && f->unit.field.text.len > 0 && !form_take_unit(f, ui))
        return;
    if (f->focus == FORM_DATE && !date_settle(&f->date, ui->loaded.today)) {
        date_refuse(&f->date, ui);
        return;
    }
    f->focus = (f->focus + step + FORM_FIELDS) % FORM_FIELDS;
    if (f->focus == FORM_TOPIC)
        form_propose_topic(f, ui);
    f->step_kind = f->step_kind == f->focus ? f->step_kind : -1;
    form_choices(f, ui);
}

static bool unit_key(struct entry_form *f, struct ui *ui, uint32_t key)
{
    bool changed = false, empty = f->unit.field.text.len == 0;
    if (empty && (key == '=' || key == 0xff1d) && ui->last_unit && f->n_units == 0) {
        f->focus = FORM_TITLE;
        form_add_unit(f, ui, ui->last_unit);
        form_hint_used(ui, FORM_HINT_SAME);
        return true;
    }
    if (empty && key == K_BACKSPACE && f->n_units > 0) {
        form_step(f, FORM_UNIT);
        f->n_units--;
        form_defaults(f, ui);
        form_changed(f, ui);
        return true;
    }
    if (!empty && (key == ';' || key == 0xff1b)) {
        form_take_unit(f, ui);
        return true;
    }
    bool taken = picker_key(&f->unit, ui, f->date.day, key, &changed);
    if (changed)
        drafts_changed(ui);
    return taken;
}

/* The list under the author and the type: down into it and out of it again. */
static bool choice_key(struct entry_form *f, uint32_t key)
{
    struct choices *c = &f->choices;
    if (c->n == 0 || (key != K_UP && key != K_DOWN))
        return false;
    int to = c->cursor + (key == K_DOWN ? 1 : -1);
    if (to < -1 || to >= (int)c->n)
        return false;
    c->cursor = to;
    return true;
}

static bool text_key_into(struct entry_form *f, struct ui *ui, uint32_t key)
{
    enum form_field i = (enum form_field)f->focus;
    struct field *t = form_field(f, i);
    bool changed = false, text = key >= 0x20 && key < 0x110000 && key != 0x7f;
    if (i == FORM_LENGTH)
        key = key_fold(key);
    bool erases = key == K_BACKSPACE || key == K_DELETE;
    if (text || erases || key == K_CTRL('U') || key == K_CTRL('K'))
        form_step(f, f->focus);
    /* A default is there to be taken or replaced, not to be edited by accident. */
    if (!form_touched(f, i) && (text || erases) && t->text.len) {
        field_set(t, "");
        changed = true;
    }
    if (i == FORM_TOPIC && erases) /* none is wanted, whatever the title says */
        changed = true;
    bool typed = false, taken = field_key(t, key, &typed);
    if (typed || changed) {
        f->touched |= 1u << f->focus;
        form_changed(f, ui);
        form_choices(f, ui);
    }
    return taken || changed;
}

unsigned form_key(struct entry_form *f, struct ui *ui, uint32_t key)
{
    bool taken = false;
    if (key >= K_F0 && key < K_ALT)
        return REACT_UNKNOWN;
    if (f->focus == FORM_UNIT) {
        taken = unit_key(f, ui, key);
    } else if (f->focus == FORM_DATE) {
        tb_day day = f->date.day;
        bool typing = f->date.typing;
        if (key != K_UP && key != K_DOWN && key_fold(key) >= ' ' && key != 0x7f)
            form_step(f, FORM_DATE);
        taken = date_key(&f->date, key_fold(key), ui->loaded.today);
        if (f->date.day != day)
            form_hint_used(ui, FORM_HINT_DATE);
        if (f->date.day != day || f->date.typing || typing) {
            f->touched |= 1u << FORM_DATE;
            form_changed(f, ui);
        }
    } else {
        taken = choice_key(f, key) || text_key_into(f, ui, key);
    }
    if (taken)
        return REACT_DRAW;
    if (key == K_UP || key == K_DOWN) {
        form_move(f, ui, key == K_DOWN ? 1 : -1);
        return REACT_DRAW;
    }
    return REACT_UNKNOWN;
}

/* Lines with something in them. */
static int lines_of(const char *s, size_t n)
{
    int lines = 0;
    bool filled = false;
    for (size_t i = 0; i <= n; i++) {
        if (i == n || s[i] == '\n' || s[i] == '\r') {
            lines += filled;
            filled = false;
        } else if (s[i] != ' ' && s[i] != '\t') {
            filled = true;
        }
    }
    return lines;
}

unsigned form_paste(struct entry_form *f, struct ui *ui, const char *text, size_t n)
{
    enum form_field i = (enum form_field)f->focus;
    int lines = lines_of(text, n);
    strbuf_clear(&f->lines);
    if (lines > 1 && (i == FORM_UNIT || i == FORM_TITLE))
        strbuf_add(&f->lines, text, n);
    if (lines > 1 && i == FORM_UNIT) {
        ui_say(ui, STYLE_WARN, _("%d lines were pasted: F2 logs them as a batch"),
               lines);
        return REACT_DRAW;
    }
    f->step_kind = -1;
    form_step(f, f->focus);
    f->step_kind = -1;
    if (i == FORM_DATE)
        f->date.typing = true;
    if (!form_touched(f, i) && i != FORM_UNIT)
        field_set(form_field(f, i), "");
    unsigned done = field_paste(form_field(f, i), text, n);
    f->touched |= 1u << f->focus;
    form_changed(f, ui);
    if (i == FORM_UNIT) {
        f->unit.id = 0;
        picker_match(&f->unit, ui, f->date.day);
    }
    form_choices(f, ui);
    if (done & FIELD_CUT)
        ui_say(ui, STYLE_WARN,
               _("the field holds at most %zu bytes; the rest was left out"),
               form_field(f, i)->max);
    else if (done & FIELD_FOLDED && f->lines.len)
        ui_say(ui, STYLE_WARN,
               _("%d pasted lines became one title; F2 makes a batch of them"), lines);
    else if (done & FIELD_FOLDED)
        ui_say(ui, STYLE_MUTED, "%s",
               _("line breaks in the pasted text became spaces"));
    return REACT_DRAW;
}
