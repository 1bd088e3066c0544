/* What the files of follow-ups share. */
#ifndef TB_APP_FOLLOWUP_WORDS_H
#define TB_APP_FOLLOWUP_WORDS_H

#include "core/proposal.h"

#include "app/followups.h"

/* "2026-10 报送 1/2", of a quota met or missed; digits as the screens print them. */
const char *follow_numbers(struct arena *a, const struct shortfall *g);
/* The numbers for which a trigger fired, the latest period first, joined by "; ". */
const char *follow_evidence(struct arena *a, const struct board *b,
                            const struct fired *f);
/* A quota's three numbers into f. */
void follow_digits(struct arena *a, const struct shortfall *g, struct follow *f);
/* The trigger of a cause in the scheme in force on a day; *s is that scheme. NULL:
 * none.
 */
const struct trigger *follow_trigger(const struct schemes *all, const char *cause,
                                     tb_day day, const struct scheme **s);
/* Fills then and recovered of stored ones; boards are built as they are needed. */
enum tb_rc follow_look_since(struct app *app, struct arena *a, struct follow *f,
                             size_t n, struct tb_err *e);

#endif
