/* decimals N
 * 小数 N
 *
 * Places after the point of printed points, 0 to 3. Unsaid: as many as needed. */
#include "core/clause.h"

static const struct keyword digits[] = {
    {0, "0 0位"}, {1, "1 1位 一位"}, {2, "2 2位 两位"}, {3, "3 3位 三位"}, {0},
};

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    (void)a;
    return clause_choice(c, 1, true, digits, &out->decimals, e);
}

const struct rule_kind rule_decimals = {
    .name = "decimals",
    .words = "decimals 小数",
    .once = true,
    .parse = parse,
};
