/* Data under the views: the board, reloading, writing, marks. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "app/bulletin.h"

#include "tui/ui.h"

enum { MARKS_MS = 10000, ORDER_MS = 2000, RELOAD_MS = 33, ANSWER_MS = 3000 };

enum tb_rc ui_need_board(struct ui *ui, enum needs what, struct tb_err *e)
{
    if (ui->board && !ui->board_stale && what <= ui->board_has)
        return TB_OK;
    int other = !ui->board_arena;
    struct board *board = NULL;
    struct arena *a = &ui->boards[other];
    int64_t seq = ui->app->seq;
    arena_reset(a);
    enum tb_rc rc =
        what == BOARD_SUMS    ? app_board_sums(ui->app, ui->period, a, &board, e)
        : what == BOARD_LIGHT ? app_board_light(ui->app, ui->period, a, &board, e)
                              : app_board(ui->app, ui->period, a, &board, e);
    if (rc) {
        if (ui->app->seq != seq)
            ui->board = NULL; /* the names that it borrowed were read again */
        return rc;
    }
    ui->board = board;
    ui->board_arena = other;
    ui->board_stale = false;
    ui->board_has = what;
    /* Whoever looked at the one before looks again when it is shown. */
    for (int i = 0; i < UI_SCREENS; i++)
        if (ui->screens[i])
            ui->screens[i]->stale = true;
    for (int i = 0; i < ui_first_visible(ui); i++)
        ui->stack[i]->stale = true;
    return TB_OK;
}

bool ui_set_period(struct ui *ui, struct period p)
{
    bool mine;
    if (p.first < TB_DAY_MIN || p.last > TB_DAY_MAX || p.last < p.first)
        return true;
    if (!ui_hold(ui, &mine))
        return false;
    ui->period = p;
    ui_drop_marks(ui);
    ui->board_stale = true;
    ui_refresh(ui);
    ui_let_go(ui, mine);
    return true;
}

void ui_step_group(struct ui *ui, int step)
{
    const struct names *n = &ui->app->names;
    int64_t count = (int64_t)n->n_groups + 1, at = 0;
    bool mine;
    if (!ui_hold(ui, &mine))
        return;
    for (size_t i = 0; i < n->n_groups; i++)
        if (n->groups[i].id == ui->group_id)
            at = (int64_t)i + 1;
    at = (at + step + count) % count;
    ui->group_id = at == 0 ? 0 : n->groups[at - 1].id;
    ui_refresh(ui);
    ui_let_go(ui, mine);
}

/* --- marks ------------------------------------------------------------------------ */

