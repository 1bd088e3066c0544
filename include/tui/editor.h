/* A text of many lines to be edited: line numbers, undo, scrolling both ways. */
#ifndef TB_TUI_EDITOR_H
#define TB_TUI_EDITOR_H

#include "tui/widget.h"

/* A change: what stood at `at` and what stands there instead. */
struct editor_change {
    size_t at, n_out, n_in;
    char *out, *in;
    size_t caret; /* before it */
};

/* Zero-initialise, set max, then editor_set. */
struct editor {
    struct strbuf text;
    size_t max;   /* bytes */
    size_t caret; /* bytes */
    int wish;     /* the column that up and down keep; -1: the caret's own */
    size_t top;   /* first line shown, from 0 */
    int left;     /* columns scrolled away */
    int height, width;
    struct editor_change *changes;
    size_t n_changes, cap, done;  /* done: made and not taken back */
    bool joins;                   /* the next key may be a part of the last change */
    int wrong_line, wrong_column; /* drawn as wrong; line 0: nothing is */
};

/* Another text; nothing of the one before can be taken back. */
void editor_set(struct editor *e, const char *text);
const char *editor_text(const struct editor *e);
void editor_free(struct editor *e);
/* False when the key is no editing key; *changed tells whether the text did. */
bool editor_key(struct editor *e, uint32_t key, bool *changed);
/* Inserts, line breaks kept, tabs as blanks; false when not all of it had room. */
bool editor_paste(struct editor *e, const char *s, size_t n);
/* Takes the last change back, or makes it again; false: there is none. */
bool editor_undo(struct editor *e, bool redo);

/* From 1; the column in characters. */
int editor_line(const struct editor *e);
int editor_column(const struct editor *e);
void editor_go(struct editor *e, int line, int column);
size_t editor_lines(const struct editor *e);

/* Its size; scrolls the caret into it. */
void editor_layout(struct editor *e, int height, int width);
/* signs: a character for each line that has one to show after its number; NULL: none.
 * caret: the hardware cursor goes there. */
void editor_draw(const struct editor *e, struct canvas *c, struct rect r,
                 const char *signs, bool caret);

#endif
