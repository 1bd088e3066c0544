/* From a key to what it does: the top view first, then what is the same everywhere. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/diary_view.h"
#include "tui/follow_view.h"
#include "tui/grid.h"
#include "tui/prompt.h"
#include "tui/ui.h"
#include "tui/yearly_view.h"

static bool too_small(const struct ui *ui)
{
    return ui->rows < UI_MIN_ROWS || ui->cols < UI_MIN_COLS;
}

static const struct view_ops *screen_of_digit(uint32_t key)
{
    for (const struct view_ops *const *v = views; *v; v++)
        if ((*v)->order > 0 && (uint32_t)(*v)->order + '0' == key)
            return *v;
    return NULL;
}

static unsigned say_undefined(struct ui *ui, uint32_t key)
{
    char name[24];
    ui_say(ui, STYLE_MUTED, _("%s is not defined here; ? shows the keys"),
           key_name(key, name));
    return REACT_DRAW;
}

static unsigned go(struct ui *ui)
{
    const struct view_ops *ops = screen_of_digit(key_fold(ui->key));
    if (!ops)
        return say_undefined(ui, ui->key);
    if (ui->depth == 1 && ui_top(ui)->ops == ops)
        return REACT_NONE;
    return ui_go(ui, ops);
}

static unsigned back(struct ui *ui)
{
    struct view *v = ui_top(ui);
    bool mine;
    if (!v->filter[0])
        return ui->depth > 1 ? ui_pop(ui) : REACT_NONE;
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    v->filter[0] = '\0';
    ui_refresh(ui);
    ui_let_go(ui, mine);
    return REACT_DRAW;
}

static unsigned quit(struct ui *ui)
{
    if (ui->depth > 1)
        return ui_pop(ui);
    if (ui->leaving)
        return REACT_QUIT;
    ui->leaving = true;
    if (drafts_any(ui) && !drafts_find(ui, 0))
        ui_say(ui, STYLE_WARN, "%s",
               _("q once more leaves; what was typed and not saved is kept"));
    else if (drafts_any(ui))
        ui_say(ui, STYLE_WARN, "%s",
               _("q once more leaves; the unsaved text is kept, a opens it"));
    else
        ui_say(ui, STYLE_TEXT, "%s", _("q once more leaves"));
    return REACT_DRAW;
}

/* The id that verbs act on; 0 after saying why there is none. */
static int64_t selected(struct ui *ui)
{
    const struct view *v = ui_top(ui);
    int64_t id = v->ops->selected ? v->ops->selected(v, ui) : 0;
    if (id == 0)
        ui_say(ui, STYLE_WARN, "%s", _("the selected record is no longer in the list"));
    return id;
}

static unsigned open_for(struct ui *ui, const struct view_ops *ops, int how)
{
    int64_t id = selected(ui);
    return id ? ui_push(ui, ops, id, how) : REACT_DRAW;
}

static int64_t selected_or_none(const struct ui *ui)
{
    const struct view *v = ui_top(ui);
    return v->ops->selected ? v->ops->selected(v, ui) : 0;
}

/* For verbs that take the marked rows too, wherever the cursor is. */
static unsigned open_for_marked(struct ui *ui, const struct view_ops *ops, int how)
{
    struct view *v = ui_top(ui);
    const struct grid *g = v->ops->grid ? v->ops->grid(v) : NULL;
    return g && g->marks.n ? ui_push(ui, ops, 0, how) : open_for(ui, ops, how);
}

static unsigned log_one(struct ui *ui)
{
    int64_t id = selected_or_none(ui);
    return ui_push(ui, &view_form, names_unit(&ui->app->names, id) ? id : 0, 0);
}

static unsigned step_period(struct ui *ui, int step)
{
    struct period next = period_step(ui->period, step);
    if (next.first < TB_DAY_MIN || next.last > TB_DAY_MAX)
        return REACT_NONE;
    ui_set_period(ui, next);
    return REACT_DRAW;
}

static unsigned reload(struct ui *ui)
{
    bool mine;
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    ui->board_stale = true;
    ui_refresh(ui);
    ui_let_go(ui, mine);
    ui_say(ui, STYLE_TEXT, "%s", _("read again"));
    return REACT_DRAW;
}

/* The pane at the side where there is room for it, else a dialog about the row. */
static unsigned pane(struct ui *ui)
{
    if (ui->cols >= 120) {
        ui->no_pane = !ui->no_pane;
        ui_layout(ui);
        return REACT_DRAW;
    }
    return open_for(ui, &view_detail, 0);
}

