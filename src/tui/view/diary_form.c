/* The forms of meetings, visits, contacts and the channel (`how` is the enum diary):
 * a few fields over the foot of the list.
 *
 * Keys: letters are text; Tab and the arrows go from field to field and write names
 * out; Enter does it; Esc does not, and a new one's text stands there again when it is
 * opened next; Ctrl+X throws it away. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/diary_view.h"
#include "tui/parts.h"

enum { LABEL = 10 };

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("save")},  {K_TAB, ACTION_NEXT, N_("next field")},
    {K_BACKTAB, ACTION_PREV, NULL},      {K_DOWN, ACTION_NEXT, NULL},
    {K_UP, ACTION_PREV, NULL},           {K_ESC, ACTION_BACK, N_("leave it")},
    {K_CTRL('C'), ACTION_BACK, NULL},    {K_CTRL('S'), ACTION_SAVE, NULL},
    {K_CTRL('X'), ACTION_DISCARD, NULL}, KEYS_END,
};

static struct diary_form *of(struct view *v)
{
    return (struct diary_form *)v;
}

static bool is_day(const struct diary_form *f, int i)
{
    return f->spec->fields[i].take == TAKE_DAY;
}

const char *diary_text(const struct diary_form *f, int field)
{
    return field_text(is_day(f, field) ? &f->days[field].field : &f->fields[field]);
}

void diary_set(struct diary_form *f, int field, const char *text)
{
    tb_day day;
    if (!is_day(f, field))
        field_set(&f->fields[field], text);
    else if (day_parse(text, &day))
        date_set(&f->days[field], day);
}

/* --- opened and closed ------------------------------------------------------------ */

/* Filling and making look at the newest data: what is shown below borrowed the names of
 * before. */
static void names_read_again(struct ui *ui, int64_t seq)
{
    bool mine;
    if (ui->app->seq == seq || !ui_hold(ui, &mine))
        return;
    ui_names_moved(ui, seq);
    ui_refresh(ui);
    ui_let_go(ui, mine);
}

static void take_targets(struct diary_form *f, const struct ui *ui)
{
    struct view *below = ui_top(ui);
    const struct grid *g = below->ops->grid ? below->ops->grid(below) : NULL;
    if (!g)
        return;
    f->targets = xcalloc(g->marks.n + 1, sizeof *f->targets);
    f->revs = xcalloc(g->marks.n + 1, sizeof *f->revs);
    f->n_targets = grid_targets(g, f->targets, g->marks.n + 1);
}

static void give_back(struct diary_form *f, struct ui *ui)
{
    if (f->spec->keeps && ui->diary[f->what][0])
        ui_say(ui, STYLE_WARN, "%s",
               _("the text that was put away is back; Ctrl+X throws it away"));
    for (int i = 0; f->spec->keeps && i < f->spec->n; i++)
        if (ui->diary[f->what][i] && !is_day(f, i))
            diary_set(f, i, ui->diary[f->what][i]);
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct diary_form *f = of(v);
    struct tb_err e = {0};
    f->what = (enum diary)how;
    f->id = id;
    f->spec = diary_spec(f->what);
    v->rows = f->spec->n + 2;
    for (int i = 0; i < f->spec->n; i++) {
        f->fields[i].max = CHANGE_TITLE_MAX;
        f->days[i].field.max = 20;
        f->days[i].day = ui->loaded.today;
        f->days[i].offer = TB_DAY_NONE;
    }
    if (f->what == DIARY_PRINT || f->what == DIARY_OUTCOME)
        many_open(&f->many, ui, id);
    if (f->what == DIARY_PLEDGE)
        take_targets(f, ui);
    int64_t seq = ui->app->seq;
    enum tb_rc rc = f->spec->fill(f, ui, &e);
    names_read_again(ui, seq);
    v->refused = rc != TB_OK;
    for (int i = 0; f->what == DIARY_EDIT && i < f->spec->n; i++)
        f->was[i] = xstrdup(diary_text(f, i));
    if (rc == TB_OK)
        give_back(f, ui);
    else
        ui_error(ui, &e);
}

