/* An article's credits, owner by owner. The lines that earn: score_value.c; several
 * events of one article: score_combine.c; counted pieces: score_count.c. */
#include "core/score.h"

#include <stdlib.h>
#include <string.h>

#include "scoring.h"

void credit_list_free(struct credit_list *l)
{
    free(l->items);
    *l = (struct credit_list){0};
}

bool credit_of_points(const struct credit *c)
{
    return c->account == ACCOUNT_POINTS || pot_of_points(c->account);
}

/* --- credits ---------------------------------------------------------------------- */

/* The unit that a member of a group `to parent` stands under; 0: it keeps its own. */
static int64_t parent_of(const struct scoring *w, const struct happening *h,
                         int64_t unit)
{
    const struct names *n = w->schemes->names;
    const struct group *g;
    const struct unit *u;

    if (!n || !h->scheme || h->scheme->n_groups == 0)
        return 0;
    g = names_group_on(n, unit, h->day);
    u = names_unit(n, unit);
    for (size_t i = 0; g && u && i < h->scheme->n_groups; i++)
        if (h->scheme->groups[i].to_parent &&
            strcmp(h->scheme->groups[i].key, g->key) == 0)
            return u->parent_id;
    return 0;
}

void score_keep(struct scoring *w, const struct happening *h, const struct owner *o,
                struct credit c)
{
    struct credit_list *l = w->out;

    c.article_id = w->article->id;
    c.event_id = h->event ? h->event->id : 0;
    c.owner_id = o->id;
    c.owner_kind = o->kind;
    c.day = h->day;
    mem_grow(&l->items, &l->cap, l->n, sizeof *l->items);
    l->items[l->n++] = c;
}

void score_push(struct scoring *w, const struct happening *h, const struct owner *o,
                struct credit c)
{
    bool piece = c.account == ACCOUNT_ADOPTED || c.account == POT_SUBMITTED;
    int64_t parent = o->kind == OWNER_UNIT && !piece ? parent_of(w, h, o->id) : 0;
    struct owner to = *o;

    if (parent)
        to.id = parent;
    score_keep(w, h, &to, c);
}

struct filter_subject score_subject(const struct scoring *w, const struct happening *h,
                                    const struct owner *o)
{
    return (struct filter_subject){.article = w->article,
                                   .event = h->event,
                                   .day = h->day,
                                   .names = w->schemes ? w->schemes->names : NULL,
                                   .owner_kind = o ? o->kind : OWNER_UNIT,
                                   .owner_id = o ? o->id : 0};
}

bool score_concerns(const struct happening *h, const struct owner *o, struct owner *one)
{
    const struct article_event *v = h->event;

    *one = *o;
    if (v->unit_id == 0 && v->person_id == 0)
        return o->parts > 0;
    one->parts = 1; /* all of it */
    return o->id == (o->kind == OWNER_UNIT ? v->unit_id : v->person_id);
}

/* --- the article's events in order ------------------------------------------------ */

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* By day and content: never by the order of entry, except between events that are equal
 * in everything. */
static int by_content(const void *x, const void *y)
{
    const struct happening *v = x, *w = y;
    const struct article_event *a = v->event, *b = w->event;
    const int64_t keys[][2] = {
        {v->day, w->day},
        {a->outlet_id, b->outlet_id},
        {a->kind, b->kind},
        {a->level, b->level},
        {a->form, b->form},
        {a->route, b->route},
        {a->leader, b->leader},
        {a->unit_id, b->unit_id},
        {a->person_id, b->person_id},
        {a->has_value ? a->value : 0, b->has_value ? b->value : 0},
        {a->day, b->day},
        {a->id, b->id},
    };
    int order = 0;

    for (size_t i = 0; order == 0 && i < sizeof keys / sizeof *keys; i++)
        order = compare(keys[i][0], keys[i][1]);
    return order;
}

static struct happening happening_of(const struct scoring *w,
                                     const struct article_event *v)
{
    struct happening h = {
        .event = v, .scheme = schemes_on(w->schemes, v->day), .day = v->day};

    if (h.scheme && h.scheme->dates == DATES_SENT && v->kind == EVENT_ADOPT &&
        w->article->n_units > 0) {
        h.day = w->article->day;
        h.scheme = schemes_on(w->schemes, h.day);
    }
    return h;
}

/* --- owners ----------------------------------------------------------------------- */

