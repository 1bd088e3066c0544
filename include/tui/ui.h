/* The user interface's state: what all views share. Knows no terminal. */
#ifndef TB_TUI_UI_H
#define TB_TUI_UI_H

#include "app/app.h"
#include "app/config.h"
#include "app/hints.h"

#include "tui/diary.h"
#include "tui/form.h"
#include "tui/look.h"
#include "tui/tui.h"
#include "tui/view.h"
#include "tui/widget.h"

#define UI_STACK     8
#define UI_DIRTY     512
#define UI_SCREENS   10
#define UI_MIN_ROWS  16
#define UI_MIN_COLS  60
#define UI_SAID      100
#define UI_CLIP_MOST 74000 /* bytes; more is dropped by common terminals */

enum deadline {
    DUE_CHECK,    /* look whether another process committed */
    DUE_RETRY,    /* a busy database: try the action again */
    DUE_RELOAD,   /* a reload put off */
    DUE_ORDER,    /* rows may take their true order again */
    DUE_MARKS,    /* the marks of changed rows end */
    DUE_MIDNIGHT, /* another day begins */
    DUE_PAUSE,    /* no key for a moment: views may look ahead */
    DUE_DRAFT,    /* what was typed is written down */
    DUES
};

/* A record that was changed lately, and by whom. */
struct ui_mark {
    int64_t id;
    const char *by;
};

#define PERSON_FIELDS 4 /* of the form about somebody */

/* The fields of a topic as they are typed; text[0] NULL: nothing is kept. */
#define TOPIC_FIELDS 5
struct topic_text {
    int64_t of, rev; /* as read; 0: a new one */
    char *text[TOPIC_FIELDS];
};
void topic_text_free(struct topic_text *t);

/* A message that was shown. */
struct said {
    int minute; /* of the office's day */
    enum style style;
    char text[512]; /* as message */
};

struct ui {
    struct app *app;
    struct tui_options o;
    struct look look;
    struct view *stack[UI_STACK];
    int depth;
    struct view *screens[UI_SCREENS]; /* by digit; NULL until shown */
    int rows, cols;

    struct period period;
    int64_t group_id;    /* 0: all */
    bool people;         /* the ranking shows persons */
    struct board *board; /* NULL until a view needs it */
    bool board_stale;
    enum needs board_has;
    enum list_fill fill; /* why views are being refreshed */
    struct arena boards[2];
    int board_arena;
    struct tb_now loaded; /* when the data were read */
    int64_t seq;          /* journal head that is shown */
    int64_t own;          /* this user's last entry from here */
    char corrects[60];    /* published bulletins that it corrects, until it is said */

    char message[512];
    enum style message_style;
    struct said *said;    /* the last messages, a ring of UI_SAID */
    size_t n_said;        /* ever */
    struct keymap keymap; /* the user's own keys */
    struct strbuf clip;   /* what the loop hands to the terminal next */
    bool no_pane;         /* the detail pane was put away */
    bool plain;           /* for screen readers and braille */
    bool paused;          /* others' changes are not shown */
    bool behind;          /* and there are some */
    bool leaving;         /* q was pressed once */
    bool stopped;         /* leave with TB_STOPPED */
    uint32_t key;         /* being handled */

    int64_t now;      /* monotonic ms of this turn */
    int64_t last_key; /* of the last key */
    int64_t last_load;
    int64_t due[DUES];  /* -1: none */
    enum action acting; /* being done; ACTION_NONE: a key that is none */
    enum action retry;  /* what waits for a busy database */
    int retries;

    struct ui_mark *marks; /* records changed lately, sorted */
    size_t n_marks, cap_marks;
    struct arena mark_words; /* owns who and what */
    int check;               /* how often was asked since the file moved; watch.c */

