/* What the last byte or the number of a sequence means, over xterm, the linux console,
 * PuTTY, rxvt and vt kin. */
#include "tui/input.h"

uint32_t input_letter(char final)
{
    switch (final) {
    case 'A':
        return K_UP;
    case 'B':
        return K_DOWN;
    case 'C':
        return K_RIGHT;
    case 'D':
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

uint32_t input_keypad(char c)
{
    if (c >= 'j' && c <= 'y')
        return (uint32_t) "*+,-./0123456789"[c - 'j'];
    return c == 'M' ? K_ENTER : c == 'X' ? '=' : input_letter(c);
}
