/* A small form about a person: somebody new, another unit or role from a day on, or the
 * last day of a post.
 *
 * Keys: Tab and the arrows between the fields, Enter takes a proposed name, then saves;
 * Ctrl+S saves from
 * anywhere; Esc does not, and what was typed about somebody new stands there again;
 * Ctrl+X throws it away. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "core/word.h"

#include "app/bulletin.h"
#include "app/people.h"

#include "tui/entry.h"
#include "tui/offers.h"
#include "tui/people_view.h"

enum { NAME, UNIT, ROLE, DAY, FIELDS = PERSON_FIELDS };
enum { LABEL = 10 };

struct person_edit {
    struct view view;
    int how;
    int64_t id;                  /* of the person; of a new one 0 */
    struct field fields[FIELDS]; /* that of the day is unused */
    struct date_field day;
    struct offers offers;
    bool saved;       /* or thrown away: nothing is kept */
    bool proposed;    /* the unit: what is typed first replaces it */
    int focus, first; /* the first field that is asked for */
    char problem[500];
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("save")},  {K_TAB, ACTION_NEXT, N_("next field")},
    {K_BACKTAB, ACTION_PREV, NULL},      {K_DOWN, ACTION_NEXT, NULL},
    {K_UP, ACTION_PREV, NULL},           {K_ESC, ACTION_BACK, N_("leave it")},
    {K_CTRL('C'), ACTION_BACK, NULL},    {K_CTRL('S'), ACTION_SAVE, NULL},
    {K_CTRL('X'), ACTION_DISCARD, NULL}, KEYS_END,
};

static struct person_edit *of(struct view *v)
{
    return (struct person_edit *)v;
}

static unsigned kinds_of(int field)
{
    return field == UNIT ? OFFER_UNITS : field == ROLE ? OFFER_ROLES : 0U;
}

static struct field *field_of(struct person_edit *d, int i)
{
    return i == DAY ? &d->day.field : &d->fields[i];
}

/* What was typed about somebody new and not saved stands there again. */
static void take_kept(struct person_edit *d, struct ui *ui)
{
    if (!ui->person[NAME])
        return;
    for (int i = 0; i < FIELDS; i++)
        field_set(field_of(d, i), ui->person[i]);
    d->day.typing = true;
    d->proposed = false;
    ui_say(ui, STYLE_WARN, "%s",
           _("the text that was put away is back; Ctrl+X throws it away"));
}

static void keep(struct person_edit *d, struct ui *ui)
{
    bool any = !d->saved && *field_text(&d->fields[NAME]);
    for (int i = 0; i < FIELDS; i++) {
        free(ui->person[i]);
        ui->person[i] = any ? xstrdup(field_text(field_of(d, i))) : NULL;
    }
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct person_edit *d = of(v);
    const struct names *n = &ui->app->names;
    const struct post *now = names_post_on(n, id, ui->loaded.today);
    const struct unit *u = names_unit(n, how == PERSON_NEW ? id
                                         : now             ? now->unit_id
                                                           : 0);
    d->how = how;
    d->id = how == PERSON_NEW ? 0 : id;
    d->first = d->focus = how == PERSON_NEW ? NAME : how == PERSON_MOVE ? UNIT : DAY;
    v->rows = FIELDS - d->first + 2;
    for (int i = 0; i < FIELDS; i++)
        d->fields[i].max = CHANGE_NAME_MAX;
    d->day.ahead = true; /* what is planned lies ahead */
    date_set(&d->day, ui->loaded.today);
    field_set(&d->fields[UNIT], u ? u->name : "");
    d->proposed = u != NULL;
    if (now)
        field_set(&d->fields[ROLE], people_role(now->role));
    if (how == PERSON_NEW)
        take_kept(d, ui);
    v->refused = how != PERSON_NEW && !names_person(n, id);
    if (how == PERSON_LEAVE && !now && !v->refused) {
        v->refused = true;
        ui_say(ui, STYLE_WARN, _("! %s has no post today"), ui_owner_name(ui, id));
    }
}

static void close_view(struct view *v, struct ui *ui)
{
    struct person_edit *d = of(v);
    if (d->how == PERSON_NEW)
        keep(d, ui);
    for (int i = 0; i < FIELDS; i++)
        field_free(&d->fields[i]);
    date_free(&d->day);
}

/* --- saving ----------------------------------------------------------------------- */

