/* How a board is put together: what board.c, plan.c, rank.c, shortfall.c, duty.c and
 * reckon.c share. */
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
    int pot;
    int period_kind;
    const char *filter;
};

/* All targets, by who, key, then the latest begun first. */
struct duties {
    struct duty *items;
    size_t n;
};

void duties_make(struct arena *a, const struct names *names,
                 const struct target *targets, size_t n, struct duties *out);
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
/* True when one of who's own targets in force on the day is an exemption. */
bool duties_exempt(const struct duties *d, enum target_who who_kind, int64_t who_id,
                   tb_day day);
int duty_key_order(const struct duty_key *a, const struct duty_key *b);

/* What a board's schemes make of the credits: computed alike for the spans that are
 * asked for and for the building. */
struct plan {
    struct period window; /* the board's period, and what limits and triggers look back
                             on before it */
    tb_day until;         /* its end, or the last day on which anything is dated */
    bool reckons;         /* something is settled, limited, scaled or triggered */
    bool misses;          /* some version looks at topics that were missed */
    int *pots, *accounts; /* accounts: the pot of each one's account, 0: points */
    size_t n_pots;
    struct period *periods; /* whose sums are wanted; doubles among them */
    size_t n_periods;
    tb_day *cuts; /* ends of the slices of the window, ascending; the last is its end */
    size_t n_cuts;
};
void plan_make(struct arena *a, const struct board_input *in, struct plan *out);
/* Its window alone. */
struct period plan_window(const struct board_input *in);
/* The scheme in force on the last day of an instance. */
const struct scheme *plan_scheme(const struct board_input *in, struct period i);
/* Place of a pot among those of the plan; -1: none. */
int plan_pot(const struct plan *p, int pot);

struct reckoning;

struct building {
    struct arena *a;
    const struct board_input *in;
    const struct tallies *t;
    struct duties duties;
    struct plan plan;
    struct board *b;
    const struct standing *listed; /* units, then people, as they were listed */
    size_t n_listed;
    struct shortfall *gaps; /* of the whole window, as b->gaps */
    size_t n_gaps;
    struct missed *misses; /* of the whole window, by owner, then the topics' days */
    size_t n_misses;
    struct reckoning *r; /* NULL: credits alone count */
};

/* A unit's days in one group inside an instance of a target's period. */
struct piece {
    const struct membership *m;
    const struct target *target; /* what it owes there; NULL: nothing */
    tb_amount amount;            /* of the target, for this unit */
    tb_day from, to;
    int weight; /* days, or months whose end lies here */
};

/* Cuts the instance i into the unit's pieces (room for all its memberships) and looks
 * up what it owes in each: by its own target, else by the groups'. */
size_t pieces_cut(const struct building *w, int64_t unit_id, const struct duty_key *key,
                  struct period i, struct piece *pieces);
/* Sets s->required or s->unsaid from n > 0 pieces of s->period. Returns the target that
 * the row stands for, NULL when nothing is owed. */
const struct target *pieces_require(const struct building *w, struct piece *p, size_t n,
                                    struct shortfall *s);

/* Who is on the board, with the sums of the period (rank.c); shortfalls
 * (shortfall.c); what the scheme makes of both (reckon.c); then places (rank.c) and
 * what follows from them (award.c). */
void rank_list(struct building *w);
void shortfalls_build(struct building *w);
void reckon(struct building *w);
void rank_place(struct building *w);
/* Exempt, or in a group that is not ranked: no place, and not among the others. */
bool rank_apart(const struct building *w, const struct standing *st);
void awards_build(struct building *w);

/* A figure's pots among an owner's sums. pot: of an account, a section or a count. */
tb_amount figure_sum(const struct building *w, int pot, const struct tally *t);
/* The sums of a period, NULL when they were not asked for. */
const struct span *span_of(const struct building *w, struct period p);
/* A figure of the board's scheme for all owners (units, then people, as listed): exact,
 * or as it is printed. scheme NULL: its points. */
void figure_exact(const struct building *w, const struct scheme *s, int figure,
                  struct value *out);
void board_figure(const struct building *w, const struct scheme *s, int figure,
                  struct value *out);
/* Lists the topics of the window that were missed (missing.c); how many of them an
 * owner missed that were due in p, in whole TB_ONE. */
void misses_build(struct building *w);
tb_amount missed_in(const struct building *w, enum owner_kind kind, int64_t id,
                    struct period p);
/* What an owner's target asks for: per head, where it is said so. */
tb_amount duty_amount(const struct building *w, const struct target *t, int64_t unit_id,
                      tb_day day);
/* Whether a clause said of these speaks of the owner in that instance. */
bool whom_fits(const struct building *w, const struct whom *whom, enum owner_kind kind,
               int64_t id, struct period i);

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
