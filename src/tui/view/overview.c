/* Overview (1): where all stand, what to do next, what colleagues just did.
 *
 * Reads: the board, the newest journal entries, and how many submissions are pending
 * (counted no further than is told); a moment after the paint what overview_ahead.c
 * looks for. Keys: Enter goes to what the selected line means.
 */
#include "tui/overview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/bulletin_view.h"
#include "tui/diary_view.h"
#include "tui/follow_view.h"
#include "tui/topic_view.h"

static const struct keybind keys[] = {
    {'a', ACTION_LOG, N_("log")},
    {K_ENTER, ACTION_OPEN, N_("go there")},
    KEYS_LIST,
    KEYS_END,
};

static struct overview *of(struct view *v)
{
    return (struct overview *)v;
}

/* ms after a paint, and after it did not work out. */
enum { AHEAD_MS = 60, AGAIN_MS = 500 };
enum { WIDE = 50 }; /* columns of a half in which all of a line has room */

static void refresh(struct view *v, struct ui *ui)
{
    struct overview *o = of(v);
    struct tb_err e;
    arena_reset(&o->arena);
    o->ahead = (struct overview_ahead){.oldest = -1};
    o->n_journal = o->n_best = o->n_worst = 0;
    if (store_journal(ui->app->store, 0, OVERVIEW_JOURNAL, &o->arena, &o->journal,
                      &o->n_journal, &e))
        o->n_journal = 0;
    if (!ui->board)
        return;
    overview_sum(o, ui);
    ui_due_in(ui, DUE_PAUSE, AHEAD_MS);
}

static unsigned look_ahead(struct view *v, struct ui *ui)
{
    struct overview *o = of(v);
    struct tb_err e;
    bool mine;
    if (o->ahead.done || !ui->board)
        return REACT_NONE;
    enum tb_rc rc = ui_snapshot(ui, &mine, &e);
    if (rc == TB_OK)
        rc = overview_ahead(o, ui, &e);
    if (rc == TB_BUSY) /* what fails otherwise fails again, until something changes */
        ui_due_in(ui, DUE_PAUSE, AGAIN_MS);
    ui_let_go(ui, mine);
    if (!o->ahead.done)
        return REACT_NONE;
    bool on_top = o->todo.cursor == 0;
    overview_todo(o, ui);
    if (on_top && o->todo.n) /* what is more urgent has come above it */
        list_select(&o->todo, o->todo.rows[0].id, o->todo.rows[0].sub);
    return REACT_DRAW;
}

/* Two by two, with rules between. */
static void place_beside(struct overview *o, struct rect r)
{
    int lower = r.h >= 12 ? (r.h / 2 < 7 ? 6 : r.h / 2 - 1) : 0;
    if (lower > OVERVIEW_LISTED + 1)
        lower = OVERVIEW_LISTED + 1;
    int half = r.w / 2, upper = r.h - (lower ? lower + 1 : 0), y = r.y + r.h - lower;
    o->todo_at = (struct rect){r.y, 0, upper, half - 1};
    o->journal_at = (struct rect){r.y, half + 2, upper, r.w - half - 3};
    o->best_at = (struct rect){y, 1, lower, half - 2};
    o->worst_at = (struct rect){y, half + 2, lower, r.w - half - 3};
}

/* One under the other: a reader of lines meets one fact on each. */
static void place_below(struct overview *o, struct rect r)
{
    int h = r.h / 4, y = r.y;
    struct rect *const places[] = {&o->todo_at, &o->journal_at, &o->best_at,
                                   &o->worst_at};
    for (int i = 0; i < 4; i++) {
        *places[i] = (struct rect){y, 0, h, r.w};
        y += h;
    }
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct overview *o = of(v);
    int groups = (int)ui->app->names.n_groups;
    int head = 1 + (groups < OVERVIEW_GROUPS ? groups : OVERVIEW_GROUPS);
    if (head > area.h / 3)
        head = area.h / 3;
    o->head = (struct rect){area.y, 0, head, area.w};
    struct rect rest = {area.y + head + 1, 0, area.h - head - 1, area.w};
    if (ui->plain)
        place_below(o, rest);
    else
        place_beside(o, rest);
    list_layout(&o->todo, o->todo_at.h - 1);
    if (!o->ahead.done && ui->board)
        ui_due_in(ui, DUE_PAUSE, AHEAD_MS);
}

