/* The first screens, shown while no database is open: three choices, a path, and the
 * questions for a new ledger. They are one view, whose table of functions is another at
 * each step, so that nothing typed is lost on the way forth and back. */
#ifndef TB_TUI_FIRST_H
#define TB_TUI_FIRST_H

#include "app/setup.h"

#include "tui/area.h"
#include "tui/parts.h"

enum first_step {
    STEP_CHOICE,
    STEP_PATH,
    STEP_OFFICE,
    STEP_PERIOD,
    STEP_UNITS,
    STEP_REVIEW,
    STEP_QUOTAS,
    STEP_SCHEME,
    STEPS
};

enum { FIRST_PERIODS = 3 };

struct first_quota {
    char *group; /* its key */
    int amount;
};

struct first {
    struct view view;
    enum first_step step;
    size_t choice; /* on the screen of three */
    struct field path;
    struct strbuf names; /* that complete the path */
    bool adding;         /* units to an open ledger; no other question */
    struct strbuf where; /* a new ledger goes, as it is shown */
    char problem[500];   /* beside the field it is about; "": none */

    struct field office;
    bool office_typed; /* the proposal was touched */
    int period;        /* of first_periods */
    int scheme;        /* of setup_templates */
    struct area units;
    bool example;         /* untouched */
    struct roster roster; /* of the text in units */
    struct list review;   /* of its rows: id is the row's number from 1 */
    struct rect rows;     /* of the review */
    bool naming;          /* a group, in `group` */
    struct field group;
    struct first_quota *quotas; /* that were typed */
    size_t n_quotas, cap_quotas;
    size_t quota; /* selected */
    bool digits;  /* typed into it */
};

extern const int first_periods[FIRST_PERIODS];

/* What every step needs; with `adding` the list is asked for at once. */
void first_open(struct first *f, bool adding);
struct first *first_of(struct view *v);
void first_close(struct view *v, struct ui *ui);
/* To another step; what it needs is made ready. */
unsigned first_go(struct first *f, struct ui *ui, enum first_step step);
/* To the next question or the one before, past those that have nothing to ask. After
 * the last the ledger is made. */
unsigned first_next(struct first *f, struct ui *ui);
unsigned first_back(struct first *f, struct ui *ui);
/* Ctrl+C: leaves, after a question if something was typed. */
unsigned first_stop(struct first *f, struct ui *ui);
/* Text pasted where none is asked for: several lines are the list of units, kept for
 * its question. */
unsigned first_paste(struct first *f, struct ui *ui, const char *text, size_t n);
/* Takes the text in units apart again; what is wrong with it is in problem. */
bool first_parse(struct first *f);
/* The quota that members of a group will owe. */
int first_quota(const struct first *f, size_t group);
void first_set_quota(struct first *f, size_t group, int amount);
/* What the questions have in common; returns the first free line. */
int first_head(const struct first *f, struct canvas *c, const char *title);
/* A line of help or, when something is wrong, of that. */
void first_note(const struct first *f, struct canvas *c, int y, const char *text);

#endif
