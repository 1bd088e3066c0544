/* What the screens of topics share. */
#ifndef TB_TUI_TOPIC_VIEW_H
#define TB_TUI_TOPIC_VIEW_H

#include "app/topics.h"

#include "tui/grid.h"

/* --- words, topic_words.c --------------------------------------------------------- */

/* "open", "due tomorrow, 3 missing", "over by 3 days, 2 missing" ... and how it is to
 * be shown. */
const char *topic_state_words(const struct ui *ui, const struct topic_item *x,
                              char out[static WORD_MAX]);
enum style topic_state_style(const struct ui *ui, const struct topic_item *x);
/* A unit's or person's part in the matrix: "1 sent", "2 adopted", "0 *overdue", "0",
 * "--". */
const char *topic_cell_words(enum assignment state, const struct reply *r,
                             char out[static WORD_MAX]);
/* The same on the topic's own page: "not yet", "not asked", "1 sent, not asked". */
const char *topic_part_words(enum assignment state, const struct reply *r,
                             char out[static WORD_MAX]);
enum style topic_cell_style(enum assignment state, const struct reply *r);

/* Fields of the form. */
enum { TOPIC_TITLE, TOPIC_DUE, TOPIC_WHO, TOPIC_SOURCE, TOPIC_NOTE };
/* A topic as the form would have it; the texts are t's own. */
void topic_text_of(const struct names *n, const struct topic *x, struct topic_text *t);

/* --- the matrix, topic_matrix.c --------------------------------------------------- */

/* Units and persons against topics, from the `left`th on as many as have room. */
struct topic_matrix {
    size_t left, shown;
};
/* A row: one of the two. */
struct topic_matrix_row {
    const struct unit *unit;
    const struct person *person;
};
void topic_matrix_columns(struct topic_matrix *m, struct grid *g,
                          const struct topic_item *items, size_t n, int width);
void topic_matrix_fill(struct ui *ui, struct grid *g, const char *filter,
                       const struct topic_item *items, size_t n, struct arena *a);
bool topic_matrix_step(struct topic_matrix *m, size_t n, bool right);
void topic_matrix_row(const struct topic_matrix *m, const struct grid *g,
                      const struct ui *ui, struct canvas *c, int y,
                      const struct topic_item *items,
                      const struct topic_matrix_row *row);
/* The lines above and below: what signs mean, days, sums. */
void topic_matrix_frame(const struct topic_matrix *m, const struct grid *g,
                        const struct ui *ui, struct canvas *c, struct rect area,
                        const struct topic_item *items, size_t n);
#define TOPIC_MATRIX_HEAD 3
#define TOPIC_MATRIX_FOOT 1

/* --- verbs, topic_acts.c ---------------------------------------------------------- */

/* Shows the messages to those who have not sent yet what the topics ask for; of the
 * owners (units or persons) only, unless n_owners is 0. */
unsigned topic_remind(struct ui *ui, const int64_t *topics, size_t n_topics,
                      const int64_t *owners, size_t n_owners);

/* Opens the text of n messages, which is copied. */
unsigned topic_text_show(struct ui *ui, const char *text, size_t n);

extern const struct view_ops view_topics, view_topic, view_topic_new, view_topic_void,
    view_topic_text;

#endif
