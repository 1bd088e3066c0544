/* One article, several events: what each adds to what they are worth together. */
#include <stdlib.h>
#include <string.h>

#include "core/amount.h"

#include "scoring.h"

#define NO_LINE SIZE_MAX

/* An event of one owner and account, with its own value. */
struct worth {
    const struct happening *h;
    struct owner one;
    const struct combine *how; /* NULL: all count */
    int64_t per;               /* the level, outlet or leader of `per`, else 0 */
    int account;
    bool earns; /* some line acts */
    tb_amount value;
};

/* Events that are combined with each other, and what they made so far. */
struct set {
    const struct combine *how;
    int64_t per;
    tb_amount best, levels[LEVEL_NATIONAL + 2];
    tb_amount *values; /* of COMBINE_BEST, highest first, at most n */
    int n_values, seen;
    struct factor factor; /* of instructions that multiply */
};

/* The article's standing with one owner in one account. */
struct standing_sum {
    tb_amount relayed, adopted;
    struct set *sets;
    size_t n_sets;
    struct factor single; /* of multiplying instructions that nothing combines */
    const struct happening *mul_event;
    size_t mul_line;
};

/* --- sets ----------------------------------------------------------------------------
 */

static const struct combine *
combine_for(const struct scoring *w, const struct happening *h, const struct owner *o)
{
    const struct scheme *s = h->scheme;
    const struct filter_subject what = score_subject(w, h, o);

    for (size_t i = 0; i < s->n_combines; i++)
        if (filter_matches(&s->combines[i].filter, &what))
            return &s->combines[i];
    return h->event->kind == EVENT_ADOPT && s->adoptions.how ? &s->adoptions : NULL;
}

static int64_t per_of(const struct combine *how, const struct article_event *v)
{
    switch (how ? how->per : PER_ARTICLE) {
    case PER_ARTICLE:
        break;
    case PER_LEVEL:
        return v->level;
    case PER_OUTLET:
        return v->outlet_id;
    case PER_LEADER:
        return (int64_t)v->leader;
    }
    return 0;
}

/* Adoptions of all versions are one set; else a clause is its own. */
static bool together(const struct set *s, const struct worth *x)
{
    bool adoptions = s->how->number == 0 || x->how->number == 0;

    if (s->per != x->per)
        return false;
    if (adoptions)
        return s->how->number == x->how->number;
    return s->how == x->how;
}

static struct set *set_of(struct standing_sum *k, const struct worth *x)
{
    for (size_t i = 0; i < k->n_sets; i++)
        if (together(&k->sets[i], x))
            return &k->sets[i];
    struct set *s = &k->sets[k->n_sets++];
    *s = (struct set){.how = x->how, .per = x->per, .factor = {1, 1}};
    return s;
}

static tb_amount raise(tb_amount *best, tb_amount v)
{
    tb_amount gain = v > *best ? v - *best : 0;

    *best += gain;
    return gain;
}

/* Keeps the n highest; returns by how much their sum grew. */
static tb_amount raise_best(struct set *s, tb_amount v, int n)
{
    tb_amount least;
    int i;

    if (v <= 0)
        return 0;
    if (!s->values)
        s->values = xcalloc((size_t)n, sizeof *s->values);
    least = s->n_values < n ? 0 : s->values[n - 1];
    if (v <= least)
        return 0;
    if (s->n_values < n)
        s->n_values++;
    for (i = s->n_values - 1; i > 0 && s->values[i - 1] < v; i--)
        s->values[i] = s->values[i - 1];
    s->values[i] = v;
    return v - least;
}

static tb_amount level_sum(const struct set *s, int n)
{
    tb_amount sum = 0;
    unsigned taken = 0;

    for (; n > 0; n--) {
        int best = -1;
        for (int i = 0; i < LEVEL_NATIONAL + 2; i++)
            if (!(taken & 1u << i) && (best < 0 || s->levels[i] > s->levels[best]))
                best = i;
        if (best < 0)
            break;
        taken |= 1u << best;
        sum = amount_plus(sum, s->levels[best]);
    }
    return sum;
}

static tb_amount raise_levels(struct set *s, const struct worth *x)
{
    tb_amount before = level_sum(s, x->how->n);

    raise(&s->levels[x->h->event->level + 1], x->value);
    return level_sum(s, x->how->n) - before;
}

