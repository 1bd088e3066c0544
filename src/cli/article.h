/* A submission's fields as options say them; what `add` and `edit` share. */
#ifndef TB_CLI_ARTICLE_H
#define TB_CLI_ARTICLE_H

#include "cli.h"

/* Units, parted by ; : TB_NOTFOUND, TB_INVALID, TB_USAGE when none is named. */
enum tb_rc cli_read_units(struct cli *c, const char *list, struct arena *a,
                          struct submission *x, struct tb_err *e);
/* Authors, parted by ; - those who are not on the roster are kept as written. x->day is
 * set. */
enum tb_rc cli_read_authors(struct cli *c, const char *list, struct arena *a,
                            struct submission *x, struct tb_err *e);
/* --length; -1 when not given. */
enum tb_rc cli_read_length(struct cli *c, struct submission *x, struct tb_err *e);
/* --topic; "none" and "" take it off. Nothing changes when it is not given. */
enum tb_rc cli_read_topic(struct cli *c, struct submission *x, struct tb_err *e);

#endif
