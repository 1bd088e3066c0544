/* What keys are called, and what full-width forms stand for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/keys.h"

static const char *special_name(uint32_t key)
{
    switch (key) {
    case K_TAB:
        return "Tab";
    case K_ENTER:
        return "Enter";
    case K_ESC:
        return "Esc";
    case ' ':
        return _("Space");
    case K_BACKSPACE:
        return _("Backspace");
    case K_UP:
        return _("Up");
    case K_DOWN:
        return _("Down");
    case K_LEFT:
        return _("Left");
    case K_RIGHT:
        return _("Right");
    case K_HOME:
        return "Home";
    case K_END:
        return "End";
    case K_PGUP:
        return "PgUp";
    case K_PGDN:
        return "PgDn";
    case K_INSERT:
        return "Ins";
    case K_DELETE:
        return "Del";
    case K_BACKTAB:
        return "Shift+Tab";
    default:
        return NULL;
    }
}

const char *key_name(uint32_t key, char out[static 24])
{
    const char *alt = key & K_ALT ? "Alt+" : "";
    key &= ~K_ALT;
    const char *name = special_name(key);
    if (name) {
        snprintf(out, 24, "%s%s", alt, name);
    } else if (key > K_F(12)) { /* as input_shifted makes them */
        snprintf(out, 24, "%sShift+F%u", alt, (unsigned)(key - K_F(12)));
    } else if (key > K_F0) {
        snprintf(out, 24, "%sF%u", alt, (unsigned)(key - K_F0));
    } else if (key < 0x20) {
        snprintf(out, 24, "%sCtrl+%c", alt, (char)(key | 0x40));
    } else {
        char utf8[5] = {0};
        text_encode(key, utf8);
        snprintf(out, 24, "%s%s", alt, utf8);
    }
    return out;
}

/* --- and back --------------------------------------------------------------------- */

static const struct {
    const char *name;
    uint32_t key;
} named[] = {{"Tab", K_TAB},
             {"Enter", K_ENTER},
             {"Esc", K_ESC},
             {"Space", ' '},
             {"Backspace", K_BACKSPACE},
             {"Up", K_UP},
             {"Down", K_DOWN},
             {"Left", K_LEFT},
             {"Right", K_RIGHT},
             {"Home", K_HOME},
             {"End", K_END},
             {"PgUp", K_PGUP},
             {"PgDn", K_PGDN},
             {"Ins", K_INSERT},
             {"Del", K_DELETE},
             {"Shift+Tab", K_BACKTAB}};

static uint32_t parse_function_key(const char *s, size_t n)
{
    char *end = NULL;
    if (n == 8 && strncasecmp(s, "Shift+", 6) == 0)
        return s[7] > '0' && s[7] < '9' ? input_shifted(parse_function_key(s + 6, 2))
                                        : 0;
    if (n < 2 || n > 3 || (s[0] != 'F' && s[0] != 'f'))
        return 0;
    long number = strtol(s + 1, &end, 10);
    return end == s + n && number >= 1 && number <= 20 ? K_F((uint32_t)number) : 0;
}

uint32_t key_parse(const char *s, size_t n)
{
    uint32_t cp = 0;
    if (n > 4 && strncasecmp(s, "Alt+", 4) == 0) {
        uint32_t key = key_parse(s + 4, n - 4);
        return key ? key | K_ALT : 0;
    }
    if (n == 6 && strncasecmp(s, "Ctrl+", 5) == 0)
        return s[5] >= '@' && s[5] <= 'z' ? K_CTRL(s[5]) : 0;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strlen(named[i].name) == n && strncasecmp(named[i].name, s, n) == 0)
            return named[i].key;
    if (n > 0 && text_decode(s, n, &cp) == n && cp > ' ' && cp != 0x7f && cp < 0x110000)
        return cp;
    return parse_function_key(s, n);
}

uint32_t key_fold(uint32_t key)
{
    static const struct {
        uint32_t from, to;
    } table[] = {{0x3001, '/'}, {0x3010, '['}, {0x3011, ']'}, {0x3000, ' '},
                 {0x300c, '['}, {0x300d, ']'}, {0x2014, '-'}, {0x3002, '.'}};
    if (key >= 0xff01 && key <= 0xff5e)
        return key - 0xff01 + '!';
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].from == key)
            return table[i].to;
    return key;
}
