/* The parts that clauses are made of: numbers, periods, kinds, whom, where to. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/amount.h"
#include "core/clause.h"

static const struct keyword periods[] = {
    {PERIOD_WEEK, "week 周 每周"},         {PERIOD_MONTH, "month 月 每月"},
    {PERIOD_BIMONTH, "bimonth 双月 两月"}, {PERIOD_QUARTER, "quarter 季 季度 每季"},
    {PERIOD_HALF, "half 半年 每半年"},     {PERIOD_TERM, "term 学期"},
    {PERIOD_YEAR, "year 年 年度 每年"},    {0},
};

static const struct keyword whoms[] = {
    {WHOM_UNITS, "units 全体单位 各单位"},
    {WHOM_GROUP, "group 分组 组别"},
    {WHOM_UNIT, "unit 单位"},
    {WHOM_PEOPLE, "people 人员"},
    {WHOM_PERSON, "person 个人"},
    {0},
};

#define PER_WORDS     "per 每 a an each"
#define ACCOUNT_WORDS "account 账户"
#define SECTION_WORDS "section 项目"

/* Before the word number at: what was read last, for messages. */
static const char *before(const struct clause *c, int at)
{
    return c->words[at > 0 ? (at <= c->n_words ? at - 1 : c->n_words - 1) : 0];
}

enum tb_rc clause_stray(struct clause *c, int i, const char *right, struct tb_err *e)
{
    struct nearest near = {.best = NULL};
    char buf[64];

    c->bad = i;
    if (i >= c->n_words)
        return tb_fail(e, TB_INVALID,
                       N_("a word is missing after '%s'; right is one of: %s"),
                       before(c, i), right);
    near.word = c->words[i];
    nearest_offer_list(&near, right, buf, sizeof buf);
    if (near.best)
        return tb_fail(e, TB_INVALID, N_("unknown word '%s'; is '%s' meant?"),
                       c->words[i], near.best);
    return tb_fail(e, TB_INVALID,
                   N_("unknown word '%s' after '%s'; right is one of: %s"), c->words[i],
                   before(c, i), right);
}

enum tb_rc take_word(struct clause *c, int *at, const char *words, struct tb_err *e)
{
    if (!clause_at(c, *at, words))
        return clause_stray(c, *at, words, e);
    ++*at;
    return TB_OK;
}

enum tb_rc take_end(struct clause *c, int at, struct tb_err *e)
{
    if (at >= c->n_words)
        return TB_OK;
    c->bad = at;
    return tb_fail(e, TB_INVALID, N_("'%s' is too much here; nothing may follow '%s'"),
                   c->words[at], before(c, at));
}

/* --- numbers ------------------------------------------------------------------------
 */

static enum tb_rc no_number(struct clause *c, int at, struct tb_err *e)
{
    c->bad = at;
    return tb_fail(e, TB_INVALID, N_("no amount follows '%s'"), before(c, at));
}

enum tb_rc take_amount(struct clause *c, int *at, tb_amount *out, struct tb_err *e)
{
    if (*at >= c->n_words)
        return no_number(c, *at, e);
    if (!amount_parse(c->keys[*at], out)) {
        c->bad = *at;
        return tb_fail(e, TB_INVALID,
                       N_("'%s' is not an amount; right is a number with at most three "
                          "decimals, not beyond 1000000000"),
                       c->words[*at]);
    }
    ++*at;
    return TB_OK;
}

enum tb_rc take_whole(struct clause *c, int *at, int low, int high, int *out,
                      struct tb_err *e)
{
    tb_amount n = -1;

    if (*at >= c->n_words)
        return no_number(c, *at, e);
    if (!amount_parse(c->keys[*at], &n) || n % TB_ONE != 0 || n / TB_ONE < low ||
        n / TB_ONE > high) {
        c->bad = *at;
        return tb_fail(e, TB_INVALID,
                       N_("'%s' is not right here; right is a whole number from %d to "
                          "%d"),
                       c->words[*at], low, high);
    }
    *out = (int)(n / TB_ONE);
    ++*at;
    return TB_OK;
}

static int64_t divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

enum tb_rc take_factor(struct clause *c, int *at, struct factor *out, struct tb_err *e)
{
    tb_amount n, d = TB_ONE;
    char upper[32];
    const char *word = *at < c->n_words ? c->keys[*at] : "", *slash = strchr(word, '/');
    bool right;

    if (*at >= c->n_words)
        return no_number(c, *at, e);
    if (slash && (size_t)(slash - word) < sizeof upper) {
        memcpy(upper, word, (size_t)(slash - word));
        upper[slash - word] = '\0';
        right = amount_parse(upper, &n) && amount_parse(slash + 1, &d) && d > 0;
    } else {
        right = amount_parse(word, &n);
    }
    if (!right || n > 1000000 * TB_ONE || n < -1000000 * TB_ONE ||
        d > 1000000 * TB_ONE) {
        c->bad = *at;
        return tb_fail(
            e, TB_INVALID,
            N_("'%s' is not a factor; right is a number such as 2 or 0.5, or "
               "a fraction such as 2/3"),
            c->words[*at]);
    }
    int64_t by = divisor(n, d);
    *out = (struct factor){n / by, d / by};
    ++*at;
    return TB_OK;
}

enum tb_rc take_bands(struct clause *c, int *at, struct band *out, size_t *n,
                      struct tb_err *e)
{
    char from[32];
    const char *colon;

