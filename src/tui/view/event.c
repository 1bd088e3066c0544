/* A dialog over the foot of the list: an adoption, a relay, an instruction or a return
 * of the submission it was opened on, or of all that are marked (`how` is the enum
 * event_kind).
 *
 * Reads: the submission, once. Keys: letters are text; Enter takes the outlet under the
 * cursor and saves; Tab reaches the other fields; left and right change a choice. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/event_view.h"
#include "tui/parts.h"

enum { ROWS = 8, ROWS_COMPACT = 6, ROWS_RETURN = 3 };

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("save")},  {K_TAB, ACTION_NEXT, N_("next field")},
    {K_BACKTAB, ACTION_PREV, NULL},      {K_CTRL('S'), ACTION_SAVE, NULL},
    {K_CTRL('X'), ACTION_DISCARD, NULL}, {K_ESC, ACTION_BACK, N_("leave it")},
    {K_CTRL('C'), ACTION_BACK, NULL},    KEYS_END,
};

static struct event_view *of(struct view *v)
{
    return (struct event_view *)v;
}

static void step_focus(struct event_view *d, int step)
{
    do
        d->focus = (d->focus + step + PARTS) % PARTS;
    while (!event_has(d, (enum part)d->focus));
}

static struct event event_of(const struct event_view *d)
{
    return (struct event){.kind = d->kind,
                          .day = d->date.day,
                          .outlet_id = event_has(d, PART_OUTLET) ? d->outlet.id : 0,
                          .level = d->outlet.id ? -1 : d->level,
                          .form = (enum form)d->form,
                          .leader = (enum leader_rank)d->leader,
                          .note = field_text(&d->note)};
}

/* What saving now would do: for the outlet under the cursor, chosen or not. */
static void foresee(struct event_view *d)
{
    struct event e = event_of(d);
    if (event_has(d, PART_OUTLET) && !e.outlet_id && d->outlet.n)
        e.outlet_id = picker_id(&d->outlet);
    many_preview(&d->many, &e, d->preview, sizeof d->preview);
}

static void show_draft(struct event_view *d, const struct ui *ui,
                       const struct event_text *t)
{
    d->level = t->level;
    d->leader = t->leader;
    d->form = t->form;
    d->focus = event_has(d, (enum part)t->focus) ? t->focus : d->focus;
    picker_set(&d->outlet, 0, t->text[EVENT_OUTLET]);
    if (names_outlet(&ui->app->names, t->outlet_id))
        d->outlet.id = t->outlet_id;
    else
        picker_match(&d->outlet, ui, d->date.day);
    field_set(&d->note, t->text[EVENT_NOTE]);
    if (*t->text[EVENT_DATE]) {
        field_set(&d->date.field, t->text[EVENT_DATE]);
        d->date.typing = true;
        date_settle(&d->date, ui->loaded.today);
    }
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct event_view *d = of(v);
    d->kind = (enum event_kind)how;
    many_open(&d->many, ui, id);
    d->level = -1;
    d->outlet.what = PICK_OUTLET;
    d->outlet.field.max = CHANGE_NAME_MAX;
    d->note.max = CHANGE_NOTE_MAX;
    d->focus = d->kind == EVENT_RETURN ? PART_NOTE : PART_OUTLET;
    if (ui_compact(ui))
        v->rows = ROWS_COMPACT;
    if (d->kind == EVENT_RETURN)
        v->rows = ROWS_RETURN;
    if (d->kind == EVENT_INSTRUCT)
        d->leader = LEADER_PRINCIPAL;
    d->usual_leader = d->leader;
    d->opened = ui->loaded.today;
    date_set(&d->date, ui->loaded.today);
    picker_match(&d->outlet, ui, d->date.day);
    const struct event_text *draft = event_draft(ui, event_about(d), (int)d->kind);
    if (draft) {
        show_draft(d, ui, draft);
        ui_say(ui, STYLE_WARN, "%s",
               _("the text that was put away is back; Ctrl+X throws it away"));
    }
    foresee(d);
}

/* What was typed goes to the drafts, or the draft goes when nothing is. */
static void keep(struct view *v, struct ui *ui)
{
    struct event_view *d = of(v);
    const char *outlet = field_text(&d->outlet.field), *note = field_text(&d->note);
    bool dated = d->date.typing || d->date.day != d->opened;
    struct event_text t = {.of = event_about(d),
                           .kind = (int)d->kind,
                           .level = d->level,
                           .leader = d->leader,
                           .form = d->form,
                           .focus = d->focus,
                           .outlet_id = d->outlet.id};
    const char *text[EVENT_FIELDS] = {[EVENT_OUTLET] = outlet,
                                      [EVENT_DATE] =
                                          dated ? field_text(&d->date.field) : "",
                                      [EVENT_NOTE] = note};
    bool typed = *outlet || *note || dated || d->level >= 0 || d->form != FORM_NONE ||
                 d->leader != d->usual_leader;
    if (typed && !d->done)
        event_draft_put(ui, &t, text);
    else
        event_draft_drop(ui, t.of, t.kind);
}

static void close_view(struct view *v, struct ui *ui)
{
    struct event_view *d = of(v);
    keep(v, ui);
    many_free(&d->many);
    picker_free(&d->outlet);
    date_free(&d->date);
    field_free(&d->note);
}

static void refresh(struct view *v, struct ui *ui)
{
    picker_match(&of(v)->outlet, ui, of(v)->date.day);
}

/* --- saving ----------------------------------------------------------------------- */