static unsigned pause(struct ui *ui)
{
    bool mine;
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    ui->paused = !ui->paused;
    if (ui->paused) {
        ui_refresh(ui); /* lists take down what they hold */
        ui_say(ui, STYLE_WARN, "%s",
               _("paused: others' changes are not shown until z is pressed again"));
    } else {
        ui_say(ui, STYLE_TEXT, "%s", _("live again"));
        ui->behind = false;
        ui_refresh(ui);
        ui_look(ui);
    }
    ui_let_go(ui, mine);
    return REACT_DRAW;
}

/* An event of the selected submission, or of all that are marked. */
static unsigned record(struct ui *ui, enum action a)
{
    enum event_kind kind = a == ACTION_ADOPT      ? EVENT_ADOPT
                           : a == ACTION_RELAY    ? EVENT_RELAY
                           : a == ACTION_INSTRUCT ? EVENT_INSTRUCT
                           : a == ACTION_RETURN   ? EVENT_RETURN
                                                  : EVENT_VOID;
    return open_for_marked(ui, kind == EVENT_VOID ? &view_confirm : &view_event,
                           (int)kind);
}

static unsigned mouse(struct ui *ui)
{
    ui->look.mouse = !ui->look.mouse;
    ui_say(ui, STYLE_TEXT, "%s",
           ui->look.mouse ? _("the mouse is on: tabs, rows and hints can be clicked; "
                              "M gives it back to the terminal")
                          : _("the mouse is the terminal's again"));
    return REACT_DRAW;
}

/* Pages and dialogs that open from everywhere. */
static unsigned open_page(struct ui *ui, enum action a)
{
    switch ((int)a) {
    case ACTION_FILTER:
        return ui_push(ui, &view_prompt, 0, PROMPT_FILTER);
    case ACTION_PERIOD:
        return ui_push(ui, &view_ask, 0, PROMPT_PERIOD);
    case ACTION_BATCH:
        hints_used(&ui->hints, "form.batch");
        return ui_push(ui, &view_batch, 0, 0);
    case ACTION_JOURNAL:
        return ui_push(ui, &view_journal, selected_or_none(ui), 0);
    case ACTION_PALETTE:
        return ui_push(ui, &view_palette, 0, 0);
    case ACTION_SCHEME:
        return ui_push(ui, &view_scheme, 0, 0);
    case ACTION_PEOPLE:
        return ui_push(ui, &view_people, 0, 0);
    case ACTION_CALENDAR:
        return ui_push(ui, &view_calendar, 0, 0);
    case ACTION_MEETINGS:
        return ui_push(ui, &view_meetings, 0, 0);
    case ACTION_CONTACTS:
        return ui_push(ui, &view_contacts, 0, 0);
    case ACTION_CHANNEL:
        return ui_push(ui, &view_issues, 0, 0);
    case ACTION_FOLLOWUPS:
        return ui_push(ui, &view_followups, 0, 0);
    case ACTION_REPORT:
    case ACTION_PAY:
    case ACTION_HONOURS:
    case ACTION_APPRAISAL:
        return yearly_open(ui, (enum yearly)(a - ACTION_REPORT));
    case ACTION_MESSAGES:
        return ui_push(ui, &view_messages, 0, 0);
    case ACTION_HELP:
        return ui_push(ui, &view_help, 0, 0);
    default:
        return REACT_UNKNOWN;
    }
}

/* What a view left to all. */
static unsigned act_anywhere(struct ui *ui, enum action a)
{
    switch ((int)a) {
    case ACTION_GO:
        return go(ui);
    case ACTION_BACK:
        return back(ui);
    case ACTION_QUIT:
        return quit(ui);
    case ACTION_STOP:
        ui->stopped = true;
        return REACT_QUIT;
    case ACTION_EARLIER:
        return step_period(ui, -1);
    case ACTION_LATER:
        return step_period(ui, 1);
    case ACTION_LEFT:
    case ACTION_RIGHT:
        ui_step_group(ui, a == ACTION_RIGHT ? 1 : -1);
        return REACT_DRAW;
    case ACTION_LOG:
        return log_one(ui);
    case ACTION_AMEND:
        return open_for(ui, &view_form, 0);
    case ACTION_ADOPT:
    case ACTION_RELAY:
    case ACTION_INSTRUCT:
    case ACTION_RETURN:
    case ACTION_VOID:
        return record(ui, a);
    case ACTION_PRINT:
        return open_for_marked(ui, &view_diary_form, DIARY_PRINT);
    case ACTION_OUTCOME:
        return open_for_marked(ui, &view_diary_form, DIARY_OUTCOME);
    case ACTION_UNDO:
    case ACTION_REDO:
        return ui_undo(ui, a == ACTION_REDO);
    case ACTION_PANE:
        return pane(ui);
    case ACTION_PAUSE:
        return pause(ui);
    case ACTION_MOUSE:
        return mouse(ui);
    case ACTION_RELOAD:
        return reload(ui);
    case ACTION_SUSPEND:
        return REACT_SUSPEND;
    case ACTION_REDRAW:
        return REACT_REDRAW;
    default:
        return open_page(ui, a);
    }
}

