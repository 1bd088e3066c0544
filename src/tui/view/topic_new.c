/* A new topic: its title, until when, for whom, and where it comes from.
 *
 * Keys: Tab and the arrows between the fields, Enter gives it out; Esc does not, and
 * what was typed stands there again when it is opened next. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/parts.h"
#include "tui/topic_view.h"

enum { ROWS = 6, LABEL = 10 };
enum { TITLE, DUE, WHO, SOURCE, FIELDS };

struct topic_new {
    struct view view;
    struct field fields[FIELDS];
    int focus;
    bool saved;
    char problem[500];
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("give it out")},
    {K_TAB, ACTION_NEXT, N_("next field")},
    {K_BACKTAB, ACTION_PREV, NULL},
    {K_DOWN, ACTION_NEXT, NULL},
    {K_UP, ACTION_PREV, NULL},
    {K_ESC, ACTION_BACK, N_("leave it")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

static struct topic_new *of(struct view *v)
{
    return (struct topic_new *)v;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct topic_new *d = of(v);
    char date[16];
    (void)id;
    (void)how;
    for (int i = 0; i < FIELDS; i++)
        d->fields[i].max = i == TITLE ? CHANGE_TITLE_MAX : 4000;
    field_set(&d->fields[DUE], day_format(ui->loaded.today + 14, date));
    const struct group *g = names_group(&ui->app->names, ui->group_id);
    field_set(&d->fields[WHO], g ? g->name : "");
    for (int i = 0; i < FIELDS; i++)
        if (ui->topic[i])
            field_set(&d->fields[i], ui->topic[i]);
}

/* Without a title there is nothing to keep. */
static void keep(struct topic_new *d, struct ui *ui, bool given_out)
{
    bool any = !given_out && *field_text(&d->fields[TITLE]);
    for (int i = 0; i < FIELDS; i++) {
        free(ui->topic[i]);
        ui->topic[i] = any ? xstrdup(field_text(&d->fields[i])) : NULL;
    }
}

static void close_view(struct view *v, struct ui *ui)
{
    struct topic_new *d = of(v);
    if (!d->saved)
        keep(d, ui, false);
    for (int i = 0; i < FIELDS; i++)
        field_free(&d->fields[i]);
}

static unsigned save(struct topic_new *d, struct ui *ui)
{
    const struct topic_typed typed = {.title = field_text(&d->fields[TITLE]),
                                      .due = field_text(&d->fields[DUE]),
                                      .who = field_text(&d->fields[WHO]),
                                      .source = field_text(&d->fields[SOURCE]),
                                      .note = ""};
    struct arena a = {0};
    struct change c;
    struct receipt r;
    struct tb_err e = {0};
    char title[200];
    snprintf(title, sizeof title, "%s", typed.title);
    enum tb_rc rc = app_topic_change(ui->app, &typed, &a, &c, &e);
    if (rc != TB_OK) {
        snprintf(d->problem, sizeof d->problem, "! %s", e.msg);
        arena_free(&a);
        return REACT_DRAW;
    }
    rc = ui_write(ui, &c, 1, ACTION_OPEN, &r);
    arena_free(&a);
    if (rc != TB_OK)
        return REACT_DRAW;
    d->saved = true;
    keep(d, ui, true);
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_OK, _("given out: %s   u undoes it"), title);
    return react;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct topic_new *d = of(v);
    switch ((int)a) {
    case ACTION_OPEN:
        return save(d, ui);
    case ACTION_NEXT:
    case ACTION_PREV:
        d->focus = (d->focus + (a == ACTION_NEXT ? 1 : FIELDS - 1)) % FIELDS;
        return REACT_DRAW;
    case ACTION_BACK:
    case ACTION_STOP:
        return ui_pop(ui);
    case ACTION_REDRAW:
        return REACT_UNKNOWN;
    default:
        return REACT_NONE;
    }
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct topic_new *d = of(v);
    bool changed = false;
    (void)ui;
    if (key == K_UP || key == K_DOWN || !field_key(&d->fields[d->focus], key, &changed))
        return REACT_UNKNOWN;
    if (changed)
        d->problem[0] = '\0';
    return REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    struct topic_new *d = of(v);
    (void)ui;
    field_paste(&d->fields[d->focus], text, n);
    d->problem[0] = '\0';
    return REACT_DRAW;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    static const char *const labels[] = {N_("title"), N_("until"), N_("for"),
                                         N_("source")};
    const struct topic_new *d = (const struct topic_new *)v;
    struct rect a = v->area;
    (void)ui;
    canvas_put(c, a.y, 1, a.w - 2, _("a new topic"), STYLE_TITLE);
    for (int i = 0; i < FIELDS; i++) {
        canvas_put(c, a.y + 1 + i, 1, 1, i == d->focus ? ">" : " ", STYLE_TITLE);
        canvas_put(c, a.y + 1 + i, 3, LABEL - 1, _(labels[i]), STYLE_MUTED);
    }
    for (int i = 0; i < FIELDS; i++)
        if (i != d->focus)
            field_draw(&d->fields[i], c, a.y + 1 + i, 3 + LABEL, a.w - LABEL - 4,
                       false);
    canvas_put(c, a.y + ROWS - 1, 1, a.w - 2,
               d->problem[0]
                   ? d->problem
                   : _("for: units and groups, joined by ; - empty: everybody"),
               d->problem[0] ? STYLE_BAD : STYLE_MUTED);
    field_draw(&d->fields[d->focus], c, a.y + 1 + d->focus, 3 + LABEL, a.w - LABEL - 4,
               true);
}

const struct view_ops view_topic_new = {
    .name = "topic-new",
    .title = N_("New topic"),
    .rows = ROWS,
    .size = sizeof(struct topic_new),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
