/* A small office for the core's tests: names, schemes and articles put together by
 * hand, and the sums that the store would give for them, made the slow and plain way.
 */
#ifndef TB_TEST_WORLD_H
#define TB_TEST_WORLD_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "core/amount.h"
#include "core/board.h"
#include "core/change.h"
#include "core/period.h"
#include "core/score.h"

#include "unit.h"

#define MOST  64
#define NEVER TB_DAY_NONE
#define ONE   TB_ONE

struct world {
    struct arena a;
    struct group groups[MOST];
    struct unit units[MOST];
    struct membership memberships[MOST];
    struct person people[MOST];
    struct post posts[MOST];
    struct outlet outlets[MOST];
    struct target targets[MOST];
    struct scheme versions[MOST];
    struct article articles[MOST];
    struct topic topics[MOST];
    size_t n_targets, n_articles;
    struct names names;
    struct schemes schemes;
    int64_t last_id;
};

static inline tb_day on(const char *text)
{
    tb_day d = TB_DAY_NONE;
    assert_true(day_parse(text, &d));
    return d;
}

static inline struct world *world_new(void)
{
    struct world *w = xcalloc(1, sizeof *w);
    w->names.groups = w->groups;
    w->names.units = w->units;
    w->names.memberships = w->memberships;
    w->names.people = w->people;
    w->names.posts = w->posts;
    w->names.outlets = w->outlets;
    w->names.topics = w->topics;
    w->schemes.items = w->versions;
    return w;
}

static inline void world_free(struct world *w)
{
    arena_free(&w->a);
    free(w);
}

static inline int64_t world_group(struct world *w, const char *name)
{
    size_t i = w->names.n_groups++;
    w->groups[i] = (struct group){.id = ++w->last_id,
                                  .name = name,
                                  .key = text_key_dup(&w->a, name),
                                  .order = (int)i};
    return w->last_id;
}

static inline int64_t world_unit_open(struct world *w, const char *name, tb_day opened,
                                      tb_day closed)
{
    size_t i = w->names.n_units++;
    w->units[i] = (struct unit){.id = ++w->last_id,
                                .name = name,
                                .key = text_key_dup(&w->a, name),
                                .alias = "",
                                .head = "",
                                .leader = "",
                                .order = (int)i,
                                .opened = opened,
                                .closed = closed};
    return w->last_id;
}

/* Memberships must be added unit by unit, in the order of the units' ids. */
static inline void world_member(struct world *w, int64_t unit, int64_t group,
                                tb_day from, tb_day to)
{
    w->memberships[w->names.n_memberships++] = (struct membership){
        .id = ++w->last_id, .unit_id = unit, .group_id = group, .from = from, .to = to};
}

static inline int64_t world_unit(struct world *w, const char *name, int64_t group)
{
    int64_t id = world_unit_open(w, name, NEVER, NEVER);
    world_member(w, id, group, NEVER, NEVER);
    return id;
}

static inline int64_t world_person(struct world *w, const char *name, int64_t unit)
{
    int64_t id = ++w->last_id;
    w->people[w->names.n_people++] = (struct person){
        .id = id, .name = name, .key = text_key_dup(&w->a, name), .login = ""};
    w->posts[w->names.n_posts++] = (struct post){.id = ++w->last_id,
                                                 .person_id = id,
                                                 .unit_id = unit,
                                                 .from = NEVER,
                                                 .to = NEVER};
    return id;
}

static inline int64_t world_outlet(struct world *w, const char *name, enum level level)
{
    size_t i = w->names.n_outlets++;
    w->outlets[i] = (struct outlet){.id = ++w->last_id,
                                    .name = name,
                                    .key = text_key_dup(&w->a, name),
                                    .level = level,
                                    .order = (int)i,
                                    .from = NEVER,
                                    .to = NEVER};
    return w->last_id;
}

