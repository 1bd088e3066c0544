/* The mouse, for those who asked for it: the wheel moves the cursor, and a click on a
 * tab or a hint presses its key. */
#include "tui/ui.h"

enum { WHEEL_LINES = 3 };

unsigned ui_mouse(struct ui *ui, int row, int col, enum input_button button)
{
    unsigned react = REACT_NONE;
    uint32_t key = 0;
    switch (button) {
    case MOUSE_WHEEL_UP:
    case MOUSE_WHEEL_DOWN:
        for (int i = 0; i < WHEEL_LINES; i++)
            react |= ui_key(ui, button == MOUSE_WHEEL_UP ? K_UP : K_DOWN);
        return react;
    case MOUSE_LEFT:
        key = ui_chrome_hit(ui, row, col);
        return key ? ui_key(ui, key) : REACT_NONE;
    case MOUSE_MIDDLE:
    case MOUSE_RIGHT:
    case MOUSE_OTHER:
        break;
    }
    return REACT_NONE;
}
