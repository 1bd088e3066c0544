/* What the files of the command `followup` share. */
#ifndef TB_CLI_FOLLOWUP_H
#define TB_CLI_FOLLOWUP_H

#include "app/followups.h"

#include "cli.h"

/* The follow-ups of --period, or of this and the month before. */
enum tb_rc followup_read(struct cli *c, struct arena *a, struct follow **out, size_t *n,
                         struct tb_err *e);
/* Of this kind (-1: any), and from what --cause says. */
bool followup_wanted(const struct cli *c, int kind, const struct follow *f);
/* The one that a reference, or the name of a unit or person with --kind, means: that
 * one alone, and something is to do about it unless it is named by its reference.
 * TB_NOTFOUND, or TB_INVALID with what it could be. */
enum tb_rc followup_find(struct cli *c, const struct follow *all, size_t n,
                         const char *typed, const struct follow **out,
                         struct tb_err *e);

enum tb_rc followup_list(struct cli *c, struct tb_err *e);
enum tb_rc followup_show(struct cli *c, struct tb_err *e);
enum tb_rc followup_act(struct cli *c, enum followup_state state, struct tb_err *e);
enum tb_rc followup_add(struct cli *c, struct tb_err *e);
enum tb_rc followup_text(struct cli *c, struct tb_err *e);
enum tb_rc followup_template(struct cli *c, struct tb_err *e);

#endif
