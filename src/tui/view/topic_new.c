/* A topic as a small form: its title, until when, for whom, where it comes from, a
 * note. Opened without an id for a new one, else to change the topic.
 *
 * Keys: Tab and the arrows between the fields, Enter takes a proposed name, then saves;
 * Ctrl+S saves from anywhere;
 * Esc does not, and what was typed stands there again when it is opened next; Ctrl+X
 * throws it away. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/entry.h"
#include "tui/offers.h"
#include "tui/parts.h"
#include "tui/topic_view.h"

enum { ROWS = TOPIC_FIELDS + 2, LABEL = 10 };
#define WHO_OFFERS (OFFER_UNITS | OFFER_GROUPS | OFFER_PEOPLE | OFFER_SEVERAL)

struct topic_new {
    struct view view;
    struct field fields[TOPIC_FIELDS]; /* that of the day is unused */
    struct date_field due;
    struct offers offers;
    struct topic_text was; /* of what is changed, as it was read */
    int focus;
    bool saved; /* or thrown away: nothing is kept */
    bool late;  /* a day that is over was warned of */
    char problem[500];
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("save")},  {K_TAB, ACTION_NEXT, N_("next field")},
    {K_BACKTAB, ACTION_PREV, NULL},      {K_DOWN, ACTION_NEXT, NULL},
    {K_UP, ACTION_PREV, NULL},           {K_ESC, ACTION_BACK, N_("leave it")},
    {K_CTRL('C'), ACTION_BACK, NULL},    {K_CTRL('S'), ACTION_SAVE, NULL},
    {K_CTRL('X'), ACTION_DISCARD, NULL}, KEYS_END,
};

static struct topic_new *of(struct view *v)
{
    return (struct topic_new *)v;
}

static const char *text_of(const struct topic_new *d, int i)
{
    return field_text(i == TOPIC_DUE ? &d->due.field : &d->fields[i]);
}

static void put_text(struct topic_new *d, int i, const char *s)
{
    tb_day day = TB_DAY_NONE;
    if (i != TOPIC_DUE) {
        field_set(&d->fields[i], s);
        return;
    }
    if (!*s || day_parse(s, &day)) {
        date_set(&d->due, day);
        return;
    }
    field_set(&d->due.field, s);
    d->due.typing = true;
}

static void open_new(struct topic_new *d, struct ui *ui)
{
    const struct group *g = names_group(&ui->app->names, ui->group_id);
    date_set(&d->due, ui->loaded.today + 14);
    field_set(&d->fields[TOPIC_WHO], g ? g->name : "");
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct topic_new *d = of(v);
    const struct topic *t = names_topic(&ui->app->names, id);
    struct topic_text *kept = &ui->topic[id != 0];
    (void)how;
    d->due.ahead = true;
    for (int i = 0; i < TOPIC_FIELDS; i++)
        d->fields[i].max = i == TOPIC_TITLE ? CHANGE_TITLE_MAX : 4000;
    v->refused = id && (!t || t->voided);
    if (v->refused) {
        ui_say(ui, STYLE_BAD, "! %s",
               t ? _("the topic was withdrawn: u takes that back, if it was you")
                 : _("the topic is no longer there"));
        return;
    }
    if (t)
        topic_text_of(&ui->app->names, t, &d->was);
    for (int i = 0; t && i < TOPIC_FIELDS; i++)
        put_text(d, i, d->was.text[i]);
    if (!t)
        open_new(d, ui);
    if (!kept->text[0] || kept->of != id)
        return;
    for (int i = 0; i < TOPIC_FIELDS; i++)
        put_text(d, i, kept->text[i]);
    d->was.rev = kept->rev; /* what others did since is a conflict, and is said */
    ui_say(ui, STYLE_WARN, "%s",
           _("the text that was put away is back; Ctrl+X throws it away"));
}

/* Without a title, or a change, there is nothing to keep. */
static void keep(struct topic_new *d, struct ui *ui)
{
    bool any = *text_of(d, TOPIC_TITLE) != '\0', other = d->was.of == 0;
    struct topic_text *kept = &ui->topic[d->was.of != 0];
    for (int i = 0; d->was.of && i < TOPIC_FIELDS; i++)
        other |= strcmp(text_of(d, i), d->was.text[i]) != 0;
    topic_text_free(kept);
    if (d->saved || !any || !other)
        return;
    kept->of = d->was.of;
    kept->rev = d->was.rev;
    for (int i = 0; i < TOPIC_FIELDS; i++)
        kept->text[i] = xstrdup(text_of(d, i));
}

static void close_view(struct view *v, struct ui *ui)
{
    struct topic_new *d = of(v);
    if (!v->refused)
        keep(d, ui);
    for (int i = 0; i < TOPIC_FIELDS; i++)
        field_free(&d->fields[i]);
    date_free(&d->due);
    topic_text_free(&d->was);
}

