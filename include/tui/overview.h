/* The overview's state, shared by its screen (view/overview.c) and its sums
 * (overview_sum.c). */
#ifndef TB_TUI_OVERVIEW_H
#define TB_TUI_OVERVIEW_H

#include "tui/parts.h"

enum {
    OVERVIEW_JOURNAL = 24,
    OVERVIEW_LISTED = 12,
    OVERVIEW_GROUPS = 6,
    OVERVIEW_TOPICS = 3
};
enum todo_kind {
    TODO_ZERO = 1,
    TODO_SHORT,
    TODO_PENDING,
    TODO_UNSAID,
    TODO_SCHEME,
    TODO_TARGETS,
    TODO_FIRED, /* a line for each trigger: its place + 1 is the row's sub */
    TODO_TOPIC, /* its id is the row's sub */
    TODO_ALIKE,
    TODO_FOLLOW,
    TODO_BULLETIN,
    TODO_MEETING /* its id is the row's sub */
};

struct overview_line {
    int64_t id;
    const char *text;
};

/* What is worked out after the first paint (overview_ahead.c); done: it is there. */
struct overview_ahead {
    bool done;
    struct overview_line topics[OVERVIEW_TOPICS];
    size_t n_topics;
    struct overview_line meeting;         /* the next one, soon; id 0: none */
    int oldest;                           /* days that a pending article waits, -1 */
    int alike;                            /* titles like an earlier one */
    int64_t alike_id;                     /* the newest of them */
    int zero_twice;                       /* nothing sent in the period before either */
    int follow, overdue;                  /* open follow-ups, as on their screen */
    char unpublished[2][PERIOD_NAME_MAX]; /* of each track: without a bulletin; "" */
    int place_before[OVERVIEW_LISTED];    /* of best; 0: none */
    const struct shortfall *foreseen[OVERVIEW_LISTED]; /* of worst; NULL */
};

struct group_sum {
    int64_t id;
    int units, met, behind, none, exempt;
    tb_amount required, done;
};

struct overview {
    struct view view;
    struct arena arena;
    struct list todo; /* data: the line's text */
    struct journal_row *journal;
    size_t n_journal;
    struct group_sum groups[OVERVIEW_GROUPS];
    size_t n_groups;
    struct group_sum all, beyond; /* beyond: of groups that have no line */
    size_t unsaid;
    struct overview_ahead ahead;
    const struct standing *best[OVERVIEW_LISTED];
    size_t n_best;
    const struct shortfall *worst[OVERVIEW_LISTED];
    size_t n_worst;
    struct rect head;
    struct rect todo_at, journal_at, best_at, worst_at;
    /* h 0: no room */ /* lower.h 0: no room */
};

/* Sums, best, worst and to-do lines from ui->board, which is there. */
void overview_sum(struct overview *o, struct ui *ui);
/* The to-do lines anew, of what is known by now. */
void overview_todo(struct overview *o, struct ui *ui);
/* Fills o->ahead; in o->arena. */
enum tb_rc overview_ahead(struct overview *o, struct ui *ui, struct tb_err *e);

#endif
