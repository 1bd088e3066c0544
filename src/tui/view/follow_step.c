/* A step on the chosen follow-ups (`how` is the enum followup_state): the day, until
 * when it is to be put right, and a note.
 *
 * Keys: Tab between the fields, Enter records, Esc does not. A talk with who has
 * recovered, and closing who has not, are asked about once more. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/word.h"

#include "tui/entry.h"
#include "tui/follow_view.h"
#include "tui/parts.h"

enum { ROWS = 5, LABEL = 12 };
enum { DAY, DUE, DAYS, NOTE = DAYS, FIELDS };

struct step_view {
    struct view view;
    struct follow_choice chosen;
    enum followup_state state;
    struct date_field days[DAYS];
    struct field note;
    int focus;
    bool meant; /* asked about, and Enter once more */
    char problem[500];
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("record it")},
    {K_TAB, ACTION_NEXT, N_("next field")},
    {K_BACKTAB, ACTION_PREV, NULL},
    {K_DOWN, ACTION_NEXT, NULL},
    {K_UP, ACTION_PREV, NULL},
    {K_ESC, ACTION_BACK, N_("leave it")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

static struct step_view *of(struct view *v)
{
    return (struct step_view *)v;
}

static struct field *field_of(struct step_view *d, int i)
{
    return i == NOTE ? &d->note : &d->days[i].field;
}

static bool has(const struct step_view *d, int field)
{
    return field != DUE || d->state == FOLLOW_RECTIFY;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct step_view *d = of(v);
    (void)id;
    d->state = (enum followup_state)how;
    v->refused = !follow_choose(ui, v, &d->chosen);
    if (!v->refused && d->chosen.shortfalls)
        follow_keep(&d->chosen, -1, how);
    d->focus = d->state == FOLLOW_RECTIFY ? DUE : NOTE;
    d->note.max = CHANGE_NOTE_MAX;
    d->days[DUE].ahead = true;
    date_set(&d->days[DAY], ui->loaded.today);
    date_set(&d->days[DUE],
             d->state == FOLLOW_RECTIFY ? ui->loaded.today + 30 : TB_DAY_NONE);
}

static void close_view(struct view *v, struct ui *ui)
{
    struct step_view *d = of(v);
    (void)ui;
    follow_choice_free(&d->chosen);
    for (int i = 0; i < DAYS; i++)
        date_free(&d->days[i]);
    field_free(&d->note);
}

/* The first of whom the numbers say otherwise. */
static const struct follow *against(const struct step_view *d)
{
    for (size_t i = 0; i < d->chosen.n; i++) {
        const struct follow *f = &d->chosen.items[i];
        if (!followup_may(f->about.kind, f->state, d->state))
            continue;
        if (d->state == FOLLOW_HELD && f->recovered)
            return f;
        if (d->state == FOLLOW_CLOSED && !f->recovered && !*field_text(&d->note))
            return f;
    }
    return NULL;
}

static bool ask(struct step_view *d)
{
    const struct follow *f = d->meant ? NULL : against(d);
    if (!f)
        return false;
    d->meant = true;
    snprintf(
        d->problem, sizeof d->problem,
        d->state == FOLLOW_HELD
            ? _("! %s has recovered since (%s): Enter once more records the talk all "
                "the same")
            : _("! %s has not recovered yet (%s): write why it is over, or Enter once "
                "more"),
        f->who, *f->then ? f->then : "-");
    return true;
}

/* A day is written out; false: what is typed is none. */
static bool settle(struct step_view *d, const struct ui *ui, int field)
{
    if (field == NOTE || !has(d, field))
        return true;
    const char *text = field_text(&d->days[field].field);
    if (*text && date_settle(&d->days[field], ui->loaded.today))
        return true;
    snprintf(d->problem, sizeof d->problem,
             _("! “%.60s” is no date; 2026-11-05, 5 or 11-5 are"), text);
    d->focus = field;
    return false;
}

static unsigned save(struct step_view *d, struct ui *ui)
{
    if (!settle(d, ui, DAY) || !settle(d, ui, DUE) || ask(d))
        return REACT_DRAW;
    const struct followup_step step = {.state = d->state,
                                       .day = d->days[DAY].day,
                                       .due =
                                           has(d, DUE) ? d->days[DUE].day : TB_DAY_NONE,
                                       .note = field_text(&d->note)};
    size_t left_out;
    if (follow_write(ui, &d->chosen, &step, ACTION_OPEN, &left_out) != TB_OK)
        return REACT_DRAW; /* it was said; what is typed stays */
    unsigned react = ui_pop(ui);
    if (left_out)
        ui_say(ui, STYLE_WARN, _("recorded; left out, as the step cannot follow: %zu"),
               left_out);
    else
        ui_say(ui, STYLE_OK, "%s", _("recorded   u undoes it"));
    return react | REACT_LAYOUT;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct step_view *d = of(v);
    switch ((int)a) {
    case ACTION_OPEN:
        return save(d, ui);
    case ACTION_NEXT:
    case ACTION_PREV:
        if (!settle(d, ui, d->focus))
            return REACT_DRAW;
        do
            d->focus = (d->focus + (a == ACTION_NEXT ? 1 : FIELDS - 1)) % FIELDS;
        while (!has(d, d->focus));
        return REACT_DRAW;
    case ACTION_BACK:
    case ACTION_STOP:
        return ui_pop(ui);
    case ACTION_REDRAW:
        return REACT_UNKNOWN;
    default:
        return REACT_NONE;
    }
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct step_view *d = of(v);
    bool changed = false;
    if (key == K_UP || key == K_DOWN)
        return REACT_UNKNOWN;
    bool taken = d->focus == NOTE
                     ? field_key(&d->note, key, &changed)
                     : date_key(&d->days[d->focus], key_fold(key), ui->loaded.today);
    if (!taken)
        return REACT_UNKNOWN;
    if (changed || d->focus != NOTE)
        d->problem[0] = '\0';
    return REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    struct step_view *d = of(v);
    (void)ui;
    if (d->focus != NOTE)
        field_set(&d->days[d->focus].field, "");
    field_paste(field_of(d, d->focus), text, n);
    d->problem[0] = '\0';
    return REACT_DRAW;
}

static const struct field *drawn(const struct step_view *d, int i)
{
    return i == NOTE ? &d->note : &d->days[i].field;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    static const char *const labels[] = {N_("on"), N_("until"), N_("note")};
    const struct step_view *d = (const struct step_view *)v;
    struct rect a = v->area;
    int y = a.y + 1, focus_y = y;
    (void)ui;
    canvas_printf(
        c, a.y, 1, a.w - 2, STYLE_TITLE, _("%s: %zu chosen, %s"),
        ui_word(word_en(words_step, (int)d->state), word_zh(words_step, (int)d->state)),
        d->chosen.n, d->chosen.n ? d->chosen.items[0].who : "");
    for (int i = 0; i < FIELDS; i++) {
        if (!has(d, i))
            continue;
        canvas_put(c, y, 1, 1, i == d->focus ? ">" : " ", STYLE_TITLE);
        canvas_put(c, y, 3, LABEL - 1, _(labels[i]), STYLE_MUTED);
        if (i == d->focus)
            focus_y = y;
        else
            field_draw(drawn(d, i), c, y, 3 + LABEL, a.w - LABEL - 4, false);
        y++;
    }
    canvas_put(c, a.y + ROWS - 1, 1, a.w - 2,
               d->problem[0] ? d->problem
               : d->state == FOLLOW_DROPPED
                   ? _("the note says why it is not to be done")
                   : "",
               d->problem[0] ? STYLE_BAD : STYLE_MUTED);
    field_draw(drawn(d, d->focus), c, focus_y, 3 + LABEL, a.w - LABEL - 4, true);
}

const struct view_ops view_follow_step = {
    .name = "follow-step",
    .title = N_("What was done"),
    .rows = ROWS,
    .size = sizeof(struct step_view),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
