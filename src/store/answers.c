/* Who has answered the topics that were due: what boards ask for whose schemes look at
 * those that were missed. */
#include <string.h>

#include "bag.h"

enum tb_rc answers_load(struct store *s, const struct board_input *in, struct arena *a,
                        struct tallies *out, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    size_t cap = 0;
    if (!in->misses)
        return TB_OK;
    enum tb_rc rc = db_query(s, Q_TOPIC_ANSWERS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int(st, 1, in->due_first);
    sqlite3_bind_int(st, 2, in->due_last);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        if (out->n_answers == cap) {
            struct answer *more = arena_array(a, cap = cap * 2 + 64, sizeof *more);
            if (out->n_answers)
                memcpy(more, out->answers, out->n_answers * sizeof *more);
            out->answers = more;
        }
        out->answers[out->n_answers++] =
            (struct answer){.topic_id = sqlite3_column_int64(st, 0),
                            .owner_kind = (enum owner_kind)sqlite3_column_int(st, 1),
                            .owner_id = sqlite3_column_int64(st, 2)};
    }
    return rc;
}
