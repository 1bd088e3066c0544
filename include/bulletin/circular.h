/* What a bulletin says, in numbers: gathered at one moment, kept when it is frozen, and
 * compared later with what the same period has become. Names stand in it as they were
 * then. Everything lives in one arena. */
#ifndef TB_BULLETIN_CIRCULAR_H
#define TB_BULLETIN_CIRCULAR_H

#include "base/err.h"
#include "base/mem.h"

#include "core/board.h"
#include "core/followup.h"

/* Sums of one owner over one span of days. */
struct circular_count {
    int64_t submitted, adopted;
    tb_amount points;               /* as printed */
    const int64_t *outlets;         /* adoptions by each of circular.outlets */
    const tb_amount *outlet_points; /* NULL: not asked for */
    const struct value *figures;    /* each of circular.figures; NULL: not asked for */
};

struct circular_row {
    enum owner_kind owner_kind;
    int64_t owner_id, unit_id, group_id;
    const char *name, *unit, *group; /* unit: of a person; of a unit its own name */
    size_t order;                    /* in the office's order, people by their unit */
    int32_t place, place_before;     /* 0: none */
    bool exempt, short_of;           /* short_of: misses a quota of the period */
    const char *exempt_note;         /* why; "" when nothing is said */
    bool has_required;               /* owes submissions in the period itself */
    tb_amount required, done, missing;
    struct circular_count now, total; /* total: from the beginning of the year */
};

/* Sums over several rows. */
struct circular_sum {
    int64_t units, reporting; /* those on the board, and those that submitted at all */
    int64_t submitted, adopted;
    tb_amount points;
};

struct circular_group {
    int64_t id;
    const char *name;
    bool unranked;
    struct circular_sum now, before, year_ago, total;
    struct circular_sum *by_month; /* for each of circular.months */
};

struct circular_outlet {
    int64_t id;
    const char *name;
    enum level level;
};
struct circular_figure {
    const char *name;
    bool count; /* printed as it is, whatever the scheme's decimals */
    bool adds;  /* several owners' may be summed: it is no scale */
};

/* A quota of the period, or of a part of it, that was missed. */
struct circular_gap {
    enum owner_kind owner_kind;
    const char *name, *group;
    const char *metric, *period; /* the metric's English word, or a figure's name */
    bool figure;                 /* it is a figure's */
    const char *required, *done, *missing; /* digits as printed */
};

struct circular_award {
    const char *award, *group, *who;
    int32_t place;
};

struct circular_title {
    const char *ref, *title;
    const char *units, *outlets; /* names, joined by ; */
    tb_day day;                  /* of its first adoption in the period */
};

/* A topic that was due in the period. */
struct circular_topic {
    const char *ref, *title;
    tb_day due;
    int64_t asked, done, late;
    const char *missing; /* names of those that sent nothing, joined by ; */
};

/* A talk that was held in the period, or a criticism or commendation that went out in
 * it.
 */
struct circular_followup {
    enum followup_kind kind;
    int64_t group_id; /* of the unit, or of the person's; 0: none */
    const char *who;
    const char *cause;    /* as it is stored: a trigger's name, or a word of ours */
    const char *evidence; /* the numbers, or a reason; "" */
    tb_day due; /* until when a talk's matter is to be put right, as it stood on the
                   period's last day; else TB_DAY_NONE */
};

/* One number of a frozen bulletin that is another one by now. */
struct circular_change {
    int64_t bulletin_id;
    const char *bulletin; /* its reference */
    const char *period;   /* its name */
    enum owner_kind owner_kind;
    int64_t owner_id;
    const char *group, *name;
    const char *figure;    /* rank, submitted, adopted, points, or a name */
    int64_t outlet_id;     /* 0: it is not an outlet's */
    const char *was, *now; /* digits as printed; "" when not on that board */
};

struct circular {
    enum track track;
    struct period period;
    tb_day day; /* on which it is issued */
    const char *office;
    int year, number;     /* 0 until it is frozen: then the next one */
    int64_t replaces_id;  /* of the one that it is to stand for; 0: none */
    const char *replaces; /* its reference; "" */
    const char *scheme;   /* "" when none is in force on the last day */
    tb_day scheme_from;
    int decimals;
    enum dates dates;
    const char **ties; /* names of the figures that part equals */
    size_t n_ties;
    /* Those of the period; behind them those that only the rest of the year has. */
    struct circular_outlet *outlets;
    size_t n_outlets, n_past;
    struct circular_figure *figures;
    size_t n_figures;
    struct circular_row *units, *people; /* as a board has them */
    size_t n_units, n_people;
    struct circular_group *groups;
    size_t n_groups;
    struct circular_sum now, before, year_ago, total;
    struct period *months; /* of the year up to the period's end; none: not asked for */
    size_t n_months;
    struct circular_gap *gaps;
    size_t n_gaps;
    struct circular_award *awards;
    size_t n_awards;
    struct circular_title *titles; /* the latest first */
    size_t n_titles;
    bool more_titles;
    struct circular_topic *topics;
    size_t n_topics;
    struct circular_followup *followups; /* units in the office's order, then people */
    size_t n_followups;
    int64_t issues,
        issues_total; /* of own channels: in the period, in the year so far */
    struct circular_change *changes; /* of bulletins before it */
    size_t n_changes;
    int64_t head_seq; /* of the journal, when it was gathered */
    unsigned char head[32];
    int64_t at; /* when, in UTC seconds */
};

/* What is to be gathered: what a template asks for. */
struct circular_needs {
    bool outlet_points, total, totals_in_full; /* in_full: outlets and figures too */
    bool people, before, year_ago, topics, changes, months, followups, issues;
    size_t titles; /* at most so many; 0: none */
};

/* The same period a year earlier. */
struct period circular_year_ago(struct period p);

struct circular_month {
    const struct board *board;
};
/* A board's rows of one track as a circular's, into c; sums are made. `total` and
 * `before` may be NULL. */
struct circular_boards {
    const struct board *now, *total, *before, *year_ago;
    const struct circular_month *months; /* of c->months */
};
void circular_fill(struct arena *a, struct circular *c,
                   const struct circular_boards *b);

/* The differences of b from a: units, then people; of each the place, submitted,
 * adopted, points, outlets and figures. Numbers that were 0 and are not on the other
 * board are none. */
void circular_compare(struct arena *a, const struct circular *was,
                      const struct circular *now, struct circular_change **out,
                      size_t *n);
/* Takes from *changes (of one bulletin) what bulletins since have told already: told,
 * in the order in which they did. What was told and has become what it was is told
 * again. */
void circular_untold(struct arena *a, const struct circular_change *told, size_t n_told,
                     struct circular_change **changes, size_t *n);

#endif
