#include "core/followup.h"

bool followup_may(enum followup_kind kind, enum followup_state from,
                  enum followup_state to)
{
    bool talks = kind == FOLLOW_TALK || kind == FOLLOW_EXPLAIN;

    switch (to) {
    case FOLLOW_PROPOSED:
        return false;
    case FOLLOW_SENT:
        return from == FOLLOW_PROPOSED || from == FOLLOW_SENT; /* once more */
    case FOLLOW_DROPPED:
        return from == FOLLOW_PROPOSED || from == FOLLOW_SENT;
    case FOLLOW_HELD:
        return talks && (from == FOLLOW_PROPOSED || from == FOLLOW_SENT);
    case FOLLOW_RECTIFY:
        return talks && (from == FOLLOW_HELD || from == FOLLOW_RECTIFY);
    case FOLLOW_CLOSED:
        return from == FOLLOW_SENT || from == FOLLOW_HELD || from == FOLLOW_RECTIFY;
    }
    return false;
}
