/* Many submissions at once: waits for pasted (or typed) lines, then shows them as a
 * table in which only doubtful rows ask for a key.
 *
 * Opened on nothing; the lines of ui->drafts.batch are there again. Reads: titles, to
 * find what is alike, once after a paste and after an edit. Keys: Enter takes a
 * doubtful row's proposal and, when none is left, saves all as one entry; Space leaves
 * a row out, e changes it, Esc keeps everything as a draft. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/batch_view.h"

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("accept, then save all")},
    {' ', ACTION_LEAVE, N_("leave out")},
    {'d', ACTION_LEAVE, NULL},
    {K_F(8), ACTION_LEAVE, NULL},
    {'e', ACTION_AMEND, N_("edit")},
    {K_F(4), ACTION_AMEND, NULL},
    {K_DELETE, ACTION_UNLINK, N_("topic off")},
    {K_TAB, ACTION_NEXT, N_("next doubtful")},
    {K_BACKTAB, ACTION_PREV, NULL},
    {K_CTRL('S'), ACTION_SAVE, NULL},
    {K_CTRL('X'), ACTION_DISCARD, N_("throw away")},
    {K_ESC, ACTION_BACK, N_("put away")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_LIST,
    KEYS_END,
};

static struct batch_view *of(struct view *v)
{
    return (struct batch_view *)v;
}

/* --- reviewing -------------------------------------------------------------------- */

static void judge(struct batch_view *d, struct ui *ui)
{
    struct tb_err e;
    enum tb_rc rc = batch_judge(ui->app, &d->batch, ui->loaded.today, &e);
    if (rc == TB_BUSY)
        ui_due_in(ui, DUE_PAUSE, BATCH_PAUSE);
    else if (rc != TB_OK)
        ui_error(ui, &e);
    drafts_changed(ui);
}

static void review(struct batch_view *d, struct ui *ui, const char *text, size_t n)
{
    batch_free(&d->batch);
    batch_read(ui->app, text, n, ui->loaded.today, &d->batch);
    if (d->batch.n == 0) {
        ui_say(ui, STYLE_WARN, "%s", _("no line with something in it was found"));
        return;
    }
    d->mode = MODE_REVIEW;
    d->top = 0;
    judge(d, ui);
    size_t first = batch_next_doubtful(&d->batch, 0);
    batch_show(d, first < d->batch.n ? first : 0);
    struct batch_tally t = batch_count(&d->batch);
    if (d->batch.beyond)
        ui_say(ui, STYLE_WARN,
               _("only the first %d rows were taken; %zu more must be pasted apart"),
               BATCH_MOST, d->batch.beyond);
    else if (*d->batch.unread)
        ui_say(ui, STYLE_WARN, _("%zu rows; these columns are not read: %s"),
               d->batch.n, d->batch.unread);
    else if (t.doubtful)
        ui_say(ui, STYLE_WARN, _("%zu rows, %zu of them are doubtful"), d->batch.n,
               t.doubtful);
    else
        ui_say(ui, STYLE_OK, _("%zu rows, none is doubtful: Enter saves them"),
               d->batch.n);
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct batch_view *d = of(v);
    (void)id;
    (void)how;
    d->line.max = CHANGE_TITLE_MAX;
    d->title.max = CHANGE_TITLE_MAX;
    d->unit.what = PICK_UNIT;
    d->unit.field.max = CHANGE_NAME_MAX;
    date_set(&d->date, ui->loaded.today);
    if (ui->drafts.batch.len)
        review(d, ui, ui->drafts.batch.s, ui->drafts.batch.len);
    ui->drafts.earlier = false;
}

static void keep(struct view *v, struct ui *ui)
{
    struct batch_view *d = of(v);
    struct strbuf out = {0};
    strbuf_puts(&out, "");
    if (!d->done && d->batch.n)
        batch_write(ui->app, &d->batch, &out);
    else if (!d->done && d->typed.len + d->line.text.len)
        strbuf_printf(&out, "%s%s", d->typed.s ? d->typed.s : "", field_text(&d->line));
    bool same = out.len == ui->drafts.batch.len &&
                (out.len == 0 || memcmp(out.s, ui->drafts.batch.s, out.len) == 0);
    if (!same)
        drafts_batch(ui, out.s, out.len);
    strbuf_free(&out);
}

