/* Parts of the command `topic`. */
#ifndef TB_CLI_TOPIC_H
#define TB_CLI_TOPIC_H

#include "app/topics.h"

#include "cli.h"

/* The topic that the second word names. TB_USAGE, TB_NOTFOUND. */
enum tb_rc cli_topic(struct cli *c, const struct topic **out, struct tb_err *e);

/* topic_write.c */
enum tb_rc cli_topic_add(struct cli *c, struct tb_err *e);
enum tb_rc cli_topic_edit(struct cli *c, struct tb_err *e);
enum tb_rc cli_topic_void(struct cli *c, struct tb_err *e);
/* topic_remind.c */
enum tb_rc cli_topic_remind(struct cli *c, struct tb_err *e);

#endif
