#include "core/proposal.h"

#include <string.h>

/* What somebody carries out; -1: it acts on points or lists only. */
static int kind_of(enum consequence c)
{
    switch (c) {
    case THEN_NOTICE:
        return FOLLOW_REMIND;
    case THEN_EXPLAIN:
        return FOLLOW_EXPLAIN;
    case THEN_TALK:
        return FOLLOW_TALK;
    case THEN_CRITICISE:
        return FOLLOW_CRITICISE;
    case THEN_COMMEND:
        return FOLLOW_COMMEND;
    case THEN_LIST:
    case THEN_NO_AWARD:
    case THEN_ZERO:
    case THEN_DEDUCT:
        break;
    }
    return -1;
}

static bool same(const struct fired *a, const struct fired *b)
{
    return a->trigger == b->trigger && a->owner_id == b->owner_id &&
           a->owner_kind == b->owner_kind;
}

void proposals_build(struct arena *a, const struct board *b, tb_day first, tb_day last,
                     struct proposal **out, size_t *n)
{
    *n = 0;
    *out = arena_array(a, b->n_fired * FOLLOW_KINDS + 1, sizeof **out);
    for (size_t i = 0; i < b->n_fired;) {
        const struct fired *latest = NULL, *head = &b->fired[i];
        int times = 0;
        for (; i < b->n_fired && same(head, &b->fired[i]); i++) {
            if (b->fired[i].period.last < first || b->fired[i].period.last > last)
                continue;
            latest = &b->fired[i];
            times++;
        }
        for (int k = THEN_LIST; latest && k <= THEN_DEDUCT; k++) {
            int kind = kind_of((enum consequence)k);
            if (kind >= 0 && latest->trigger->actions & 1u << k)
                (*out)[(*n)++] =
                    (struct proposal){(enum followup_kind)kind, latest, times};
        }
    }
}

/* The quota's figure is the one that the trigger names. */
static bool is_about(const struct shortfall *g, const struct figure *f)
{
    if (f->kind == FIGURE_MISSED) /* nobody owes misses */
        return false;
    if (g->pot || f->kind > FIGURE_RATE)
        return g->pot == f->pot;
    return (int)g->metric == (int)f->kind;
}

const struct shortfall *proposal_gap(const struct board *b, const struct scheme *s,
                                     const struct trigger *t, enum owner_kind kind,
                                     int64_t owner_id, struct period instance)
{
    struct arena scratch = {0};
    const struct figure *f = &s->figures[t->demand.figure.at];
    const char *tests = filter_text(&scratch, &t->demand.filter);
    const struct shortfall *found = NULL;
    for (size_t i = 0; !found && i < b->n_gaps; i++) {
        const struct shortfall *g = &b->gaps[i];
        if (g->owner_kind == kind && g->owner_id == owner_id && !g->exempt &&
            !g->unsaid && g->period.first == instance.first &&
            g->period.last == instance.last && is_about(g, f) &&
            (!*t->demand.filter_words || strcmp(tests, g->filter) == 0))
            found = g;
    }
    arena_free(&scratch);
    return found;
}
