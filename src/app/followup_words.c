/* The numbers of a follow-up in words. */
#include "followup_words.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"
#include "core/word.h"

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

/* One instance, with its numbers where a quota has them. */
static const char *instance_words(struct arena *a, const struct board *b,
                                  const struct fired *f, struct period i)
{
    char period[PERIOD_NAME_MAX], reach[32];
    const struct trigger *t = f->trigger;
    const struct shortfall *g =
        proposal_gap(b, f->scheme, t, f->owner_kind, f->owner_id, i);
    const char *figure = demand_word(f->scheme, t);
    period_format(i, period);
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
