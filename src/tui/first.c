/* Before a database is open: the steps of the first screens, and the way out of them.
 */
#include "tui/first.h"

#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"

const int first_periods[FIRST_PERIODS] = {PERIOD_MONTH, PERIOD_QUARTER, PERIOD_HALF};

static const struct view_ops *const steps[STEPS] = {
    [STEP_CHOICE] = &view_welcome, [STEP_PATH] = &view_locate,
    [STEP_OFFICE] = &view_setup,   [STEP_PERIOD] = &view_setup,
    [STEP_UNITS] = &view_roster,   [STEP_REVIEW] = &view_review,
    [STEP_QUOTAS] = &view_quotas,  [STEP_SCHEME] = &view_setup,
};

bool ui_has_store(const struct ui *ui)
{
    return ui->app->store != NULL;
}

struct first *first_of(struct view *v)
{
    return (struct first *)v;
}

void first_open(struct first *f, bool adding)
{
    f->path.max = 4000;
    f->office.max = SETUP_OFFICE_MAX;
    f->group.max = CHANGE_NAME_MAX;
    f->adding = adding;
    f->example = !adding;
    f->step = adding ? STEP_UNITS : STEP_CHOICE;
    area_set(&f->units, adding ? "" : setup_example());
    area_home(&f->units);
    first_parse(f);
}

void first_close(struct view *v, struct ui *ui)
{
    struct first *f = first_of(v);
    (void)ui;
    field_free(&f->path);
    field_free(&f->office);
    field_free(&f->group);
    strbuf_free(&f->names);
    strbuf_free(&f->where);
    area_free(&f->units);
    list_free(&f->review);
    roster_free(&f->roster);
    for (size_t i = 0; i < f->n_quotas; i++)
        free(f->quotas[i].group);
    free(f->quotas);
}

/* --- steps ------------------------------------------------------------------------ */

static void fill_review(struct first *f)
{
    list_begin(&f->review);
    for (size_t i = 0; i < f->roster.n; i++)
        list_add(&f->review, (int64_t)i + 1, 0, NULL);
    list_end(&f->review, LIST_ASKED);
}

unsigned first_go(struct first *f, struct ui *ui, enum first_step step)
{
    (void)ui;
    f->step = step;
    f->view.ops = steps[step];
    f->problem[0] = '\0';
    f->naming = f->digits = false;
    if (step == STEP_REVIEW)
        fill_review(f);
    if (step == STEP_QUOTAS)
        f->quota = 0;
    return REACT_LAYOUT;
}

static bool asks(const struct first *f, enum first_step step)
{
    if (step == STEP_REVIEW)
        return f->roster.n > 0 && !f->example;
    return step != STEP_QUOTAS || f->roster.n > 0;
}

static struct setup answers(const struct first *f, const struct ui *ui)
{
    struct setup s = {.path = ui->o.first ? ui->o.first->db : "",
                      .office = field_text(&f->office),
                      .data = ui->o.data,
                      .period = first_periods[f->period],
                      .roster = &f->roster,
                      .template = f->scheme};
    for (size_t i = 0; i < f->roster.n_groups; i++)
        s.quotas[i] = first_quota(f, i);
    return s;
}

/* The end of the questions in an open ledger. */
static unsigned add_units(struct first *f, struct ui *ui)
{
    struct setup s = answers(f, ui);
    struct receipt r;
    struct tb_err e = {0};
    size_t units = f->roster.n;
    enum tb_rc rc = store_still_there(ui->app->store, &e);
    if (rc == TB_OK && units)
        rc = setup_units(ui->app, &s, &r, &e);
    if (rc) {
        snprintf(f->problem, sizeof f->problem, "! %s", e.msg);
        return REACT_DRAW;
    }
    unsigned react = ui_pop(ui);
    if (units == 0)
        return react;
    ui->own = r.seq;
    if (ui_reload(ui, &e) != TB_OK)
        ui_due_in(ui, DUE_RELOAD, 10);
    ui_say(ui, STYLE_OK, _("added %zu units   u undoes it"), units);
    return react;
}

static unsigned make(struct first *f, struct ui *ui)
{
    struct app_options o = *ui->o.first;
    struct tb_err e;
    struct setup s = answers(f, ui);
    size_t units = f->roster.n;
    o.store_flags = 0;
    if (setup_make(ui->app, &o, &s, &e) != TB_OK ||
        app_open(ui->app, &o, &e) != TB_OK) {
        snprintf(f->problem, sizeof f->problem, "! %s", e.msg);
        return REACT_DRAW;
    }
    unsigned react = ui_opened(ui, NULL);
    if (units)
        ui_say(ui, STYLE_OK,
               _("made with %zu units; a logs the first submission   (%s)"), units,
               f->where.s);
    else
        ui_say(ui, STYLE_OK, _("made; now its units: 2, then paste their list   (%s)"),
               f->where.s);
    return react;
}

unsigned first_next(struct first *f, struct ui *ui)
{
    int step = (int)f->step + 1;
    if (f->step == STEP_SCHEME)
        return make(f, ui);
    while (!asks(f, (enum first_step)step))
        step++;
    if (f->adding && step == STEP_SCHEME)
        return add_units(f, ui);
    return first_go(f, ui, (enum first_step)step);
}

unsigned first_back(struct first *f, struct ui *ui)
{
    int step = (int)f->step - 1;
    if (f->adding && f->step == STEP_UNITS)
        return ui_pop(ui);
    if (f->step == STEP_OFFICE || f->step == STEP_PATH)
        return first_go(f, ui, STEP_CHOICE);
    while (!asks(f, (enum first_step)step))
        step--;
    return first_go(f, ui, (enum first_step)step);
}

