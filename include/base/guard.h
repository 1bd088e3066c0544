/* Cells that a spreadsheet program would take for a formula. Used where CSV is written
 * and where it is read, so that what comes back is what went out. */
#ifndef TB_BASE_GUARD_H
#define TB_BASE_GUARD_H

#include "base/mem.h"

/* Appends s with an apostrophe in front when a spreadsheet program would run it (= + -
 * @, TAB, CR, LF, their full-width twins, also behind blanks), or when it already looks
 * like a guarded text; so that guard_strip is the exact inverse. */
void guard_add(struct strbuf *out, const char *s);
/* The text without its guard: s itself, or s + 1. */
const char *guard_strip(const char *s);

#endif
