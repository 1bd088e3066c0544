/* The decoder is a small state machine over bytes. Sequences that mean nothing to us
 * are swallowed whole, so that their letters never act as commands. */
#include "tui/input.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "input_parts.h"

enum {
    WAIT_SEQUENCE = 500,
    WAIT_STRING = 150,
    WAIT_PASTE = 1000,
    LATE = 400, /* "[" so soon after a lone ESC may be the rest of an arrow key */
    WAIT_LATE = 200
};

int input_delay(const char *escdelay, const char *ssh_connection)
{
    if (escdelay && *escdelay) {
        char *end = NULL;
        long ms = strtol(escdelay, &end, 10);
        if (*end == '\0' && ms >= 0 && ms <= 5000)
            return (int)ms;
    }
    return ssh_connection && *ssh_connection ? 200 : 25;
}

struct input_event *input_push(struct input *in, enum input_kind kind)
{
    mem_grow(&in->queue, &in->cap, in->last, sizeof *in->queue);
    struct input_event *e = &in->queue[in->last++];
    *e = (struct input_event){.kind = kind};
    return e;
}

void input_push_key(struct input *in, uint32_t key)
{
    input_push(in, INPUT_KEY)->key = key | in->alt;
    in->alt = 0;
}

void input_enter(struct input *in, enum input_state state)
{
    in->state = state;
    in->n_held = 0;
    in->held[0] = '\0';
    in->overlong = false;
    in->late = false;
}

static void hold(struct input *in, char c)
{
    if (in->n_held < sizeof in->held - 1) {
        in->held[in->n_held++] = c;
        in->held[in->n_held] = '\0';
    } else {
        in->overlong = true;
    }
}

/* rxvt ends keys with Shift by '$', which ends nothing elsewhere. */
static bool is_rxvt_shift(const struct input *in, char c)
{
    return c == '$' && in->n_held > 0 && in->n_held <= 2 &&
           strspn(in->held, "0123456789") == in->n_held;
}

static void take_csi(struct input *in, char c)
{
    if (c == '[' && in->n_held == 0) {
        in->state = INPUT_LINUX;
    } else if (c == 'M' && in->n_held == 0) {
        input_enter(in, INPUT_X10);
    } else if (is_rxvt_shift(in, c)) {
        input_csi(in, '^');
    } else if (c >= 0x40 && c <= 0x7e) {
        input_csi(in, c);
    } else if (c >= 0x20) {
        hold(in, c);
    } else {
        input_enter(in, c == K_ESC ? INPUT_ESCAPE : INPUT_BASE); /* it was cut short */
    }
}

static void take_ground(struct input *in, char c);

static void take_escape(struct input *in, char c)
{
    switch (c) {
    case K_ESC: /* the first was the key; this one may begin a sequence */
        input_push_key(in, K_ESC);
        input_enter(in, INPUT_ESCAPE);
        return;
    case '[':
        input_enter(in, INPUT_CSI);
        return;
    case 'O':
        input_enter(in, INPUT_SS3);
        return;
    case ']':
    case 'P':
    case '_':
    case '^':
    case 'X':
        input_enter(in, INPUT_STRING);
        in->string_key = K_ALT | (uint32_t)c;
        return;
    default:
        break;
    }
    input_enter(in, INPUT_BASE);
    in->alt = K_ALT;
    take_ground(in, c);
    if (in->state != INPUT_UTF8)
        in->alt = 0;
}

static void finish_string(struct input *in)
{
    int light = in->overlong || in->string_key != (K_ALT | ']')
                    ? -1
                    : input_ground_light(in->held);
    input_enter(in, INPUT_BASE);
    if (light >= 0)
        input_push(in, INPUT_GROUND)->light = light == 1;
}

static void take_string(struct input *in, char c)
{
    if (c == 7)
        finish_string(in);
    else if (c == 24 || c == 26)
        input_enter(in, INPUT_BASE);
    else if (c == K_ESC)
        in->state = INPUT_STRING_ESCAPE;
    else
        hold(in, c);
}

static void take_string_escape(struct input *in, char c)
{
    if (c == '\\') {
        finish_string(in);
        return;
    }
    input_enter(in, INPUT_ESCAPE);
    take_escape(in, c);
}

static void take_utf8(struct input *in, char c)
{
    if (((unsigned char)c & 0xc0) != 0x80) {
        input_enter(in, INPUT_BASE); /* what was held is damaged: swallowed */
        in->alt = 0;
        take_ground(in, c);
        return;
    }
    hold(in, c);
    unsigned char lead = (unsigned char)in->held[0];
    size_t need = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (in->n_held < need)
        return;
    uint32_t cp = UINT32_MAX;
    bool whole = text_decode(in->held, in->n_held, &cp) == need;
    input_enter(in, INPUT_BASE);
    if (whole && cp != UINT32_MAX && cp >= 0xa0)
        input_push_key(in, cp);
    in->alt = 0;
}

