/* Parts of the command `bulletin`; bulletin_tables.c. */
#ifndef TB_CLI_BULLETIN_H
#define TB_CLI_BULLETIN_H

#include "app/bulletin.h"

#include "cli.h"

/* The published one that the command's second word names. */
enum tb_rc cli_bulletin_find(struct cli *c, struct arena *a, struct bulletin_head *out,
                             struct tb_err *e);
enum tb_rc cli_bulletin_list(struct cli *c, struct tb_err *e);
enum tb_rc cli_bulletin_diff(struct cli *c, struct tb_err *e);

#endif
