/* relays kept|replaced
 * 转报分 保留|替代
 *
 * Whether a relayed article that is adopted keeps its points for the relay besides
 * those for the adoption, or the larger of the two sums counts. */
#include "core/clause.h"

static const struct keyword ways[] = {
    {RELAYS_KEPT, "kept 保留 兼计"},
    {RELAYS_REPLACED, "replaced 替代 取代"},
    {0},
};

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    int value = RELAYS_UNSAID;
    enum tb_rc rc = clause_choice(c, 1, true, ways, &value, e);

    (void)a;
    out->relays = (enum relays)value;
    return rc;
}

const struct rule_kind rule_relays = {
    .name = "relays",
    .words = "relays 转报分",
    .once = true,
    .parse = parse,
};