/* The lines speak of all groups: what opens shows them all. */
static unsigned open_todo(struct ui *ui, enum todo_kind kind, int64_t sub)
{
    ui->group_id = 0;
    switch (kind) {
    case TODO_TOPIC:
        return ui_push(ui, &view_topic, sub, 0);
    case TODO_MEETING:
        return ui_push(ui, &view_meeting, sub, 0);
    case TODO_ALIKE:
        return ui_push(ui, &view_article, sub, 0);
    case TODO_FOLLOW:
        return ui_push(ui, &view_followups, 0, 0);
    case TODO_BULLETIN:
        return ui_go(ui, &view_bulletin);
    case TODO_ZERO:
    case TODO_SHORT:
    case TODO_UNSAID:
    case TODO_FIRED:
        return ui_go(ui, &view_shortfalls);
    case TODO_PENDING:
        return ui_push(ui, &view_submissions, 0, STATE_PENDING);
    case TODO_SCHEME:
        return ui_push(ui, &view_scheme, 0, 0);
    case TODO_TARGETS:
        ui_say(ui, STYLE_TEXT, "%s", _("import them: tongbao import targets FILE"));
        return REACT_DRAW;
    }
    return REACT_NONE;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct overview *o = of(v);
    bool moved = false;
    if (list_act(&o->todo, a, &moved))
        return moved ? REACT_DRAW : REACT_NONE;
    const struct list_row *row = list_selected(&o->todo);
    if (a == ACTION_OPEN)
        return row ? open_todo(ui, (enum todo_kind)row->id, row->sub) : REACT_NONE;
    return a == ACTION_LEFT || a == ACTION_RIGHT ? REACT_NONE : REACT_UNKNOWN;
}

/* --- drawing ---------------------------------------------------------------------- */

static int percent(tb_amount part, tb_amount whole)
{
    return whole > 0 ? (int)((part * 200 + whole) / (whole * 2)) : 0;
}

static void draw_totals(const struct overview *o, const struct ui *ui, struct canvas *c)
{
    const struct board *b = ui->board;
    const struct group_sum *g = &o->all;
    char n[2][32];
    int y = o->head.y, w = o->head.w;
    int gone = ui->loaded.today - ui->period.first + 1, days = period_days(ui->period);
    int x = canvas_put(c, y, 1, w, _("in all"), STYLE_TITLE);
    if (g->required > 0)
        x = canvas_printf(c, y, x + 2, w - x - 2, STYLE_TEXT,
                          _("due %s, done %s (%d%%)"), ui_count(g->required, n[0]),
                          ui_count(g->done, n[1]), percent(g->done, g->required));
    if (w >= 100 && gone > 0 && gone <= days)
        x = canvas_printf(c, y, x + 2, w - x - 2, STYLE_MUTED, _("time gone %d%%"),
                          percent(gone, days));
    canvas_printf(c, y, x + 2, w - x - 2, STYLE_TEXT,
                  _("sent %lld  adopted %lld  points %s"), (long long)b->submitted,
                  (long long)b->adopted, ui_points(ui, b->points, n[0]));
}

static void draw_group(const struct ui *ui, struct canvas *c, int y, int w,
                       const struct group_sum *g)
{
    char tally[24];
    snprintf(tally, sizeof tally, "(%d)", g->units);
    int x = canvas_text(c, y, 1, 16, ui_group_name(ui, g->id), STYLE_TEXT);
    x = canvas_text(c, y, x, 5, tally, STYLE_MUTED);
    int bar = w >= 110 ? 28 : w >= 76 ? 14 : 8;
    if (g->required > 0) {
        canvas_bar(c, y, x + 1, bar, g->done, g->required,
                   g->done >= g->required ? STYLE_OK : STYLE_WARN);
        canvas_printf(c, y, x + bar + 2, 5, STYLE_TEXT, "%3d%%",
                      percent(g->done, g->required));
    }
    x = canvas_printf(c, y, x + bar + 8, w - x - bar - 8, STYLE_TEXT,
                      _("met %d  behind %d  none %d"), g->met, g->behind, g->none);
    if (w >= 70)
        canvas_printf(c, y, x + 2, w - x - 2, STYLE_MUTED, _("exempt %d"), g->exempt);
}

