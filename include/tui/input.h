/* Input: bytes from a terminal become keys and pastes. Pure: time is an argument. */
#ifndef TB_TUI_INPUT_H
#define TB_TUI_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

/* A key is a code point, K_CTRL('A'), or one of these; K_ALT is added to it. */
#define K_CTRL(c) ((uint32_t)(c)&0x1f)
#define K_ALT     UINT32_C(0x400000)
#define K_F(n)    ((uint32_t)K_F0 + (n))
enum key_code {
    K_TAB = 9,
    K_ENTER = 13,
    K_ESC = 27,
    K_BACKSPACE = 127,
    K_UP = 0x200000,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_HOME,
    K_END,
    K_PGUP,
    K_PGDN,
    K_INSERT,
    K_DELETE,
    K_BACKTAB,
    K_F0 /* F1 is K_F(1), up to F20 */
};

#define INPUT_PASTE_MAX (1 << 19) /* bytes; what exceeds it is dropped, and said */

#define INPUT_BURST_MS 10 /* a gap that ends a burst */
#define INPUT_BURST_KEYS                                                               \
    40 /* from so many characters, or 2 line breaks, on: a paste                       \
        */

enum input_kind { INPUT_KEY, INPUT_PASTE, INPUT_REPORT, INPUT_GROUND, INPUT_MOUSE };

enum input_button {
    MOUSE_LEFT,
    MOUSE_MIDDLE,
    MOUSE_RIGHT,
    MOUSE_WHEEL_UP,
    MOUSE_WHEEL_DOWN,
    MOUSE_OTHER
};

struct input_event {
    enum input_kind kind;
    uint32_t key;
    int row, col;             /* REPORT, MOUSE: from 1 */
    enum input_button button; /* MOUSE */
    bool press;               /* MOUSE: not a release */
    bool light;               /* GROUND: the background is */
    const char *text;         /* PASTE: valid until the next input_feed */
    size_t at, n;
    bool cut; /* PASTE: longer than INPUT_PASTE_MAX */
};

enum input_state {
    INPUT_BASE,
    INPUT_ESCAPE,
    INPUT_CSI,
    INPUT_LINUX, /* ESC [ [ and a letter */
    INPUT_SS3,
    INPUT_STRING, /* OSC, DCS, APC, PM, SOS: swallowed to their end */
    INPUT_STRING_ESCAPE,
    INPUT_X10, /* three bytes of an X10 report */
    INPUT_UTF8,
    INPUT_PASTING
};

/* Zero-initialise, then set delay and unmarked. */
struct input {
    int delay; /* ms after which a lone ESC is the Esc key */
    enum input_state state;
    int64_t since; /* of the last byte */
    char held[32]; /* parameters of a CSI, or bytes of a character */
    size_t n_held;
    bool overlong; /* the sequence does not fit into held: it will be junk */
    uint32_t
        string_key;    /* the key that ESC and its introducer are, if nothing follows */
    int64_t now, lone; /* of the bytes being taken; of the last lone ESC, 0: none */
    uint32_t alt;      /* K_ALT after an ESC that is not a key of its own */
    bool late;         /* the sequence's ESC was already taken for a key */
    struct strbuf paste;
    size_t paste_at;
    bool paste_cut;
    struct input_event *queue;
    size_t first, last, cap;
    bool unmarked;     /* the terminal does not mark pastes: bursts are looked at */
    size_t burst;      /* where in the queue one begins that is not settled ... */
    int64_t burst_end; /* ... and when it will be; 0: none */
};

/* The delay by the environment: ESCDELAY, 200 over ssh, else 25. */
int input_delay(const char *escdelay, const char *ssh_connection);
/* Takes bytes read at `now` (monotonic ms). */
void input_feed(struct input *in, const char *bytes, size_t n, int64_t now);
/* The next event, false when there is none. */
bool input_next(struct input *in, struct input_event *out);
/* True when input_next has this key still to give. */
bool input_holds(const struct input *in, uint32_t key);
/* When input_expire must be called if no byte comes; -1: never. */
int64_t input_deadline(const struct input *in);
/* Settles what has waited too long: a lone ESC is a key, the rest is junk. */
void input_expire(struct input *in, int64_t now);
void input_free(struct input *in);

/* The key of a code with modifiers, as modifyOtherKeys and CSI u report it (1 + shift
 * 1, alt 2, ctrl 4): the key that a plain terminal would send; 0: none. */
uint32_t input_modified(long code, long modifiers);
/* Whether "11;rgb:RRRR/GGGG/BBBB" or rgba: names a light colour: 1, 0; -1: it is no
 * such answer. */
int input_ground_light(const char *s);
/* The key of a sequence by its last letter, by the number before a '~', or on a keypad
 * in application mode (the character on it); 0: none. */
uint32_t input_letter(char final);
uint32_t input_tilde(int n);
uint32_t input_keypad(char final);
/* The key with Shift, as consoles number it: Shift+F1 to F8 are F13 to F20. */
uint32_t input_shifted(uint32_t key);

#endif