static void close_view(struct view *v, struct ui *ui)
{
    struct batch_view *d = of(v);
    keep(v, ui);
    batch_free(&d->batch);
    strbuf_free(&d->typed);
    field_free(&d->line);
    field_free(&d->title);
    picker_free(&d->unit);
    date_free(&d->date);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct batch_view *d = of(v);
    (void)ui;
    d->height = area.h - BATCH_HEAD - batch_foot(d);
    batch_show(d, d->cursor);
}

/* --- keys ------------------------------------------------------------------------- */

static unsigned on_edited(struct batch_view *d, struct ui *ui)
{
    if (!batch_edit_take(d, ui))
        return REACT_DRAW;
    d->mode = MODE_REVIEW;
    judge(d, ui);
    size_t next = batch_next_doubtful(&d->batch, d->cursor);
    if (next < d->batch.n)
        batch_show(d, next);
    return REACT_LAYOUT;
}

static unsigned edit(struct batch_view *d, struct ui *ui)
{
    d->mode = MODE_EDIT;
    batch_edit_open(d, ui);
    return REACT_LAYOUT;
}

/* Enter in the table. */
static unsigned enter(struct batch_view *d, struct ui *ui)
{
    struct batch_row *r = &d->batch.rows[d->cursor];
    if (!batch_doubtful(r))
        return batch_save(d, ui);
    if (!batch_accept(&d->batch, d->cursor, ui->loaded.today))
        return edit(d, ui);
    judge(d, ui);
    size_t next = batch_next_doubtful(&d->batch, d->cursor);
    if (next < d->batch.n)
        batch_show(d, next);
    else
        ui_say(ui, STYLE_OK, "%s", _("nothing is doubtful any more: Enter saves all"));
    return REACT_DRAW;
}

/* Enter in a typed line: an empty one ends them. */
static unsigned end_line(struct batch_view *d, struct ui *ui)
{
    if (d->line.text.len) {
        strbuf_printf(&d->typed, "%s\n", field_text(&d->line));
        field_set(&d->line, "");
        drafts_changed(ui);
    } else if (d->typed.len) {
        review(d, ui, d->typed.s, d->typed.len);
    } else {
        ui_say(ui, STYLE_WARN, "%s", _("paste the lines here, or type them"));
    }
    return REACT_LAYOUT;
}

static unsigned leave_out(struct batch_view *d, struct ui *ui)
{
    struct batch_row *r = &d->batch.rows[d->cursor];
    r->left_out = !r->left_out;
    batch_changed(&d->batch, d->cursor);
    judge(d, ui);
    size_t next = batch_next_doubtful(&d->batch, d->cursor);
    if (r->left_out && next < d->batch.n)
        batch_show(d, next);
    else if (r->left_out && d->cursor + 1 < d->batch.n)
        batch_show(d, d->cursor + 1);
    return REACT_DRAW;
}

static unsigned put_away(struct batch_view *d, struct ui *ui)
{
    if (d->mode == MODE_EDIT) {
        d->mode = MODE_REVIEW;
        return REACT_LAYOUT;
    }
    unsigned react = ui_pop(ui); /* close keeps what there is */
    if (ui->drafts.batch.len)
        ui_say(ui, STYLE_WARN, "%s",
               _("not saved; the lines are kept: A brings them "
                 "back"));
    return react;
}

/* In a row's fields what was typed there; else all lines, when asked twice. */
static unsigned discard(struct batch_view *d, struct ui *ui)
{
    size_t lines = d->batch.n;
    if (d->mode == MODE_EDIT) {
        d->mode = MODE_REVIEW;
        ui_say(ui, STYLE_TEXT, "%s", _("this row stays as it was"));
        return REACT_LAYOUT;
    }
    for (size_t i = 0; d->mode == MODE_PASTE && i < d->typed.len; i++)
        lines += d->typed.s[i] == '\n';
    lines += d->mode == MODE_PASTE && d->line.text.len > 0;
    if (lines && !d->discarding) {
        d->discarding = true;
        ui_say(ui, STYLE_WARN, _("Ctrl+X once more throws all %zu lines away"), lines);
        return REACT_DRAW;
    }
    d->done = true;
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_TEXT, "%s", _("the lines were thrown away"));
    return react;
}

