/* missed [group G|unit U|people [role R]] set X [account NAME] [section NAME]
 * 约稿未交 [分组 G|单位 U|人员 [角色 R]] 计 X [账户 NAME] [项目 NAME]
 *
 * What a topic is worth that was given out and not answered until its day was over. */
#include "base/i18n.h"

#include "core/clause.h"

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct missed_clause x = {.number = c->number, .text = c->text};
    int at = 0;
    enum tb_rc rc = take_missed(a, c, &at, e);

    if (!rc)
        rc =
            take_whom(a, c, &at, 1u << WHOM_GROUP | 1u << WHOM_UNIT | 1u << WHOM_PEOPLE,
                      &x.whom, e);
    if (!rc)
        rc = take_word(c, &at, "set 记 计", e);
    if (!rc)
        rc = take_amount(c, &at, &x.x, e);
    if (!rc)
        rc = take_booking(a, c, &at, out, NULL, &x.to, NULL, e);
    if (!rc)
        rc = take_end(c, at, e);
    if (!rc)
        *(struct missed_clause *)clause_append(a, &out->misses, &out->n_misses,
                                               sizeof x) = x;
    return rc;
}

const struct rule_kind rule_missed = {
    .name = "missed",
    .words = "missed 约稿未交",
    .yields = true,
    .parse = parse,
};
