/* The dashboard. */
#ifndef TB_TUI_TUI_H
#define TB_TUI_TUI_H

#include "app/app.h"

struct config;

struct tui_options {
    const char *mark;      /* "demo" and the like, shown with the path; NULL: none */
    const char *path;      /* of the database, shown with the mark */
    bool no_color;         /* --no-color or NO_COLOR */
    const char *view;      /* the first screen by name; NULL: overview */
    bool plain;            /* --plain-ui: for screen readers and braille */
    struct config *config; /* the user's settings, NULL: none */
    /* Nothing is open yet: where a new database goes (db) and who uses it. The first
     * screen then asks; NULL: the app is open. */
    const struct app_options *first;
    const char
        *data; /* the folder with sample/ and schemes/; NULL: the program's own */
};

/* Runs until the user leaves. The app is open (or `first` is
 * given), without STORE_PATIENT. TB_USAGE: the
 * terminal cannot be used, nothing was written to it. TB_STOPPED: by Ctrl+C, or the
 * terminal is gone; e->msg is empty then. The terminal is as it was before. After
 * SIGTERM, SIGINT, SIGHUP or SIGQUIT it does not return: the process ends by that
 * signal. */
enum tb_rc tui_run(struct app *app, const struct tui_options *o, struct tb_err *e);

#endif
