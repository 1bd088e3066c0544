/* award NAME top N [group G] [people] [by FIGURE] [if met FIGURE per PERIOD]
 *       [unless KIND|missed]
 * 评选 NAME 前 N [分组 G] [人员] [按 FIGURE] [须 达标 FIGURE 每 PERIOD] [除非
 * KIND|约稿未交]
 *
 * Who is named for an honour: in each group the first N places.
 *
 * award NAME top N articles [TESTS]
 * 评选 NAME 前 N 稿件 [TESTS]
 *
 * The articles with the most points in the period, of those that the tests fit. */
#include "base/i18n.h"

#include "core/clause.h"

static enum tb_rc take_whose(struct arena *a, struct clause *c, int *at,
                             struct award *x, struct tb_err *e)
{
    enum tb_rc rc =
        take_whom(a, c, at, 1u << WHOM_GROUP | 1u << WHOM_PEOPLE, &x->whom, e);

    if (!rc && x->whom.kind == WHOM_GROUP && clause_at(c, *at, "people 人员")) {
        x->people = true;
        ++*at;
    }
    if (x->whom.kind == WHOM_PEOPLE)
        x->people = true;
    return rc;
}

/* The events of a kind are counted in a figure of their own. */
static enum tb_rc take_unless(struct arena *a, struct clause *c, int *at,
                              struct scheme *out, struct award *x, struct tb_err *e)
{
    struct count n = {.number = c->number, .filter = filter_any(), .text = c->text};
    int first = *at;
    enum tb_rc rc = take_kind(c, at, &n.filter.kind, e);

    n.weight = TB_ONE;
    if (rc && clause_at(c, first, MISSED_WORDS)) {
        *at = first;
        x->unless = UNLESS_MISSED;
        return take_missed(a, c, at, e);
    }
    if (rc)
        return rc;
    rc = figure_define(a, out, c, FIGURE_COUNT,
                       arena_printf(a, "%s %d", "unless", n.filter.kind), 0, &x->unless,
                       e);
    if (rc)
        return rc;
    n.figure = x->unless;
    out->figures[x->unless].hidden = true;
    *(struct count *)clause_append(a, &out->counts, &out->n_counts, sizeof n) = n;
    return TB_OK;
}

static enum tb_rc take_conditions(struct arena *a, struct clause *c, int *at,
                                  struct scheme *out, struct award *x, struct tb_err *e)
{
    enum tb_rc rc = TB_OK;

    if (clause_at(c, *at, "by 按")) {
        ++*at;
        rc = take_figure(a, c, at, &x->by, e);
    }
    if (!rc && clause_at(c, *at, "if 须")) {
        ++*at;
        rc = take_word(c, at, "met 达标", e);
        x->if_met = true;
        if (!rc)
            rc = take_demand(a, c, at, true, &x->met, e);
    }
    if (!rc && clause_at(c, *at, "unless 除非")) {
        ++*at;
        rc = take_unless(a, c, at, out, x, e);
    }
    return rc ? rc : take_end(c, *at, e);
}

/* Of an article nothing is asked but the tests. */
static enum tb_rc take_rest(struct arena *a, struct clause *c, int at,
                            struct scheme *out, struct award *x, struct tb_err *e)
{
    enum tb_rc rc;

    if (clause_at(c, at, "articles 稿件")) {
        at++;
        x->articles = true;
        rc = filter_words(a, c, &at, &x->filter, e);
        return rc ? rc : take_end(c, at, e);
    }
    rc = take_whose(a, c, &at, x, e);
    return rc ? rc : take_conditions(a, c, &at, out, x, e);
}

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct award x = {.number = c->number,
                      .text = c->text,
                      .unless = UNLESS_NONE,
                      .filter = filter_any()};
    int at = 2;
    enum tb_rc rc;

    c->bad = 1;
    if (c->n_words < 2)
        return tb_fail(e, TB_INVALID, N_("nothing follows '%s'; say which"),
                       c->words[0]);
    x.name = arena_strdup(a, c->words[1]);
    rc = take_word(c, &at, "top 前", e);
    if (!rc)
        rc = take_whole(c, &at, 1, 10000, &x.top, e);
    if (!rc && clause_at(c, at, "名 篇"))
        at++;
    if (!rc)
        rc = take_rest(a, c, at, out, &x, e);
    if (!rc)
        *(struct award *)clause_append(a, &out->awards, &out->n_awards, sizeof x) = x;
    return rc;
}

const struct rule_kind rule_award = {
    .name = "award",
    .words = "award 评选",
    .parse = parse,
};
