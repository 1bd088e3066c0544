/* The terminal: the only part that knows curses. There is one, of this process. */
#ifndef TB_TUI_TERM_H
#define TB_TUI_TERM_H

#include "base/err.h"

#include "tui/canvas.h"

/* Takes the terminal: raw, no echo, alternate screen, bracketed paste. TB_USAGE, with
 * nothing written, where it is none or cannot place a cursor. From then on fatal
 * signals and mem_fatal give it back first. ask_width sends the cursor report that
 * tells how wide ambiguous characters are: row 3 and column 2 are one, column 3 two. */
enum tb_rc term_start(bool no_color, bool ask_width, struct tb_err *e);
/* Gives the terminal back as it was; harmless when done before. */
void term_end(void);
/* As term_end and back again, around a stop. term_resume also after a SIGCONT. */
void term_suspend(void);
void term_resume(void);

void term_size(int *rows, int *cols);
/* Takes the window's new size. */
void term_resized(void);
/* Sends what differs from the last blit. */
void term_blit(const struct canvas *c);
/* The next blit sends everything. */
void term_forget(void);

/* Reads what is there into buf. 0: nothing now; -1: the terminal is gone. */
long term_read(char *buf, unsigned long size);
int term_fd(void);

#endif
