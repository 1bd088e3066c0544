/* Counts for targets with a filter: their articles are looked at one by one. */
#include <stdlib.h>
#include <string.h>

#include "walk.h"

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
    enum tb_rc rc =
        db_query(k->s, gen ? Q_ARTICLES_IN_DAYS : Q_ARTICLES_TOUCHING, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int(st, 1, k->first);
    sqlite3_bind_int(st, 2, k->last);
    if (gen)
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

/* What was counted by one filter in one span: for all targets that have it, which may
 * be one for each person. */
struct run {
    const char *filter;
    struct filtered_count *items;
    size_t n;
};

struct runs {
    struct run *items;
    size_t n, cap;
};

static void runs_clear(struct runs *r)
{
    for (size_t i = 0; i < r->n; i++)
        free(r->items[i].items);
    r->n = 0;
}

/* Counted when no target before has done it. */
static enum tb_rc run_of(struct counting *k, struct runs *r, int64_t gen,
                         struct arena *a, const struct run **out, struct tb_err *e)
{
    const char *filter = k->target->filter;
    for (size_t i = 0; i < r->n; i++)
        if (strcmp(r->items[i].filter, filter) == 0) {
            *out = &r->items[i];
            return TB_OK;
        }
    enum tb_rc rc = filter_parse(a, filter, k->in->names, &k->filter, e);
    k->items = NULL;
    k->n = k->cap = 0;
    if (rc == TB_OK)
        rc = count_span(k, gen, e);
    mem_grow(&r->items, &r->cap, r->n, sizeof *r->items);
    r->items[r->n] = (struct run){filter, k->items, k->n};
    *out = &r->items[r->n++];
    return rc;
}

static bool is_for(const struct target *t, const struct filtered_count *c)
{
    if (t->who_kind == WHO_GROUP)
        return c->owner_kind == OWNER_UNIT;
    return c->owner_kind == (t->who_kind == WHO_PERSON ? OWNER_PERSON : OWNER_UNIT) &&
           c->owner_id == t->who_id;
}

struct found {
    struct filtered_count *items;
    size_t n, cap;
};

static void keep(struct found *f, const struct target *t, const struct run *run)
{
    for (size_t i = 0; i < run->n; i++) {
        if (!is_for(t, &run->items[i]))
            continue;
        mem_grow(&f->items, &f->cap, f->n, sizeof *f->items);
        f->items[f->n] = run->items[i];
        f->items[f->n++].target_id = t->id;
    }
}

static enum tb_rc filtered_span(struct counting *k, int64_t gen, struct arena *a,
                                struct found *f, struct tb_err *e)
{
    const struct board_input *in = k->in;
    struct runs runs = {0};
    enum tb_rc rc = TB_OK;
    for (size_t t = 0; rc == TB_OK && t < in->n_targets; t++) {
        const struct run *run;
        k->target = &in->targets[t];
        if (!k->target->filter[0] || !board_wants(in, k->target, k->first, k->last))
            continue;
        rc = run_of(k, &runs, gen, a, &run, e);
        if (rc == TB_OK)
            keep(f, k->target, run);
    }
    runs_clear(&runs);
    free(runs.items);
    return rc;
}

enum tb_rc filtered_counts(struct store *s, int64_t gen, const struct board_input *in,
                           const struct span *spans, size_t n_spans, struct arena *a,
                           struct tallies *out, struct tb_err *e)
{
    struct counting k = {.s = s, .in = in};
    struct found f = {0};
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; rc == TB_OK && i < n_spans; i++) {
        k.first = spans[i].first;
        k.last = spans[i].last;
        rc = filtered_span(&k, gen, a, &f, e);
    }
    out->filtered = arena_array(a, f.n + 1, sizeof *f.items);
    if (f.n)
        memcpy(out->filtered, f.items, f.n * sizeof *f.items);
    out->n_filtered = f.n;
    free(f.items);
    arena_free(&k.scratch);
    credit_list_free(&k.credits);
    return rc;
}
