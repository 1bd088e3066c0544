/* Bulletins: drafted from the board, published under a number, corrected in the open.
 */
#ifndef TB_APP_BULLETIN_H
#define TB_APP_BULLETIN_H

#include "store/bulletins.h"

#include "app/app.h"

#include "bulletin/circular.h"
#include "bulletin/paper.h"

/* What is wanted. */
struct bulletin_wish {
    enum track track;
    struct period period;
    const char *template; /* its text; NULL: the office's own, else the one that comes
                             with the program, in the user's language */
    const char *columns;  /* instead of the template's; NULL */
    const char *layout;   /* likewise: plain, transposed, paired */
    int64_t replaces_id;  /* the published one that it is to stand for; 0 */
};

/* The office's own template of a track; *own false: the program's. Its text parses, or
 * is TB_INVALID with the line. TB_NOTFOUND: the program's files are not installed. */
enum tb_rc app_bulletin_template(struct app *app, enum track track, struct arena *a,
                                 const char **text, bool *own, struct tb_err *e);
/* Takes text as the office's own, after a check; "" gives it up. One undo step. */
enum tb_rc app_bulletin_wording(struct app *app, enum track track, const char *text,
                                struct receipt *out, struct tb_err *e);
/* TB_INVALID with "line N: ..." in front when the text is no template. */
enum tb_rc app_bulletin_check(const char *text, struct tb_err *e);

/* The bulletin as it would be now; everything in the arena, of one state of the data.
 */
enum tb_rc app_bulletin_draft(struct app *app, const struct bulletin_wish *w,
                              struct arena *a, struct circular *c, struct paper *p,
                              struct tb_err *e);
/* Publishes it: the next number, and what it says kept for ever. Numbers and entry are
 * of one transaction. TB_CONFLICT when one of that track and period stands already and
 * w does not replace it. *out is the new one's head. */
enum tb_rc app_bulletin_freeze(struct app *app, const struct bulletin_wish *w,
                               struct arena *a, struct bulletin_head *out,
                               struct tb_err *e);
/* What was published. */
enum tb_rc app_bulletin_kept(struct app *app, int64_t id, struct arena *a,
                             struct circular *c, struct paper *p, struct tb_err *e);
/* The one that stands for a track and period (by its days); *id 0: none. */
enum tb_rc app_bulletin_standing(struct app *app, enum track track, struct period p,
                                 struct arena *a, struct bulletin_head *out,
                                 struct tb_err *e);
/* Numbers of a published one that are others by now. */
enum tb_rc app_bulletin_difference(struct app *app, const struct bulletin_head *h,
                                   struct arena *a, struct circular_change **out,
                                   size_t *n, struct tb_err *e);
/* Appends the references of published bulletins, joined by a comma, that have days on
 * which what entry seq touched counts, and numbers that are others by now, or a
 * correction that was told; nothing when there are none. app_refresh among it. */
enum tb_rc app_bulletin_corrected(struct app *app, int64_t seq, struct strbuf *out,
                                  struct tb_err *e);
/* The same of those that end on `from` or later and whose numbers are others by now,
 * with how many: by comparing, for what moves numbers without touching an article. */
enum tb_rc app_bulletins_moved(struct app *app, tb_day from, struct strbuf *out,
                               struct tb_err *e);
/* The period of a published one. */
struct period app_bulletin_period(const struct bulletin_head *h);

#endif
