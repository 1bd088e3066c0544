/* settle [group G|unit U|people] FIGURE per PERIOD [tests] CURVE [account A] [section
 * S] [to members] 结算 [分组 G|单位 U|人员] FIGURE 每 PERIOD [tests] CURVE [账户 A]
 * [项目 S] [归成员]
 *
 * What a met or a missed quota is worth. CURVE:
 *   met X [short Y]         达标 X [未达 Y]
 *   ratio X [upto C]        按比例 X [至多 C]
 *   each X [upto C]         每件 X [至多 C]
 *   extra X [upto C]        超件 X [至多 C]
 *   missing X [from F] [downto C]   缺件 X [自 F] [至低 C]
 *   misses X1 X2 ...        缺期 X1 X2 ...
 *   bands A:X B:Y ...       分档 A:X B:Y ... */
#include "base/i18n.h"

#include "core/amount.h"
#include "core/clause.h"

static const struct keyword curves[] = {
    {CURVE_MET, "met 达标"},         {CURVE_RATIO, "ratio 按比例"},
    {CURVE_EACH, "each 每件"},       {CURVE_EXTRA, "extra 超件"},
    {CURVE_MISSING, "missing 缺件"}, {CURVE_MISSES, "misses 缺期"},
    {CURVE_BANDS, "bands 分档"},     {0},
};

static enum tb_rc take_misses(struct clause *c, int *at, struct settle *x,
                              struct tb_err *e)
{
    tb_amount n;
    enum tb_rc rc = TB_OK;

    do {
        if (x->n_bands == BANDS_MAX)
            return tb_fail(e, TB_INVALID, N_("a clause may have at most %d bands"),
                           BANDS_MAX);
        rc = take_amount(c, at, &x->bands[x->n_bands++].gives, e);
    } while (!rc && *at < c->n_words && amount_parse(c->keys[*at], &n));
    return rc;
}

static enum tb_rc take_missing(struct clause *c, int *at, struct settle *x,
                               struct tb_err *e)
{
    enum tb_rc rc = take_amount(c, at, &x->x, e);

    if (!rc && clause_at(c, *at, "from 自 从")) {
        ++*at;
        rc = take_amount(c, at, &x->y, e);
    }
    return rc ? rc : take_clamp(c, at, "", "downto 至低", &x->clamp, e);
}

static enum tb_rc take_curve(struct clause *c, int *at, struct settle *x,
                             struct tb_err *e)
{
    int value = CURVE_MET;
    enum tb_rc rc = clause_choice(c, *at, false, curves, &value, e);

    if (rc)
        return rc;
    x->curve = (enum curve)value;
    ++*at;
    switch (x->curve) {
    case CURVE_MET:
        rc = take_amount(c, at, &x->x, e);
        if (rc || !clause_at(c, *at, "short 未达"))
            return rc;
        ++*at;
        return take_amount(c, at, &x->y, e);
    case CURVE_RATIO:
    case CURVE_EACH:
    case CURVE_EXTRA:
        rc = take_amount(c, at, &x->x, e);
        return rc ? rc : take_clamp(c, at, "upto 至多", "", &x->clamp, e);
    case CURVE_MISSING:
        return take_missing(c, at, x, e);
    case CURVE_MISSES:
        return take_misses(c, at, x, e);
    case CURVE_BANDS:
        break;
    }
    return take_bands(c, at, x->bands, &x->n_bands, e);
}

static enum tb_rc take_rest(struct arena *a, struct clause *c, int *at,
                            struct scheme *s, struct settle *x, struct tb_err *e)
{
    enum tb_rc rc = take_booking(a, c, at, s, "归成员 to", &x->to, &x->to_members, e);

    if (!rc && x->to_members && x->whom.kind == WHOM_PEOPLE)
        return tb_fail(e, TB_INVALID, N_("people have no members; leave '%s' out"),
                       c->words[*at - 1]);
    return rc ? rc : take_end(c, *at, e);
}

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct settle x = {.number = c->number, .text = c->text};
    int at = 1;
    enum tb_rc rc = take_whom(
        a, c, &at, 1u << WHOM_GROUP | 1u << WHOM_UNIT | 1u << WHOM_PEOPLE, &x.whom, e);

    if (!rc)
        rc = take_demand(a, c, &at, true, &x.demand, e);
    if (!rc)
        rc = take_curve(c, &at, &x, e);
    if (!rc)
        rc = take_rest(a, c, &at, out, &x, e);
    if (!rc)
        *(struct settle *)clause_append(a, &out->settles, &out->n_settles, sizeof x) =
            x;
    return rc;
}

const struct rule_kind rule_settle = {
    .name = "settle",
    .words = "settle 结算",
    .parse = parse,
};
