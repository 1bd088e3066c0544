/* The line prompt: a filter that narrows the list below while it is typed, a period, or
 * a line to go to.
 *
 * Opened with the first character of a filter, or 0. Keys: Enter keeps, Esc gives the
 * old one back. */
#include "tui/prompt.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/grid.h"
#include "tui/parts.h"

struct prompt_view {
    struct view view;
    enum prompt what;
    struct field field;
    char before[VIEW_FILTER_MAX];
    bool typed;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("take it")},
    {K_ESC, ACTION_BACK, N_("as before")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

static struct prompt_view *of(struct view *v)
{
    return (struct prompt_view *)v;
}

/* The view that the filter is for: the one below the prompt. */
static struct view *target(const struct ui *ui, const struct view *self)
{
    int i = ui->depth - 1;
    while (i > 0 && ui->stack[i] != self)
        i--;
    return ui->stack[i > 0 && ui->stack[i] == self ? i - 1 : ui->depth - 1];
}

static void apply(struct prompt_view *p, struct ui *ui, const char *text)
{
    struct view *v = target(ui, &p->view);
    snprintf(v->filter, sizeof v->filter, "%s", text);
    ui_refresh(ui);
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct prompt_view *p = of(v);
    char text[PERIOD_NAME_MAX];
    p->what = (enum prompt)how;
    p->field.max = VIEW_FILTER_MAX - 1;
    if (p->what == PROMPT_PERIOD)
        field_set(&p->field, period_format(ui->period, text));
    if (p->what != PROMPT_FILTER)
        return;
    snprintf(p->before, sizeof p->before, "%s", target(ui, v)->filter);
    if (id) {
        char first[5] = {0};
        text_encode((uint32_t)id, first);
        field_set(&p->field, first);
        snprintf(target(ui, v)->filter, VIEW_FILTER_MAX, "%s", first);
        target(ui, v)->stale = true;
    } else {
        field_set(&p->field, p->before);
    }
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    field_free(&of(v)->field);
}

static unsigned take(struct prompt_view *p, struct ui *ui)
{
    struct period period;
    struct tb_err e;
    if (p->what == PROMPT_PERIOD) {
        if (period_parse(field_text(&p->field), &period, &e) != TB_OK) {
            snprintf(p->before, sizeof p->before, "! %.110s", e.msg);
            return REACT_DRAW;
        }
        ui_set_period(ui, period);
    }
    if (p->what == PROMPT_JUMP) {
        struct view *v = target(ui, &p->view);
        if (!grid_jump(v->ops->grid(v), ui, field_text(&p->field))) {
            snprintf(p->before, sizeof p->before, "%s", _("! a number, or a per cent"));
            return REACT_DRAW;
        }
    }
    return ui_pop(ui);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct prompt_view *p = of(v);
    if (a == ACTION_OPEN)
        return take(p, ui);
    if (a == ACTION_REDRAW)
        return REACT_UNKNOWN;
    if (a != ACTION_BACK && a != ACTION_STOP)
        return REACT_NONE;
    if (p->what == PROMPT_FILTER)
        apply(p, ui, p->before);
    return ui_pop(ui);
}

static unsigned changed_text(struct prompt_view *p, struct ui *ui)
{
    if (p->what == PROMPT_FILTER)
        apply(p, ui, field_text(&p->field));
    else
        p->before[0] = '\0';
    return REACT_DRAW;
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct prompt_view *p = of(v);
    bool changed = false;
    /* The period in force is a proposal: what is typed first replaces it. */
    if (p->what == PROMPT_PERIOD && !p->typed && key >= ' ' && key < 0x7f)
        field_set(&p->field, "");
    p->typed = true;
    if (!field_key(&p->field, key, &changed))
        return REACT_UNKNOWN;
    return changed ? changed_text(p, ui) : REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    field_paste(&of(v)->field, text, n);
    return changed_text(of(v), ui);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct prompt_view *p = (const struct prompt_view *)v;
    int y = v->area.y;
    (void)ui;
    if (p->what == PROMPT_FILTER) {
        int x = canvas_put(c, y, 1, v->area.w - 2, "/", STYLE_TITLE);
        field_draw(&p->field, c, y, x, v->area.w - x - 1, true);
        return;
    }
    bool jump = p->what == PROMPT_JUMP;
    int x = canvas_put(c, y, 1, v->area.w - 2, jump ? _("line") : _("period"),
                       STYLE_TITLE) +
            1;
    const char *help = jump ? "120  50%  100%"
                            : _("2026-11  2026-Q4  2026-H2  2026  "
                                "2026-11-01..2026-11-15");
    canvas_put(c, y, x + 26, v->area.w - x - 27, p->before[0] ? p->before : help,
               p->before[0] ? STYLE_BAD : STYLE_MUTED);
    field_draw(&p->field, c, y, x, 25, true);
}

const struct view_ops view_prompt = {
    .name = "prompt",
    .title = N_("Filter"),
    .rows = -1,
    .size = sizeof(struct prompt_view),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
