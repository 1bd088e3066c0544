/* What saving a submission would do, worked out without writing: the quota, the rank,
 * the points with their clauses, and submissions with nearly the same title. */
#ifndef TB_APP_PREVIEW_H
#define TB_APP_PREVIEW_H

#include "app/app.h"

#define PREVIEW_TWINS 8
#define PREVIEW_OLD   60 /* days back from which a date is called odd */

/* The topics that a unit is asked for on the day: those open then, and the article's.
 */
struct preview_topics {
    int asked, answered; /* without the article */
    bool answers;        /* the article answers one more */
};

struct preview {
    int64_t seq;                        /* the journal's head that all this is of */
    struct period period;               /* of the first unit's quota, else the month */
    const struct board *before, *after; /* borrow the app's names */
    const struct credit *credits;       /* of the submission alone */
    size_t n_credits;
    struct preview_topics topics[CHANGE_UNITS_MAX]; /* of each unit */
    struct similar_row *twins; /* most alike first, at most PREVIEW_TWINS */
    size_t n_twins;
};

/* Everything in the arena, by the names that the app has; the boards borrow those and
 * are void after the next app_refresh. `amends`: the submission that is changed, which
 * is left out of the twins and has no boards or credits; 0 for a new one. */
enum tb_rc app_preview(struct app *app, const struct submission *s, int64_t amends,
                       struct arena *a, struct preview *out, struct tb_err *e);
#endif