static inline struct scheme *world_scheme(struct world *w, const char *text)
{
    struct scheme *s = &w->versions[w->schemes.n++];
    struct tb_err e = {0};
    int line;
    if (scheme_parse(&w->a, text, NULL, s, &line, &e) != TB_OK)
        fail_msg("line %d: %s", line, e.msg);
    s->id = ++w->last_id;
    return s;
}

static inline struct target *world_target(struct world *w, enum target_who who_kind,
                                          int64_t who, enum metric metric,
                                          enum period_kind kind, tb_amount amount)
{
    struct target *t = &w->targets[w->n_targets++];
    *t = (struct target){.id = ++w->last_id,
                         .who_kind = who_kind,
                         .who_id = who,
                         .metric = metric,
                         .period_kind = (int)kind,
                         .amount = amount,
                         .from = NEVER,
                         .to = NEVER,
                         .filter = "",
                         .of = "",
                         .note = ""};
    return t;
}

/* Given to one unit; 0: to everybody. */
static inline int64_t world_topic(struct world *w, tb_day due, int64_t unit)
{
    struct topic *t = &w->topics[w->names.n_topics++];
    struct topic_who *who = arena_array(&w->a, 1, sizeof *who);
    *who = (struct topic_who){.unit_id = unit};
    *t = (struct topic){.id = ++w->last_id,
                        .ref = arena_printf(&w->a, "t%zu", w->names.n_topics),
                        .title = "title",
                        .source = "",
                        .note = "",
                        .issued = NEVER,
                        .due = due,
                        .who = who,
                        .n_who = unit != 0};
    return t->id;
}

static inline struct article *world_article(struct world *w, tb_day day, int64_t unit,
                                            const struct article_event *events,
                                            size_t n)
{
    struct article *a = &w->articles[w->n_articles++];
    int64_t *units = arena_array(&w->a, 1, sizeof *units);
    struct article_event *copy = arena_array(&w->a, n + 1, sizeof *copy);
    *units = unit;
    if (n > 0)
        memcpy(copy, events, n * sizeof *copy);
    for (size_t i = 0; i < n; i++) {
        copy[i].id = ++w->last_id;
        if (!copy[i].outlet_key)
            copy[i].outlet_key = "";
    }
    *a = (struct article){.id = ++w->last_id,
                          .day = day,
                          .type_key = "",
                          .units = units,
                          .n_units = 1,
                          .events = copy,
                          .n_events = n};
    return a;
}

/* An adoption by an outlet of the world. */
static inline struct article_event adopted_by(const struct world *w, int64_t outlet,
                                              tb_day day)
{
    const struct outlet *o = names_outlet(&w->names, outlet);
    return (struct article_event){.kind = EVENT_ADOPT,
                                  .day = day,
                                  .outlet_id = outlet,
                                  .outlet_key = o->key,
                                  .level = (int)o->level};
}

/* --- the store's sums, the plain way ---------------------------------------------- */

static inline struct tally *world_tally(struct tally *t, size_t *n,
                                        enum owner_kind kind, int64_t id)
{
    for (size_t i = 0; i < *n; i++)
        if (t[i].owner_kind == kind && t[i].owner_id == id)
            return &t[i];
    t[*n] = (struct tally){.owner_kind = kind, .owner_id = id};
    return &t[(*n)++];
}

static inline int world_tally_order(const void *x, const void *y)
{
    const struct tally *a = x, *b = y;
    if (a->owner_kind != b->owner_kind)
        return a->owner_kind < b->owner_kind ? -1 : 1;
    return (a->owner_id > b->owner_id) - (a->owner_id < b->owner_id);
}

static inline void world_pot(struct world *w, const struct board_input *in,
                             struct tally *t, const struct credit *c)
{
    for (size_t i = 0; i < in->n_pots; i++) {
        if (in->pots[i] != c->account)
            continue;
        if (!t->pots)
            t->pots = arena_array(&w->a, in->n_pots, sizeof *t->pots);
        t->pots[i] += c->amount;
    }
}