    unsigned char dirty[UI_DIRTY]; /* rows to draw after REACT_ROWS */
    struct drafts drafts;          /* typed and not saved */
    struct conflict *conflict;     /* handed to the view that is being opened */
    /* Typed for a new topic, and for the one that was changed last, and not written. */
    struct topic_text topic[2];
    char *person[PERSON_FIELDS]; /* typed for somebody new, and not saved; NULL */
    int64_t topic_for; /* handed to the entry form that is being opened; 0: none */
    char *diary[DIARY_FORMS][DIARY_FIELDS]; /* of the forms of diary_view.h likewise */
    int64_t last_unit;        /* of the last submission logged from here */
    int logged;               /* how many were */
    bool (*pulse)(void *arg); /* the loop's part of ui_pulse; NULL: none */
    void *pulse_arg;
    struct hint_counts hints; /* which keys the user knows already */
};

void ui_init(struct ui *ui, struct app *app, const struct tui_options *o, int64_t now);
void ui_free(struct ui *ui);
/* The kind of period that a session begins with. */
enum period_kind ui_usual_period(const struct app *app);
/* Takes the window's size. */
void ui_resize(struct ui *ui, int rows, int cols);

/* One key or paste; the loop draws after REACT_DRAW or REACT_LAYOUT. */
unsigned ui_key(struct ui *ui, uint32_t key);
unsigned ui_paste(struct ui *ui, const char *text, size_t n, bool cut);
/* A button was pressed, or the wheel turned, at a place of the screen (from 0). */
unsigned ui_mouse(struct ui *ui, int row, int col, enum input_button button);
unsigned ui_act(struct ui *ui, enum action a);
/* Draws everything; after nothing but REACT_ROWS, `rows`, only the dirty rows of the
 * canvas drawn last. */
void ui_draw(struct ui *ui, struct canvas *c, bool rows);
/* Rows from y on changed, and nothing else: returns the reaction. */
unsigned ui_dirty(struct ui *ui, int y, int h);

