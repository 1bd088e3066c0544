/* What a measure adds to points and pieces, in words: figures, awards, what followed
 * from a clause. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"

#include "tui/parts.h"

const char *parts_owed(const struct shortfall *g)
{
    return g->figure ? g->figure : parts_metric(g->metric);
}

const char *parts_figure(const struct board *b, const struct standing *s, size_t i,
                         char out[static 32])
{
    const bool count = figure_of_pieces(b->figures[i]);
    if (s->figures[i].absent) {
        snprintf(out, 32, "-");
        return out;
    }
    return amount_format(s->figures[i].amount,
                         count || !b->scheme ? -1 : b->scheme->decimals, out);
}

/* Adds to a list of words; what has no room is left out whole. */
static void add_word(char out[static WORD_MAX], const char *word)
{
    size_t at = strlen(out), n = strlen(word);
    if (at + n + 2 < WORD_MAX)
        snprintf(out + at, WORD_MAX - at, "%s%s", at ? " " : "", word);
}

const char *parts_awards(const struct board *b, enum owner_kind kind, int64_t id,
                         char out[static WORD_MAX])
{
    *out = '\0';
    for (size_t i = 0; i < b->n_awarded; i++)
        if (b->awarded[i].owner_id == id && b->awarded[i].owner_kind == kind)
            add_word(out, b->awarded[i].award->name);
    return out;
}

const char *parts_actions(const struct trigger *t, char out[static WORD_MAX])
{
    static const struct {
        const char *en, *zh;
    } words[] = {
        [THEN_LIST] = {"list", "名单"},
        [THEN_NOTICE] = {"notice", "通知"},
        [THEN_EXPLAIN] = {"explain", "说明"},
        [THEN_TALK] = {"talk", "约谈"},
        [THEN_CRITICISE] = {"criticise", "通报批评"},
        [THEN_COMMEND] = {"commend", "表扬"},
        [THEN_NO_AWARD] = {"no award", "取消评优"},
        [THEN_ZERO] = {"zero", "计零"},
        [THEN_DEDUCT] = {"deduct", "扣"},
    };
    char word[64], n[32];
    *out = '\0';
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!(t->actions & 1u << i))
            continue;
        if (i == THEN_DEDUCT)
            snprintf(word, sizeof word, "%s %s", ui_word(words[i].en, words[i].zh),
                     ui_count(t->deduct, n));
        else
            snprintf(word, sizeof word, "%s", ui_word(words[i].en, words[i].zh));
        add_word(out, word);
    }
    return out;
}

const char *parts_about(const struct reckoned *r, char out[static WORD_MAX])
{
    char period[PERIOD_NAME_MAX], done[32], required[32];
    period_format(r->period, period);
    if (r->gap)
        snprintf(out, WORD_MAX, _("%s: %s of %s"), period, ui_count(r->gap->done, done),
                 ui_count(r->gap->required, required));
    else if (r->topic)
        snprintf(out, WORD_MAX, "%.90s", r->topic->ref);
    else
        snprintf(out, WORD_MAX, "%s", period);
    return out;
}
