/* The office's own work inside the store. put_office.c: one row each; ids and revisions
 * as in core/change.h. */
#ifndef TB_STORE_OFFICE_IMPL_H
#define TB_STORE_OFFICE_IMPL_H

#include "impl.h"

enum tb_rc put_followup(struct store *s, const struct followup *x, int64_t *id,
                        struct tb_err *e);
enum tb_rc put_step(struct store *s, const struct followup_step *x, int64_t *id,
                    struct tb_err *e);
enum tb_rc put_meeting(struct store *s, const struct meeting *x, int64_t *id,
                       struct tb_err *e);
enum tb_rc put_attendance(struct store *s, const struct attendance *x, int64_t *id,
                          struct tb_err *e);
enum tb_rc put_outcome(struct store *s, const struct outcome *x, int64_t *id,
                       struct tb_err *e);
enum tb_rc put_contact(struct store *s, const struct contact *x, int64_t *id,
                       struct tb_err *e);
enum tb_rc put_issue(struct store *s, const struct issue *x, int64_t *id,
                     struct tb_err *e);
enum tb_rc put_item(struct store *s, const struct issue_item *x, int64_t *id,
                    struct tb_err *e);

#endif
