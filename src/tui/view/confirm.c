/* One line that asks before a submission is voided. Enter does it; Esc, and any other
 * key, does not. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/parts.h"

struct confirm {
    struct view view;
    int64_t id, rev;
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

/* Reads what it is about, unless that is known. */
static enum tb_rc know(struct confirm *f, struct ui *ui, struct tb_err *e)
{
    struct arena a = {0};
    struct article_full full;
    if (f->rev)
        return TB_OK;
    enum tb_rc rc = store_article(ui->app->store, f->id, &a, &full, e);
    if (rc == TB_OK) {
        f->rev = full.row.rev;
        snprintf(f->what, sizeof f->what, "%s %s 《%.200s》", full.row.ref,
                 parts_units(ui, &a, &full.row), full.row.title);
    }
    arena_free(&a);
    return rc;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct confirm *f = of(v);
    struct tb_err e;
    (void)how;
    f->id = id;
    enum tb_rc rc = know(f, ui, &e);
    if (rc && rc != TB_BUSY) /* busy: read when it is answered */
        ui_error(ui, &e);
}

static unsigned do_it(struct confirm *f, struct ui *ui)
{
    struct receipt r;
    struct tb_err e;
    struct change c = {.kind = CHANGE_EVENT};
    char what[300];
    enum tb_rc rc = know(f, ui, &e);
    if (rc == TB_BUSY) {
        ui_busy(ui, ACTION_OPEN);
        return REACT_DRAW;
    }
    c.event = (struct event){.submission_id = f->id,
                             .rev = f->rev,
                             .kind = EVENT_VOID,
                             .day = app_now(ui->app).today,
                             .level = -1,
                             .note = ""};
    if (rc)
        ui_error(ui, &e);
    if (rc == TB_OK)
        rc = ui_write(ui, &c, 1, ACTION_OPEN, &r);
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
    .act = act,
    .key = on_key,
    .draw = draw,
};