/* What the event adds to its set. */
static tb_amount gain_of(struct standing_sum *k, const struct worth *x)
{
    struct set *s;

    if (!x->how || !x->earns)
        return x->value;
    s = set_of(k, x);
    switch (x->how->how) {
    case COMBINE_UNSAID:
        break;
    case COMBINE_ALL: /* an earlier version's `highest` may be followed by `all` */
        raise(&s->best, x->value);
        break;
    case COMBINE_HIGHEST:
        return raise(&s->best, x->value);
    case COMBINE_BEST:
        return raise_best(s, x->value, x->how->n);
    case COMBINE_BEST_LEVELS:
        return raise_levels(s, x);
    case COMBINE_FIRST:
        return s->seen++ == 0 ? x->value : x->how->later;
    }
    return x->value;
}

/* --- instructions that multiply
 * --------------------------------------------------------- */

static int64_t divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

static struct factor times(struct factor a, struct factor b)
{
    struct factor c;

    if (__builtin_mul_overflow(a.num, b.num, &c.num) ||
        __builtin_mul_overflow(a.den, b.den, &c.den))
        return a; /* so many doublings are no measure any more */
    int64_t by = divisor(c.num, c.den);
    return by ? (struct factor){c.num / by, c.den / by} : c;
}

static struct factor factor_of(const struct standing_sum *k)
{
    struct factor f = k->single;

    for (size_t i = 0; i < k->n_sets; i++)
        f = times(f, k->sets[i].factor);
    return f;
}

static bool greater(struct factor a, struct factor b)
{
    __extension__ typedef __int128 wide;

    return (wide)a.num * b.den > (wide)b.num * a.den;
}

/* The factor of all `mul` lines of the account that fit an instruction; *line the last
 * of them. */
static bool instruction(struct scoring *w, const struct worth *x, struct factor *f,
                        size_t *line)
{
    const struct scheme *s = x->h->scheme;
    const struct filter_subject what = score_subject(w, x->h, &x->one);
    bool any = false;

    *f = (struct factor){1, 1};
    for (size_t i = 0; i < s->n_lines; i++) {
        const struct line *l = &s->lines[i];
        if (l->op != OP_MUL || l->to.account != x->account ||
            !filter_matches(&l->filter, &what))
            continue;
        *f = times(*f, l->factor);
        *line = i;
        any = true;
    }
    return any;
}

/* --- standing
 * ----------------------------------------------------------------------------- */

static tb_amount multiplied(const struct standing_sum *k)
{
    struct factor f = factor_of(k);

    return amount_mul_div(k->adopted, f.num, f.den);
}

static bool replaces(const struct worth *x)
{
    return x->h->scheme->relays == RELAYS_REPLACED;
}

static tb_amount stand(const struct standing_sum *k, const struct worth *x)
{
    tb_amount adopted = multiplied(k);

    if (!replaces(x))
        return amount_plus(k->relayed, adopted);
    /* What an instruction adds stands beside the larger of the two. */
    return amount_plus(k->relayed > k->adopted ? k->relayed : k->adopted,
                       adopted - k->adopted);
}

/* The event's credit of `delta`, its gain and value being known. */
static void credit(struct scoring *w, const struct worth *x, tb_amount gain,
                   tb_amount delta)
{
    if (delta == gain && gain == x->value) {
        if (!score_lines(w, x->h, &x->one) && x->h->event->kind == EVENT_ADOPT &&
            x->account == FIGURE_POINTS)
            score_once(w, x->h, &x->one, x->account, NO_LINE, 0);
        return;
    }
    if (delta != 0 || x->h->event->kind == EVENT_ADOPT)
        score_once(w, x->h, &x->one, x->account, NO_LINE, delta);
}

static void adopt(struct scoring *w, struct standing_sum *k, const struct worth *x)
{
    tb_amount gain = gain_of(k, x), before = stand(k, x), delta;
    struct factor f = factor_of(k);

    k->adopted = amount_plus(k->adopted, gain);
    delta = stand(k, x) - before;
    if (f.num == f.den || delta == gain) {
        credit(w, x, gain, delta);
        return;
    }
    credit(w, x, gain, gain); /* and what the instruction adds to it */
    struct happening extra = *x->h;
    extra.scheme = k->mul_event->scheme;
    w->n_earnings = 0;
    score_once(w, &extra, &x->one, x->account, k->mul_line, delta - gain);
}

