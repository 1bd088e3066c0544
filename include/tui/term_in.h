/* What comes from the terminal, besides what term.h reads. */
#ifndef TB_TUI_TERM_IN_H
#define TB_TUI_TERM_IN_H

/* Waits a moment for the answer to a question about the cursor, and drops it and what
 * else came: it must not become the shell's input. */
void in_drop_answer(void);

#endif
