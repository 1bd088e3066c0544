#include "core/scheme.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/clause.h"

#define RULES_MAX 64
#define LINES_MAX 65535 /* credits name a line in 16 bits */
#define NOTHING_ON                                                                     \
    ((struct scheme){.to = TB_DAY_NONE, .from = TB_DAY_NONE, .decimals = -1})

/* What is known while a text is read. */
struct reading {
    struct arena *a;
    const struct names *names;
    struct scheme *out;
    int said[RULES_MAX]; /* line of the first clause of each rule, 0: none */
};

static int rule_of(const char *word)
{
    int value;

    for (int i = 0; rule_kinds[i]; i++) {
        if (clause_is(word, rule_kinds[i]->words))
            return i;
        if (rule_kinds[i]->set && word_find(rule_kinds[i]->set, word, &value))
            return i;
    }
    return -1;
}

/* The first word of each rule that has words of its own. */
static void list_rules(char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (int i = 0; rule_kinds[i]; i++) {
        size_t n = strcspn(rule_kinds[i]->words, " ");
        if (n == 0 || used + n + 2 > size)
            continue;
        if (used > 0)
            out[used++] = ' ';
        memcpy(out + used, rule_kinds[i]->words, n);
        used += n;
        out[used] = '\0';
    }
}

static enum tb_rc unknown_clause(const char *word, struct tb_err *e)
{
    struct nearest near = {.word = word};
    char best[64], rules[200], events[200];

    for (int i = 0; rule_kinds[i]; i++) {
        nearest_offer_list(&near, rule_kinds[i]->words, best, sizeof best);
        if (rule_kinds[i]->set)
            nearest_offer_set(&near, rule_kinds[i]->set);
    }
    if (near.best)
        return tb_fail(e, TB_INVALID,
                       N_("no clause begins with the word '%s'; is '%s' meant?"), word,
                       near.best);
    list_rules(rules, sizeof rules);
    return tb_fail(e, TB_INVALID,
                   N_("no clause begins with the word '%s'; right is one of: %s %s"),
                   word, rules, word_list(words_event, events, sizeof events));
}

static enum tb_rc read_line(struct reading *r, int number, const char *s, size_t n,
                            struct tb_err *e)
{
    struct clause c = {.number = number, .names = r->names};
    size_t bad;
    enum tb_rc rc;
    int rule;

    if (!text_valid(s, n, &bad))
        return tb_fail(e, TB_INVALID,
                       N_("byte %zu of the line is not UTF-8; save the text as UTF-8"),
                       bad + 1);
    rc = clause_split(r->a, s, n, &c, e);
    if (rc || c.n_words == 0)
        return rc;
    c.text = arena_strndup(r->a, s, n);
    rule = rule_of(c.words[0]);
    if (rule < 0)
        return unknown_clause(c.words[0], e);
    if (rule_kinds[rule]->once && r->said[rule])
        return tb_fail(e, TB_INVALID,
                       N_("'%s' is said twice, first in line %d; keep one of them"),
                       c.words[0], r->said[rule]);
    if (!r->said[rule])
        r->said[rule] = number;
    return rule_kinds[rule]->parse(r->a, &c, r->out, e);
}

/* What the whole text must have said. */
static enum tb_rc check_whole(const struct scheme *s, int *line_number,
                              struct tb_err *e)
{
    if (!s->name) {
        *line_number = 1;
        return tb_fail(e, TB_INVALID,
                       N_("the text has no header; its first line must be: scheme NAME "
                          "from DATE [to DATE]"));
    }
    for (size_t i = 0; i < s->n_lines && s->adoptions == COMBINE_UNSAID; i++)
        if (s->lines[i].filter.kind == EVENT_ADOPT) {
            *line_number = s->lines[i].number;
            return tb_fail(
                e, TB_INVALID,
                N_("when an article is adopted several times, do all adoptions "
                   "count or only the highest? Add one line: adoptions all, or: "
                   "adoptions highest"));
        }
    return TB_OK;
}

/* The line's bytes without its break and what blanks stand before it. */
static size_t line_bytes(const char *s, size_t n)
{
    while (n > 0 && (s[n - 1] == '\r' || s[n - 1] == ' ' || s[n - 1] == '\t'))
        n--;
    return n;
}

enum tb_rc scheme_parse(struct arena *a, const char *text, const struct names *names,
                        struct scheme *out, int *line_number, struct tb_err *e)
{
    struct reading r = {.a = a, .names = names, .out = out};
    const char *s = text;
    int number = 0;

    *out = NOTHING_ON;
    *line_number = 1;
    if (strlen(text) > SCHEME_TEXT_MAX)
        return tb_fail(e, TB_INVALID,
                       N_("the text is longer than %d bytes; split it by dates"),
                       SCHEME_TEXT_MAX);
    out->text = arena_strdup(a, text);
    if (strncmp(s, "\xEF\xBB\xBF", 3) == 0)
        s += 3;
    while (*s) {
        size_t n = strcspn(s, "\n");
        *line_number = ++number;
        if (number > LINES_MAX)
            return tb_fail(e, TB_INVALID, N_("a scheme may have at most %d lines"),
                           LINES_MAX);
        enum tb_rc rc = read_line(&r, number, s, line_bytes(s, n), e);
        if (rc)
            return rc;
        s += n;
        s += *s == '\n';
    }
    return check_whole(out, line_number, e);
}

const struct scheme *schemes_on(const struct schemes *s, tb_day d)
{
    for (size_t i = s ? s->n : 0; i-- > 0;)
        if (day_between(d, s->items[i].from, s->items[i].to))
            return &s->items[i];
    return NULL;
}
