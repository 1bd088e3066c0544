/* Papers on their way to a file or standard output, for the commands that have the
 * options --output, --format and --bom. */
#ifndef TB_CLI_PAPER_H
#define TB_CLI_PAPER_H

#include "export/paper_format.h"

#include "cli.h"

bool cli_to_stdout(const struct cli *c);
/* By --format, or else by the ending of --output, else text. TB_USAGE names them. */
enum tb_rc cli_paper_format(struct cli *c, const struct paper_format **out,
                            struct tb_err *e);
/* Writes it there. TB_CONFLICT: the file is there already, and no --force. */
enum tb_rc cli_paper_write(struct cli *c, const struct paper *p, struct tb_err *e);

#endif
