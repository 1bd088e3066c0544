/* What the screens of follow-ups share. */
#ifndef TB_TUI_FOLLOW_VIEW_H
#define TB_TUI_FOLLOW_VIEW_H

#include "app/followup_text.h"

#include "tui/grid.h"

/* A row's identity: the follow-up's own id, or one made of what a proposal is about. */
int64_t follow_row_id(const struct follow *f);
/* What it had as a proposal, whether it is one still. */
int64_t follow_proposal_id(const struct follow *f);
const char *follow_kind_words(enum followup_kind kind);
const char *follow_state_words(const struct follow *f, char out[static WORD_MAX]);
enum style follow_state_style(const struct follow *f);
/* The first and last day of what the screen shows in a period: the one before is in. */
void follow_span(const struct ui *ui, tb_day *first, tb_day *last);

/* Those that a verb means, kept by whoever acts on them, whatever the list does. */
struct follow_choice {
    struct arena arena;
    struct follow *items;
    size_t n;
    size_t named;    /* rows that were marked or selected */
    bool shortfalls; /* it was made on the shortfalls */
};
/* What is asked for: a text, a step, one of them -1. Whether f takes part. On the
 * shortfalls reminders are by hand, texts of the rules are the rules', and other steps
 * are for the list of follow-ups. */
bool follow_takes(const struct follow_choice *c, const struct follow *f, int text,
                  int state);
/* Leaves those that take part. */
void follow_keep(struct follow_choice *c, int text, int state);
/* From the nearest list of follow-ups or shortfalls below self: the marked rows, else
 * the selected one. Of shortfalls what the rules ask for about these units or persons,
 * and a reminder by hand about each. False: there is none, or the database is busy; it
 * was said. */
bool follow_choose(struct ui *ui, const struct view *self, struct follow_choice *out);
void follow_choice_free(struct follow_choice *c);

/* Writes a step on all of them that may take it, as one entry; *left_out: how many may
 * not. TB_INVALID, which was said: none may. */
enum tb_rc follow_write(struct ui *ui, const struct follow_choice *c,
                        const struct followup_step *step, enum action again,
                        size_t *left_out);

extern const struct view_ops view_followups, view_followup, view_follow_menu,
    view_follow_step, view_follow_text;

#endif
