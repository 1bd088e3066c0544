/* What an event is worth to somebody, and who gets how much of it. */
#include "core/amount.h"

#include "scoring.h"

/* --- lines ------------------------------------------------------------------------ */

static void earn(struct scoring *w, size_t line, tb_amount amount)
{
    mem_grow(&w->earnings, &w->cap_earnings, w->n_earnings, sizeof *w->earnings);
    if (w->n_earnings == 0)
        w->first = line;
    w->earnings[w->n_earnings++] = (struct earning){line, amount};
}

static tb_amount points_of(const struct line *l, const struct article_event *v)
{
    if (!l->by_value)
        return l->amount;
    return v && v->has_value ? v->value : 0;
}

/* The first `set` of the account that fits; n_lines: none. */
static size_t first_set(const struct scheme *s, int account,
                        const struct filter_subject *what)
{
    for (size_t i = 0; i < s->n_lines; i++)
        if (s->lines[i].op == OP_SET && s->lines[i].to.account == account &&
            filter_matches(&s->lines[i].filter, what))
            return i;
    return s->n_lines;
}

int score_account(const struct scheme *s, int pot)
{
    if (pot == ACCOUNT_POINTS)
        return FIGURE_POINTS;
    for (size_t i = 0; i < s->n_figures; i++)
        if (s->figures[i].kind == FIGURE_ACCOUNT && s->figures[i].pot == pot)
            return (int)i;
    return -1;
}

tb_amount score_value(struct scoring *w, const struct happening *h,
                      const struct owner *o, int account)
{
    const struct scheme *s = h->scheme;
    const struct filter_subject what = score_subject(w, h, o);
    bool instructed = h->event && h->event->kind == EVENT_INSTRUCT;
    tb_amount v = 0;
    size_t set;

    w->n_earnings = 0;
    w->first = SIZE_MAX;
    if (!s || account < 0)
        return 0;
    set = first_set(s, account, &what);
    if (set < s->n_lines) {
        v = points_of(&s->lines[set], h->event);
        earn(w, set, v);
        if (s->lines[set].stop)
            return v;
    }
    for (size_t i = 0; i < s->n_lines; i++) {
        const struct line *l = &s->lines[i];
        tb_amount more;
        if (l->op == OP_SET || l->to.account != account ||
            (l->op == OP_MUL && instructed) || !filter_matches(&l->filter, &what))
            continue;
        more = l->op == OP_ADD
                   ? points_of(l, h->event)
                   : amount_minus(amount_mul_div(v, l->factor.num, l->factor.den), v);
        v = amount_plus(v, more);
        earn(w, i, more);
    }
    return v;
}

/* --- sharing ---------------------------------------------------------------------- */

/* The first clause that speaks of such owners and fits the event; NULL: none. */
static const struct share *share_for(const struct scoring *w, const struct happening *h,
                                     const struct owner *o)
{
    const struct scheme *s = h->scheme;
    const struct filter_subject what = score_subject(w, h, NULL);

    for (size_t i = 0; s && i < s->n_shares; i++)
        if ((o->kind == OWNER_UNIT ? s->shares[i].units : s->shares[i].authors) &&
            filter_matches(&s->shares[i].filter, &what))
            return &s->shares[i];
    return NULL;
}

/* A part by ratio: rounded toward zero, the rest to the first. */
static tb_amount by_ratio(const struct share *x, const struct owner *o,
                          tb_amount amount)
{
    int n = o->parts < x->n ? o->parts : x->n;
    int64_t sum = 0;
    tb_amount others = 0;

    for (int i = 0; i < n; i++)
        sum += x->ratio[i];
    if (o->part >= n)
        return 0;
    if (o->part > 0)
        return amount_ratio(amount, x->ratio[o->part], sum);
    for (int i = 1; i < n; i++)
        others += amount_ratio(amount, x->ratio[i], sum);
    return amount - others;
}

tb_amount score_part(const struct scoring *w, const struct happening *h,
                     const struct owner *o, tb_amount amount)
{
    const struct share *x;

    if (o->parts <= 1)
        return amount;
    x = share_for(w, h, o);
    switch (x ? x->how : SHARE_UNSAID) {
    case SHARE_UNSAID:
        return 0;
    case SHARE_FULL:
    case SHARE_EACH: /* see score_each */
        return amount;
    case SHARE_EQUAL:
        return amount_share(amount, o->part, o->parts);
    case SHARE_RATIO:
        return by_ratio(x, o, amount);
    case SHARE_FIRST:
        break;
    }
    return o->part < x->n ? amount : 0;
}

/* --- credits ---------------------------------------------------------------------- */

/* Where a line books: its section, else the one of the event's `set`, else the account.
 */
int score_pot(const struct scoring *w, const struct scheme *s, const struct line *l)
{
    int at = l->to.section;

    if (at < 0 && w->n_earnings > 0 && s->lines[w->earnings[0].line].op == OP_SET)
        at = s->lines[w->earnings[0].line].to.section;
    if (at < 0)
        at = l->to.account;
    return s->figures[at].kind == FIGURE_POINTS ? ACCOUNT_POINTS : s->figures[at].pot;
}

bool score_lines(struct scoring *w, const struct happening *h, const struct owner *o)
{
    const struct scheme *s = h->scheme;
    bool any = false;

    for (size_t i = 0; i < w->n_earnings; i++) {
        const struct line *l = &s->lines[w->earnings[i].line];
        struct credit c = {.account = score_pot(w, s, l),
                           .line = CREDIT_LINE(s->id, l->number),
                           .since = -1,
                           .amount = score_part(w, h, o, w->earnings[i].amount)};
        if (c.amount == 0)
            continue;
        score_push(w, h, o, c);
        any = true;
    }
    return any;
}

void score_once(struct scoring *w, const struct happening *h, const struct owner *o,
                int account, size_t line, tb_amount amount)
{
    const struct scheme *s = h->scheme;
    struct credit c = {.account = ACCOUNT_POINTS, .since = -1};

    if (line == SIZE_MAX && w->n_earnings > 0)
        line = w->earnings[0].line;
    if (s && line < s->n_lines) {
        c.account = score_pot(w, s, &s->lines[line]);
        c.line = CREDIT_LINE(s->id, s->lines[line].number);
    } else if (s) {
        c.line = CREDIT_LINE(s->id, 0);
        if (account != FIGURE_POINTS)
            c.account = s->figures[account].pot;
    }
    c.amount = s ? score_part(w, h, o, amount) : 0;
    score_push(w, h, o, c);
}

void score_each(struct scoring *w, const struct happening *h, const struct owner *o,
                size_t from)
{
    const struct share *x = o->parts > 1 ? share_for(w, h, o) : NULL;
    struct credit_list *l = w->out;
    struct credit first;
    bool any = false;

    if (!x || x->how != SHARE_EACH)
        return;
    for (size_t i = from; i < l->n; i++)
        any = any || l->items[i].amount != 0;
    if (!any)
        return;
    first = l->items[from];
    if (w->first < h->scheme->n_lines) {
        const struct line *line = &h->scheme->lines[w->first];
        int at = line->to.section >= 0 ? line->to.section : line->to.account;
        first.account =
            at == FIGURE_POINTS ? ACCOUNT_POINTS : h->scheme->figures[at].pot;
        first.line = CREDIT_LINE(h->scheme->id, line->number);
    }
    first.amount = x->each;
    l->items[from] = first;
    l->n = from + 1;
}
