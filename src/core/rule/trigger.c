/* trigger NAME [group G|people] TEST [N running|N times per PERIOD] then ACTION ...
 * 触发 NAME [分组 G|人员] TEST [连续 N|每 PERIOD 共 N 次] 则 ACTION ...
 *
 * What follows from a period that went badly, or well. TEST:
 *   short FIGURE per PERIOD [tests]    欠 FIGURE 每 PERIOD [tests]
 *   zero FIGURE per PERIOD             零 FIGURE 每 PERIOD
 *   reach N FIGURE per PERIOD          达 N FIGURE 每 PERIOD
 * ACTION: list notice explain talk criticise commend no-award zero
 *         名单 通知 说明 约谈 通报批评 表扬 取消评优 计零
 *         deduct X [account A] [section S]   扣 X [账户 A] [项目 S] */
#include "base/i18n.h"

#include "core/clause.h"

static const struct keyword trials[] = {
    {TEST_SHORT, "short 欠"},
    {TEST_ZERO, "zero 零"},
    {TEST_REACH, "reach 达"},
    {0},
};

static const struct keyword actions[] = {
    {THEN_LIST, "list 名单"},
    {THEN_NOTICE, "notice 通知"},
    {THEN_EXPLAIN, "explain 说明 说明情况"},
    {THEN_TALK, "talk 约谈"},
    {THEN_CRITICISE, "criticise criticize 通报批评 批评"},
    {THEN_COMMEND, "commend 表扬 通报表扬"},
    {THEN_NO_AWARD, "no-award 取消评优"},
    {THEN_ZERO, "zero 计零"},
    {THEN_DEDUCT, "deduct 扣"},
    {0},
};

static enum tb_rc take_trial(struct arena *a, struct clause *c, int *at,
                             struct trigger *x, struct tb_err *e)
{
    int value = TEST_SHORT;
    enum tb_rc rc = clause_choice(c, *at, false, trials, &value, e);

    if (rc)
        return rc;
    x->test = (enum trigger_test)value;
    ++*at;
    if (x->test == TEST_REACH)
        rc = take_amount(c, at, &x->reach, e);
    return rc ? rc : take_demand(a, c, at, x->test == TEST_SHORT, &x->demand, e);
}

/* N running | N times per PERIOD | 连续 N | 每 PERIOD 共 N 次 */
static enum tb_rc take_times(struct clause *c, int *at, struct trigger *x,
                             struct tb_err *e)
{
    enum tb_rc rc;

    x->times = 1;
    if (clause_at(c, *at, "then 则"))
        return TB_OK;
    if (clause_at(c, *at, "连续")) {
        ++*at;
        return take_whole(c, at, 1, 100, &x->times, e);
    }
    if (clause_at(c, *at, "每")) {
        x->in_total = true;
        rc = take_per(c, at, &x->within, e);
        if (!rc)
            rc = take_word(c, at, "共", e);
        if (!rc)
            rc = take_whole(c, at, 1, 100, &x->times, e);
        return rc ? rc : take_word(c, at, "次", e);
    }
    rc = take_whole(c, at, 1, 100, &x->times, e);
    if (rc || clause_at(c, *at, "running")) {
        ++*at;
        return rc;
    }
    rc = take_word(c, at, "times running", e);
    x->in_total = true;
    return rc ? rc : take_per(c, at, &x->within, e);
}

static enum tb_rc take_actions(struct arena *a, struct clause *c, int *at,
                               struct scheme *s, struct trigger *x, struct tb_err *e)
{
    enum tb_rc rc = take_word(c, at, "then 则", e);

    while (!rc && (*at < c->n_words || !x->actions)) {
        int value = THEN_LIST;
        rc = clause_choice(c, *at, false, actions, &value, e);
        if (rc)
            break;
        if (x->actions & 1u << value) {
            c->bad = *at;
            return tb_fail(e, TB_INVALID, N_("'%s' is said twice; keep one of them"),
                           c->words[*at]);
        }
        x->actions |= 1u << value;
        ++*at;
        if (value != THEN_DEDUCT)
            continue;
        rc = take_amount(c, at, &x->deduct, e);
        if (!rc)
            rc = take_booking(a, c, at, s, NULL, &x->to, NULL, e);
    }
    return rc;
}

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct trigger x = {.number = c->number,
                        .text = c->text,
                        .to = {.account = FIGURE_POINTS, .section = -1}};
    int at = 2;
    enum tb_rc rc;

    c->bad = 1;
    if (c->n_words < 2)
        return tb_fail(e, TB_INVALID, N_("nothing follows '%s'; say which"),
                       c->words[0]);
    x.name = arena_strdup(a, c->words[1]);
    rc = take_whom(a, c, &at, 1u << WHOM_GROUP | 1u << WHOM_PEOPLE, &x.whom, e);
    if (!rc)
        rc = take_trial(a, c, &at, &x, e);
    if (!rc)
        rc = take_times(c, &at, &x, e);
    if (!rc)
        rc = take_actions(a, c, &at, out, &x, e);
    if (!rc)
        *(struct trigger *)clause_append(a, &out->triggers, &out->n_triggers,
                                         sizeof x) = x;
    return rc;
}

const struct rule_kind rule_trigger = {
    .name = "trigger",
    .words = "trigger 触发",
    .parse = parse,
};
