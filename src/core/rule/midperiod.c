/* midperiod full|by-days|by-months
 * 期中 全额|按日|按月
 *
 * What a unit owes that opened, closed or changed group inside a target's period. */
#include "core/clause.h"

static const struct keyword ways[] = {
    {MIDPERIOD_FULL, "full 全额"},
    {MIDPERIOD_DAYS, "by-days 按日 按天"},
    {MIDPERIOD_MONTHS, "by-months 按月"},
    {0},
};

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    int value = MIDPERIOD_UNSAID;
    enum tb_rc rc = clause_choice(c, 1, true, ways, &value, e);

    (void)a;
    out->midperiod = (enum midperiod)value;
    return rc;
}

const struct rule_kind rule_midperiod = {
    .name = "midperiod",
    .words = "midperiod 期中",
    .once = true,
    .parse = parse,
};
