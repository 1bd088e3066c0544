/* combine KIND [tests] HOW [per level|outlet|leader]
 * 合并 KIND [tests] HOW [每 级别|载体|领导]
 *
 * Which events of an article are taken together, and what they then earn. */
#include "core/clause.h"

static const struct keyword hows[] = {
    {COMBINE_ALL, "all 累加 累计 全部"},
    {COMBINE_HIGHEST, "highest 就高 最高 取最高"},
    {COMBINE_BEST, "best 前高"},
    {COMBINE_FIRST, "first 首次"},
    {0},
};

static const struct keyword pers[] = {
    {PER_LEVEL, "level 级别 层级 层次"},
    {PER_OUTLET, "outlet 载体 刊物"},
    {PER_LEADER, "leader 领导"},
    {0},
};

static enum tb_rc take_best(struct clause *c, int *at, struct combine *out,
                            struct tb_err *e)
{
    enum tb_rc rc = take_whole(c, at, 1, 1000, &out->n, e);

    if (!rc && clause_at(c, *at, "levels level 级")) {
        out->how = COMBINE_BEST_LEVELS;
        ++*at;
    }
    return rc;
}

enum tb_rc combine_take(struct clause *c, int *at, struct combine *out,
                        struct tb_err *e)
{
    int value = COMBINE_UNSAID;
    enum tb_rc rc = clause_choice(c, *at, false, hows, &value, e);

    if (rc)
        return rc;
    out->how = (enum combine_how)value;
    ++*at;
    if (out->how == COMBINE_BEST)
        rc = take_best(c, at, out, e);
    if (out->how == COMBINE_FIRST) {
        rc = take_word(c, at, "then 其后", e);
        if (!rc)
            rc = take_amount(c, at, &out->later, e);
    }
    if (rc || !clause_at(c, *at, "per 每"))
        return rc;
    ++*at;
    value = PER_ARTICLE;
    rc = clause_choice(c, *at, false, pers, &value, e);
    out->per = (enum combine_per)value;
    ++*at;
    return rc;
}

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct combine x = {.number = c->number, .filter = filter_any()};
    int at = 1;
    enum tb_rc rc = take_kind(c, &at, &x.filter.kind, e);

    if (!rc)
        rc = filter_words(a, c, &at, &x.filter, e);
    if (!rc)
        rc = combine_take(c, &at, &x, e);
    if (!rc)
        rc = take_end(c, at, e);
    if (!rc)
        *(struct combine *)clause_append(a, &out->combines, &out->n_combines,
                                         sizeof x) = x;
    return rc;
}

const struct rule_kind rule_combine = {
    .name = "combine",
    .words = "combine 合并",
    .parse = parse,
};
