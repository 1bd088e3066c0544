/* A figure's value for all owners: exact, or as it is printed. */
#include <stdlib.h>

#include "core/amount.h"

#include "reckon.h"

static struct value missed_value(const struct building *w, struct period p,
                                 size_t owner)
{
    const struct standing *who = &w->listed[owner];

    return (struct value){.amount = missed_in(w, who->owner_kind, who->owner_id, p)};
}

static struct value counted(const struct reckoning *r, enum figure_kind kind,
                            struct period p, size_t owner)
{
    const struct standing *who = reckon_owner(r, owner);
    struct tally t = span_tally(span_of(r->w, p), who->owner_kind, who->owner_id);

    if (kind == FIGURE_SUBMITTED)
        return (struct value){.amount = t.submitted * TB_ONE};
    if (kind == FIGURE_ADOPTED)
        return (struct value){.amount = t.adopted * TB_ONE};
    return (struct value){
        .amount = t.submitted ? amount_mul_div(TB_ONE, t.adopted, t.submitted) : 0,
        .absent = t.submitted == 0};
}

void figure_values(const struct reckoning *r, const struct scheme *s, int figure,
                   struct period p, struct value *out)
{
    const struct figure *f = &s->figures[figure];

    if (f->kind == FIGURE_SCALE) {
        scale_values(r, s, figure, p, out);
        return;
    }
    for (size_t o = 0; o < r->n_owners; o++) {
        if (f->kind == FIGURE_SUBMITTED || f->kind == FIGURE_ADOPTED ||
            f->kind == FIGURE_RATE)
            out[o] = counted(r, f->kind, p, o);
        else if (f->kind == FIGURE_MISSED)
            out[o] = missed_value(r->w, p, o);
        else
            out[o] = (struct value){.amount = reckon_sum(r, o, f->pot, p)};
    }
}

/* Without anything to reckon a figure is a sum of credits. */
static struct value of_credits(const struct building *w, const struct figure *f,
                               const struct standing *who)
{
    struct tally t = span_tally(&w->t->whole, who->owner_kind, who->owner_id);

    switch (f->kind) {
    case FIGURE_SUBMITTED:
        return (struct value){.amount = who->submitted * TB_ONE};
    case FIGURE_ADOPTED:
        return (struct value){.amount = who->adopted * TB_ONE};
    case FIGURE_POINTS:
        return (struct value){.amount = t.points};
    case FIGURE_RATE:
        return (struct value){
            .amount = who->submitted
                          ? amount_mul_div(TB_ONE, who->adopted, who->submitted)
                          : 0,
            .absent = who->submitted == 0};
    case FIGURE_ACCOUNT:
    case FIGURE_SECTION:
    case FIGURE_COUNT:
        return (struct value){.amount = figure_sum(w, f->pot, &t)};
    case FIGURE_MISSED:
        return (struct value){
            .amount = missed_in(w, who->owner_kind, who->owner_id, w->in->period)};
    case FIGURE_SCALE:
        break;
    }
    return (struct value){.absent = true};
}

void figure_exact(const struct building *w, const struct scheme *s, int figure,
                  struct value *out)
{
    static const struct figure points = {.kind = FIGURE_POINTS};
    const struct figure *f = s ? &s->figures[figure] : &points;

    if (w->r && s) {
        figure_values(w->r, s, figure, w->in->period, out);
        return;
    }
    for (size_t i = 0; i < w->n_listed; i++) {
        out[i] = of_credits(w, f, &w->listed[i]);
        if (w->r) /* a version to come may rule what the board has of its instances */
            out[i].amount = reckon_sum(w->r, i, 0, w->in->period);
    }
}

void board_figure(const struct building *w, const struct scheme *s, int figure,
                  struct value *out)
{
    int decimals = figure_decimals(s, figure);

    figure_exact(w, s, figure, out);
    for (size_t i = 0; i < w->n_listed; i++)
        if (!out[i].absent)
            out[i].amount = amount_round(out[i].amount, decimals);
}
