/* The numbers of a follow-up in words. */
#include "followup_words.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"
#include "core/word.h"

const char *follow_cause(const char *cause)
{
    static const char *const ours[] = {CAUSE_SHORT, CAUSE_TOPIC_DUE, CAUSE_TOPIC_MISSED,
                                       CAUSE_OWN};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (strcmp(ours[i], cause) == 0)
            return gettext(ours[i]);
    return cause;
}

static const char *figure_word(const struct shortfall *g)
{
    if (g->figure)
        return g->figure;
    return i18n_is_zh() ? word_zh(words_metric, (int)g->metric)
                        : word_en(words_metric, (int)g->metric);
}

static const char *digits_of(struct arena *a, const struct shortfall *g, tb_amount v)
{
    char text[32];
    if (g->metric != METRIC_RATE)
        return arena_strdup(a, amount_format(v, -1, text));
    return arena_printf(a, "%s%%", amount_format(amount_round(v * 100, 1), -1, text));
}

void follow_digits(struct arena *a, const struct shortfall *g, struct follow *f)
{
    f->required = digits_of(a, g, g->required);
    f->done = g->undefined ? "-" : digits_of(a, g, g->done);
    f->missing = digits_of(a, g, g->missing);
}

const char *follow_numbers(struct arena *a, const struct shortfall *g)
{
    struct follow f;
    char period[PERIOD_NAME_MAX];
    follow_digits(a, g, &f);
    return arena_printf(a, "%s %s %s/%s", period_format(g->period, period),
                        figure_word(g), f.done, f.required);
}

static const char *demand_word(const struct scheme *s, const struct trigger *t)
{
    const struct figure *f = &s->figures[t->demand.figure.at];
    if (f->kind > FIGURE_RATE)
        return f->name;
    return i18n_is_zh() ? word_zh(words_metric, (int)f->kind)
                        : word_en(words_metric, (int)f->kind);
}

static bool of_missed(const struct fired *f)
{
    return f->scheme->figures[f->trigger->demand.figure.at].kind == FIGURE_MISSED;
}

/* How many of the board's topics that were due in i its owner missed. */
static size_t missed_in(const struct board *b, const struct fired *f, struct period i,
                        struct strbuf *refs)
{
    size_t n = 0;
    for (size_t k = 0; k < b->n_missed; k++) {
        const struct missed *m = &b->missed[k];
        if (m->owner_id != f->owner_id || m->owner_kind != f->owner_kind ||
            !period_has(i, m->topic->due))
            continue;
        if (refs)
            strbuf_printf(refs, "%s%s", n ? ", " : "", m->topic->ref);
        n++;
    }
    return n;
}

/* "2026 missed 2 (T2026-001, T2026-004)"; NULL where the board knows of none. */
static const char *missed_words(struct arena *a, const struct board *b,
                                const struct fired *f, struct period i)
{
    struct strbuf refs = {0};
    char period[PERIOD_NAME_MAX];
    size_t n = of_missed(f) ? missed_in(b, f, i, &refs) : 0;
    const char *out = n ? arena_printf(a, "%s %s %zu (%s)", period_format(i, period),
                                       demand_word(f->scheme, f->trigger), n, refs.s)
                        : NULL;
    strbuf_free(&refs);
    return out;
}

/* One instance, with its numbers where a quota has them. */
static const char *instance_words(struct arena *a, const struct board *b,
                                  const struct fired *f, struct period i)
{
    char period[PERIOD_NAME_MAX], reach[32];
    const struct trigger *t = f->trigger;
    const struct shortfall *g =
        proposal_gap(b, f->scheme, t, f->owner_kind, f->owner_id, i);
    const char *figure = demand_word(f->scheme, t);
    const char *missed = missed_words(a, b, f, i);
    period_format(i, period);
    if (missed)
        return missed;
    if (g)
        return follow_numbers(a, g);
    switch (t->test) {
    case TEST_ZERO:
        return arena_printf(a, "%s %s 0", period, figure);
    case TEST_REACH:
        return arena_printf(a, _("%s %s at least %s"), period, figure,
                            amount_format(t->reach, -1, reach));
    case TEST_SHORT:
        break;
    }
    return arena_printf(a, _("%s %s missed"), period, figure);
}

/* Whether the trigger counted this earlier instance: for a run each of them; in total
 * those that fired, or missed a quota, inside the same longer period. */
static bool counted(const struct board *b, const struct fired *f, struct period i)
{
    const struct trigger *t = f->trigger;
    const struct shortfall *g =
        proposal_gap(b, f->scheme, t, f->owner_kind, f->owner_id, i);
    if (!t->in_total)
        return true;
    if (of_missed(f)) {
        size_t n = missed_in(b, f, i, NULL);
        return t->test == TEST_ZERO ? n == 0 : (tb_amount)n * TB_ONE >= t->reach;
    }
    if (t->test == TEST_SHORT)
        return g && g->missing > 0;
    return t->test == TEST_ZERO ? g && g->done == 0 : g && g->done >= t->reach;
}

const char *follow_evidence(struct arena *a, const struct board *b,
                            const struct fired *f)
{
    const char *out = instance_words(a, b, f, f->period);
    struct period i = f->period;
    for (int n = 1, looked = 0; n < f->trigger->times && looked < 60; looked++) {
        struct period before = period_step(i, -1);
        if (before.last >= i.last)
            break;
        i = before;
        if (!counted(b, f, i))
            continue;
        out = arena_printf(a, "%s; %s", out, instance_words(a, b, f, i));
        n++;
    }
    return out;
}

const struct trigger *follow_trigger(const struct schemes *all, const char *cause,
                                     tb_day day, const struct scheme **s)
{
    *s = schemes_on(all, day);
    for (size_t i = 0; *s && i < (*s)->n_triggers; i++)
        if (strcmp((*s)->triggers[i].name, cause) == 0)
            return &(*s)->triggers[i];
    return NULL;
}
