/* The what-if is pure: the sums that the boards are built from, and the same with the
 * submission's credits added. */
#include "app/preview.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "core/score.h"
#include "core/topic.h"

/* --- what the submission earns ---------------------------------------------------- */

/* The submission as scoring sees it. */
static struct article article_of(const struct app *app, const struct submission *s,
                                 struct arena *a)
{
    int64_t *people = arena_array(a, s->n_authors + 1, sizeof *people);
    for (size_t i = 0; i < s->n_authors; i++)
        people[i] = s->authors[i].person_id;
    tb_day due;
    int64_t topic_id = topic_scored(&app->names, s->topic_id, &due);
    return (struct article){.day = s->day,
                            .received =
                                s->received == TB_DAY_NONE ? s->day : s->received,
                            .length = s->length,
                            .topic_id = topic_id,
                            .topic_due = due,
                            .type_key = text_key_dup(a, s->type ? s->type : ""),
                            .units = s->units,
                            .n_units = s->n_units,
                            .authors = people,
                            .n_authors = s->n_authors};
}

static void score(const struct app *app, const struct submission *s, struct arena *a,
                  struct preview *out)
{
    struct credit_list list = {0};
    struct article x = article_of(app, s, a);
    score_article(&app->schemes, &x, &list);
    struct credit *copy = arena_array(a, list.n ? list.n : 1, sizeof *copy);
    if (list.n)
        memcpy(copy, list.items, list.n * sizeof *copy);
    out->credits = copy;
    out->n_credits = list.n;
    credit_list_free(&list);
}

/* --- boards ----------------------------------------------------------------------- */

/* The tally of an owner, made in its place when there is none; the array has room. */
static struct tally *tally_of(struct span *s, enum owner_kind kind, int64_t id)
{
    size_t i = 0;
    while (i < s->n && (s->items[i].owner_kind < kind ||
                        (s->items[i].owner_kind == kind && s->items[i].owner_id < id)))
        i++;
    if (i == s->n || s->items[i].owner_kind != kind || s->items[i].owner_id != id) {
        memmove(&s->items[i + 1], &s->items[i], (s->n - i) * sizeof *s->items);
        s->items[i] = (struct tally){.owner_kind = kind, .owner_id = id};
        s->n++;
    }
    return &s->items[i];
}

static void add_to_pots(struct arena *a, const struct board_input *in, struct tally *t,
                        const struct credit *k)
{
    for (size_t i = 0; i < in->n_pots; i++) {
        if (in->pots[i] != k->account)
            continue;
        tb_amount *more = arena_array(a, in->n_pots, sizeof *more);
        memset(more, 0, in->n_pots * sizeof *more);
        if (t->pots)
            memcpy(more, t->pots, in->n_pots * sizeof *more);
        more[i] = amount_plus(more[i], k->amount);
        t->pots = more;
    }
}

/* Handed in, unless the schemes say what counts as that: then a credit tells. */
static bool counts_as_handed_in(const struct board_input *in, const struct credit *k)
{
    return k->account == POT_SUBMITTED && schemes_submitted_pot(in->schemes);
}

static void add_to_span(struct arena *a, const struct board_input *in, struct span *s,
                        const struct submission *x, const struct preview *p)
{
    if (!day_between(x->day, s->first, s->last))
        return;
    struct tally *more =
        arena_array(a, s->n + x->n_units + x->n_authors + p->n_credits, sizeof *more);
    if (s->n)
        memcpy(more, s->items, s->n * sizeof *more);
    s->items = more;
    bool all = !schemes_submitted_pot(in->schemes);
    for (size_t i = 0; all && i < x->n_units; i++)
        tally_of(s, OWNER_UNIT, x->units[i])->submitted++;
    for (size_t i = 0; all && i < x->n_authors; i++)
        if (x->authors[i].person_id)
            tally_of(s, OWNER_PERSON, x->authors[i].person_id)->submitted++;
    for (size_t i = 0; i < p->n_credits; i++) {
        const struct credit *k = &p->credits[i];
        struct tally *t = tally_of(s, k->owner_kind, k->owner_id);
        if (credit_of_points(k))
            t->points = amount_plus(t->points, k->amount);
        t->submitted += counts_as_handed_in(in, k);
        add_to_pots(a, in, t, k);
    }
}

