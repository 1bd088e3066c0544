/* Reading the tests of a filter. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "filter_reader.h"

enum test {
    TEST_OUTLET,
    TEST_LEVEL,
    TEST_TYPE,
    TEST_FORM,
    TEST_ROUTE,
    TEST_LEADER,
    TEST_ROLE,
    TEST_GROUP,
    TEST_UNIT,
    TEST_LENGTH,
    TEST_VALUE,
    TEST_UNITS,
    TEST_AUTHORS,
    TEST_COMMISSIONED,
    TEST_OVERDUE,
    TEST_WITHIN,
    TEST_WITH,
    TEST_WITHOUT
};

static const struct keyword tests[] = {
    {TEST_OUTLET, "outlet 载体 刊物 媒体"},
    {TEST_LEVEL, "level 级别 层级 层次"},
    {TEST_TYPE, "type 类型 类别"},
    {TEST_FORM, "form 形式"},
    {TEST_ROUTE, "route 途径 渠道"},
    {TEST_LEADER, "leader 领导"},
    {TEST_ROLE, "role 角色"},
    {TEST_GROUP, "group 分组 组别"},
    {TEST_UNIT, "unit 单位"},
    {TEST_LENGTH, "length 字数"},
    {TEST_VALUE, "value 数值"},
    {TEST_UNITS, "units 单位数"},
    {TEST_AUTHORS, "authors 作者数"},
    {TEST_COMMISSIONED, "commissioned 约稿"},
    {TEST_OVERDUE, "overdue 逾期"},
    {TEST_WITHIN, "within 限"},
    {TEST_WITH, "with 有"},
    {TEST_WITHOUT, "without 无"},
    {0},
};

/* Splits a word at its semicolons; every part has something in it. */
static size_t split_values(struct arena *a, const char *word, const char ***out)
{
    char *copy = arena_strdup(a, word), *s = copy;
    size_t n = 0;

    *out = arena_array(a, strlen(word) + 1, sizeof **out);
    while (*s) {
        char *end = strstr(s, ";"), *wide = strstr(s, "；");
        size_t skip = 1;
        if (wide && (!end || wide < end)) {
            end = wide;
            skip = strlen("；");
        }
        if (end)
            *end = '\0';
        if (*s)
            (*out)[n++] = s;
        s = end ? end + skip : s + strlen(s);
    }
    return n;
}

/* --- names ------------------------------------------------------------------------ */

static bool name_there(const struct names *n, enum test t, const char *key)
{
    if (t == TEST_OUTLET)
        return names_outlet_by_key(n, key);
    if (t == TEST_GROUP)
        return names_group_by_key(n, key);
    return t == TEST_TYPE || names_unit_by_key(n, key);
}

static void offer_names(struct nearest *near, const struct names *n, enum test t)
{
    for (size_t i = 0; t == TEST_OUTLET && i < n->n_outlets; i++)
        nearest_offer(near, n->outlets[i].name);
    for (size_t i = 0; t == TEST_GROUP && i < n->n_groups; i++)
        nearest_offer(near, n->groups[i].name);
    for (size_t i = 0; t == TEST_UNIT && i < n->n_units; i++)
        nearest_offer(near, n->units[i].name);
}

static enum tb_rc name_missing(const struct reader *r, enum test t, const char *name)
{
    struct nearest near = {.word = name};

    offer_names(&near, r->c->names, t);
    if (t == TEST_OUTLET && near.best)
        return tb_fail(r->e, TB_INVALID, N_("there is no outlet '%s'; is '%s' meant?"),
                       name, near.best);
    if (t == TEST_OUTLET)
        return tb_fail(r->e, TB_INVALID,
                       N_("there is no outlet '%s'; enter the outlet first, or put a "
                          "name with blanks in quotes"),
                       name);
    if (near.best)
        return tb_fail(r->e, TB_INVALID, N_("there is no '%s'; is '%s' meant?"), name,
                       near.best);
    return tb_fail(r->e, TB_INVALID,
                   N_("there is no '%s'; enter it first, or put a name with blanks in "
                      "quotes"),
                   name);
}

static enum tb_rc take_names(const struct reader *r, enum test t, struct text_set *out)
{
    const char **names, **keys;
    size_t n = split_values(r->a, r->c->words[*r->at], &names);

    if (n == 0)
        return tb_fail(r->e, TB_INVALID, N_("nothing follows '%s'; say which"),
                       r->c->words[*r->at - 1]);
    keys = arena_array(r->a, n, sizeof *keys);
    for (size_t i = 0; i < n; i++) {
        keys[i] = text_key_dup(r->a, names[i]);
        if (r->c->names && !name_there(r->c->names, t, keys[i]))
            return name_missing(r, t, names[i]);
    }
    *out = (struct text_set){keys, n};
    ++*r->at;
    return TB_OK;
}

/* --- words of closed sets --------------------------------------------------------- */

static enum tb_rc find_word(const struct reader *r, const char *word,
                            const struct word *set, int *value)
{
    struct nearest near = {.word = word};
    const char *test = r->c->words[*r->at - 1];
    char all[200];

    if (word_find(set, word, value))
        return TB_OK;
    nearest_offer_set(&near, set);
    if (near.best)
        return tb_fail(r->e, TB_INVALID, N_("unknown %s '%s'; is '%s' meant?"), test,
                       word, near.best);
    return tb_fail(r->e, TB_INVALID, N_("unknown %s '%s'; right is one of: %s"), test,
                   word, word_list(set, all, sizeof all));
}

enum tb_rc take_words(const struct reader *r, const struct word *set, unsigned *out)
{
    const char **words;
    size_t n = split_values(r->a, r->c->words[*r->at], &words);
    int value = 0;

