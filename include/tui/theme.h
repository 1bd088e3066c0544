/* The theme: what roles look like. Words carry the meaning; colour only helps. */
#ifndef TB_TUI_THEME_H
#define TB_TUI_THEME_H

#include <stdbool.h>

enum style {
    STYLE_TEXT,
    STYLE_MUTED,
    STYLE_OK,
    STYLE_WARN,
    STYLE_BAD,
    STYLE_MARK,
    STYLE_TITLE,
    STYLE_ROLES,
    STYLE_FOCUS = 0x10 /* added to a role: reverse video */
};

enum emphasis { LOOK_BOLD = 1, LOOK_UNDERLINE = 2, LOOK_DIM = 4 };

struct role_look {
    short colour; /* terminal colour number, -1: the terminal's own */
    unsigned look;
};

struct theme {
    bool colour;
    struct role_look roles[STYLE_ROLES];
};

/* For a terminal with that many colours (0 or 1: none; below 8 they are not used);
 * light: its background is; mono (the setting, the option or NO_COLOR): bold, underline
 * and reverse only. */
void theme_make(struct theme *t, int colours, bool light, bool mono);

#endif
