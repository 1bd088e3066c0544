/* A measure being written: its text, looked over while it is typed.
 *
 * Opened on a version, or on 0 for a new one from today. Reads: the names, to look the
 * text over after a pause. Keys: letters are text; Ctrl+S shows who would move and from
 * there puts it in force, Esc keeps the text as a draft. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/parts.h"
#include "tui/scheme_view.h"

static const struct keybind keys[] = {
    {K_CTRL('S'), ACTION_SAVE, N_("who moves")},
    {K_F(8), ACTION_REMARK_NEXT, N_("remarks")},
    {K_CTRL('N'), ACTION_REMARK_NEXT, NULL},
    {K_F(20), ACTION_REMARK_PREV, NULL},
    {K_CTRL('T'), ACTION_REMARK_PREV, NULL},
    {K_CTRL('Z'), ACTION_UNDO, N_("undo")},
    {K_CTRL('Y'), ACTION_REDO, NULL},
    {K_CTRL('X'), ACTION_DISCARD, N_("throw away")},
    {K_ESC, ACTION_BACK, N_("put away")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

static struct scheme_edit *of(struct view *v)
{
    return (struct scheme_edit *)v;
}

static const struct scheme *version(const struct ui *ui, int64_t id)
{
    for (size_t i = 0; id && i < ui->app->schemes.n; i++)
        if (ui->app->schemes.items[i].id == id)
            return &ui->app->schemes.items[i];
    return NULL;
}

/* A new version begins as what is in force, else as the newest, else as nearly nothing.
 */
static char *fresh_text(const struct ui *ui)
{
    struct strbuf text = {0};
    const struct schemes *all = &ui->app->schemes;
    tb_day today = app_now(ui->app).today;
    const struct scheme *s = schemes_on(all, today);
    if (!s && all->n)
        s = &all->items[all->n - 1];
    if (s)
        app_measure_from(s->text, today, &text);
    else
        app_measure_blank(today, &text);
    return text.s;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct scheme_edit *d = of(v);
    const struct scheme *s = version(ui, id);
    (void)how;
    d->of = s ? id : 0;
    d->base = s ? xstrdup(s->text) : fresh_text(ui);
    d->editor.max = SCHEME_TEXT_MAX;
    const char *draft = scheme_draft(ui, d->of);
    editor_set(&d->editor, draft ? draft : d->base);
    if (draft)
        ui_say(ui, STYLE_WARN, "%s",
               _("the text that was not put in force is here again; Ctrl+X throws it "
                 "away"));
    scheme_check(d, ui);
    if (!d->check.valid)
        editor_go(&d->editor, d->check.line, d->check.column);
}

static void close_view(struct view *v, struct ui *ui)
{
    struct scheme_edit *d = of(v);
    (void)ui;
    editor_free(&d->editor);
    lines_free(&d->remarks);
    arena_free(&d->arena);
    free(d->base);
    free(d->signs);
    free(d->first);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct scheme_edit *d = of(v);
    int notes = area.h >= 30 ? 6 : area.h >= 16 ? 4 : 2;
    (void)ui;
    d->text_at = (struct rect){area.y + 1, 0, area.h - notes - 2, area.w};
    d->notes_at = (struct rect){area.y + area.h - notes, 1, notes, area.w - 2};
    editor_layout(&d->editor, d->text_at.h, d->text_at.w - 6);
    scheme_notes_layout(d);
}

/* --- what is typed ---------------------------------------------------------------- */

static bool same(const struct scheme_edit *d)
{
    return strcmp(editor_text(&d->editor), d->base) == 0;
}

static void keep(struct view *v, struct ui *ui)
{
    struct scheme_edit *d = of(v);
    if (d->done || same(d))
        scheme_draft_drop(ui, d->of);
    else
        scheme_draft_put(ui, d->of, editor_text(&d->editor));
}

static void changed(struct scheme_edit *d, struct ui *ui)
{
    d->checked = d->discarding = false;
    drafts_changed(ui);
    ui_due_in(ui, DUE_PAUSE, SCHEME_PAUSE);
}

static unsigned pause_view(struct view *v, struct ui *ui)
{
    struct scheme_edit *d = of(v);
    if (d->checked)
        return REACT_NONE;
    scheme_check(d, ui);
    return REACT_DRAW;
}

/* Names may be others now. */
static void refresh(struct view *v, struct ui *ui)
{
    scheme_check(of(v), ui);
}

/* --- keys ------------------------------------------------------------------------- */

