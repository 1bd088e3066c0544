/* Whom a typed list of names means: units, groups and persons, for what the office
 * does beside counting. */
#ifndef TB_APP_WHOM_H
#define TB_APP_WHOM_H

#include "app/app.h"

struct party {
    int64_t unit_id, person_id; /* one of them is 0 */
};

/* Names parted by ; or 、 (full width too), or line breaks; a group stands for its
 * units open on the day; who is named twice is there once. TB_NOTFOUND: which name is
 * unknown, and what may have been meant. In the arena. */
enum tb_rc app_whom(struct app *app, const char *names, tb_day day, struct arena *a,
                    struct party **out, size_t *n, struct tb_err *e);
/* Their names joined by "; " as far as `most` of them, then how many more; in the
 * arena. */
const char *app_whom_words(const struct app *app, const struct party *w, size_t n,
                           size_t most, struct arena *a);
/* A day as it is typed; "" or NULL is `otherwise`. TB_INVALID. */
enum tb_rc app_typed_day(struct app *app, const char *typed, tb_day otherwise,
                         tb_day *out, struct tb_err *e);

#endif