static int compare_marks(const void *a, const void *b)
{
    const struct ui_mark *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static void add_marks(struct ui *ui, const struct touched *t)
{
    const char *by = "";
    if (t->many || t->n == 0)
        return;
    if (t->n_entries == 1) {
        const struct journal_row *r = &t->entries[0];
        struct tb_now at = clock_local(&ui->app->clock, r->at);
        by = arena_printf(&ui->mark_words, "* %02d:%02d %s: %s", at.minute / 60,
                          at.minute % 60, app_actor_name(ui->app, r->actor), r->label);
    }
    for (size_t i = 0; i < t->n; i++) {
        mem_grow(&ui->marks, &ui->cap_marks, ui->n_marks, sizeof *ui->marks);
        ui->marks[ui->n_marks++] = (struct ui_mark){t->records[i], by};
    }
    qsort(ui->marks, ui->n_marks, sizeof *ui->marks, compare_marks);
    ui_due_in(ui, DUE_MARKS, MARKS_MS);
}

static const struct ui_mark *mark_of(const struct ui *ui, int64_t id)
{
    struct ui_mark want = {.id = id};
    return ui->n_marks == 0 ? NULL
                            : bsearch(&want, ui->marks, ui->n_marks, sizeof *ui->marks,
                                      compare_marks);
}

bool ui_marked(const struct ui *ui, int64_t id)
{
    return mark_of(ui, id) != NULL;
}

const char *ui_marked_by(const struct ui *ui, int64_t id)
{
    const struct ui_mark *m = mark_of(ui, id);
    return m ? m->by : "";
}

/* --- others' changes -------------------------------------------------------------- */

static void announce(struct ui *ui, const struct touched *t)
{
    const struct journal_row *newest = NULL;
    size_t others = 0;
    for (size_t i = 0; i < t->n_entries; i++) {
        if (t->entries[i].seq == ui->own)
            continue;
        others++;
        if (!newest)
            newest = &t->entries[i];
    }
    /* What answers the user's own key is not overwritten while it is being read. */
    bool answer = ui->message[0] && ui->message_style != STYLE_MARK;
    if (!newest || ui->leaving || (answer && ui->now - ui->last_key < ANSWER_MS))
        return;
    const char *who = app_actor_name(ui->app, newest->actor);
    if (others == 1)
        ui_say(ui, STYLE_MARK, "%s: %s", who, newest->label);
    else
        ui_say(ui, STYLE_MARK, _("%s: %s (and %d more)"), who, newest->label,
               (int)others - 1);
}

static enum tb_rc reload(struct ui *ui, struct tb_err *e)
{
    struct arena a = {0};
    struct touched t = {0};
    enum tb_rc rc = store_changes_since(ui->app->store, ui->seq, &a, &t, e);
    if (rc == TB_OK && t.head != ui->seq && (t.names || t.many)) {
        rc = app_refresh(ui->app, e);
        if (rc == TB_OK)
            ui->board = NULL; /* it borrowed the names */
    }
    if (rc == TB_OK && t.head != ui->seq) {
        add_marks(ui, &t);
        announce(ui, &t);
        ui->seq = t.head;
        ui->board_stale = true;
        ui->fill = ui->now - ui->last_key < ORDER_MS ? LIST_HELD : LIST_CHANGED;
        if (ui->fill == LIST_HELD)
            ui->due[DUE_ORDER] = ui->last_key + ORDER_MS;
        ui_refresh(ui);
        ui->fill = LIST_ASKED;
        ui->last_load = ui->now;
    }
    arena_free(&a);
    return rc;
}

/* Names, sums and rows of one committed state. */
enum tb_rc ui_reload(struct ui *ui, struct tb_err *e)
{
    bool mine;
    enum tb_rc rc = ui_snapshot(ui, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = reload(ui, e);
    ui_let_go(ui, mine);
    return rc;
}

/* --- writing ---------------------------------------------------------------------- */

void ui_busy(struct ui *ui, enum action again)
{
    ui->retry = again;
    ui->retries++;
    ui_due_in(ui, DUE_RETRY, ui->retries < 10 ? 20 : 100);
    ui_say(ui, STYLE_WARN, "%s",
           _("! the database is busy: another program is writing; trying again, Esc "
             "stops"));
}

/* The published bulletins whose numbers the entry moved are named with what is said
 * next. */
static void note_corrected(struct ui *ui, int64_t seq)
{
    struct strbuf refs = {0};
    struct tb_err e;
    if (app_bulletin_corrected(ui->app, seq, &refs, &e) == TB_OK)
        snprintf(ui->corrects, sizeof ui->corrects, "%s", refs.s);
    strbuf_free(&refs);
}

/* Shows what was just written by this user. */
static void show_own(struct ui *ui, int64_t seq)
{
    struct tb_err e;
    int64_t before = ui->app->seq;
    ui->own = seq;
    note_corrected(ui, seq); /* may read the names again: a reload must follow */
    ui->retries = 0;
    if (ui_reload(ui, &e) != TB_OK) {
        ui_names_moved(ui, before);
        ui_due_in(ui, DUE_RELOAD, 10);
    }
}

void ui_wrote(struct ui *ui, enum tb_rc rc, int64_t seq, enum action again,
              const struct tb_err *e)
{
    if (rc == TB_BUSY)
        ui_busy(ui, again);
    else if (rc)
        ui_error(ui, e);
    else
        show_own(ui, seq);
}

enum tb_rc ui_write(struct ui *ui, const struct change *c, size_t n, enum action again,
                    struct receipt *out)
{
    return ui_write_noted(ui, c, n, "", again, out);
}

enum tb_rc ui_write_noted(struct ui *ui, const struct change *c, size_t n,
                          const char *remark, enum action again, struct receipt *out)
{
    return ui_write_seen(ui, c, n, remark, 0, again, out);
}

enum tb_rc ui_write_seen(struct ui *ui, const struct change *c, size_t n,
                         const char *remark, int64_t seen, enum action again,
                         struct receipt *out)
{
    struct tb_err e = {0};
    *out = (struct receipt){0};
    enum tb_rc rc = store_still_there(ui->app->store, &e);
    if (rc == TB_OK)
        rc = app_do_seen(ui->app, c, n, remark, seen, out, &e);
    if (rc == TB_CONFLICT && seen)
        return rc;
    ui_wrote(ui, rc, out->seq, again, &e);
    return rc;
}

enum tb_rc ui_take_back(struct ui *ui, int64_t seq, enum action again, char *label,
                        size_t size)
{
    struct tb_err e = {0};
    struct receipt r = {0};
    enum tb_rc rc = store_still_there(ui->app->store, &e);
    if (rc == TB_OK)
        rc = app_undo(ui->app, seq, &r, label, size, &e);
    ui_wrote(ui, rc, r.seq, again, &e);
    return rc;
}

unsigned ui_undo(struct ui *ui, bool redo)
{
    struct tb_err e = {0};
    struct receipt r = {0};
    char label[256] = "";
    enum tb_rc rc = store_still_there(ui->app->store, &e);
    if (rc == TB_OK)
        rc = redo ? app_redo(ui->app, &r, label, sizeof label, &e)
                  : app_undo(ui->app, 0, &r, label, sizeof label, &e);
    if (rc == TB_BUSY) {
        ui_busy(ui, redo ? ACTION_REDO : ACTION_UNDO);
    } else if (rc) {
        ui_error(ui, &e);
    } else {
        show_own(ui, r.seq);
        if (redo)
            ui_say(ui, STYLE_OK, _("redone: %s"), label);
        else
            ui_say(ui, STYLE_OK, _("undone: %s   U redoes it"), label);
    }
    return REACT_DRAW;
}

void ui_names_moved(struct ui *ui, int64_t seq_before)
{
    if (ui->app->seq == seq_before)
        return;
    /* Somebody saved meanwhile and the names were read again: the board borrowed the
     * old ones. */
    ui->board = NULL;
    ui->board_stale = true;
    ui_due_in(ui, DUE_RELOAD, 0);
}

/* --- deadlines -------------------------------------------------------------------- */

static bool due(struct ui *ui, enum deadline d)
{
    if (ui->due[d] < 0 || ui->now < ui->due[d])
        return false;
    ui->due[d] = -1;
    return true;
}

static unsigned pause_views(struct ui *ui)
{
    unsigned react = REACT_NONE;
    for (int i = 0; i < ui->depth; i++)
        if (ui->stack[i]->ops->pause)
            react |= ui->stack[i]->ops->pause(ui->stack[i], ui);
    return react;
}

/* Reads again; when others write very often, at most thirty times a second. */
unsigned ui_look(struct ui *ui)
{
    struct tb_err e;
    if (ui->paused) {
        ui->behind = true;
        return REACT_DRAW;
    }
    if (ui->now - ui->last_load < RELOAD_MS) {
        ui->due[DUE_RELOAD] = ui->last_load + RELOAD_MS;
        return REACT_NONE;
    }
    int64_t before = ui->seq;
    enum tb_rc rc = ui_reload(ui, &e);
    ui_read_failed(ui, rc, &e);
    return rc == TB_BUSY || ui->seq == before ? REACT_NONE : REACT_DRAW;
}

static bool any_stale(const struct ui *ui)
{
    for (int i = ui_first_visible(ui); i < ui->depth; i++)
        if (ui->stack[i]->stale)
            return true;
    return false;
}

unsigned ui_tick(struct ui *ui)
{
    unsigned react = REACT_NONE;
    if (due(ui, DUE_CHECK))
        react |= watch_check(ui);
    if (due(ui, DUE_RELOAD)) {
        react |= ui_look(ui);
        if (!ui->board || ui->board_stale || any_stale(ui)) {
            ui_refresh(ui);
            react |= REACT_DRAW;
        }
    }
    if (due(ui, DUE_RETRY)) {
        ui->message[0] = '\0'; /* that it is tried again */
        react |= ui_act(ui, ui->retry) | REACT_DRAW;
    }
    if (due(ui, DUE_ORDER) && !ui->paused) {
        ui->fill = LIST_CHANGED;
        ui_refresh(ui);
        ui->fill = LIST_ASKED;
        react |= REACT_DRAW;
    }
    if (due(ui, DUE_MARKS)) {
        ui->n_marks = 0;
        arena_reset(&ui->mark_words);
        react |= REACT_DRAW;
    }
    if (due(ui, DUE_PAUSE))
        react |= pause_views(ui);
    if (due(ui, DUE_DRAFT))
        react |= drafts_write(ui);
    if (due(ui, DUE_MIDNIGHT)) {
        ui_new_day(ui);
        react |= REACT_DRAW;
    }
    return react;
}

int64_t ui_deadline(const struct ui *ui)
{
    int64_t nearest = -1;
    for (int i = 0; i < DUES; i++)
        if (ui->due[i] >= 0 && (nearest < 0 || ui->due[i] < nearest))
            nearest = ui->due[i];
    return nearest;
}
