/* The entry form's state, shared by its keys (view/form.c) and its work (form_save.c).
 */
#ifndef TB_TUI_FORM_VIEW_H
#define TB_TUI_FORM_VIEW_H

#include "tui/entry.h"

struct entry_form {
    struct view view;
    struct arena arena;  /* owns what was read */
    int64_t amends, rev; /* the submission that is changed, 0: a new one */
    char ref[24];
    struct article_row was;    /* as read when it was opened */
    struct article_row theirs; /* after a conflict */
    bool conflict;
    char who[64]; /* changed it meanwhile */
    int64_t units[CHANGE_UNITS_MAX];
    size_t n_units;
    struct picker unit;
    struct date_field date;
    struct field text[FORM_FIELDS]; /* unit and date unused */
    unsigned touched;               /* bits of fields that were typed in */
    int focus;                      /* enum form_field */
    char saved[400];                /* what was logged last */
};

struct field *form_field(struct entry_form *f, enum form_field i);
/* Fills the form with a submission. */
void form_load(struct entry_form *f, struct ui *ui, int64_t id);
/* Author and type as the first unit usually has them, unless typed. */
void form_defaults(struct entry_form *f, struct ui *ui);
/* Saves; `by` tells whether the form closes (SAVE) or is ready for the next (OPEN). */
unsigned form_save(struct entry_form *f, struct ui *ui, enum action by);
void form_put_away(struct entry_form *f, struct ui *ui);
void form_take_draft(struct entry_form *f, struct ui *ui);
/* A conflict field by field, or what was saved last. */
void form_draw_notes(const struct entry_form *f, const struct ui *ui, struct canvas *c,
                     struct rect area);

#endif