static bool anything_typed(const struct first *f)
{
    bool units = !f->example && !(f->units.n == 1 && area_at_end(&f->units));
    return f->office_typed || units || f->n_quotas || f->path.text.len;
}

unsigned first_stop(struct first *f, struct ui *ui)
{
    if (anything_typed(f) && !ui->leaving) {
        ui->leaving = true;
        ui_say(ui, STYLE_WARN, "%s",
               f->adding ? _("Ctrl+C once more leaves the list; what was typed is lost")
                         : _("Ctrl+C once more leaves; nothing was made, and what was "
                             "typed is lost"));
        return REACT_DRAW;
    }
    if (f->adding)
        return ui_pop(ui);
    ui->stopped = true;
    return REACT_QUIT;
}

static size_t lines_of(const char *s, size_t n)
{
    size_t lines = 0;
    bool filled = false;
    for (size_t i = 0; i <= n; i++) {
        bool end = i == n || s[i] == '\n' || s[i] == '\r';
        lines += end && filled;
        filled = !end && (filled || s[i] != ' ');
    }
    return lines;
}

unsigned first_paste(struct first *f, struct ui *ui, const char *text, size_t n)
{
    size_t lines = lines_of(text, n);
    if (lines < 2) {
        ui_say(ui, STYLE_WARN, "%s",
               _("no text is asked for here; the units' list belongs to question 3"));
        return REACT_DRAW;
    }
    if (f->example)
        area_set(&f->units, "");
    f->example = false;
    area_paste(&f->units, text, n);
    first_parse(f);
    ui_say(ui, STYLE_OK,
           _("%zu lines are kept for question 3, which asks for the units"), lines);
    if (f->step == STEP_REVIEW)
        fill_review(f);
    return REACT_LAYOUT;
}

/* --- answers ---------------------------------------------------------------------- */

bool first_parse(struct first *f)
{
    struct strbuf text = {0};
    struct roster fresh = {0};
    struct tb_err e;
    area_text(&f->units, &text);
    bool good = roster_parse(&fresh, text.s, &e) == TB_OK;
    f->problem[0] = '\0';
    if (good) {
        roster_keep(&fresh, &f->roster);
        roster_free(&f->roster);
        f->roster = fresh;
    } else {
        snprintf(f->problem, sizeof f->problem, "! %s", e.msg);
    }
    strbuf_free(&text);
    return good;
}

static struct first_quota *typed_quota(const struct first *f, size_t group)
{
    for (size_t i = 0; i < f->n_quotas; i++)
        if (strcmp(f->quotas[i].group, f->roster.groups[group].key) == 0)
            return &f->quotas[i];
    return NULL;
}

int first_quota(const struct first *f, size_t group)
{
    const struct first_quota *q = typed_quota(f, group);
    return q ? q->amount
             : setup_quota(f->roster.groups[group].sort, first_periods[f->period]);
}

void first_set_quota(struct first *f, size_t group, int amount)
{
    struct first_quota *q = typed_quota(f, group);
    if (!q) {
        mem_grow(&f->quotas, &f->cap_quotas, f->n_quotas, sizeof *f->quotas);
        q = &f->quotas[f->n_quotas++];
        q->group = xstrdup(f->roster.groups[group].key);
    }
    q->amount = amount;
}

/* --- drawing ---------------------------------------------------------------------- */

int first_head(const struct first *f, struct canvas *c, const char *title)
{
    static const int numbers[STEPS] = {
        [STEP_OFFICE] = 1, [STEP_PERIOD] = 2, [STEP_UNITS] = 3,
        [STEP_REVIEW] = 3, [STEP_QUOTAS] = 4, [STEP_SCHEME] = 5};
    struct rect a = f->view.area;
    int x = f->adding ? 1
                      : canvas_printf(c, a.y, 1, a.w - 2, STYLE_TITLE, "%d/5  ",
                                      numbers[f->step]);
    canvas_put(c, a.y, x, a.w - x - 1, title, STYLE_TITLE);
    canvas_rule(c, a.y + 1);
    return a.y + 2;
}

void first_note(const struct first *f, struct canvas *c, int y, const char *text)
{
    canvas_put(c, y, 1, f->view.area.w - 2, f->problem[0] ? f->problem : text,
               f->problem[0] ? STYLE_BAD : STYLE_MUTED);
}

/* --- the way out ------------------------------------------------------------------ */

unsigned ui_opened(struct ui *ui, const char *mark)
{
    ui->o.mark = mark;
    ui->o.path = store_path(ui->app->store);
    ui->loaded = app_now(ui->app);
    ui->period = app_period_on(ui->app, ui_usual_period(ui->app), ui->loaded.today);
    ui->seq = ui->app->seq;
    unsigned react = ui_go(ui, &view_overview);
    watch_start(ui);
    ui_check_place(ui);
    return react | ui_look(ui) | drafts_start(ui);
}

/* Others on the machine may look into what only an office should see. */
static bool open_to_all(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && (st.st_mode & S_IRWXO);
}

void ui_check_place(struct ui *ui)
{
    const struct store *s = ui->app->store;
    if (ui->message[0])
        return;
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        ui_say(ui, STYLE_WARN, "%s",
               _("! this system has no UTF-8 locale: Chinese may be shown wrongly"));
    else if (s && *store_readonly(s))
        ui_say(ui, STYLE_WARN, "! %s", store_readonly(s));
    else if (s && open_to_all(store_path(s)))
        ui_say(ui, STYLE_WARN,
               _("! every user of this machine may read %s; chmod o= FILE ends that"),
               store_path(s));
}
