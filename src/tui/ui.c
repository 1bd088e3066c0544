/* The stack of views and where they stand. */
#include "tui/ui.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

void ui_due_in(struct ui *ui, enum deadline d, int64_t ms)
{
    ui->due[d] = ui->now + ms;
}

static void expect_midnight(struct ui *ui)
{
    struct tb_now n = app_now(ui->app);
    int64_t left = (24 * 60 - n.minute) * 60 - n.second;
    if (!ui->app->clock.fixed)
        ui_due_in(ui, DUE_MIDNIGHT, left * 1000 + 50);
}

/* The month, unless quotas are only for longer periods: then the shortest of them. */
enum period_kind ui_usual_period(const struct app *app)
{
    enum period_kind kind = PERIOD_YEAR;
    for (size_t i = 0; i < app->n_targets; i++)
        if (app->targets[i].period_kind < (int)kind)
            kind = (enum period_kind)app->targets[i].period_kind;
    return app->n_targets == 0 || kind < PERIOD_MONTH ? PERIOD_MONTH : kind;
}

void ui_init(struct ui *ui, struct app *app, const struct tui_options *o, int64_t now)
{
    *ui = (struct ui){.app = app, .o = *o, .now = now, .last_key = -10000};
    ui->plain = o->plain;
    app->data = o->data;
    if (o->config)
        keymap_read(&ui->keymap, o->config);
    for (int i = 0; i < DUES; i++)
        ui->due[i] = -1;
    ui->loaded = app_now(app);
    ui->period = app_period_on(app, ui_usual_period(app), ui->loaded.today);
    ui->seq = app->seq;
    ui->own = -1;
    expect_midnight(ui);
}

static void drop_view(struct ui *ui, struct view *v)
{
    if (v && v->ops->close)
        v->ops->close(v, ui);
    free(v);
}

void ui_free(struct ui *ui)
{
    while (ui->depth > 1)
        drop_view(ui, ui->stack[--ui->depth]);
    for (int i = 0; i < UI_SCREENS; i++)
        drop_view(ui, ui->screens[i]);
    arena_free(&ui->boards[0]);
    arena_free(&ui->boards[1]);
    free(ui->marks);
    free(ui->said);
    topic_text_free(&ui->topic[0]);
    topic_text_free(&ui->topic[1]);
    for (int i = 0; i < PERSON_FIELDS; i++)
        free(ui->person[i]);
    for (size_t i = 0; i < DIARY_FORMS; i++)
        for (size_t k = 0; k < DIARY_FIELDS; k++)
            free(ui->diary[i][k]);
    strbuf_free(&ui->clip);
    arena_free(&ui->mark_words);
    drafts_free(&ui->drafts);
    *ui = (struct ui){0};
}

void ui_new_day(struct ui *ui)
{
    tb_day before = ui->loaded.today, today = app_now(ui->app).today;
    bool mine;
    struct tb_err e;
    if (ui_snapshot(ui, &mine, &e) == TB_BUSY) {
        ui_due_in(ui, DUE_MIDNIGHT, 100);
        return;
    }
    struct period was = app_period_on(
        ui->app, ui->period.kind <= PERIOD_YEAR ? ui->period.kind : PERIOD_MONTH,
        before);
    if (ui->period.first == was.first && ui->period.last == was.last)
        ui->period = app_period_on(ui->app, was.kind, today);
    ui->board_stale = true;
    expect_midnight(ui);
    ui_refresh(ui);
    ui_let_go(ui, mine);
}

bool ui_pulse(struct ui *ui)
{
    return !ui->pulse || ui->pulse(ui->pulse_arg);
}

/* --- messages --------------------------------------------------------------------- */

/* For the page of messages: what was overlooked can be read again. */
static void remember(struct ui *ui)
{
    if (!ui->said)
        ui->said = xmalloc(UI_SAID * sizeof *ui->said); /* of which n_said are read */
    struct said *last = &ui->said[ui->n_said % UI_SAID];
    last->minute = app_now(ui->app).minute;
    last->style = ui->message_style;
    memcpy(last->text, ui->message, sizeof last->text);
    ui->n_said++;
}

