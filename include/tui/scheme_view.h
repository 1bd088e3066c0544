/* The measure's pages: its versions (view/scheme.c), the editing of one
 * (view/scheme_edit.c), who would move (view/scheme_moves.c) and putting it in force
 * (view/scheme_apply.c). Each opens over the one before and reads its state. */
#ifndef TB_TUI_SCHEME_VIEW_H
#define TB_TUI_SCHEME_VIEW_H

#include "app/measure.h"

#include "tui/editor.h"
#include "tui/grid.h"

struct scheme_edit {
    struct view view;
    int64_t of; /* the version it began as; 0: a new one */
    char *base; /* the text as it was then */
    struct editor editor;
    struct arena arena; /* owns check */
    struct measure_check check;
    bool checked;         /* it is about the text as it stands */
    char *signs;          /* a sign for each line with a remark */
    struct lines remarks; /* as sentences, wrapped */
    size_t *first;        /* of each remark, its line in remarks */
    size_t note;          /* the remark shown */
    struct rect text_at, notes_at;
    bool discarding; /* Ctrl+X was pressed once */
    bool done;       /* in force or thrown away: nothing to keep */
};

/* scheme_notes.c */
#define SCHEME_PAUSE 200 /* ms without a key until the text is looked over */
/* Looks the text over, marks what is wrong, lists the remarks. */
void scheme_check(struct scheme_edit *d, const struct ui *ui);
/* Wraps the remarks for the width. */
void scheme_notes_layout(struct scheme_edit *d);
/* To the next remark (or what is wrong) and its line. */
unsigned scheme_notes_step(struct scheme_edit *d, struct ui *ui, int step);
void scheme_notes_draw(const struct scheme_edit *d, struct canvas *c);

struct scheme_moves {
    struct view view;
    struct scheme_edit *edit; /* the view below */
    struct arena arena;
    struct measure_preview preview;
    struct grid grid;
    int64_t seq; /* journal head that it was worked out from */
    bool all;    /* those who stay, too */
    bool there;
};

#endif
