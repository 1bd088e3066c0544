/* What the last byte or the number of a sequence means, over xterm, the linux console,
 * PuTTY, rxvt and vt kin. */
#include <stdlib.h>
#include <string.h>

#include "tui/input.h"

uint32_t input_letter(char final)
{
    switch (final) {
    case 'A':
    case 'a': /* rxvt, with Shift or Ctrl */
        return K_UP;
    case 'B':
    case 'b':
        return K_DOWN;
    case 'C':
    case 'c':
        return K_RIGHT;
    case 'D':
    case 'd':
        return K_LEFT;
    case 'F':
        return K_END;
    case 'H':
        return K_HOME;
    case 'Z':
        return K_BACKTAB;
    case 'P':
    case 'Q':
    case 'R':
    case 'S':
        return K_F((uint32_t)(final - 'P' + 1));
    default:
        return 0;
    }
}

uint32_t input_tilde(int n)
{
    static const uint32_t keys[] = {
        [1] = K_HOME, [2] = K_INSERT, [3] = K_DELETE, [4] = K_END,
        [5] = K_PGUP, [6] = K_PGDN,   [7] = K_HOME,   [8] = K_END,
    };
    if (n >= 1 && n <= 8)
        return keys[n];
    /* 11 to 34 with holes: the numbers of F1 to F20. */
    static const signed char f[] = {1,  2,  3,  4,  5, 0,  6,  7, 8,  9,  10, 0,
                                    11, 12, 13, 14, 0, 15, 16, 0, 17, 18, 19, 20};
    if (n >= 11 && n <= 34 && f[n - 11])
        return K_F((uint32_t)f[n - 11]);
    return 0;
}

uint32_t input_shifted(uint32_t key)
{
    return key >= K_F(1) && key <= K_F(8) ? key + 12 : key;
}

uint32_t input_keypad(char c)
{
    if (c >= 'j' && c <= 'y')
        return (uint32_t) "*+,-./0123456789"[c - 'j'];
    return c == 'M' ? K_ENTER : c == 'X' ? '=' : input_letter(c);
}

/* What a key that is also a control character is. */
static uint32_t plain_control(uint32_t c)
{
    return c == '\n' ? K_ENTER : c == 8 ? K_BACKSPACE : c;
}

uint32_t input_modified(long code, long modifiers)
{
    unsigned long m = modifiers > 1 ? (unsigned long)modifiers - 1 : 0;
    uint32_t key = (uint32_t)code, alt = m & 2 ? K_ALT : 0;
    if (code < 1 || code > 0x10ffff || (code >= 0x80 && code < 0xa0))
        return 0;
    if (code == '\t' && m & 1)
        return alt | K_BACKTAB;
    if (m & 4 && ((key >= '@' && key <= '_') || (key >= 'a' && key <= 'z')))
        key = K_CTRL(key);
    else if (m & 4 && key > ' ' && key < K_BACKSPACE)
        return 0; /* Ctrl with a digit or a sign is no key of a plain terminal */
    else if (m & 1 && key >= 'a' && key <= 'z')
        key -= 'a' - 'A';
    key = plain_control(key);
    return key ? alt | key : 0;
}

/* One part of a colour, of 1 to 4 hexadecimal digits, as 0 to 255; -1: none. */
static int colour_part(const char **s)
{
    size_t n = strspn(*s, "0123456789abcdefABCDEF");
    if (n < 1 || n > 4)
        return -1;
    long v = strtol(*s, NULL, 16), most = (1L << 4 * n) - 1;
    *s += n;
    return (int)(v * 255 / most);
}

int input_ground_light(const char *s)
{
    int part[3];
    if (strncmp(s, "11;rgb", 6) != 0)
        return -1;
    s += 6;
    s += *s == 'a';
    for (int i = 0; i < 3; i++) {
        if (*s++ != (i == 0 ? ':' : '/'))
            return -1;
        part[i] = colour_part(&s);
        if (part[i] < 0)
            return -1;
    }
    return (299 * part[0] + 587 * part[1] + 114 * part[2]) / 1000 > 127;
}
