/* The batch view's state, shared by its keys (view/batch.c), its drawing
 * (batch_draw.c) and the editing of one row (batch_edit.c). */
#ifndef TB_TUI_BATCH_VIEW_H
#define TB_TUI_BATCH_VIEW_H

#include "app/batch.h"

#include "tui/entry.h"
#include "tui/parts.h"

#define BATCH_PAUSE 20 /* ms until a busy database is asked again */

enum batch_mode {
    MODE_PASTE,  /* waits for lines */
    MODE_REVIEW, /* the table */
    MODE_EDIT    /* one row's fields */
};
enum batch_part { PART_UNIT, PART_TITLE, PART_DATE, BATCH_PARTS };

struct batch_view {
    struct view view;
    enum batch_mode mode;
    struct strbuf typed; /* lines typed by hand */
    struct field line;
    struct batch batch;
    size_t cursor, top;
    int height; /* rows of the table */
    struct picker unit;
    struct field title;
    struct date_field date;
    int part;
    bool discarding; /* Ctrl+X was pressed once */
    bool done;       /* saved or thrown away: nothing to keep */
};

struct batch_tally {
    size_t good, doubtful, out;
};
struct batch_tally batch_count(const struct batch *b);
/* The first doubtful row from `from` on, then from the start; n: none. */
size_t batch_next_doubtful(const struct batch *b, size_t from);

/* Puts the cursor on a row and scrolls there. */
void batch_show(struct batch_view *d, size_t row);
/* Saves all rows that are not left out as one entry; first the doubtful ones must be
 * settled. */
unsigned batch_save(struct batch_view *d, struct ui *ui);

/* batch_edit.c */
void batch_edit_open(struct batch_view *d, struct ui *ui);
/* Takes the fields into the row; false, with a word, when one is wrong. */
bool batch_edit_take(struct batch_view *d, struct ui *ui);
unsigned batch_edit_key(struct batch_view *d, struct ui *ui, uint32_t key);
void batch_edit_paste(struct batch_view *d, struct ui *ui, const char *s, size_t n);
void batch_edit_next(struct batch_view *d, struct ui *ui, int step);
void batch_edit_draw(const struct batch_view *d, const struct ui *ui, struct canvas *c,
                     struct rect area);

/* batch_draw.c */
#define BATCH_FOOT 3 /* lines under the table: a rule and two about the row */
#define BATCH_HEAD 2
int batch_foot(const struct batch_view *d);
void batch_draw(const struct batch_view *d, const struct ui *ui, struct canvas *c);

#endif
