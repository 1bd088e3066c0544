/* A step on the chosen follow-ups (`how` is the enum followup_state): the day, until
 * when it is to be put right, and a note.
 *
 * Keys: Tab between the fields, Enter records, Esc does not. A talk with who has
 * recovered, and closing who has not, are asked about once more. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/word.h"

#include "tui/follow_view.h"
#include "tui/parts.h"

enum { ROWS = 5, LABEL = 12 };
enum { DAY, DUE, NOTE, FIELDS };

struct step_view {
    struct view view;
    struct follow_choice chosen;
    enum followup_state state;
    struct field fields[FIELDS];
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

static bool has(const struct step_view *d, int field)
{
    return field != DUE || d->state == FOLLOW_RECTIFY;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct step_view *d = of(v);
    char day[16];
    (void)id;
    d->state = (enum followup_state)how;
    v->refused = !follow_choose(ui, v, &d->chosen);
    d->focus = d->state == FOLLOW_RECTIFY ? DUE : NOTE;
    for (int i = 0; i < FIELDS; i++)
        d->fields[i].max = i == NOTE ? CHANGE_NOTE_MAX : 40;
    field_set(&d->fields[DAY], day_format(ui->loaded.today, day));
    if (d->state == FOLLOW_RECTIFY)
        field_set(&d->fields[DUE], day_format(ui->loaded.today + 30, day));
}

static void close_view(struct view *v, struct ui *ui)
{
    struct step_view *d = of(v);
    (void)ui;
    follow_choice_free(&d->chosen);
    for (int i = 0; i < FIELDS; i++)
        field_free(&d->fields[i]);
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
        if (d->state == FOLLOW_CLOSED && !f->recovered &&
            !*field_text(&d->fields[NOTE]))
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

static bool read_day(struct step_view *d, int field, tb_day *out)
{
    const char *text = field_text(&d->fields[field]);
    *out = TB_DAY_NONE;
    if (!has(d, field) || day_parse(text, out))
        return true;
    snprintf(d->problem, sizeof d->problem, _("! “%.40s” is no date like 2026-11-05"),
             text);
    d->focus = field;
    return false;
}

static unsigned save(struct step_view *d, struct ui *ui)
{
    struct followup_step step = {.state = d->state,
                                 .note = field_text(&d->fields[NOTE])};
    if (!read_day(d, DAY, &step.day) || !read_day(d, DUE, &step.due) || ask(d))
        return REACT_DRAW;
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
    (void)ui;
    if (key == K_UP || key == K_DOWN || !field_key(&d->fields[d->focus], key, &changed))
        return REACT_UNKNOWN;
    if (changed)
        d->problem[0] = '\0';
    return REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    (void)ui;
    field_paste(&of(v)->fields[of(v)->focus], text, n);
    of(v)->problem[0] = '\0';
    return REACT_DRAW;
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
        d->chosen.named, d->chosen.n ? d->chosen.items[0].who : "");
    for (int i = 0; i < FIELDS; i++) {
        if (!has(d, i))
            continue;
        canvas_put(c, y, 1, 1, i == d->focus ? ">" : " ", STYLE_TITLE);
        canvas_put(c, y, 3, LABEL - 1, _(labels[i]), STYLE_MUTED);
        if (i == d->focus)
            focus_y = y;
        else
            field_draw(&d->fields[i], c, y, 3 + LABEL, a.w - LABEL - 4, false);
        y++;
    }
    canvas_put(c, a.y + ROWS - 1, 1, a.w - 2,
               d->problem[0] ? d->problem
               : d->state == FOLLOW_DROPPED
                   ? _("the note says why it is not to be done")
                   : "",
               d->problem[0] ? STYLE_BAD : STYLE_MUTED);
    field_draw(&d->fields[d->focus], c, focus_y, 3 + LABEL, a.w - LABEL - 4, true);
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
