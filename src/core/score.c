#include "core/score.h"

#include <stdlib.h>
#include <string.h>

#include "core/amount.h"

/* An event with what it is worth before anybody's earlier adoptions are looked at. */
struct valued {
    const struct article_event *event;
    const struct scheme *scheme; /* in force on its day; NULL: none */
    struct filter_subject subject;
    tb_amount total;
};

/* One who is credited: part `part` of `parts` of the article's units or authors. */
struct owner {
    int64_t id;
    enum owner_kind kind;
    int part, parts;
};

/* What is remembered of an owner from adoption to adoption. */
struct past {
    tb_day last; /* day of the previous adoption, -1: none */
    tb_amount best;
};

struct scoring {
    const struct schemes *schemes;
    const struct article *article;
    struct credit_list *out;
};

void credit_list_free(struct credit_list *l)
{
    free(l->items);
    *l = (struct credit_list){0};
}

static void push(struct credit_list *out, const struct credit *c)
{
    mem_grow(&out->items, &out->cap, out->n, sizeof *out->items);
    out->items[out->n++] = *c;
}

/* --- what an event is worth ------------------------------------------------------ */

#define FIRST SIZE_MAX

/* The number of the line that earns after line `at` (FIRST: none yet): the first `set`
 * that fits, then each `add`; s->n_lines at the end. */
static size_t next_line(const struct scheme *s, const struct filter_subject *what,
                        size_t at)
{
    size_t i = 0;

    for (; at == FIRST && i < s->n_lines; i++)
        if (s->lines[i].op == OP_SET && filter_matches(&s->lines[i].filter, what))
            return i;
    i = at != FIRST && s->lines[at].op == OP_ADD ? at + 1 : 0;
    for (; i < s->n_lines; i++)
        if (s->lines[i].op == OP_ADD && filter_matches(&s->lines[i].filter, what))
            return i;
    return s->n_lines;
}

static tb_amount total_of(const struct scheme *s, const struct filter_subject *what)
{
    tb_amount sum = 0;

    if (!s)
        return 0;
    for (size_t i = next_line(s, what, FIRST); i < s->n_lines;
         i = next_line(s, what, i))
        sum = amount_plus(sum, s->lines[i].amount);
    return sum;
}

/* --- who gets how much of it ----------------------------------------------------- */

/* o's part of an amount. Where several would have to share and the scheme does not say
 * how, nobody gets anything: no default may decide it. */
static tb_amount part_of(const struct scheme *s, const struct owner *o,
                         tb_amount amount)
{
    enum share share = o->kind == OWNER_UNIT ? s->share_units : s->share_authors;

    if (o->parts <= 1)
        return amount;
    switch (share) {
    case SHARE_UNSAID:
        return 0;
    case SHARE_FULL:
        return amount;
    case SHARE_EQUAL:
        break;
    }
    return amount_share(amount, o->part, o->parts);
}

static struct credit credit_for(const struct scoring *w,
                                const struct article_event *event,
                                const struct owner *o)
{
    return (struct credit){
        .article_id = w->article->id,
        .event_id = event ? event->id : 0,
        .owner_id = o->id,
        .owner_kind = o->kind,
        .day = event ? event->day : w->article->day,
        .account = ACCOUNT_POINTS,
        .since = -1,
    };
}

/* One credit for each line that earns; false when there was none. */
static bool credit_lines(const struct scoring *w, const struct valued *v,
                         const struct owner *o)
{
    const struct scheme *s = v->scheme;
    struct credit c = credit_for(w, v->event, o);
    bool any = false;

    if (!s)
        return false;
    for (size_t i = next_line(s, &v->subject, FIRST); i < s->n_lines;
         i = next_line(s, &v->subject, i)) {
        c.amount = part_of(s, o, s->lines[i].amount);
        c.line = CREDIT_LINE(s->id, s->lines[i].number);
        if (c.amount == 0)
            continue;
        push(w->out, &c);
        any = true;
    }
    return any;
}

/* A single credit, under the event's first line. */
static void credit_once(const struct scoring *w, const struct valued *v,
                        const struct owner *o, tb_amount amount)
{
    const struct scheme *s = v->scheme;
    struct credit c = credit_for(w, v->event, o);

    if (s) {
        size_t i = next_line(s, &v->subject, FIRST);
        c.amount = part_of(s, o, amount);
        c.line = CREDIT_LINE(s->id, i < s->n_lines ? s->lines[i].number : 0);
    }
    push(w->out, &c);
}

static void credit_adoption(const struct scoring *w, const struct valued *v,
                            const struct owner *o, struct past *past)
{
    struct credit adopted = credit_for(w, v->event, o);
    tb_amount gain = v->total;

    adopted.account = ACCOUNT_ADOPTED;
    adopted.line = v->event->outlet_id;
    adopted.since = past->last;
    adopted.amount = TB_ONE;
    push(w->out, &adopted);
    past->last = v->event->day;

    if (v->scheme && v->scheme->adoptions == COMBINE_HIGHEST)
        gain = gain > past->best ? gain - past->best : 0;
    if (gain != v->total)
        credit_once(w, v, o, gain);
    else if (!credit_lines(w, v, o))
        credit_once(w, v, o, 0);
    if (v->total > past->best)
        past->best = v->total;
}

