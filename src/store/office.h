/* Inside the store: what is written of topics and of the office's own work. Ids and
 * revisions as in core/change.h. */
#ifndef TB_STORE_OFFICE_IMPL_H
#define TB_STORE_OFFICE_IMPL_H

#include "impl.h"

/* numbered.c: the reference given, folded, or the next of the day's year: the letter
 * says of what (T: topics, M: meetings, F: follow-ups). TB_INVALID: it is taken. */
enum tb_rc numbered_ref(struct store *s, char letter, tb_day day, const char *given,
                        struct strbuf *out, struct tb_err *e);
/* put_topic.c */
enum tb_rc put_topic(struct store *s, const struct topic *x, int64_t *id,
                     struct tb_err *e);
enum tb_rc put_topic_edit(struct store *s, const struct topic *x, int64_t *id,
                          struct tb_err *e);
/* batch_touch for each article that names the topic: what it earns may depend on it. */
enum tb_rc topic_touch(struct store *s, int64_t id, struct tb_err *e);

/* put_office.c */
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

/* office.c: the rows of one query into an array in the arena that grows. */
struct rows {
    char *items;
    size_t n, cap, size;
};
typedef void read_row(sqlite3_stmt *st, struct arena *a, void *out);
/* a1 and a2 as far as the query has parameters. */
enum tb_rc read_rows(struct store *s, enum query q, int64_t a1, int64_t a2,
                     read_row *read, size_t size, struct arena *a, struct rows *out,
                     struct tb_err *e);

#endif
