/* quota units|group G|unit U|people [role R]|person P FIGURE per PERIOD [tests] N
 *       [per head]
 * 任务 全体单位|分组 G|单位 U|人员 [角色 R]|个人 P FIGURE 每 PERIOD [tests] N [每人]
 *
 * What is owed, besides the targets that were imported. `exempt` instead of N. */
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"
#include "core/clause.h"

static bool is_rate(const char *figure)
{
    int metric;

    return word_find(words_metric, figure, &metric) && metric == METRIC_RATE;
}

/* 40% or 0.4 */
static enum tb_rc take_rate(struct clause *c, int *at, tb_amount *out, struct tb_err *e)
{
    char word[32] = "";
    size_t n;

    if (*at < c->n_words && (n = strlen(c->keys[*at])) < sizeof word)
        memcpy(word, c->keys[*at], n + 1);
    n = strlen(word);
    bool percent = n > 1 && word[n - 1] == '%';
    if (percent)
        word[n - 1] = '\0';
    c->bad = *at;
    if (!amount_parse(word, out) || *out > (percent ? 100 : 1) * TB_ONE)
        return tb_fail(e, TB_INVALID, N_("right is a rate such as 40%% or 0.4"));
    if (percent)
        *out /= 100;
    ++*at;
    return TB_OK;
}

static enum tb_rc take_rest(struct clause *c, int *at, struct quota_clause *x,
                            struct tb_err *e)
{
    enum tb_rc rc = TB_OK;

    if (clause_at(c, *at, "exempt 免 免除")) {
        x->exempt = true;
        ++*at;
        return take_end(c, *at, e);
    }
    rc = x->demand.figure.name && is_rate(x->demand.figure.name)
             ? take_rate(c, at, &x->amount, e)
             : take_amount(c, at, &x->amount, e);
    if (!rc && x->amount < 0) {
        c->bad = *at - 1;
        return tb_fail(e, TB_INVALID,
                       N_("a quota is not below 0; write exempt for one "
                          "that owes nothing"));
    }
    if (!rc && clause_at(c, *at, "per") && clause_at(c, *at + 1, "head")) {
        x->per_head = true;
        *at += 2;
    } else if (!rc && clause_at(c, *at, "每人")) {
        x->per_head = true;
        ++*at;
    }
    c->bad = *at - 1;
    if (!rc && x->per_head &&
        (x->whom.kind == WHOM_PEOPLE || x->whom.kind == WHOM_PERSON))
        return tb_fail(e, TB_INVALID, N_("a person's quota is not counted by heads"));
    return rc ? rc : take_end(c, *at, e);
}

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct quota_clause x = {.number = c->number, .text = c->text};
    int at = 1;
    enum tb_rc rc = take_whom(a, c, &at, ~0u, &x.whom, e);

    if (!rc && x.whom.kind == WHOM_ANY)
        return clause_stray(c, at,
                            "units group unit people person 全体单位 分组 单位 "
                            "人员 个人",
                            e);
    if (!rc)
        rc = take_demand(a, c, &at, true, &x.demand, e);
    if (!rc)
        rc = take_rest(c, &at, &x, e);
    if (!rc)
        *(struct quota_clause *)clause_append(a, &out->quotas, &out->n_quotas,
                                              sizeof x) = x;
    return rc;
}

const struct rule_kind rule_quota = {
    .name = "quota",
    .words = "quota 任务",
    .parse = parse,
};
