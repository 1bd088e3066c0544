/* A template and what a bulletin says, put together to what stands on paper. */
#ifndef TB_BULLETIN_COMPOSE_H
#define TB_BULLETIN_COMPOSE_H

#include "bulletin/circular.h"
#include "bulletin/paper.h"
#include "bulletin/template.h"

/* Everything in the arena; texts of c are borrowed. TB_INVALID: a column names what the
 * period does not have. Pure: equal input gives an equal paper. */
enum tb_rc bulletin_compose(struct arena *a, const struct bulletin_template *t,
                            const struct circular *c, struct paper *out,
                            struct tb_err *e);
/* Whether the corrections of c stand on it one by one, so that they are told: a mere
 * count of them does not tell them. */
bool bulletin_tells_changes(const struct bulletin_template *t,
                            const struct circular *c);

#endif
