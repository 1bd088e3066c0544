/* From credits to figures: what settlements, triggers and limits make of the sums. */
#include "reckon.h"

#include <stdlib.h>
#include <string.h>

#include "core/amount.h"

const struct standing *reckon_owner(const struct reckoning *r, size_t owner)
{
    return &r->w->listed[owner];
}

size_t reckon_find(const struct reckoning *r, enum owner_kind kind, int64_t id)
{
    for (size_t i = 0; i < r->n_owners; i++) {
        const struct standing *s = reckon_owner(r, i);
        if (s->owner_id == id && s->owner_kind == kind)
            return i;
    }
    return r->n_owners;
}

tb_amount *reckon_cell(const struct reckoning *r, size_t owner, size_t leaf,
                       size_t slice)
{
    return &r->cells[(owner * r->n_leaves + leaf) * r->w->plan.n_cuts + slice];
}

struct period reckon_slice(const struct reckoning *r, size_t slice)
{
    const struct plan *p = &r->w->plan;

    return (struct period){.first = slice ? p->cuts[slice - 1] + 1 : p->window.first,
                           .last = p->cuts[slice],
                           .kind = PERIOD_DAYS};
}

size_t reckon_slice_of(const struct reckoning *r, tb_day day)
{
    size_t low = 0, high = r->w->plan.n_cuts - 1;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (r->w->plan.cuts[mid] < day)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

size_t reckon_leaf_of(const struct reckoning *r, int pot)
{
    int at = plan_pot(&r->w->plan, pot);

    return at < 0 ? 0 : (size_t)at + 1; /* points have no pot */
}

size_t reckon_leaf(const struct reckoning *r, const struct scheme *s,
                   const struct booking *to)
{
    int pot = s->figures[to->section >= 0 ? to->section : to->account].pot;

    return reckon_leaf_of(r, pot);
}

bool reckon_part_of(const struct reckoning *r, size_t leaf, int pot)
{
    const struct plan *p = &r->w->plan;

    if (pot == 0)
        return leaf == 0 || pot_of_points(p->pots[leaf - 1]);
    return leaf > 0 && (p->pots[leaf - 1] == pot || p->accounts[leaf - 1] == pot);
}

tb_amount reckon_sum(const struct reckoning *r, size_t owner, int pot, struct period p)
{
    tb_amount sum = 0;

    for (size_t i = reckon_slice_of(r, p.first); i < r->w->plan.n_cuts; i++) {
        if (reckon_slice(r, i).first > p.last)
            break;
        if (!instance_inside(reckon_slice(r, i), p))
            continue;
        for (size_t leaf = 0; leaf < r->n_leaves; leaf++)
            if (reckon_part_of(r, leaf, pot))
                sum = amount_plus(sum, *reckon_cell(r, owner, leaf, i));
    }
    return sum;
}

/* --- booking ---------------------------------------------------------------------- */

void reckon_note(struct reckoning *r, size_t owner, const struct scheme *s, int number,
                 int account, struct period about, tb_amount amount, struct because why)
{
    const struct standing *who = reckon_owner(r, owner);

    if (amount == 0)
        return;
    mem_grow(&r->notes, &r->cap_notes, r->n_notes, sizeof *r->notes);
    r->notes[r->n_notes++] = (struct reckoned){.owner_id = who->owner_id,
                                               .owner_kind = who->owner_kind,
                                               .period = about,
                                               .line = s->id << 16 | number,
                                               .account = account,
                                               .amount = amount,
                                               .gap = why.gap,
                                               .topic = why.topic};
}

void reckon_book(struct reckoning *r, size_t owner, const struct scheme *s, int number,
                 const struct booking *to, struct period about, tb_amount amount,
                 struct because why)
{
    size_t leaf = reckon_leaf(r, s, to);
    tb_amount *cell = reckon_cell(r, owner, leaf, reckon_slice_of(r, about.last));

    *cell = amount_plus(*cell, amount);
    if (why.gap || why.topic) {
        mem_grow(&r->settled, &r->cap_settled, r->n_settled, sizeof *r->settled);
        r->settled[r->n_settled++] =
            (struct settlement){owner, leaf, about.last, amount};
    }
    if (period_has(r->w->in->period, about.last))
        reckon_note(r, owner, s, number, leaf ? r->w->plan.pots[leaf - 1] : 0, about,
                    amount, why);
}

static bool same_figure(const struct scheme *s, const struct demand *d,
                        const struct shortfall *gap)
{
    const struct figure *f = &s->figures[d->figure.at];

    return gap->period.kind == d->period && gap->pot == f->pot &&
           (f->pot || (int)gap->metric == (int)f->kind);
}

bool reckon_same_demand(const struct reckoning *r, const struct scheme *s,
                        const struct demand *d, const struct shortfall *gap)
{
    const struct figure *f = &s->figures[d->figure.at];
    struct filter plain = d->filter;

    if (!same_figure(s, d, gap))
        return false;
    /* As duties write it: the kind that goes without saying left out. */
    if ((f->kind == FIGURE_SUBMITTED && plain.kind == EVENT_SUBMIT) ||
        (f->kind == FIGURE_ADOPTED && plain.kind == EVENT_ADOPT))
        plain.kind = -1;
    return strcmp(gap->filter, filter_text(r->w->a, &plain)) == 0;
}

bool reckon_asks(const struct reckoning *r, const struct scheme *s,
                 const struct demand *d, const struct shortfall *gap)
{
    return d->filter_words[0] ? reckon_same_demand(r, s, d, gap)
                              : same_figure(s, d, gap);
}

bool whom_fits(const struct building *w, const struct whom *whom, enum owner_kind kind,
               int64_t id, struct period i)
{
    const struct names *n = w->in->names;
    const struct membership *m;
    const struct group *g;
    const struct unit *u;

    if (whom->kind == WHOM_PEOPLE || whom->kind == WHOM_PERSON)
        return kind == OWNER_PERSON;
    if (kind != OWNER_UNIT)
        return false;
    if (whom->kind == WHOM_UNIT) {
        u = names_unit(n, id);
        return u && strcmp(u->key, whom->key) == 0;
    }
    if (whom->kind != WHOM_GROUP)
        return true;
    m = names_membership_in(n, id, i.first, i.last);
    g = m ? names_group(n, m->group_id) : NULL;
    return g && strcmp(g->key, whom->key) == 0;
}

/* --- all of it -------------------------------------------------------------------- */

/* The sums of credits, slice by slice. */
static void fill(struct reckoning *r)
{
    const struct plan *p = &r->w->plan;

    for (size_t i = 0; i < p->n_cuts; i++) {
        const struct span *span = span_of(r->w, reckon_slice(r, i));
        for (size_t o = 0; span && o < r->n_owners; o++) {
            const struct standing *who = reckon_owner(r, o);
            struct tally t = span_tally(span, who->owner_kind, who->owner_id);
            tb_amount plain = t.points;
            for (size_t k = 0; t.pots && k < p->n_pots; k++) {
                *reckon_cell(r, o, k + 1, i) = t.pots[k];
                if (pot_of_points(p->pots[k]))
                    plain = amount_minus(plain, t.pots[k]);
            }
            *reckon_cell(r, o, 0, i) = plain;
        }
    }
}

static int by_owner(const void *a, const void *b)
{
    const struct reckoned *x = a, *y = b;

    if (x->owner_kind != y->owner_kind)
        return x->owner_kind < y->owner_kind ? -1 : 1;
    if (x->owner_id != y->owner_id)
        return x->owner_id < y->owner_id ? -1 : 1;
    if (x->period.last != y->period.last)
        return x->period.last < y->period.last ? -1 : 1;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->topic && y->topic
               ? (x->topic->id > y->topic->id) - (x->topic->id < y->topic->id)
               : 0;
}

static void hand_out(struct reckoning *r)
{
    struct board *b = r->w->b;
    struct reckoned *notes = arena_array(r->w->a, r->n_notes + 1, sizeof *notes);
    struct fired *fired = arena_array(r->w->a, r->n_fired + 1, sizeof *fired);

    if (r->n_notes) {
        memcpy(notes, r->notes, r->n_notes * sizeof *notes);
        qsort(notes, r->n_notes, sizeof *notes, by_owner);
    }
    if (r->n_fired)
        memcpy(fired, r->fired, r->n_fired * sizeof *fired);
    b->reckoned = notes;
    b->n_reckoned = r->n_notes;
    b->fired = fired;
    b->n_fired = r->n_fired;
    free(r->settled);
    r->settled = NULL;
    free(r->notes);
    free(r->fired);
    r->notes = NULL;
    r->fired = NULL;
}

void reckon(struct building *w)
{
    struct reckoning *r = arena_alloc(w->a, sizeof *r);

    *r = (struct reckoning){
        .w = w, .n_owners = w->n_listed, .n_leaves = w->plan.n_pots + 1};
    r->cells = arena_array(w->a, r->n_owners * r->n_leaves * w->plan.n_cuts + 1,
                           sizeof *r->cells);
    memset(r->cells, 0,
           (r->n_owners * r->n_leaves * w->plan.n_cuts + 1) * sizeof *r->cells);
    fill(r);
    settle_all(r);
    trigger_all(r);
    limit_all(r);
    hand_out(r);
    w->r = r;
}
