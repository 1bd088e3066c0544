/* Many submissions from pasted text: lines of a mail or rows of a spreadsheet become
 * rows to review, each with a state. Nothing is written here. */
#ifndef TB_APP_BATCH_H
#define TB_APP_BATCH_H

#include "core/similar.h"

#include "app/find.h"

#define BATCH_MOST 2000 /* rows; what follows is counted in `beyond` */

/* From the worst on: one state for each row. */
enum batch_state {
    BATCH_NO_TITLE,
    BATCH_NO_UNIT, /* or it is unclear: `guess` is the best candidate */
    BATCH_ODD_DATE,
    BATCH_REFUSED, /* by change_check; `why` says it */
    BATCH_ALIKE,   /* to one that is there, or an earlier row */
    BATCH_GOOD
};

#define BATCH_TWINS 8 /* of one row are known; the most alike */

/* A submission that is there, or an earlier row, with nearly the same title. */
struct batch_twin {
    int64_t id; /* below 0: minus the line of the row */
    int percent;
    const char *title, *ref; /* ref "": it is a row of the same paste */
    bool seen;               /* the user said that it is another one */
};

struct batch_row {
    int line;              /* where it began, from 1 */
    const char *unit_text; /* as written; "" when not given */
    const char *title, *author, *type, *note;
    const char *day_text;   /* when it is no date, else "" */
    const char *topic_text; /* as written: a reference or title; "-": none; else "" */
    int64_t topic_id;       /* that one, else the one that the title fits; 0: none */
    const char *topic_word; /* by which word it fits; "" */
    int64_t unit_id;        /* 0: unclear */
    int64_t guess;          /* a candidate, 0: none */
    tb_day day;
    enum batch_state state;
    unsigned taken; /* bits of states that the user has said to be right */
    bool left_out;
    struct batch_twin *twins; /* those not yet seen first, then the most alike */
    size_t n_twins;
    int64_t *seen; /* ids of twins that were said to be others */
    size_t n_seen;
    const char *why;           /* BATCH_REFUSED */
    unsigned char stale;       /* bits of enum batch_stale */
    struct similar_text *text; /* the title, made ready to be compared */
};

struct batch {
    struct arena arena; /* owns all texts */
    struct batch_row *rows;
    size_t n, cap;
    size_t beyond; /* rows over the limit, not taken */
    bool own;      /* it was written by batch_write */
    bool headed;   /* the first row named the columns */
    const char
        *unread;   /* headings of columns that are not read, parted by commas; "" */
    int64_t seq;   /* the journal's head that rows were judged by, 0: none */
    tb_day today;  /* and the day */
    size_t looked; /* rows whose likeness the last batch_judge looked for */
};

/* Reads text into rows; nothing is judged. b is zeroed or was freed. */
void batch_read(struct app *app, const char *text, size_t n, tb_day today,
                struct batch *b);
void batch_free(struct batch *b);
/* The rows as text that batch_read reads as the same rows. */
void batch_write(const struct app *app, const struct batch *b, struct strbuf *out);

enum batch_stale {
    BATCH_STALE_STATE = 1, /* only its state is to be found again */
    BATCH_STALE_TWINS = 2  /* and what is like it */
};

/* Sets the state of rows that changed since they were judged; of all when the database
 * did. After a failure they are judged next time. */
enum tb_rc batch_judge(struct app *app, struct batch *b, tb_day today,
                       struct tb_err *e);
/* Takes the row's topic off, or puts it back. */
void batch_unlink(struct batch *b, size_t row);
/* The row was edited, left out or taken in. */
void batch_changed(struct batch *b, size_t row);
/* Finds the twins of stale rows; batch_judge's own. */
enum tb_rc batch_find_twins(struct app *app, struct batch *b, struct tb_err *e);
/* True when the row waits for the user. */
bool batch_doubtful(const struct batch_row *r);
/* Takes the row's proposal; false when there is none and it must be edited. */
bool batch_accept(struct batch *b, size_t row, tb_day today);
/* The row as a submission, which borrows from it; authors' names in the arena. More
 * than CHANGE_UNITS_MAX authors: the first, and batch_judge says so. */
void batch_submission(const struct app *app, struct arena *a, const struct batch_row *r,
                      struct submission *out);

/* A unit by its exact name or alias, NULL; and the best candidate for a text. */
const struct unit *batch_unit(const struct app *app, const char *text);
const struct unit *batch_guess(struct app *app, const char *text);
/* The unit whose name a title begins with, the longest; NULL. */
const struct unit *batch_unit_of_title(const struct app *app, const char *title);
/* Without numbering, bullets, blanks and quotation marks around. In the arena. */
const char *batch_strip(struct arena *a, const char *s, size_t n);

#endif
