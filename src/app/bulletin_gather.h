/* Gathering what a bulletin says. */
#ifndef TB_APP_BULLETIN_GATHER_H
#define TB_APP_BULLETIN_GATHER_H

#include "app/bulletin.h"

/* Boards, and of them and the store all that is needed, into c; its track, period and
 * replaces are set. Inside one read transaction or a batch. */
enum tb_rc gather(struct app *app, const struct circular_needs *needs, struct arena *a,
                  struct circular *c, struct tb_err *e);
/* Only what is compared later: units, and people inside. */
enum tb_rc gather_numbers(struct app *app, enum track track, struct period p,
                          struct arena *a, struct circular *c, struct tb_err *e);
/* Whether a later bulletin that stands has told a correction of h. */
enum tb_rc gather_told(struct app *app, const struct bulletin_head *h, struct arena *a,
                       bool *told, struct tb_err *e);
/* Corrections of the bulletins before; bulletin_changes.c. */
enum tb_rc gather_changes(struct app *app, struct arena *a, struct circular *c,
                          struct tb_err *e);
/* Titles, topics, missed quotas, honours, follow-ups and issues; bulletin_lists.c. */
enum tb_rc gather_lists(struct app *app, const struct circular_needs *needs,
                        const struct board *b, struct arena *a, struct circular *c,
                        struct tb_err *e);
/* Says of exempt units and people why they are. */
void gather_exempt(const struct app *app, struct arena *a, struct circular *c);
/* p's year up to its end: from the first day of the year that it ends in, or p itself
 * when it begins no later. */
struct period gather_so_far(const struct app *app, struct period p);
/* As much of a month as lies in p; the month itself when all of it does. */
struct period gather_part(struct period m, struct period p);

#endif
