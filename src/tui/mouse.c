/* The mouse, for those who asked for it: the wheel moves the cursor. */
#include "tui/ui.h"

enum { WHEEL_LINES = 3 };

unsigned ui_mouse(struct ui *ui, int row, int col, enum input_button button)
{
    (void)row;
    (void)col;
    if (button != MOUSE_WHEEL_UP && button != MOUSE_WHEEL_DOWN)
        return REACT_NONE;
    unsigned react = REACT_NONE;
    for (int i = 0; i < WHEEL_LINES; i++)
        react |= ui_key(ui, button == MOUSE_WHEEL_UP ? K_UP : K_DOWN);
    return react;
}
