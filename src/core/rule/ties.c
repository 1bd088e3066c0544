/* ties by adopted    ties shared
 * 同分 按采用数       同分 并列
 *
 * What orders units of equal points. Unsaid, they share the place. */
#include "core/clause.h"

static const struct keyword ways[] = {
    {TIES_ADOPTED, "adopted 按采用数 采用数 按采用"},
    {TIES_SHARED, "shared 并列"},
    {0},
};

static enum tb_rc parse(struct arena *a, const struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    int value = TIES_SHARED, at = 1;
    enum tb_rc rc;

    (void)a;
    if (at < c->n_words && clause_is(c->words[at], "by 按"))
        at++;
    rc = clause_choice(c, at, true, ways, &value, e);
    out->ties = (enum ties)value;
    return rc;
}

const struct rule_kind rule_ties = {
    .name = "ties",
    .words = "ties 同分",
    .once = true,
    .parse = parse,
};
