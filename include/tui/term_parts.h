/* What the terminal needs and curses does not. */
#ifndef TB_TUI_TERM_PARTS_H
#define TB_TUI_TERM_PARTS_H

#include <stdbool.h>
#include <stdint.h>
#include <termios.h>

/* True for a value of TERM that terminfo may be asked for. */
bool term_good_name(const char *name);
/* No echo, no signals from keys, no flow control, bytes as they are. */
void term_make_raw(struct termios *t);
/* For terminals that show ambiguous characters in two columns, which curses takes for
 * one: an ASCII likeness of one column; '?' when there is none. */
char term_likeness(uint32_t cp);

#endif