/* --- saving ----------------------------------------------------------------------- */

/* Somebody else was first. What only they changed comes into the form, what only was
 * changed here stays; of what both changed this one stays, and that is said. */
static void meet(struct topic_new *d, struct ui *ui)
{
    struct topic_text theirs = {0};
    const struct topic *t = names_topic(&ui->app->names, d->was.of);
    int both = 0;
    if (!t || t->voided) {
        snprintf(d->problem, sizeof d->problem,
                 _("! it was withdrawn meanwhile; what is typed stays "
                   "until Esc"));
        return;
    }
    topic_text_of(&ui->app->names, t, &theirs);
    for (int i = 0; i < TOPIC_FIELDS; i++) {
        bool mine = strcmp(text_of(d, i), d->was.text[i]) != 0;
        bool their = strcmp(theirs.text[i], d->was.text[i]) != 0;
        both += mine && their && strcmp(text_of(d, i), theirs.text[i]) != 0;
        if (!mine)
            put_text(d, i, theirs.text[i]);
    }
    topic_text_free(&d->was);
    d->was = theirs;
    snprintf(
        d->problem, sizeof d->problem,
        both ? _("! this was changed meanwhile: Enter once more writes yours over it")
             : _("! the rest was changed meanwhile, as shown: Enter once more saves "
                 "both"));
}

/* A day that is over is asked about once. */
static bool day_is_meant(struct topic_new *d, struct ui *ui)
{
    tb_day today = ui->loaded.today, was = TB_DAY_NONE;
    if (!date_settle(&d->due, today)) {
        d->focus = TOPIC_DUE;
        date_refuse(&d->due, ui);
        return false;
    }
    if (d->was.of && *d->was.text[TOPIC_DUE])
        day_parse(d->was.text[TOPIC_DUE], &was);
    if (d->late || d->due.day == TB_DAY_NONE || d->due.day >= today ||
        d->due.day == was)
        return true;
    d->late = true;
    snprintf(d->problem, sizeof d->problem,
             _("! %s is over: Enter once more saves it all the same"),
             text_of(d, TOPIC_DUE));
    return false;
}

static enum tb_rc read_change(struct topic_new *d, struct ui *ui, struct arena *a,
                              struct topic *was, struct change *c, struct tb_err *e)
{
    const struct topic *t = names_topic(&ui->app->names, d->was.of);
    const struct topic_typed typed = {.was = d->was.of ? was : NULL,
                                      .title = text_of(d, TOPIC_TITLE),
                                      .due = text_of(d, TOPIC_DUE),
                                      .who = text_of(d, TOPIC_WHO),
                                      .source = text_of(d, TOPIC_SOURCE),
                                      .note = text_of(d, TOPIC_NOTE),
                                      .late = d->late};
    if (d->was.of && !t)
        return tb_fail(e, TB_NOTFOUND, N_("the topic is no longer there"));
    if (t)
        *was = *t;
    was->rev = d->was.rev;
    enum tb_rc rc = app_topic_change(ui->app, &typed, a, c, e);
    c->topic.voided = false; /* of a withdrawn one the revision tells */
    return rc;
}

static unsigned save(struct topic_new *d, struct ui *ui)
{
    struct arena a = {0};
    struct topic was = {0};
    struct change c;
    struct receipt r;
    struct tb_err e = {0};
    char title[200];
    bool edit = d->was.of != 0;
    if (!day_is_meant(d, ui))
        return REACT_DRAW;
    snprintf(title, sizeof title, "%s", text_of(d, TOPIC_TITLE));
    enum tb_rc rc = read_change(d, ui, &a, &was, &c, &e);
    if (rc != TB_OK)
        snprintf(d->problem, sizeof d->problem, "! %s", e.msg);
    else
        rc = ui_write(ui, &c, 1, ACTION_OPEN, &r);
    arena_free(&a);
    if (rc == TB_CONFLICT && edit && ui_reload(ui, &e) == TB_OK)
        meet(d, ui);
    if (rc != TB_OK)
        return REACT_DRAW;
    d->saved = true;
    unsigned react = ui_pop(ui);
    struct view *below = ui_top(ui);
    if (!edit && below->ops == &view_topics)
        list_select(&below->ops->grid(below)->list, r.first_id, 0);
    ui_say(ui, STYLE_OK,
           edit ? _("changed: %s   u undoes it") : _("given out: %s   u undoes it"),
           title);
    return react;
}

/* --- keys ------------------------------------------------------------------------- */

static unsigned throw_away(struct topic_new *d, struct ui *ui)
{
    d->saved = true;
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_TEXT, "%s", _("the text was thrown away"));
    return react;
}