/* True when the fields make an event; else says what is missing and goes there. */
static bool complete(struct event_view *d, struct ui *ui)
{
    bool typed = d->outlet.field.text.len > 0;
    bool wants = d->kind == EVENT_ADOPT || typed;
    if (!date_settle(&d->date, ui->loaded.today)) {
        d->focus = PART_DATE;
        ui_say(ui, STYLE_BAD, _("! “%s” is no date; 2026-11-05, 5 or 11-5 are"),
               field_text(&d->date.field));
        return false;
    }
    if (event_has(d, PART_OUTLET) && wants && !picker_take(&d->outlet)) {
        d->focus = PART_OUTLET;
        if (typed)
            ui_say(ui, STYLE_BAD, _("! no outlet in force that day is called “%s”"),
                   field_text(&d->outlet.field));
        else
            ui_say(ui, STYLE_BAD, "%s",
                   _("! no outlet is known; import them: tongbao import outlets FILE"));
        return false;
    }
    if (d->kind == EVENT_INSTRUCT && !typed && d->level < 0) {
        d->focus = PART_LEVEL;
        ui_say(ui, STYLE_WARN, "%s", _("of which level? left and right choose it"));
        return false;
    }
    return true;
}

static unsigned save(struct event_view *d, struct ui *ui)
{
    struct receipt r;
    char what[400];
    if (!complete(d, ui))
        return REACT_DRAW;
    struct event e = event_of(d);
    /* After a conflict the user was told: a second Enter means it. */
    if (many_write(&d->many, ui, &e, ACTION_SAVE, &r) != TB_OK)
        return REACT_DRAW;
    if (d->many.n == 1)
        snprintf(what, sizeof what, _("%s: %s"), parts_event(ui, (int)d->kind),
                 d->many.what);
    else
        snprintf(what, sizeof what, _("%s: %zu submissions"),
                 parts_event(ui, (int)d->kind), d->many.done);
    d->done = true;
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_OK, _("recorded %s   u undoes it"), what);
    return react;
}

/* --- keys ------------------------------------------------------------------------- */

static unsigned put_away(struct event_view *d, struct ui *ui)
{
    int64_t about = event_about(d);
    int kind = (int)d->kind;
    bool thrown = d->done;
    unsigned react = ui_pop(ui); /* close keeps what there is */
    if (event_draft(ui, about, kind))
        ui_say(ui, STYLE_WARN, "%s",
               _("not recorded; the text is kept: the same key here brings it back"));
    else
        ui_say(ui, STYLE_TEXT, "%s",
               thrown ? _("the text was thrown away") : _("nothing was recorded"));
    return react;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct event_view *d = of(v);
    switch ((int)a) {
    case ACTION_OPEN:
    case ACTION_SAVE:
        return save(d, ui);
    case ACTION_NEXT:
    case ACTION_PREV:
        if (d->focus == PART_OUTLET && d->outlet.field.text.len > 0)
            picker_take(&d->outlet);
        if (d->focus != PART_DATE || date_settle(&d->date, ui->loaded.today))
            step_focus(d, a == ACTION_NEXT ? 1 : -1);
        return REACT_DRAW;
    case ACTION_BACK:
    case ACTION_STOP:
        return put_away(d, ui);
    case ACTION_DISCARD:
        d->done = true;
        return put_away(d, ui);
    case ACTION_HELP:
    case ACTION_REDRAW:
        return REACT_UNKNOWN;
    default:
        return REACT_NONE;
    }
}

static bool choose(int *value, int low, int high, uint32_t key)
{
    int n = high - low + 1;
    if (key != K_LEFT && key != K_RIGHT && key != ' ')
        return false;
    *value = low + (*value - low + (key == K_LEFT ? n - 1 : 1)) % n;
    return true;
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct event_view *d = of(v);
    bool changed = false, taken = false;
    if (key >= K_F0 && key < K_ALT)
        return REACT_UNKNOWN;
    switch ((enum part)d->focus) {
    case PART_OUTLET:
        taken = picker_key(&d->outlet, ui, d->date.day, key, &changed);
        break;
    case PART_LEVEL:
        taken = choose(&d->level, -1, LEVEL_NATIONAL, key);
        break;
    case PART_LEADER:
        taken = choose(&d->leader, LEADER_NONE, LEADER_OTHER, key);
        break;
    case PART_DATE:
        taken = date_key(&d->date, key_fold(key), ui->loaded.today);
        break;
    case PART_FORM:
        taken = choose(&d->form, FORM_NONE, FORM_COMPOSITE, key);
        break;
    case PART_NOTE:
        taken = field_key(&d->note, key, &changed);
        break;
    case PARTS:
        break;
    }
    if (taken) {
        foresee(d);
        drafts_changed(ui);
    }
    return taken ? REACT_DRAW : REACT_UNKNOWN;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    struct event_view *d = of(v);
    if (d->focus == PART_NOTE && field_paste(&d->note, text, n) & FIELD_FOLDED)
        ui_say(ui, STYLE_MUTED, "%s",
               _("line breaks in the pasted text became spaces"));
    if (d->focus == PART_OUTLET) {
        field_paste(&d->outlet.field, text, n);
        d->outlet.id = 0;
        picker_match(&d->outlet, ui, d->date.day);
    }
    drafts_changed(ui);
    return REACT_DRAW;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    event_draw((const struct event_view *)v, ui, c);
}

const struct view_ops view_event = {
    .name = "event",
    .title = N_("Event"),
    .rows = ROWS,
    .late = true,
    .size = sizeof(struct event_view),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .act = act,
    .key = on_key,
    .paste = paste,
    .keep = keep,
    .draw = draw,
};