static unsigned move(struct batch_view *d, enum action a)
{
    size_t h = d->height > 1 ? (size_t)d->height - 1 : 1, last = d->batch.n - 1;
    switch ((int)a) {
    case ACTION_UP:
        batch_show(d, d->cursor ? d->cursor - 1 : 0);
        break;
    case ACTION_DOWN:
        batch_show(d, d->cursor < last ? d->cursor + 1 : last);
        break;
    case ACTION_PGUP:
        batch_show(d, d->cursor > h ? d->cursor - h : 0);
        break;
    case ACTION_PGDN:
        batch_show(d, d->cursor + h);
        break;
    case ACTION_HOME:
        batch_show(d, 0);
        break;
    case ACTION_END:
        batch_show(d, last);
        break;
    case ACTION_NEXT: {
        size_t next = batch_next_doubtful(&d->batch, d->cursor + 1);
        batch_show(d, next < d->batch.n ? next : d->cursor);
        break;
    }
    default:
        return REACT_UNKNOWN;
    }
    return REACT_DRAW;
}

static unsigned act_review(struct batch_view *d, struct ui *ui, enum action a)
{
    switch ((int)a) {
    case ACTION_OPEN:
        return enter(d, ui);
    case ACTION_SAVE:
        return batch_save(d, ui);
    case ACTION_LEAVE:
        return leave_out(d, ui);
    case ACTION_AMEND:
        return edit(d, ui);
    case ACTION_UNLINK:
        batch_unlink(&d->batch, d->cursor);
        judge(d, ui);
        return REACT_DRAW;
    default:
        break;
    }
    unsigned react = move(d, a);
    if (react != REACT_UNKNOWN)
        return react;
    ui_say(ui, STYLE_MUTED, "%s", _("in the batch: Esc closes it and keeps the lines"));
    return REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct batch_view *d = of(v);
    if (a == ACTION_HELP || a == ACTION_REDRAW)
        return REACT_UNKNOWN;
    if (a == ACTION_BACK || a == ACTION_STOP)
        return put_away(d, ui);
    if (a == ACTION_DISCARD)
        return discard(d, ui);
    d->discarding = false;
    if (d->mode == MODE_REVIEW)
        return act_review(d, ui, a);
    if (a == ACTION_OPEN || a == ACTION_SAVE)
        return d->mode == MODE_EDIT ? on_edited(d, ui) : end_line(d, ui);
    if (d->mode == MODE_EDIT && (a == ACTION_NEXT || a == ACTION_PREV))
        batch_edit_next(d, ui, a == ACTION_NEXT ? 1 : -1);
    return REACT_DRAW;
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct batch_view *d = of(v);
    bool changed = false;
    d->discarding = d->discarding && key == K_CTRL('X');
    if (d->mode == MODE_REVIEW)
        return REACT_UNKNOWN;
    if (d->mode == MODE_EDIT)
        return batch_edit_key(d, ui, key);
    if (!field_key(&d->line, key, &changed))
        return REACT_UNKNOWN;
    drafts_changed(ui);
    return REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    struct batch_view *d = of(v);
    if (d->mode == MODE_EDIT) {
        batch_edit_paste(d, ui, text, n);
        return REACT_DRAW;
    }
    if (d->mode == MODE_REVIEW) {
        d->discarding = false;
        ui_say(ui, STYLE_WARN, "%s",
               _("these rows first: Enter saves them, Ctrl+X throws them away"));
        return REACT_DRAW;
    }
    struct strbuf all = {0};
    strbuf_puts(&all, d->typed.s ? d->typed.s : "");
    strbuf_puts(&all, field_text(&d->line));
    strbuf_add(&all, text, n);
    review(d, ui, all.s, all.len);
    strbuf_free(&all);
    return REACT_LAYOUT;
}

static void refresh(struct view *v, struct ui *ui)
{
    struct batch_view *d = of(v);
    for (size_t i = 0; i < d->batch.n; i++)
        if (!names_unit(&ui->app->names, d->batch.rows[i].unit_id))
            d->batch.rows[i].unit_id = 0;
    if (d->mode == MODE_EDIT)
        picker_match(&d->unit, ui, d->date.day);
}

/* The database was busy when rows were to be judged. */
static unsigned pause_view(struct view *v, struct ui *ui)
{
    struct batch_view *d = of(v);
    bool stale = false;
    for (size_t i = 0; i < d->batch.n; i++)
        stale |= d->batch.rows[i].stale != 0;
    if (!stale)
        return REACT_NONE;
    judge(d, ui);
    return REACT_DRAW;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    batch_draw((const struct batch_view *)v, ui, c);
}

const struct view_ops view_batch = {
    .name = "batch",
    .title = N_("Batch"),
    .late = true,
    .size = sizeof(struct batch_view),
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
