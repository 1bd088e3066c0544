/* count NAME KIND [tests] [as W]
 * 计件 NAME KIND [tests] [按 W]
 * count submitted submit [tests]    count adopted adopt [tests]
 *
 * What counts as one piece of the figure NAME, and for how much; or what counts as
 * submitted, or as adopted, at all. */
#include "base/i18n.h"

#include "core/clause.h"

/* submitted and adopted count whole articles, each by its own kind. */
static enum tb_rc check_standard(struct clause *c, const struct count *x, bool weighed,
                                 struct tb_err *e)
{
    if (x->figure > FIGURE_ADOPTED)
        return TB_OK;
    if (x->filter.kind !=
        (x->figure == FIGURE_SUBMITTED ? EVENT_SUBMIT : EVENT_ADOPT)) {
        c->bad = 2;
        return tb_fail(e, TB_INVALID,
                       N_("'%s' counts %s only; give the figure another name"),
                       c->words[1], x->figure == FIGURE_SUBMITTED ? "submit" : "adopt");
    }
    c->bad = c->n_words - 1;
    if (weighed)
        return tb_fail(e, TB_INVALID,
                       N_("'%s' counts whole articles; give a figure with weights "
                          "another name"),
                       c->words[1]);
    return TB_OK;
}

static enum tb_rc take_name(struct arena *a, struct clause *c, struct scheme *out,
                            int *figure, struct tb_err *e)
{
    c->bad = 1;
    if (c->n_words < 2)
        return tb_fail(e, TB_INVALID, N_("nothing follows '%s'; say which"),
                       c->words[0]);
    int metric;
    if (word_find(words_metric, c->words[1], &metric) && metric <= FIGURE_ADOPTED) {
        *figure = metric;
        return TB_OK;
    }
    return figure_define(a, out, c, FIGURE_COUNT, c->words[1], 0, figure, e);
}

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct count x = {
        .number = c->number, .filter = filter_any(), .weight = TB_ONE, .text = c->text};
    int at = 2;
    bool weighed = false;
    enum tb_rc rc = take_name(a, c, out, &x.figure, e);

    if (!rc)
        rc = take_kind(c, &at, &x.filter.kind, e);
    if (!rc)
        rc = filter_words(a, c, &at, &x.filter, e);
    if (!rc && clause_at(c, at, "as 按")) {
        at++;
        weighed = true;
        rc = take_amount(c, &at, &x.weight, e);
    }
    if (!rc)
        rc = take_end(c, at, e);
    if (!rc)
        rc = check_standard(c, &x, weighed, e);
    if (!rc)
        *(struct count *)clause_append(a, &out->counts, &out->n_counts, sizeof x) = x;
    return rc;
}

const struct rule_kind rule_count = {
    .name = "count",
    .words = "count 计件",
    .parse = parse,
};
