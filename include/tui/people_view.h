/* What the screens of people share. */
#ifndef TB_TUI_PEOPLE_VIEW_H
#define TB_TUI_PEOPLE_VIEW_H

#include "core/peers.h"

#include "tui/grid.h"
#include "tui/parts.h"

/* What the small form about a person is for: its `how`. A new one's id is the unit that
 * is proposed, or 0. */
enum { PERSON_NEW, PERSON_MOVE, PERSON_LEAVE };

/* In the user's language. */
const char *people_role(enum role role);

/* A row of the roster: somebody with a post in the period; or a unit that lacks
 * somebody, when person is NULL. */
struct people_row {
    const struct person *person;
    const struct post *post;         /* the last one in the period */
    const struct standing *standing; /* NULL: not on the board */
    struct quota quota, unit_quota;  /* his own, and his unit's */
    struct peer_place place;
    const struct unit *unit;
    int64_t group_id;
    unsigned missing; /* bits 1 << enum role */
};
/* The rows of the period, units in the office's order, of a unit the leader first;
 * those that the filter's words leave: each is looked for in name, unit and role. All
 * in the arena; *n of them. */
struct people_row *people_rows(const struct ui *ui, const char *filter, struct arena *a,
                               size_t *n);
/* The units that lack a leader, a head or, outside, an officer today. */
struct people_row *people_gaps(const struct ui *ui, const char *filter, struct arena *a,
                               size_t *n);
/* "no head, no officer". */
const char *people_missing(unsigned missing, char out[static WORD_MAX]);

#endif