void ui_say(struct ui *ui, enum style style, const char *fmt, ...)
{
    va_list ap;
    int n = 0;
    if (style == STYLE_OK && ui->corrects[0]) {
        /* What was done stands behind it: the line may be cut. */
        n = snprintf(ui->message, sizeof ui->message, _("%s is corrected: "),
                     ui->corrects);
        ui->corrects[0] = '\0';
    }
    va_start(ap, fmt);
    vsnprintf(ui->message + n, sizeof ui->message - (size_t)n, fmt, ap);
    va_end(ap);
    ui->message_style = style;
    remember(ui);
}

void ui_say_config(struct ui *ui, const struct config *c)
{
    for (size_t i = c->n_problems; i-- > 1;)
        ui_say(ui, STYLE_WARN, "! %s", c->problems[i]);
    if (c->n_problems > 1)
        ui_say(ui, STYLE_WARN,
               _("! %zu things are wrong in the settings (messages has all): %s"),
               c->n_problems, c->problems[0]);
    else if (c->n_problems)
        ui_say(ui, STYLE_WARN, "! %s", c->problems[0]);
}

void ui_error(struct ui *ui, const struct tb_err *e)
{
    ui_say(ui, STYLE_BAD, "! %s", e->msg);
}

void ui_read_failed(struct ui *ui, enum tb_rc rc, const struct tb_err *e)
{
    if (rc == TB_BUSY)
        ui_due_in(ui, DUE_RELOAD, 10);
    else if (rc)
        ui_error(ui, e);
}

/* --- places ----------------------------------------------------------------------- */

bool ui_compact(const struct ui *ui)
{
    return ui->rows < 18 || ui->cols < 70;
}

static struct rect body(const struct ui *ui)
{
    if (ui_compact(ui))
        return (struct rect){2, 0, ui->rows - 4, ui->cols};
    return (struct rect){3, 0, ui->rows - 6, ui->cols};
}

int ui_first_visible(const struct ui *ui)
{
    int i = ui->depth - 1;
    while (i > 0 && ui->stack[i]->ops->rows != 0)
        i--;
    return i;
}

static struct rect place(struct ui *ui, struct rect *left, int rows)
{
    if (rows < 0)
        return (struct rect){ui->rows - 2, 0, 1, ui->cols};
    if (rows == 0)
        return *left;
    int h = rows < left->h - 1 ? rows : left->h - 1;
    struct rect r = {left->y + left->h - h, left->x, h, left->w};
    left->h -= h + 1;
    return r;
}

void ui_layout(struct ui *ui)
{
    if (ui->rows < UI_MIN_ROWS || ui->cols < UI_MIN_COLS)
        return;
    struct rect left = body(ui);
    for (int i = ui->depth - 1; i >= ui_first_visible(ui) && i >= 0; i--) {
        struct view *v = ui->stack[i];
        v->area = place(ui, &left, v->rows);
        if (v->ops->layout)
            v->ops->layout(v, ui, v->area);
    }
}

void ui_resize(struct ui *ui, int rows, int cols)
{
    ui->rows = rows;
    ui->cols = cols;
    ui_layout(ui);
}

/* --- the stack -------------------------------------------------------------------- */

struct view *ui_top(const struct ui *ui)
{
    return ui->stack[ui->depth - 1];
}

enum tb_rc ui_snapshot(struct ui *ui, bool *mine, struct tb_err *e)
{
    int64_t head;
    *mine = false;
    if (!ui_has_store(ui))
        return TB_OK;
    enum tb_rc rc = store_snapshot(ui->app->store, mine, e);
    if (rc == TB_OK)
        rc = store_head(ui->app->store, &head, e); /* only reading takes the lock */
    if (rc != TB_OK) {
        ui_let_go(ui, *mine);
        *mine = false;
    }
    return rc;
}

void ui_let_go(struct ui *ui, bool mine)
{
    if (mine)
        store_release(ui->app->store, mine);
}

