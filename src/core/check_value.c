/* A value chosen by hand stands inside the range that the scheme allows. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/amount.h"
#include "core/check.h"
#include "core/score.h"
#include "core/topic.h"

/* The article as a filter looks at it; its other events do not matter here. */
static struct article article_of(const struct submission *s, const struct names *n,
                                 struct arena *a,
                                 int64_t authors[static CHANGE_UNITS_MAX])
{
    for (size_t i = 0; i < s->n_authors && i < CHANGE_UNITS_MAX; i++)
        authors[i] = s->authors[i].person_id;
    tb_day due;
    int64_t topic_id = topic_scored(n, s->topic_id, &due);
    return (struct article){.day = s->day,
                            .received =
                                s->received == TB_DAY_NONE ? s->day : s->received,
                            .type_key = text_key_dup(a, s->type ? s->type : ""),
                            .length = s->length,
                            .topic_id = topic_id,
                            .topic_due = due,
                            .units = s->units,
                            .n_units = s->n_units,
                            .authors = authors,
                            .n_authors = s->n_authors};
}

static enum tb_rc check_range(const struct line *l, const struct event *v,
                              struct tb_err *e)
{
    char least[32], most[32], own[32];

    tb_amount value = v->has_value ? v->value : 0;

    if (!l->by_value || !l->range.on ||
        (l->range.least <= value && value <= l->range.most))
        return TB_OK;
    amount_format(l->range.least, -1, least);
    amount_format(l->range.most, -1, most);
    if (!v->has_value)
        return tb_fail(e, TB_INVALID,
                       N_("line %d of the scheme asks for a value from %s to %s"),
                       l->number, least, most);
    return tb_fail(e, TB_INVALID,
                   N_("the value %s lies outside %s to %s, which line %d of the scheme "
                      "allows"),
                   amount_format(v->value, -1, own), least, most, l->number);
}

/* True when an earlier `set` of the account fits already. */
static bool shadowed(const struct scheme *s, size_t at, const struct filter_subject *x)
{
    for (size_t i = 0; s->lines[at].op == OP_SET && i < at; i++)
        if (s->lines[i].op == OP_SET &&
            s->lines[i].to.account == s->lines[at].to.account &&
            filter_matches(&s->lines[i].filter, x))
            return true;
    return false;
}

enum tb_rc check_value(const struct event *v, const struct change_context *x,
                       struct tb_err *e)
{
    const struct scheme *s = schemes_on(x->schemes, v->day);
    const struct outlet *o = names_outlet(x->names, v->outlet_id);
    struct arena a = {0};
    int64_t authors[CHANGE_UNITS_MAX];
    struct article art = {
        .day = v->day, .received = v->day, .type_key = "", .length = -1};
    struct article_event ev = {.kind = v->kind,
                               .day = v->day,
                               .outlet_id = v->outlet_id,
                               .outlet_key = o ? o->key : "",
                               .level = o ? (int)o->level : v->level,
                               .form = v->form,
                               .route = v->route,
                               .leader = v->leader,
                               .has_value = v->has_value,
                               .value = v->value};
    const struct filter_subject what = {
        .article = &art,
        .event = &ev,
        .day = v->day,
        .names = x->names,
        .owner_kind = v->person_id ? OWNER_PERSON : OWNER_UNIT,
        .owner_id = v->person_id ? v->person_id : v->unit_id};
    enum tb_rc rc = TB_OK;

    if (x->now)
        art = article_of(x->now, x->names, &a, authors);
    for (size_t i = 0; s && !rc && i < s->n_lines; i++)
        if (s->lines[i].by_value && filter_matches(&s->lines[i].filter, &what) &&
            !shadowed(s, i, &what))
            rc = check_range(&s->lines[i], v, e);
    arena_free(&a);
    return rc;
}
