/* Where persons stand among those with the same role. */
#ifndef TB_CORE_PEERS_H
#define TB_CORE_PEERS_H

#include "core/board.h"

/* place 0: exempt, or not on the board. of: how many are ranked. */
struct peer_place {
    enum role role; /* of the last post in the board's period */
    int32_t place, of;
    bool tied;
};

/* By the points as printed, over all groups of the same track; equal ones share a place
 * and the next is skipped. In the order of b->people, a full board; in the arena. */
struct peer_place *peers_places(struct arena *a, const struct board *b);
/* The same of one person. */
struct peer_place peers_place(const struct board *b, int64_t person_id);

#endif
