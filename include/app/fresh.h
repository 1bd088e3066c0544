/* A new database, whole or not at all. */
#ifndef TB_APP_FRESH_H
#define TB_APP_FRESH_H

#include "app/app.h"

struct fresh {
    const char *path;
    const struct app_options *options; /* its db is not looked at */
    struct store_birth birth;
    bool replace; /* what stands at the path; else that is TB_CONFLICT */
    /* Fills the open database. */
    enum tb_rc (*fill)(struct app *app, const void *arg, struct tb_err *e);
    const void *arg;
};

/* Makes it under another name beside its place and moves it there when it is whole. The
 * app has been through app_init and has nothing open, before and after. After a failure
 * nothing is left but the folders. */
enum tb_rc fresh_make(struct app *app, const struct fresh *f, struct tb_err *e);

#endif
