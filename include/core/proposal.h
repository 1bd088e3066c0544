/* Proposals: follow-ups that the scheme's triggers ask for. Pure: made of a board each
 * time, kept nowhere; what was done about one is a fact (core/followup.h). */
#ifndef TB_CORE_PROPOSAL_H
#define TB_CORE_PROPOSAL_H

#include "core/board.h"
#include "core/followup.h"

struct proposal {
    enum followup_kind kind;
    const struct fired *fired; /* the latest of the trigger and owner; borrowed */
    int times;                 /* how often it fired in the period asked for */
};

/* One for each trigger that fired in a period that ends in first..last, owner and
 * action that somebody carries out (notice, explain, talk, criticise, commend); by the
 * board's order of triggers, then owners. In the arena. */
void proposals_build(struct arena *a, const struct board *b, tb_day first, tb_day last,
                     struct proposal **out, size_t *n);

/* The quota of an owner in one instance that a trigger of s looks at, met or missed;
 * NULL when there is none on the board. */
const struct shortfall *proposal_gap(const struct board *b, const struct scheme *s,
                                     const struct trigger *t, enum owner_kind kind,
                                     int64_t owner_id, struct period instance);

#endif
