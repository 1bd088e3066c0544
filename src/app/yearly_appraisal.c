/* The year-end appraisal: what a board says of everybody, and what was done about it.
 */
#include <string.h>

#include "store/office.h"

#include "bulletin_gather.h"
#include "yearly_gather.h"

struct appraising {
    const struct yearly_gathering *g;
    struct followup_row *followups; /* of the period and around it */
    size_t n_followups;
};

/* --- what was owed ---------------------------------------------------------------- */

static bool is_quota(const struct shortfall *g, const struct circular_row *x)
{
    return g->owner_kind == x->owner_kind && g->owner_id == x->owner_id && !g->exempt &&
           !g->unsaid && g->metric == METRIC_SUBMITTED && !g->pot && !*g->filter;
}

/* Days of the longest quota that the owner has inside the period. */
static int longest(const struct board *b, const struct circular_row *x)
{
    int most = -1;
    for (size_t i = 0; i < b->n_gaps; i++)
        if (is_quota(&b->gaps[i], x) && (int)b->gaps[i].period.kind > most)
            most = (int)b->gaps[i].period.kind;
    return most;
}

/* What is not over is not missing yet; a quota of the period itself stands as it is. */
static bool is_due(const struct board *b, const struct shortfall *g)
{
    return g->period.last < b->today ||
           (g->period.first == b->period.first && g->period.last == b->period.last);
}

static void add_quota(const struct board *b, const struct circular_row *x,
                      struct appraisal_row *out)
{
    int kind = longest(b, x);
    for (size_t i = 0; i < b->n_gaps; i++) {
        const struct shortfall *g = &b->gaps[i];
        if (!is_quota(g, x) || (int)g->period.kind != kind || !is_due(b, g))
            continue;
        out->has_required = true;
        out->required = amount_plus(out->required, g->required);
        out->done = amount_plus(out->done, g->done);
        out->missing = amount_plus(out->missing, g->missing);
    }
}

/* --- what followed ---------------------------------------------------------------- */

static const enum consequence asks[] = {THEN_EXPLAIN, THEN_TALK, THEN_CRITICISE,
                                        THEN_COMMEND};

static void add_fired(const struct board *b, const struct circular_row *x,
                      struct appraisal_row *out)
{
    for (size_t i = 0; i < b->n_fired; i++) {
        const struct fired *f = &b->fired[i];
        unsigned actions = f->trigger->actions;
        if (f->owner_kind != x->owner_kind || f->owner_id != x->owner_id)
            continue;
        for (size_t k = 0; k < sizeof asks / sizeof *asks; k++)
            out->asked += (actions & 1u << asks[k]) != 0;
        out->no_award = out->no_award || (actions & 1u << THEN_NO_AWARD) != 0;
    }
}

static bool had_step(const struct followup_row *f, enum followup_state state)
{
    for (size_t i = 0; i < f->n_steps; i++)
        if (f->steps[i].state == state)
            return true;
    return false;
}

/* A talk counts when it was held, the rest when it went out; who was asked to explain
 * may have done so at once. */
static void add_followup(const struct followup_row *f, struct appraisal_row *out)
{
    bool sent = had_step(f, FOLLOW_SENT), held = had_step(f, FOLLOW_HELD);
    switch (f->followup.kind) {
    case FOLLOW_EXPLAIN:
        out->explained += sent || held;
        break;
    case FOLLOW_TALK:
        out->talks += held;
        break;
    case FOLLOW_CRITICISE:
        out->criticised += sent;
        break;
    case FOLLOW_COMMEND:
        out->commended += sent;
        break;
    case FOLLOW_REMIND:
        break;
    }
}

/* What was done about periods that end inside this one, as the list of follow-ups has
 * it. */
static void add_followups(const struct appraising *k, const struct circular_row *x,
                          struct appraisal_row *out)
{
    for (size_t i = 0; i < k->n_followups; i++) {
        const struct followup *f = &k->followups[i].followup;
        int64_t id = x->owner_kind == OWNER_UNIT ? f->unit_id : f->person_id;
        if (id == x->owner_id && period_has(k->g->period, f->last))
            add_followup(&k->followups[i], out);
    }
}

static const char *awards(const struct yearly_gathering *g,
                          const struct circular_row *x)
{
    const struct board *b = g->board;
    struct strbuf out = {0};
    strbuf_puts(&out, "");
    for (size_t i = 0; i < b->n_awarded; i++)
        if (b->awarded[i].owner_kind == x->owner_kind &&
            b->awarded[i].owner_id == x->owner_id)
            strbuf_printf(&out, "%s%s", out.len ? ";" : "", b->awarded[i].award->name);
    const char *text = arena_strdup(g->a, out.s);
    strbuf_free(&out);
    return text;
}

static struct appraisal_row *add_rows(const struct appraising *k,
                                      const struct circular_row *rows, size_t n)
{
    const struct yearly_gathering *g = k->g;
    struct appraisal_row *out = arena_array(g->a, n + 1, sizeof *out);
    for (size_t i = 0; i < n; i++) {
        out[i].awards = awards(g, &rows[i]);
        add_quota(g->board, &rows[i], &out[i]);
        add_fired(g->board, &rows[i], &out[i]);
        add_followups(k, &rows[i], &out[i]);
    }
    return out;
}

/* --- the whole -------------------------------------------------------------------- */

static struct appraisal_scale *add_scales(const struct yearly_gathering *g)
{
    const struct board *b = g->board;
    struct appraisal_scale *out = arena_array(g->a, b->n_figures + 1, sizeof *out);
    for (size_t i = 0; i < b->n_figures; i++)
        for (size_t k = 0; k < b->scheme->n_scales; k++) {
            const struct scale *s = &b->scheme->scales[k];
            if (b->figures[i] == &b->scheme->figures[s->figure] && s->has_pass)
                out[i] = (struct appraisal_scale){true, s->pass};
        }
    return out;
}

static void add_track(const struct appraising *k, enum track track,
                      struct appraisal_track *out)
{
    const struct yearly_gathering *g = k->g;
    out->c = (struct circular){.track = track, .period = g->period};
    circular_fill(g->a, &out->c, &(struct circular_boards){.now = g->board});
    gather_exempt(g->app, g->a, &out->c);
    out->scales = add_scales(g);
    out->units = add_rows(k, out->c.units, out->c.n_units);
    out->people = add_rows(k, out->c.people, out->c.n_people);
}

enum tb_rc gather_appraisal(struct yearly_gathering *g, struct appraisal_facts *out,
                            struct tb_err *e)
{
    const struct scheme *s = g->board->scheme;
    struct appraising k = {.g = g};
    *out = (struct appraisal_facts){.office = g->app->office,
                                    .period = g->period,
                                    .day = app_now(g->app).today,
                                    .scheme = yearly_kept(g, s ? s->name : "")};
    enum tb_rc rc = store_followups(g->app->store, g->period.first, g->period.last,
                                    g->a, &k.followups, &k.n_followups, e);
    for (int track = TRACK_OUTSIDE; rc == TB_OK && track <= TRACK_INSIDE; track++)
        if (g->wish->track < 0 || g->wish->track == track)
            add_track(&k, (enum track)track, &out->tracks[out->n_tracks++]);
    return rc;
}
