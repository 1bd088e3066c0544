/* Shorter ways to say where the cursor goes. */
#ifndef TB_TUI_TERM_SHORT_H
#define TB_TUI_TERM_SHORT_H

#include <stdbool.h>

#include "base/mem.h"

/* Curses addresses row and column whenever a movement is longer than eight columns,
 * even within a row. Appends what it wrote with column addressing (CHA) in its own row
 * and a line feed to the next: a screenful is a fifteenth shorter. The terminal is
 * `cols` wide; where the row is not known for certain, what stands there stays. */
void short_moves(struct strbuf *out, const char *s, size_t n, int cols);
/* True when these capabilities, NULL for none, are those of an xterm: only then may
 * moves be shortened. */
bool short_known(const char *cup, const char *hpa, const char *cud1);

#endif
