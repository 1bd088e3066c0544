/* How a board is put together: what board.c, rank.c, quota.c and duty.c share. */
#ifndef TB_CORE_BUILD_H
#define TB_CORE_BUILD_H

#include "core/board.h"

#define RECENT_DAYS 56 /* what a forecast looks back on */

/* A target with its filter in one spelling, so that equal ones compare equal. */
struct duty {
    const struct target *target;
    const char *filter; /* "" when it has none */
};

/* What makes targets stand in for each other: of equal ones the latest begun counts. */
struct duty_key {
    enum metric metric;
    int period_kind;
    const char *filter;
};

/* All targets, by who, key, then the latest begun first. */
struct duties {
    struct duty *items;
    size_t n;
};

void duties_make(struct arena *a, const struct target *targets, size_t n,
                 struct duties *out);
/* The targets of one owner: items[*from .. *to). */
void duties_of(const struct duties *d, enum target_who who_kind, int64_t who_id,
               size_t *from, size_t *to);
/* The end of the run of equal who and key that begins at `from`. */
size_t duties_run(const struct duties *d, size_t from);
/* Of such a run the one in force on the day; NULL when there is none. */
const struct target *duties_in_force(const struct duties *d, size_t from, size_t to,
                                     tb_day day);
/* What who owes on the day; NULL when nothing. */
const struct target *duties_find(const struct duties *d, enum target_who who_kind,
                                 int64_t who_id, const struct duty_key *key,
                                 tb_day day);
/* True when one of who's targets in force on the day is an exemption. */
bool duties_exempt(const struct duties *d, enum target_who who_kind, int64_t who_id,
                   tb_day day);
int duty_key_order(const struct duty_key *a, const struct duty_key *b);

struct building {
    struct arena *a;
    const struct board_input *in;
    const struct tallies *t;
    struct duties duties;
    struct board *b;
};

/* A unit's days in one group inside an instance of a target's period. */
struct piece {
    const struct membership *m;
    const struct target *target; /* what it owes there; NULL: nothing */
    tb_day from, to;
    int weight; /* days, or months whose end lies here */
};

/* Cuts the instance i into the unit's pieces (room for all its memberships) and looks
 * up what it owes in each. *own: its own target, which replaces the groups'. */
size_t pieces_cut(const struct building *w, int64_t unit_id, const struct duty_key *key,
                  struct period i, struct piece *pieces, const struct target **own);
/* Sets s->required or s->unsaid from n > 0 pieces of s->period. Returns the target that
 * the row stands for, NULL when nothing is owed. */
const struct target *pieces_require(const struct building *w, struct piece *p, size_t n,
                                    bool own, struct shortfall *s);

/* Fill b->units and b->people (rank.c), then b->gaps (quota.c). */
void rank_build(struct building *w);
void quota_build(struct building *w);

/* The sums of an owner in a span; zeros when it has none. */
struct tally span_tally(const struct span *s, enum owner_kind kind, int64_t id);
/* The first whole instance of a calendar kind inside p, and whether i is one. */
struct period instance_first(enum period_kind kind, struct period p);
/* The instance after i; after the last one that has a name, one that is inside nothing.
 */
struct period instance_next(struct period i);
static inline bool instance_inside(struct period i, struct period p)
{
    return p.first <= i.first && i.last <= p.last;
}

#endif
