/* The terminal's modes, and giving them back whatever happens. There is one terminal,
 * of this process. */
#ifndef TB_TUI_TERM_GUARD_H
#define TB_TUI_TERM_GUARD_H

#include <stdbool.h>
#include <stddef.h>

#define GUARD_LEAVE_MAX 320 /* bytes */

/* Remembers the terminal's modes, and from now on fatal signals give it back first. */
void guard_start(void);
/* Takes raw mode: no echo, no signals from keys, bytes as they are. */
void guard_take(void);
/* Gives the modes back as they were; the caller has written what leaves the screen. */
void guard_give(void);
/* True between guard_take and guard_give. */
bool guard_active(void);
/* The signals have their defaults again. */
void guard_end(void);
/* What a signal handler writes to leave the screen, at most GUARD_LEAVE_MAX bytes: what
 * does not fit is left out. Replaces what was told before. */
void guard_leave(const char *s, size_t n);
/* Writes it all, or as much as the descriptor takes. */
void guard_write(int fd, const char *s, size_t n);

#endif
