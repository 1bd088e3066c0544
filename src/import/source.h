/* Where an import's bytes come from: a regular file, or standard input made into one.
 */
#ifndef TB_IMPORT_SOURCE_H
#define TB_IMPORT_SOURCE_H

#include "import/import.h"

enum tb_rc source_open(const char *path, const char *forbidden,
                       const struct progress *p, int *fd, struct tb_err *e);
/* TB_INVALID when the first bytes of a file show that it is no CSV text, naming what it
 * is. */
enum tb_rc source_refuse(const unsigned char *head, size_t n, struct tb_err *e);

#endif