static bool needs_store(enum action a)
{
    return a != ACTION_BACK && a != ACTION_QUIT && a != ACTION_STOP &&
           a != ACTION_REDRAW && a != ACTION_HELP;
}

unsigned ui_act(struct ui *ui, enum action a)
{
    struct view *v = ui_top(ui);
    enum action outer = ui->acting;
    ui->acting = a;
    if (a == ACTION_LOG)
        ui->topic_for = 0; /* of a form that did not open */
    unsigned react = v->ops->act ? v->ops->act(v, ui, a) : REACT_UNKNOWN;
    if (react == REACT_UNKNOWN && (ui_has_store(ui) || !needs_store(a)))
        react = act_anywhere(ui, a);
    ui->acting = outer;
    return react;
}

/* A Chinese character in a list is an input method left on: it starts the filter. */
static bool starts_filter(const struct view *v, uint32_t key)
{
    return key >= 0x2e80 && key < 0x110000 &&
           keys_first(NULL, v->ops->keys, ACTION_FILTER) != 0;
}

static unsigned dispatch(struct ui *ui, uint32_t key)
{
    struct view *v = ui_top(ui);
    if (v->ops->key) {
        unsigned react = v->ops->key(v, ui, key);
        if (react != REACT_UNKNOWN)
            return react;
    }
    uint32_t folded = key_fold(key);
    enum action a = keys_resolve(&ui->keymap, v->ops->keys, folded);
    if (a == ACTION_NONE && starts_filter(v, key))
        return ui_push(ui, &view_prompt, key, PROMPT_FILTER);
    unsigned react = a == ACTION_NONE ? REACT_UNKNOWN : ui_act(ui, a);
    return react == REACT_UNKNOWN ? say_undefined(ui, key) : react;
}

/* While a save waits for a busy database only Esc is heard. */
static unsigned key_while_busy(struct ui *ui, uint32_t key)
{
    if (key != K_ESC && key != K_CTRL('C'))
        return REACT_NONE;
    ui->due[DUE_RETRY] = -1;
    ui->retries = 0;
    ui_say(ui, STYLE_WARN, "%s",
           _("not done: the database was busy; nothing typed is lost"));
    return REACT_DRAW;
}

unsigned ui_key(struct ui *ui, uint32_t key)
{
    ui->key = key;
    ui->last_key = ui->now;
    if (ui->due[DUE_RETRY] >= 0)
        return key_while_busy(ui, key);
    if (too_small(ui) && key_fold(key) != 'q' && key != K_CTRL('C'))
        return REACT_NONE;
    ui->retries = 0;
    bool had_message = ui->message[0] != '\0', was_leaving = ui->leaving;
    ui->message[0] = '\0';
    /* Too small to show a field: q means what the line says, not a letter. */
    unsigned react = too_small(ui) && key != K_CTRL('C') ? quit(ui) : dispatch(ui, key);
    if (was_leaving)
        ui->leaving = false;
    return had_message ? react | REACT_DRAW : react;
}

unsigned ui_paste(struct ui *ui, const char *text, size_t n, bool cut)
{
    struct view *v = ui_top(ui);
    ui->last_key = ui->now;
    if (ui->due[DUE_RETRY] >= 0)
        return REACT_NONE;
    ui->message[0] = '\0';
    unsigned react =
        too_small(ui) || !v->ops->paste ? REACT_UNKNOWN : v->ops->paste(v, ui, text, n);
    if (react == REACT_UNKNOWN) {
        ui_say(ui, STYLE_WARN, "%s",
               _("pasted text was ignored: a opens the form, A takes many lines"));
        return REACT_DRAW;
    }
    if (cut)
        ui_say(ui, STYLE_WARN,
               _("only the first %d bytes of the pasted text were taken"),
               INPUT_PASTE_MAX);
    return react | REACT_DRAW;
}
