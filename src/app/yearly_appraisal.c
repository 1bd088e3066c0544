/* The year-end appraisal: what a board says of everybody, and what followed from it. */
#include <string.h>

#include "bulletin_gather.h"
#include "yearly_gather.h"

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

static void add_quota(const struct board *b, const struct circular_row *x,
                      struct appraisal_row *out)
{
    int kind = longest(b, x);
    out->has_required = kind >= 0;
    for (size_t i = 0; i < b->n_gaps; i++) {
        const struct shortfall *g = &b->gaps[i];
        if (!is_quota(g, x) || (int)g->period.kind != kind)
            continue;
        out->required = amount_plus(out->required, g->required);
        out->done = amount_plus(out->done, g->done);
        out->missing = amount_plus(out->missing, g->missing);
    }
}

/* --- what followed ---------------------------------------------------------------- */

static void add_fired(const struct board *b, const struct circular_row *x,
                      struct appraisal_row *out)
{
    for (size_t i = 0; i < b->n_fired; i++) {
        const struct fired *f = &b->fired[i];
        unsigned actions = f->trigger->actions;
        if (f->owner_kind != x->owner_kind || f->owner_id != x->owner_id)
            continue;
        out->explained += (actions & 1u << THEN_EXPLAIN) != 0;
        out->talks += (actions & 1u << THEN_TALK) != 0;
        out->criticised += (actions & 1u << THEN_CRITICISE) != 0;
        out->no_award = out->no_award || (actions & 1u << THEN_NO_AWARD) != 0;
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

static struct appraisal_row *add_rows(const struct yearly_gathering *g,
                                      const struct circular_row *rows, size_t n)
{
    struct appraisal_row *out = arena_array(g->a, n + 1, sizeof *out);
    for (size_t i = 0; i < n; i++) {
        out[i].awards = awards(g, &rows[i]);
        add_quota(g->board, &rows[i], &out[i]);
        add_fired(g->board, &rows[i], &out[i]);
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

static void add_track(const struct yearly_gathering *g, enum track track,
                      struct appraisal_track *out)
{
    out->c = (struct circular){.track = track, .period = g->period};
    circular_fill(g->a, &out->c, &(struct circular_boards){.now = g->board});
    gather_exempt(g->app, g->a, &out->c);
    out->scales = add_scales(g);
    out->units = add_rows(g, out->c.units, out->c.n_units);
    out->people = add_rows(g, out->c.people, out->c.n_people);
}

enum tb_rc gather_appraisal(struct yearly_gathering *g, struct appraisal_facts *out,
                            struct tb_err *e)
{
    const struct scheme *s = g->board->scheme;
    (void)e;
    *out = (struct appraisal_facts){.office = g->app->office,
                                    .period = g->period,
                                    .day = app_now(g->app).today,
                                    .scheme = yearly_kept(g, s ? s->name : "")};
    for (int track = TRACK_OUTSIDE; track <= TRACK_INSIDE; track++)
        if (g->wish->track < 0 || g->wish->track == track)
            add_track(g, (enum track)track, &out->tracks[out->n_tracks++]);
    return TB_OK;
}
