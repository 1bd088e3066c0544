/* Boards: the sums of a period as the office cuts the year. */
#include "app/app.h"

struct period app_period(const struct app *app, struct period p)
{
    const struct scheme *s = schemes_on(&app->schemes, p.last);

    return period_by(s ? &s->calendar : &(struct calendar){0}, p);
}

struct period app_period_on(const struct app *app, enum period_kind kind, tb_day d)
{
    const struct scheme *s = schemes_on(&app->schemes, d);

    return period_in(s ? &s->calendar : &(struct calendar){0}, kind, d);
}

enum extent { EXTENT_SUMS, EXTENT_LIGHT, EXTENT_FULL };

#define FAR_AHEAD 400 /* days; limits of 200 years to come need not be looked at */

static enum tb_rc build_board(struct app *app, struct period p, enum extent extent,
                              struct arena *a, struct board **out, struct tb_err *e)
{
    struct board_input in = {.period = app_period(app, p),
                             .today = app_now(app).today,
                             .names = &app->names,
                             .schemes = &app->schemes,
                             .targets = app->targets,
                             .n_targets = app->n_targets,
                             .light = extent < EXTENT_FULL,
                             .no_forecasts = extent == EXTENT_SUMS};
    struct span *spans;
    size_t n_spans;
    struct tallies t;
    enum tb_rc rc = TB_OK;
    if (in.period.last > in.today + FAR_AHEAD)
        rc = store_horizon(app->store, &in.horizon, e);
    if (in.horizon && in.horizon < in.today)
        in.horizon = in.today;
    if (rc != TB_OK)
        return rc;
    board_spans(a, &in, &spans, &n_spans);
    rc = store_tallies(app->store, &in, spans, n_spans, a, &t, e);
    if (rc == TB_OK)
        *out = board_build(a, &in, &t);
    return rc;
}

static enum tb_rc board(struct app *app, struct period p, enum extent extent,
                        struct arena *a, struct board **out, struct tb_err *e)
{
    bool mine;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    /* Names and sums of one committed state: what came in between is read now. */
    rc = app_refresh(app, e);
    if (rc == TB_OK)
        rc = build_board(app, p, extent, a, out, e);
    store_release(app->store, mine);
    return rc;
}

enum tb_rc app_board(struct app *app, struct period p, struct arena *a,
                     struct board **out, struct tb_err *e)
{
    return board(app, p, EXTENT_FULL, a, out, e);
}

enum tb_rc app_board_light(struct app *app, struct period p, struct arena *a,
                           struct board **out, struct tb_err *e)
{
    return board(app, p, EXTENT_LIGHT, a, out, e);
}

enum tb_rc app_board_sums(struct app *app, struct period p, struct arena *a,
                          struct board **out, struct tb_err *e)
{
    return board(app, p, EXTENT_SUMS, a, out, e);
}