static void find_offers(struct topic_new *d, struct ui *ui)
{
    if (d->focus == TOPIC_WHO)
        offers_find(&d->offers, ui, WHO_OFFERS, &d->fields[TOPIC_WHO]);
    else
        d->offers.n = 0;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct topic_new *d = of(v);
    switch ((int)a) {
    case ACTION_OPEN:
        if (d->focus == TOPIC_DUE && date_take_offer(&d->due))
            return REACT_DRAW;
        if (offers_take(&d->offers, WHO_OFFERS, &d->fields[TOPIC_WHO]))
            return REACT_DRAW;
        return save(d, ui);
    case ACTION_SAVE:
        return save(d, ui);
    case ACTION_DISCARD:
        return throw_away(d, ui);
    case ACTION_NEXT:
    case ACTION_PREV:
        if (d->focus == TOPIC_DUE)
            date_settle(&d->due, ui->loaded.today);
        d->focus =
            (d->focus + (a == ACTION_NEXT ? 1 : TOPIC_FIELDS - 1)) % TOPIC_FIELDS;
        d->offers.n = 0;
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
    if (offers_key(&d->offers, key))
        return REACT_DRAW;
    if (key == K_UP || key == K_DOWN)
        return REACT_UNKNOWN;
    if (d->focus == TOPIC_DUE) {
        changed = date_key(&d->due, key_fold(key), ui->loaded.today);
        d->late = d->late && !changed;
    } else if (!field_key(&d->fields[d->focus], key, &changed)) {
        return REACT_UNKNOWN;
    }
    if (d->focus == TOPIC_DUE && !changed)
        return REACT_UNKNOWN;
    if (changed) {
        d->problem[0] = '\0';
        find_offers(d, ui);
    }
    return REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    struct topic_new *d = of(v);
    bool due = d->focus == TOPIC_DUE;
    (void)ui;
    field_paste(due ? &d->due.field : &d->fields[d->focus], text, n);
    d->due.typing = d->due.typing || due;
    d->problem[0] = '\0';
    d->offers.n = 0;
    return REACT_DRAW;
}

/* Who withdrew it while it is being changed is told of at once, not when it is saved.
 */
static void refresh(struct view *v, struct ui *ui)
{
    struct topic_new *d = of(v);
    const struct topic *t = names_topic(&ui->app->names, d->was.of);
    if (d->was.of && (!t || t->voided))
        snprintf(d->problem, sizeof d->problem,
                 _("! it was withdrawn meanwhile; what is typed stays "
                   "until Esc"));
}

static void draw_foot(const struct topic_new *d, struct canvas *c, int y, int w)
{
    static const char *const helps[] = {
        [TOPIC_TITLE] = N_("its words are looked for in titles"),
        [TOPIC_DUE] = N_("t today   +3 in three days   30 the next 30th   empty: open"),
        [TOPIC_WHO] = N_("units, groups, persons, joined by ; - empty: everybody"),
        [TOPIC_SOURCE] = N_("where it comes from"),
        [TOPIC_NOTE] = N_("what to mind")};
    if (d->problem[0])
        canvas_put(c, y, 1, w, d->problem, STYLE_BAD);
    else if (d->offers.n)
        offers_draw(&d->offers, c, y, 3 + LABEL, w);
    else
        canvas_put(c, y, 1, w, _(helps[d->focus]), STYLE_MUTED);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    static const char *const labels[] = {
        [TOPIC_TITLE] = N_("title"), [TOPIC_DUE] = N_("until"),
        [TOPIC_WHO] = N_("for"),     [TOPIC_SOURCE] = N_("source"),
        [TOPIC_NOTE] = N_("note"),
    };
    const struct topic_new *d = (const struct topic_new *)v;
    struct rect a = v->area;
    const struct topic *t = names_topic(&ui->app->names, d->was.of);
    if (d->was.of)
        canvas_printf(c, a.y, 1, a.w - 2, STYLE_TITLE, _("change %s"), t ? t->ref : "");
    else
        canvas_put(c, a.y, 1, a.w - 2, _("a new topic"), STYLE_TITLE);
    for (int i = 0; i < TOPIC_FIELDS; i++) {
        canvas_put(c, a.y + 1 + i, 1, 1, i == d->focus ? ">" : " ", STYLE_TITLE);
        canvas_put(c, a.y + 1 + i, 3, LABEL - 1, _(labels[i]), STYLE_MUTED);
    }
    draw_foot(d, c, a.y + ROWS - 1, a.w - 2);
    for (int k = 1; k <= TOPIC_FIELDS; k++) { /* the focused one last: its caret */
        int i = (d->focus + k) % TOPIC_FIELDS;
        field_draw(i == TOPIC_DUE ? &d->due.field : &d->fields[i], c, a.y + 1 + i,
                   3 + LABEL, a.w - LABEL - 4, i == d->focus);
    }
}

const struct view_ops view_topic_new = {
    .name = "topic-new",
    .title = N_("New topic"),
    .rows = ROWS,
    .size = sizeof(struct topic_new),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
