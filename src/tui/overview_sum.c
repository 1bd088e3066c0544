/* What the overview says, worked out from the board when data change. */
#include <string.h>

#include "base/i18n.h"

#include "tui/bulletin_view.h"
#include "tui/overview.h"

enum { MOST_PENDING = 100 }; /* pending submissions are counted no further */

static void add_quota(struct group_sum *g, const struct quota *q)
{
    if (!q->any || q->exempt || q->unsaid)
        return;
    g->required += q->required;
    g->done += q->done < q->required ? q->done : q->required;
    g->met += q->missing == 0;
    g->none += q->missing > 0 && q->done == 0;
    g->behind += q->missing > 0 && q->done > 0;
}

static struct group_sum *sum_of(struct overview *o, int64_t group_id)
{
    for (size_t g = 0; g < o->n_groups; g++)
        if (o->groups[g].id == group_id)
            return &o->groups[g];
    return &o->beyond;
}

static void sum_groups(struct overview *o, const struct ui *ui)
{
    const struct board *b = ui->board;
    const struct names *names = &ui->app->names;
    o->n_groups = 0;
    o->all = (struct group_sum){0};
    o->unsaid = 0;
    for (size_t i = 0; i < names->n_groups && o->n_groups < OVERVIEW_GROUPS; i++)
        o->groups[o->n_groups++] = (struct group_sum){.id = names->groups[i].id};
    for (size_t i = 0; i < b->n_units; i++) {
        struct group_sum *g = sum_of(o, b->units[i].group_id);
        g->units++;
        g->exempt += b->units[i].exempt;
    }
    for (size_t at = 0; at < b->n_gaps;) {
        struct quota q = parts_next_quota(b, &at);
        o->unsaid += q.unsaid;
        add_quota(&o->all, &q);
        add_quota(sum_of(o, q.group_id), &q);
    }
}

static bool better(const struct standing *a, const struct standing *b)
{
    return a->points > b->points;
}

static bool worse(const struct shortfall *a, const struct shortfall *b)
{
    return a->missing > b->missing;
}

/* The best and the worst, each list kept in order while it fills; what falls off its
 * end is forgotten. */
static void pick_best(struct overview *o, const struct standing *s)
{
    size_t at = o->n_best;
    if (at < OVERVIEW_LISTED)
        o->best[o->n_best++] = s;
    else if (better(s, o->best[--at]))
        o->best[at] = s;
    for (; at > 0 && better(o->best[at], o->best[at - 1]); at--) {
        const struct standing *t = o->best[at];
        o->best[at] = o->best[at - 1];
        o->best[at - 1] = t;
    }
}

static void pick_worst(struct overview *o, const struct shortfall *g)
{
    size_t at = o->n_worst;
    if (at < OVERVIEW_LISTED)
        o->worst[o->n_worst++] = g;
    else if (worse(g, o->worst[--at]))
        o->worst[at] = g;
    for (; at > 0 && worse(o->worst[at], o->worst[at - 1]); at--) {
        const struct shortfall *t = o->worst[at];
        o->worst[at] = o->worst[at - 1];
        o->worst[at - 1] = t;
    }
}

static void pick_listed(struct overview *o, const struct board *b)
{
    o->n_best = o->n_worst = 0;
    for (size_t i = 0; i < b->n_units; i++)
        if (!b->units[i].exempt && b->units[i].points > 0)
            pick_best(o, &b->units[i]);
    for (size_t i = 0; i < b->n_gaps; i++) {
        const struct shortfall *g = &b->gaps[i];
        if (!g->exempt && !g->unsaid && g->missing > 0 && g->owner_kind == OWNER_UNIT &&
            g->metric != METRIC_RATE)
            pick_worst(o, g);
    }
}

static void add_todo(struct overview *o, enum todo_kind kind, const char *text)
{
    list_add(&o->todo, (int64_t)kind, 0, text);
}

/* Each trigger that fired, with what it asks for and of how many. */
static void list_fired(struct overview *o, const struct ui *ui)
{
    const struct board *b = ui->board;
    char actions[WORD_MAX];
    for (size_t i = 0; i < b->n_fired;) {
        const struct trigger *t = b->fired[i].trigger;
        int owners = 0;
        int64_t last = 0;
        for (; i < b->n_fired && b->fired[i].trigger == t; i++) {
            owners += b->fired[i].owner_id != last;
            last = b->fired[i].owner_id;
        }
        list_add(&o->todo, TODO_FIRED, (int64_t)i,
                 arena_printf(&o->arena, _("%s: %d (%s)"), t->name, owners,
                              parts_actions(t, actions)));
    }
}

