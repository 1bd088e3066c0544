/* share [units|authors] each full|equal
 * 分享 [单位|作者] 各计|均分
 *
 * What each of several units (authors) of one article gets: all of its points, or an
 * equal part. Without units or authors it is said of both. */
#include "base/i18n.h"

#include "core/clause.h"

static const struct keyword ways[] = {
    {SHARE_FULL, "full 各计 全计 全额"},
    {SHARE_EQUAL, "equal 均分 平分"},
    {0},
};

enum { UNITS = 1, AUTHORS = 2 };
static const struct keyword whose[] = {
    {UNITS, "units 单位"},
    {AUTHORS, "authors 作者"},
    {0},
};

static enum tb_rc parse(struct arena *a, const struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    int who = UNITS | AUTHORS, at = 1, value = SHARE_UNSAID;
    enum tb_rc rc;

    (void)a;
    if (at < c->n_words && clause_keyword(whose, c->words[at], &who))
        at++;
    if (at < c->n_words && clause_is(c->words[at], "each 每个 各"))
        at++;
    rc = clause_choice(c, at, true, ways, &value, e);
    if (rc)
        return rc;
    if (((who & UNITS) && out->share_units != SHARE_UNSAID) ||
        ((who & AUTHORS) && out->share_authors != SHARE_UNSAID))
        return tb_fail(e, TB_INVALID,
                       N_("'%s' is said twice of the same; keep one of them"),
                       c->words[0]);
    if (who & UNITS)
        out->share_units = (enum share)value;
    if (who & AUTHORS)
        out->share_authors = (enum share)value;
    return TB_OK;
}

const struct rule_kind rule_share = {
    .name = "share",
    .words = "share 分享",
    .parse = parse,
};
