/* Ambiguous characters on a terminal that gives them two columns. Curses, which takes
 * them for one, is given a likeness of two columns, and the true character is written
 * over it after curses has spoken. */
#ifndef TB_TUI_TERM_WIDE_H
#define TB_TUI_TERM_WIDE_H

#include "tui/canvas.h"

/* True for a cell that curses would place wrongly, but the terminal draws in the cell's
 * two columns. */
bool wide_is(const struct cell *cell);
/* Appends what draws the wide cells of the rows y with rows[y] over their likenesses,
 * and leaves attributes plain and the cursor where the canvas has it; nothing when
 * there are none. */
void wide_draw(const struct canvas *c, const unsigned char *rows, const struct theme *t,
               struct strbuf *out);

#endif
