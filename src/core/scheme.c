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
    bool early;          /* only the clauses that are read before the others */
    int column;          /* of the word that a message is about */
};

static bool is_named_kind(const struct reading *r, const char *word)
{
    struct arena a = {0};
    const char *key = text_key_dup(&a, word);
    bool found = r->names && names_event_kind(r->names, word) >= 0;

    for (size_t i = 0; !found && i < r->out->n_kinds; i++)
        found = strcmp(r->out->kinds[i].key, key) == 0;
    arena_free(&a);
    return found;
}

static int rule_of(const struct reading *r, const struct clause *c)
{
    int value, line = -1;

    for (int i = 0; rule_kinds[i]; i++) {
        if (clause_at(c, 0, rule_kinds[i]->words) &&
            !(rule_kinds[i]->yields && is_named_kind(r, c->words[0])))
            return i;
        if (rule_kinds[i]->set) {
            line = i;
            if (word_find(rule_kinds[i]->set, c->words[0], &value))
                return i;
        }
    }
    return is_named_kind(r, c->words[0]) ? line : -1;
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

static enum tb_rc unknown_clause(const struct reading *r, const char *word,
                                 struct tb_err *e)
{
    struct nearest near = {.word = word};
    char best[64], rules[240], events[200];

    for (int i = 0; rule_kinds[i]; i++) {
        nearest_offer_list(&near, rule_kinds[i]->words, best, sizeof best);
        if (rule_kinds[i]->set)
            nearest_offer_set(&near, rule_kinds[i]->set);
    }
    for (size_t i = 0; i < r->out->n_kinds; i++)
        nearest_offer(&near, r->out->kinds[i].name);
    if (near.best)
        return tb_fail(e, TB_INVALID,
                       N_("no clause begins with the word '%s'; is '%s' meant?"), word,
                       near.best);
    list_rules(rules, sizeof rules);
    return tb_fail(e, TB_INVALID,
                   N_("no clause begins with the word '%s'; right is one of: %s %s"),
                   word, rules, word_list(words_event, events, sizeof events));
}

static enum tb_rc read_clause(struct reading *r, struct clause *c, struct tb_err *e)
{
    int rule = rule_of(r, c);

    if (r->early != (rule >= 0 && rule_kinds[rule]->early))
        return TB_OK;
    if (rule < 0)
        return unknown_clause(r, c->words[0], e);
    if (rule_kinds[rule]->once && r->said[rule])
        return tb_fail(e, TB_INVALID,
                       N_("'%s' is said twice, first in line %d; keep one of them"),
                       c->words[0], r->said[rule]);
    if (!r->said[rule])
        r->said[rule] = c->number;
    *(struct clause_text *)clause_append(r->a, &r->out->texts, &r->out->n_texts,
                                         sizeof(struct clause_text)) =
        (struct clause_text){c->number, c->text};
    return rule_kinds[rule]->parse(r->a, c, r->out, e);
}

static enum tb_rc read_line(struct reading *r, int number, const char *s, size_t n,
                            struct tb_err *e)
{
    struct clause c = {.number = number, .names = r->names, .scheme = r->out};
    size_t bad;
    enum tb_rc rc;

    r->column = 1;
    if (!text_valid(s, n, &bad))
        return tb_fail(e, TB_INVALID,
                       N_("byte %zu of the line is not UTF-8; save the text as UTF-8"),
                       bad + 1);
    rc = clause_split(r->a, s, n, &c, e);
    if (!rc && c.n_words > 0) {
        c.text = arena_strndup(r->a, s, n);
        rc = read_clause(r, &c, e);
    }
    if (rc) /* a word that is missing stands after the last one */
        r->column =
            c.columns[c.bad < c.n_words || c.n_words == 0 ? c.bad : c.n_words - 1];
    return rc;
}

/* What the whole text must have said. */
static enum tb_rc check_whole(struct arena *a, struct scheme *s, int *line_number,
                              struct tb_err *e)
{
    if (!s->name) {
        *line_number = 1;
        return tb_fail(e, TB_INVALID,
                       N_("the text has no header; its first line must be: scheme NAME "
                          "from DATE [to DATE]"));
    }
    for (size_t i = 0; i < s->n_lines && !s->adoptions.how; i++)
        if (s->lines[i].filter.kind == EVENT_ADOPT) {
            *line_number = s->lines[i].number;
            return tb_fail(
                e, TB_INVALID,
                N_("when an article is adopted several times, do all adoptions "
                   "count or only the highest? Add one line: adoptions all, or: "
                   "adoptions highest"));
        }
    return figures_resolve(a, s, line_number, e);
}

/* The line's bytes without its break and what blanks stand before it. */
static size_t line_bytes(const char *s, size_t n)
{
    while (n > 0 && (s[n - 1] == '\r' || s[n - 1] == ' ' || s[n - 1] == '\t'))
        n--;
    return n;
}

static enum tb_rc read_lines(struct reading *r, const char *s, int *line_number,
                             struct tb_err *e)
{
    int number = 0;

    while (*s) {
        size_t n = strcspn(s, "\n");
        *line_number = ++number;
        if (number > LINES_MAX)
            return tb_fail(e, TB_INVALID, N_("a scheme may have at most %d lines"),
                           LINES_MAX);
        enum tb_rc rc = read_line(r, number, s, line_bytes(s, n), e);
        if (rc)
            return rc;
        s += n;
        s += *s == '\n';
    }
    r->column = 1;
    return TB_OK;
}

enum tb_rc scheme_parse_at(struct arena *a, const char *text, const struct names *names,
                           struct scheme *out, int *line_number, int *column,
                           struct tb_err *e)
{
    struct reading r = {.a = a, .names = names, .out = out, .early = true, .column = 1};
    const char *s = text;
    enum tb_rc rc;

    *out = NOTHING_ON;
    *line_number = *column = 1;
    if (strlen(text) > SCHEME_TEXT_MAX)
        return tb_fail(e, TB_INVALID,
                       N_("the text is longer than %d bytes; split it by dates"),
                       SCHEME_TEXT_MAX);
    out->text = arena_strdup(a, text);
    figures_begin(a, out);
    if (strncmp(s, "\xEF\xBB\xBF", 3) == 0)
        s += 3;
    rc = read_lines(&r, s, line_number, e);
    r.early = false;
    if (!rc)
        rc = read_lines(&r, s, line_number, e);
    *column = r.column;
    return rc ? rc : check_whole(a, out, line_number, e);
}

enum tb_rc scheme_parse(struct arena *a, const char *text, const struct names *names,
                        struct scheme *out, int *line_number, struct tb_err *e)
{
    int column;

    return scheme_parse_at(a, text, names, out, line_number, &column, e);
}

const struct scheme *schemes_on(const struct schemes *s, tb_day d)
{
    for (size_t i = s ? s->n : 0; i-- > 0;)
        if (day_between(d, s->items[i].from, s->items[i].to))
            return &s->items[i];
    return NULL;
}

const char *schemes_clause(const struct schemes *s, int64_t line)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct scheme *k = &s->items[i];
        for (size_t j = 0; k->id == line >> 16 && j < k->n_texts; j++)
            if (k->texts[j].number == (int)(line & 0xffff))
                return k->texts[j].text;
    }
    return "";
}

