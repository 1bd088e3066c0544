/* What the terminal needs and curses does not. */
#ifndef TB_TUI_TERM_PARTS_H
#define TB_TUI_TERM_PARTS_H

#include <stdbool.h>
#include <stdint.h>
#include <termios.h>

#include "base/err.h"
#include "base/mem.h"

/* True for a value of TERM that terminfo may be asked for. */
bool term_good_name(const char *name);
/* Says that this kind of terminal cannot show the dashboard. */
enum tb_rc term_refuse(const char *name, struct tb_err *e);
/* TB_USAGE unless input and output are a terminal whose kind, the value of TERM or
 * NULL, may be asked for. */
enum tb_rc term_check(const char *name, struct tb_err *e);
/* False for kinds of terminal that do not mark what is pasted. tmux: $TMUX or NULL. */
bool term_marks_pastes(const char *name, const char *tmux);
/* Appends a capability without its padding marks ($<5>). */
void term_unpadded(struct strbuf *out, const char *s);
/* No echo, no signals from keys, no flow control, bytes as they are. */
void term_make_raw(struct termios *t);
/* Gives an environment variable another value, NULL: none. Returns a copy of the one it
 * had, NULL: none; the caller frees it. */
char *term_swap_env(const char *name, const char *value);
/* For characters that curses places otherwise than the terminal draws them: an ASCII
 * likeness of one column; '?' when there is none. */
char term_likeness(uint32_t cp);
/* Appends the sequence (OSC 52) that puts text into the clipboard of the terminal's
 * user, through GNU screen when `screen`. What stands
 * between tabs and line breaks goes through text_safe first. */
void term_copy_sequence(struct strbuf *out, const char *text, size_t n, bool screen);

#endif