static int64_t count_pending(struct ui *ui)
{
    struct page_query q = {
        .first = ui->period.first, .last = ui->period.last, .state = STATE_PENDING};
    int64_t total = 0, before = 0;
    struct tb_err e;
    return store_page_count(ui->app->store, &q, MOST_PENDING, &total, &before, &e)
               ? 0
               : total;
}

static void list_articles(struct overview *o, struct ui *ui)
{
    struct arena *a = &o->arena;
    int64_t pending = count_pending(ui);
    const char *more = pending >= MOST_PENDING ? "+" : "";
    if (pending && o->ahead.done && o->ahead.oldest > 0)
        add_todo(o, TODO_PENDING,
                 arena_printf(a, _("%d%s without a decision, the oldest for %d days"),
                              (int)pending, more, o->ahead.oldest));
    else if (pending)
        add_todo(o, TODO_PENDING,
                 arena_printf(a, _("%d%s submissions without a decision"), (int)pending,
                              more));
    if (o->ahead.done && o->ahead.alike)
        add_todo(
            o, TODO_ALIKE,
            arena_printf(a, _("%d titles much like an earlier one"), o->ahead.alike));
}

static void list_short(struct overview *o)
{
    struct arena *a = &o->arena;
    if (o->all.none && o->ahead.done && o->ahead.zero_twice)
        add_todo(o, TODO_ZERO,
                 arena_printf(a,
                              _("%d units have sent nothing, %d of them twice running"),
                              o->all.none, o->ahead.zero_twice));
    else if (o->all.none)
        add_todo(o, TODO_ZERO,
                 arena_printf(a, _("%d units have sent nothing yet"), o->all.none));
    if (o->all.behind)
        add_todo(
            o, TODO_SHORT,
            arena_printf(a, _("%d units are short of their quota"), o->all.behind));
}

static void list_ahead(struct overview *o)
{
    struct arena *a = &o->arena;
    if (o->ahead.follow && o->ahead.overdue)
        add_todo(o, TODO_FOLLOW,
                 arena_printf(a, _("%d follow-ups open, %d overdue"), o->ahead.follow,
                              o->ahead.overdue));
    else if (o->ahead.follow)
        add_todo(o, TODO_FOLLOW,
                 arena_printf(a, _("%d follow-ups open"), o->ahead.follow));
    for (int t = TRACK_OUTSIDE; t <= TRACK_INSIDE; t++)
        if (o->ahead.unpublished[t][0])
            list_add(&o->todo, TODO_BULLETIN, t,
                     arena_printf(a, _("the bulletin of %s (%s) is not published"),
                                  o->ahead.unpublished[t],
                                  bulletin_track((enum track)t)));
}

void overview_todo(struct overview *o, struct ui *ui)
{
    struct arena *a = &o->arena;
    list_begin(&o->todo);
    for (size_t i = 0; o->ahead.done && i < o->ahead.n_topics; i++)
        list_add(&o->todo, TODO_TOPIC, o->ahead.topics[i].id, o->ahead.topics[i].text);
    if (o->ahead.done && o->ahead.meeting.id)
        list_add(&o->todo, TODO_MEETING, o->ahead.meeting.id, o->ahead.meeting.text);
    list_articles(o, ui);
    list_short(o);
    if (o->ahead.done)
        list_ahead(o);
    else
        list_fired(o, ui);
    if (o->unsaid)
        add_todo(o, TODO_UNSAID,
                 arena_printf(a, _("%zu quotas need a `midperiod` clause"), o->unsaid));
    if (!ui->board->scheme)
        add_todo(o, TODO_SCHEME, _("no scheme is in force: nothing earns points"));
    if (ui->app->n_targets == 0)
        add_todo(o, TODO_TARGETS, _("no targets are set: nobody owes anything"));
    list_end(&o->todo, LIST_ASKED); /* a line that is done leaves no hole behind */
}

void overview_sum(struct overview *o, struct ui *ui)
{
    sum_groups(o, ui);
    pick_listed(o, ui->board);
    overview_todo(o, ui);
}
