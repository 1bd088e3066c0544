/* A published bulletin as it is kept: its numbers, to be compared with later ones, and
 * what stood on the paper, to be written again in any format byte for byte. Lines of
 * fields parted by tabs; in a field \t, \n, \r and \\ stand for these signs. */
#ifndef TB_BULLETIN_KEEP_H
#define TB_BULLETIN_KEEP_H

#include "base/err.h"
#include "base/mem.h"

#include "bulletin/circular.h"
#include "bulletin/paper.h"

void keep_write(struct strbuf *out, const struct circular *c, const struct paper *p);
/* Of c: track, decimals, outlets, figures, units and people with their numbers, and the
 * changes that were printed. Everything in the arena. TB_CORRUPT when it is not what
 * keep_write wrote. */
enum tb_rc keep_read(struct arena *a, const char *body, struct circular *c,
                     struct paper *p, struct tb_err *e);

#endif
