/* Whom the awards of the measure name, and whom they pass over. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/amount.h"
#include "core/score.h"
#include "core/topic.h"

#include "yearly_gather.h"

/* --- units and people ------------------------------------------------------------- */

/* "2026-03: 2 / 3" */
static const char *missed(const struct yearly_gathering *g, const struct shortfall *x)
{
    char period[PERIOD_NAME_MAX], done[32], required[32];
    if (!x)
        return "";
    amount_format(x->done, -1, done);
    amount_format(x->required, -1, required);
    return arena_printf(g->a, "%s: %s / %s", period_format(x->period, period),
                        x->undefined ? "-" : done, required);
}

static const char *offences(const struct yearly_gathering *g, tb_amount n)
{
    char digits[32];
    return n ? arena_strdup(g->a, amount_format(n, -1, digits)) : "";
}

static void add_considered(const struct yearly_gathering *g, const struct considered *x,
                           struct honour *h)
{
    const struct standing *s = board_standing(g->board, x->owner_kind, x->owner_id);
    if (!s || !yearly_has_unit(g, s->unit_id))
        return;
    h->rows[h->n++] = (struct honour_row){
        .group = yearly_group(g, x->group_id),
        .who = yearly_owner(g, x->owner_kind, x->owner_id),
        .unit = x->owner_kind == OWNER_PERSON ? yearly_unit(g, s->unit_id) : "",
        .ref = "",
        .place = x->place,
        .amount = yearly_digits(g, x->figure, x->amount),
        .missed = missed(g, x->missed),
        .barred = yearly_kept(g, x->barred ? x->barred->text : ""),
        .offences = offences(g, x->offences),
        .named = x->named,
    };
}

/* --- articles --------------------------------------------------------------------- */

static struct article_event event_of(const struct yearly_gathering *g,
                                     const struct event_row *r)
{
    const struct event *e = &r->event;
    const struct outlet *o = names_outlet(&g->app->names, e->outlet_id);
    return (struct article_event){.id = r->id,
                                  .kind = e->kind,
                                  .day = e->day,
                                  .outlet_id = e->outlet_id,
                                  .outlet_key = o ? o->key : "",
                                  .level = o ? (int)o->level : e->level,
                                  .form = e->form,
                                  .route = e->route,
                                  .leader = e->leader,
                                  .has_value = e->has_value,
                                  .value = e->value,
                                  .unit_id = e->unit_id,
                                  .person_id = e->person_id};
}

/* As scoring reads it. */
static struct article article_of(const struct yearly_gathering *g,
                                 const struct article_full *x)
{
    const struct article_row *r = &x->row;
    int64_t *authors = arena_array(g->a, r->n_authors + 1, sizeof *authors);
    struct article_event *events = arena_array(g->a, x->n_events + 1, sizeof *events);
    for (size_t i = 0; i < r->n_authors; i++)
        authors[i] = r->authors[i].person_id;
    for (size_t i = 0; i < x->n_events; i++)
        events[i] = event_of(g, &x->events[i]);
    tb_day due;
    int64_t topic_id = topic_scored(&g->app->names, r->topic_id, &due);
    return (struct article){.id = r->id,
                            .day = r->day,
                            .received = r->received,
                            .voided = r->voided,
                            .type_key = text_key_dup(g->a, r->type),
                            .length = r->length,
                            .topic_id = topic_id,
                            .topic_due = due,
                            .units = r->units,
                            .n_units = r->n_units,
                            .authors = authors,
                            .n_authors = r->n_authors,
                            .events = events,
                            .n_events = x->n_events};
}

static struct honour_row article_row(const struct yearly_gathering *g,
                                     const struct article_full *x, tb_amount points,
                                     int32_t place)
{
    return (struct honour_row){.group = "",
                               .who = x->row.title,
                               .unit = yearly_units(g, &x->row),
                               .ref = x->row.ref,
                               .place = place,
                               .amount = yearly_digits(g, FIGURE_POINTS, points),
                               .missed = "",
                               .barred = "",
                               .offences = "",
                               .named = true};
}

