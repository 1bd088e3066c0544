/* kind NAME
 * 事项 NAME
 *
 * A further kind of event, to be used like relay or adopt: a speech, a prize. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/change.h"
#include "core/clause.h"

/* A kind that no event can have yet gets its number when the scheme is applied. */
#define NOT_YET 1000

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    int value = -1, at = 2;
    enum tb_rc rc;

    c->bad = 1;
    if (c->n_words < 2)
        return tb_fail(e, TB_INVALID, N_("nothing follows '%s'; say which"),
                       c->words[0]);
    rc = take_end(c, at, e);
    if (rc)
        return rc;
    c->bad = 1;
    if (word_find(words_event, c->words[1], &value))
        return tb_fail(e, TB_INVALID,
                       N_("'%s' is a kind that is always there; take the clause out"),
                       c->words[1]);
    if (strlen(c->words[1]) > FIGURE_NAME_MAX || !c->words[1][0] ||
        strpbrk(c->words[1], ";\""))
        return tb_fail(e, TB_INVALID, N_("a name has 1 to %d bytes"), FIGURE_NAME_MAX);
    const char *key = text_key_dup(a, c->words[1]);
    for (size_t i = 0; i < out->n_kinds; i++)
        if (strcmp(out->kinds[i].key, key) == 0)
            return tb_fail(e, TB_INVALID, N_("'%s' is said twice; keep one of them"),
                           c->words[1]);
    if (c->names)
        value = names_event_kind(c->names, c->words[1]);
    struct event_word *w = clause_append(a, &out->kinds, &out->n_kinds, sizeof *w);
    *w = (struct event_word){.kind = value >= 0 ? value : NOT_YET + (int)out->n_kinds,
                             .name = arena_strdup(a, c->words[1]),
                             .key = key};
    return TB_OK;
}

const struct rule_kind rule_kind = {
    .name = "kind",
    .words = "kind 事项",
    .early = true,
    .parse = parse,
};
