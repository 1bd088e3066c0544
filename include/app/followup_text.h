/* Ready texts about follow-ups: to be copied, exported or printed; nothing is sent.
 *
 * A template is plain text with places such as {单位}. Lines that begin with `* `
 * are written for each follow-up, those that stand together together; others once. */
#ifndef TB_APP_FOLLOWUP_TEXT_H
#define TB_APP_FOLLOWUP_TEXT_H

#include "app/followups.h"

/* Whether a text of that sort speaks of such a follow-up: a talk list of talks,
 * paragraphs of what is to be criticised or commended, the others of all but praise. */
bool follow_text_takes(enum follow_text what, enum followup_kind kind);

/* The text for those of f that it takes, in the arena; messages and notices tell each
 * one of a period or topic once. *used: of how many. TB_INVALID: the template has a
 * wrong place, or none of f is taken. */
enum tb_rc app_follow_text(struct app *app, enum follow_text what,
                           const struct follow *f, size_t n, struct arena *a,
                           const char **out, size_t *used, struct tb_err *e);

/* The office's own template, else the program's in the user's language. */
enum tb_rc app_follow_template(struct app *app, enum follow_text what, struct arena *a,
                               const char **text, bool *own, struct tb_err *e);
/* Takes text as the office's own, after a check; "" gives it up. One undo step. */
enum tb_rc app_follow_wording(struct app *app, enum follow_text what, const char *text,
                              struct receipt *out, struct tb_err *e);

#endif
