/* The papers of a year, each as it would be printed: report, pay sheet, honours and
 * appraisal.
 *
 * Each has a period of its own while the screen is open, which the heading shows; the
 * one that was looked at comes back when it is left. Reads: app_yearly, once, and when
 * data or period change; keys that move in the text read nothing.
 *
 * Keys: left and right turn between the papers, Tab makes them move the text instead;
 * y the paragraph or table under the cursor, x to a file. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/bulletin_view.h"
#include "tui/parts.h"
#include "tui/yearly_view.h"

struct yearly_view {
    struct view view;
    enum yearly kind;
    struct period periods[YEARLY_KINDS];
    struct period before; /* what was looked at when it was opened */
    struct bulletin_text text;
    bool sideways; /* left and right move the text */
    char problem[sizeof((struct tb_err *)0)->msg];
};

static const char *const names[YEARLY_KINDS] = {
    [YEARLY_REPORT] = N_("Report"),
    [YEARLY_PAY] = N_("Pay sheet"),
    [YEARLY_HONOURS] = N_("Honours"),
    [YEARLY_APPRAISAL] = N_("Appraisal"),
};

static const struct keybind keys[] = {
    {'h', ACTION_LEFT, N_("other paper")},
    {'l', ACTION_RIGHT, N_("other paper")},
    {K_LEFT, ACTION_LEFT, NULL},
    {K_RIGHT, ACTION_RIGHT, NULL},
    {K_TAB, ACTION_NEXT, N_("move sideways")},
    {'y', ACTION_COPY, N_("copy")},
    {'x', ACTION_EXPORT, N_("export")},
    KEYS_LIST,
    KEYS_END,
};

static struct yearly_view *of(struct view *v)
{
    return (struct yearly_view *)v;
}

/* --- periods ---------------------------------------------------------------------- */

/* What is looked at when it is long enough for the paper, else the year (the quarter)
 * that it lies in. */
static struct period usual(const struct ui *ui, enum yearly kind, struct period p)
{
    enum period_kind least = kind == YEARLY_PAY ? PERIOD_QUARTER : PERIOD_HALF;
    if (p.kind >= least && p.kind <= PERIOD_YEAR)
        return app_period(ui->app, p);
    return app_period_on(ui->app, kind == YEARLY_PAY ? PERIOD_QUARTER : PERIOD_YEAR,
                         p.last);
}

/* Others look again when they are shown. */
static void look_at(struct ui *ui, struct period p)
{
    ui->period = p;
    ui->board_stale = true;
    for (int i = 0; i < UI_SCREENS; i++)
        if (ui->screens[i])
            ui->screens[i]->stale = true;
    for (int i = 0; i < ui->depth; i++)
        ui->stack[i]->stale = true;
}

static unsigned turn_to(struct yearly_view *y, struct ui *ui, enum yearly kind)
{
    bool mine;
    if (kind == y->kind)
        return REACT_NONE;
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    y->periods[y->kind] = ui->period;
    y->kind = kind;
    y->text.top = y->text.cursor = 0;
    y->text.left = 0;
    look_at(ui, y->periods[kind]);
    ui_refresh(ui);
    ui_let_go(ui, mine);
    return REACT_DRAW;
}

unsigned yearly_open(struct ui *ui, enum yearly kind)
{
    struct view *v = ui_top(ui);
    return v->ops == &view_yearly ? turn_to(of(v), ui, kind)
                                  : ui_push(ui, &view_yearly, 0, (int)kind);
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct yearly_view *y = of(v);
    (void)id;
    y->kind = (enum yearly)how;
    y->before = ui->period;
    for (int k = 0; k < YEARLY_KINDS; k++)
        y->periods[k] = usual(ui, (enum yearly)k, ui->period);
    look_at(ui, y->periods[how]);
}

static void close_view(struct view *v, struct ui *ui)
{
    struct yearly_view *y = of(v);
    look_at(ui, y->before);
    bulletin_text_free(&y->text);
}

/* --- the text --------------------------------------------------------------------- */

