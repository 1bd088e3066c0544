/* adoptions all|highest|best N|best N levels|highest per level|first then X
 * 采用计分 累加|就高|前高 N|前高 N 级|就高 每 级别|首次 其后 X
 *
 * What several adoptions of one article earn together. */
#include "core/clause.h"

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    int at = 1;
    enum tb_rc rc;

    (void)a;
    out->adoptions.number = c->number;
    out->adoptions.filter = filter_any();
    rc = combine_take(c, &at, &out->adoptions, e);
    return rc ? rc : take_end(c, at, e);
}

const struct rule_kind rule_adoptions = {
    .name = "adoptions",
    .words = "adoptions 采用计分",
    .once = true,
    .parse = parse,
};
