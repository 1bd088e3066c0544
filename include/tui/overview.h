/* The overview's state, shared by its screen (view/overview.c) and its sums
 * (overview_sum.c). */
#ifndef TB_TUI_OVERVIEW_H
#define TB_TUI_OVERVIEW_H

#include "tui/parts.h"

enum { OVERVIEW_JOURNAL = 24, OVERVIEW_LISTED = 12, OVERVIEW_GROUPS = 6 };
enum todo_kind {
    TODO_ZERO = 1,
    TODO_SHORT,
    TODO_PENDING,
    TODO_UNSAID,
    TODO_SCHEME,
    TODO_TARGETS,
    TODO_FIRED /* a line for each trigger: its place + 1 is the row's sub */
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

#endif
