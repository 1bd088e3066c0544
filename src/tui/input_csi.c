/* Control sequences: keys with parameters, pastes, the mouse, answers. */
#include <stdlib.h>

#include "input_parts.h"

static size_t numbers(const char *s, long p[3], bool *whole)
{
    char *end = NULL;
    size_t n = 0;
    while (n < 3 && *s >= '0' && *s <= '9') {
        p[n++] = strtol(s, &end, 10);
        s = end;
        if (*s != ';')
            break;
        s++;
    }
    *whole = *s == '\0';
    return n;
}

static void begin_paste(struct input *in)
{
    input_enter(in, INPUT_PASTING);
    if (in->first == in->last)
        strbuf_clear(&in->paste);
    in->paste_at = in->paste.len;
    in->paste_cut = false;
    in->unmarked = false; /* it does mark them: nothing has to be guessed */
    in->burst_end = 0;
}

/* ESC [ < button ; column ; row M or m. Motion and unknown buttons say nothing. */
static void finish_mouse(struct input *in, char final)
{
    static const enum input_button plain[] = {MOUSE_LEFT, MOUSE_MIDDLE, MOUSE_RIGHT,
                                              MOUSE_OTHER};
    long p[3] = {0};
    bool whole = false;
    size_t n = numbers(in->held + 1, p, &whole);
    input_enter(in, INPUT_BASE);
    if (n != 3 || !whole || p[0] & 32 || p[0] > 255 || p[1] < 1 || p[2] < 1 ||
        p[1] > 9999 || p[2] > 9999)
        return;
    struct input_event *e = input_push(in, INPUT_MOUSE);
    e->col = (int)p[1];
    e->row = (int)p[2];
    e->press = final == 'M';
    e->button = p[0] & 128  ? MOUSE_OTHER
                : p[0] & 64 ? (p[0] & 3) == 0   ? MOUSE_WHEEL_UP
                              : (p[0] & 3) == 1 ? MOUSE_WHEEL_DOWN
                                                : MOUSE_OTHER
                            : plain[p[0] & 3];
}

/* ESC [ number ; modifiers ~ */
static void finish_tilde(struct input *in, const long p[3], size_t n)
{
    uint32_t key =
        n == 3 && p[0] == 27 ? input_modified(p[2], p[1]) : input_tilde((int)p[0]);
    if (n == 2 && p[1] > 1 && (p[1] - 1) & 1)
        key = input_shifted(key);
    if (n < 3 && p[0] == 200)
        begin_paste(in);
    else if (key)
        input_push_key(in, key);
}

void input_csi(struct input *in, char final)
{
    long p[3] = {0};
    bool whole = false;
    if (in->held[0] == '<' && !in->overlong && (final == 'M' || final == 'm')) {
        finish_mouse(in, final);
        return;
    }
    size_t n = numbers(in->held, p, &whole);
    bool junk = in->overlong || !whole;
    input_enter(in, INPUT_BASE);
    if (junk)
        return;
    if (final == '~') {
        finish_tilde(in, p, n);
    } else if (final == 'u') {
        uint32_t key = input_modified(p[0], n > 1 ? p[1] : 1);
        if (key)
            input_push_key(in, key);
    } else if (final == 'R' && n == 2 && p[0] > 1) {
        struct input_event *e = input_push(in, INPUT_REPORT);
        e->row = (int)p[0];
        e->col = (int)p[1];
    } else if (final == '^' || final == '@') { /* rxvt: with Ctrl, and with Shift too */
        finish_tilde(in, p, 1);
    } else if (input_letter(final) && n <= 2 && (n == 0 || p[0] == 1)) {
        input_push_key(in, input_letter(final));
    }
}
