/* The year's report: counts of articles and events, and who was best. */
#include <stdlib.h>
#include <string.h>

#include "app/topics.h"

#include "yearly_gather.h"

#define BEST_PLACES   3
#define BEST_ARTICLES 10
#define MONTHS_MOST   36 /* of a longer period they are not listed */

/* --- counting --------------------------------------------------------------------- */

/* What happened on first..last. */
struct ledger {
    struct deed *deeds;
    struct sent_day *days;
    size_t n_deeds, n_days;
    struct year_issues issues;
};

/* Which events are counted; -1 and TB_DAY_MIN..TB_DAY_MAX: all. */
struct picked {
    int kind, level;
    int64_t outlet_id; /* -1: all */
    tb_day first, last;
};

static bool fits(const struct deed *d, const struct picked *p)
{
    return (int)d->kind == p->kind && (p->level < -1 || d->level == p->level) &&
           (p->outlet_id < 0 || d->outlet_id == p->outlet_id) && p->first <= d->day &&
           d->day <= p->last;
}

static int by_id(const void *x, const void *y)
{
    const int64_t *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* The events, and how many articles they are of. */
static int64_t count(const struct ledger *l, const struct picked *p, int64_t *articles)
{
    int64_t *ids = xcalloc(l->n_deeds + 1, sizeof *ids);
    size_t n = 0;
    for (size_t i = 0; i < l->n_deeds; i++)
        if (fits(&l->deeds[i], p))
            ids[n++] = l->deeds[i].article_id;
    qsort(ids, n, sizeof *ids, by_id);
    *articles = 0;
    for (size_t i = 0; i < n; i++)
        *articles += !i || ids[i] != ids[i - 1];
    free(ids);
    return (int64_t)n;
}

static struct picked of_kind(enum event_kind kind, tb_day first, tb_day last)
{
    return (struct picked){(int)kind, -2, -1, first, last};
}

static int64_t sent(const struct ledger *l, tb_day first, tb_day last)
{
    int64_t n = 0;
    for (size_t i = 0; i < l->n_days; i++)
        if (first <= l->days[i].day && l->days[i].day <= last)
            n += l->days[i].articles;
    return n;
}

static struct year_count count_all(const struct ledger *l, tb_day first, tb_day last)
{
    struct year_count n = {.submitted = sent(l, first, last),
                           .issues = l->issues.issues};
    struct picked p = of_kind(EVENT_RELAY, first, last);
    count(l, &p, &n.relayed);
    p.kind = EVENT_ADOPT;
    n.adoptions = count(l, &p, &n.adopted);
    p.kind = EVENT_INSTRUCT;
    n.instructions = count(l, &p, &n.instructed);
    p.kind = EVENT_PROMOTE;
    count(l, &p, &n.promoted);
    for (size_t i = 0; i < l->issues.n; i++)
        n.columns += l->issues.columns[i].articles;
    return n;
}

static enum tb_rc read_ledger(struct yearly_gathering *g, tb_day first, tb_day last,
                              struct ledger *l, struct tb_err *e)
{
    enum tb_rc rc =
        store_deeds(g->app->store, first, last, g->a, &l->deeds, &l->n_deeds, e);
    if (rc == TB_OK)
        rc = store_sent_days(g->app->store, first, last, g->a, &l->days, &l->n_days, e);
    return rc == TB_OK ? app_year_issues(g->app, first, last, g->a, &l->issues, e) : rc;
}

/* --- the period, in parts --------------------------------------------------------- */

static void add_levels(const struct ledger *l, struct year_facts *y)
{
    struct picked p = of_kind(EVENT_ADOPT, y->period.first, y->period.last);
    for (int i = 0; i < YEAR_LEVELS; i++) {
        p.level = i;
        y->levels[i].adoptions = count(l, &p, &y->levels[i].articles);
    }
}

static void add_outlet(const struct ledger *l, struct year_facts *y, int64_t id,
                       const char *name, int level)
{
    struct picked p = of_kind(EVENT_ADOPT, y->period.first, y->period.last);
    struct year_outlet x = {.name = name, .level = level};
    p.outlet_id = id;
    x.adoptions = count(l, &p, &x.articles);
    if (x.adoptions)
        y->outlets[y->n_outlets++] = x;
}

static void add_outlets(struct yearly_gathering *g, const struct ledger *l,
                        struct year_facts *y)
{
    const struct names *n = &g->app->names;
    y->outlets = arena_array(g->a, n->n_outlets + 1, sizeof *y->outlets);
    for (size_t i = 0; i < n->n_outlets; i++)
        add_outlet(l, y, n->outlets[i].id, arena_strdup(g->a, n->outlets[i].name),
                   (int)n->outlets[i].level);
    add_outlet(l, y, 0, "", -1);
}

static bool is_to_come(const struct year_facts *y, const struct year_month *m)
{
    return m->period.first > y->until && !m->submitted && !m->relayed && !m->adopted;
}

static void add_months(struct yearly_gathering *g, const struct ledger *l,
                       struct year_facts *y)
{
    struct period months[MONTHS_MOST];
    size_t n = yearly_months(g, months, MONTHS_MOST);
    if (n > MONTHS_MOST)
        return;
    y->months = arena_array(g->a, n + 1, sizeof *y->months);
    for (; y->n_months < n; y->n_months++) {
        struct period m = months[y->n_months];
        struct year_month x = {.period = m, .submitted = sent(l, m.first, m.last)};
        struct picked p = of_kind(EVENT_RELAY, m.first, m.last);
        count(l, &p, &x.relayed);
        p.kind = EVENT_ADOPT;
        count(l, &p, &x.adopted);
        y->months[y->n_months] = x;
    }
    /* Months to come say nothing. */
    while (y->n_months && is_to_come(y, &y->months[y->n_months - 1]))
        y->n_months--;
}

/* --- the year before -------------------------------------------------------------- */

/* The same days a year earlier, up to the day that `until` was then. */
static struct period same_days(const struct yearly_gathering *g, tb_day until)
{
    struct period p = app_period(g->app, circular_year_ago(g->period));
    if (until >= g->period.last)
        return p;
    tb_day last = g->period.kind == PERIOD_WEEK ? p.first + (until - g->period.first)
                                                : day_add_months(until, -12);
    p.last = last < p.first ? p.first : last > p.last ? p.last : last;
    return p;
}

static enum tb_rc compare(struct yearly_gathering *g, const struct ledger *now,
                          struct year_facts *y, struct tb_err *e)
{
    struct period then = same_days(g, y->until);
    struct ledger before = {0}, part = *now;
    enum tb_rc rc = read_ledger(g, then.first, then.last, &before, e);
    if (rc == TB_OK && y->until < y->period.last)
        rc = app_year_issues(g->app, y->period.first, y->until, g->a, &part.issues, e);
    y->part = count_all(&part, y->period.first, y->until);
    y->then = count_all(&before, then.first, then.last);
    y->then_first = then.first;
    y->then_last = then.last;
    return rc;
}

/* --- the best --------------------------------------------------------------------- */

static struct year_best *best_of(const struct yearly_gathering *g,
                                 const struct standing *all, size_t n, size_t *out)
{
    struct year_best *best = arena_array(g->a, n + 1, sizeof *best);
    for (size_t i = 0; i < n; i++) {
        const struct standing *s = &all[i];
        if (!s->place || s->place > BEST_PLACES || s->points <= 0)
            continue;
        best[(*out)++] = (struct year_best){
            .group = yearly_group(g, s->group_id),
            .unit = yearly_unit(g, s->unit_id),
            .name = s->owner_kind == OWNER_PERSON
                        ? yearly_owner(g, s->owner_kind, s->owner_id)
                        : "",
            .place = s->place,
            .submitted = s->submitted,
            .adopted = s->adopted,
            .points = s->points,
        };
    }
    return best;
}

static enum tb_rc add_articles(struct yearly_gathering *g, struct year_facts *y,
                               struct tb_err *e)
{
    struct article_points *all;
    size_t n;
    enum tb_rc rc = store_article_points(g->app->store, g->period.first, g->period.last,
                                         g->a, &all, &n, e);
    y->articles = arena_array(g->a, BEST_ARTICLES, sizeof *y->articles);
    for (size_t i = 0; rc == TB_OK && i < n && i < BEST_ARTICLES; i++) {
        struct article_full x;
        rc = store_article(g->app->store, all[i].id, g->a, &x, e);
        if (rc == TB_OK)
            y->articles[y->n_articles++] =
                (struct year_article){.ref = x.row.ref,
                                      .title = x.row.title,
                                      .units = yearly_units(g, &x.row),
                                      .outlets = yearly_outlets(g, &x),
                                      .points = all[i].points};
    }
    return rc;
}

static enum tb_rc add_awards(struct yearly_gathering *g, struct year_facts *y,
                             struct tb_err *e)
{
    struct honours_facts h;
    enum tb_rc rc = gather_honours(g, &h, e);
    size_t most = 0;
    if (rc != TB_OK)
        return rc;
    for (size_t i = 0; i < h.n; i++)
        most += h.items[i].n;
    y->awards = arena_array(g->a, most + 1, sizeof *y->awards);
    for (size_t i = 0; i < h.n; i++)
        for (size_t k = 0; k < h.items[i].n; k++)
            if (h.items[i].rows[k].named)
                y->awards[y->n_awards++] =
                    (struct circular_award){.award = h.items[i].name,
                                            .group = h.items[i].rows[k].group,
                                            .who = h.items[i].rows[k].who,
                                            .place = h.items[i].rows[k].place};
    return rc;
}

/* Those that were given out in the period. */
static enum tb_rc add_topics(struct yearly_gathering *g, struct year_facts *y,
                             struct tb_err *e)
{
    struct topic_item *all;
    size_t n;
    enum tb_rc rc = app_topics(g->app, g->period.first, TB_DAY_MAX, g->a, &all, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        const struct assignment_count *c = &all[i].count;
        const struct topic *t = all[i].topic;
        tb_day day = t->issued == TB_DAY_NONE ? t->due : t->issued;
        if (t->voided || day == TB_DAY_NONE || !period_has(g->period, day))
            continue;
        y->topics.topics++;
        y->topics.asked += c->asked;
        y->topics.sent += c->sent;
        y->topics.late += c->late;
        y->topics.missing += c->missing;
        y->topics.articles += c->articles;
        y->topics.adopted += c->adopted;
    }
    return rc;
}

/* --- the whole -------------------------------------------------------------------- */

enum tb_rc gather_year(struct yearly_gathering *g, struct year_facts *y,
                       struct tb_err *e)
{
    const struct board *b = g->board;
    struct ledger l = {0};
    tb_day today = app_now(g->app).today;
    *y = (struct year_facts){.office = g->app->office,
                             .period = g->period,
                             .day = today,
                             .until =
                                 period_has(g->period, today) ? today : g->period.last,
                             .scheme = yearly_kept(g, b->scheme ? b->scheme->name : ""),
                             .decimals = b->scheme ? b->scheme->decimals : -1};
    enum tb_rc rc = read_ledger(g, g->period.first, g->period.last, &l, e);
    if (rc != TB_OK)
        return rc;
    y->issues = l.issues;
    y->now = count_all(&l, g->period.first, g->period.last);
    y->unit_submitted = b->submitted;
    y->unit_adopted = b->adopted;
    add_levels(&l, y);
    add_outlets(g, &l, y);
    add_months(g, &l, y);
    y->units = best_of(g, b->units, b->n_units, &y->n_units);
    y->people = best_of(g, b->people, b->n_people, &y->n_people);
    rc = compare(g, &l, y, e);
    if (rc == TB_OK)
        rc = add_articles(g, y, e);
    if (rc == TB_OK)
        rc = add_awards(g, y, e);
    return rc == TB_OK ? add_topics(g, y, e) : rc;
}
