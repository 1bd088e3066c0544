/* The settings of section [look], and what follows from them. */
#include "tui/look.h"

#include <stdlib.h>
#include <string.h>

struct look look_from(struct config *c)
{
    static const char *const themes[] = {"auto", "dark", "light", "mono", NULL};
    static const char *const choices[] = {"auto", "yes", "no", NULL};
    static const char *const widths[] = {"auto", "1", "2", NULL};
    static const char *const switches[] = {"no", "yes", NULL};
    return (struct look){
        .theme = (enum look_theme)config_choice(c, "look", "theme", themes, 0),
        .ascii = (enum look_ascii)config_choice(c, "look", "ascii", choices, 0),
        .ambiguous = config_choice(c, "look", "ambiguous", widths, 0),
        .mouse = config_choice(c, "look", "mouse", switches, 0) == 1,
        .plain = config_choice(c, "look", "plain", switches, 0) == 1,
    };
}

static bool begins(const char *s, const char *with)
{
    return s && strncmp(s, with, strlen(with)) == 0;
}

/* A console of the kernel or an old terminal: a font of 256 characters at most, and no
 * answer to questions that it has never heard of. */
static bool is_bare(const char *term)
{
    return !term || begins(term, "linux") || begins(term, "vt") ||
           begins(term, "ansi") || begins(term, "cons");
}

bool look_ascii(const struct look *l, int ambiguous, const char *term)
{
    if (l->ascii != ASCII_AUTO)
        return l->ascii == ASCII_YES;
    /* The kernel's own console has line art in every font; the serial ones do not. */
    return ambiguous == 2 || (is_bare(term) && !begins(term, "linux"));
}

bool look_asks(const struct look *l, const char *colorfgbg, const char *term)
{
    return l->theme == THEME_AUTO && !(colorfgbg && strchr(colorfgbg, ';')) &&
           !is_bare(term);
}

/* "fg;bg" or "fg;x;bg": 7 and 9 to 15 are light backgrounds. */
bool look_light(const struct look *l, const char *colorfgbg)
{
    const char *bg = colorfgbg ? strrchr(colorfgbg, ';') : NULL;
    if (l->theme != THEME_AUTO)
        return l->theme == THEME_LIGHT;
    if (!bg || bg[1] < '0' || bg[1] > '9')
        return false;
    int n = atoi(bg + 1);
    return n == 7 || (n >= 9 && n <= 15);
}
