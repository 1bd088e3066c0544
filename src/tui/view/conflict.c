/* Two people changed the same fields of one submission: which value is to stand, field
 * by field, theirs and mine side by side.
 *
 * Opened with ui->conflict. Reads nothing more unless a third change comes between.
 * Keys: 1 mine, 2 theirs for the field under the cursor, Enter the other one of the
 * two; Enter on the last line and Ctrl+S save, Esc goes back to the text. */
#include "tui/conflict.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/form_view.h"
#include "tui/parts.h"

struct conflict_view {
    struct view view;
    struct conflict *x;
    unsigned order[CONFLICT_FIELDS]; /* the fields to decide */
    int n, cursor;                   /* cursor n: the line that saves */
    unsigned mine;                   /* fields where mine is to stand */
};

static const struct keybind keys[] = {
    {'1', ACTION_LEFT, N_("mine")},
    {'2', ACTION_RIGHT, N_("theirs")},
    {K_ENTER, ACTION_OPEN, N_("the other one")},
    {K_CTRL('S'), ACTION_SAVE, N_("save")},
    {K_ESC, ACTION_BACK, N_("back to the text")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    {K_LEFT, ACTION_LEFT, NULL},
    {K_RIGHT, ACTION_RIGHT, NULL},
    {K_TAB, ACTION_DOWN, NULL},
    {K_BACKTAB, ACTION_UP, NULL},
    KEYS_LIST,
    KEYS_END,
};

static struct conflict_view *of(struct view *v)
{
    return (struct conflict_view *)v;
}

static void arrange(struct conflict_view *d)
{
    d->n = 0;
    for (unsigned i = 0; i < CONFLICT_FIELDS; i++)
        if (d->x->fields & 1u << i)
            d->order[d->n++] = 1u << i;
    d->mine |= d->x->fields;
    if (d->cursor > d->n)
        d->cursor = d->n;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct conflict_view *d = of(v);
    (void)id;
    (void)how;
    d->x = ui->conflict;
    ui->conflict = NULL;
    arrange(d);
    ui_say(ui, STYLE_WARN,
           d->x->of_undo ? _("not undone: %s changed it since. What is to stand?")
                         : _("not saved yet: %s changed the same. What is to stand?"),
           d->x->who);
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    conflict_free(of(v)->x);
}

/* The form that this came from is done with, too. */
static unsigned leave(struct conflict_view *d, struct ui *ui, bool done)
{
    int64_t id = d->x->id;
    unsigned react = ui_pop(ui);
    if (!done || ui_top(ui)->ops != &view_form)
        return react;
    struct entry_form *f = (struct entry_form *)ui_top(ui);
    if (f->amends != id)
        return react;
    f->touched = 0;
    drafts_drop(ui, id);
    return react | ui_pop(ui);
}

static unsigned save(struct conflict_view *d, struct ui *ui)
{
    struct conflict *x = d->x;
    struct change c = {.kind = CHANGE_AMEND};
    struct receipt r;
    struct tb_err e;
    char ref[24];
    c.amend = (struct amendment){.submission_id = x->id,
                                 .rev = x->theirs.rev,
                                 .fields = (x->fields & d->mine) | x->others,
                                 .to = x->mine};
    c.amend.fields &= form_differences(&x->mine, &x->theirs) | AMEND_RECEIVED;
    snprintf(ref, sizeof ref, "%s", x->theirs.ref);
    if (c.amend.fields == 0) {
        unsigned react = leave(d, ui, true);
        ui_say(ui, STYLE_TEXT, _("%s stays as the other one made it"), ref);
        return react;
    }
    enum tb_rc rc = ui_write(ui, &c, 1, ACTION_SAVE, &r);
    if (rc == TB_CONFLICT) { /* and changed it again */
        if (conflict_theirs(x, ui, &e) != TB_OK) {
            ui_error(ui, &e);
            return REACT_DRAW;
        }
        x->fields = (x->fields | x->others) & form_differences(&x->mine, &x->theirs);
        x->others = 0;
        arrange(d);
        ui_say(ui, STYLE_WARN, _("not saved: %s has changed it once more"), x->who);
    }
    if (rc != TB_OK)
        return REACT_DRAW;
    unsigned react = leave(d, ui, true);
    ui_say(ui, STYLE_OK, _("changed %s   u undoes it"), ref);
    return react;
}

static unsigned choose(struct conflict_view *d, int how)
{
    if (d->cursor >= d->n)
        return REACT_NONE;
    unsigned field = d->order[d->cursor];
    if (how == 0)
        d->mine ^= field;
    else if (how == 1)
        d->mine |= field;
    else
        d->mine &= ~field;
    if (how)
        d->cursor++;
    return REACT_DRAW;
}

static unsigned move(struct conflict_view *d, int to)
{
    d->cursor = to < 0 ? 0 : to > d->n ? d->n : to;
    return REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct conflict_view *d = of(v);
    switch ((int)a) {
    case ACTION_LEFT:
        return choose(d, 1);
    case ACTION_RIGHT:
        return choose(d, 2);
    case ACTION_OPEN:
        return d->cursor == d->n ? save(d, ui) : choose(d, 0);
    case ACTION_SAVE:
        return save(d, ui);
    case ACTION_UP:
    case ACTION_DOWN:
        return move(d, d->cursor + (a == ACTION_DOWN ? 1 : -1));
    case ACTION_HOME:
    case ACTION_PGUP:
        return move(d, 0);
    case ACTION_END:
    case ACTION_PGDN:
        return move(d, d->n);
    case ACTION_BACK:
    case ACTION_STOP: {
        bool undo = d->x->of_undo;
        unsigned react = leave(d, ui, false);
        ui_say(ui, STYLE_TEXT, "%s",
               undo ? _("nothing was undone") : _("not saved; the text is here"));
        return react;
    }
    case ACTION_HELP:
    case ACTION_REDRAW:
        return REACT_UNKNOWN;
    default:
        ui_say(ui, STYLE_MUTED, "%s",
               _("first choose: 1 mine, 2 theirs; Esc goes back"));
        return REACT_DRAW;
    }
}

/* No key of the lists means anything here. */
static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    (void)v;
    (void)ui;
    (void)key;
    return REACT_UNKNOWN;
}

