/* One article, several events: what each adds to what they are worth together. */
#include <stdlib.h>
#include <string.h>

#include "core/amount.h"

#include "score_set.h"

#define NO_LINE SIZE_MAX

/* Instructions that multiply, of which only the greatest factor counts. */
struct set {
    const struct combine *how;
    int64_t per;
    struct factor factor;
};

/* The article's standing with one owner in one account. */
struct standing_sum {
    const struct worth *events; /* in order */
    tb_amount relayed, adopted;
    struct set *sets;
    size_t n_sets;
    struct factor single; /* of all other multiplying instructions */
    bool multiplies;
    int mul_pot; /* where later gains of it are booked, and under which line */
    int64_t mul_line;
};

static tb_amount gain_of(const struct standing_sum *k, const struct worth *x)
{
    return combine_gain(k->events, (size_t)(x - k->events));
}

/* --- instructions that multiply --------------------------------------------------- */

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

static void keep_greatest(struct standing_sum *k, const struct worth *x,
                          struct factor f)
{
    for (size_t i = 0; i < k->n_sets; i++)
        if (k->sets[i].how == x->how && k->sets[i].per == x->per) {
            if (greater(f, k->sets[i].factor))
                k->sets[i].factor = f;
            return;
        }
    k->sets[k->n_sets++] = (struct set){x->how, x->per, f};
}

/* The factor of all `mul` lines of the account that fit an instruction; *line the first
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
        if (!any)
            *line = i;
        any = true;
    }
    return any;
}

/* --- standing --------------------------------------------------------------------- */

/* What instructions have added to the adoptions. */
static tb_amount instructed(const struct standing_sum *k)
{
    struct factor f = factor_of(k);

    return amount_minus(amount_mul_div(k->adopted, f.num, f.den), k->adopted);
}

/* What relays and adoptions are worth without that. */
static tb_amount stand(const struct standing_sum *k, const struct worth *x)
{
    if (x->h->scheme->relays != RELAYS_REPLACED)
        return amount_plus(k->relayed, k->adopted);
    return k->relayed > k->adopted ? k->relayed : k->adopted;
}

/* The event's credit of `delta`: its whole value by its own lines, a part of it under
 * the first. */
static void credit(struct scoring *w, const struct worth *x, tb_amount delta)
{
    if (delta == x->value) {
        if (!score_lines(w, x->h, &x->one) && x->h->event->kind == EVENT_ADOPT &&
            x->account == FIGURE_POINTS)
            score_once(w, x->h, &x->one, x->account, NO_LINE, 0);
        return;
    }
    if (delta != 0 || x->h->event->kind == EVENT_ADOPT)
        score_once(w, x->h, &x->one, x->account, NO_LINE, delta);
}

static void multiply(struct scoring *w, const struct worth *x, int pot, int64_t line,
                     tb_amount more)
{
    struct credit c = {.account = pot, .line = line, .since = -1};

    c.amount = score_part(w, x->h, &x->one, more);
    if (c.amount != 0)
        score_push(w, x->h, &x->one, c);
}

static void adopt(struct scoring *w, struct standing_sum *k, const struct worth *x)
{
    tb_amount gain = gain_of(k, x), before = stand(k, x), more = instructed(k);

    k->adopted = amount_plus(k->adopted, gain);
    credit(w, x, amount_minus(stand(k, x), before));
    more = amount_minus(instructed(k), more);
    if (more != 0)
        multiply(w, x, k->mul_pot, k->mul_line, more);
}

static void relay(struct scoring *w, struct standing_sum *k, const struct worth *x)
{
    tb_amount gain = gain_of(k, x), before = stand(k, x);

    k->relayed = amount_plus(k->relayed, gain);
    credit(w, x, amount_minus(stand(k, x), before));
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

    credit(w, x, gain);
    if (stopped(w, x) || !instruction(w, x, &f, &line))
        return;
    before = instructed(k);
    if (x->how && x->how->how == COMBINE_HIGHEST)
        keep_greatest(k, x, f);
    else
        k->single = times(k->single, f);
    const struct line *l = &x->h->scheme->lines[line];
    int pot = score_pot(w, x->h->scheme, l);
    int64_t number = CREDIT_LINE(x->h->scheme->id, l->number);
    if (!k->multiplies) { /* later gains are booked under the first */
        k->multiplies = true;
        k->mul_pot = pot;
        k->mul_line = number;
    }
    multiply(w, x, pot, number, amount_minus(instructed(k), before));
}

static void credit_event(struct scoring *w, struct standing_sum *k,
                         const struct worth *x)
{
    size_t from = w->out->n;

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
        credit(w, x, gain);
    }
    }
    score_each(w, x->h, &x->one, from);
}

/* --- in order --------------------------------------------------------------------- */

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
    combine_find(w, out);
    out->value = score_value(w, h, &out->one, out->account);
    out->earns = w->n_earnings > 0;
    return true;
}

void score_events(struct scoring *w, const struct owner *o, int pot)
{
    size_t n = 0, all = w->article->n_events;
    struct worth few[16], *events = few;
    struct set few_sets[16];
    struct standing_sum k = {.events = few, .sets = few_sets, .single = {1, 1}};

    if (all > sizeof few / sizeof *few) {
        k.events = events = xmalloc(all * sizeof *events);
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
    if (events != few) {
        free(events);
        free(k.sets);
    }
}