    for (size_t i = 0; i < n; i++) {
        enum tb_rc rc = find_word(r, words[i], set, &value);
        if (rc)
            return rc;
        *out |= 1u << value;
    }
    ++*r->at;
    return TB_OK;
}

static enum tb_rc take_has(const struct reader *r, bool absent)
{
    struct has_event *h = &r->out->has[r->out->n_has];
    enum tb_rc rc;

    if (r->out->n_has == FILTER_HAS_MAX)
        return tb_fail(r->e, TB_INVALID, N_("a clause may name at most %d such events"),
                       FILTER_HAS_MAX);
    *h = (struct has_event){.absent = absent, .by_day = -1};
    rc = take_kind(r->c, r->at, &h->kind, r->e);
    r->out->n_has++;
    if (rc || absent)
        return rc;
    if (clause_at(r->c, *r->at, "by") && clause_at(r->c, *r->at + 1, "day")) {
        *r->at += 2;
        return take_whole(r->c, r->at, 0, 31, &h->by_day, r->e);
    }
    if (clause_at(r->c, *r->at, "当月末前 月末前")) {
        h->by_day = 0;
        ++*r->at;
        return TB_OK;
    }
    if (!clause_at(r->c, *r->at, "次月"))
        return TB_OK;
    ++*r->at;
    rc = take_whole(r->c, r->at, 1, 31, &h->by_day, r->e);
    return rc ? rc : take_word(r->c, r->at, "日前", r->e);
}

static const struct keyword answers[] = {{1, "yes 是"}, {0, "no 否"}, {0}};

static enum tb_rc take_answer(const struct reader *r, int *out)
{
    enum tb_rc rc = clause_choice(r->c, *r->at, false, answers, out, r->e);

    ++*r->at;
    return rc;
}

/* --- all of them ------------------------------------------------------------------ */

/* True when the filter already makes the test and may make it once only. */
static bool tested(const struct filter *f, enum test t)
{
    const bool made[] = {
        [TEST_OUTLET] = f->outlets.n > 0,
        [TEST_LEVEL] = f->levels != 0,
        [TEST_TYPE] = f->types.n > 0,
        [TEST_FORM] = f->forms != 0,
        [TEST_ROUTE] = f->routes != 0,
        [TEST_LEADER] = f->leaders != 0,
        [TEST_ROLE] = f->roles != 0,
        [TEST_GROUP] = f->groups.n > 0,
        [TEST_UNIT] = f->units.n > 0,
        [TEST_LENGTH] = false,
        [TEST_VALUE] = false,
        [TEST_UNITS] = false,
        [TEST_AUTHORS] = false,
        [TEST_COMMISSIONED] = f->commissioned >= 0,
        [TEST_OVERDUE] = f->overdue >= 0,
        [TEST_WITHIN] = f->within >= 0,
        [TEST_WITH] = false,
        [TEST_WITHOUT] = false,
    };

    return made[t];
}

static enum tb_rc take_test(const struct reader *r, enum test t)
{
    switch (t) {
    case TEST_OUTLET:
        return take_names(r, t, &r->out->outlets);
    case TEST_TYPE:
        return take_names(r, t, &r->out->types);
    case TEST_GROUP:
        return take_names(r, t, &r->out->groups);
    case TEST_UNIT:
        return take_names(r, t, &r->out->units);
    case TEST_LEVEL:
        return take_levels(r);
    case TEST_FORM:
        return take_words(r, words_form, &r->out->forms);
    case TEST_ROUTE:
        return take_words(r, words_route, &r->out->routes);
    case TEST_LEADER:
        return take_words(r, words_leader, &r->out->leaders);
    case TEST_ROLE:
        return take_words(r, words_role, &r->out->roles);
    case TEST_LENGTH:
        return take_bound(r, &r->out->length, TB_ONE);
    case TEST_VALUE:
        return take_bound(r, &r->out->value, 1);
    case TEST_UNITS:
        return take_bound(r, &r->out->n_units, TB_ONE);
    case TEST_AUTHORS:
        return take_bound(r, &r->out->n_authors, TB_ONE);
    case TEST_COMMISSIONED:
        return take_answer(r, &r->out->commissioned);
    case TEST_OVERDUE:
        return take_answer(r, &r->out->overdue);
    case TEST_WITHIN:
        return take_within(r);
    case TEST_WITH:
    case TEST_WITHOUT:
        break;
    }
    return take_has(r, t == TEST_WITHOUT);
}

enum tb_rc filter_words(struct arena *a, struct clause *c, int *at, struct filter *out,
                        struct tb_err *e)
{
    const struct reader r = {a, c, at, out, e};
    int t;

    while (clause_key(c, *at, tests, &t)) {
        c->bad = *at;
        if (tested(out, (enum test)t))
            return tb_fail(e, TB_INVALID, N_("'%s' is tested twice in one clause"),
                           c->words[*at]);
        if (*at + 1 >= c->n_words)
            return tb_fail(e, TB_INVALID, N_("nothing follows '%s'; say which"),
                           c->words[*at]);
        c->bad = ++*at;
        enum tb_rc rc = take_test(&r, (enum test)t);
        if (rc)
            return rc;
    }
    return TB_OK;
}

/* 逾期 is a test and, of old, a word for events of the kind late. */
static bool begins_test(const struct clause *c)
{
    int test, answer;

    return clause_key(c, 0, tests, &test) && test == TEST_OVERDUE &&
           clause_key(c, 1, answers, &answer);
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
    if (c.n_words > 0 && !begins_test(&c) &&
        (word_find(words_event, c.words[0], &out->kind) ||
         (names && (out->kind = names_event_kind(names, c.words[0])) >= 0)))
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
