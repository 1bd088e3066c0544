/* The board: a period's standings and shortfalls, built from sums. Pure, immutable. */
#ifndef TB_CORE_BOARD_H
#define TB_CORE_BOARD_H

#include "base/mem.h"

#include "core/model.h"
#include "core/period.h"
#include "core/scheme.h"

/* Sums of one owner over one span of days. pots: of board_input.pots, in their order;
 * NULL when there are none, or all are 0. */
struct tally {
    int64_t owner_id;
    enum owner_kind owner_kind;
    tb_amount points;
    int64_t submitted, adopted;
    tb_amount *pots;
};

/* Adoptions of one owner by one outlet over the board's period. */
struct outlet_count {
    int64_t owner_id;
    enum owner_kind owner_kind;
    int64_t outlet_id, count;
};

struct span {
    tb_day first, last;
    struct tally *items; /* by (owner_kind, owner_id) */
    size_t n;
};

/* What one filtered target needs: its own counts. */
struct filtered_count {
    int64_t target_id, owner_id;
    enum owner_kind owner_kind;
    tb_day first, last;
    int64_t submitted, adopted;
    tb_amount points;
};

/* An article answers a topic: of the article's units and authors each. */
struct answer {
    int64_t topic_id, owner_id;
    enum owner_kind owner_kind;
};

struct tallies {
    struct span whole;            /* the period itself */
    struct outlet_count *outlets; /* of the period, by (owner_kind, owner_id) */
    size_t n_outlets;
    struct span *spans; /* what targets need: each instance, and the last 56 days */
    size_t n_spans;
    struct filtered_count *filtered;
    size_t n_filtered;
    struct answer *answers; /* by (topic_id, owner_kind, owner_id); none voided */
    size_t n_answers;
};

/* A figure's value; absent when there is none for this owner and period. */
struct value {
    tb_amount amount;
    bool absent;
};

struct standing {
    int64_t owner_id, unit_id, group_id; /* a person's unit; for a unit itself */
    enum owner_kind owner_kind;
    tb_amount points; /* as printed */
    int64_t submitted, adopted;
    int32_t place; /* 0: exempt or in an unranked group, no place */
    bool tied, exempt;
    const int64_t *outlets;      /* count for each of board.outlets */
    const struct value *figures; /* for each of board.figures, as printed */
};

/* A topic that was given to the owner, was due before today, and has no answer. */
struct missed {
    int64_t owner_id;
    enum owner_kind owner_kind;
    const struct topic *topic; /* among the names' */
};

/* A clause that gave or took points that no single event earned: a settlement, a topic
 * that was missed, a deduction of a trigger, what a limit held back. For explanations.
 */
struct reckoned {
    int64_t owner_id;
    enum owner_kind owner_kind;
    struct period period;        /* the instance that it is about */
    int64_t line;                /* as a credit's */
    int account;                 /* as a credit's */
    tb_amount amount;            /* exact, inside the board's period */
    const struct shortfall *gap; /* what was settled; NULL */
    const struct topic *topic;   /* what was missed; NULL */
};

struct fired {
    const struct trigger *trigger;
    const struct scheme *scheme;
    int64_t owner_id;
    enum owner_kind owner_kind;
    struct period period;
};

struct awarded {
    const struct award *award;
    int64_t owner_id, group_id;
    enum owner_kind owner_kind;
    int32_t place;
};

/* Who came into the first places of an award, named or passed over. */
struct considered {
    const struct award *award;
    int64_t owner_id, group_id;
    enum owner_kind owner_kind;
    int32_t place;
    int figure;                     /* that decided, of the board's scheme */
    tb_amount amount;               /* of it, as printed */
    const struct shortfall *missed; /* a quota that had to be met; NULL */
    const struct trigger *barred;   /* a trigger with no-award; NULL */
    tb_amount offences;             /* events that must not be */
    bool named;
};