/* --- the article's events in order ----------------------------------------------- */

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* By day, the higher value first, then by content: never by the order of entry, except
 * between events that are equal in everything. */
static int by_content(const void *x, const void *y)
{
    const struct valued *v = x, *w = y;
    const struct article_event *a = v->event, *b = w->event;
    int order = compare(a->day, b->day);
    const int64_t keys[][2] = {
        {w->total, v->total}, /* the higher first */
        {a->kind, b->kind},
        {a->outlet_id, b->outlet_id},
        {a->level, b->level},
        {a->form, b->form},
        {a->route, b->route},
        {a->leader, b->leader},
        {a->unit_id, b->unit_id},
        {a->person_id, b->person_id},
        {a->has_value ? a->value : 0, b->has_value ? b->value : 0},
        {a->id, b->id},
    };

    for (size_t i = 0; order == 0 && i < sizeof keys / sizeof *keys; i++)
        order = compare(keys[i][0], keys[i][1]);
    return order;
}

static struct valued value_event(const struct scoring *w,
                                 const struct article_event *event)
{
    struct valued v = {
        .event = event,
        .scheme = schemes_on(w->schemes, event->day),
        .subject = {.kind = (int)event->kind,
                    .outlet_key = event->outlet_key,
                    .type_key = w->article->type_key,
                    .level = event->level,
                    .form = event->form,
                    .route = event->route,
                    .leader = event->leader},
    };

    v.total = total_of(v.scheme, &v.subject);
    return v;
}

static bool concerns(const struct article_event *event, const struct owner *o)
{
    if (event->unit_id == 0 && event->person_id == 0)
        return o->parts > 0;
    return o->id == (o->kind == OWNER_UNIT ? event->unit_id : event->person_id);
}

/* All that one owner gets from the article. An owner with parts 0 stands beside the
 * article's own and gets only what names it. */
static void credit_owner(const struct scoring *w, const struct valued *events,
                         const struct owner *o)
{
    struct past past = {.last = -1};

    if (o->parts > 0) {
        struct valued handed_in = {
            .scheme = schemes_on(w->schemes, w->article->day),
            .subject = {.kind = EVENT_SUBMIT,
                        .outlet_key = "",
                        .type_key = w->article->type_key,
                        .level = -1},
        };
        credit_lines(w, &handed_in, o);
    }
    for (size_t i = 0; i < w->article->n_events; i++) {
        const struct article_event *event = events[i].event;
        struct owner one = *o;
        if (!concerns(event, o))
            continue;
        if (event->unit_id || event->person_id)
            one.parts = 1; /* all of it */
        if (event->kind == EVENT_ADOPT)
            credit_adoption(w, &events[i], &one, &past);
        else
            credit_lines(w, &events[i], &one);
    }
}

static bool among(const int64_t *ids, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (ids[i] == id)
            return true;
    return false;
}

/* Owners that an event names and that are not the article's own, each once. */
static void credit_others(const struct scoring *w, const struct valued *events)
{
    const struct article *a = w->article;

    for (size_t i = 0; i < a->n_events; i++) {
        int64_t unit = events[i].event->unit_id, person = events[i].event->person_id;
        for (size_t k = 0; k < i; k++) {
            if (events[k].event->unit_id == unit)
                unit = 0;
            if (events[k].event->person_id == person)
                person = 0;
        }
        if (unit && !among(a->units, a->n_units, unit))
            credit_owner(w, events, &(struct owner){.id = unit, .kind = OWNER_UNIT});
        if (person && !among(a->authors, a->n_authors, person))
            credit_owner(w, events,
                         &(struct owner){.id = person, .kind = OWNER_PERSON});
    }
}

static void credit_all(const struct scoring *w, const struct valued *events)
{
    const struct article *a = w->article;

    for (size_t i = 0; i < a->n_units; i++)
        credit_owner(w, events,
                     &(struct owner){a->units[i], OWNER_UNIT, (int)i, (int)a->n_units});
    for (size_t i = 0; i < a->n_authors; i++)
        if (a->authors[i])
            credit_owner(w, events,
                         &(struct owner){a->authors[i], OWNER_PERSON, (int)i,
                                         (int)a->n_authors});
    credit_others(w, events);
}

void score_article(const struct schemes *s, const struct article *a,
                   struct credit_list *out)
{
    struct scoring w = {.schemes = s, .article = a, .out = out};
    struct valued few[16], *events = few;

    if (a->voided)
        return;
    if (a->n_events > sizeof few / sizeof *few)
        events = xmalloc(a->n_events * sizeof *events);
    for (size_t i = 0; i < a->n_events; i++)
        events[i] = value_event(&w, &a->events[i]);
    if (a->n_events > 1)
        qsort(events, a->n_events, sizeof *events, by_content);
    credit_all(&w, events);
    if (events != few)
        free(events);
}
