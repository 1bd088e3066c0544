/* Paths as people type them. */
#ifndef TB_APP_COMPLETE_H
#define TB_APP_COMPLETE_H

#include "base/mem.h"

/* The path with a leading "~/" written out, without blanks and quotes around it. */
void path_expand(const char *typed, struct strbuf *out);
/* The other way round, for showing. */
void path_shorten(const char *path, struct strbuf *out);
/* What can follow: the longest beginning that all names of files and folders share, a
 * folder's with its slash, in *out (the typed text itself when none fits); the names in
 * *names, separated by blanks, at most 20. Hidden files only after a dot. Returns how
 * many fit. */
size_t path_complete(const char *typed, struct strbuf *out, struct strbuf *names);

#endif
