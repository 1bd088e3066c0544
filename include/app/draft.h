/* Text that was typed and not saved. One file for each database and process stands in
 * the state folder while there is such text; the file of a process that died is taken
 * over by the next one, that of a live process never. */
#ifndef TB_APP_DRAFT_H
#define TB_APP_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"

struct draft_file {
    char kind[48]; /* what the files of this database begin with */
    char name[80]; /* this process's */
    bool there;    /* it was written and not removed */
};

/* Names the file; reads and writes nothing. */
void draft_begin(struct draft_file *f, const char *db);
/* Replaces the text; n 0 removes the file. */
enum tb_rc draft_keep(struct draft_file *f, const char *text, size_t n,
                      struct tb_err *e);
/* The newest text that a dead process left, now this one's own; false: none. An own
 * file must not be there. */
bool draft_take_over(struct draft_file *f, struct strbuf *out);

/* The text is lines of a key, a blank and a value in which line breaks are escaped. */
void draft_put(struct strbuf *out, const char *key, const char *value);
void draft_put_int(struct strbuf *out, const char *key, int64_t value);
/* The next line of *at, in the arena; false at the end. Lines without a value are left
 * out. */
bool draft_get(struct arena *a, const char **at, const char **key, const char **value);

#endif