static void refresh(struct view *v, struct ui *ui)
{
    struct yearly_view *y = of(v);
    struct yearly_wish w = {.kind = y->kind, .period = ui->period, .track = -1};
    struct tb_err e = {0};
    int64_t seq = ui->app->seq;
    y->problem[0] = '\0';
    y->text.n = 0;
    y->text.paper = (struct paper){0};
    arena_reset(&y->text.arena);
    enum tb_rc rc = app_yearly(ui->app, &w, &y->text.arena, &y->text.paper, &e);
    if (rc == TB_BUSY)
        ui_due_in(ui, DUE_RELOAD, 10);
    if (rc != TB_OK) {
        snprintf(y->problem, sizeof y->problem, "%s", e.msg);
        y->text.paper = (struct paper){0};
    }
    bulletin_text_set(&y->text, v->area.w);
    ui_names_moved(ui, seq);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct yearly_view *y = of(v);
    (void)ui;
    y->text.height = area.h - 2;
    if (y->text.width != area.w)
        bulletin_text_set(&y->text, area.w);
    bulletin_text_layout(&y->text, area.h - 2);
}

static unsigned copy(struct yearly_view *y, struct ui *ui)
{
    struct strbuf b = {0};
    size_t rows = bulletin_text_copy(&y->text, &b);
    ui_copy(ui, b.s, b.len, rows);
    strbuf_free(&b);
    return REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct yearly_view *y = of(v);
    if ((a == ACTION_LEFT || a == ACTION_RIGHT) && !y->sideways) {
        int step = a == ACTION_RIGHT ? 1 : YEARLY_KINDS - 1;
        return turn_to(y, ui, (enum yearly)(((int)y->kind + step) % YEARLY_KINDS));
    }
    if (bulletin_text_act(&y->text, a))
        return REACT_DRAW;
    switch ((int)a) {
    case ACTION_NEXT:
        y->sideways = !y->sideways;
        return REACT_DRAW;
    case ACTION_COPY:
        return y->text.n ? copy(y, ui) : REACT_UNKNOWN;
    case ACTION_EXPORT:
        return y->text.n ? ui_push(ui, &view_export, 0, 0) : REACT_UNKNOWN;
    default:
        return REACT_UNKNOWN;
    }
}

/* --- drawing ---------------------------------------------------------------------- */

static void draw_names(const struct yearly_view *y, struct canvas *c, struct rect area)
{
    int x = area.x + 1;
    for (int k = 0; k < YEARLY_KINDS; k++) {
        bool here = k == (int)y->kind;
        x = canvas_printf(c, area.y, x, area.w - (x - area.x),
                          here ? STYLE_TITLE : STYLE_MUTED, here ? "[%s]" : " %s ",
                          _(names[k])) +
            1;
    }
    if (y->sideways)
        canvas_put(c, area.y, x, area.w - (x - area.x),
                   _("left and right move the text; Tab: the papers"), STYLE_WARN);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct yearly_view *y = (const struct yearly_view *)v;
    struct rect area = v->area, text = {area.y + 2, area.x, area.h - 2, area.w};
    (void)ui;
    draw_names(y, c, area);
    canvas_rule(c, area.y + 1);
    if (y->problem[0])
        canvas_printf(c, text.y, text.x + 1, text.w - 2, STYLE_BAD, "! %s", y->problem);
    else
        bulletin_text_draw(&y->text, c, text, true);
}

static const struct paper *paper(struct view *v, char file[static VIEW_FILE_MAX])
{
    const struct yearly_view *y = of(v);
    char period[PERIOD_NAME_MAX];
    snprintf(file, VIEW_FILE_MAX, "%s-%s.%s", _(names[y->kind]),
             period_format(v->period, period),
             y->kind == YEARLY_REPORT ? "docx" : "xlsx");
    return y->text.n ? &y->text.paper : NULL;
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)v;
    (void)ui;
    return 0; /* no submission or unit: verbs about those have nothing here */
}

const struct view_ops view_yearly = {
    .name = "yearly",
    .title = N_("Papers of the year"),
    .size = sizeof(struct yearly_view),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .layout = layout,
    .act = act,
    .draw = draw,
    .selected = selected,
    .paper = paper,
};
