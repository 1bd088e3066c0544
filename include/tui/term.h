/* The terminal: the only part that knows curses. There is one, of this process. */
#ifndef TB_TUI_TERM_H
#define TB_TUI_TERM_H

#include "base/err.h"

#include "tui/canvas.h"

struct term_wish {
    bool no_color;   /* bold, underline and reverse only */
    bool light;      /* the palette for light backgrounds */
    bool ask_width;  /* send the cursor report that tells how wide ambiguous
                        characters are: row 3 and column 2 are one, column 3 two */
    bool ask_ground; /* ask for the background's colour; the cursor report follows */
    bool mouse;
};

/* Takes the terminal: raw, no echo, alternate screen, bracketed paste. TB_USAGE, with
 * nothing written, where it is none or cannot place a cursor. From then on fatal
 * signals and mem_fatal give it back first. */
enum tb_rc term_start(const struct term_wish *w, struct tb_err *e);
/* The cursor report came: no other answer is on its way. */
void term_answered(void);
/* Gives the terminal back as it was; harmless when done before. */
void term_end(void);
/* As term_end and back again, around a stop. term_resume also after a SIGCONT. */
void term_suspend(void);
void term_resume(void);

void term_size(int *rows, int *cols);
/* Takes the window's new size. */
void term_resized(void);
/* Another palette; the next blit sends everything. */
void term_theme(bool light);
/* Reports of buttons and the wheel as SGR (1006), on or off. */
void term_mouse(bool on);
/* Text for the clipboard of the terminal's user (OSC 52), in order with the frames;
 * whether it arrives is the terminal's affair. False, with nothing sent, when it is
 * longer than TERM_COPY_MAX bytes or the terminal is not ours. */
#define TERM_COPY_MAX 74994
bool term_copy(const char *text, size_t n);
/* Sends what differs from the last blit. */
void term_blit(const struct canvas *c);
/* The next blit sends everything. */
void term_forget(void);

/* Reads what is there into buf. 0: nothing now; -1: the terminal is gone. */
long term_read(char *buf, unsigned long size);
int term_fd(void);

#endif
