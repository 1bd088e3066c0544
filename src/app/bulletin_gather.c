/* The boards that a bulletin needs, and what it says of them. */
#include "bulletin_gather.h"

#include <string.h>

struct gathering {
    struct app *app;
    const struct circular_needs *needs;
    struct arena *a;
    struct circular *c;
    struct circular_boards boards;
};

static enum tb_rc other_board(struct gathering *g, struct period p, bool full,
                              const struct board **out, struct tb_err *e)
{
    struct board *b = NULL;
    enum tb_rc rc = full ? app_board(g->app, p, g->a, &b, e)
                         : app_board_sums(g->app, p, g->a, &b, e);
    *out = b;
    return rc;
}

struct period gather_so_far(const struct app *app, struct period p)
{
    struct period year = app_period_on(app, PERIOD_YEAR, p.last);
    if (p.first <= year.first || p.kind == PERIOD_YEAR)
        return p;
    return (struct period){year.first, p.last, PERIOD_DAYS, year.calendar};
}

struct period gather_part(struct period m, struct period year)
{
    if (m.first >= year.first && m.last <= year.last)
        return m;
    return (struct period){m.first > year.first ? m.first : year.first,
                           m.last < year.last ? m.last : year.last, PERIOD_DAYS,
                           m.calendar};
}

static enum tb_rc month_boards(struct gathering *g, struct tb_err *e)
{
    struct period year = gather_so_far(g->app, g->c->period);
    struct period m = app_period_on(g->app, PERIOD_MONTH, year.first);
    struct circular_month *boards = arena_array(g->a, 13, sizeof *boards);
    struct period *months = arena_array(g->a, 13, sizeof *months);
    enum tb_rc rc = TB_OK;
    size_t n = 0;
    for (; rc == TB_OK && n < 12 && m.first <= g->c->period.last;
         m = app_period_on(g->app, PERIOD_MONTH, m.last + 1)) {
        months[n] = m; /* its name is the whole one's */
        rc = other_board(g, gather_part(m, year), false, &boards[n++].board, e);
    }
    g->c->months = months;
    g->c->n_months = n;
    g->boards.months = boards;
    return rc;
}

static enum tb_rc all_boards(struct gathering *g, struct tb_err *e)
{
    const struct circular_needs *needs = g->needs;
    struct period p = g->c->period;
    struct period before = app_period(g->app, period_step(p, -1));
    struct period ago = app_period(g->app, circular_year_ago(p));
    enum tb_rc rc = other_board(g, p, true, &g->boards.now, e);
    if (rc == TB_OK && needs->total)
        rc = other_board(g, gather_so_far(g->app, p),
                         needs->totals_in_full || needs->people, &g->boards.total, e);
    if (rc == TB_OK && needs->before)
        rc = other_board(g, before, needs->people, &g->boards.before, e);
    if (rc == TB_OK && needs->year_ago)
        rc = other_board(g, ago, false, &g->boards.year_ago, e);
    return rc == TB_OK && needs->months ? month_boards(g, e) : rc;
}

/* --- points by outlet ------------------------------------------------------------- */

static void put_points(struct circular *c, struct circular_row *rows, size_t n,
                       const struct outlet_points *x, bool total)
{
    for (size_t i = 0; i < n; i++) {
        struct circular_count *to = total ? &rows[i].total : &rows[i].now;
        if (rows[i].owner_kind != x->owner_kind || rows[i].owner_id != x->owner_id)
            continue;
        for (size_t k = 0; k < c->n_outlets + c->n_past; k++)
            if (c->outlets[k].id == x->outlet_id)
                ((tb_amount *)(uintptr_t)to->outlet_points)[k] += x->points;
    }
}

static void make_room(struct gathering *g, struct circular_row *rows, size_t n,
                      bool total)
{
    for (size_t i = 0; i < n; i++)
        (total ? &rows[i].total : &rows[i].now)->outlet_points =
            arena_array(g->a, g->c->n_outlets + g->c->n_past + 1, sizeof(tb_amount));
}

static enum tb_rc outlet_points(struct gathering *g, struct period p, bool total,
                                struct tb_err *e)
{
    struct outlet_points *all;
    size_t n;
    enum tb_rc rc =
        store_outlet_points(g->app->store, p.first, p.last, g->a, &all, &n, e);
    make_room(g, g->c->units, g->c->n_units, total);
    make_room(g, g->c->people, g->c->n_people, total);
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        put_points(g->c, g->c->units, g->c->n_units, &all[i], total);
        put_points(g->c, g->c->people, g->c->n_people, &all[i], total);
    }
    return rc;
}

/* --- exemptions ------------------------------------------------------------------- */

static void say_why(const struct app *app, struct arena *a, const struct circular *c,
                    struct circular_row *r)
{
    enum target_who who = r->owner_kind == OWNER_PERSON ? WHO_PERSON : WHO_UNIT;
    for (size_t k = 0; r->exempt && k < app->n_targets; k++) {
        const struct target *t = &app->targets[k];
        if (t->exempt && t->who_kind == who && t->who_id == r->owner_id &&
            day_between(c->period.last, t->from, t->to))
            r->exempt_note = arena_strdup(a, t->note);
    }
}

void gather_exempt(const struct app *app, struct arena *a, struct circular *c)
{
    for (size_t i = 0; i < c->n_units; i++)
        say_why(app, a, c, &c->units[i]);
    for (size_t i = 0; i < c->n_people; i++)
        say_why(app, a, c, &c->people[i]);
}

/* --- the whole -------------------------------------------------------------------- */

static enum tb_rc gather_head(struct gathering *g, struct tb_err *e)
{
    struct circular *c = g->c;
    struct tb_now now = app_now(g->app);
    c->day = now.today;
    c->at = now.utc;
    c->office = g->app->office;
    c->year = day_to_civil(now.today).year;
    c->replaces = c->replaces ? c->replaces : "";
    enum tb_rc rc = store_journal_head(g->app->store, &c->head_seq, c->head, e);
    return rc == TB_OK ? store_bulletin_next(g->app->store, c->year, &c->number, e)
                       : rc;
}

enum tb_rc gather(struct app *app, const struct circular_needs *needs, struct arena *a,
                  struct circular *c, struct tb_err *e)
{
    struct gathering g = {.app = app, .needs = needs, .a = a, .c = c};
    enum tb_rc rc = gather_head(&g, e);
    if (rc == TB_OK)
        rc = all_boards(&g, e);
    if (rc != TB_OK)
        return rc;
    circular_fill(a, c, &g.boards);
    gather_exempt(app, a, c);
    if (needs->outlet_points)
        rc = outlet_points(&g, c->period, false, e);
    if (rc == TB_OK && needs->outlet_points && needs->total)
        rc = outlet_points(&g, gather_so_far(app, c->period), true, e);
    if (rc == TB_OK)
        rc = gather_lists(app, needs, g.boards.now, a, c, e);
    return rc == TB_OK && needs->changes ? gather_changes(app, a, c, e) : rc;
}

enum tb_rc gather_numbers(struct app *app, enum track track, struct period p,
                          struct arena *a, struct circular *c, struct tb_err *e)
{
    struct board *b;
    *c = (struct circular){.track = track, .period = p};
    enum tb_rc rc = app_board(app, p, a, &b, e);
    if (rc == TB_OK)
        circular_fill(a, c, &(struct circular_boards){.now = b});
    return rc;
}
