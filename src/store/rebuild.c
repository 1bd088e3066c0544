/* Rebuilding what is derived. Credits and tallies grow under a new generation
 * (regrow.c). The search index has no generations: it is looked at, and only a wrong
 * one is built anew, in one transaction. */
#include "impl.h"

static enum tb_rc mend_search(struct store *s, struct tb_err *e)
{
    bool mine, right = true;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc == TB_OK) {
        rc = search_check(s, &right, e);
        read_end(s, mine);
    }
    if (rc != TB_OK || right)
        return rc;
    rc = db_exec(s, "BEGIN IMMEDIATE", e);
    if (rc == TB_OK)
        rc = search_mend(s, e);
    if (rc == TB_OK)
        rc = db_exec(s, "COMMIT", e);
    if (rc != TB_OK && !sqlite3_get_autocommit(s->db))
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}

enum tb_rc store_rebuild(struct store *s, const struct stamp *by,
                         const struct progress *p, struct tb_err *e)
{
    struct regrow r = {.s = s, .progress = p};
    (void)by;
    enum tb_rc rc = regrow(&r, e);
    return rc == TB_OK ? mend_search(s, e) : rc;
}

enum tb_rc store_apply_scheme(struct store *s, const struct stamp *by,
                              const struct change *c, const struct progress *p,
                              struct receipt *out, struct tb_err *e)
{
    struct regrow r = {.s = s, .progress = p, .pending = c, .by = by, .receipt = out};
    *out = (struct receipt){0};
    return regrow(&r, e);
}
