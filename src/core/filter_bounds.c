/* Reading the tests that compare: levels and above, numbers, days. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"

#include "filter_reader.h"

/* Length of the comparison that word begins with: >= ≥ 不低于 ...; 0: none. */
static size_t take_op(const char *s, int *op)
{
    static const struct {
        const char *text;
        int op;
    } ops[] = {{">=", 'G'}, {"<=", 'L'}, {"≥", 'G'}, {"≤", 'L'},
               {">", '>'},  {"<", '<'},  {"=", '='}};

    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (strncmp(s, ops[i].text, strlen(ops[i].text)) == 0) {
            *op = ops[i].op;
            return strlen(ops[i].text);
        }
    return 0;
}

/* The rest of an operator's word, or the word after it. */
static const char *after_op(const struct reader *r, size_t k)
{
    const char *rest = r->c->keys[*r->at] + k;

    if (*rest)
        return rest;
    ++*r->at;
    return *r->at < r->c->n_words ? r->c->words[*r->at] : "";
}

enum tb_rc take_levels(const struct reader *r)
{
    int op = 0, value = 0;
    size_t k = take_op(r->c->keys[*r->at], &op);

    if (k == 0)
        return take_words(r, words_level, &r->out->levels);
    if (op != 'G')
        return tb_fail(r->e, TB_INVALID,
                       N_("'%s' is not right here; right is a level, or one and all "
                          "above it: level >=city"),
                       r->c->words[*r->at]);
    const char *word = after_op(r, k);
    if (!word_find(words_level, word, &value)) {
        char all[200];
        return tb_fail(r->e, TB_INVALID, N_("unknown %s '%s'; right is one of: %s"),
                       r->c->words[*r->at - 1], word,
                       word_list(words_level, all, sizeof all));
    }
    for (; value <= LEVEL_NATIONAL; value++)
        r->out->levels |= 1u << value;
    ++*r->at;
    return TB_OK;
}

enum tb_rc take_bound(const struct reader *r, struct bound *b, tb_amount unit)
{
    int op = 0;
    size_t k = take_op(r->c->keys[*r->at], &op);
    tb_amount n;

    if (k == 0)
        return tb_fail(r->e, TB_INVALID,
                       N_("'%s' is not a comparison; right is one of >= <= > < = and a "
                          "number"),
                       r->c->words[*r->at]);
    const char *word = after_op(r, k);
    r->c->bad = *r->at < r->c->n_words ? *r->at : *r->at - 1;
    if (!amount_parse(word, &n) || n % unit != 0)
        return tb_fail(r->e, TB_INVALID,
                       unit == 1
                           ? N_("'%s' is not an amount; right is a number with at "
                                "most three decimals, not beyond 1000000000")
                           : N_("'%s' is not a whole number"),
                       word);
    n /= unit;
    if (!b->on)
        *b = (struct bound){true, INT64_MIN, INT64_MAX};
    int64_t least = op == 'G' || op == '=' ? n : op == '>' ? n + 1 : INT64_MIN;
    int64_t most = op == 'L' || op == '=' ? n : op == '<' ? n - 1 : INT64_MAX;
    if (least > b->least)
        b->least = least;
    if (most < b->most)
        b->most = most;
    ++*r->at;
    if (b->least > b->most)
        return tb_fail(r->e, TB_INVALID,
                       N_("no number can be so; the tests exclude "
                          "each other"));
    return TB_OK;
}

enum tb_rc take_within(const struct reader *r)
{
    static const struct keyword units[] = {
        {'d', "days day 天 日"},
        {'w', "workdays workday 工作日 个工作日"},
        {'h', "hours hour 小时"},
        {0},
    };
    int unit = 0;
    enum tb_rc rc = take_whole(r->c, r->at, 0, 9999, &r->out->within, r->e);

    if (rc)
        return rc;
    rc = clause_choice(r->c, *r->at, false, units, &unit, r->e);
    ++*r->at;
    r->out->workdays = unit == 'w';
    if (unit == 'h') /* facts have days, not hours */
        r->out->within = (r->out->within + 23) / 24;
    return rc;
}
