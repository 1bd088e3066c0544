/* Bulletins inside the store. */
#ifndef TB_STORE_BULLETIN_IMPL_H
#define TB_STORE_BULLETIN_IMPL_H

#include "impl.h"
#include "verify.h"

/* SHA-256 of a body, in hexadecimal. */
void bulletin_hash(const char *body, char out[static 65]);
enum tb_rc put_bulletin(struct store *s, const struct bulletin_fact *x, int64_t *id,
                        struct tb_err *e);
/* Every body against its hash. */
enum tb_rc verify_bulletins(struct verifying *v, struct tb_err *e);

/* changeset.c */

/* Every day on which something counted before or after the entry: a submission's with
 * its unit, an event's with its submission or unit (0: none); with `topics` those on
 * which topics are due, of nobody. */
enum tb_rc changeset_days(struct store *s, int64_t seq, bool topics,
                          bool (*day)(void *arg, tb_day d, int64_t unit,
                                      int64_t submission),
                          void *arg, struct tb_err *e);
/* Every topic of which the entry changed who has answered or is asked: by another list
 * of names, by an article (with its unit, else 0) that named it before; scored: it was
 * withdrawn or is due on another day, so that articles that name it count otherwise. */
enum tb_rc changeset_topics(struct store *s, int64_t seq,
                            bool (*topic)(void *arg, int64_t id, int64_t unit,
                                          int64_t submission, bool scored),
                            void *arg, struct tb_err *e);

#endif
