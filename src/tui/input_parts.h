/* The decoder's parts among themselves. */
#ifndef TB_TUI_INPUT_PARTS_H
#define TB_TUI_INPUT_PARTS_H

#include "tui/input.h"

/* A new event at the end of the queue; a key with the Alt that is due. */
struct input_event *input_push(struct input *in, enum input_kind kind);
void input_push_key(struct input *in, uint32_t key);
/* Another state, with nothing held. */
void input_enter(struct input *in, enum input_state state);
/* What a control sequence with the parameters held and this last byte means. */
void input_csi(struct input *in, char final);
/* What was queued from `before` on belongs to a burst, or begins one. */
void input_burst_add(struct input *in, size_t before, int64_t now);
/* The end of a burst: keys, or a paste. */
void input_burst_settle(struct input *in);

#endif
