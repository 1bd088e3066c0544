/* KIND [tests] set|add|mul X [account NAME] [section NAME] [stop]
 * KIND [tests] 记|加|乘 X [账户 NAME] [项目 NAME] [为止]
 *
 * Points of an event: KIND is submit relay adopt instruct promote return late error
 * false incident manual or one that the scheme names. The first `set` that fits gives
 * an event's points, then every `mul` and `add` that fits acts, in the order written;
 * none does after a `set` with `stop`. `value [A to B]` instead of X: what the event
 * itself says. */
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"
#include "core/clause.h"

static const struct keyword ops[] = {
    {OP_SET, "set 记 计"},
    {OP_ADD, "add 加 另加 加记"},
    {OP_MUL, "mul 乘 乘以"},
    {0},
};

#define TESTS_EN                                                                       \
    "outlet level type form route leader role group unit length value units authors "  \
    "commissioned overdue within with without"
#define TESTS_ZH                                                                                                      \
    "载体 级别 类型 形式 途径 领导 角色 分组 单位 字数 数值 单位数 作者数 约稿 逾期 " \
    "限 有 "                                                                                                        \
    "无"

/* A word that is neither a test nor an operation. */
static enum tb_rc stray_word(struct clause *c, int at, struct tb_err *e)
{
    struct nearest near = {.word = c->words[at]};
    char best[64];

    c->bad = at;
    nearest_offer_list(&near, "set add mul " TESTS_EN, best, sizeof best);
    nearest_offer_list(&near, TESTS_ZH, best, sizeof best);
    if (near.best)
        return tb_fail(e, TB_INVALID, N_("unknown word '%s'; is '%s' meant?"),
                       c->words[at], near.best);
    return tb_fail(
        e, TB_INVALID,
        N_("unknown word '%s'; right is a test (outlet level type form route "
           "leader), or set or add; a name with blanks stands in quotes"),
        c->words[at]);
}

/* value [A to B] */
static enum tb_rc take_value(struct clause *c, int *at, struct line *out,
                             struct tb_err *e)
{
    tb_amount n;

    out->by_value = true;
    ++*at;
    if (*at >= c->n_words || !amount_parse(c->keys[*at], &n))
        return TB_OK;
    out->range.on = true;
    enum tb_rc rc = take_amount(c, at, &out->range.least, e);
    if (!rc)
        rc = take_word(c, at, "to 至 到", e);
    if (!rc)
        rc = take_amount(c, at, &out->range.most, e);
    c->bad = *at - 1;
    if (!rc && out->range.most < out->range.least)
        return tb_fail(e, TB_INVALID, N_("the most lies below the least"));
    return rc;
}

static enum tb_rc take_points(struct clause *c, int *at, struct line *out,
                              struct tb_err *e)
{
    int op;

    c->bad = *at;
    if (*at >= c->n_words)
        return tb_fail(
            e, TB_INVALID,
            N_("the clause gives no points; end it with: set AMOUNT, or: add "
               "AMOUNT"));
    if (!clause_key(c, *at, ops, &op))
        return stray_word(c, *at, e);
    out->op = (enum line_op)op;
    ++*at;
    if (out->op == OP_MUL)
        return take_factor(c, at, &out->factor, e);
    if (clause_at(c, *at, "value 按值"))
        return take_value(c, at, out, e);
    return take_amount(c, at, &out->amount, e);
}

/* account, section and stop, in any order. */
static enum tb_rc take_rest(struct arena *a, struct clause *c, int *at,
                            struct scheme *s, struct line *out, struct tb_err *e)
{
    enum tb_rc rc = take_booking(a, c, at, s, "stop 为止", &out->to, &out->stop, e);

    if (!rc && out->stop && out->op != OP_SET)
        return tb_fail(e, TB_INVALID,
                       N_("'%s' ends what may be added to a set; it belongs to a set "
                          "clause only"),
                       "stop");
    return rc ? rc : take_end(c, *at, e);
}

/* Two equal `set` clauses: the second can never earn. */
static enum tb_rc check_new(const struct scheme *s, const struct line *line,
                            struct tb_err *e)
{
    for (size_t i = 0; i < s->n_lines; i++)
        if (line->op == OP_SET && s->lines[i].op == OP_SET &&
            s->lines[i].to.account == line->to.account &&
            strcmp(s->lines[i].tests, line->tests) == 0)
            return tb_fail(
                e, TB_INVALID,
                N_("the same is said twice, first in line %d; keep one of them"),
                s->lines[i].number);
    return TB_OK;
}

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct line line = {.number = c->number, .text = c->text, .filter = filter_any()};
    int at = 0;
    enum tb_rc rc = take_kind(c, &at, &line.filter.kind, e);

    if (!rc && line.filter.kind == EVENT_VOID)
        return tb_fail(
            e, TB_INVALID,
            N_("a void submission earns nothing at all; take the '%s' clause "
               "out"),
            c->words[0]);
    if (!rc)
        rc = filter_words(a, c, &at, &line.filter, e);
    if (!rc)
        rc = take_points(c, &at, &line, e);
    if (!rc)
        rc = take_rest(a, c, &at, out, &line, e);
    line.tests = filter_text(a, &line.filter);
    if (!rc)
        rc = check_new(out, &line, e);
    if (!rc)
        *(struct line *)clause_append(a, &out->lines, &out->n_lines, sizeof line) =
            line;
    return rc;
}

const struct rule_kind rule_line = {
    .name = "line",
    .words = "",
    .set = words_event,
    .parse = parse,
};
