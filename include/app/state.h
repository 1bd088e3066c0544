/* Small files that the program keeps for the user between runs: drafts, recently used
 * names, chosen columns, saved filters. They stand in the state folder, mode 0600, and
 * are replaced whole or not at all. Losing them loses no fact. */
#ifndef TB_APP_STATE_H
#define TB_APP_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"

#define STATE_MAX (16u << 20) /* bytes: what is larger is neither written nor read */

/* The name of a kind of state for one database: "draft-" and a hash of its path. */
void state_name(const char *kind, const char *db, char *out, size_t size);
/* The whole file into out. TB_NOTFOUND, with out empty and no message worth showing:
 * there is none. */
enum tb_rc state_read(const char *name, struct strbuf *out, struct tb_err *e);
/* Replaces it. TB_INVALID: it is larger than STATE_MAX. */
enum tb_rc state_write(const char *name, const char *text, size_t n, struct tb_err *e);
/* Gone, or was never there. */
void state_remove(const char *name);

#endif
