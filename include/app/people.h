/* The roster's changes, as people type them; for both front ends. */
#ifndef TB_APP_PEOPLE_H
#define TB_APP_PEOPLE_H

#include "app/app.h"

/* Exact (folded) name; NULL when there is none, and *e then proposes the one that may
 * have been meant. */
const struct person *app_find_person(struct app *app, const char *typed,
                                     struct tb_err *e);

/* role -1: as the unit's track has it (inside a cadre, outside an officer), or for a
 * move the role that he has. from: TB_DAY_NONE for a new person: as long as the unit.
 */
struct person_typed {
    const char *name, *login; /* of a new person; login "" when not given */
    const struct person *who; /* NULL: a new one */
    int64_t unit_id;
    int role;
    tb_day from;
};
/* The two changes that make a person with a post, or the one that moves him; *n of
 * them. TB_INVALID: two posts on one day, or a later one is planned already. */
enum tb_rc app_person_change(const struct app *app, const struct person_typed *t,
                             struct change c[static 2], size_t *n, struct tb_err *e);
/* The end of the post that he has on that day, its last one. TB_INVALID: he has none.
 */
enum tb_rc app_person_leave(const struct app *app, const struct person *who,
                            tb_day last, struct change *c, struct tb_err *e);

#endif
