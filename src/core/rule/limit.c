/* limit FIGURE per PERIOD [most N] [least N]
 * 限额 FIGURE 每 PERIOD [至多 N] [至少 N]
 *
 * Inside each PERIOD the running total of points, an account or a section is held. */
#include "base/i18n.h"

#include "core/clause.h"

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct limit x = {.number = c->number, .text = c->text};
    int at = 1;
    enum tb_rc rc = take_figure(a, c, &at, &x.figure, e);

    if (!rc)
        rc = take_per(c, &at, &x.period, e);
    if (!rc)
        rc = take_clamp(c, &at, "most 至多", "least 至少", &x.clamp, e);
    if (!rc && !x.clamp.has_most && !x.clamp.has_least)
        return clause_stray(c, at, "most least 至多 至少", e);
    if (!rc)
        rc = take_end(c, at, e);
    if (!rc)
        *(struct limit *)clause_append(a, &out->limits, &out->n_limits, sizeof x) = x;
    return rc;
}

const struct rule_kind rule_limit = {
    .name = "limit",
    .words = "limit 限额",
    .parse = parse,
};
