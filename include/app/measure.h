/* The measure as text: looked over, tried out on what is there, and put in force. */
#ifndef TB_APP_MEASURE_H
#define TB_APP_MEASURE_H

#include "core/review.h"

#include "app/app.h"

struct measure_check {
    bool valid;
    int line, column;     /* of what is wrong, from 1 */
    char wrong[240];      /* one line, in the user's language */
    struct scheme scheme; /* when valid */
    struct review_note *notes;
    size_t n_notes;
};
/* Names are those of the open database, if any. Everything in the arena. */
void app_measure_check(const struct app *app, const char *text, struct arena *a,
                       struct measure_check *out);
/* A note as a sentence in the user's language. */
const char *app_measure_note(const struct review_note *n, char out[static 300]);

/* Appends the text as a version from a day on, without an end; without a header it
 * stays as it is. */
void app_measure_from(const char *text, tb_day from, struct strbuf *out);
/* Appends what a first measure may begin with: a header and how to go on, as remarks.
 */
void app_measure_blank(tb_day from, struct strbuf *out);
/* The version that begins on the day; NULL: none. */
const struct scheme *app_measure_of_day(const struct app *app, tb_day from);

/* What a measure would do to a period. */
struct measure_move {
    int64_t owner_id, group_id;
    enum owner_kind owner_kind;
    int32_t place_before, place_after; /* 0: none */
    tb_amount points_before, points_after;
    const char *clause; /* of those whose sum changes the most; "" when none does */
    tb_amount by;       /* and by how much, exact */
};
struct measure_preview {
    struct period period;
    struct measure_move *moves; /* all units, as ranked after */
    size_t n, n_moved;          /* n_moved: place or points differ */
    int decimals;
};
/* As if `text` were in force: it replaces the version that begins on the same day.
 * Looks at every article with anything in the period. Nothing is written. */
enum tb_rc app_measure_preview(struct app *app, const char *text, struct period p,
                               struct arena *a, struct measure_preview *out,
                               struct tb_err *e);
/* Puts it in force: one undo step. replace: the version of the same day, else that is
 * refused. Credits are worked out in short transactions; `progress` may stop it. */
enum tb_rc app_measure_apply(struct app *app, const char *text, bool replace,
                             const struct progress *progress, struct receipt *out,
                             struct tb_err *e);

#endif
