/* Sums of a period by schemes that are not in force: the articles are scored here, one
 * by one, and nothing is written. */
#include <stdlib.h>
#include <string.h>

#include "bag.h"
#include "walk.h"

struct trying {
    struct store *s;
    const struct board_input *in;
    struct bag *bags; /* of the period, then of each span */
    size_t n_bags;
    struct line_sums *lines;
    size_t cap_lines;
    struct arena scratch;
    struct credit_list credits;
};

static bool in_bag(const struct bag *b, tb_day d)
{
    return b->first <= d && d <= b->last;
}

static void add_line(struct trying *t, const struct credit *c)
{
    struct line_sums *l = t->lines;
    for (size_t i = 0; i < l->n; i++)
        if (l->items[i].owner_id == c->owner_id && l->items[i].line == c->line &&
            l->items[i].owner_kind == c->owner_kind) {
            l->items[i].amount = amount_plus(l->items[i].amount, c->amount);
            return;
        }
    mem_grow(&l->items, &t->cap_lines, l->n, sizeof *l->items);
    l->items[l->n++] =
        (struct line_sum){c->owner_id, c->owner_kind, c->line, c->amount};
}

static void add_credit(struct trying *t, const struct credit *c)
{
    for (size_t i = 0; i < t->n_bags; i++) {
        struct bag *b = &t->bags[i];
        if (!in_bag(b, c->day))
            continue;
        if (c->account != ACCOUNT_ADOPTED) {
            bag_credit(b, c->owner_kind, c->owner_id, c->account, c->amount);
            continue;
        }
        if (c->since < b->first)
            bag_add(b, c->owner_kind, c->owner_id, SUM_ADOPTED, 1);
        if (b->want_outlets)
            bag_outlet(b, c->owner_kind, c->owner_id, c->line, 1);
    }
    if (credit_of_points(c) && in_bag(&t->bags[0], c->day))
        add_line(t, c);
}

static void add_article(struct trying *t, const struct article *a)
{
    for (size_t i = 0; !a->voided && i < t->n_bags; i++) {
        struct bag *b = &t->bags[i];
        if (!in_bag(b, a->day))
            continue;
        for (size_t k = 0; k < a->n_units; k++)
            bag_add(b, OWNER_UNIT, a->units[k], SUM_SUBMITTED, 1);
        for (size_t k = 0; k < a->n_authors; k++)
            if (a->authors[k])
                bag_add(b, OWNER_PERSON, a->authors[k], SUM_SUBMITTED, 1);
    }
    t->credits.n = 0;
    score_article(t->in->schemes, a, &t->credits);
    for (size_t i = 0; i < t->credits.n; i++)
        add_credit(t, &t->credits.items[i]);
}

/* All that have anything in first..last. */
static enum tb_rc list_articles(struct store *s, tb_day first, tb_day last,
                                struct ids *out, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(s, Q_ARTICLES_TOUCHING, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int(st, 1, first);
    sqlite3_bind_int(st, 2, last);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        ids_add(out, sqlite3_column_int64(st, 0));
    return rc;
}

static enum tb_rc try_all(struct trying *t, struct tb_err *e)
{
    struct ids ids = {0};
    tb_day first = t->bags[0].first, last = t->bags[0].last;
    for (size_t i = 1; i < t->n_bags; i++) {
        first = t->bags[i].first < first ? t->bags[i].first : first;
        last = t->bags[i].last > last ? t->bags[i].last : last;
    }
    enum tb_rc rc = list_articles(t->s, first, last, &ids, e);
    for (size_t i = 0; rc == TB_OK && i < ids.cap; i++) {
        struct article a;
        bool found;
        if (!ids.items[i])
            continue;
        arena_reset(&t->scratch);
        rc = article_load(t->s, ids.items[i], &t->scratch, &a, &found, e);
        if (rc == TB_OK && found)
            add_article(t, &a);
    }
    ids_free(&ids);
    return rc;
}

static struct bag bag_of(const struct trying *t, tb_day first, tb_day last)
{
    return (struct bag){.s = t->s,
                        .people = true,
                        .first = first,
                        .last = last,
                        .pots = t->in->pots,
                        .n_pots = t->in->n_pots};
}

static void hand_out(struct trying *t, struct arena *a, size_t n_spans,
                     struct tallies *out, struct line_sums *lines)
{
    struct line_sum *copy = arena_array(a, lines->n + 1, sizeof *copy);
    bag_span(&t->bags[0], a, &out->whole);
    bag_outlets(&t->bags[0], a, out);
    out->spans = arena_array(a, n_spans + 1, sizeof *out->spans);
    for (size_t i = 0; i < n_spans; i++)
        bag_span(&t->bags[i + 1], a, &out->spans[i]);
    out->n_spans = n_spans;
    if (lines->n)
        memcpy(copy, lines->items, lines->n * sizeof *copy);
    free(lines->items);
    lines->items = copy;
}

enum tb_rc store_what_if(struct store *s, const struct board_input *in,
                         const struct span *spans, size_t n_spans, struct arena *a,
                         struct tallies *out, struct line_sums *lines, struct tb_err *e)
{
    struct trying t = {.s = s, .in = in, .lines = lines, .n_bags = n_spans + 1};
    bool mine;
    *out = (struct tallies){0};
    *lines = (struct line_sums){0};
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    t.bags = xcalloc(t.n_bags, sizeof *t.bags);
    t.bags[0] = bag_of(&t, in->period.first, in->period.last);
    t.bags[0].want_outlets = true;
    for (size_t i = 0; i < n_spans; i++)
        t.bags[i + 1] = bag_of(&t, spans[i].first, spans[i].last);
    rc = try_all(&t, e);
    if (rc == TB_OK) {
        hand_out(&t, a, n_spans, out, lines);
        /* By no generation: the credits that are there are of other schemes. */
        rc = filtered_counts(s, 0, in, spans, n_spans, a, out, e);
        if (rc == TB_OK)
            rc = answers_load(s, in, a, out, e);
    } else {
        free(lines->items);
        *lines = (struct line_sums){0};
    }
    read_end(s, mine);
    for (size_t i = 0; i < t.n_bags; i++)
        bag_free(&t.bags[i]);
    free(t.bags);
    arena_free(&t.scratch);
    credit_list_free(&t.credits);
    return rc;
}
