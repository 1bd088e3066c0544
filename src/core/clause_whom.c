/* The parts of clauses that name somebody or something: figures, whom, what is
 * demanded, where points go. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/clause.h"

static const struct keyword whoms[] = {
    {WHOM_UNITS, "units 全体单位 各单位"},
    {WHOM_GROUP, "group 分组 组别"},
    {WHOM_UNIT, "unit 单位"},
    {WHOM_PEOPLE, "people 人员"},
    {WHOM_PERSON, "person 个人"},
    {0},
};

#define ACCOUNT_WORDS "account 账户"
#define SECTION_WORDS "section 项目"

/* May be a figure of the scheme's own: that is seen when the whole text is read. */
static void note_missed(struct arena *a, const struct clause *c, int at)
{
    if (c->scheme && !c->scheme->missed_word && clause_is(c->words[at], MISSED_WORDS))
        c->scheme->missed_word = arena_strdup(a, c->words[at]);
}

enum tb_rc take_missed(struct arena *a, struct clause *c, int *at, struct tb_err *e)
{
    enum tb_rc rc = take_word(c, at, MISSED_WORDS, e);

    if (!rc)
        note_missed(a, c, *at - 1);
    return rc;
}

enum tb_rc take_figure(struct arena *a, struct clause *c, int *at,
                       struct figure_ref *out, struct tb_err *e)
{
    c->bad = *at;
    if (*at >= c->n_words)
        return tb_fail(e, TB_INVALID,
                       N_("no figure follows '%s'; right is one of: submitted adopted "
                          "points rate, or an account, section, count or scale"),
                       clause_before(c, *at));
    out->name = arena_strdup(a, c->words[*at]);
    out->at = -1;
    note_missed(a, c, *at);
    ++*at;
    return TB_OK;
}

static enum tb_rc find_whom(struct arena *a, struct clause *c, int at, struct whom *out,
                            struct tb_err *e)
{
    struct nearest near = {.best = NULL};
    const struct names *n = c->names;
    const char *key;
    bool there = true;

    c->bad = at;
    if (at >= c->n_words)
        return tb_fail(e, TB_INVALID, N_("nothing follows '%s'; say which"),
                       clause_before(c, at));
    near.word = c->words[at];
    out->key = key = text_key_dup(a, c->words[at]);
    if (!n)
        return TB_OK;
    if (out->kind == WHOM_GROUP) {
        there = names_group_by_key(n, key);
        for (size_t i = 0; !there && i < n->n_groups; i++)
            nearest_offer(&near, n->groups[i].name);
    } else if (out->kind == WHOM_UNIT) {
        there = names_unit_by_key(n, key);
        for (size_t i = 0; !there && i < n->n_units; i++)
            nearest_offer(&near, n->units[i].name);
    } else {
        there = names_person_by_key(n, key);
        for (size_t i = 0; !there && i < n->n_people; i++)
            nearest_offer(&near, n->people[i].name);
    }
    if (there)
        return TB_OK;
    if (near.best)
        return tb_fail(e, TB_INVALID, N_("there is no '%s'; is '%s' meant?"),
                       c->words[at], near.best);
    return tb_fail(e, TB_INVALID,
                   N_("there is no '%s'; enter it first, or put a name with blanks in "
                      "quotes"),
                   c->words[at]);
}

enum tb_rc take_whom(struct arena *a, struct clause *c, int *at, unsigned allowed,
                     struct whom *out, struct tb_err *e)
{
    int value;
    enum tb_rc rc;

    *out = (struct whom){.kind = WHOM_ANY, .role = -1};
    if (!clause_key(c, *at, whoms, &value) || !(allowed & 1u << value))
        return TB_OK;
    out->kind = (enum whom_kind)value;
    ++*at;
    if (out->kind == WHOM_UNITS)
        return TB_OK;
    if (out->kind != WHOM_PEOPLE) {
        rc = find_whom(a, c, *at, out, e);
        ++*at;
        return rc;
    }
    if (!clause_at(c, *at, "role 角色"))
        return TB_OK;
    if (*at + 1 >= c->n_words || !word_find(words_role, c->words[*at + 1], &out->role))
        return clause_stray(c, *at + 1, "leader head cadre officer", e);
    *at += 2;
    return TB_OK;
}

/* Words from..to as a text that reads the same again. */
static const char *requote(struct arena *a, const struct clause *c, int from, int to)
{
    struct strbuf s = {0};
    const char *text;

    strbuf_puts(&s, "");
    for (; from < to; from++)
        strbuf_printf(&s, s.len ? " \"%s\"" : "\"%s\"", c->words[from]);
    text = arena_strdup(a, s.s ? s.s : "");
    strbuf_free(&s);
    return text;
}

enum tb_rc take_demand(struct arena *a, struct clause *c, int *at, bool tests,
                       struct demand *out, struct tb_err *e)
{
    enum tb_rc rc = take_figure(a, c, at, &out->figure, e);
    int from;

    out->filter = filter_any();
    out->filter_words = "";
    if (!rc)
        rc = take_per(c, at, &out->period, e);
    if (rc || !tests)
        return rc;
    from = *at;
    rc = filter_words(a, c, at, &out->filter, e);
    if (!rc)
        out->filter_words = requote(a, c, from, *at);
    return rc;
}

/* NAME after account or section. */
static enum tb_rc take_name(struct clause *c, int *at, const char **out,
                            struct tb_err *e)
{
    c->bad = *at;
    if (*out)
        return tb_fail(e, TB_INVALID, N_("'%s' is said twice; keep one of them"),
                       c->words[*at]);
    if (*at + 1 >= c->n_words)
        return tb_fail(e, TB_INVALID, N_("nothing follows '%s'; say which"),
                       c->words[*at]);
    *out = c->words[*at + 1];
    *at += 2;
    return TB_OK;
}

/* A flag is one word, or two: `to members`. */
static int flag_words(const struct clause *c, int at, const char *flag)
{
    if (clause_at(c, at, "to"))
        return clause_at(c, at, flag) && clause_at(c, at + 1, "members") ? 2 : 0;
    return clause_at(c, at, flag);
}

enum tb_rc take_booking(struct arena *a, struct clause *c, int *at, struct scheme *s,
                        const char *flag, struct booking *out, bool *flagged,
                        struct tb_err *e)
{
    const char *account = NULL, *section = NULL;
    enum tb_rc rc = TB_OK;

    *out = (struct booking){.account = FIGURE_POINTS, .section = -1};
    for (;;) {
        if (clause_at(c, *at, ACCOUNT_WORDS)) {
            rc = take_name(c, at, &account, e);
        } else if (clause_at(c, *at, SECTION_WORDS)) {
            rc = take_name(c, at, &section, e);
        } else if (flag && !*flagged && flag_words(c, *at, flag) > 0) {
            *at += flag_words(c, *at, flag);
            *flagged = true;
        } else {
            break;
        }
        if (rc)
            return rc;
    }
    c->bad = *at - 1;
    if (account)
        rc = figure_define(a, s, c, FIGURE_ACCOUNT, account, 0, &out->account, e);
    if (!rc && section)
        rc = figure_define(a, s, c, FIGURE_SECTION, section, out->account,
                           &out->section, e);
    return rc;
}
