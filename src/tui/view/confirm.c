/* One line that asks before a submission is voided. Enter does it; Esc, and any other
 * key, does not. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/many.h"
#include "tui/parts.h"

struct confirm {
    struct view view;
    struct many many;
    char what[300];
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("yes")},
    {K_ESC, ACTION_BACK, N_("no")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

static struct confirm *of(struct view *v)
{
    return (struct confirm *)v;
}

static struct event event_of(const struct ui *ui)
{
    return (struct event){
        .kind = EVENT_VOID, .day = app_now(ui->app).today, .level = -1, .note = ""};
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct confirm *f = of(v);
    struct event e = event_of(ui);
    (void)how;
    many_open(&f->many, ui, id);
    many_preview(&f->many, &e, f->what, sizeof f->what);
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    many_free(&of(v)->many);
}

static unsigned do_it(struct confirm *f, struct ui *ui)
{
    struct receipt r;
    struct event e = event_of(ui);
    char what[300];
    enum tb_rc rc =
        f->many.n ? many_write(&f->many, ui, &e, ACTION_OPEN, &r) : TB_NOTFOUND;
    if (rc == TB_BUSY)
        return REACT_DRAW;
    snprintf(what, sizeof what, "%s", f->what);
    unsigned react = ui_pop(ui);
    if (rc == TB_OK)
        ui_say(ui, STYLE_OK, _("voided %s   u undoes it"), what);
    return react;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    if (a == ACTION_OPEN)
        return do_it(of(v), ui);
    if (a == ACTION_REDRAW)
        return REACT_UNKNOWN;
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_TEXT, "%s", _("nothing was voided"));
    return react;
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    return keys_find(&ui->keymap, keys, key) || key == K_CTRL('L')
               ? REACT_UNKNOWN
               : act(v, ui, ACTION_BACK);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct confirm *f = (const struct confirm *)v;
    const char *tail = _("?  Enter yes   Esc no");
    const char *busy = ui->due[DUE_RETRY] >= 0 ? ui->message : NULL;
    if (busy) {
        canvas_put(c, v->area.y, 1, v->area.w - 2, busy, STYLE_WARN);
        return;
    }
    int x = canvas_printf(c, v->area.y, 1, v->area.w - 26, STYLE_WARN, _("void %s"),
                          f->what);
    x = canvas_put(c, v->area.y, x, v->area.w - x - 1, tail, STYLE_WARN);
    canvas_cursor(c, v->area.y, x);
}

const struct view_ops view_confirm = {
    .name = "confirm",
    .title = N_("Confirm"),
    .rows = -1,
    .size = sizeof(struct confirm),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .draw = draw,
};