/* Down from the most points as far as the places reach; equal ones, as they are
 * printed, share theirs. */
static enum tb_rc add_articles(const struct yearly_gathering *g, const struct award *x,
                               const struct article_points *all, size_t n,
                               struct honour *h, struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    int32_t fitting = 0, place = 0;
    int decimals = g->board->scheme->decimals;
    tb_amount last = 0;
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        struct article_full full;
        tb_amount points = amount_round(all[i].points, decimals < 0 ? 3 : decimals);
        if (fitting >= x->top && points != last)
            break;
        rc = store_article(g->app->store, all[i].id, g->a, &full, e);
        if (rc != TB_OK)
            break;
        struct article article = article_of(g, &full);
        if (!award_fits(x, &g->app->names, &article, g->period) ||
            !yearly_has_unit(g, full.row.n_units ? full.row.units[0] : 0))
            continue;
        place = ++fitting > 1 && points == last ? place : fitting;
        last = points;
        if (place <= x->top)
            h->rows[h->n++] = article_row(g, &full, points, place);
    }
    return rc;
}

/* --- the whole -------------------------------------------------------------------- */

/* The clause's own words for the event that must not be. */
static const char *unless_word(const struct yearly_gathering *g, const struct award *x)
{
    const struct scheme *s = g->board->scheme;
    if (x->unless < 0)
        return "";
    if (s->figures[x->unless].kind == FIGURE_MISSED)
        return yearly_kept(g, s->figures[x->unless].name);
    for (size_t i = 0; i < s->n_counts; i++)
        if (s->counts[i].figure == x->unless)
            return yearly_kept(g, names_event_name(&g->app->names,
                                                   s->counts[i].filter.kind,
                                                   i18n_is_zh()));
    return "";
}

static enum tb_rc add_award(const struct yearly_gathering *g, const struct award *x,
                            const struct article_points *articles, size_t n_articles,
                            struct honour *h, struct tb_err *e)
{
    const struct board *b = g->board;
    int by = x->by.name                ? x->by.at
             : b->scheme->rank_by.name ? b->scheme->rank_by.at
                                       : FIGURE_POINTS;
    size_t most = x->articles ? n_articles : b->n_considered;
    *h = (struct honour){
        .name = yearly_kept(g, x->name),
        .text = yearly_kept(g, x->text),
        .figure =
            yearly_kept(g, b->scheme->figures[x->articles ? FIGURE_POINTS : by].name),
        .people = x->people,
        .articles = x->articles,
        .if_met = x->if_met,
        .unless = unless_word(g, x),
        .rows = arena_array(g->a, most + 1, sizeof *h->rows)};
    if (x->articles)
        return add_articles(g, x, articles, n_articles, h, e);
    for (size_t i = 0; i < b->n_considered; i++)
        if (b->considered[i].award == x)
            add_considered(g, &b->considered[i], h);
    return TB_OK;
}

static bool any_for_articles(const struct scheme *s)
{
    for (size_t i = 0; s && i < s->n_awards; i++)
        if (s->awards[i].articles)
            return true;
    return false;
}

enum tb_rc gather_honours(struct yearly_gathering *g, struct honours_facts *out,
                          struct tb_err *e)
{
    const struct scheme *s = g->board->scheme;
    struct article_points *articles = NULL;
    size_t n_articles = 0;
    enum tb_rc rc = TB_OK;
    *out = (struct honours_facts){.office = g->app->office,
                                  .period = g->period,
                                  .day = app_now(g->app).today,
                                  .scheme = yearly_kept(g, s ? s->name : "")};
    if (any_for_articles(s))
        rc = store_article_points(g->app->store, g->period.first, g->period.last, g->a,
                                  &articles, &n_articles, e);
    out->items = arena_array(g->a, (s ? s->n_awards : 0) + 1, sizeof *out->items);
    for (size_t i = 0; s && rc == TB_OK && i < s->n_awards; i++)
        rc =
            add_award(g, &s->awards[i], articles, n_articles, &out->items[out->n++], e);
    return rc;
}
