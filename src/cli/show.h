/* Parts of the command `show`: rows of a field's name and its value. */
#ifndef TB_CLI_SHOW_H
#define TB_CLI_SHOW_H

#include "cli.h"

/* Starts a row. */
struct sheet *show_field(struct sheet *s, const char *name);
/* A whole row, or none when there is nothing to say. */
void show_text(struct sheet *s, const char *name, const char *text);
void show_day(struct sheet *s, const char *name, tb_day d);
/* A word of a set in the user's language. */
const char *show_word(const struct word *set, int value);

void show_unit(const struct names *n, struct sheet *s, const struct unit *u,
               tb_day today);
/* His posts, and his numbers in --period. */
enum tb_rc show_person(struct cli *c, struct sheet *s, const struct person *p,
                       struct tb_err *e);

#endif
