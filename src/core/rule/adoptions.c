/* adoptions all|highest
 * 采用计分 累加|就高
 *
 * Whether every adoption of an article earns its points or only the highest does. */
#include "core/clause.h"

static const struct keyword ways[] = {
    {COMBINE_ALL, "all 累加 累计 全部"},
    {COMBINE_HIGHEST, "highest 就高 最高 取最高"},
    {0},
};

static enum tb_rc parse(struct arena *a, const struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    int value = COMBINE_UNSAID;
    enum tb_rc rc = clause_choice(c, 1, true, ways, &value, e);

    (void)a;
    out->adoptions = (enum combine)value;
    return rc;
}

const struct rule_kind rule_adoptions = {
    .name = "adoptions",
    .words = "adoptions 采用计分",
    .once = true,
    .parse = parse,
};