static struct filtered_count *count_of(struct tallies *t, const struct target *x,
                                       const struct span *s, enum owner_kind kind,
                                       int64_t id)
{
    for (size_t i = 0; i < t->n_filtered; i++) {
        struct filtered_count *f = &t->filtered[i];
        if (f->target_id == x->id && f->owner_kind == kind && f->owner_id == id &&
            f->first == s->first && f->last == s->last)
            return f;
    }
    struct filtered_count *f = &t->filtered[t->n_filtered++]; /* the array has room */
    *f = (struct filtered_count){.target_id = x->id,
                                 .owner_kind = kind,
                                 .owner_id = id,
                                 .first = s->first,
                                 .last = s->last};
    return f;
}

/* One target with a filter that the submission matches, in one of its spans. */
static void add_to_target(struct arena *a, const struct board_input *in,
                          struct tallies *t, const struct target *x,
                          const struct span *span, const struct submission *s,
                          const struct preview *p)
{
    bool all = !schemes_submitted_pot(in->schemes);
    size_t room = t->n_filtered + s->n_units + s->n_authors + p->n_credits;
    struct filtered_count *more = arena_array(a, room + 1, sizeof *more);
    if (t->n_filtered)
        memcpy(more, t->filtered, t->n_filtered * sizeof *more);
    t->filtered = more;
    for (size_t i = 0; all && i < s->n_units; i++)
        count_of(t, x, span, OWNER_UNIT, s->units[i])->submitted++;
    for (size_t i = 0; all && i < s->n_authors; i++)
        if (s->authors[i].person_id)
            count_of(t, x, span, OWNER_PERSON, s->authors[i].person_id)->submitted++;
    for (size_t i = 0; i < p->n_credits; i++) {
        const struct credit *k = &p->credits[i];
        struct filtered_count *f = count_of(t, x, span, k->owner_kind, k->owner_id);
        if (credit_of_points(k))
            f->points = amount_plus(f->points, k->amount);
        f->submitted += counts_as_handed_in(in, k);
    }
}

static enum tb_rc add_to_filtered(const struct app *app, struct arena *a,
                                  const struct board_input *in, struct tallies *t,
                                  const struct submission *s, const struct preview *p,
                                  struct tb_err *e)
{
    const struct article article = article_of(app, s, a);
    const struct filter_subject x = {
        .article = &article, .day = s->day, .names = in->names};
    for (size_t i = 0; i < in->n_targets; i++) {
        struct filter filter;
        const struct target *target = &in->targets[i];
        if (!target->filter[0])
            continue;
        enum tb_rc rc = filter_parse(a, target->filter, in->names, &filter, e);
        if (rc != TB_OK)
            return rc;
        for (size_t k = 0; filter_matches(&filter, &x) && k < t->n_spans; k++) {
            const struct span *span = &t->spans[k];
            if (day_between(s->day, span->first, span->last) &&
                board_wants(in, target, span->first, span->last))
                add_to_target(a, in, t, target, span, s, p);
        }
    }
    return TB_OK;
}

/* The submission answers its topic. */
static void add_answers(struct arena *a, const struct submission *s, struct tallies *t)
{
    size_t room = t->n_answers + s->n_units + s->n_authors;
    struct answer *more = arena_array(a, room + 1, sizeof *more);
    if (t->n_answers)
        memcpy(more, t->answers, t->n_answers * sizeof *more);
    t->answers = more;
    for (size_t i = 0; i < s->n_units; i++)
        more[t->n_answers++] = (struct answer){s->topic_id, s->units[i], OWNER_UNIT};
    for (size_t i = 0; i < s->n_authors; i++)
        if (s->authors[i].person_id)
            more[t->n_answers++] =
                (struct answer){s->topic_id, s->authors[i].person_id, OWNER_PERSON};
    answers_sort(t->answers, t->n_answers);
}