static unsigned put_away(struct scheme_edit *d, struct ui *ui)
{
    bool kept = !same(d);
    keep(&d->view, ui);
    unsigned react = ui_pop(ui);
    if (kept)
        ui_say(ui, STYLE_WARN, "%s",
               _("not in force; the text is kept: the same key brings it back"));
    return react;
}

static unsigned discard(struct scheme_edit *d, struct ui *ui)
{
    if (!same(d) && !d->discarding) {
        d->discarding = true;
        ui_say(ui, STYLE_WARN, "%s",
               _("Ctrl+X once more throws the changes away; Esc keeps them"));
        return REACT_DRAW;
    }
    d->done = true;
    scheme_draft_drop(ui, d->of);
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_TEXT, "%s", _("the changes to the measure were thrown away"));
    return react;
}

static unsigned go_on(struct scheme_edit *d, struct ui *ui)
{
    scheme_check(d, ui);
    if (!d->check.valid) {
        editor_go(&d->editor, d->check.line, d->check.column);
        ui_say(ui, STYLE_BAD, "%s",
               _("! it cannot be put in force as it stands; what is wrong is marked"));
        return REACT_LAYOUT;
    }
    if (d->of && same(d)) {
        ui_say(ui, STYLE_TEXT, "%s", _("nothing was changed"));
        return REACT_DRAW;
    }
    keep(&d->view, ui);
    return ui_push(ui, &view_scheme_moves, d->of, 0);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct scheme_edit *d = of(v);
    switch ((int)a) {
    case ACTION_SAVE:
        return go_on(d, ui);
    case ACTION_REMARK_NEXT:
    case ACTION_REMARK_PREV:
        return scheme_notes_step(d, ui, a == ACTION_REMARK_NEXT ? 1 : -1);
    case ACTION_UNDO:
    case ACTION_REDO:
        if (!editor_undo(&d->editor, a == ACTION_REDO))
            return REACT_NONE;
        changed(d, ui);
        return REACT_LAYOUT;
    case ACTION_DISCARD:
        return discard(d, ui);
    case ACTION_BACK:
    case ACTION_STOP:
        return put_away(d, ui);
    case ACTION_HELP:
    case ACTION_REDRAW:
    case ACTION_PALETTE:
    case ACTION_MESSAGES:
        return REACT_UNKNOWN;
    default:
        ui_say(ui, STYLE_MUTED, "%s",
               _("in the text: Esc closes it and keeps what is typed"));
        return REACT_DRAW;
    }
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct scheme_edit *d = of(v);
    bool typed = false;
    if (key == K_TAB) { /* no line is shown with one */
        editor_paste(&d->editor, "  ", 2);
        typed = true;
    } else if (!editor_key(&d->editor, key, &typed)) {
        return REACT_UNKNOWN;
    }
    if (typed)
        changed(d, ui);
    return REACT_LAYOUT;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    struct scheme_edit *d = of(v);
    if (!editor_paste(&d->editor, text, n))
        ui_say(ui, STYLE_WARN, _("the text is full: %d bytes; the rest was left out"),
               SCHEME_TEXT_MAX);
    changed(d, ui);
    return REACT_LAYOUT;
}

/* --- drawing ---------------------------------------------------------------------- */

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct scheme_edit *d = (const struct scheme_edit *)v;
    const struct scheme *s = version(ui, d->of);
    char from[16];
    struct rect a = v->area;
    int x = s ? canvas_printf(c, a.y, 1, a.w - 2, STYLE_TITLE,
                              _("%s, in force from %s: a change"), s->name,
                              day_format(s->from, from))
              : canvas_put(c, a.y, 1, a.w - 2, _("a new version"), STYLE_TITLE);
    canvas_printf(c, a.y, x + 2, a.w - x - 3, STYLE_MUTED,
                  a.w < 70 ? "%d:%d" : _("line %d, column %d"), editor_line(&d->editor),
                  editor_column(&d->editor));
    editor_draw(&d->editor, c, d->text_at, d->checked ? d->signs : NULL, true);
    canvas_rule(c, d->notes_at.y - 1);
    scheme_notes_draw(d, c);
}

const struct view_ops view_scheme_edit = {
    .name = "scheme-text",
    .title = N_("The measure's text"),
    .late = true,
    .size = sizeof(struct scheme_edit),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .layout = layout,
    .act = act,
    .key = on_key,
    .paste = paste,
    .pause = pause_view,
    .keep = keep,
    .draw = draw,
};
