/* No database yet: make one, open one, or look at the demo.
 *
 * Reads nothing. Keys: 1 2 3, or the cursor and Enter. */
#include <stdio.h>

#include "base/i18n.h"

#include "import/import.h"

#include "app/complete.h"

#include "tui/first.h"

enum { CHOICES = 3 };

static const struct keybind keys[] = {
    {'1', ACTION_GO, N_("new")},
    {'2', ACTION_GO, N_("open")},
    {'3', ACTION_GO, N_("demo")},
    {K_ENTER, ACTION_OPEN, N_("choose")},
    {'q', ACTION_QUIT, N_("leave")},
    KEYS_LIST,
    KEYS_END,
};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct first *f = first_of(v);
    (void)id;
    (void)how;
    first_open(f, false);
    field_set(&f->office, _("Information office"));
    path_shorten(ui->o.first->db, &f->where);
}

static unsigned demo(struct first *f, struct ui *ui)
{
    struct strbuf path = {0};
    struct app_options o = *ui->o.first;
    struct tb_err e;
    unsigned react = REACT_DRAW;
    enum tb_rc rc = import_demo(ui->app, &o, ui->o.data, &path, &e);
    o.db = path.s;
    o.store_flags = 0;
    if (!rc)
        rc = app_open(ui->app, &o, &e);
    if (!rc)
        react = ui_opened(ui, _("demo"));
    else
        snprintf(f->problem, sizeof f->problem, "! %s", e.msg);
    strbuf_free(&path);
    return react;
}

static unsigned choose(struct first *f, struct ui *ui)
{
    static const enum first_step to[] = {STEP_OFFICE, STEP_PATH};
    return f->choice < 2 ? first_go(f, ui, to[f->choice]) : demo(f, ui);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct first *f = first_of(v);
    switch ((int)a) {
    case ACTION_GO:
        if (key_fold(ui->key) < '1' || key_fold(ui->key) > '3')
            return REACT_UNKNOWN;
        f->choice = key_fold(ui->key) - '1';
        return choose(f, ui);
    case ACTION_OPEN:
        return choose(f, ui);
    case ACTION_UP:
    case ACTION_DOWN:
        f->choice = (f->choice + (a == ACTION_DOWN ? 1 : CHOICES - 1)) % CHOICES;
        return REACT_DRAW;
    case ACTION_QUIT:
        return REACT_QUIT;
    default:
        return REACT_UNKNOWN;
    }
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    return first_paste(first_of(v), ui, text, n);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct first *f = (const struct first *)v;
    const char *choices[CHOICES] = {_("a new ledger"), _("open one that is there"),
                                    _("look at the demo first")};
    const char *says[CHOICES] = {
        _("five questions; five times Enter will do"),
        _("by its path; Tab completes it"),
        _("an invented county, a copy that is yours to change")};
    (void)ui;
    int y = v->area.y + (v->area.h > 14 ? 2 : 0), w = v->area.w - 2;
    canvas_printf(c, y++, 1, w, STYLE_TEXT, _("There is no ledger yet at %s"),
                  f->where.s);
    y++;
    for (size_t i = 0; i < CHOICES; i++) {
        bool here = i == f->choice;
        canvas_put(c, y, 1, 1, here ? ">" : " ", STYLE_TEXT);
        int x = canvas_printf(c, y, 3, w - 2, STYLE_TITLE, "%zu %s", i + 1, choices[i]);
        if (here) {
            canvas_restyle(c, (struct rect){y, 1, 1, x - 1}, STYLE_FOCUS);
            canvas_cursor(c, y, 1);
        }
        canvas_put(c, y + 1, 5, w - 4, says[i], STYLE_MUTED);
        y += v->area.h > 10 ? 3 : 2;
    }
    first_note(f, c, y, "");
}

const struct view_ops view_welcome = {
    .name = "welcome",
    .title = N_("First steps"),
    .size = sizeof(struct first),
    .keys = keys,
    .open = open_view,
    .close = first_close,
    .act = act,
    .paste = paste,
    .draw = draw,
};
