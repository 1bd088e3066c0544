/* KIND [outlet NAME] [level L] [type T] [form F] [route R] [leader R] set|add AMOUNT
 * KIND [载体 NAME] [级别 L] [类型 T] [形式 F] [途径 R] [领导 R] 记|加 AMOUNT
 *
 * Points of an event: KIND is submit relay adopt instruct promote return late error
 * false incident manual, or its Chinese word. The first `set` that fits gives an
 * event's points, then every `add` that fits, in the order written. */
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"
#include "core/clause.h"

static const struct keyword ops[] = {
    {OP_SET, "set 记 计"},
    {OP_ADD, "add 加 另加 加记"},
    {0},
};

/* A word that is neither a test nor an operation. */
static enum tb_rc stray_word(const char *word, struct tb_err *e)
{
    struct nearest near = {.word = word};
    char best[64];

    nearest_offer_list(&near, "set add outlet level type form route leader", best,
                       sizeof best);
    nearest_offer_list(&near, "载体 级别 类型 形式 途径 领导", best, sizeof best);
    if (near.best)
        return tb_fail(e, TB_INVALID, N_("unknown word '%s'; is '%s' meant?"), word,
                       near.best);
    return tb_fail(
        e, TB_INVALID,
        N_("unknown word '%s'; right is a test (outlet level type form route "
           "leader), or set or add; a name with blanks stands in quotes"),
        word);
}

static enum tb_rc take_amount(const struct clause *c, int at, struct line *out,
                              struct tb_err *e)
{
    int op;

    if (at >= c->n_words)
        return tb_fail(
            e, TB_INVALID,
            N_("the clause gives no points; end it with: set AMOUNT, or: add "
               "AMOUNT"));
    if (!clause_keyword(ops, c->words[at], &op))
        return stray_word(c->words[at], e);
    out->op = (enum line_op)op;
    if (at + 1 >= c->n_words)
        return tb_fail(e, TB_INVALID, N_("no amount follows '%s'"), c->words[at]);
    if (!amount_parse(c->words[at + 1], &out->amount))
        return tb_fail(e, TB_INVALID,
                       N_("'%s' is not an amount; right is a number with at most three "
                          "decimals, not beyond 1000000000"),
                       c->words[at + 1]);
    if (at + 2 < c->n_words)
        return tb_fail(e, TB_INVALID,
                       N_("'%s' is too much here; nothing may follow the amount"),
                       c->words[at + 2]);
    return TB_OK;
}

/* Two equal `set` clauses: the second can never earn. */
static enum tb_rc check_new(const struct scheme *s, const struct line *line,
                            struct tb_err *e)
{
    for (size_t i = 0; i < s->n_lines; i++)
        if (line->op == OP_SET && s->lines[i].op == OP_SET &&
            filter_same(&s->lines[i].filter, &line->filter))
            return tb_fail(
                e, TB_INVALID,
                N_("the same is said twice, first in line %d; keep one of them"),
                s->lines[i].number);
    return TB_OK;
}

static void append(struct arena *a, struct scheme *s, const struct line *line)
{
    if (s->n_lines == s->cap_lines) {
        size_t cap = s->cap_lines ? s->cap_lines * 2 : 32;
        struct line *lines = arena_array(a, cap, sizeof *lines);
        if (s->n_lines > 0)
            memcpy(lines, s->lines, s->n_lines * sizeof *lines);
        s->lines = lines;
        s->cap_lines = cap;
    }
    s->lines[s->n_lines++] = *line;
}

static enum tb_rc parse(struct arena *a, const struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct line line = {.number = c->number, .text = c->text, .filter = filter_any()};
    int at = 1;
    enum tb_rc rc;

    word_find(words_event, c->words[0], &line.filter.kind);
    if (line.filter.kind == EVENT_VOID)
        return tb_fail(
            e, TB_INVALID,
            N_("a void submission earns nothing at all; take the '%s' clause "
               "out"),
            c->words[0]);
    rc = filter_words(a, c, &at, &line.filter, e);
    if (!rc)
        rc = take_amount(c, at, &line, e);
    if (!rc)
        rc = check_new(out, &line, e);
    if (!rc)
        append(a, out, &line);
    return rc;
}

const struct rule_kind rule_line = {
    .name = "line",
    .words = "",
    .set = words_event,
    .parse = parse,
};