/* Without a first field there is nothing to keep. */
static void keep(struct diary_form *f, struct ui *ui)
{
    bool any = !f->saved && !f->view.refused && *diary_text(f, 0);
    for (int i = 0; f->spec->keeps && i < f->spec->n; i++) {
        char **kept = &ui->diary[f->what][i];
        free(*kept);
        *kept = any ? xstrdup(diary_text(f, i)) : NULL;
    }
}

static void close_view(struct view *v, struct ui *ui)
{
    struct diary_form *f = of(v);
    keep(f, ui);
    for (int i = 0; i < DIARY_FIELDS; i++) {
        field_free(&f->fields[i]);
        date_free(&f->days[i]);
        free(f->was[i]);
    }
    free(f->targets);
    free(f->revs);
    if (f->what == DIARY_PRINT || f->what == DIARY_OUTCOME)
        many_free(&f->many);
}

/* --- leaving a field, saving ------------------------------------------------------ */

/* Names and days are written out; false: what is typed is no day. */
static bool settle(struct diary_form *f, struct ui *ui, int i)
{
    if (!is_day(f, i)) {
        diary_complete(ui, f->spec->fields[i].take, &f->fields[i]);
        return true;
    }
    if (!*diary_text(f, i) || date_settle(&f->days[i], ui->loaded.today))
        return true;
    snprintf(f->problem, sizeof f->problem,
             _("! “%.60s” is no date; 2026-11-05, 5 or 11-5 are"), diary_text(f, i));
    f->focus = i;
    return false;
}

static unsigned refuse(struct diary_form *f, const struct tb_err *e)
{
    snprintf(f->problem, sizeof f->problem, "! %s", e->msg);
    return REACT_DRAW;
}

static void say_done(const struct diary_form *f, struct ui *ui, const char *what)
{
    struct strbuf said = {0};
    strbuf_printf(&said, _("%s: %s   u undoes it"), _(f->spec->said), what);
    if (f->skipped)
        strbuf_printf(&said, _("   skipped: %zu"), f->skipped);
    if (f->again)
        strbuf_printf(&said, _("   adopted there twice: %zu"), f->again);
    ui_say(ui, f->again ? STYLE_WARN : STYLE_OK, "%s", said.s);
    strbuf_free(&said);
}

/* It was said that somebody was faster: a second Enter goes over it. */
static void mean_it(struct diary_form *f)
{
    f->rev = 0;
    for (size_t i = 0; f->revs && i < f->n_targets; i++)
        f->revs[i] = 0;
}

static unsigned save(struct diary_form *f, struct ui *ui)
{
    struct arena a = {0};
    struct change_list l = {0};
    struct receipt r;
    struct tb_err e = {0};
    char what[200];
    f->problem[0] = '\0';
    for (int i = 0; i < f->spec->n; i++)
        if (!settle(f, ui, i))
            return REACT_DRAW;
    snprintf(what, sizeof what, "%s", diary_text(f, 0));
    int64_t seq = ui->app->seq;
    enum tb_rc rc = f->spec->make(f, ui, &a, &l, &e);
    if (rc != TB_OK) {
        names_read_again(ui, seq);
        arena_free(&a);
        return refuse(f, &e);
    }
    rc = ui_write(ui, l.items, l.n, ACTION_OPEN, &r);
    arena_free(&a);
    if (rc == TB_CONFLICT)
        mean_it(f);
    if (rc != TB_OK) {
        names_read_again(ui, seq); /* what is written is shown by itself */
        return REACT_DRAW;
    }
    f->saved = true;
    if (f->what == DIARY_PRINT || f->what == DIARY_OUTCOME || f->what == DIARY_PLEDGE)
        ui_drop_marks(ui);
    const struct diary_form done = {
        .spec = f->spec, .skipped = f->skipped, .again = f->again};
    unsigned react = ui_pop(ui);
    say_done(&done, ui, what);
    return react;
}

static unsigned step(struct diary_form *f, struct ui *ui, int by)
{
    f->problem[0] = '\0';
    if (!settle(f, ui, f->focus))
        return REACT_DRAW;
    f->focus = (f->focus + by + f->spec->n) % f->spec->n;
    f->hint[0] = '\0';
    return REACT_DRAW;
}