static enum tb_rc read_post(struct person_edit *d, struct ui *ui,
                            const struct person *who, struct change *c, size_t *n,
                            struct tb_err *e)
{
    const char *role = field_text(&d->fields[ROLE]);
    struct person_typed t = {.name = field_text(&d->fields[NAME]),
                             .login = "",
                             .who = who,
                             .role = -1,
                             .from = d->day.day};
    const struct unit *u = app_find_unit(ui->app, field_text(&d->fields[UNIT]), e);
    if (!u) {
        d->focus = UNIT;
        return TB_NOTFOUND;
    }
    t.unit_id = u->id;
    if (*role && !word_find(words_role, role, &t.role)) {
        d->focus = ROLE;
        return tb_fail(e, TB_INVALID,
                       N_("unknown role; right is one of: leader head cadre officer"));
    }
    if (who && d->day.day == TB_DAY_NONE) {
        d->focus = DAY;
        return tb_fail(e, TB_INVALID, N_("say from which day on"));
    }
    return app_person_change(ui->app, &t, c, n, e);
}

static enum tb_rc read_change(struct person_edit *d, struct ui *ui, struct change *c,
                              size_t *n, struct tb_err *e)
{
    const struct person *who = names_person(&ui->app->names, d->id);
    if (d->id && !who)
        return tb_fail(e, TB_NOTFOUND, N_("the person is no longer there"));
    if (d->how != PERSON_LEAVE)
        return read_post(d, ui, who, c, n, e);
    *n = 1;
    if (!who || d->day.day == TB_DAY_NONE)
        return tb_fail(e, TB_INVALID, N_("say which day is the last"));
    return app_person_leave(ui->app, who, d->day.day, c, e);
}

/* No article is touched: the bulletins themselves say whether they are others by now.
 */
static void note_moved(struct ui *ui, tb_day from)
{
    struct strbuf refs = {0};
    struct tb_err e;
    int64_t seq = ui->app->seq;
    if (app_bulletins_moved(ui->app, from == TB_DAY_NONE ? TB_DAY_MIN : from, &refs,
                            &e) == TB_OK)
        snprintf(ui->corrects, sizeof ui->corrects, "%s", refs.s);
    if (ui->app->seq != seq) { /* what is shown borrowed the names of before */
        ui_names_moved(ui, seq);
        ui_refresh(ui);
    }
    strbuf_free(&refs);
}

static unsigned save(struct person_edit *d, struct ui *ui)
{
    struct change c[2];
    struct receipt r;
    struct tb_err e = {0};
    size_t n = 0;
    char name[CHANGE_NAME_MAX + 1], day[16];
    if (!date_settle(&d->day, ui->loaded.today)) {
        d->focus = DAY;
        date_refuse(&d->day, ui);
        return REACT_DRAW;
    }
    enum tb_rc rc = read_change(d, ui, c, &n, &e);
    if (rc != TB_OK) {
        snprintf(d->problem, sizeof d->problem, "! %s", e.msg);
        return REACT_DRAW;
    }
    snprintf(name, sizeof name, "%s",
             d->id ? ui_owner_name(ui, d->id) : field_text(&d->fields[NAME]));
    day_format(d->day.day, day);
    int how = d->how;
    rc = ui_write(ui, c, n, ACTION_OPEN, &r);
    if (rc != TB_OK)
        return REACT_DRAW;
    d->saved = true;
    note_moved(ui, d->day.day);
    unsigned react = ui_pop(ui);
    struct view *below = ui_top(ui);
    if (how == PERSON_NEW && below->ops == &view_people)
        list_select(&below->ops->grid(below)->list, r.first_id, 0);
    ui_say(ui, STYLE_OK,
           how == PERSON_NEW    ? _("on the roster: %s   u undoes it")
           : how == PERSON_MOVE ? _("moved: %s from %s on   u undoes it")
                                : _("%s leaves, the last day is %s   u undoes it"),
           name, day);
    return react;
}

/* --- keys ------------------------------------------------------------------------- */

static unsigned throw_away(struct person_edit *d, struct ui *ui)
{
    d->saved = true;
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_TEXT, "%s", _("the text was thrown away"));
    return react;
}

