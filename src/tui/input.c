/* The decoder is a small state machine over bytes. Sequences that mean nothing to us
 * are swallowed whole, so that their letters never act as commands. */
#include "tui/input.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

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

static struct input_event *push(struct input *in, enum input_kind kind)
{
    if (in->first == in->last)
        in->first = in->last = 0;
    mem_grow(&in->queue, &in->cap, in->last, sizeof *in->queue);
    struct input_event *e = &in->queue[in->last++];
    *e = (struct input_event){.kind = kind};
    return e;
}

static void push_key(struct input *in, uint32_t key)
{
    push(in, INPUT_KEY)->key = key | in->alt;
    in->alt = 0;
}

static void enter(struct input *in, enum input_state state)
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

static void finish_csi(struct input *in, char final)
{
    char *end = in->held;
    long p[3] = {0};
    size_t n = 0;
    while (n < 3 && *end >= '0' && *end <= '9') {
        p[n++] = strtol(end, &end, 10);
        if (*end != ';')
            break;
        end++;
    }
    bool plain = !in->overlong && *end == '\0';
    enter(in, INPUT_GROUND);
    if (!plain)
        return;
    if (final == '~' && p[0] == 200) {
        enter(in, INPUT_PASTING);
        if (in->first == in->last)
            strbuf_clear(&in->paste);
        in->paste_at = in->paste.len;
        in->paste_cut = false;
    } else if (final == '~') {
        uint32_t key = input_tilde((int)p[0]);
        if (key)
            push_key(in, key);
    } else if (final == 'R' && n == 2 && p[0] > 1) {
        struct input_event *e = push(in, INPUT_REPORT);
        e->row = (int)p[0];
        e->col = (int)p[1];
    } else if (input_letter(final) && n <= 2 && (n == 0 || p[0] == 1)) {
        push_key(in, input_letter(final));
    }
}

static void take_csi(struct input *in, char c)
{
    if (c == '[' && in->n_held == 0) {
        in->state = INPUT_LINUX;
    } else if (c == 'M' && in->n_held == 0) {
        enter(in, INPUT_MOUSE);
    } else if (c >= 0x40 && c <= 0x7e) {
        finish_csi(in, c);
    } else if (c >= 0x20) {
        hold(in, c);
    } else {
        enter(in, c == K_ESC ? INPUT_ESCAPE : INPUT_GROUND); /* it was cut short */
    }
}

static void take_ground(struct input *in, char c);

static void take_escape(struct input *in, char c)
{
    switch (c) {
    case K_ESC: /* the first was the key; this one may begin a sequence */
        push_key(in, K_ESC);
        enter(in, INPUT_ESCAPE);
        return;
    case '[':
        enter(in, INPUT_CSI);
        return;
    case 'O':
        enter(in, INPUT_SS3);
        return;
    case ']':
    case 'P':
    case '_':
    case '^':
    case 'X':
        enter(in, INPUT_STRING);
        in->string_key = K_ALT | (uint32_t)c;
        return;
    default:
        break;
    }
    enter(in, INPUT_GROUND);
    in->alt = K_ALT;
    take_ground(in, c);
    if (in->state != INPUT_UTF8)
        in->alt = 0;
}

static void take_string(struct input *in, char c)
{
    in->n_held = 1; /* something followed the introducer */
    if (c == 7 || c == 24 || c == 26)
        enter(in, INPUT_GROUND);
    else if (c == K_ESC)
        in->state = INPUT_STRING_ESCAPE;
}

static void take_string_escape(struct input *in, char c)
{
    enter(in, INPUT_GROUND);
    if (c != '\\') {
        enter(in, INPUT_ESCAPE);
        take_escape(in, c);
    }
}