bool ui_hold(struct ui *ui, bool *mine)
{
    struct tb_err e;
    if (ui_snapshot(ui, mine, &e) != TB_BUSY || ui->acting == ACTION_NONE)
        return true;
    ui_busy(ui, ui->acting);
    return false;
}

bool ui_is_filled(const struct ui *ui, const struct view *v)
{
    return !v->ops->refresh || !v->stale ||
           (v->filled && v->period.first == ui->period.first &&
            v->period.last == ui->period.last && v->group_id == ui->group_id &&
            strcmp(v->filled_by, v->filter) == 0);
}

static void refresh_view(struct ui *ui, struct view *v)
{
    if (v->ops->board) {
        struct tb_err e;
        if (ui_need_board(ui, v->ops->board, &e) != TB_OK)
            ui_error(ui, &e);
    }
    v->stale = false;
    v->filled = true;
    v->period = ui->period;
    v->group_id = ui->group_id;
    memcpy(v->filled_by, v->filter, sizeof v->filled_by);
    if (v->ops->refresh)
        v->ops->refresh(v, ui);
}

/* False: the database is busy, and what is stale is refreshed later. */
static bool begin_refresh(struct ui *ui, bool *mine)
{
    struct tb_err e;
    if (ui_snapshot(ui, mine, &e) != TB_BUSY)
        return true;
    ui_due_in(ui, DUE_RELOAD, 10);
    return false;
}

void ui_refresh(struct ui *ui)
{
    int first = ui_first_visible(ui);
    bool mine;
    for (int i = 0; i < UI_SCREENS; i++)
        if (ui->screens[i])
            ui->screens[i]->stale = true;
    for (int i = 0; i < ui->depth; i++)
        ui->stack[i]->stale = true;
    if (!begin_refresh(ui, &mine))
        return;
    for (int i = first; i < ui->depth; i++)
        refresh_view(ui, ui->stack[i]);
    ui_let_go(ui, mine);
    ui->loaded = app_now(ui->app);
}

static struct view *make_view(struct ui *ui, const struct view_ops *ops, int64_t id,
                              int how)
{
    struct view *v = xcalloc(1, ops->size);
    v->ops = ops;
    v->rows = ops->rows;
    v->stale = true;
    if (ops->open)
        ops->open(v, ui, id, how);
    return v;
}

static unsigned show_top(struct ui *ui)
{
    bool mine;
    ui_layout(ui);
    for (int i = ui_first_visible(ui); i < ui->depth; i++)
        if (ui->stack[i]->stale && begin_refresh(ui, &mine)) {
            refresh_view(ui, ui->stack[i]);
            ui_let_go(ui, mine);
        }
    return REACT_LAYOUT;
}

static unsigned push(struct ui *ui, const struct view_ops *ops, int64_t id, int how)
{
    struct view *v = make_view(ui, ops, id, how);
    if (v->refused) {
        drop_view(ui, v);
        return REACT_DRAW;
    }
    ui->stack[ui->depth++] = v;
    return show_top(ui);
}

unsigned ui_push(struct ui *ui, const struct view_ops *ops, int64_t id, int how)
{
    bool mine = false, reads = (ops->refresh || ops->board) && !ops->late;
    if (ui->depth == UI_STACK) {
        ui_say(ui, STYLE_WARN, "%s", _("too many pages are open; Esc closes one"));
        return REACT_DRAW;
    }
    if (reads && !ui_hold(ui, &mine))
        return REACT_DRAW;
    unsigned react = push(ui, ops, id, how);
    ui_let_go(ui, mine);
    return react;
}

unsigned ui_pop(struct ui *ui)
{
    if (ui->depth > 1)
        drop_view(ui, ui->stack[--ui->depth]);
    return show_top(ui);
}

unsigned ui_go(struct ui *ui, const struct view_ops *ops)
{
    bool mine;
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    while (ui->depth > 1)
        drop_view(ui, ui->stack[--ui->depth]);
    if (!ui->screens[ops->order])
        ui->screens[ops->order] = make_view(ui, ops, 0, 0);
    ui->stack[0] = ui->screens[ops->order];
    ui->depth = 1;
    unsigned react = show_top(ui);
    ui_let_go(ui, mine);
    return react;
}