/* --- drawing ---------------------------------------------------------------------- */

static const char *label_of(unsigned field)
{
    switch ((enum amend_field)field) {
    case AMEND_DAY:
        return _("date");
    case AMEND_RECEIVED:
        return _("received");
    case AMEND_TITLE:
        return _("title");
    case AMEND_TYPE:
        return _("type");
    case AMEND_LENGTH:
        return _("length");
    case AMEND_NOTE:
        return _("note");
    case AMEND_UNITS:
        return _("unit");
    case AMEND_AUTHORS:
        return _("author");
    case AMEND_TOPIC:
        return _("topic");
    }
    return "";
}

static const char *names_of(const struct ui *ui, struct arena *a,
                            const struct submission *s, bool units)
{
    const char *out = "";
    size_t n = units ? s->n_units : s->n_authors;
    for (size_t i = 0; i < n; i++)
        out = arena_printf(a, "%s%s%s", out, i ? ";" : "",
                           units ? ui_unit_name(ui, s->units[i]) : s->authors[i].name);
    return n ? out : "-";
}

/* A field's value in words. */
static const char *value_of(const struct ui *ui, struct arena *a,
                            const struct submission *s, unsigned field)
{
    char day[16];
    switch ((enum amend_field)field) {
    case AMEND_DAY:
    case AMEND_RECEIVED:
        return arena_strdup(a,
                            day_format(field == AMEND_DAY ? s->day : s->received, day));
    case AMEND_TITLE:
        return s->title;
    case AMEND_TYPE:
        return *s->type ? s->type : "-";
    case AMEND_LENGTH:
        return s->length < 0 ? "-" : arena_printf(a, "%lld", (long long)s->length);
    case AMEND_NOTE:
        return *s->note ? s->note : "-";
    case AMEND_TOPIC:
        return s->topic_id ? form_topic_title(ui, s->topic_id) : "-";
    case AMEND_UNITS:
    case AMEND_AUTHORS:
        return names_of(ui, a, s, field == AMEND_UNITS);
    }
    return "";
}

