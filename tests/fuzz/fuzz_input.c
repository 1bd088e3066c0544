/* Bytes from a terminal, cut where the first byte says: events stay valid, and after a
 * pause the next key is heard. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "tui/input.h"

static void drain(struct input *in)
{
    struct input_event ev;
    while (input_next(in, &ev)) {
        assert(ev.kind != INPUT_KEY || (ev.key & ~K_ALT) <= K_F(20));
        assert(ev.kind != INPUT_PASTE || (ev.text && ev.n <= INPUT_PASTE_MAX));
        assert(ev.kind != INPUT_MOUSE ||
               (ev.row >= 1 && ev.col >= 1 && ev.button <= MOUSE_OTHER));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* The first byte says how the rest is cut, and whether pastes are marked. */
    struct input in = {.delay = 25, .unmarked = size && data[0] & 128};
    struct input_event ev;
    int64_t now = 1000;
    size_t step = size ? data[0] % 16 + 1u : 1;
    for (size_t at = 1; at < size; at += step) {
        size_t n = size - at < step ? size - at : step;
        input_feed(&in, (const char *)data + at, n, now);
        now += data[at] % 64;
        if (data[at] & 1)
            drain(&in);
    }
    drain(&in);
    input_expire(&in, now + 5000);
    drain(&in);
    input_feed(&in, "j", 1, now + 10000);
    input_expire(&in, now + 10000 + INPUT_BURST_MS);
    assert(input_next(&in, &ev) && ev.kind == INPUT_KEY && ev.key == 'j');
    input_free(&in);
    return 0;
}