static bool looks(const struct filter *f)
{
    return filter_of_owner(f) || f->roles != 0;
}

static bool scheme_looks(const struct scheme *s)
{
    bool any = false;

    for (size_t i = 0; i < s->n_lines; i++)
        any = any || looks(&s->lines[i].filter);
    for (size_t i = 0; i < s->n_combines; i++)
        any = any || looks(&s->combines[i].filter);
    for (size_t i = 0; i < s->n_shares; i++)
        any = any || looks(&s->shares[i].filter);
    for (size_t i = 0; i < s->n_counts; i++)
        any = any || looks(&s->counts[i].filter);
    for (size_t i = 0; i < s->n_groups; i++)
        any = any || s->groups[i].to_parent;
    return any;
}

bool schemes_look_at_names(const struct schemes *s)
{
    bool any = false;

    for (size_t i = 0; s && i < s->n; i++)
        any = any || scheme_looks(&s->items[i]);
    return any;
}

bool schemes_look_at_misses(const struct schemes *s)
{
    bool any = false;

    for (size_t i = 0; s && i < s->n; i++)
        any = any || s->items[i].missed;
    return any;
}

bool scheme_shares(const struct scheme *s, bool authors)
{
    for (size_t i = 0; i < s->n_shares; i++)
        if (authors ? s->shares[i].authors : s->shares[i].units)
            return true;
    return false;
}
