/* The commands that print a paper of the year: report, pay, honours, appraisal. */
#ifndef TB_CLI_YEARLY_H
#define TB_CLI_YEARLY_H

#include "app/yearly.h"

#include "cli.h"

/* Runs one of them: the first word is the period. */
enum tb_rc cli_yearly(struct cli *c, enum yearly kind, struct tb_err *e);

#endif
