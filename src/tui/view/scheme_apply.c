/* Asks before a measure is put in force, and shows how far it is.
 *
 * Opened over those who move. Keys: the cursor stands on no; Tab or an arrow goes to
 * yes, Enter takes it; Esc is no, and stops the work. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/parts.h"
#include "tui/scheme_view.h"

enum { ROWS = 3, BAR = 30 };

struct scheme_apply {
    struct view view;
    struct scheme_edit *edit;
    struct ui *ui;
    bool yes;
    bool replace, moved; /* moved: the version of that day is not what was read */
    bool running;
    int64_t done, total;
};

static const struct keybind keys[] = {
    {K_TAB, ACTION_NEXT, N_("the other")},
    {K_BACKTAB, ACTION_NEXT, NULL},
    {K_LEFT, ACTION_NEXT, NULL},
    {K_RIGHT, ACTION_NEXT, NULL},
    {K_UP, ACTION_NEXT, NULL},
    {K_DOWN, ACTION_NEXT, NULL},
    {K_ENTER, ACTION_OPEN, N_("take it")},
    {K_ESC, ACTION_BACK, N_("no")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

static struct scheme_apply *of(struct view *v)
{
    return (struct scheme_apply *)v;
}

static void look(struct scheme_apply *d)
{
    const struct scheme *there =
        app_measure_of_day(d->ui->app, d->edit->check.scheme.from);
    d->replace = there != NULL;
    d->moved = there && strcmp(there->text, d->edit->base) != 0;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct scheme_apply *d = of(v);
    (void)id;
    (void)how;
    d->ui = ui;
    d->edit = ((struct scheme_moves *)ui_top(ui))->edit;
    look(d);
}

/* Others may have written meanwhile. */
static void refresh(struct view *v, struct ui *ui)
{
    (void)ui;
    look(of(v));
}

/* --- doing it --------------------------------------------------------------------- */

static bool step(void *arg, int64_t done, int64_t total)
{
    struct scheme_apply *d = arg;
    d->done = done;
    d->total = total;
    return ui_pulse(d->ui);
}

/* Back to the versions: the question, who moves and the text are done with. */
static unsigned finish(struct scheme_apply *d, struct ui *ui)
{
    char name[160], from[16];
    const struct scheme *s = &d->edit->check.scheme;
    snprintf(name, sizeof name, "%s", s->name);
    day_format(s->from, from);
    d->edit->done = true;
    scheme_draft_drop(ui, d->edit->of);
    ui_pop(ui);
    ui_pop(ui);
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_OK, _("%s is in force from %s   u undoes it"), name, from);
    return react;
}

static unsigned apply(struct scheme_apply *d, struct ui *ui)
{
    struct tb_err e = {0};
    struct receipt r = {0};
    const struct progress progress = {step, d};
    enum tb_rc rc = store_still_there(ui->app->store, &e);
    d->running = true;
    d->done = d->total = 0;
    if (rc == TB_OK)
        rc = app_measure_apply(ui->app, editor_text(&d->edit->editor), d->replace,
                               &progress, &r, &e);
    d->running = false;
    if (rc == TB_STOPPED) {
        unsigned react = ui_pop(ui);
        ui_say(ui, STYLE_WARN, "%s", _("stopped: nothing has changed"));
        return react;
    }
    ui_wrote(ui, rc, r.seq, ACTION_OPEN, &e);
    return rc == TB_OK ? finish(d, ui) : REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct scheme_apply *d = of(v);
    if (a == ACTION_NEXT) {
        d->yes = !d->yes;
        return REACT_DRAW;
    }
    if (a == ACTION_OPEN && d->yes)
        return apply(d, ui);
    if (a == ACTION_REDRAW || a == ACTION_HELP)
        return REACT_UNKNOWN;
    if (a != ACTION_OPEN && a != ACTION_BACK && a != ACTION_QUIT)
        return REACT_NONE;
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_TEXT, "%s", _("not put in force"));
    return react;
}

/* --- drawing ---------------------------------------------------------------------- */

static void draw_work(const struct scheme_apply *d, struct canvas *c)
{
    struct rect a = d->view.area;
    canvas_put(c, a.y, 1, a.w - 2, _("scoring anew"), STYLE_TITLE);
    canvas_bar(c, a.y + 1, 1, BAR, d->done, d->total, STYLE_OK);
    int percent = d->total > 0 ? (int)(d->done * 100 / d->total) : 0;
    canvas_printf(c, a.y + 1, BAR + 2, a.w - BAR - 3, STYLE_TEXT,
                  /* xgettext:c-format */ _("%d%%   Esc stops it, and nothing changes"),
                  percent);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct scheme_apply *d = (const struct scheme_apply *)v;
    const struct scheme *s = &d->edit->check.scheme;
    struct rect a = v->area;
    char from[16];
    (void)ui;
    if (d->running) {
        draw_work(d, c);
        return;
    }
    canvas_printf(c, a.y, 1, a.w - 2, STYLE_WARN, _("put %s in force from %s?"),
                  s->name, day_format(s->from, from));
    if (d->replace)
        canvas_put(c, a.y + 1, 1, a.w - 2,
                   d->moved ? _("! another text is in force from that day; it would be "
                                "replaced")
                            : _("it replaces the version of the same day"),
                   d->moved ? STYLE_BAD : STYLE_TEXT);
    int x = parts_choice(c, a.y + 2, 1, _("no"), !d->yes);
    parts_choice(c, a.y + 2, x, _("put in force"), d->yes);
}

const struct view_ops view_scheme_apply = {
    .name = "scheme-apply",
    .title = N_("Put in force"),
    .rows = ROWS,
    .late = true,
    .size = sizeof(struct scheme_apply),
    .keys = keys,
    .open = open_view,
    .refresh = refresh,
    .act = act,
    .draw = draw,
};
