/* A small office in a temporary folder, the same every time, and a user before a
 * screen. */
#ifndef TB_TEST_WORLD_H
#define TB_TEST_WORLD_H

#include "tui/ui.h"

struct world {
    char dir[64], db[96];
    struct app app;
};

/* Makes the office as of 2026-11-22T14:32, in the language of i18n_init. */
void world_make(struct world *w, const char *actor);
/* A second program on the same database. */
void world_join(const struct world *w, struct app *app, const char *actor);
void world_drop(struct world *w);

struct screen {
    struct ui ui;
    struct canvas canvas;
};

/* The dashboard of an app at a size, on its first screen. */
void screen_open(struct screen *s, struct app *app, int rows, int cols);
/* The dashboard without a database: one would be made at db. The app is made here and
 * closed by app_close. */
void screen_first(struct screen *s, struct app *app, const char *db, int rows,
                  int cols);
void screen_close(struct screen *s);
/* Types: each code point is a key; "\x01" to "\x1f" are control keys, and the names of
 * special keys stand in braces: {up} {down} {pgdn} {end} {left} {right} {F2}. Returns
 * the last key's reaction. */
unsigned screen_type(struct screen *s, const char *keys);
void screen_paste(struct screen *s, const char *text);
/* Lets time pass and runs what is due. */
void screen_wait(struct screen *s, int64_t ms);
/* What is shown; valid until the next call. */
const char *screen_text(struct screen *s);
/* The same and what else a golden picture holds: the rows that look otherwise in ASCII,
 * and each row's roles (a letter a cell, capital where the focus is), from which
 * theme.c makes mono and colour. Valid until the next call. */
const char *screen_picture(struct screen *s);
/* True when the picture has the text. */
bool screen_has(struct screen *s, const char *text);

#endif
