/* A dialog over the foot of the list: an adoption, a relay, an instruction or a return
 * of the submission it was opened on, or of all that are marked (`how` is the enum
 * event_kind).
 *
 * Reads: the submission, once. Keys: letters are text; Enter takes the outlet under the
 * cursor and saves; Tab reaches the other fields; left and right change a choice. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/word.h"

#include "tui/entry.h"
#include "tui/many.h"
#include "tui/parts.h"

enum { ROWS = 8, ROWS_COMPACT = 6, ROWS_RETURN = 3 };
enum part {
    PART_OUTLET,
    PART_LEVEL,
    PART_LEADER,
    PART_DATE,
    PART_FORM,
    PART_NOTE,
    PARTS
};

struct event_view {
    struct view view;
    enum event_kind kind;
    struct many many;  /* what it is recorded of */
    char preview[300]; /* how many, and who is skipped */
    struct picker outlet;
    struct date_field date;
    struct field note;
    int level, leader, form; /* choices; level -1: none */
    int focus;               /* enum part */
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("save")},
    {K_TAB, ACTION_NEXT, N_("next field")},
    {K_BACKTAB, ACTION_PREV, NULL},
    {K_CTRL('S'), ACTION_SAVE, NULL},
    {K_ESC, ACTION_BACK, N_("leave it")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

static struct event_view *of(struct view *v)
{
    return (struct event_view *)v;
}

static bool has_part(const struct event_view *d, enum part p)
{
    switch (p) {
    case PART_OUTLET:
        return d->kind != EVENT_RETURN;
    case PART_LEVEL:
    case PART_LEADER:
        return d->kind == EVENT_INSTRUCT;
    case PART_FORM:
        return d->kind == EVENT_ADOPT;
    case PART_DATE:
    case PART_NOTE:
    case PARTS:
        return true;
    }
    return true;
}

static void step_focus(struct event_view *d, int step)
{
    do
        d->focus = (d->focus + step + PARTS) % PARTS;
    while (!has_part(d, (enum part)d->focus));
}

static struct event event_of(const struct event_view *d)
{
    return (struct event){.kind = d->kind,
                          .day = d->date.day,
                          .outlet_id = has_part(d, PART_OUTLET) ? d->outlet.id : 0,
                          .level = d->outlet.id ? -1 : d->level,
                          .form = (enum form)d->form,
                          .leader = (enum leader_rank)d->leader,
                          .note = field_text(&d->note)};
}

/* What saving now would do: for the outlet under the cursor, chosen or not. */
static void foresee(struct event_view *d)
{
    struct event e = event_of(d);
    if (has_part(d, PART_OUTLET) && !e.outlet_id && d->outlet.n)
        e.outlet_id = picker_id(&d->outlet);
    many_preview(&d->many, &e, d->preview, sizeof d->preview);
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
    date_set(&d->date, ui->loaded.today);
    picker_match(&d->outlet, ui, d->date.day);
    foresee(d);
}

static void close_view(struct view *v, struct ui *ui)
{
    struct event_view *d = of(v);
    (void)ui;
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
    if (has_part(d, PART_OUTLET) && wants && !picker_take(&d->outlet)) {
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
        snprintf(what, sizeof what, "%s: %s", parts_event(ui, (int)d->kind),
                 d->many.what);
    else
        snprintf(what, sizeof what, _("%s: %zu submissions"),
                 parts_event(ui, (int)d->kind), d->many.done);
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_OK, _("recorded %s   u undoes it"), what);
    return react;
}

/* --- keys ------------------------------------------------------------------------- */

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
    case ACTION_STOP: {
        unsigned react = ui_pop(ui);
        ui_say(ui, STYLE_TEXT, "%s", _("nothing was recorded"));
        return react;
    }
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
    if (taken)
        foresee(d);
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
    return REACT_DRAW;
}

/* --- drawing ---------------------------------------------------------------------- */

static const char *choice(const struct word *set, int value)
{
    const char *s = value < 0 ? "" : ui_word(word_en(set, value), word_zh(set, value));
    return *s ? s : "-";
}

static void draw_part(const struct event_view *d, const struct ui *ui, struct canvas *c,
                      int y, enum part p)
{
    static const char *const labels[PARTS] = {
        [PART_OUTLET] = N_("outlet"),  [PART_LEVEL] = N_("level"),
        [PART_LEADER] = N_("by whom"), [PART_DATE] = N_("date"),
        [PART_FORM] = N_("form"),      [PART_NOTE] = N_("note")};
    bool here = d->focus == (int)p;
    int x = 12, half = c->cols / 2 - x - 2;
    char words[WORD_MAX];
    enum style style = here ? STYLE_TITLE : STYLE_TEXT;
    canvas_put(c, y, 0, 1, here ? ">" : " ", STYLE_TEXT);
    canvas_put(c, y, 2, x - 3, _(labels[p]), here ? STYLE_TITLE : STYLE_MUTED);
    if (here)
        canvas_cursor(c, y, x);
    switch (p) {
    case PART_OUTLET:
        field_draw(&d->outlet.field, c, y, x, half, here);
        break;
    case PART_LEVEL:
        canvas_printf(c, y, x, half, style, "< %s >", choice(words_level, d->level));
        break;
    case PART_LEADER:
        canvas_printf(c, y, x, half, style, "< %s >", choice(words_leader, d->leader));
        break;
    case PART_DATE:
        field_draw(&d->date.field, c, y, x, 14, here);
        if (!d->date.typing)
            canvas_put(c, y, x + 11, half - 11, ui_day_words(ui, d->date.day, words),
                       STYLE_MUTED);
        break;
    case PART_FORM:
        canvas_printf(c, y, x, half, style, "< %s >", choice(words_form, d->form));
        break;
    case PART_NOTE:
        field_draw(&d->note, c, y, x,
                   here || d->kind == EVENT_RETURN ? c->cols - x - 2 : half, here);
        break;
    case PARTS:
        break;
    }
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct event_view *d = (const struct event_view *)v;
    struct rect a = v->area;
    canvas_fill(c, a, STYLE_TEXT);
    int y = a.y;
    int x = canvas_put(c, y, 1, a.w - 2, parts_event(ui, (int)d->kind), STYLE_TITLE);
    canvas_put(c, y, x + 1, a.w - x - 2, d->preview, STYLE_TEXT);
    for (int p = 0; p < PARTS; p++)
        if (has_part(d, (enum part)p))
            draw_part(d, ui, c, ++y, (enum part)p);
    if (d->focus == PART_OUTLET && !d->outlet.id)
        picker_draw(&d->outlet, ui, c,
                    (struct rect){a.y + 1, a.w / 2, a.h - 1, a.w - a.w / 2});
}

const struct view_ops view_event = {
    .name = "event",
    .title = N_("Event"),
    .rows = ROWS,
    .size = sizeof(struct event_view),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
