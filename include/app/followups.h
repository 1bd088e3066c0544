/* Follow-ups for both front ends: what the scheme's triggers and the topics ask for,
 * and what was done about it. */
#ifndef TB_APP_FOLLOWUPS_H
#define TB_APP_FOLLOWUPS_H

#include "core/board.h"

#include "store/office.h"

#include "app/app.h"

/* Causes that are no trigger's name; kept as they stand here, shown by gettext. */
#define CAUSE_SHORT        N_("short of the quota")
#define CAUSE_TOPIC_DUE    N_("topic due soon")
#define CAUSE_TOPIC_MISSED N_("topic missed")
#define CAUSE_OWN          N_("by hand")

/* The cause in the user's language; a trigger's name, or "", as it is. */
const char *follow_cause(const char *cause);

/* A follow-up, or a proposal of one. Everything lives in the arena of who asked. */
struct follow {
    struct followup about; /* id 0: nobody has acted on it yet */
    enum followup_state state;
    const struct followup_step *steps; /* the oldest first */
    size_t n_steps;
    tb_day since, due;
    const char *who, *group; /* names; the person's unit as group; "" when none */
    const char *required, *done, *missing; /* digits of its period; "" when none */
    const char *then; /* the numbers since its period, one line; "" when none yet */
    bool recovered;   /* they are right again */
    bool overdue;     /* to be put right until a day that is over, and is not */
};

/* Proposed, sent, held, to be put right: something is still to do. */
bool follow_is_open(const struct follow *f);

/* Those about periods that end in first..last, what the topics of these days ask for,
 * and all that is open from before: proposals, then open ones (overdue first), then the
 * rest; in each the office's order. Of one committed state; app_refresh among it. */
enum tb_rc app_followups(struct app *app, tb_day first, tb_day last, struct arena *a,
                         struct follow **out, size_t *n, struct tb_err *e);
/* What would be done about a shortfall by hand: a reminder. g is of a board of the app.
 */
struct follow app_follow_gap(struct app *app, const struct shortfall *g,
                             struct arena *a);
/* Something done without a rule: kind, about a unit or person, with a reason; with the
 * numbers of this month, and whether they are right. */
enum tb_rc app_follow_own(struct app *app, enum followup_kind kind, int64_t unit_id,
                          int64_t person_id, const char *reason, struct arena *a,
                          struct follow *out, struct tb_err *e);

/* A step on f, which may be a proposal: it is then made first. *c has room for two;
 * returns how many. */
size_t app_follow_step(const struct follow *f, const struct followup_step *step,
                       struct change c[2]);

#endif