    for (*n = 0; *at < c->n_words && (colon = strchr(c->keys[*at], ':')); ++*at) {
        size_t k = (size_t)(colon - c->keys[*at]);
        struct band *b = &out[*n];
        c->bad = *at;
        if (*n == BANDS_MAX)
            return tb_fail(e, TB_INVALID, N_("a clause may have at most %d bands"),
                           BANDS_MAX);
        if (k >= sizeof from)
            k = sizeof from - 1;
        memcpy(from, c->keys[*at], k);
        from[k] = '\0';
        if (!amount_parse(from, &b->from) || !amount_parse(colon + 1, &b->gives))
            return tb_fail(
                e, TB_INVALID,
                N_("'%s' is not a band; right is FROM:POINTS, such as 80:10"),
                c->words[*at]);
        if (*n > 0 && out[*n - 1].from >= b->from)
            return tb_fail(e, TB_INVALID,
                           N_("the band '%s' does not lie above the one before it"),
                           c->words[*at]);
        ++*n;
    }
    if (*n == 0) {
        c->bad = *at;
        return tb_fail(e, TB_INVALID,
                       N_("no bands follow '%s'; right is FROM:POINTS, such as 80:10"),
                       before(c, *at));
    }
    return TB_OK;
}

enum tb_rc take_clamp(struct clause *c, int *at, const char *most, const char *least,
                      struct clamp *out, struct tb_err *e)
{
    for (;;) {
        bool up = clause_at(c, *at, most), down = clause_at(c, *at, least);
        if (!up && !down)
            return TB_OK;
        c->bad = *at;
        if (up ? out->has_most : out->has_least)
            return tb_fail(e, TB_INVALID, N_("'%s' is said twice; keep one of them"),
                           c->words[*at]);
        ++*at;
        enum tb_rc rc = take_amount(c, at, up ? &out->most : &out->least, e);
        if (rc)
            return rc;
        *(up ? &out->has_most : &out->has_least) = true;
        if (out->has_most && out->has_least && out->most < out->least)
            return tb_fail(e, TB_INVALID, N_("the most lies below the least"));
    }
}

/* --- words of closed sets ------------------------------------------------------------
 */

enum tb_rc take_period(struct clause *c, int *at, enum period_kind *out,
                       struct tb_err *e)
{
    int value = 0;
    enum tb_rc rc = clause_choice(c, *at, false, periods, &value, e);

    *out = (enum period_kind)value;
    ++*at;
    return rc;
}

enum tb_rc take_per(struct clause *c, int *at, enum period_kind *out, struct tb_err *e)
{
    int value;

    if (clause_key(c, *at, periods, &value) && !clause_at(c, *at, PER_WORDS)) {
        *out = (enum period_kind)value; /* 每月 in one word */
        ++*at;
        return TB_OK;
    }
    enum tb_rc rc = take_word(c, at, PER_WORDS, e);
    return rc ? rc : take_period(c, at, out, e);
}

static bool same_key(const char *key, const char *word)
{
    struct strbuf k = {0};
    text_key(&k, word, strlen(word));
    bool same = strcmp(key, k.s ? k.s : "") == 0;
    strbuf_free(&k);
    return same;
}

enum tb_rc take_kind(struct clause *c, int *at, int *out, struct tb_err *e)
{
    struct nearest near = {.best = NULL};
    char all[200];

    c->bad = *at;
    if (*at >= c->n_words)
        return tb_fail(e, TB_INVALID, N_("nothing follows '%s'; say which"),
                       before(c, *at));
    if (word_find(words_event, c->words[*at], out)) {
        ++*at;
        return TB_OK;
    }
    for (size_t i = 0; c->scheme && i < c->scheme->n_kinds; i++)
        if (same_key(c->scheme->kinds[i].key, c->words[*at])) {
            *out = c->scheme->kinds[i].kind;
            ++*at;
            return TB_OK;
        }
    if (c->names && (*out = names_event_kind(c->names, c->words[*at])) >= 0) {
        ++*at;
        return TB_OK;
    }
    near.word = c->words[*at];
    nearest_offer_set(&near, words_event);
    for (size_t i = 0; c->scheme && i < c->scheme->n_kinds; i++)
        nearest_offer(&near, c->scheme->kinds[i].name);
    if (near.best)
        return tb_fail(e, TB_INVALID, N_("unknown kind '%s'; is '%s' meant?"),
                       c->words[*at], near.best);
    return tb_fail(e, TB_INVALID,
                   N_("unknown kind '%s'; right is one of: %s, or one that the scheme "
                      "names: kind %s"),
                   c->words[*at], word_list(words_event, all, sizeof all),
                   c->words[*at]);
}

/* --- figures and whom
 * ----------------------------------------------------------------- */

enum tb_rc take_figure(struct arena *a, struct clause *c, int *at,
                       struct figure_ref *out, struct tb_err *e)
{
    c->bad = *at;
    if (*at >= c->n_words)
        return tb_fail(e, TB_INVALID,
                       N_("no figure follows '%s'; right is one of: submitted adopted "
                          "points rate, or an account, section, count or scale"),
                       before(c, *at));
    out->name = arena_strdup(a, c->words[*at]);
    out->at = -1;
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
                       before(c, at));
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

void *clause_append(struct arena *a, void *items, size_t *n, size_t size)
{
    void **array = items;

    /* Room for 8, and for twice as much whenever it is full. */
    if (*n == 0 || (*n >= 8 && (*n & (*n - 1)) == 0)) {
        void *more = arena_array(a, *n ? *n * 2 : 8, size);
        if (*n)
            memcpy(more, *array, *n * size);
        *array = more;
    }
    void *item = (char *)*array + *n * size;
    memset(item, 0, size);
    ++*n;
    return item;
}
