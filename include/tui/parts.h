/* Pieces that several views draw alike. */
#ifndef TB_TUI_PARTS_H
#define TB_TUI_PARTS_H

#include "tui/ui.h"
#include "tui/widget.h"

/* Rows that every list view has. */
#define KEYS_LIST                                                                      \
    {K_DOWN, ACTION_DOWN, NULL}, {'j', ACTION_DOWN, NULL}, {K_UP, ACTION_UP, NULL},    \
        {'k', ACTION_UP, NULL}, {K_PGDN, ACTION_PGDN, NULL},                           \
        {K_PGUP, ACTION_PGUP, NULL}, {'g', ACTION_HOME, NULL},                         \
        {K_HOME, ACTION_HOME, NULL}, {'G', ACTION_END, NULL},                          \
    {                                                                                  \
        K_END, ACTION_END, NULL                                                        \
    }
#define KEYS_GROUP                                                                     \
    {'h', ACTION_LEFT, N_("groups")}, {'l', ACTION_RIGHT, N_("groups")},               \
        {K_LEFT, ACTION_LEFT, NULL},                                                   \
    {                                                                                  \
        K_RIGHT, ACTION_RIGHT, NULL                                                    \
    }
#define KEYS_FILTER                                                                    \
    {'/', ACTION_FILTER, N_("filter")},                                                \
    {                                                                                  \
        K_F(3), ACTION_FILTER, NULL                                                    \
    }
#define KEYS_GRID                                                                      \
    {' ', ACTION_MARK, NULL}, {'V', ACTION_RANGE, NULL}, {'*', ACTION_MARK_ALL, NULL}, \
        {'s', ACTION_SORT, NULL}, {'S', ACTION_REVERSE, NULL},                         \
        {'c', ACTION_COLUMNS, NULL}, {'y', ACTION_COPY, NULL},                         \
        {'%', ACTION_JUMP, NULL},                                                      \
    {                                                                                  \
        'i', ACTION_PANE, NULL                                                         \
    }
#define KEYS_ARTICLE                                                                   \
    {'o', ACTION_ADOPT, N_("adopted")}, {K_F(6), ACTION_ADOPT, NULL},                  \
        {'e', ACTION_AMEND, N_("edit")}, {K_F(4), ACTION_AMEND, NULL},                 \
        {'r', ACTION_RETURN, N_("return")}, {K_F(7), ACTION_RETURN, NULL},             \
        {'d', ACTION_VOID, N_("void")}, {K_F(8), ACTION_VOID, NULL},                   \
        {'R', ACTION_RELAY, N_("relay")}, {'b', ACTION_PRINT, NULL},                   \
    {                                                                                  \
        'O', ACTION_INSTRUCT, N_("instruction")                                        \
    }
#define KEYS_END                                                                       \
    {                                                                                  \
        0, ACTION_NONE, NULL                                                           \
    }

/* How well words of the palette match what was typed, 0 best; -1: not at all. Chinese
 * also by pinyin. */
int parts_tier(const char *typed, const char *s);
/* True when a name is found by the filter: characters, initials, pinyin; an empty
 * filter matches. */
bool parts_match(const char *filter, const char *name);
/* True when any text contains the filter, folded; an empty filter matches. */
bool parts_contain(const char *filter, const char *s);

/* Orders numbers, and names of records as the office orders them. */
int parts_compare(int64_t a, int64_t b);
int parts_compare_names(const struct ui *ui, int64_t a, int64_t b);

/* " [towns(11)]  organs(24)  all(35)" from x on; returns the column after it. */
int parts_group_tabs(const struct ui *ui, struct canvas *c, int y, int x);
/* What stands where rows would: centred lines, '\n' between them. */
void parts_empty(struct canvas *c, struct rect area, const char *text);
/* What parts_empty says where a filter leaves nothing; returns out. */
#define EMPTY_MAX 400
const char *parts_no_match(const char *filter, char out[static EMPTY_MAX]);

/* A unit's main quota on the board: its submitted targets of the longest period kind.
 */
struct quota {
    int64_t unit_id, group_id;
    int kind; /* enum period_kind */
    bool any, exempt, unsaid;
    tb_amount required, done, missing, forecast;
};
struct quota parts_quota(const struct board *b, int64_t unit_id);
/* The quota of the owner whose gaps start at b->gaps[*at]; moves *at to the next one's.
 */
struct quota parts_next_quota(const struct board *b, size_t *at);
/* "met", "short 3", "none of 6", "exempt", "-". */
const char *parts_quota_words(const struct quota *q, char out[static WORD_MAX]);
enum style parts_quota_style(const struct quota *q);

/* A triangle up or down, ASCII where it would be two columns wide. */
const char *parts_arrow(int moved);

/* "submitted", "adopted" ... */
const char *parts_metric(enum metric m);
/* What a shortfall is short of: a metric, or a figure of the measure by its name. */
const char *parts_owed(const struct shortfall *g);
/* The value of board.figures[i]; "-" where there is none. */
const char *parts_figure(const struct board *b, const struct standing *s, size_t i,
                         char out[static 32]);
/* The names of the awards, "" when there is none; what a trigger leads to. */
const char *parts_awards(const struct board *b, enum owner_kind kind, int64_t id,
                         char out[static WORD_MAX]);
const char *parts_actions(const struct trigger *t, char out[static WORD_MAX]);
/* What points that no single event earned are about: "2026-03: 5 of 6". */
const char *parts_about(const struct reckoned *r, char out[static WORD_MAX]);
const char *parts_event(const struct ui *ui, int kind);
const char *parts_level(int level);
/* What became of an article, in a word. */
const char *parts_state(const struct ui *ui, const struct article_row *r,
                        char out[static WORD_MAX]);
enum style parts_state_style(const struct article_row *r);
/* Names of its units, of its authors, joined; in the arena. */
const char *parts_units(const struct ui *ui, struct arena *a,
                        const struct article_row *r);
const char *parts_authors(struct arena *a, const struct article_row *r);
/* The clause of a points credit, or what an adopted one counts. */
const char *parts_clause(const struct ui *ui, const struct credit *k);

/* The detail pane about a unit or person, from the board alone. */
void parts_card(const struct ui *ui, struct canvas *c, struct rect area, int64_t id);
/* The same beside the rows of a table, `cols` wide, with a rule between. */
void parts_pane(const struct ui *ui, struct canvas *c, struct rect rows, int cols,
                int64_t id);

/* One answer of a question, under the cursor or not; returns the column of the next. */
int parts_choice(struct canvas *c, int y, int x, const char *text, bool here);

/* Draws label and value on one line; returns the column after it. */
int parts_pair(struct canvas *c, int y, int x, int limit, const char *label,
               const char *value);

#endif
