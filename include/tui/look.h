/* How the user wants the screen to look: section [look] of the settings. Pure. */
#ifndef TB_TUI_LOOK_H
#define TB_TUI_LOOK_H

#include <stdbool.h>

#include "app/config.h"

enum look_theme { THEME_AUTO, THEME_DARK, THEME_LIGHT, THEME_MONO };
enum look_ascii { ASCII_AUTO, ASCII_YES, ASCII_NO };

struct look {
    enum look_theme theme;
    enum look_ascii ascii;
    int ambiguous; /* columns of ambiguous characters; 0: ask the terminal */
    bool mouse;
    bool plain; /* no rules, bars or columns of symbols: one fact per line */
};

/* Reads theme, ascii, ambiguous, mouse and plain; what is not given, or is none of the
 * words allowed (told in c->problem), is auto or no. */
struct look look_from(struct config *c);
/* True when art (rules, bars, arrows) is drawn in ASCII: as set, else where ambiguous
 * characters take 2 columns or the kind of terminal (TERM) has no such characters. */
bool look_ascii(const struct look *l, int ambiguous, const char *term);
/* Whether the background has to be asked for, as neither the settings nor COLORFGBG
 * (NULL: not set) tell it and the kind of terminal can answer. */
bool look_asks(const struct look *l, const char *colorfgbg, const char *term);
/* True for a light background, as far as it is known without asking. */
bool look_light(const struct look *l, const char *colorfgbg);

#endif
