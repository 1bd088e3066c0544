/* Counts for targets with a filter: their articles are looked at one by one. */
#include <stdlib.h>
#include <string.h>

#include "impl.h"

struct counting {
    struct store *s;
    const struct board_input *in;
    const struct target *target;
    struct filter filter;
    tb_day first, last;
    struct arena scratch;
    struct credit_list credits;
    struct filtered_count *items; /* of this target and span */
    size_t n, cap;
};

static struct filtered_count *owner_of(struct counting *k, enum owner_kind kind,
                                       int64_t id)
{
    for (size_t i = 0; i < k->n; i++)
        if (k->items[i].owner_id == id && k->items[i].owner_kind == kind)
            return &k->items[i];
    mem_grow(&k->items, &k->cap, k->n, sizeof *k->items);
    k->items[k->n] = (struct filtered_count){.target_id = k->target->id,
                                             .owner_id = id,
                                             .owner_kind = kind,
                                             .first = k->first,
                                             .last = k->last};
    return &k->items[k->n++];
}

static bool in_span(const struct counting *k, tb_day d)
{
    return k->first <= d && d <= k->last;
}

static bool matches(const struct counting *k, const struct article *a,
                    const struct article_event *ev, tb_day day, enum owner_kind kind,
                    int64_t id)
{
    const struct filter_subject x = {.article = a,
                                     .event = ev,
                                     .day = day,
                                     .names = k->in->names,
                                     .owner_kind = kind,
                                     .owner_id = id};
    return filter_matches(&k->filter, &x);
}

static const struct article_event *event_by_id(const struct article *a, int64_t id)
{
    for (size_t i = 0; i < a->n_events; i++)
        if (a->events[i].id == id)
            return &a->events[i];
    return NULL;
}

static void count_submitted(struct counting *k, const struct article *a)
{
    if (a->voided || !in_span(k, a->day) || a->n_units == 0)
        return;
    for (size_t i = 0; i < a->n_units; i++)
        if (matches(k, a, NULL, a->day, OWNER_UNIT, a->units[i]))
            owner_of(k, OWNER_UNIT, a->units[i])->submitted++;
    for (size_t i = 0; i < a->n_authors; i++)
        if (a->authors[i] && matches(k, a, NULL, a->day, OWNER_PERSON, a->authors[i]))
            owner_of(k, OWNER_PERSON, a->authors[i])->submitted++;
}

/* One article counts once for an owner however many of its adoptions match. */
static void count_adopted(struct counting *k, const struct credit *c, const size_t upto)
{
    for (size_t i = 0; i < upto; i++) {
        const struct credit *b = &k->credits.items[i];
        if (b->account == ACCOUNT_ADOPTED && b->amount == -1 &&
            b->owner_id == c->owner_id && b->owner_kind == c->owner_kind)
            return;
    }
    owner_of(k, c->owner_kind, c->owner_id)->adopted++;
}

static void count_article(struct counting *k, const struct article *a)
{
    if (!schemes_submitted_pot(k->in->schemes))
        count_submitted(k, a);
    k->credits.n = 0;
    score_article(k->in->schemes, a, &k->credits);
    for (size_t i = 0; i < k->credits.n; i++) {
        struct credit *c = &k->credits.items[i];
        const struct article_event *ev = event_by_id(a, c->event_id);
        if (!in_span(k, c->day) ||
            !matches(k, a, ev, c->day, c->owner_kind, c->owner_id))
            continue;
        if (credit_of_points(c)) {
            struct filtered_count *o = owner_of(k, c->owner_kind, c->owner_id);
            o->points = amount_plus(o->points, c->amount);
        } else if (c->account == ACCOUNT_ADOPTED) {
            count_adopted(k, c, i);
            c->amount = -1; /* seen */
        } else if (c->account == POT_SUBMITTED) {
            owner_of(k, c->owner_kind, c->owner_id)->submitted++;
        }
    }
}

static enum tb_rc count_span(struct counting *k, int64_t gen, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    int64_t *ids = NULL;
    size_t n = 0, cap = 0;
    enum tb_rc rc = db_query(k->s, Q_ARTICLES_IN_DAYS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int(st, 1, k->first);
    sqlite3_bind_int(st, 2, k->last);
    sqlite3_bind_int64(st, 3, gen);
    while ((rc = db_step(k->s, st, &row, e)) == TB_OK && row) {
        mem_grow(&ids, &cap, n, sizeof *ids);
        ids[n++] = sqlite3_column_int64(st, 0);
    }
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        struct article a;
        bool found;
        arena_reset(&k->scratch);
        rc = article_load(k->s, ids[i], &k->scratch, &a, &found, e);
        if (rc == TB_OK && found)
            count_article(k, &a);
    }
    free(ids);
    return rc;
}

enum tb_rc filtered_counts(struct store *s, int64_t gen, const struct board_input *in,
                           const struct span *spans, size_t n_spans, struct arena *a,
                           struct tallies *out, struct tb_err *e)
{
    struct filtered_count *all = NULL;
    size_t n = 0, cap = 0;
    enum tb_rc rc = TB_OK;
    for (size_t t = 0; rc == TB_OK && t < in->n_targets; t++) {
        struct counting k = {.s = s, .in = in, .target = &in->targets[t]};
        if (!k.target->filter[0])
            continue;
        rc = filter_parse(a, k.target->filter, in->names, &k.filter, e);
        for (size_t i = 0; rc == TB_OK && i < n_spans; i++) {
            if (!board_wants(in, k.target, spans[i].first, spans[i].last))
                continue;
            k.first = spans[i].first;
            k.last = spans[i].last;
            k.n = 0;
            rc = count_span(&k, gen, e);
            for (size_t x = 0; rc == TB_OK && x < k.n; x++) {
                mem_grow(&all, &cap, n, sizeof *all);
                all[n++] = k.items[x];
            }
        }
        free(k.items);
        arena_free(&k.scratch);
        credit_list_free(&k.credits);
    }
    out->filtered = arena_array(a, n + 1, sizeof *all);
    if (n)
        memcpy(out->filtered, all, n * sizeof *all);
    out->n_filtered = n;
    free(all);
    return rc;
}
