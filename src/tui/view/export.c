/* Asks for a file's name and writes the paper of the view below to it, in the format
 * that its ending says. A name that is taken is asked about once more.
 *
 * Keys: Enter writes, Esc does not. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "export/file.h"
#include "export/paper_format.h"

#include "tui/bulletin_view.h"
#include "tui/parts.h"

struct export_view {
    struct view view;
    struct field field;
    char problem[500];
    bool force; /* Enter once more writes over what is there */
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("write it")},
    {K_ESC, ACTION_BACK, N_("no")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

static struct export_view *of(struct view *v)
{
    return (struct export_view *)v;
}

/* The paper of the nearest view below that has one. */
static const struct paper *paper_below(const struct ui *ui, const struct view *self,
                                       char file[static VIEW_FILE_MAX])
{
    for (int i = ui->depth - 1; i >= 0; i--) {
        struct view *v = ui->stack[i];
        if (v != self && v->ops->paper)
            return v->ops->paper(v, file);
    }
    return NULL;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct export_view *d = of(v);
    char file[VIEW_FILE_MAX];
    (void)id;
    (void)how;
    v->refused = !paper_below(ui, v, file);
    if (v->refused)
        return;
    d->field.max = 4000;
    field_set(&d->field, file);
    d->field.caret = (size_t)(strrchr(file, '.') + 1 - file); /* another, quickly */
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    field_free(&of(v)->field);
}

static void name_formats(struct export_view *d)
{
    struct strbuf b = {0};
    for (const struct paper_format *const *x = paper_formats; *x; x++)
        strbuf_printf(&b, " .%s", (*x)->name);
    snprintf(d->problem, sizeof d->problem,
             _("! the ending names no format; there are:%s"), b.s);
    strbuf_free(&b);
}

static unsigned write_it(struct export_view *d, struct ui *ui)
{
    const char *file = field_text(&d->field);
    const struct paper_format *format = paper_format_of(file);
    char proposed[VIEW_FILE_MAX];
    const struct paper *p = paper_below(ui, &d->view, proposed);
    const struct paper_options o = {0};
    struct strbuf bytes = {0};
    struct tb_err e = {0};
    if (!format || !p) {
        name_formats(d);
        return REACT_DRAW;
    }
    strbuf_puts(&bytes, "");
    enum tb_rc rc = format->write(p, &o, &bytes, &e);
    if (rc == TB_OK)
        rc = export_file(file, &bytes, d->force, store_path(ui->app->store), &e);
    size_t n = bytes.len;
    strbuf_free(&bytes);
    if (rc == TB_CONFLICT && !d->force && strstr(e.msg, "--force")) {
        d->force = true;
        snprintf(d->problem, sizeof d->problem,
                 _("! it is there already; Enter once more writes over it"));
        return REACT_DRAW;
    }
    if (rc != TB_OK) {
        snprintf(d->problem, sizeof d->problem, "! %s", e.msg);
        return REACT_DRAW;
    }
    char name[300];
    snprintf(name, sizeof name, "%s", file);
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_OK, _("written: %s (%zu bytes)"), name, n);
    return react;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    if (a == ACTION_OPEN)
        return write_it(of(v), ui);
    if (a == ACTION_REDRAW)
        return REACT_UNKNOWN;
    return a == ACTION_BACK || a == ACTION_STOP ? ui_pop(ui) : REACT_NONE;
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct export_view *d = of(v);
    bool changed = false;
    (void)ui;
    if (!field_key(&d->field, key, &changed))
        return REACT_UNKNOWN;
    if (changed) {
        d->problem[0] = '\0';
        d->force = false;
    }
    return REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    (void)ui;
    field_paste(&of(v)->field, text, n);
    of(v)->force = false;
    return REACT_DRAW;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct export_view *d = (const struct export_view *)v;
    struct rect a = v->area;
    (void)ui;
    int x = canvas_put(c, a.y, 1, a.w - 2, _("to the file"), STYLE_TITLE) + 1;
    canvas_put(c, a.y + 1, 1, a.w - 2,
               d->problem[0] ? d->problem
                             : _("the ending says which format: docx xlsx html md csv "
                                 "json txt"),
               d->problem[0] ? STYLE_BAD : STYLE_MUTED);
    field_draw(&d->field, c, a.y, x, a.w - x - 1, true);
}

const struct view_ops view_export = {
    .name = "export",
    .title = N_("Export"),
    .rows = 2,
    .size = sizeof(struct export_view),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