/* The unit that stands there is a proposal until the field is touched. */
static void touch(struct person_edit *d, bool text)
{
    if (d->focus != UNIT)
        return;
    if (d->proposed && text)
        field_set(&d->fields[UNIT], "");
    d->proposed = false;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct person_edit *d = of(v);
    int n = FIELDS - d->first;
    switch ((int)a) {
    case ACTION_OPEN:
        if (d->focus == DAY && date_take_offer(&d->day))
            return REACT_DRAW;
        if (offers_take(&d->offers, kinds_of(d->focus), &d->fields[d->focus]))
            return REACT_DRAW;
        return save(d, ui);
    case ACTION_SAVE:
        return save(d, ui);
    case ACTION_DISCARD:
        return throw_away(d, ui);
    case ACTION_NEXT:
    case ACTION_PREV:
        if (d->focus == DAY)
            date_settle(&d->day, ui->loaded.today);
        d->focus =
            d->first + (d->focus - d->first + (a == ACTION_NEXT ? 1 : n - 1)) % n;
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
    struct person_edit *d = of(v);
    bool changed = false;
    if (offers_key(&d->offers, key))
        return REACT_DRAW;
    if (key == K_UP || key == K_DOWN)
        return REACT_UNKNOWN;
    bool letter = key >= ' ' && key != 0x7f && key <= 0x10ffff;
    if (letter || key == K_LEFT || key == K_RIGHT || key == K_HOME || key == K_END)
        touch(d, letter);
    if (d->focus == DAY) {
        if (!date_key(&d->day, key_fold(key), ui->loaded.today))
            return REACT_UNKNOWN;
        changed = true;
    } else if (!field_key(&d->fields[d->focus], key, &changed)) {
        return REACT_UNKNOWN;
    }
    if (changed) {
        d->problem[0] = '\0';
        offers_find(&d->offers, ui, kinds_of(d->focus), &d->fields[d->focus]);
    }
    return REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    struct person_edit *d = of(v);
    bool day = d->focus == DAY;
    (void)ui;
    touch(d, true);
    field_paste(day ? &d->day.field : &d->fields[d->focus], text, n);
    d->day.typing = d->day.typing || day;
    d->problem[0] = '\0';
    d->offers.n = 0;
    return REACT_DRAW;
}

static void draw_title(const struct person_edit *d, const struct ui *ui,
                       struct canvas *c)
{
    struct rect a = d->view.area;
    if (d->how == PERSON_NEW)
        canvas_put(c, a.y, 1, a.w - 2, _("somebody new on the roster"), STYLE_TITLE);
    else
        canvas_printf(c, a.y, 1, a.w - 2, STYLE_TITLE,
                      d->how == PERSON_MOVE ? _("another unit or role: %s")
                                            : _("%s leaves"),
                      ui_owner_name(ui, d->id));
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct person_edit *d = (const struct person_edit *)v;
    struct rect a = v->area;
    const char *labels[] = {[NAME] = _("name"),
                            [UNIT] = _("unit"),
                            [ROLE] = _("role"),
                            [DAY] = d->how == PERSON_LEAVE ? _("last day") : _("from")};
    int foot = a.y + a.h - 1, n = FIELDS - d->first;
    draw_title(d, ui, c);
    for (int i = d->first; i < FIELDS; i++) {
        int y = a.y + 1 + i - d->first;
        canvas_put(c, y, 1, 1, i == d->focus ? ">" : " ", STYLE_TITLE);
        canvas_put(c, y, 3, LABEL - 1, labels[i], STYLE_MUTED);
    }
    if (d->problem[0])
        canvas_put(c, foot, 1, a.w - 2, d->problem, STYLE_BAD);
    else if (d->offers.n)
        offers_draw(&d->offers, c, foot, 3 + LABEL, a.w - 2);
    else
        canvas_put(c, foot, 1, a.w - 2,
                   d->focus == DAY ? _("t today   +3 in three days   30 the next 30th")
                                   : _("what was before stays on the roster"),
                   STYLE_MUTED);
    for (int k = 1; k <= n; k++) { /* the focused one last: its caret */
        int i = d->first + (d->focus - d->first + k) % n;
        field_draw(i == DAY ? &d->day.field : &d->fields[i], c, a.y + 1 + i - d->first,
                   3 + LABEL, a.w - LABEL - 4, i == d->focus);
    }
}

const struct view_ops view_person_edit = {
    .name = "person-edit",
    .title = N_("Person"),
    .rows = FIELDS + 2,
    .size = sizeof(struct person_edit),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