static void draw_journal(const struct overview *o, const struct ui *ui,
                         struct canvas *c, struct rect a)
{
    canvas_put(c, a.y, a.x, a.w, _("latest (live)"), STYLE_TITLE);
    if (o->n_journal == 0)
        canvas_put(c, a.y + 1, a.x, a.w, _("nobody has done anything yet: a logs one"),
                   STYLE_MUTED);
    for (size_t i = 0; i < o->n_journal && (int)i + 1 < a.h; i++) {
        const struct journal_row *r = &o->journal[i];
        struct tb_now at = clock_local(&ui->app->clock, r->at);
        struct tb_civil day = day_to_civil(at.today);
        char when[24];
        if (at.today == ui->loaded.today)
            snprintf(when, sizeof when, "%02d:%02d", at.minute / 60, at.minute % 60);
        else
            snprintf(when, sizeof when, "%02d-%02d", day.month, day.day);
        canvas_printf(c, a.y + 1 + (int)i, a.x, a.w,
                      r->undone ? STYLE_MUTED : STYLE_TEXT, "%s %s %s", when,
                      app_actor_name(ui->app, r->actor), r->label);
    }
}

/* "  ▲2" against the period before. */
static const char *moved_words(const struct overview *o, size_t i,
                               char out[static WORD_MAX])
{
    int before = o->ahead.done ? o->ahead.place_before[i] : 0;
    int moved = before - o->best[i]->place;
    out[0] = '\0';
    if (before && moved)
        snprintf(out, WORD_MAX, " %s%d", parts_arrow(moved),
                 moved < 0 ? -moved : moved);
    else if (before)
        snprintf(out, WORD_MAX, " =");
    return out;
}

static void draw_best(const struct overview *o, const struct ui *ui, struct canvas *c,
                      struct rect a)
{
    char points[32], moved[WORD_MAX];
    canvas_put(c, a.y, a.x, a.w, _("highest scores"), STYLE_TITLE);
    if (o->n_best == 0)
        canvas_put(c, a.y + 1, a.x, a.w, _("no points yet: 3, then o on an article"),
                   STYLE_MUTED);
    for (size_t i = 0; i < o->n_best && (int)i + 1 < a.h; i++) {
        const struct standing *s = o->best[i];
        int y = a.y + 1 + (int)i;
        canvas_text(c, y, a.x, 16, ui_unit_name(ui, s->owner_id), STYLE_TEXT);
        canvas_text(c, y, a.x + 17, -7, ui_points(ui, s->points, points), STYLE_TITLE);
        /* A place means something only within its group. */
        canvas_printf(c, y, a.x + 25, a.w - 26, STYLE_MUTED, "%s%d%s  %s",
                      s->tied ? "=" : "", s->place, moved_words(o, i, moved),
                      ui_group_name(ui, s->group_id));
    }
}