static void take_ground(struct input *in, char c)
{
    unsigned char u = (unsigned char)c;
    if (u == K_ESC) {
        input_enter(in, INPUT_ESCAPE);
    } else if ((u == '[' || u == 'O') && in->lone && in->now - in->lone < LATE) {
        input_enter(in, u == '[' ? INPUT_CSI : INPUT_SS3);
        in->late = true;
    } else if (u == '\n') {
        input_push_key(in, K_ENTER);
    } else if (u == 8) {
        input_push_key(in, K_BACKSPACE);
    } else if (u < 0x80) {
        input_push_key(in, u);
    } else if (u >= 0xc2 && u <= 0xf4) {
        input_enter(in, INPUT_UTF8);
        hold(in, c);
    }
}

static void finish_paste(struct input *in)
{
    struct input_event *e = input_push(in, INPUT_PASTE);
    e->cut = in->paste_cut;
    e->at = in->paste_at;
    e->n = in->paste.len - in->paste_at;
    input_enter(in, INPUT_BASE);
}

static void take_paste(struct input *in, char c)
{
    static const char end[] = "\033[201~";
    if (c == end[in->n_held]) {
        hold(in, c);
        if (in->n_held == sizeof end - 1)
            finish_paste(in);
        return;
    }
    bool again = in->n_held > 0;
    if (in->paste.len - in->paste_at + in->n_held + 1 > INPUT_PASTE_MAX)
        in->paste_cut = true;
    else
        strbuf_add(&in->paste, in->held, in->n_held);
    in->n_held = 0;
    if (again)
        take_paste(in, c);
    else if (!in->paste_cut)
        strbuf_putc(&in->paste, c);
}

static void take(struct input *in, char c)
{
    switch (in->state) {
    case INPUT_BASE:
        take_ground(in, c);
        return;
    case INPUT_ESCAPE:
        take_escape(in, c);
        return;
    case INPUT_CSI:
        take_csi(in, c);
        return;
    case INPUT_LINUX:
        input_enter(in, INPUT_BASE);
        if (c >= 'A' && c <= 'E')
            input_push_key(in, K_F((uint32_t)(c - 'A' + 1)));
        return;
    case INPUT_SS3:
        input_enter(in, INPUT_BASE);
        if (c == K_ESC)
            input_enter(in, INPUT_ESCAPE);
        else if (input_keypad(c))
            input_push_key(in, input_keypad(c));
        return;
    case INPUT_STRING:
        take_string(in, c);
        return;
    case INPUT_STRING_ESCAPE:
        take_string_escape(in, c);
        return;
    case INPUT_X10:
        hold(in, c);
        if (in->n_held == 3)
            input_enter(in, INPUT_BASE);
        return;
    case INPUT_UTF8:
        take_utf8(in, c);
        return;
    case INPUT_PASTING:
        take_paste(in, c);
        return;
    }
}

void input_feed(struct input *in, const char *bytes, size_t n, int64_t now)
{
    input_expire(in, now);
    in->now = now;
    if (in->first == in->last)
        in->first = in->last = 0;
    size_t before = in->last;
    for (size_t i = 0; i < n; i++) {
        take(in, bytes[i]);
        if (!in->late)
            in->lone = 0;
    }
    in->since = now;
    if (in->unmarked)
        input_burst_add(in, before, now);
}

bool input_next(struct input *in, struct input_event *out)
{
    if (in->first == (in->burst_end ? in->burst : in->last))
        return false;
    *out = in->queue[in->first++];
    if (out->kind == INPUT_PASTE)
        out->text = in->paste.s ? in->paste.s + out->at : "";
    return true;
}

static int wait_ms(const struct input *in)
{
    switch (in->state) {
    case INPUT_BASE:
        return -1;
    case INPUT_ESCAPE:
        return in->delay;
    case INPUT_CSI:
    case INPUT_LINUX:
    case INPUT_SS3:
    case INPUT_UTF8:
        return in->late ? WAIT_LATE : WAIT_SEQUENCE;
    case INPUT_STRING:
    case INPUT_STRING_ESCAPE:
    case INPUT_X10:
        return in->delay > WAIT_STRING ? in->delay : WAIT_STRING;
    case INPUT_PASTING:
        return WAIT_PASTE;
    }
    return -1;
}

int64_t input_deadline(const struct input *in)
{
    int ms = wait_ms(in);
    int64_t due = ms < 0 ? -1 : in->since + ms;
    return in->burst_end && (due < 0 || in->burst_end < due) ? in->burst_end : due;
}

void input_expire(struct input *in, int64_t now)
{
    if (in->burst_end && now >= in->burst_end)
        input_burst_settle(in);
    int ms = wait_ms(in);
    if (ms < 0 || now < in->since + ms)
        return;
    enum input_state was = in->state;
    bool bare = in->n_held == 0, late = in->late;
    in->lone = 0;
    in->alt = 0;
    if (was == INPUT_PASTING) {
        finish_paste(in);
        return;
    }
    input_enter(in, INPUT_BASE);
    if (was == INPUT_ESCAPE) {
        input_push_key(in, K_ESC);
        in->lone = now;
    } else if (was == INPUT_STRING && bare) {
        input_push_key(in, in->string_key);
    } else if (was == INPUT_SS3) {
        input_push_key(in, late ? 'O' : K_ALT | 'O');
    } else if (was == INPUT_CSI && bare) {
        input_push_key(in, late ? '[' : K_ALT | '[');
    }
}

void input_free(struct input *in)
{
    strbuf_free(&in->paste);
    free(in->queue);
    *in = (struct input){.delay = in->delay};
}
