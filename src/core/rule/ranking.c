/* rank by FIGURE
 * 排名 按 FIGURE
 *
 * The figure that orders the ranking; unsaid, the points. */
#include "core/clause.h"

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    int at = 1;
    enum tb_rc rc = take_word(c, &at, "by 按", e);

    if (!rc)
        rc = take_figure(a, c, &at, &out->rank_by, e);
    return rc ? rc : take_end(c, at, e);
}

const struct rule_kind rule_ranking = {
    .name = "rank",
    .words = "rank 排名",
    .once = true,
    .parse = parse,
};