static void take_utf8(struct input *in, char c)
{
    if (((unsigned char)c & 0xc0) != 0x80) {
        enter(in, INPUT_GROUND); /* what was held is damaged: swallowed */
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
    enter(in, INPUT_GROUND);
    if (whole && cp != UINT32_MAX && cp >= 0xa0)
        push_key(in, cp);
    in->alt = 0;
}

static void take_ground(struct input *in, char c)
{
    unsigned char u = (unsigned char)c;
    if (u == K_ESC) {
        enter(in, INPUT_ESCAPE);
    } else if ((u == '[' || u == 'O') && in->lone && in->now - in->lone < LATE) {
        enter(in, u == '[' ? INPUT_CSI : INPUT_SS3);
        in->late = true;
    } else if (u == '\n') {
        push_key(in, K_ENTER);
    } else if (u == 8) {
        push_key(in, K_BACKSPACE);
    } else if (u < 0x80) {
        push_key(in, u);
    } else if (u >= 0xc2 && u <= 0xf4) {
        enter(in, INPUT_UTF8);
        hold(in, c);
    }
}

static void finish_paste(struct input *in)
{
    struct input_event *e = push(in, INPUT_PASTE);
    e->cut = in->paste_cut;
    e->at = in->paste_at;
    e->n = in->paste.len - in->paste_at;
    enter(in, INPUT_GROUND);
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
    case INPUT_GROUND:
        take_ground(in, c);
        return;
    case INPUT_ESCAPE:
        take_escape(in, c);
        return;
    case INPUT_CSI:
        take_csi(in, c);
        return;
    case INPUT_LINUX:
        enter(in, INPUT_GROUND);
        if (c >= 'A' && c <= 'E')
            push_key(in, K_F((uint32_t)(c - 'A' + 1)));
        return;
    case INPUT_SS3:
        enter(in, INPUT_GROUND);
        if (c == K_ESC)
            enter(in, INPUT_ESCAPE);
        else if (input_keypad(c))
            push_key(in, input_keypad(c));
        return;
    case INPUT_STRING:
        take_string(in, c);
        return;
    case INPUT_STRING_ESCAPE:
        take_string_escape(in, c);
        return;
    case INPUT_MOUSE:
        hold(in, c);
        if (in->n_held == 3)
            enter(in, INPUT_GROUND);
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
    for (size_t i = 0; i < n; i++) {
        take(in, bytes[i]);
        if (!in->late)
            in->lone = 0;
    }
    in->since = now;
}

bool input_next(struct input *in, struct input_event *out)
{
    if (in->first == in->last)
        return false;
    *out = in->queue[in->first++];
    if (out->kind == INPUT_PASTE)
        out->text = in->paste.s ? in->paste.s + out->at : "";
    return true;
}

static int wait_ms(const struct input *in)
{
    switch (in->state) {
    case INPUT_GROUND:
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
    case INPUT_MOUSE:
        return in->delay > WAIT_STRING ? in->delay : WAIT_STRING;
    case INPUT_PASTING:
        return WAIT_PASTE;
    }
    return -1;
}

int64_t input_deadline(const struct input *in)
{
    int ms = wait_ms(in);
    return ms < 0 ? -1 : in->since + ms;
}

void input_expire(struct input *in, int64_t now)
{
    int64_t due = input_deadline(in);
    if (due < 0 || now < due)
        return;
    enum input_state was = in->state;
    bool bare = in->n_held == 0, late = in->late;
    in->lone = 0;
    in->alt = 0;
    if (was == INPUT_PASTING) {
        finish_paste(in);
        return;
    }
    enter(in, INPUT_GROUND);
    if (was == INPUT_ESCAPE) {
        push_key(in, K_ESC);
        in->lone = now;
    } else if (was == INPUT_STRING && bare) {
        push_key(in, in->string_key);
    } else if (was == INPUT_SS3) {
        push_key(in, late ? 'O' : K_ALT | 'O');
    } else if (was == INPUT_CSI && bare) {
        push_key(in, late ? '[' : K_ALT | '[');
    }
}

void input_free(struct input *in)
{
    strbuf_free(&in->paste);
    free(in->queue);
    *in = (struct input){.delay = in->delay};
}
