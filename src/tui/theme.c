/* Palettes checked for contrast and for the usual kinds of colour blindness. */
#include "tui/theme.h"

#include <string.h>

#define PLAIN                                                                          \
    {                                                                                  \
        -1, 0                                                                          \
    }

static const struct role_look mono[STYLE_ROLES] = {
    [STYLE_TEXT] = PLAIN,
    [STYLE_MUTED] = PLAIN,
    [STYLE_OK] = PLAIN,
    [STYLE_WARN] = {-1, LOOK_BOLD},
    [STYLE_MARK] = {-1, LOOK_BOLD},
    [STYLE_BAD] = {-1, LOOK_BOLD | LOOK_UNDERLINE},
    [STYLE_TITLE] = {-1, LOOK_BOLD}};

/* 16 colours, whose shades are the terminal's own: never green against red. */
static const struct role_look few_dark[STYLE_ROLES] = {
    [STYLE_TEXT] = PLAIN,
    [STYLE_MUTED] = PLAIN,
    [STYLE_OK] = {6, 0},
    [STYLE_WARN] = {3, 0},
    [STYLE_MARK] = {-1, LOOK_BOLD},
    [STYLE_BAD] = {-1, LOOK_BOLD | LOOK_UNDERLINE},
    [STYLE_TITLE] = {-1, LOOK_BOLD}};

/* Yellow on white cannot be read: bold instead. */
static const struct role_look few_light[STYLE_ROLES] = {
    [STYLE_TEXT] = PLAIN,
    [STYLE_MUTED] = PLAIN,
    [STYLE_OK] = {4, 0},
    [STYLE_WARN] = {-1, LOOK_BOLD},
    [STYLE_MARK] = {-1, LOOK_BOLD},
    [STYLE_BAD] = {-1, LOOK_BOLD | LOOK_UNDERLINE},
    [STYLE_TITLE] = {-1, LOOK_BOLD}};

static const struct role_look dark[STYLE_ROLES] = {
    [STYLE_TEXT] = PLAIN,           [STYLE_MUTED] = {245, 0},
    [STYLE_OK] = {74, 0},           [STYLE_WARN] = {220, 0},
    [STYLE_MARK] = {-1, LOOK_BOLD}, [STYLE_BAD] = {202, 0},
    [STYLE_TITLE] = {-1, LOOK_BOLD}};

static const struct role_look light[STYLE_ROLES] = {
    [STYLE_TEXT] = PLAIN,           [STYLE_MUTED] = {243, 0},
    [STYLE_OK] = {20, 0},           [STYLE_WARN] = {94, 0},
    [STYLE_MARK] = {-1, LOOK_BOLD}, [STYLE_BAD] = {127, 0},
    [STYLE_TITLE] = {-1, LOOK_BOLD}};

void theme_make(struct theme *t, int colours, bool is_light, bool is_mono)
{
    const struct role_look *from = mono;
    t->colour = !is_mono && colours > 8;
    if (t->colour && colours < 256)
        from = is_light ? few_light : few_dark;
    else if (t->colour)
        from = is_light ? light : dark;
    memcpy(t->roles, from, sizeof t->roles);
}
