/* The mouse, for those who asked for it: the wheel moves the cursor, and a click on a
 * tab or a hint presses its key; on a row it moves the cursor there, and opens the row
 * on which it stands. */
#include "tui/grid.h"

enum { WHEEL_LINES = 3 };

/* A click on a row puts the cursor there; on the cursor's row it opens. */
static unsigned click_row(struct ui *ui, int row)
{
    struct view *v = ui_top(ui);
    struct grid *g = v->ops->grid ? v->ops->grid(v) : NULL;
    int64_t was = g ? grid_selected(g) : 0;
    if (!g || !grid_click(g, row))
        return REACT_NONE;
    return grid_selected(g) == was ? ui_key(ui, K_ENTER) : REACT_DRAW;
}

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
        return key ? ui_key(ui, key) : click_row(ui, row);
    case MOUSE_MIDDLE:
    case MOUSE_RIGHT:
    case MOUSE_OTHER:
        break;
    }
    return REACT_NONE;
}
