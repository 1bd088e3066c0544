/* What a measure would do: the boards of a period by the schemes as they are and as
 * they would be, from the same articles. */
#include <stdlib.h>
#include <string.h>

#include "app/measure.h"

/* --- the schemes as they would be ------------------------------------------------- */

/* Its id is one that no scheme has. */
#define NEW_ID INT64_C(0xffffffff)

static void with_new(struct app *app, struct arena *a, const struct scheme *fresh,
                     struct schemes *out)
{
    const struct schemes *old = &app->schemes;
    struct scheme *items = arena_array(a, old->n + 2, sizeof *items);
    size_t n = 0;

    for (size_t i = 0; i < old->n && old->items[i].from < fresh->from; i++)
        items[n++] = old->items[i];
    items[n] = *fresh;
    items[n++].id = NEW_ID;
    for (size_t i = 0; i < old->n; i++)
        if (old->items[i].from > fresh->from)
            items[n++] = old->items[i];
    *out = (struct schemes){.items = items, .n = n, .names = &app->names};
}

/* --- by clause -------------------------------------------------------------------- */

/* What a clause gives a unit; clauses are compared by their words. */
struct part {
    int64_t owner_id;
    const char *clause;
    tb_amount amount;
};
struct parts {
    struct part *items;
    size_t n, cap;
};

static void add_part(struct parts *p, int64_t owner, const char *clause,
                     tb_amount amount)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->items[i].owner_id == owner && strcmp(p->items[i].clause, clause) == 0) {
            p->items[i].amount = amount_plus(p->items[i].amount, amount);
            return;
        }
    mem_grow(&p->items, &p->cap, p->n, sizeof *p->items);
    p->items[p->n++] = (struct part){owner, clause, amount};
}

static void add_board(struct parts *p, const struct schemes *s, const struct board *b,
                      int sign)
{
    for (size_t i = 0; i < b->n_reckoned; i++) {
        const struct reckoned *r = &b->reckoned[i];
        if (r->owner_kind == OWNER_UNIT &&
            (r->account == 0 || pot_of_points(r->account)))
            add_part(p, r->owner_id, schemes_clause(s, r->line), sign * r->amount);
    }
}

static void add_lines(struct parts *p, const struct schemes *s,
                      const struct line_sums *sums, int sign)
{
    for (size_t i = 0; i < sums->n; i++)
        if (sums->items[i].owner_kind == OWNER_UNIT)
            add_part(p, sums->items[i].owner_id, schemes_clause(s, sums->items[i].line),
                     sign * sums->items[i].amount);
}

static tb_amount size_of(tb_amount a)
{
    return a < 0 ? -a : a;
}

static void find_reason(const struct parts *p, struct measure_move *m)
{
    m->clause = "";
    for (size_t i = 0; i < p->n; i++)
        if (p->items[i].owner_id == m->owner_id &&
            size_of(p->items[i].amount) > size_of(m->by)) {
            m->by = p->items[i].amount;
            m->clause = p->items[i].clause;
        }
}

/* --- both boards ------------------------------------------------------------------ */

static enum tb_rc build(struct app *app, const struct schemes *s, struct period p,
                        struct arena *a, struct board **out, struct line_sums *sums,
                        struct tb_err *e)
{
    struct target *targets;
    size_t n_targets, n_spans;
    struct span *spans;
    struct tallies t;
    const struct scheme *last = schemes_on(s, p.last);
    struct board_input in = {
        .period = period_by(last ? &last->calendar : &(struct calendar){0}, p),
        .today = app_now(app).today,
        .names = &app->names,
        .schemes = s,
        .no_forecasts = true};
    size_t imported = 0;

    while (imported < app->n_targets && app->targets[imported].id > 0)
        imported++;
    schemes_targets(a, s, &app->names, app->targets, imported, &targets, &n_targets);
    in.targets = targets;
    in.n_targets = n_targets;
    board_spans(a, &in, &spans, &n_spans);
    enum tb_rc rc = store_what_if(app->store, &in, spans, n_spans, a, &t, sums, e);
    if (rc == TB_OK)
        *out = board_build(a, &in, &t);
    return rc;
}

static struct measure_move move_of(const struct board *before,
                                   const struct standing *after)
{
    const struct standing *s =
        board_standing(before, after->owner_kind, after->owner_id);

    return (struct measure_move){.owner_id = after->owner_id,
                                 .group_id = after->group_id,
                                 .owner_kind = after->owner_kind,
                                 .place_before = s ? s->place : 0,
                                 .place_after = after->place,
                                 .points_before = s ? s->points : 0,
                                 .points_after = after->points};
}

static void compare(const struct board *before, const struct board *after,
                    const struct parts *parts, struct arena *a,
                    struct measure_preview *out)
{
    out->moves = arena_array(a, after->n_units + 1, sizeof *out->moves);
    out->period = after->period;
    out->decimals = after->scheme ? after->scheme->decimals : -1;
    for (size_t i = 0; i < after->n_units; i++) {
        struct measure_move *m = &out->moves[out->n++];
        *m = move_of(before, &after->units[i]);
        find_reason(parts, m);
        out->n_moved +=
            m->place_before != m->place_after || m->points_before != m->points_after;
    }
}

enum tb_rc app_measure_preview(struct app *app, const char *text, struct period p,
                               struct arena *a, struct measure_preview *out,
                               struct tb_err *e)
{
    struct measure_check check;
    struct schemes then;
    struct board *before = NULL, *after = NULL;
    struct line_sums old = {0}, fresh = {0};
    struct parts parts = {0};
    bool mine;

    *out = (struct measure_preview){.period = p};
    app_measure_check(app, text, a, &check);
    if (!check.valid)
        return tb_fail(e, TB_INVALID, N_("line %d: %s"), check.line, check.wrong);
    with_new(app, a, &check.scheme, &then);
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = build(app, &app->schemes, p, a, &before, &old, e);
    if (rc == TB_OK)
        rc = build(app, &then, p, a, &after, &fresh, e);
    store_release(app->store, mine);
    if (rc == TB_OK) {
        add_lines(&parts, &app->schemes, &old, -1);
        add_board(&parts, &app->schemes, before, -1);
        add_lines(&parts, &then, &fresh, 1);
        add_board(&parts, &then, after, 1);
        compare(before, after, &parts, a, out);
    }
    free(parts.items);
    return rc;
}
