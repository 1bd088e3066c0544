/* Palettes checked for contrast and for the usual kinds of colour blindness. */
#include "tui/theme.h"

#include <stdlib.h>
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

static const struct role_look few[STYLE_ROLES] = {
    [STYLE_TEXT] = PLAIN,
    [STYLE_MUTED] = PLAIN,
    [STYLE_OK] = {6, 0},
    [STYLE_WARN] = {3, 0},
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

/* "fg;bg" or "fg;x;bg": 7 and 9 to 15 are light backgrounds. */
static bool is_light(const char *colorfgbg)
{
    const char *bg = colorfgbg ? strrchr(colorfgbg, ';') : NULL;
    if (!bg || bg[1] < '0' || bg[1] > '9')
        return false;
    int n = atoi(bg + 1);
    return n == 7 || (n >= 9 && n <= 15);
}

void theme_make(struct theme *t, int colours, const char *colorfgbg, bool no_color)
{
    const struct role_look *from = mono;
    t->colour = !no_color && colours >= 8;
    if (t->colour && colours < 256)
        from = few;
    else if (t->colour)
        from = is_light(colorfgbg) ? light : dark;
    memcpy(t->roles, from, sizeof t->roles);
}
