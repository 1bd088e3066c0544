/* The one table: rows in memory or a window on any number of submissions, with columns
 * that sort, hide and drop, marks, and a cursor on a record. What a person may do with
 * a table is done here, the same in every view. */
#ifndef TB_TUI_GRID_H
#define TB_TUI_GRID_H

#include "tui/marks.h"
#include "tui/ui.h"
#include "tui/widget.h"

/* Marked at once, or written at once, at most so many. */
#define GRID_MARKS_MOST 5000

struct grid;

struct grid_ops {
    const char *name; /* under which the hidden columns are kept */
    int focus;        /* the cursor's row is reversed as far as this column */
    /* Draws a row's cells by table_cell; data as in list_row, or an article_row. */
    void (*row)(const struct grid *g, const struct view *v, const struct ui *ui,
                struct canvas *c, int y, const void *data);
    /* Orders two rows by a column, the smaller first; 0: as they stood. NULL: by the
     * store (pager). */
    int (*compare)(const struct grid *g, const struct ui *ui, const void *a,
                   const void *b, int column);
    /* For a pager: the store's order for each column, -1: none. */
    const signed char *sorts;
};

struct grid {
    const struct grid_ops *ops;
    struct table table;
    struct list list;
    struct pager *pager; /* NULL: the rows are in list */
    struct rect rows;    /* the head stands above */
    int foot;            /* lines under the rows that tell of the selected one */
    int sort;            /* a column + 1; 0: the view's own order */
    bool reversed;
    struct marks marks;
    int64_t anchor;   /* marked last */
    char hidden[400]; /* titles of hidden columns, each between bars: "|a|b|" */
};

void grid_open(struct grid *g, const struct grid_ops *ops, const struct column *columns,
               int n);
void grid_free(struct grid *g);
/* Other columns; what is hidden stays so by its title. */
void grid_columns(struct grid *g, const struct column *columns, int n);
/* Hides or shows a column and keeps the choice for the next run; the last column that
 * is shown stays. False: nothing changed. */
bool grid_hide(struct grid *g, int column, bool hide);
bool grid_hides(const struct grid *g, int column);

/* Where the rows stand; lays the columns out and scrolls. */
void grid_layout(struct grid *g, struct ui *ui, struct rect rows);
/* Between list_add and list_end: the order that the user chose. */
void grid_order(struct grid *g, const struct ui *ui);
/* grid_order and list_end, for a list that has all its rows at hand: held or not, the
 * rows are new. */
void grid_end(struct grid *g, const struct ui *ui);
void grid_draw(const struct grid *g, const struct view *v, const struct ui *ui,
               struct canvas *c, const char *empty);

/* The selected record, 0: none. */
int64_t grid_selected(const struct grid *g);
const void *grid_selected_data(const struct grid *g);
size_t grid_count(const struct grid *g); /* rows at hand */
int64_t grid_id(const struct grid *g, size_t row);
const void *grid_data(const struct grid *g, size_t row);

/* Takes all marks away. */
void grid_unmark(struct grid *g);
/* Moves, marks, order, columns, copying: false when the action is none of these. */
bool grid_act(struct grid *g, struct ui *ui, enum action a, unsigned *react);
/* The cursor to the row drawn at screen row y; false: there is none. */
bool grid_click(struct grid *g, int y);
/* To a line ("120") or a part of all ("50%"); false: the text is neither. */
bool grid_jump(struct grid *g, struct ui *ui, const char *text);
/* Sorts by a column + 1, or 0. */
void grid_sort(struct grid *g, struct ui *ui, int column, bool reversed);
/* "marked 2   by points v", "" when there is nothing to say. */
void grid_status(const struct grid *g, const struct view *v, char *out, size_t size);

/* The ids that a verb means: the marked ones, else the selected one. At most `most`. */
size_t grid_targets(const struct grid *g, int64_t *out, size_t most);

/* Rows as text, cells parted by tabs, a line each: the selected one, the marked ones or
 * all at hand. Returns the number of rows. */
enum grid_text { GRID_ROW, GRID_MARKED, GRID_ALL };
size_t grid_text(const struct grid *g, const struct view *v, const struct ui *ui,
                 enum grid_text what, struct strbuf *out);

#endif