static inline void world_sum_article(struct world *w, const struct article *x,
                                     const struct board_input *in, struct span *s)
{
    struct credit_list l = {0};
    bool counts = !x->voided && s->first <= x->day && x->day <= s->last;
    for (size_t i = 0; counts && i < x->n_units; i++)
        world_tally(s->items, &s->n, OWNER_UNIT, x->units[i])->submitted++;
    for (size_t i = 0; counts && i < x->n_authors; i++)
        if (x->authors[i])
            world_tally(s->items, &s->n, OWNER_PERSON, x->authors[i])->submitted++;
    score_article(&w->schemes, x, &l);
    for (size_t i = 0; i < l.n; i++) {
        const struct credit *c = &l.items[i];
        struct tally *t;
        if (c->day < s->first || c->day > s->last)
            continue;
        t = world_tally(s->items, &s->n, c->owner_kind, c->owner_id);
        if (credit_of_points(c))
            t->points += c->amount;
        if (c->account == ACCOUNT_ADOPTED && c->since < s->first)
            t->adopted++;
        world_pot(w, in, t, c);
    }
    credit_list_free(&l);
}

static inline void world_sum(struct world *w, const struct board_input *in,
                             struct span *s)
{
    s->items = arena_array(&w->a, 4 * MOST, sizeof *s->items);
    s->n = 0;
    for (size_t i = 0; i < w->n_articles; i++)
        world_sum_article(w, &w->articles[i], in, s);
    qsort(s->items, s->n, sizeof *s->items, world_tally_order);
}

static inline void world_answers(struct world *w, struct tallies *t)
{
    t->answers = arena_array(&w->a, 4 * MOST, sizeof *t->answers);
    for (size_t i = 0; i < w->n_articles; i++) {
        const struct article *x = &w->articles[i];
        for (size_t k = 0; !x->voided && x->topic_id && k < x->n_units; k++)
            t->answers[t->n_answers++] =
                (struct answer){x->topic_id, x->units[k], OWNER_UNIT};
        for (size_t k = 0; !x->voided && x->topic_id && k < x->n_authors; k++)
            t->answers[t->n_answers++] =
                (struct answer){x->topic_id, x->authors[k], OWNER_PERSON};
    }
    answers_sort(t->answers, t->n_answers);
}

static inline struct board_input world_input(const struct world *w, const char *period,
                                             tb_day today)
{
    struct board_input in = {.today = today,
                             .names = &w->names,
                             .schemes = &w->schemes,
                             .targets = w->targets,
                             .n_targets = w->n_targets};
    assert_int_equal(period_parse(period, &in.period, NULL), TB_OK);
    return in;
}

/* The board of a period on a day, from the world's articles and with its schemes'
 * quotas; t.outlets and t.filtered may be given. */
static inline struct board *world_board(struct world *w, const char *period,
                                        tb_day today, struct tallies t)
{
    struct board_input in = world_input(w, period, today);
    struct target *targets;
    schemes_targets(&w->a, &w->schemes, &w->names, w->targets, w->n_targets, &targets,
                    &in.n_targets);
    in.targets = targets;
    if (w->schemes.n > 0)
        in.period = period_by(&w->versions[w->schemes.n - 1].calendar, in.period);
    board_spans(&w->a, &in, &t.spans, &t.n_spans);
    t.whole = (struct span){.first = in.period.first, .last = in.period.last};
    world_sum(w, &in, &t.whole);
    for (size_t i = 0; i < t.n_spans; i++)
        world_sum(w, &in, &t.spans[i]);
    if (in.misses)
        world_answers(w, &t);
    return board_build(&w->a, &in, &t);
}

/* --- chance, the same on every run ------------------------------------------------ */

static inline uint32_t chance(uint64_t *state, uint32_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33) % below;
}

#endif