/* The line for the user, until the next key. */
void ui_say(struct ui *ui, enum style style, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* Says what is wrong in the settings: all of it is among the messages, the first shown.
 */
void ui_say_config(struct ui *ui, const struct config *c);
/* Copies to the terminal's clipboard (OSC 52) and says what became of it. */
void ui_copy(struct ui *ui, const char *text, size_t n, size_t rows);
/* Says an error: "! " and its line. */
void ui_error(struct ui *ui, const struct tb_err *e);

/* Views. The view on top gets the keys. */
struct view *ui_top(const struct ui *ui);
unsigned ui_push(struct ui *ui, const struct view_ops *ops, int64_t id, int how);
unsigned ui_pop(struct ui *ui);
unsigned ui_go(struct ui *ui, const struct view_ops *ops);
/* Refreshes what is visible, marks the rest stale. With a busy database everything
 * stays as it is, stale, until it can be read. */
void ui_refresh(struct ui *ui);

/* One committed state for all that is read until ui_let_go: what a person changes about
 * a list and its rows change together or not at all. False when the database is busy:
 * that was said, and the action being done is tried again. Nothing may be written in
 * between. Other failures show at the reading itself. */
bool ui_hold(struct ui *ui, bool *mine);
void ui_let_go(struct ui *ui, bool mine);
/* The same for the loop's own work, which comes back by itself. */
enum tb_rc ui_snapshot(struct ui *ui, bool *mine, struct tb_err *e);
/* False while a view does not show what the heading says: the database is busy. */
bool ui_is_filled(const struct ui *ui, const struct view *v);

/* Builds the board of ui->period unless it is there. */
enum tb_rc ui_need_board(struct ui *ui, enum needs what, struct tb_err *e);
/* Of a view's own read: busy is tried again in a moment, what failed is said; TB_OK is
 * nothing. */
void ui_read_failed(struct ui *ui, enum tb_rc rc, const struct tb_err *e);
/* A view read something of its own, and the app's names with it, as of another entry
 * than seq_before: ui->board borrowed the old ones. It goes, and a reload follows. */
void ui_names_moved(struct ui *ui, int64_t seq_before);
/* Takes the marks of all views away. */
void ui_drop_marks(struct ui *ui);
/* Marks end: what is no longer on the screen is not acted on. False: not now, as
 * ui_hold. */
bool ui_set_period(struct ui *ui, struct period p);
/* The current month of another day, when the period shown was the current one. */
void ui_new_day(struct ui *ui);
/* Another group: +1, -1. */
void ui_step_group(struct ui *ui, int step);

/* False on the first screens, as long as no database is open; first.c. */
bool ui_has_store(const struct ui *ui);
/* The app has just opened a database: goes on with the overview. mark as in
 * tui_options. */
unsigned ui_opened(struct ui *ui, const char *mark);
/* What is wrong with the place where the program runs, if anything: one line. */
void ui_check_place(struct ui *ui);

/* Where the visible views stand; called after a resize and after a push or pop. */
void ui_layout(struct ui *ui);
/* The first view on the stack that shows, below dialogs. */
int ui_first_visible(const struct ui *ui);
/* True for a window of which the header and the tabs take one line. */
bool ui_compact(const struct ui *ui);

/* Writes as one journal entry, then shows it. TB_BUSY arranges that `again` is acted on
 * the top view soon. Every failure is said. */
enum tb_rc ui_write(struct ui *ui, const struct change *c, size_t n, enum action again,
                    struct receipt *out);
/* The same with a remark for the journal; see app_do_noted. */
enum tb_rc ui_write_noted(struct ui *ui, const struct change *c, size_t n,
                          const char *remark, enum action again, struct receipt *out);
/* The same; see app_do_seen. TB_CONFLICT because of `seen` is not said: the caller
 * judges again. */
enum tb_rc ui_write_seen(struct ui *ui, const struct change *c, size_t n,
                         const char *remark, int64_t seen, enum action again,
                         struct receipt *out);
/* Undoes one entry, of whatever age; as ui_write. *label is what it was. */
enum tb_rc ui_take_back(struct ui *ui, int64_t seq, enum action again, char *label,
                        size_t size);
/* Shows what came of a write that was done otherwise, as ui_write does. */
void ui_wrote(struct ui *ui, enum tb_rc rc, int64_t seq, enum action again,
              const struct tb_err *e);
/* Long work calls it now and then: the screen is drawn, keys are looked at. False: the
 * user wants it to stop. */
bool ui_pulse(struct ui *ui);
unsigned ui_undo(struct ui *ui, bool redo);
/* Arranges a new try of an action after TB_BUSY, and says so. */
void ui_busy(struct ui *ui, enum action again);
/* Reads what changed since ui->seq; TB_BUSY: later. */
enum tb_rc ui_reload(struct ui *ui, struct tb_err *e);
/* The same for the loop: says errors, comes back when busy or too often. */
unsigned ui_look(struct ui *ui);
/* Runs what is due; the loop calls it once a turn. */
unsigned ui_tick(struct ui *ui);
/* The nearest deadline, -1: none. */
int64_t ui_deadline(const struct ui *ui);
void ui_due_in(struct ui *ui, enum deadline d, int64_t ms);

/* True when the record was changed lately. */
bool ui_marked(const struct ui *ui, int64_t id);
/* Who changed it and what, "" when nobody did lately. Valid until the next change. */
const char *ui_marked_by(const struct ui *ui, int64_t id);

/* What the mouse is over in the frame: the key that a click there presses, 0: none. */
uint32_t ui_chrome_hit(const struct ui *ui, int row, int col);

/* Watching the file; watch.c. */
/* Once, after the first paint: what moves from now on is news. */
void watch_start(struct ui *ui);
void watch_woken(struct ui *ui);
unsigned watch_check(struct ui *ui);

/* Words shared by views; words.c. All return out. */
#define WORD_MAX 96
const char *ui_period_title(struct period p, char out[static WORD_MAX]);
const char *ui_word(const char *en, const char *zh);
const char *ui_points(const struct ui *ui, tb_amount a, char out[static 32]);
const char *ui_count(tb_amount a, char out[static 32]);
/* "today", "3 days ago", a date. */
const char *ui_day_words(const struct ui *ui, tb_day d, char out[static WORD_MAX]);
const char *ui_unit_name(const struct ui *ui, int64_t id);
const char *ui_group_name(const struct ui *ui, int64_t id);
const char *ui_owner_name(const struct ui *ui, int64_t id);

#endif