struct shortfall {
    int64_t owner_id, unit_id, group_id, target_id;
    enum owner_kind owner_kind;
    enum metric metric;
    int pot;              /* of the figure that is owed instead of a metric; 0: none */
    const char *figure;   /* its name; NULL: the metric's */
    const char *filter;   /* in one spelling; "" when none */
    struct period period; /* the target's own instance */
    bool exempt;          /* required, missing and forecast mean nothing */
    bool unsaid;          /* the scheme must say midperiod first; likewise */
    bool undefined; /* a rate, nothing submitted: done and forecast mean nothing */
    tb_amount required, done, missing,
        forecast;   /* counts in whole TB_ONE; rate: fractions */
    tb_amount pace; /* done / (required * days gone / days), TB_ONE = on time; -1: no
                       days gone or nothing required */
};

struct standing_entry {
    int64_t id;
    const struct standing *standing;
};

struct board {
    struct period period;
    tb_day today;
    const struct names *names;     /* borrowed */
    const struct scheme *scheme;   /* in force on the period's last day; NULL: none */
    const struct outlet **outlets; /* in force on any day of the period, in order */
    size_t n_outlets;
    /* Accounts besides points, counts and scales of the scheme, in order. */
    const struct figure *const *figures;
    size_t n_figures;
    struct standing *units; /* by group, place, order */
    size_t n_units;
    struct standing *people; /* by group of their unit, place, order */
    size_t n_people;
    struct shortfall *gaps; /* by group, unit order, person, metric, period, target */
    size_t n_gaps;
    const struct reckoned *reckoned; /* by owner */
    size_t n_reckoned;
    const struct fired *fired; /* by the scheme's order, then the owners' */
    size_t n_fired;
    const struct missed *missed; /* by owner, day; none unless some version asks */
    size_t n_missed;
    const struct awarded *awarded; /* by award, group, place, standing */
    size_t n_awarded;
    const struct considered *considered; /* the same and those passed over, so too */
    size_t n_considered;
    int64_t submitted, adopted; /* sums over units, exempt ones included */
    tb_amount points;           /* exact */
    /* Standings by owner_id, for board_standing; NULL: it walks. */
    const struct standing_entry *units_by_id, *people_by_id;
};

struct board_input {
    struct period period;
    tb_day today;
    const struct names *names;
    const struct schemes *schemes;
    const struct target *targets;
    size_t n_targets;
    bool light; /* the store leaves out counts by outlet, and people without targets */
    bool no_forecasts; /* they are what is done; the last 56 days are not asked for */
    tb_day horizon;    /* nothing is dated after it; 0: not known */
    const int *pots;   /* whose sums are wanted; set by board_spans */
    size_t n_pots;
    bool reckons; /* of everybody on the board, in all spans; set by board_spans */
    /* The answers are wanted to the topics that were due in these days, nobody's when
     * misses is false; set by board_spans. */
    bool misses;
    tb_day due_first, due_last;
};

/* The spans of days whose sums board_build will ask for: instances of targets inside
 * the period, and the 56 days up to today when one of them is not over; what limits,
 * scales and triggers of the scheme look at, which may lie before the period. The
 * period itself is among them only when a filtered target asks for it. Returned in the
 * arena, sorted, without doubles. Sets what the store is asked for in `in`. */
void board_spans(struct arena *a, struct board_input *in, struct span **spans,
                 size_t *n);

/* Whether the filtered counts of t are wanted for first..last: one of its instances, or
 * the 56 days. */
bool board_wants(const struct board_input *in, const struct target *t, tb_day first,
                 tb_day last);

/* Brings answers into the order of tallies. */
void answers_sort(struct answer *answers, size_t n);

/* Everything in the arena; names and schemes are borrowed and must outlive it. */
struct board *board_build(struct arena *a, const struct board_input *in,
                          const struct tallies *t);

/* The standing of an owner; NULL when it is not on this board. */
const struct standing *board_standing(const struct board *b, enum owner_kind kind,
                                      int64_t id);

#endif
