/* The path of a database that is there. Tab completes it; what is wrong with it stands
 * below, and the text stays. */
#include <stdio.h>

#include "base/i18n.h"

#include "app/complete.h"

#include "tui/first.h"

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")},
    {K_TAB, ACTION_NEXT, N_("complete")},
    {K_ESC, ACTION_BACK, N_("back")},
    {K_CTRL('C'), ACTION_STOP, NULL},
    KEYS_END,
};

static unsigned open_it(struct first *f, struct ui *ui)
{
    struct strbuf path = {0};
    struct app_options o = *ui->o.first;
    struct tb_err e;
    unsigned react = REACT_DRAW;
    path_expand(field_text(&f->path), &path);
    o.db = path.s;
    o.store_flags = 0;
    strbuf_clear(&f->names);
    if (path.len == 0)
        snprintf(f->problem, sizeof f->problem, "! %s", _("type a path, or Esc"));
    else if (app_open(ui->app, &o, &e) == TB_OK)
        react = ui_opened(ui, NULL);
    else
        snprintf(f->problem, sizeof f->problem, "! %s", e.msg);
    strbuf_free(&path);
    return react;
}

static unsigned complete(struct first *f)
{
    struct strbuf out = {0};
    f->problem[0] = '\0';
    size_t n = path_complete(field_text(&f->path), &out, &f->names);
    if (n == 0)
        snprintf(f->problem, sizeof f->problem, "! %s", _("no file begins with that"));
    else
        field_set(&f->path, out.s);
    if (n == 1)
        strbuf_clear(&f->names);
    strbuf_free(&out);
    return REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct first *f = first_of(v);
    switch ((int)a) {
    case ACTION_OPEN:
        return open_it(f, ui);
    case ACTION_NEXT:
        return complete(f);
    case ACTION_STOP:
        return first_stop(f, ui);
    case ACTION_BACK:
        return first_back(f, ui);
    default:
        return a == ACTION_REDRAW ? REACT_UNKNOWN : REACT_NONE;
    }
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct first *f = first_of(v);
    bool changed = false;
    (void)ui;
    if (!field_key(&f->path, key, &changed))
        return REACT_UNKNOWN;
    if (changed) {
        f->problem[0] = '\0';
        strbuf_clear(&f->names);
    }
    return REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    (void)ui;
    first_of(v)->problem[0] = '\0';
    field_paste(&first_of(v)->path, text, n);
    return REACT_DRAW;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct first *f = (const struct first *)v;
    struct lines names = {0};
    int y = v->area.y;
    (void)ui;
    canvas_put(c, y, 1, v->area.w - 2, _("open one that is there"), STYLE_TITLE);
    canvas_rule(c, y + 1);
    int x = canvas_put(c, y + 2, 1, v->area.w - 2, _("path"), STYLE_TEXT) + 1;
    first_note(f, c, y + 4, f->names.len ? "" : _("~ is your own folder"));
    if (f->names.len) {
        lines_add(&names, "", f->names.s, STYLE_MUTED, v->area.w - 4);
        lines_layout(&names, v->area.h - 6);
        lines_draw(&names, c, (struct rect){y + 6, 1, v->area.h - 6, v->area.w - 2});
        lines_free(&names);
    }
    field_draw(&f->path, c, y + 2, x, v->area.w - x - 1, true);
}

const struct view_ops view_locate = {
    .name = "locate",
    .title = N_("Open a ledger"),
    .size = sizeof(struct first),
    .keys = keys,
    .close = first_close,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
