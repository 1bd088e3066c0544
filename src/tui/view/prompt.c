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

#include "app/search.h"

#include "tui/grid.h"
#include "tui/parts.h"

struct prompt_view {
    struct view view;
    enum prompt what;
    struct field field;
    const struct view_ops *below; /* whose list is filtered */
    char before[VIEW_FILTER_MAX];
    bool typed;
    struct arena arena; /* owns the filters kept for this list */
    const char **saved;
    size_t n_saved, at;
    bool none_kept; /* was asked for, and there is none */
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("take it")},
    {K_ESC, ACTION_BACK, N_("as before")},
    {K_CTRL('S'), ACTION_SAVE, N_("keep it")},
    {K_DOWN, ACTION_NEXT, N_("kept ones")},
    {K_UP, ACTION_PREV, NULL},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

/* Of the prompts that keep nothing. */
static const struct keybind plain_keys[] = {
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
    p->below = target(ui, v)->ops;
    p->field.max = VIEW_FILTER_MAX - 1;
    if (p->what == PROMPT_PERIOD)
        field_set(&p->field, period_format(ui->period, text));
    if (p->what != PROMPT_FILTER)
        return;
    snprintf(p->before, sizeof p->before, "%s", target(ui, v)->filter);
    p->n_saved = p->at = search_saved(target(ui, v)->ops->name, &p->arena, &p->saved);
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
    arena_free(&of(v)->arena);
}

/* Through the filters that were kept, the newest first. */
static unsigned recall(struct prompt_view *p, struct ui *ui, enum action a)
{
    if (p->n_saved == 0) {
        ui_say(ui, STYLE_MUTED, "%s",
               _("no filter is kept yet; Ctrl+S keeps this one"));
        return REACT_DRAW;
    }
    p->at = (p->at + (a == ACTION_NEXT ? p->n_saved - 1 : 1)) % p->n_saved;
    field_set(&p->field, p->saved[p->at]);
    apply(p, ui, p->saved[p->at]);
    return REACT_DRAW;
}

static unsigned keep(struct prompt_view *p, struct ui *ui)
{
    const char *list = target(ui, &p->view)->ops->name;
    bool kept = false;
    struct tb_err e;
    if (p->field.text.len == 0)
        return REACT_NONE;
    if (search_keep(list, field_text(&p->field), &kept, &e) != TB_OK)
        ui_error(ui, &e);
    else
        ui_say(ui, STYLE_OK, kept ? _("kept: /%s") : _("no longer kept: /%s"),
               field_text(&p->field));
    unsigned react = ui_pop(ui);
    return react;
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
        if (!ui_set_period(ui, period))
            return REACT_DRAW;
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
    if (p->what == PROMPT_FILTER && (a == ACTION_NEXT || a == ACTION_PREV))
        return recall(p, ui, a);
    if (p->what == PROMPT_FILTER && a == ACTION_SAVE)
        return keep(p, ui);
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

static void draw_filter_help(const struct prompt_view *p, struct canvas *c, int y,
                             int x)
{
    const char *text = field_text(&p->field);
    bool articles = p->below == &view_submissions || p->below == &view_unit;
    const char *help =
        p->none_kept ? _("no filter is kept yet; Ctrl+S keeps this one")
        : *text      ? ""
        : articles   ? _("text  unit:NAME type:T state:adopted author:A period:2026-Q3")
                     : _("a name, its initials or pinyin");
    int end = x + text_width(text, strlen(text)) + 3;
    canvas_put(c, y, end, c->cols - end - 1, help, STYLE_MUTED);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct prompt_view *p = (const struct prompt_view *)v;
    int y = v->area.y;
    (void)ui;
    if (p->what == PROMPT_FILTER) {
        int x = canvas_put(c, y, 1, v->area.w - 2, "/", STYLE_TITLE);
        field_draw(&p->field, c, y, x, v->area.w - x - 1, true);
        draw_filter_help(p, c, y, x);
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

const struct view_ops view_ask = {
    .name = "ask",
    .title = N_("Go to"),
    .rows = -1,
    .size = sizeof(struct prompt_view),
    .keys = plain_keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