static enum tb_rc boards(struct app *app, const struct submission *s, struct arena *a,
                         struct preview *out, struct tb_err *e)
{
    struct board_input in = {.period = out->period,
                             .today = app_now(app).today,
                             .names = &app->names,
                             .schemes = &app->schemes,
                             .targets = app->targets,
                             .n_targets = app->n_targets,
                             .light = true,
                             .no_forecasts = true};
    struct span *spans;
    size_t n;
    struct tallies t;
    board_spans(a, &in, &spans, &n);
    enum tb_rc rc = store_tallies(app->store, &in, spans, n, a, &t, e);
    if (rc != TB_OK)
        return rc;
    out->before = board_build(a, &in, &t);
    add_to_span(a, &in, &t.whole, s, out);
    for (size_t i = 0; i < t.n_spans; i++)
        add_to_span(a, &in, &t.spans[i], s, out);
    if (in.misses && s->topic_id)
        add_answers(a, s, &t);
    rc = add_to_filtered(app, a, &in, &t, s, out, e);
    if (rc != TB_OK)
        return rc;
    out->after = board_build(a, &in, &t);
    return TB_OK;
}

/* The period in which the unit's pieces are counted: of its own target or its group's,
 * the longest; without one the month. */
static struct period quota_period(const struct app *app, const struct submission *s)
{
    enum period_kind kind = PERIOD_MONTH;
    bool any = false;
    const struct membership *m =
        s->n_units ? names_membership_on(&app->names, s->units[0], s->day) : NULL;
    for (size_t i = 0; m && i < app->n_targets; i++) {
        const struct target *t = &app->targets[i];
        bool owes = (t->who_kind == WHO_UNIT && t->who_id == s->units[0]) ||
                    (t->who_kind == WHO_GROUP && t->who_id == m->group_id);
        if (owes && t->metric == METRIC_SUBMITTED &&
            day_between(s->day, t->from, t->to) &&
            (!any || t->period_kind > (int)kind)) {
            kind = (enum period_kind)t->period_kind;
            any = true;
        }
    }
    return app_period_on(app, kind, s->day);
}

/* --- topics ----------------------------------------------------------------------- */

/* Whether the unit has an article about it that is not void. */
static enum tb_rc is_answered(struct app *app, int64_t unit, int64_t topic, bool *yes,
                              struct tb_err *e)
{
    struct arena a = {0};
    struct page page = {0};
    struct page_query q = {.first = TB_DAY_MIN,
                           .last = TB_DAY_MAX,
                           .unit_id = unit,
                           .topic_id = topic,
                           .limit = 20};
    enum tb_rc rc = store_page(app->store, &q, &a, &page, e);
    *yes = page.more; /* so many are not all void */
    for (size_t i = 0; rc == TB_OK && i < page.n; i++)
        *yes |= !page.rows[i].voided;
    arena_free(&a);
    return rc;
}

static enum tb_rc topics_of(struct app *app, const struct submission *s, int64_t unit,
                            struct preview_topics *out, struct tb_err *e)
{
    const struct names *n = &app->names;
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; rc == TB_OK && i < n->n_topics; i++) {
        const struct topic *t = &n->topics[i];
        bool yes = false, own = t->id == s->topic_id;
        if (!topic_is_for(n, t, unit, s->day) || !(own || topic_open_on(t, s->day)))
            continue;
        rc = is_answered(app, unit, t->id, &yes, e);
        out->asked++;
        out->answered += yes;
        out->answers |= own && !yes;
    }
    return rc;
}

/* --- titles that are alike -------------------------------------------------------- */

static enum tb_rc twins(struct app *app, const struct submission *s, int64_t amends,
                        struct arena *a, struct preview *out, struct tb_err *e)
{
    struct similar_query q = {.units = s->units,
                              .n_units = s->n_units,
                              .title = s->title,
                              .day = s->day,
                              .exclude_id = amends,
                              .most = PREVIEW_TWINS};
    if (!*s->title)
        return TB_OK;
    return store_similar(app->store, &q, a, &out->twins, &out->n_twins, e);
}

enum tb_rc app_preview(struct app *app, const struct submission *s, int64_t amends,
                       struct arena *a, struct preview *out, struct tb_err *e)
{
    bool mine;
    *out = (struct preview){.period = quota_period(app, s)};
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = store_head(app->store, &out->seq, e);
    if (rc == TB_OK)
        rc = twins(app, s, amends, a, out, e);
    if (rc == TB_OK && s->n_units && !amends) {
        score(app, s, a, out);
        rc = boards(app, s, a, out, e);
        for (size_t i = 0; rc == TB_OK && i < s->n_units; i++)
            rc = topics_of(app, s, s->units[i], &out->topics[i], e);
    }
    store_release(app->store, mine);
    return rc;
}
