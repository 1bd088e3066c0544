/* What the kinds of the office's own work share. */
#ifndef TB_IMPORT_OFFICE_H
#define TB_IMPORT_OFFICE_H

#include "store/office.h"

#include "run.h"

/* Adds the ids of the units, groups and persons that a cell names, each once; a group
 * is its units that are open on the day. */
struct cell_who {
    int64_t unit_id, person_id; /* one of them is 0 */
};
enum tb_rc cell_whom(struct import_run *r, const char *column, const char *s,
                     tb_day day, struct cell_who **out, size_t *n, struct tb_err *e);
/* The day of a required cell. */
enum tb_rc cell_given_day(struct import_run *r, const char *column, const char *s,
                          tb_day *out, struct tb_err *e);
/* The article of a reference; TB_NOTFOUND. */
enum tb_rc cell_article(struct import_run *r, const char *ref, struct article_full *out,
                        struct tb_err *e);

#endif
