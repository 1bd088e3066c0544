/* dates sent|printed|registered
 * 日期 报送日|刊用日|登记日
 *
 * Which date puts an adoption in a period: its article's, or its own; and what its own
 * date means, to be printed. */
#include "core/clause.h"

static const struct keyword ways[] = {
    {DATES_SENT, "sent 报送日"},
    {DATES_PRINTED, "printed 刊用日 采用日"},
    {DATES_REGISTERED, "registered 登记日"},
    {0},
};

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    int value = DATES_UNSAID;
    enum tb_rc rc = clause_choice(c, 1, true, ways, &value, e);

    (void)a;
    out->dates = (enum dates)value;
    return rc;
}

const struct rule_kind rule_dates = {
    .name = "dates",
    .words = "dates 日期",
    .once = true,
    .parse = parse,
};
