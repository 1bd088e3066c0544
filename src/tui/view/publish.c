/* Asks before a bulletin is published: that alone is never undone, so the cursor stands
 * on no.
 *
 * Opened over the bulletin screen. Keys: Tab or an arrow goes to yes, Enter takes it;
 * Esc is no. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/bulletin_view.h"
#include "tui/parts.h"

#include "bulletin/wording.h"

enum { ROWS = 3 };

struct publish {
    struct view view;
    struct bulletin_wish wish;
    int year, number; /* that it would get */
    bool yes;
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

static struct publish *of(struct view *v)
{
    return (struct publish *)v;
}

static void refresh(struct view *v, struct ui *ui)
{
    struct publish *d = of(v);
    struct tb_err e;
    d->year = day_to_civil(app_now(ui->app).today).year;
    if (store_bulletin_next(ui->app->store, d->year, &d->number, &e) != TB_OK)
        d->number = 0;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct bulletin_page *p = bulletin_below(ui, v);
    const struct bulletin_item *x = p ? bulletin_selected(p) : NULL;
    (void)how;
    v->refused = !x || x->id != id;
    if (v->refused)
        return;
    of(v)->wish = bulletin_wish_of(x);
    refresh(v, ui);
}

static unsigned publish(struct publish *d, struct ui *ui)
{
    struct arena a = {0};
    struct bulletin_head head = {0};
    struct tb_err e = {0};
    char ref[BULLETIN_REF_MAX] = "";
    struct bulletin_page *p = bulletin_below(ui, &d->view);
    enum tb_rc rc = store_still_there(ui->app->store, &e);
    int64_t seq = ui->app->seq;
    if (rc == TB_OK)
        rc = app_bulletin_freeze(ui->app, &d->wish, &a, &head, &e);
    ui_names_moved(ui, seq);
    int64_t id = head.id;
    if (rc == TB_OK)
        bulletin_ref(head.year, head.number, ref);
    arena_free(&a);
    int64_t journal = ui->seq;
    if (rc == TB_OK && store_head(ui->app->store, &journal, &e) != TB_OK)
        journal = ui->seq;
    ui_wrote(ui, rc, rc == TB_OK ? journal : 0, ACTION_OPEN, &e);
    if (rc == TB_BUSY)
        return REACT_DRAW;
    unsigned react = ui_pop(ui);
    if (rc != TB_OK)
        return react;
    if (p) {
        p->live = false;
        list_select(&p->grid.list, id, 0);
        ui_layout(ui);
    }
    ui_say(ui, STYLE_OK, _("published as %s; x exports it"), ref);
    return react | REACT_LAYOUT;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct publish *d = of(v);
    if (a == ACTION_NEXT) {
        d->yes = !d->yes;
        return REACT_DRAW;
    }
    if (a == ACTION_OPEN && d->yes)
        return publish(d, ui);
    if (a == ACTION_REDRAW || a == ACTION_HELP)
        return REACT_UNKNOWN;
    if (a != ACTION_OPEN && a != ACTION_BACK && a != ACTION_QUIT)
        return REACT_NONE;
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_TEXT, "%s", _("not published"));
    return react;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct publish *d = (const struct publish *)v;
    struct rect a = v->area;
    char period[PERIOD_NAME_MAX], ref[BULLETIN_REF_MAX];
    int x = canvas_printf(c, a.y, 1, a.w - 2, STYLE_WARN, _("publish %s, %s, as %s?"),
                          period_format(d->wish.period, period),
                          bulletin_track(d->wish.track),
                          bulletin_ref(d->year, d->number, ref));
    if (d->wish.period.last >= ui->loaded.today)
        canvas_printf(c, a.y, x, a.w - x, STYLE_BAD, _(" (%d days to go)"),
                      d->wish.period.last - ui->loaded.today + 1);
    canvas_put(c, a.y + 1, 1, a.w - 2,
               d->wish.replaces_id
                   ? _("It stands in place of the published one. It is never undone.")
                   : _("It is never undone; later changes become corrections."),
               STYLE_TEXT);
    x = parts_choice(c, a.y + 2, 1, _("cancel"), !d->yes);
    parts_choice(c, a.y + 2, x, _("publish"), d->yes);
}

const struct view_ops view_publish = {
    .name = "publish",
    .title = N_("Publish"),
    .rows = ROWS,
    .late = true,
    .size = sizeof(struct publish),
    .keys = keys,
    .open = open_view,
    .refresh = refresh,
    .act = act,
    .draw = draw,
};
