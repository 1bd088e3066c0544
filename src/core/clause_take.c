/* The parts that clauses are made of: words, numbers, bands, periods, kinds. Whom and
 * where to: clause_whom.c. */
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

#define PER_WORDS "per 每 a an each"

const char *clause_before(const struct clause *c, int i)
{
    return c->words[i > 0 ? (i <= c->n_words ? i - 1 : c->n_words - 1) : 0];
}

enum tb_rc clause_stray(struct clause *c, int i, const char *right, struct tb_err *e)
{
    struct nearest near = {.best = NULL};
    char buf[64];

    c->bad = i;
    if (i >= c->n_words)
        return tb_fail(e, TB_INVALID,
                       N_("a word is missing after '%s'; right is one of: %s"),
                       clause_before(c, i), right);
    near.word = c->words[i];
    nearest_offer_list(&near, right, buf, sizeof buf);
    if (near.best)
        return tb_fail(e, TB_INVALID, N_("unknown word '%s'; is '%s' meant?"),
                       c->words[i], near.best);
    return tb_fail(e, TB_INVALID,
                   N_("unknown word '%s' after '%s'; right is one of: %s"), c->words[i],
                   clause_before(c, i), right);
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
                   c->words[at], clause_before(c, at));
}

/* --- numbers ---------------------------------------------------------------------- */

static enum tb_rc no_number(struct clause *c, int at, struct tb_err *e)
{
    c->bad = at;
    return tb_fail(e, TB_INVALID, N_("no amount follows '%s'"), clause_before(c, at));
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
                       clause_before(c, *at));
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
        c->bad = *at - 1;
        if (out->has_most && out->has_least && out->most < out->least)
            return tb_fail(e, TB_INVALID, N_("the most lies below the least"));
    }
}

/* --- words of closed sets --------------------------------------------------------- */

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
                       clause_before(c, *at));
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
