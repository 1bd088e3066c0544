/* Parts of screens: lists, tables, fields, pages of submissions. */
#ifndef TB_TUI_WIDGET_H
#define TB_TUI_WIDGET_H

#include "store/store.h"

#include "tui/canvas.h"
#include "tui/keys.h"

/* --- list: rows in memory, the cursor on a record --------------------------------- */

struct list_row {
    int64_t id, sub; /* together the record's identity */
    const void *data;
};

struct list {
    struct list_row *rows;
    size_t n, cap;
    struct list_row *old; /* the previous order, while filling */
    size_t n_old;
    size_t top, cursor;
    int height;
    bool lost; /* the selected record left the list: nothing is selected */
    int64_t id, sub;
};

/* Why a list is filled again: the user asked for other rows; data changed; data changed
 * while the user is acting, so that rows keep the order they had. */
enum list_fill { LIST_ASKED, LIST_CHANGED, LIST_HELD };

/* Fill again: begin, add..., end. The cursor stays on its record. If that is gone it
 * stays on its place: after a change with nothing selected, else on the row there. */
void list_begin(struct list *l);
void list_add(struct list *l, int64_t id, int64_t sub, const void *data);
void list_end(struct list *l, enum list_fill why);
void list_free(struct list *l);
/* Sets the lines shown and scrolls the cursor into them. */
void list_layout(struct list *l, int height);
/* Moves by an action; false when it is none of its own, *moved tells of an effect. */
bool list_act(struct list *l, enum action a, bool *moved);
/* Puts the cursor on a record, if it is there. */
void list_select(struct list *l, int64_t id, int64_t sub);
/* NULL: nothing is selected. */
const struct list_row *list_selected(const struct list *l);

/* --- table: columns dropped by priority, never squeezed --------------------------- */

#define TABLE_COLUMNS 32

struct column {
    const char *title; /* N_(); raw when `data` */
    int width;         /* at least its content; one is widened by what is left */
    int priority;      /* 0 stays; the highest goes first */
    bool right, grow, data;
    bool falls; /* sorted by it, the largest comes first */
};

struct table {
    struct column columns[TABLE_COLUMNS];
    int n;
    int x[TABLE_COLUMNS], w[TABLE_COLUMNS]; /* w 0: dropped */
    bool hidden[TABLE_COLUMNS];             /* by the user */
    int sorted;                             /* a column + 1, 0: none */
    bool reversed;
};

void table_set(struct table *t, const struct column *columns, int n);
void table_layout(struct table *t, int x, int width);
void table_head(const struct table *t, struct canvas *c, int y);
/* The title in the user's language. */
const char *table_title(const struct table *t, int column);
/* True when the column could be shown: it is not hidden and has a width. */
bool table_shows(const struct table *t, int column);
void table_cell(const struct table *t, struct canvas *c, int y, int column,
                const char *s, unsigned style);
void table_number(const struct table *t, struct canvas *c, int y, int column, int64_t n,
                  unsigned style);
bool table_has(const struct table *t, int column);
/* The screen column after a table's column, or after the last shown before it. */
int table_end(const struct table *t, int column);

/* --- field: one line of text, edited by grapheme ---------------------------------- */

struct field {
    struct strbuf text;
    size_t caret; /* bytes */
    size_t max;   /* bytes */
};

const char *field_text(const struct field *f);
void field_set(struct field *f, const char *s);
void field_free(struct field *f);
/* False when the key is no editing key; *changed tells whether the text did. */
bool field_key(struct field *f, uint32_t key, bool *changed);
enum field_paste { FIELD_FOLDED = 1, FIELD_CUT = 2 };
/* Inserts with line breaks and tabs folded into spaces; returns what had to be done. */
unsigned field_paste(struct field *f, const char *s, size_t n);
/* Draws in cols columns; returns the caret's column on the screen. */
int field_draw(const struct field *f, struct canvas *c, int y, int x, int cols,
               bool focused);

/* --- pager: a window on any number of submissions --------------------------------- */

#define PAGER_COUNT_MOST 10000 /* matches of a text are counted so far */

struct pager {
    struct page_query query; /* the filter; its position is the pager's own */
    uint64_t find_hash;      /* of the text of query.find */
    struct arena arenas[2];
    int arena;
    struct article_row *rows; /* the window, newest first */
    size_t n, top, cursor;
    int height;
    int64_t id; /* selected; 0: nothing */
    tb_day day;
    bool lost, more_before, more_after;
    int64_t before, total; /* rows above the window and in all; -1: not known */
    enum article_sort sort;
    bool sorted;     /* by sort: not simply the newest first */
    bool descending; /* when sorted */
    bool frozen;     /* sorted by date only so that no new row comes in */
    int64_t *order;  /* when sorted: all ids, in that order; total of them */
    struct arena order_arena;
};

/* At most so many rows are sorted otherwise: reading them all takes a moment. */
#define PAGER_ORDER_MOST 200000

void pager_free(struct pager *p);
/* Reads again around the place shown; the cursor stays on its record. */
enum tb_rc pager_reload(struct pager *p, struct store *s, struct tb_err *e);
/* From the newest again, as after a new filter. */
enum tb_rc pager_restart(struct pager *p, struct store *s, struct tb_err *e);
enum tb_rc pager_layout(struct pager *p, struct store *s, int height, struct tb_err *e);
/* As list_act; reads only when the window must move. */
enum tb_rc pager_act(struct pager *p, struct store *s, enum action a, bool *mine,
                     bool *moved, struct tb_err *e);
const struct article_row *pager_selected(const struct pager *p);
/* The next reload takes down all ids, newest first: paging then shows no row that came
 * later. pager_thaw ends that, at the next reload, too. */
void pager_freeze(struct pager *p);
void pager_thaw(struct pager *p);
/* True when the query has the record. */
enum tb_rc pager_has(const struct pager *p, struct store *s, int64_t id, tb_day day,
                     bool *has, struct tb_err *e);
/* The cursor to a row of the window. */
void pager_select(struct pager *p, size_t row);
/* The cursor to the row at `index` of all, from 0; the window goes there. */
enum tb_rc pager_goto(struct pager *p, struct store *s, int64_t index,
                      struct tb_err *e);
/* The ids from one record to another, in either order, both included, as the filter has
 * them; both 0: all of them. At most `most`; the caller frees *ids. */
enum tb_rc pager_between(const struct pager *p, struct store *s, int64_t a, int64_t b,
                         size_t most, int64_t **ids, size_t *n, struct tb_err *e);

/* --- lines: text to scroll -------------------------------------------------------- */

struct text_line {
    const char *label, *text; /* label "": none */
    enum style style;         /* of text */
};

struct lines {
    struct arena arena;
    struct text_line *items;
    size_t n, cap, top;
    int height, indent; /* indent: columns of the labels */
};

void lines_clear(struct lines *l);
/* Adds text under a label, wrapped to `width` columns where that is above 0. */
void lines_add(struct lines *l, const char *label, const char *text, enum style style,
               int width);
void lines_layout(struct lines *l, int height);
bool lines_act(struct lines *l, enum action a, bool *moved);
void lines_draw(const struct lines *l, struct canvas *c, struct rect area);
void lines_free(struct lines *l);

#endif
