/* ties shared | ties by FIGURE [FIGURE ...]
 * 同分 并列   | 同分 按 FIGURE [FIGURE ...]
 *
 * What orders units of equal rank. Unsaid, they share the place. */
#include "base/i18n.h"

#include "core/clause.h"

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    int at = 1;
    enum tb_rc rc = TB_OK;

    out->ties_said = true;
    if (clause_at(c, at, "shared 并列"))
        return take_end(c, at + 1, e);
    if (clause_at(c, at, "按采用数 按采用")) { /* one word, as it is spoken */
        out->ties[out->n_ties++] = (struct figure_ref){"adopted", -1};
        return take_end(c, at + 1, e);
    }
    if (clause_at(c, at, "by 按"))
        at++;
    else if (!clause_at(c, at, "adopted 采用数"))
        return clause_stray(c, at, "by shared adopted 按 并列", e);
    do {
        if (out->n_ties == TIES_MAX) {
            c->bad = at;
            return tb_fail(e, TB_INVALID, N_("at most %d figures can break ties"),
                           TIES_MAX);
        }
        rc = take_figure(a, c, &at, &out->ties[out->n_ties++], e);
    } while (!rc && at < c->n_words);
    return rc;
}

const struct rule_kind rule_ties = {
    .name = "ties",
    .words = "ties 同分",
    .once = true,
    .parse = parse,
};
