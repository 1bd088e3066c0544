/* clock year from MONTH | clock cutoff DAY | clock terms MONTH MONTH
 * 时钟 年 自 MONTH      | 时钟 截止 DAY    | 时钟 学期 MONTH MONTH
 *
 * How the office cuts the year: the month in which its year begins, the day on which
 * its months end, the first months of its terms. */
#include "base/i18n.h"

#include "core/clause.h"

enum { YEAR, CUTOFF, TERMS };
static const struct keyword whats[] = {
    {YEAR, "year 年 年度"},
    {CUTOFF, "cutoff 截止 截止日"},
    {TERMS, "terms 学期"},
    {0},
};

static enum tb_rc take_terms(struct clause *c, int *at, struct calendar *out,
                             struct tb_err *e)
{
    enum tb_rc rc = take_whole(c, at, 1, 12, &out->terms[0], e);

    if (!rc)
        rc = take_whole(c, at, 1, 12, &out->terms[1], e);
    if (!rc && out->terms[0] == out->terms[1])
        return tb_fail(e, TB_INVALID, N_("both terms begin in the same month"));
    return rc;
}

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    int what = YEAR, at = 2;
    bool said;
    enum tb_rc rc = clause_choice(c, 1, false, whats, &what, e);

    (void)a;
    if (rc)
        return rc;
    said = what == YEAR     ? out->calendar.year_month
           : what == CUTOFF ? out->calendar.cutoff
                            : out->calendar.terms[0];
    if (said)
        return tb_fail(e, TB_INVALID, N_("'%s' is said twice; keep one of them"),
                       c->words[1]);
    if (what == YEAR) {
        rc = take_word(c, &at, "from 自 从", e);
        if (!rc)
            rc = take_whole(c, &at, 1, 12, &out->calendar.year_month, e);
    } else if (what == CUTOFF) {
        rc = take_whole(c, &at, 1, 28, &out->calendar.cutoff, e);
    } else {
        rc = take_terms(c, &at, &out->calendar, e);
    }
    return rc ? rc : take_end(c, at, e);
}

const struct rule_kind rule_clock = {
    .name = "clock",
    .words = "clock 时钟",
    .parse = parse,
};
