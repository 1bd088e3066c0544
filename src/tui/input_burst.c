/* Terminals that do not mark pastes: what comes faster than hands type may be one. A
 * held key, a line of a slow link that comes in one piece, or what an input method
 * commits must not be. */
#include "base/text.h"

#include "input_parts.h"

void input_burst_add(struct input *in, size_t before, int64_t now)
{
    if (in->last == before)
        return;
    if (!in->burst_end)
        in->burst = before;
    in->burst_end = now + INPUT_BURST_MS;
}

/* A character that may stand in a text: printable, a tab or a line break. */
static bool is_text(const struct input_event *e)
{
    uint32_t k = e->key;
    return e->kind == INPUT_KEY && (k == K_ENTER || k == K_TAB ||
                                    (k >= ' ' && k <= 0x10ffff && k != K_BACKSPACE));
}

static bool is_paste(const struct input *in)
{
    size_t breaks = 0, n = in->last - in->burst;
    bool varied = false;
    for (size_t i = in->burst; i < in->last; i++) {
        if (!is_text(&in->queue[i]))
            return false;
        breaks += in->queue[i].key == K_ENTER;
        varied = varied || in->queue[i].key != in->queue[in->burst].key;
    }
    return varied && (n >= INPUT_BURST_KEYS || breaks >= 2);
}

void input_burst_settle(struct input *in)
{
    in->burst_end = 0;
    if (!is_paste(in))
        return;
    if (in->first == in->burst)
        strbuf_clear(&in->paste);
    struct input_event paste = {.kind = INPUT_PASTE, .at = in->paste.len};
    for (size_t i = in->burst; i < in->last; i++) {
        uint32_t key = in->queue[i].key;
        char utf8[4];
        size_t n = text_encode(key == K_ENTER ? '\n' : key, utf8);
        paste.cut = paste.cut || in->paste.len - paste.at + n > INPUT_PASTE_MAX;
        if (!paste.cut)
            strbuf_add(&in->paste, utf8, n);
    }
    paste.n = in->paste.len - paste.at;
    in->queue[in->burst] = paste;
    in->last = in->burst + 1;
}
