/* A row of the ranking: a standing, how it moved and what is to the next one. */
#ifndef TB_TUI_RANKING_H
#define TB_TUI_RANKING_H

#include "store/bulletins.h"

#include "tui/ui.h"
#include "tui/widget.h"

#define RANK_MOVED_UNKNOWN (1 << 30)

struct rank_row {
    const struct standing *s;
    int moved;       /* places won since the previous period, or RANK_MOVED_UNKNOWN */
    tb_amount above; /* to the next one above, or below for the first */
    bool first;
};

/* Of rows[at] among rows[0..n) in the board's order; before: the previous period's
 * board or NULL. */
struct rank_row rank_row(const struct board *b, const struct standing *rows, size_t n,
                         size_t at, const struct board *before);
/* "^2", "=", "-"; "behind by 5". Return out. */
const char *rank_moved_words(const struct rank_row *r, char out[static WORD_MAX]);
const char *rank_above_words(const struct ui *ui, const struct rank_row *r,
                             char out[static WORD_MAX]);

/* What was published of the period that is shown. */
struct rank_frozen {
    bool mixed; /* groups of both tracks are shown: no bulletin is of these */
    bool shown; /* instead of what is true now */
    struct bulletin_head head; /* id 0: nothing was */
    size_t changes;            /* numbers that are others by now */
    const struct board *board; /* when shown: with its numbers; NULL */
};
/* Of the group or persons shown; in the arena, as long as ui->board is there. */
void rank_frozen_read(struct rank_frozen *f, struct ui *ui, struct arena *a);
/* Which of the two is shown, and how far they are apart; "" when nothing was
 * published. */
void rank_frozen_words(const struct rank_frozen *f, char *out, size_t size);

/* F: the other of the two; D: what is different. Says when nothing was published. */
unsigned rank_frozen_look(struct rank_frozen *f, struct ui *ui, bool difference);

/* A column of an outlet or a figure: as wide as its name, at least `least`. */
struct column rank_column(const char *name, int least, int priority);
/* Columns that the longest value of board.figures[i] takes among the rows. */
int rank_figure_width(const struct list *l, const struct board *b, size_t i);
/* Of the awards' names; 0: nobody is named, and there is no such column. */
int rank_award_width(const struct board *b, bool people);
/* By outlet i, or by figure i - n_outlets: what has none comes first. */
int rank_compare_data(const struct standing *a, const struct standing *b, int i,
                      int n_outlets);

#endif
