/* share [units|authors] [tests] [each] full|equal|ratio A:B|first N|each X
 * 分享 [单位|作者] [tests] 各计|均分|比例 A:B|前 N|各 X
 * share counts [units|authors] full|equal
 * 分享 件数 [单位|作者] 各计|均分
 *
 * What each of several units (authors) of one article gets: all of its points, an equal
 * part, a part by place, all for the first n only, or a fixed amount. Without units or
 * authors it is said of both. */
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"
#include "core/clause.h"

static const struct keyword ways[] = {
    {SHARE_FULL, "full 各计 全计 全额"}, {SHARE_EQUAL, "equal 均分 平分"},
    {SHARE_RATIO, "ratio 比例"},         {SHARE_FIRST, "first 前"},
    {SHARE_EACH, "each 各 每个"},        {0},
};

enum { UNITS = 1, AUTHORS = 2 };
static const struct keyword whose[] = {
    {UNITS, "units 单位"},
    {AUTHORS, "authors 作者"},
    {0},
};

static enum tb_rc take_ratio(struct clause *c, int *at, struct share *out,
                             struct tb_err *e)
{
    const char *s = *at < c->n_words ? c->keys[*at] : "";

    c->bad = *at;
    for (out->n = 0; *s && out->n < RATIO_MAX;) {
        char word[32];
        size_t k = strcspn(s, ":");
        tb_amount part;
        if (k >= sizeof word)
            break;
        memcpy(word, s, k);
        word[k] = '\0';
        if (!amount_parse(word, &part) || part <= 0 || part > 1000 * TB_ONE)
            break;
        out->ratio[out->n++] = part / (TB_ONE / 1000);
        s += k;
        s += *s == ':' && s[1];
    }
    if (*s || out->n < 2)
        return tb_fail(e, TB_INVALID,
                       N_("'%s' is not a ratio; right is such as 3:2 or 5:3:2"),
                       *at < c->n_words ? c->words[*at] : "");
    ++*at;
    return TB_OK;
}

static bool number_follows(const struct clause *c, int at)
{
    tb_amount n;

    return at < c->n_words && amount_parse(c->keys[at], &n);
}

static enum tb_rc take_how(struct clause *c, int *at, struct share *out,
                           struct tb_err *e)
{
    int value = SHARE_UNSAID;
    enum tb_rc rc;

    if (clause_at(c, *at, "each 每个 各") && !number_follows(c, *at + 1))
        ++*at;
    rc = clause_choice(c, *at, false, ways, &value, e);
    if (rc)
        return rc;
    out->how = (enum share_how)value;
    ++*at;
    if (out->how == SHARE_RATIO)
        rc = take_ratio(c, at, out, e);
    else if (out->how == SHARE_FIRST)
        rc = take_whole(c, at, 1, RATIO_MAX, &out->n, e);
    else if (out->how == SHARE_EACH)
        rc = take_amount(c, at, &out->each, e);
    return rc ? rc : take_end(c, *at, e);
}

static enum tb_rc said_twice(struct clause *c, struct tb_err *e)
{
    c->bad = 0;
    return tb_fail(e, TB_INVALID,
                   N_("'%s' is said twice of the same; keep one of them"), c->words[0]);
}

static enum tb_rc of_counts(struct clause *c, int at, struct scheme *out,
                            struct tb_err *e)
{
    struct share x = {.how = SHARE_UNSAID};
    int who = UNITS | AUTHORS;
    enum tb_rc rc;

    if (clause_key(c, at, whose, &who))
        at++;
    rc = take_how(c, &at, &x, e);
    if (!rc && x.how != SHARE_FULL && x.how != SHARE_EQUAL)
        return clause_stray(c, c->n_words - 1, "full equal 各计 均分", e);
    if (!rc && (((who & UNITS) && out->count_units) ||
                ((who & AUTHORS) && out->count_authors)))
        return said_twice(c, e);
    if (who & UNITS)
        out->count_units = x.how;
    if (who & AUTHORS)
        out->count_authors = x.how;
    return rc;
}

static bool said(const struct scheme *s, const struct share *x)
{
    for (size_t i = 0; i < s->n_shares; i++)
        if (((x->units && s->shares[i].units) ||
             (x->authors && s->shares[i].authors)) &&
            filter_same(&s->shares[i].filter, &x->filter))
            return true;
    return false;
}

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct share x = {.number = c->number, .filter = filter_any()};
    int who = UNITS | AUTHORS, at = 1;
    enum tb_rc rc;

    if (clause_at(c, at, "counts 件数"))
        return of_counts(c, at + 1, out, e);
    /* "units" alone says whose; "units >= 2" is a test. */
    if (clause_key(c, at, whose, &who) &&
        !(at + 1 < c->n_words && strchr("<>=", c->keys[at + 1][0]) &&
          c->keys[at + 1][0]))
        at++;
    else
        who = UNITS | AUTHORS;
    x.units = who & UNITS;
    x.authors = who & AUTHORS;
    rc = filter_words(a, c, &at, &x.filter, e);
    if (!rc)
        rc = take_how(c, &at, &x, e);
    if (!rc && said(out, &x))
        return said_twice(c, e);
    if (!rc)
        *(struct share *)clause_append(a, &out->shares, &out->n_shares, sizeof x) = x;
    return rc;
}

const struct rule_kind rule_share = {
    .name = "share",
    .words = "share 分享",
    .parse = parse,
};
