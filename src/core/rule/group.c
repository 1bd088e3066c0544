/* group NAME unranked | group NAME to parent
 * 分组 NAME 不排名    | 分组 NAME 归上级
 *
 * A group whose members take no places, or whose members' credits go to the unit above
 * them. */
#include "base/i18n.h"
#include "base/text.h"

#include "core/clause.h"

enum { UNRANKED, TO };
static const struct keyword ways[] = {
    {UNRANKED, "unranked 不排名"},
    {TO, "to 归 归上级"},
    {0},
};

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct whom whom = {.kind = WHOM_ANY};
    int at = 0, way = UNRANKED;
    enum tb_rc rc = take_whom(a, c, &at, 1u << WHOM_GROUP, &whom, e);

    if (!rc)
        rc = clause_choice(c, at, false, ways, &way, e);
    if (rc)
        return rc;
    at++;
    if (way == TO && clause_at(c, at, "parent 上级"))
        at++;
    else if (way == TO && !clause_at(c, at - 1, "归上级"))
        return clause_stray(c, at, "parent 上级", e);
    rc = take_end(c, at, e);
    if (rc)
        return rc;
    struct group_clause *g = clause_append(a, &out->groups, &out->n_groups, sizeof *g);
    *g = (struct group_clause){.number = c->number,
                               .key = whom.key,
                               .unranked = way == UNRANKED,
                               .to_parent = way == TO};
    return TB_OK;
}

const struct rule_kind rule_group = {
    .name = "group",
    .words = "group 分组 组别",
    .parse = parse,
};
