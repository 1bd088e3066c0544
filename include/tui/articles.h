/* The list of submissions that two views show: a pager and its columns. */
#ifndef TB_TUI_ARTICLES_H
#define TB_TUI_ARTICLES_H

#include "app/search.h"

#include "tui/grid.h"
#include "tui/parts.h"

struct articles {
    struct pager pager;
    struct grid grid;
    struct search search; /* what the filter means; owns the query's texts */
    char problem[240];    /* what is wrong in the filter, "" */
    bool of_unit;         /* all are of one unit or person: no column for it */
    int64_t person_id;    /* only those of which he is an author; 0: of all */
};

void articles_init(struct articles *l, bool of_unit);
void articles_free(struct articles *l);
/* Reads again with the ui's period, its group unless of_unit, and this filter. */
void articles_refresh(struct articles *l, struct ui *ui, const char *find,
                      int64_t unit_id, enum article_state state);
void articles_layout(struct articles *l, struct ui *ui, struct rect rows);
/* Moves; Enter opens the article's page. */
unsigned articles_act(struct articles *l, struct ui *ui, enum action a);
void articles_draw(const struct articles *l, const struct view *v, const struct ui *ui,
                   struct canvas *c, const char *empty);
/* "12/512", "12/10000+". */
const char *articles_position(const struct articles *l, char out[static WORD_MAX]);
int64_t articles_selected(const struct articles *l);

#endif