static void draw_worst(const struct overview *o, const struct ui *ui, struct canvas *c,
                       struct rect a)
{
    char n[2][32], period[PERIOD_NAME_MAX];
    canvas_put(c, a.y, a.x, a.w, _("largest shortfalls"), STYLE_TITLE);
    if (o->n_worst == 0)
        canvas_put(c, a.y + 1, a.x, a.w,
                   ui->app->n_targets ? _("nobody is short") : _("no targets are set"),
                   STYLE_MUTED);
    for (size_t i = 0; i < o->n_worst && (int)i + 1 < a.h; i++) {
        const struct shortfall *g = o->worst[i];
        int y = a.y + 1 + (int)i;
        canvas_text(c, y, a.x, 14, ui_unit_name(ui, g->owner_id), STYLE_TEXT);
        canvas_printf(c, y, a.x + 15, 10, g->done ? STYLE_WARN : STYLE_BAD,
                      _("short %s"), ui_count(g->missing, n[0]));
        const struct shortfall *f = o->ahead.done ? o->ahead.foreseen[i] : NULL;
        bool open = f && ui->loaded.today <= f->period.last;
        int x = a.x + 25;
        if (!open || a.w >= WIDE)
            x = canvas_printf(c, y, x, a.w - 25, STYLE_MUTED, "%s %s ",
                              period_format(g->period, period), parts_owed(g));
        if (open && f->required > f->forecast)
            canvas_printf(c, y, x, a.x + a.w - x, STYLE_MUTED, _("then %s"),
                          ui_count(f->required - f->forecast, n[0]));
        else if (open)
            canvas_put(c, y, x, a.x + a.w - x, _("will be met"), STYLE_MUTED);
    }
}

/* The key that goes there from everywhere. */
static const char *todo_key(enum todo_kind kind)
{
    switch (kind) {
    case TODO_ZERO:
    case TODO_SHORT:
    case TODO_UNSAID:
        return "6";
    case TODO_PENDING:
    case TODO_ALIKE:
        return "3";
    case TODO_TOPIC:
        return "4";
    case TODO_FIRED:
    case TODO_FOLLOW:
        return "f";
    case TODO_BULLETIN:
        return "7";
    case TODO_MEETING:
    case TODO_SCHEME:
    case TODO_TARGETS:
        return ":";
    }
    return "";
}

static void draw_todo(const struct overview *o, struct canvas *c, struct rect a)
{
    const struct list *l = &o->todo;
    canvas_put(c, a.y, a.x + 1, a.w, _("to do (Enter goes there)"), STYLE_TITLE);
    if (l->n == 0)
        canvas_put(c, a.y + 1, a.x + 2, a.w - 2, _("nothing waits"), STYLE_MUTED);
    for (int i = 0; i + 1 < a.h && l->top + (size_t)i < l->n; i++) {
        size_t at = l->top + (size_t)i;
        bool here = !l->lost && at == l->cursor;
        int y = a.y + 1 + i;
        canvas_put(c, y, a.x, 1, here ? ">" : " ", STYLE_TEXT);
        canvas_text(c, y, a.x + 2, a.w - 5, l->rows[at].data, STYLE_TEXT);
        canvas_put(c, y, a.x + a.w - 2, 1, todo_key((enum todo_kind)l->rows[at].id),
                   STYLE_MUTED);
        if (here)
            canvas_restyle(c, (struct rect){y, a.x, 1, a.w}, STYLE_FOCUS);
    }
    canvas_cursor(c, a.y + 1 + (int)(l->cursor - l->top), a.x);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct overview *o = (const struct overview *)v;
    if (!ui->board)
        return;
    draw_totals(o, ui, c);
    for (size_t i = 0; i < o->n_groups && (int)i + 1 < o->head.h; i++)
        draw_group(ui, c, o->head.y + 1 + (int)i, o->head.w, &o->groups[i]);
    canvas_rule(c, o->todo_at.y - 1);
    canvas_vrule(c, o->todo_at.y, v->area.w / 2, o->todo_at.h);
    draw_todo(o, c, o->todo_at);
    draw_journal(o, ui, c, o->journal_at);
    if (o->best_at.h == 0)
        return;
    canvas_rule(c, o->best_at.y - 1);
    canvas_vrule(c, o->best_at.y, v->area.w / 2, o->best_at.h);
    draw_best(o, ui, c, o->best_at);
    draw_worst(o, ui, c, o->worst_at);
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    list_free(&of(v)->todo);
    arena_free(&of(v)->arena);
}

const struct view_ops view_overview = {
    .name = "overview",
    .title = N_("Overview"),
    .words = "总览",
    .order = 1,
    .board = BOARD_SUMS,
    .size = sizeof(struct overview),
    .keys = keys,
    .close = close_view,
    .refresh = refresh,
    .layout = layout,
    .act = act,
    .draw = draw,
    .pause = look_ahead,
};
