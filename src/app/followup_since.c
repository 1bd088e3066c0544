/* What became of the numbers after a follow-up's period: whether it may be closed by
 * evidence. */
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"
#include "core/word.h"

#include "followup_words.h"

#define BOARDS_MOST  24
#define ANSWERS_MOST 50 /* of one unit to one topic, void ones among them */

/* Boards of single instances, each built once. */
struct boards {
    struct app *app;
    struct arena *a;
    struct board *items[BOARDS_MOST];
    size_t n;
};

static enum tb_rc board_of(struct boards *k, struct period p, struct board **out,
                           struct tb_err *e)
{
    for (size_t i = 0; i < k->n; i++)
        if (k->items[i]->period.first == p.first &&
            k->items[i]->period.last == p.last) {
            *out = k->items[i];
            return TB_OK;
        }
    enum tb_rc rc = app_board_light(k->app, p, k->a, out, e);
    if (rc == TB_OK && k->n < BOARDS_MOST)
        k->items[k->n++] = *out;
    return rc;
}

static enum owner_kind kind_of(const struct follow *f)
{
    return f->about.unit_id ? OWNER_UNIT : OWNER_PERSON;
}

static int64_t owner_of(const struct follow *f)
{
    return f->about.unit_id ? f->about.unit_id : f->about.person_id;
}

/* --- by a quota ------------------------------------------------------------------- */

static void judge_gap(struct arena *a, struct follow *f, const struct shortfall *g)
{
    f->then = follow_numbers(a, g);
    f->recovered = g->missing == 0 && !g->undefined;
}

/* The quota of submissions of the owner in the board's own period, or any. */
static const struct shortfall *own_gap(const struct board *b, const struct follow *f)
{
    const struct shortfall *found = NULL;
    for (size_t i = 0; i < b->n_gaps; i++) {
        const struct shortfall *g = &b->gaps[i];
        if (g->owner_kind == kind_of(f) && g->owner_id == owner_of(f) && !g->exempt &&
            !g->unsaid && g->period.first == b->period.first &&
            g->period.last == b->period.last &&
            (!found || g->metric < found->metric || g->missing > found->missing))
            found = g;
    }
    return found;
}

/* A reminder is about its period itself: who has sent what was missing has answered. */
static enum tb_rc look_at_period(struct boards *k, struct follow *f, struct tb_err *e)
{
    struct period p;
    struct board *b;
    if (period_parse(f->about.period, &p, NULL) != TB_OK)
        return TB_OK;
    enum tb_rc rc = board_of(k, p, &b, e);
    const struct shortfall *g = rc == TB_OK ? own_gap(b, f) : NULL;
    if (g)
        judge_gap(k->a, f, g);
    return rc;
}

/* --- by a trigger ----------------------------------------------------------------- */

/* The figure of the trigger in the board's period. */
static bool figure_of(const struct board *b, const struct follow *f,
                      const struct figure *figure, tb_amount *out)
{
    const struct standing *s = board_standing(b, kind_of(f), owner_of(f));
    if (!s)
        return false;
    switch (figure->kind) {
    case FIGURE_SUBMITTED:
        *out = s->submitted * TB_ONE;
        return true;
    case FIGURE_ADOPTED:
        *out = s->adopted * TB_ONE;
        return true;
    case FIGURE_POINTS:
        *out = s->points;
        return true;
    default:
        break;
    }
    for (size_t i = 0; i < b->n_figures; i++)
        if (b->figures[i]->kind == figure->kind && b->figures[i]->pot == figure->pot &&
            !s->figures[i].absent) {
            *out = s->figures[i].amount;
            return true;
        }
    return false;
}

static const char *name_of(const struct figure *f)
{
    if (f->kind > FIGURE_RATE)
        return f->name;
    return i18n_is_zh() ? word_zh(words_metric, (int)f->kind)
                        : word_en(words_metric, (int)f->kind);
}

static void judge_figure(struct boards *k, struct follow *f, const struct board *b,
                         const struct scheme *s, const struct trigger *t)
{
    const struct figure *figure = &s->figures[t->demand.figure.at];
    char period[PERIOD_NAME_MAX], digits[32];
    tb_amount v;
    if (!figure_of(b, f, figure, &v))
        return;
    f->then = arena_printf(
        k->a, "%s %s %s", period_format(b->period, period), name_of(figure),
        amount_format(v, figure->kind == FIGURE_POINTS ? s->decimals : -1, digits));
    /* What must not be reached may still be, as long as the period runs. */
    f->recovered = t->test == TEST_ZERO
                       ? v > 0
                       : v < t->reach && b->period.last < app_now(k->app).today;
}

/* The latest instance after the follow-up's own that is over; else the running one. */
static bool later_instance(const struct calendar *c, const struct follow *f,
                           const struct trigger *t, tb_day today, struct period *out)
{
    struct period now = period_in(c, t->demand.period, today);
    struct period before = period_step(now, -1);
    *out = before.first > f->about.last ? before : now;
    return out->first > f->about.last;
}

static enum tb_rc look_after(struct boards *k, struct follow *f, const struct scheme *s,
                             const struct trigger *t, struct tb_err *e)
{
    struct period p;
    struct board *b;
    tb_day today = app_now(k->app).today;
    if (!later_instance(&s->calendar, f, t, today, &p))
        return TB_OK;
    enum tb_rc rc = board_of(k, p, &b, e);
    if (rc != TB_OK)
        return rc;
    const struct shortfall *g =
        proposal_gap(b, s, t, kind_of(f), owner_of(f), b->period);
    if (t->test == TEST_SHORT && g)
        judge_gap(k->a, f, g);
    else if (t->test != TEST_SHORT)
        judge_figure(k, f, b, s, t);
    return TB_OK;
}

/* --- by a topic ------------------------------------------------------------------- */

/* The latest article that stands. */
static enum tb_rc look_at_topic(struct boards *k, struct follow *f, struct tb_err *e)
{
    const struct page_query q = {.first = TB_DAY_MIN,
                                 .last = TB_DAY_MAX,
                                 .topic_id = f->about.topic_id,
                                 .unit_id = f->about.unit_id,
                                 .person_id = f->about.person_id,
                                 .limit = ANSWERS_MOST};
    struct page page;
    enum tb_rc rc = store_page(k->app->store, &q, k->a, &page, e);
    for (size_t i = 0; rc == TB_OK && i < page.n && !f->recovered; i++) {
        f->recovered = !page.rows[i].voided;
        if (f->recovered)
            f->then = arena_printf(k->a, _("sent %s"), page.rows[i].ref);
    }
    return rc;
}

enum tb_rc follow_look_since(struct app *app, struct arena *a, struct follow *f,
                             size_t n, struct tb_err *e)
{
    struct boards k = {.app = app, .a = a};
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        const struct scheme *s;
        const struct trigger *t =
            follow_trigger(&app->schemes, f[i].about.cause, app_now(app).today, &s);
        if (f[i].about.kind == FOLLOW_COMMEND)
            continue; /* nothing is to recover */
        if (f[i].about.topic_id)
            rc = look_at_topic(&k, &f[i], e);
        else if (t)
            rc = look_after(&k, &f[i], s, t, e);
        else
            rc = look_at_period(&k, &f[i], e);
        f[i].overdue = f[i].overdue && !f[i].recovered; /* it only waits to be closed */
    }
    return rc;
}
