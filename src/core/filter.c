/* Filters: tests of attributes joined by "and".
 *
 *   outlet NAME  载体 NAME      form F    形式 F
 *   level L      级别 L         route R   途径 R
 *   type T       类型 T         leader R  领导 R
 *
 * Outlets and types are compared by text_key. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/clause.h"

enum test { TEST_OUTLET, TEST_LEVEL, TEST_TYPE, TEST_FORM, TEST_ROUTE, TEST_LEADER };

static const struct keyword tests[] = {
    {TEST_OUTLET, "outlet 载体 刊物 媒体"},
    {TEST_LEVEL, "level 级别 层级 层次"},
    {TEST_TYPE, "type 类型 类别"},
    {TEST_FORM, "form 形式"},
    {TEST_ROUTE, "route 途径 渠道"},
    {TEST_LEADER, "leader 领导"},
    {0},
};

struct filter filter_any(void)
{
    return (struct filter){.kind = -1, .level = -1};
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool filter_same(const struct filter *a, const struct filter *b)
{
    return a->kind == b->kind && a->level == b->level && a->form == b->form &&
           a->route == b->route && a->leader == b->leader &&
           same_text(a->outlet, b->outlet) && same_text(a->type, b->type);
}

bool filter_matches(const struct filter *f, const struct filter_subject *s)
{
    return (f->kind < 0 || f->kind == s->kind) &&
           (f->level < 0 || f->level == s->level) &&
           (f->form == FORM_NONE || f->form == s->form) &&
           (f->route == ROUTE_NONE || f->route == s->route) &&
           (f->leader == LEADER_NONE || f->leader == s->leader) &&
           (!f->outlet || strcmp(f->outlet, s->outlet_key) == 0) &&
           (!f->type || strcmp(f->type, s->type_key) == 0);
}

static enum tb_rc find_outlet(struct arena *a, const struct clause *c, const char *name,
                              const char **key, struct tb_err *e)
{
    struct nearest near = {.word = name};

    *key = text_key_dup(a, name);
    if (!c->names || names_outlet_by_key(c->names, *key))
        return TB_OK;
    for (size_t i = 0; i < c->names->n_outlets; i++)
        nearest_offer(&near, c->names->outlets[i].name);
    if (near.best)
        return tb_fail(e, TB_INVALID, N_("there is no outlet '%s'; is '%s' meant?"),
                       name, near.best);
    return tb_fail(
        e, TB_INVALID,
        N_("there is no outlet '%s'; enter the outlet first, or put a name with "
           "blanks in quotes"),
        name);
}

static enum tb_rc find_word(const char *test, const char *word, const struct word *set,
                            int *value, struct tb_err *e)
{
    struct nearest near = {.word = word};
    char all[200];

    if (word_find(set, word, value))
        return TB_OK;
    nearest_offer_set(&near, set);
    if (near.best)
        return tb_fail(e, TB_INVALID, N_("unknown %s '%s'; is '%s' meant?"), test, word,
                       near.best);
    return tb_fail(e, TB_INVALID, N_("unknown %s '%s'; right is one of: %s"), test,
                   word, word_list(set, all, sizeof all));
}

/* True when the filter already makes the test. */
static bool tested(const struct filter *f, enum test t)
{
    switch (t) {
    case TEST_OUTLET:
        return f->outlet;
    case TEST_LEVEL:
        return f->level >= 0;
    case TEST_TYPE:
        return f->type;
    case TEST_FORM:
        return f->form != FORM_NONE;
    case TEST_ROUTE:
        return f->route != ROUTE_NONE;
    case TEST_LEADER:
        break;
    }
    return f->leader != LEADER_NONE;
}

static enum tb_rc take_test(struct arena *a, const struct clause *c, enum test t,
                            const char *name, const char *word, struct filter *out,
                            struct tb_err *e)
{
    int value = 0;
    enum tb_rc rc = TB_OK;

    switch (t) {
    case TEST_OUTLET:
        return find_outlet(a, c, word, &out->outlet, e);
    case TEST_TYPE:
        out->type = text_key_dup(a, word);
        return TB_OK;
    case TEST_LEVEL:
        rc = find_word(name, word, words_level, &out->level, e);
        break;
    case TEST_FORM:
        rc = find_word(name, word, words_form, &value, e);
        out->form = (enum form)value;
        break;
    case TEST_ROUTE:
        rc = find_word(name, word, words_route, &value, e);
        out->route = (enum route)value;
        break;
    case TEST_LEADER:
        rc = find_word(name, word, words_leader, &value, e);
        out->leader = (enum leader_rank)value;
        break;
    }
    return rc;
}

enum tb_rc filter_words(struct arena *a, const struct clause *c, int *at,
                        struct filter *out, struct tb_err *e)
{
    int t;

    while (*at < c->n_words && clause_keyword(tests, c->words[*at], &t)) {
        const char *name = c->words[*at];
        if (tested(out, (enum test)t))
            return tb_fail(e, TB_INVALID, N_("'%s' is tested twice in one clause"),
                           name);
        if (*at + 1 >= c->n_words)
            return tb_fail(e, TB_INVALID, N_("nothing follows '%s'; say which"), name);
        enum tb_rc rc = take_test(a, c, (enum test)t, name, c->words[*at + 1], out, e);
        if (rc)
            return rc;
        *at += 2;
    }
    return TB_OK;
}

enum tb_rc filter_parse(struct arena *a, const char *text, const struct names *names,
                        struct filter *out, struct tb_err *e)
{
    struct clause c = {.text = text, .names = names};
    int at = 0;
    enum tb_rc rc;

    *out = filter_any();
    rc = clause_split(a, text, strlen(text), &c, e);
    if (rc)
        return rc;
    if (c.n_words > 0 && word_find(words_event, c.words[0], &out->kind))
        at = 1;
    rc = filter_words(a, &c, &at, out, e);
    if (!rc && at < c.n_words)
        return tb_fail(
            e, TB_INVALID,
            N_("unknown word '%s' in a filter; right is: [kind] [outlet NAME] "
               "[level L] [type T] [form F] [route R] [leader R]"),
            c.words[at]);
    return rc;
}
