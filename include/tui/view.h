/* A screen, page or dialog is a const table of functions and private state.
 *
 * Each file src/tui/view/X.c defines `const struct view_ops view_X`; the build lists
 * them in views[]. Views act on records by id and never draw outside draw(), which
 * cannot change them. */
#ifndef TB_TUI_VIEW_H
#define TB_TUI_VIEW_H

#include "core/period.h"

#include "tui/canvas.h"
#include "tui/keys.h"

struct grid;
struct paper;
struct ui;
struct view;

/* What a handler's work asks of the loop. */
enum reaction {
    REACT_NONE = 0,
    REACT_DRAW = 1,
    REACT_LAYOUT = 2, /* places changed: lay out, then draw */
    REACT_QUIT = 4,
    REACT_REDRAW = 8,   /* everything is sent again */
    REACT_ROWS = 16,    /* only rows told by ui_dirty changed */
    REACT_UNKNOWN = 32, /* the view has no use for it */
    REACT_SUSPEND = 64  /* stop, as the shell's Ctrl+Z does, and come back */
};

/* Less is there sooner: a light board has no counts by outlet and no persons; one of
 * sums has no forecasts either. */
enum needs { BOARD_NONE, BOARD_SUMS, BOARD_LIGHT, BOARD_FULL };

#define VIEW_FILE_MAX 160

struct view_ops {
    const char *name;
    const char *title; /* N_() */
    const char *words; /* of a main screen: Chinese words for the palette */
    int order;         /* the digit of a main screen; 0: a page or dialog */
    int rows;  /* a dialog over the foot of the body; 0: the whole body; -1: the message
                  line */
    bool late; /* opens although the database is busy, and reads when it is not */
    enum needs board; /* what it reads of ui->board */
    size_t size;      /* of its struct, whose first member is struct view */
    const struct keybind *keys;
    /* id: the record it is about, 0 for none; how: as the view defines it. */
    void (*open)(struct view *v, struct ui *ui, int64_t id, int how);
    void (*close)(struct view *v, struct ui *ui);
    /* Data, period, group or filter changed: read again, keep the selection by id. */
    void (*refresh)(struct view *v, struct ui *ui);
    /* Its place, given before every first draw and after a resize: scroll here. */
    void (*layout)(struct view *v, struct ui *ui, struct rect area);
    unsigned (*act)(struct view *v, struct ui *ui, enum action a);
    /* Typed characters come here first when it has fields; REACT_UNKNOWN: not taken. */
    unsigned (*key)(struct view *v, struct ui *ui, uint32_t key);
    /* REACT_UNKNOWN: there is no use for it now. */
    unsigned (*paste)(struct view *v, struct ui *ui, const char *text, size_t n);
    void (*draw)(const struct view *v, const struct ui *ui, struct canvas *c);
    /* No key came for a moment (DUE_PAUSE). */
    unsigned (*pause)(struct view *v, struct ui *ui);
    /* Puts what is typed and not saved into ui->drafts; may be called at any time. */
    void (*keep)(struct view *v, struct ui *ui);
    /* The selected record's id for verbs; 0: none, or it left the list. */
    int64_t (*selected)(const struct view *v, const struct ui *ui);
    /* What is written to a file on `export`, and a name for it; NULL: nothing now. */
    const struct paper *(*paper)(struct view *v, char file[static VIEW_FILE_MAX]);
    /* Its table, if it is one; NULL: none. */
    struct grid *(*grid)(struct view *v);
};

#define VIEW_FILTER_MAX 120

struct view {
    const struct view_ops *ops;
    struct rect area;
    int rows;   /* as ops->rows; open may set fewer */
    bool stale; /* to be refreshed before it is shown */
    char filter[VIEW_FILTER_MAX];
    bool refused; /* set by open: there is nothing to show; the reason was said */
    bool filled;  /* refreshed at least once, by what follows */
    struct period period;
    int64_t group_id;
    char filled_by[VIEW_FILTER_MAX];
};

extern const struct view_ops *const views[]; /* ended by NULL */

/* Those that others open. */
extern const struct view_ops view_overview, view_units, view_unit, view_submissions,
    view_article, view_form, view_event, view_ranking, view_credits, view_shortfalls,
    view_help, view_journal, view_prompt, view_confirm, view_choose, view_palette,
    view_messages, view_detail, view_welcome, view_locate, view_setup, view_roster,
    view_review, view_quotas, view_batch, view_conflict, view_scheme, view_scheme_edit,
    view_scheme_moves, view_scheme_apply, view_people, view_person, view_person_edit,
    view_ask, view_yearly; /* prompt.c */

#endif
