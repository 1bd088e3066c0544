/* One line that asks before topics are withdrawn: those that are marked in the list
 * below, or the one it was opened for. Enter does it; Esc, and any other key, does not.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"

#include "tui/parts.h"
#include "tui/topic_view.h"

struct topic_void {
    struct view view;
    int64_t *ids;
    int64_t *revs; /* as they were when it was asked */
    size_t n;
    int64_t articles; /* that name them */
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("yes")},
    {K_ESC, ACTION_BACK, N_("no")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

static struct topic_void *of(struct view *v)
{
    return (struct topic_void *)v;
}

static int64_t articles_of(struct ui *ui, int64_t id)
{
    struct arena a = {0};
    struct topic_item x;
    struct tb_err e;
    int64_t n = 0;
    if (app_topic(ui->app, id, &a, &x, &e) == TB_OK)
        n = x.count.articles;
    arena_free(&a);
    return n;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct topic_void *d = of(v);
    struct view *below = ui_top(ui);
    const struct grid *g = below->ops->grid ? below->ops->grid(below) : NULL;
    size_t most = g && g->marks.n && below->ops == &view_topics ? GRID_MARKS_MOST : 1;
    size_t kept = 0;
    (void)how;
    d->ids = xcalloc(most, sizeof *d->ids);
    d->revs = xcalloc(most, sizeof *d->revs);
    d->ids[0] = id;
    d->n = most > 1 ? grid_targets(g, d->ids, most) : 1;
    for (size_t i = 0; i < d->n; i++) {
        const struct topic *t = names_topic(&ui->app->names, d->ids[i]);
        if (!t || t->voided)
            continue;
        d->ids[kept] = t->id;
        d->revs[kept++] = t->rev;
        d->articles += articles_of(ui, t->id);
    }
    d->n = kept;
    v->refused = kept == 0;
    if (v->refused)
        ui_say(ui, STYLE_WARN, "%s", _("! it was withdrawn already"));
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    free(of(v)->ids);
    free(of(v)->revs);
}

static unsigned do_it(struct topic_void *d, struct ui *ui)
{
    struct change *c = xcalloc(d->n, sizeof *c);
    struct receipt r;
    size_t n = 0;
    for (size_t i = 0; i < d->n; i++) {
        const struct topic *t = names_topic(&ui->app->names, d->ids[i]);
        if (!t || t->voided)
            continue;
        app_topic_withdraw(t, &c[n]);
        c[n++].topic.rev = d->revs[i];
    }
    enum tb_rc rc = n ? ui_write(ui, c, n, ACTION_OPEN, &r) : TB_CONFLICT;
    free(c);
    if (rc == TB_BUSY)
        return REACT_DRAW;
    unsigned react = ui_pop(ui);
    struct view *v = ui_top(ui);
    if (rc == TB_OK && v->ops->grid)
        grid_unmark(v->ops->grid(v));
    if (rc == TB_OK)
        ui_say(ui, STYLE_OK, _("withdrawn: %zu   u undoes it"), n);
    else if (n == 0)
        ui_say(ui, STYLE_WARN, "%s",
               _("! it was withdrawn meanwhile; there is nothing to do"));
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
    const struct topic_void *d = (const struct topic_void *)v;
    const struct topic *t = names_topic(&ui->app->names, d->ids[0]);
    const char *busy = ui->due[DUE_RETRY] >= 0 ? ui->message : NULL;
    struct rect a = v->area;
    int x, room = a.w - 25 - (d->articles ? 20 : 0);
    if (busy) {
        canvas_put(c, a.y, 1, a.w - 2, busy, STYLE_WARN);
        return;
    }
    if (d->n == 1)
        x = canvas_printf(c, a.y, 1, room, STYLE_WARN, _("withdraw %s %s"),
                          t ? t->ref : "", t ? t->title : "");
    else
        x = canvas_printf(c, a.y, 1, room, STYLE_WARN, _("withdraw %zu topics"), d->n);
    if (d->articles)
        x = canvas_printf(c, a.y, x, a.w - x - 24, STYLE_WARN,
                          _(" (%lld articles keep it)"), (long long)d->articles);
    x = canvas_put(c, a.y, x, a.w - x - 1, _("?  Enter yes   Esc no"), STYLE_WARN);
    canvas_cursor(c, a.y, x);
}

const struct view_ops view_topic_void = {
    .name = "topic-void",
    .title = N_("Confirm"),
    .rows = -1,
    .size = sizeof(struct topic_void),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .draw = draw,
};
