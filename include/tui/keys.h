/* Keys and actions. One list of actions, and a table of keys for each view: the hint
 * bar, the help screen and the README's table are printed from them. */
#ifndef TB_TUI_KEYS_H
#define TB_TUI_KEYS_H

#include <stdint.h>

#include "base/err.h" /* N_() */
#include "base/mem.h"

#include "tui/input.h"

/* name (for scripts and tests), and what it does. A letter means the same everywhere.
 */
#define TUI_ACTIONS(X)                                                                 \
    X(NONE, "none", "")                                                                \
    X(GO, "go", N_("go to the screen with that number"))                               \
    X(UP, "up", N_("one line up"))                                                     \
    X(DOWN, "down", N_("one line down"))                                               \
    X(PGUP, "page-up", N_("one page up"))                                              \
    X(PGDN, "page-down", N_("one page down"))                                          \
    X(HOME, "home", N_("to the first line"))                                           \
    X(END, "end", N_("to the last line"))                                              \
    X(LEFT, "left", N_("previous group"))                                              \
    X(RIGHT, "right", N_("next group"))                                                \
    X(NEXT, "next", N_("next pane, field or choice"))                                  \
    X(PREV, "previous", N_("previous pane, field or choice"))                          \
    X(OPEN, "open", N_("open, choose or confirm"))                                     \
    X(BACK, "back", N_("back; clears a filter; never quits"))                          \
    X(QUIT, "quit", N_("back; twice on a main screen: leave"))                         \
    X(STOP, "stop", N_("leave; in a form: keep the text and close"))                   \
    X(FILTER, "filter", N_("filter the list by a piece of text"))                      \
    X(EARLIER, "earlier", N_("previous period"))                                       \
    X(LATER, "later", N_("next period"))                                               \
    X(PERIOD, "period", N_("choose a period"))                                         \
    X(LOG, "log", N_("log a submission"))                                              \
    X(AMEND, "amend", N_("change the selected submission"))                            \
    X(ADOPT, "adopt", N_("record an adoption"))                                        \
    X(RELAY, "relay", N_("record that it was relayed upwards"))                        \
    X(INSTRUCT, "instruct", N_("record a leader's instruction"))                       \
    X(RETURN, "return", N_("hand it back, with a reason"))                             \
    X(VOID, "void", N_("void it: it no longer counts anywhere"))                       \
    X(UNDO, "undo", N_("undo your last change"))                                       \
    X(REDO, "redo", N_("redo what was undone"))                                        \
    X(JOURNAL, "journal", N_("the journal of changes"))                                \
    X(PANE, "pane", N_("show or hide the detail pane"))                                \
    X(SAVE, "save", N_("save and close"))                                              \
    X(HELP, "help", N_("all keys of this screen"))                                     \
    X(RELOAD, "reload", N_("read the data again"))                                     \
    X(REDRAW, "redraw", N_("draw the screen again"))                                   \
    X(RETRY, "retry", "")

enum action {
#define X(id, name, help) ACTION_##id,
    TUI_ACTIONS(X)
#undef X
        ACTIONS
};

/* A row of a key table, ended by key 0. Rows with a hint stand in the hint bar, in
 * order; neighbours with the same hint are shown together. */
struct keybind {
    uint32_t key;
    enum action action;
    const char *hint; /* N_(); NULL: not in the bar */
};

extern const struct keybind keys_global[];

/* The action of a key in a table; ACTION_NONE. */
enum action keys_find(const struct keybind *table, uint32_t key);
const char *action_name(enum action a);
/* Translated. */
const char *action_help(enum action a);
/* "Ctrl+S", "F2", "PgDn", "a". Returns out. */
const char *key_name(uint32_t key, char out[static 24]);
/* All keys of an action in a table, separated by blanks. */
void keys_of(const struct keybind *table, enum action a, struct strbuf *out);
/* Full-width forms and Chinese punctuation as the command key they stand for. */
uint32_t key_fold(uint32_t key);
/* One line of hints for a view's table and, unless alone, the global one, at most cols
 * wide. */
void keys_hints(const struct keybind *table, bool alone, int cols, struct strbuf *out);

#endif
