/* What the terminal needs and curses does not. */
#include "tui/term_parts.h"

#include <string.h>

bool term_good_name(const char *name)
{
    size_t n = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                            "0123456789+-._");
    return n > 0 && n <= 64 && name[n] == '\0' && strcmp(name, "dumb") != 0;
}

void term_make_raw(struct termios *t)
{
    t->c_iflag &=
        ~(tcflag_t)(BRKINT | ICRNL | IGNCR | INLCR | INPCK | ISTRIP | IXON | PARMRK);
    t->c_oflag &= ~(tcflag_t)OPOST;
    t->c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
    t->c_cc[VMIN] = 1;
    t->c_cc[VTIME] = 0;
}

char term_likeness(uint32_t cp)
{
    static const struct {
        uint32_t cp;
        char c;
    } table[] = {{0x201c, '"'}, {0x201d, '"'}, {0x2018, '\''}, {0x2019, '\''},
                 {0x2026, '.'}, {0x2014, '-'}, {0xb7, '.'},    {0xd7, 'x'},
                 {0x2500, '-'}, {0x2502, '|'}, {0x2588, '#'},  {0x2591, '-'},
                 {0x25b2, '^'}, {0x25bc, 'v'}, {0x2192, '>'},  {0x2190, '<'}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].cp == cp)
            return table[i].c;
    return cp >= 0x2460 && cp <= 0x2468 ? (char)('1' + (cp - 0x2460)) : '?';
}
