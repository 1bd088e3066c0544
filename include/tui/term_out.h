/* What is about to be sent to the terminal: gathered, then written at once. */
#ifndef TB_TUI_TERM_OUT_H
#define TB_TUI_TERM_OUT_H

#include <stddef.h>
#include <stdio.h>

#include "base/err.h"

/* A file for curses to write into; NULL with *e told. */
FILE *out_open(struct tb_err *e);
/* Adds bytes in order with what was written through the file, which must have been
 * flushed by its writer (curses does). */
void out_add(const char *s, size_t n);
void out_say(const char *s);
/* The terminal is that wide and knows the sequences of term_short.h; 0: it may not. */
void out_shorten(int cols);
/* Sends what was gathered. */
void out_flush(void);
void out_close(void);

#endif
