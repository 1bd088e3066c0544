/* One line that asks before an issue with articles is withdrawn. Enter does it; Esc,
 * and any other key, does not. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/diary_view.h"
#include "tui/parts.h"

struct issue_void {
    struct view view;
    struct arena arena;
    struct issue_entry item; /* as it was when it was asked */
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("yes")},
    {K_ESC, ACTION_BACK, N_("no")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

static struct issue_void *of(struct view *v)
{
    return (struct issue_void *)v;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct issue_void *d = of(v);
    struct tb_err e;
    int64_t seq = ui->app->seq;
    (void)how;
    v->refused = app_issue(ui->app, id, &d->arena, &d->item, &e) != TB_OK;
    ui_names_moved(ui, seq);
    if (v->refused)
        ui_error(ui, &e);
    else /* names may move while it is asked */
        d->item.outlet = arena_strdup(&d->arena, d->item.outlet);
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    arena_free(&of(v)->arena);
}

static unsigned do_it(struct issue_void *d, struct ui *ui)
{
    const struct change c = app_issue_void(&d->item);
    struct receipt r;
    char what[200];
    long long kept = (long long)d->item.articles;
    snprintf(what, sizeof what, "%s %d", d->item.outlet, d->item.issue.number);
    enum tb_rc rc = ui_write(ui, &c, 1, ACTION_OPEN, &r);
    if (rc == TB_BUSY)
        return REACT_DRAW;
    unsigned react = ui_pop(ui);
    if (rc == TB_OK)
        ui_say(ui, STYLE_OK,
               _("withdrawn: %s, its %lld articles keep their adoptions   u undoes it"),
               what, kept);
    return react;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    if (a == ACTION_OPEN)
        return do_it(of(v), ui);
    if (a == ACTION_REDRAW)
        return REACT_UNKNOWN;
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_TEXT, "%s", _("nothing was withdrawn"));
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
    const struct issue_void *d = (const struct issue_void *)v;
    const char *busy = ui->due[DUE_RETRY] >= 0 ? ui->message : NULL;
    struct rect a = v->area;
    if (busy) {
        canvas_put(c, a.y, 1, a.w - 2, busy, STYLE_WARN);
        return;
    }
    int x = canvas_printf(c, a.y, 1, a.w - 26, STYLE_WARN,
                          _("withdraw %s %d with %lld articles"), d->item.outlet,
                          d->item.issue.number, (long long)d->item.articles);
    x = canvas_put(c, a.y, x, a.w - x - 1, _("?  Enter yes   Esc no"), STYLE_WARN);
    canvas_cursor(c, a.y, x);
}

const struct view_ops view_issue_void = {
    .name = "issue-void",
    .title = N_("Confirm"),
    .rows = -1,
    .size = sizeof(struct issue_void),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .draw = draw,
};
