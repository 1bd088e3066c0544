/* What the screens of topics share. */
#ifndef TB_TUI_TOPIC_VIEW_H
#define TB_TUI_TOPIC_VIEW_H

#include "app/topics.h"

#include "tui/grid.h"

/* "open", "due today", "over by 3 days" ... and how it is to be shown. */
const char *topic_state_words(const struct ui *ui, const struct topic_item *x,
                              char out[static WORD_MAX]);
enum style topic_state_style(const struct ui *ui, const struct topic_item *x);
/* A unit's part: "1 sent", "2 adopted", "missing", "--". */
const char *topic_cell_words(enum assignment state, const struct reply *r,
                             char out[static WORD_MAX]);
enum style topic_cell_style(enum assignment state, const struct reply *r);

extern const struct view_ops view_topics, view_topic, view_topic_new;

#endif
