/* scale NAME from FIGURE [+ FIGURE ...] per PERIOD HOW [most N] [least N] [pass N]
 * 折算 NAME 自 FIGURE [+ FIGURE ...] 每 PERIOD HOW [至多 N] [至少 N] [及格 N]
 *
 * A figure made of another one for boards of that PERIOD. HOW:
 *   times F            乘 F             bands A:X B:Y ...   分档 A:X B:Y ...
 *   target X           目标 X           pool X              分配 X
 *   best X             最高 X           sum of PERIOD       合计 每 PERIOD
 *   ladder X step S    名次 X 递减 S    mean of PERIOD      平均 每 PERIOD */
#include "base/i18n.h"

#include "core/clause.h"

static const struct keyword hows[] = {
    {SCALE_TIMES, "times 乘 乘以"},
    {SCALE_TARGET, "target 目标"},
    {SCALE_BEST, "best 最高"},
    {SCALE_LADDER, "ladder 名次"},
    {SCALE_BANDS, "bands 分档"},
    {SCALE_POOL, "pool 分配"},
    {SCALE_SUM, "sum 合计"},
    {SCALE_MEAN, "mean 平均"},
    {0},
};

static enum tb_rc take_part(struct clause *c, int *at, struct scale *x,
                            struct tb_err *e)
{
    enum tb_rc rc;

    if (clause_at(c, *at, "of"))
        ++*at;
    if (clause_at(c, *at, "每"))
        ++*at;
    rc = take_period(c, at, &x->part, e);
    if (!rc && x->part >= x->period) {
        c->bad = *at - 1;
        return tb_fail(e, TB_INVALID,
                       N_("'%s' is not a part of the scale's own period"),
                       c->words[*at - 1]);
    }
    return rc;
}

static enum tb_rc take_how(struct clause *c, int *at, struct scale *x, struct tb_err *e)
{
    int value = SCALE_TIMES;
    enum tb_rc rc = clause_choice(c, *at, false, hows, &value, e);

    if (rc)
        return rc;
    x->how = (enum scale_how)value;
    ++*at;
    switch (x->how) {
    case SCALE_TIMES:
        return take_factor(c, at, &x->factor, e);
    case SCALE_TARGET:
    case SCALE_BEST:
    case SCALE_POOL:
        return take_amount(c, at, &x->x, e);
    case SCALE_LADDER:
        rc = take_amount(c, at, &x->x, e);
        if (!rc)
            rc = take_word(c, at, "step 递减", e);
        return rc ? rc : take_amount(c, at, &x->step, e);
    case SCALE_BANDS:
        return take_bands(c, at, x->bands, &x->n_bands, e);
    case SCALE_SUM:
    case SCALE_MEAN:
        break;
    }
    return take_part(c, at, x, e);
}

static enum tb_rc take_rest(struct clause *c, int *at, struct scale *x,
                            struct tb_err *e)
{
    enum tb_rc rc = take_clamp(c, at, "most 至多", "least 至少", &x->clamp, e);

    if (!rc && clause_at(c, *at, "pass 及格")) {
        ++*at;
        x->has_pass = true;
        rc = take_amount(c, at, &x->pass, e);
    }
    return rc ? rc : take_end(c, *at, e);
}

/* + FIGURE, as often as it stands there */
static enum tb_rc take_plus(struct arena *a, struct clause *c, int *at, struct scale *x,
                            struct tb_err *e)
{
    enum tb_rc rc = TB_OK;

    while (!rc && clause_at(c, *at, "+")) {
        c->bad = *at;
        if (x->n_plus == SCALE_PLUS_MAX)
            return tb_fail(e, TB_INVALID, N_("at most %d figures are added"),
                           SCALE_PLUS_MAX + 1);
        ++*at;
        rc = take_figure(a, c, at, &x->plus[x->n_plus++], e);
    }
    return rc;
}

static bool takes_sums(enum scale_how how)
{
    return how != SCALE_TARGET && how != SCALE_SUM && how != SCALE_MEAN;
}

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct scale x = {.number = c->number, .text = c->text};
    int at = 2;
    enum tb_rc rc = TB_OK;

    c->bad = 1;
    if (c->n_words < 2)
        return tb_fail(e, TB_INVALID, N_("nothing follows '%s'; say which"),
                       c->words[0]);
    rc = figure_define(a, out, c, FIGURE_SCALE, c->words[1], 0, &x.figure, e);
    if (!rc)
        rc = take_word(c, &at, "from 自 从", e);
    if (!rc)
        rc = take_figure(a, c, &at, &x.from, e);
    if (!rc)
        rc = take_plus(a, c, &at, &x, e);
    if (!rc)
        rc = take_per(c, &at, &x.period, e);
    if (!rc)
        rc = take_how(c, &at, &x, e);
    if (!rc && x.n_plus > 0 && !takes_sums(x.how)) {
        c->bad = 3;
        return tb_fail(e, TB_INVALID,
                       N_("figures are added for times, best, ladder, bands and pool "
                          "only"));
    }
    if (!rc)
        rc = take_rest(c, &at, &x, e);
    if (!rc)
        *(struct scale *)clause_append(a, &out->scales, &out->n_scales, sizeof x) = x;
    return rc;
}

const struct rule_kind rule_scale = {
    .name = "scale",
    .words = "scale 折算",
    .parse = parse,
};