static void relay(struct scoring *w, struct standing_sum *k, const struct worth *x)
{
    tb_amount gain = gain_of(k, x), before = stand(k, x);

    k->relayed = amount_plus(k->relayed, gain);
    credit(w, x, gain, stand(k, x) - before);
}

/* A `set` with `stop` ends what may act on the event. */
static bool stopped(const struct scoring *w, const struct worth *x)
{
    const struct scheme *s = x->h->scheme;

    return w->n_earnings > 0 && s->lines[w->earnings[0].line].stop;
}

/* An instruction's own points are like any event's; then it may multiply. */
static void instruct(struct scoring *w, struct standing_sum *k, const struct worth *x)
{
    tb_amount gain = gain_of(k, x), before;
    struct factor f;
    size_t line = NO_LINE;

    credit(w, x, gain, gain);
    if (stopped(w, x) || !instruction(w, x, &f, &line))
        return;
    before = stand(k, x);
    if (x->how && x->how->how != COMBINE_ALL) {
        struct set *s = set_of(k, x);
        if (greater(f, s->factor) || s->seen == 0)
            s->factor = f;
        s->seen++;
    } else {
        k->single = times(k->single, f);
    }
    if (!k->mul_event) { /* later gains are booked under the first */
        k->mul_event = x->h;
        k->mul_line = line;
    }
    w->n_earnings = 0;
    if (stand(k, x) != before)
        score_once(w, x->h, &x->one, x->account, line, stand(k, x) - before);
}

static void credit_event(struct scoring *w, struct standing_sum *k,
                         const struct worth *x)
{
    score_value(w, x->h, &x->one, x->account); /* its lines, for the credits */
    switch ((int)x->h->event->kind) {
    case EVENT_ADOPT:
        adopt(w, k, x);
        break;
    case EVENT_RELAY:
        relay(w, k, x);
        break;
    case EVENT_INSTRUCT:
        instruct(w, k, x);
        break;
    default: {
        tb_amount gain = gain_of(k, x);
        credit(w, x, gain, gain);
    }
    }
}

/* --- in order
 * ------------------------------------------------------------------------------- */

/* By day, the higher value first; w->events are in order of content already. */
static int by_worth(const void *a, const void *b)
{
    const struct worth *x = a, *y = b;

    if (x->h->day != y->h->day)
        return x->h->day < y->h->day ? -1 : 1;
    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    return (x->h > y->h) - (x->h < y->h);
}

static bool weigh(struct scoring *w, const struct happening *h, const struct owner *o,
                  int pot, struct worth *out)
{
    tb_amount each;

    *out = (struct worth){.h = h};
    if (!score_concerns(h, o, &out->one))
        return false;
    if (!h->scheme) { /* an adoption is told even where no measure was in force */
        out->account = FIGURE_POINTS;
        return pot == ACCOUNT_POINTS && h->event->kind == EVENT_ADOPT;
    }
    out->account = score_account(h->scheme, pot);
    if (out->account < 0)
        return false;
    out->how = combine_for(w, h, &out->one);
    out->per = per_of(out->how, h->event);
    out->value = score_value(w, h, &out->one, out->account);
    out->earns = w->n_earnings > 0;
    if (out->value != 0 && score_each(w, h, &out->one, &each))
        out->value = each;
    return true;
}

void score_events(struct scoring *w, const struct owner *o, int pot)
{
    size_t n = 0, all = w->article->n_events;
    struct worth few[16], *events = few;
    struct set few_sets[16];
    struct standing_sum k = {.sets = few_sets, .single = {1, 1}};

    if (all > sizeof few / sizeof *few) {
        events = xmalloc(all * sizeof *events);
        k.sets = xmalloc(all * sizeof *k.sets);
    }
    for (size_t i = 0; i < all; i++)
        n += weigh(w, &w->events[i], o, pot, &events[n]);
    if (n > 1)
        qsort(events, n, sizeof *events, by_worth);
    for (size_t i = 0; i < n; i++) {
        if (events[i].h->scheme)
            credit_event(w, &k, &events[i]);
        else
            score_once(w, events[i].h, &events[i].one, FIGURE_POINTS, NO_LINE, 0);
    }
    for (size_t i = 0; i < k.n_sets; i++)
        free(k.sets[i].values);
    if (events != few) {
        free(events);
        free(k.sets);
    }
}
