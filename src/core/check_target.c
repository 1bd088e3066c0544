/* Checks of targets. */
#include <string.h>

#include "base/i18n.h"

#include "core/check.h"
#include "core/clause.h"
#include "core/period.h"
#include "core/word.h"

#define FILTER_MAX 2000 /* bytes */

static enum tb_rc check_who(const struct target *t, const struct names *n,
                            struct tb_err *e)
{
    bool there = false;

    switch (t->who_kind) {
    case WHO_GROUP:
        there = names_group(n, t->who_id);
        break;
    case WHO_UNIT:
        there = names_unit(n, t->who_id);
        break;
    case WHO_PERSON:
        there = names_person(n, t->who_id);
        break;
    }
    if (!there)
        return tb_fail(e, TB_NOTFOUND,
                       N_("the target's group, unit or person is not there"));
    return TB_OK;
}

static enum tb_rc check_amount(const struct target *t, struct tb_err *e)
{
    bool count = t->metric == METRIC_SUBMITTED || t->metric == METRIC_ADOPTED;

    if (t->exempt)
        return t->amount ? tb_fail(e, TB_INVALID, N_("an exemption has no amount"))
                         : check_filled(N_("the note with the reason of the exemption"),
                                        t->note, CHANGE_NOTE_MAX, e);
    if (t->amount <= 0)
        return tb_fail(
            e, TB_INVALID,
            N_("the amount must be above 0; write exempt, with a note, for one "
               "that owes nothing"));
    if (t->metric == METRIC_RATE && t->amount > TB_ONE)
        return tb_fail(e, TB_INVALID, N_("a rate is at most 100%%"));
    if (t->amount > TB_AMOUNT_MAX)
        return tb_fail(e, TB_INVALID, N_("the amount lies beyond 1000000000"));
    if (count && t->amount % TB_ONE != 0)
        return tb_fail(e, TB_INVALID,
                       N_("the amount must be a whole number of pieces"));
    return TB_OK;
}

/* What a metric can be filtered by: a submission has a type, an adoption the rest. */
static enum tb_rc check_fit(enum metric metric, const struct filter *f,
                            struct tb_err *e)
{
    bool of_event = filter_of_event(f);

    switch (metric) {
    case METRIC_SUBMITTED:
        if (of_event || (f->kind >= 0 && f->kind != EVENT_SUBMIT))
            return tb_fail(
                e, TB_INVALID,
                N_("a target of submissions can be filtered only by what a submission "
                   "has, such as its type"));
        break;
    case METRIC_ADOPTED:
        if (f->kind >= 0 && f->kind != EVENT_ADOPT)
            return tb_fail(
                e, TB_INVALID,
                N_("a target of adoptions cannot be filtered by another kind of "
                   "event"));
        break;
    case METRIC_RATE:
        if (of_event || f->kind >= 0)
            return tb_fail(e, TB_INVALID,
                           N_("a target of the rate can be filtered only by what a "
                              "submission has, "
                              "such as its type"));
        break;
    case METRIC_POINTS:
        break;
    }
    return TB_OK;
}

static enum tb_rc check_filter(enum metric metric, const char *text, struct arena *a,
                               const struct names *n, struct tb_err *e)
{
    struct filter f;
    enum tb_rc rc = check_text(N_("the filter"), text, FILTER_MAX, e);

    if (!rc)
        rc = filter_parse(a, text ? text : "", n, &f, e);
    return rc ? rc : check_fit(metric, &f, e);
}

/* The rest of s after its first word, which is copied to word. */
static const char *first_word(const char *s, char *word, size_t size)
{
    size_t n;

    s += strspn(s, " \t");
    n = strcspn(s, " \t");
    if (n >= size) {
        word[0] = '\0';
        return s;
    }
    memcpy(word, s, n);
    word[n] = '\0';
    return s + n + strspn(s + n, " \t");
}

/* `of` is METRIC PERIOD [FILTER] of another target of the same owner. */
static enum tb_rc check_of(const struct target *t, struct arena *a,
                           const struct names *n, struct tb_err *e)
{
    char word[64];
    const char *rest = t->of;
    int metric, kind;
    enum tb_rc rc =
        check_text(N_("the target that this one is inside"), t->of, FILTER_MAX, e);

    if (rc || !rest || !*rest)
        return rc;
    rest = first_word(rest, word, sizeof word);
    if (!word_find(words_metric, word, &metric))
        return tb_fail(
            e, TB_INVALID,
            N_("'%s' does not name a target; right is METRIC PERIOD [FILTER], "
               "such as: submitted month"),
            t->of);
    rest = first_word(rest, word, sizeof word);
    if (!word_find(words_period, word, &kind))
        return tb_fail(
            e, TB_INVALID,
            N_("'%s' does not name a target; right is METRIC PERIOD [FILTER], "
               "such as: submitted month"),
            t->of);
    if (metric == (int)t->metric && kind == t->period_kind &&
        strcmp(rest, t->filter ? t->filter : "") == 0)
        return tb_fail(e, TB_INVALID, N_("a target cannot be inside itself"));
    return check_filter((enum metric)metric, rest, a, n, e);
}

enum tb_rc check_target(const struct target *t, const struct change_context *x,
                        struct tb_err *e)
{
    struct arena a = {0};
    enum tb_rc rc = check_who(t, x->names, e);

    if (!rc && (t->metric < METRIC_SUBMITTED || t->metric > METRIC_RATE))
        rc = tb_fail(
            e, TB_INVALID,
            N_("unknown metric; right is one of: submitted adopted points rate"));
    if (!rc && (t->period_kind < PERIOD_WEEK || t->period_kind > PERIOD_YEAR))
        rc = tb_fail(
            e, TB_INVALID,
            N_("unknown period; right is one of: week month bimonth quarter half "
               "term year"));
    if (!rc)
        rc = check_amount(t, e);
    if (!rc)
        rc = check_span(t->from, t->to, e);
    if (!rc)
        rc = check_filter(t->metric, t->filter, &a, x->names, e);
    if (!rc)
        rc = check_of(t, &a, x->names, e);
    if (!rc)
        rc = check_text(N_("the note"), t->note, CHANGE_NOTE_MAX, e);
    arena_free(&a);
    return rc;
}