static void credit_adopted(struct scoring *w, const struct owner *o)
{
    tb_day last = -1;

    for (size_t i = 0; i < w->article->n_events; i++) {
        const struct happening *h = &w->events[i];
        struct owner one;
        if (h->event->kind != EVENT_ADOPT || !score_concerns(h, o, &one) ||
            !score_counts_adopted(w, h, &one))
            continue;
        score_push(w, h, &one,
                   (struct credit){.account = ACCOUNT_ADOPTED,
                                   .line = h->event->outlet_id,
                                   .since = last,
                                   .amount = TB_ONE});
        last = h->day;
    }
}

static void credit_handed_in(struct scoring *w, const struct owner *o, int pot)
{
    const struct happening h = {.scheme = schemes_on(w->schemes, w->article->day),
                                .day = w->article->day};

    if (!h.scheme)
        return;
    size_t from = w->out->n;
    score_value(w, &h, o, score_account(h.scheme, pot));
    score_lines(w, &h, o);
    score_each(w, &h, o, from);
}

static void credit_account(struct scoring *w, const struct owner *o, int pot)
{
    if (o->parts > 0)
        credit_handed_in(w, o, pot);
    score_events(w, o, pot);
}

/* Whether a version before the one at `end` has an account of the pot. */
static bool account_before(const struct schemes *s, size_t end, int pot)
{
    for (size_t i = 0; i < end; i++)
        if (score_account(&s->items[i], pot) >= 0)
            return true;
    return false;
}

/* The accounts besides points of all versions, each once. */
static void credit_accounts(struct scoring *w, const struct owner *o)
{
    for (size_t i = 0; w->schemes && i < w->schemes->n; i++) {
        const struct scheme *s = &w->schemes->items[i];
        for (size_t k = FIGURE_RATE + 1; k < s->n_figures; k++)
            if (s->figures[k].kind == FIGURE_ACCOUNT &&
                !account_before(w->schemes, i, s->figures[k].pot))
                credit_account(w, o, s->figures[k].pot);
    }
}

/* All that one owner gets from the article. */
static void credit_owner(struct scoring *w, const struct owner *o)
{
    credit_adopted(w, o);
    credit_account(w, o, ACCOUNT_POINTS);
    credit_accounts(w, o);
    score_counts(w, o);
}

static bool among(const int64_t *ids, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (ids[i] == id)
            return true;
    return false;
}

/* Owners that an event names and that are not the article's own, each once. */
static void credit_others(struct scoring *w)
{
    const struct article *a = w->article;

    for (size_t i = 0; i < a->n_events; i++) {
        int64_t unit = w->events[i].event->unit_id;
        int64_t person = w->events[i].event->person_id;
        for (size_t k = 0; k < i; k++) {
            if (w->events[k].event->unit_id == unit)
                unit = 0;
            if (w->events[k].event->person_id == person)
                person = 0;
        }
        if (unit && !among(a->units, a->n_units, unit))
            credit_owner(w, &(struct owner){.id = unit, .kind = OWNER_UNIT});
        if (person && !among(a->authors, a->n_authors, person))
            credit_owner(w, &(struct owner){.id = person, .kind = OWNER_PERSON});
    }
}

static void credit_all(struct scoring *w)
{
    const struct article *a = w->article;

    for (size_t i = 0; i < a->n_units; i++)
        credit_owner(w,
                     &(struct owner){a->units[i], OWNER_UNIT, (int)i, (int)a->n_units});
    for (size_t i = 0; i < a->n_authors; i++)
        if (a->authors[i])
            credit_owner(w, &(struct owner){a->authors[i], OWNER_PERSON, (int)i,
                                            (int)a->n_authors});
    credit_others(w);
}

void score_article(const struct schemes *s, const struct article *a,
                   struct credit_list *out)
{
    struct happening few[16];
    struct scoring w = {.schemes = s, .article = a, .out = out, .events = few};

    if (a->voided)
        return;
    if (a->n_events > sizeof few / sizeof *few)
        w.events = xmalloc(a->n_events * sizeof *w.events);
    for (size_t i = 0; i < a->n_events; i++)
        w.events[i] = happening_of(&w, &a->events[i]);
    if (a->n_events > 1)
        qsort(w.events, a->n_events, sizeof *w.events, by_content);
    credit_all(&w);
    if (w.events != few)
        free(w.events);
    free(w.earnings);
}