/* --- keys ------------------------------------------------------------------------- */

static unsigned throw_away(struct diary_form *f, struct ui *ui)
{
    f->saved = true; /* nothing is kept */
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_TEXT, "%s", _("the text was thrown away"));
    return react;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct diary_form *f = of(v);
    switch ((int)a) {
    case ACTION_OPEN:
    case ACTION_SAVE:
        return save(f, ui);
    case ACTION_DISCARD:
        return throw_away(f, ui);
    case ACTION_NEXT:
    case ACTION_PREV:
        return step(f, ui, a == ACTION_NEXT ? 1 : -1);
    case ACTION_BACK:
    case ACTION_STOP:
        return ui_pop(ui);
    case ACTION_REDRAW:
        return REACT_UNKNOWN;
    default:
        return REACT_NONE;
    }
}

static void look(struct diary_form *f, struct ui *ui)
{
    f->problem[0] = '\0';
    diary_hint(ui, f->spec->fields[f->focus].take, diary_text(f, f->focus), f->hint,
               sizeof f->hint);
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct diary_form *f = of(v);
    bool changed = false;
    if (key == K_UP || key == K_DOWN)
        return REACT_UNKNOWN;
    bool taken = is_day(f, f->focus)
                     ? date_key(&f->days[f->focus], key_fold(key), ui->loaded.today)
                     : field_key(&f->fields[f->focus], key, &changed);
    if (!taken)
        return REACT_UNKNOWN;
    look(f, ui);
    return REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    struct diary_form *f = of(v);
    if (is_day(f, f->focus))
        return REACT_UNKNOWN;
    field_paste(&f->fields[f->focus], text, n);
    look(f, ui);
    return REACT_DRAW;
}

/* --- drawing ---------------------------------------------------------------------- */

static void draw_title(const struct diary_form *f, struct canvas *c)
{
    struct rect a = f->view.area;
    char what[300] = "";
    int x = canvas_put(c, a.y, 1, a.w - 2, _(f->spec->title), STYLE_TITLE);
    if (f->what == DIARY_PRINT || f->what == DIARY_OUTCOME) {
        if (f->many.n == 1 && !f->many.hidden)
            snprintf(what, sizeof what, "%s", f->many.what);
        else
            snprintf(what, sizeof what, _("articles: %zu"), f->many.n);
    } else if (f->what == DIARY_PLEDGE) {
        snprintf(what, sizeof what, _("of %zu at the meeting"), f->n_targets);
    }
    canvas_put(c, a.y, x + 2, a.w - x - 3, what, STYLE_TEXT);
}

static void draw_field(const struct diary_form *f, struct canvas *c, int i)
{
    struct rect a = f->view.area;
    const struct field *x = is_day(f, i) ? &f->days[i].field : &f->fields[i];
    field_draw(x, c, a.y + 1 + i, 3 + LABEL, a.w - LABEL - 4, i == f->focus);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct diary_form *f = (const struct diary_form *)v;
    struct rect a = v->area;
    int foot = a.y + a.h - 1;
    (void)ui;
    draw_title(f, c);
    for (int i = 0; i < f->spec->n && a.y + 1 + i < foot; i++) {
        canvas_put(c, a.y + 1 + i, 1, 1, i == f->focus ? ">" : " ", STYLE_TITLE);
        canvas_put(c, a.y + 1 + i, 3, LABEL - 1, _(f->spec->fields[i].label),
                   STYLE_MUTED);
        if (i != f->focus)
            draw_field(f, c, i);
    }
    canvas_put(c, foot, 1, a.w - 2,
               f->problem[0] ? f->problem
               : f->hint[0]  ? f->hint
                             : _(f->spec->help),
               f->problem[0] ? STYLE_BAD : STYLE_MUTED);
    draw_field(f, c, f->focus);
}

const struct view_ops view_diary_form = {
    .name = "diary-form",
    .title = N_("Entry"),
    .rows = DIARY_FIELDS + 2,
    .size = sizeof(struct diary_form),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
