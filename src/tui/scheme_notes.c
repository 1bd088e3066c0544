/* What is wrong with a measure's text, or left open by it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/scheme_view.h"

static const char *kind_words(enum note_kind kind)
{
    return kind == NOTE_OPEN          ? _("open question")
           : kind == NOTE_UNREACHABLE ? _("unreachable")
                                      : _("overlap");
}

static void set_signs(struct scheme_edit *d)
{
    size_t n = editor_lines(&d->editor);
    free(d->signs);
    d->signs = xmalloc(n + 1);
    memset(d->signs, ' ', n);
    d->signs[n] = '\0';
    for (size_t i = 0; i < d->check.n_notes; i++) {
        size_t line = (size_t)d->check.notes[i].line;
        if (line > 0 && line <= n)
            d->signs[line - 1] = '?';
    }
}

void scheme_check(struct scheme_edit *d, const struct ui *ui)
{
    struct editor *e = &d->editor;
    arena_reset(&d->arena);
    app_measure_check(ui->app, editor_text(e), &d->arena, &d->check);
    d->checked = true;
    e->wrong_line = d->check.valid ? 0 : d->check.line;
    e->wrong_column = d->check.column;
    if (d->note >= d->check.n_notes)
        d->note = 0;
    set_signs(d);
    scheme_notes_layout(d);
}

void scheme_notes_layout(struct scheme_edit *d)
{
    char text[300], label[64];
    struct lines *l = &d->remarks;
    lines_clear(l);
    free(d->first);
    d->first = xcalloc(d->check.n_notes + 1, sizeof *d->first);
    if (!d->check.valid) {
        snprintf(text, sizeof text, _("! line %d, column %d: %s"), d->check.line,
                 d->check.column, d->check.wrong);
        l->indent = 0;
        lines_add(l, "", text, STYLE_BAD, d->notes_at.w);
        l->top = 0;
        return;
    }
    l->indent = 18;
    for (size_t i = 0; i < d->check.n_notes; i++) {
        const struct review_note *n = &d->check.notes[i];
        d->first[i] = l->n;
        if (n->line)
            snprintf(label, sizeof label, "%d %s", n->line, kind_words(n->kind));
        else
            snprintf(label, sizeof label, "%s", kind_words(n->kind));
        lines_add(l, label, app_measure_note(n, text), STYLE_TEXT, d->notes_at.w);
    }
    lines_layout(l, d->notes_at.h - 1);
    l->top = d->check.n_notes ? d->first[d->note] : 0;
}

unsigned scheme_notes_step(struct scheme_edit *d, struct ui *ui, int step)
{
    if (!d->checked)
        scheme_check(d, ui);
    if (!d->check.valid) {
        editor_go(&d->editor, d->check.line, d->check.column);
        return REACT_LAYOUT;
    }
    size_t n = d->check.n_notes;
    if (n == 0) {
        ui_say(ui, STYLE_OK, "%s", _("nothing is wrong, and nothing is left open"));
        return REACT_DRAW;
    }
    /* The first press shows the first one, not the second. */
    int line = d->check.notes[d->note].line;
    if (line == 0 || editor_line(&d->editor) == line || step < 0)
        d->note = (d->note + (step > 0 ? 1 : n - 1)) % n;
    if (d->check.notes[d->note].line)
        editor_go(&d->editor, d->check.notes[d->note].line, 1);
    d->remarks.top = d->first[d->note];
    return REACT_LAYOUT;
}

static void draw_lines(const struct scheme_edit *d, struct canvas *c, struct rect r)
{
    const struct lines *l = &d->remarks;
    for (int i = 0; i < r.h && l->top + (size_t)i < l->n; i++) {
        const struct text_line *t = &l->items[l->top + (size_t)i];
        canvas_put(c, r.y + i, r.x, l->indent - 1, t->label, STYLE_MUTED);
        canvas_put(c, r.y + i, r.x + l->indent, r.w - l->indent, t->text,
                   d->checked ? t->style : STYLE_MUTED);
    }
}

void scheme_notes_draw(const struct scheme_edit *d, struct canvas *c)
{
    struct rect r = d->notes_at;
    const struct measure_check *k = &d->check;
    if (!k->valid) {
        draw_lines(d, c, r);
        return;
    }
    if (k->n_notes == 0) {
        canvas_printf(c, r.y, r.x, r.w, d->checked ? STYLE_OK : STYLE_MUTED,
                      _("%zu clauses, nothing is wrong; Ctrl+S shows who moves"),
                      k->scheme.n_texts);
        return;
    }
    canvas_printf(c, r.y, r.x, r.w, d->checked ? STYLE_WARN : STYLE_MUTED,
                  _("%zu clauses, nothing is wrong; remark %zu of %zu (F8 the next)"),
                  k->scheme.n_texts, d->note + 1, k->n_notes);
    draw_lines(d, c, (struct rect){r.y + 1, r.x, r.h - 1, r.w});
}