/* One value: marked when it is the one that will stand; cut values are whole in the
 * lower part. */
static void draw_value(struct canvas *c, int y, int x, int w, const char *s, bool on)
{
    canvas_put(c, y, x, 4, on ? "[x]" : "[ ]", on ? STYLE_OK : STYLE_MUTED);
    canvas_text(c, y, x + 4, w - 5, s, on ? STYLE_TITLE : STYLE_MUTED);
}

static void draw_whole(const struct conflict_view *d, const struct ui *ui,
                       struct canvas *c, int y)
{
    struct rect a = d->view.area;
    struct arena scratch = {0};
    struct lines l = {.indent = 10};
    struct submission theirs = conflict_submission(&d->x->theirs);
    unsigned field = d->order[d->cursor];
    if (y >= a.y + a.h - 1)
        return;
    canvas_rule(c, y++);
    lines_add(&l, _("mine"), value_of(ui, &scratch, &d->x->mine, field), STYLE_TEXT,
              a.w - 12);
    lines_add(&l, _("theirs"), value_of(ui, &scratch, &theirs, field), STYLE_TEXT,
              a.w - 12);
    lines_layout(&l, a.y + a.h - y);
    lines_draw(&l, c, (struct rect){y, 1, a.y + a.h - y, a.w - 2});
    lines_free(&l);
    arena_free(&scratch);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct conflict_view *d = (const struct conflict_view *)v;
    struct rect a = v->area;
    struct arena scratch = {0};
    struct submission theirs = conflict_submission(&d->x->theirs);
    struct tb_now at = clock_local(&ui->app->clock, d->x->at);
    int y = a.y, x = 11, w = (a.w - x) / 2;
    int end = canvas_printf(c, y++, 1, a.w - 2, STYLE_TITLE, _("Changed by two: %s"),
                            d->x->theirs.ref);
    canvas_put(c, y - 1, end + 2, a.w - end - 3, d->x->theirs.title, STYLE_MUTED);
    canvas_rule(c, y++);
    canvas_printf(c, y, x, w - 1, STYLE_TITLE, "1 %s",
                  d->x->of_undo ? _("what the undo brings back") : _("mine"));
    canvas_printf(c, y++, x + w, w - 1, STYLE_TITLE, _("2 theirs: %s %02d:%02d"),
                  d->x->who, at.minute / 60, at.minute % 60);
    for (int i = 0; i < d->n; i++, y++) {
        bool mine = d->mine & d->order[i];
        canvas_put(c, y, 0, 1, i == d->cursor ? ">" : " ", STYLE_TEXT);
        canvas_put(c, y, 2, x - 3, label_of(d->order[i]),
                   i == d->cursor ? STYLE_TITLE : STYLE_MUTED);
        draw_value(c, y, x, w, value_of(ui, &scratch, &d->x->mine, d->order[i]), mine);
        draw_value(c, y, x + w, w, value_of(ui, &scratch, &theirs, d->order[i]), !mine);
    }
    canvas_put(c, y, 0, 1, d->cursor == d->n ? ">" : " ", STYLE_TEXT);
    canvas_put(c, y, 2, a.w - 3, _("save it so"),
               d->cursor == d->n ? STYLE_TITLE : STYLE_TEXT);
    if (d->cursor < d->n)
        draw_whole(d, ui, c, y + 1);
    canvas_cursor(c, a.y + 3 + d->cursor, 2);
    arena_free(&scratch);
}

const struct view_ops view_conflict = {
    .name = "conflict",
    .title = N_("Conflict"),
    .size = sizeof(struct conflict_view),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .draw = draw,
};
