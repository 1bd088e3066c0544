/* Figures: the names of what is summed. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/clause.h"

/* Pots stand apart from the accounts that every office has. The two lowest bits say of
 * which sort one is: sums of points need to know it. */
#define POT_BASE (1 << 30)

static int pot_of(enum figure_kind kind, bool of_points, const char *key)
{
    uint32_t h = 2166136261u;
    int sort = POT_COUNT;

    if (kind == FIGURE_ACCOUNT)
        sort = POT_ACCOUNT;
    if (kind == FIGURE_SECTION)
        sort = of_points ? POT_OF_POINTS : POT_SECTION;
    for (const unsigned char *s = (const unsigned char *)key; *s; s++)
        h = (h ^ *s) * 16777619u;
    h ^= h >> 15;
    return POT_BASE | (int)((h & 0x0fffffffu) << 2) | sort;
}

bool pot_of_points(int account)
{
    return account >= POT_BASE && (account & 3) == POT_OF_POINTS;
}

bool pot_of_count(int account)
{
    return account >= POT_BASE && (account & 3) == POT_COUNT;
}

static void add(struct arena *a, struct scheme *s, enum figure_kind kind,
                const char *name, int account, int line)
{
    struct figure *f = clause_append(a, &s->figures, &s->n_figures, sizeof *f);

    f->kind = kind;
    f->name = arena_strdup(a, name);
    f->key = text_key_dup(a, name);
    f->account = kind == FIGURE_SECTION ? account : (int)s->n_figures - 1;
    f->line = line;
    if (kind >= FIGURE_ACCOUNT && kind < FIGURE_SCALE)
        f->pot = pot_of(kind, account == FIGURE_POINTS, f->key);
}

void figures_begin(struct arena *a, struct scheme *s)
{
    for (int i = FIGURE_SUBMITTED; i <= FIGURE_RATE; i++)
        add(a, s, (enum figure_kind)i, word_en(words_metric, i), i, 0);
}

int scheme_figure(const struct scheme *s, const char *key)
{
    for (size_t i = 0; i < s->n_figures; i++)
        if (strcmp(s->figures[i].key, key) == 0)
            return (int)i;
    return -1;
}

bool scheme_figure_has(const struct scheme *s, int figure, int account)
{
    const struct figure *f = s ? &s->figures[figure] : NULL;

    if (!f || figure == FIGURE_POINTS)
        return account == ACCOUNT_POINTS || pot_of_points(account);
    if (!f->pot) /* a scale is made of figures; no credit is booked to it */
        return false;
    if (f->pot == account)
        return true;
    for (size_t i = 0; f->kind == FIGURE_ACCOUNT && i < s->n_figures; i++)
        if (s->figures[i].kind == FIGURE_SECTION && s->figures[i].account == figure &&
            s->figures[i].pot == account)
            return true;
    return false;
}

/* By name or, of the four, by any word of the contract. */
static int find(const struct scheme *s, const char *name)
{
    struct arena a = {0};
    int at, metric;

    at = scheme_figure(s, text_key_dup(&a, name));
    if (at < 0 && word_find(words_metric, name, &metric))
        at = metric;
    arena_free(&a);
    return at;
}

static enum tb_rc other_kind(const struct scheme *s, int at, const char *name,
                             struct tb_err *e)
{
    if (s->figures[at].line == 0)
        return tb_fail(e, TB_INVALID,
                       N_("'%s' is the name of a figure that every scheme has; take "
                          "another name"),
                       name);
    return tb_fail(
        e, TB_INVALID,
        N_("'%s' is said of something else in line %d; take another name, or "
           "say the same of it"),
        name, s->figures[at].line);
}

/* Two names of one number would be summed as one. */
static bool collides(const struct scheme *s, int at)
{
    for (int i = 0; i < at; i++)
        if (s->figures[i].pot && s->figures[i].pot == s->figures[at].pot)
            return true;
    return false;
}

enum tb_rc figure_define(struct arena *a, struct scheme *s, const struct clause *c,
                         enum figure_kind kind, const char *name, int account, int *at,
                         struct tb_err *e)
{
    *at = find(s, name);
    if (*at == FIGURE_POINTS && kind == FIGURE_ACCOUNT)
        return TB_OK;
    if (*at >= 0 && (s->figures[*at].kind != kind || kind == FIGURE_SCALE ||
                     (kind == FIGURE_SECTION && s->figures[*at].account != account)))
        return other_kind(s, *at, name, e);
    if (*at >= 0)
        return TB_OK;
    if (!*name || strlen(name) > FIGURE_NAME_MAX)
        return tb_fail(e, TB_INVALID, N_("a name has 1 to %d bytes"), FIGURE_NAME_MAX);
    add(a, s, kind, name, account, c->number);
    *at = (int)s->n_figures - 1;
    if (collides(s, *at))
        return tb_fail(
            e, TB_INVALID,
            N_("the name '%s' cannot be told from another one by its number; "
               "take another name"),
            name);
    return TB_OK;
}

/* --- finding what clauses name ---------------------------------------------------- */

#define BIT(kind) (1u << (kind))
#define COUNTED                                                                        \
    (BIT(FIGURE_SUBMITTED) | BIT(FIGURE_ADOPTED) | BIT(FIGURE_POINTS) |                \
     BIT(FIGURE_RATE) | BIT(FIGURE_ACCOUNT) | BIT(FIGURE_SECTION) | BIT(FIGURE_COUNT))
#define BOOKED (BIT(FIGURE_POINTS) | BIT(FIGURE_ACCOUNT) | BIT(FIGURE_SECTION))

/* The figure of topics that were missed, called as the text names it first. */
static enum tb_rc find_missed(struct arena *a, struct scheme *s, int *at,
                              struct tb_err *e)
{
    const struct figure *last = &s->figures[s->n_figures - 1];

    s->missed = true;
    if (last->kind != FIGURE_MISSED) {
        *at = find(s, s->missed_word);
        if (*at >= 0)
            return other_kind(s, *at, s->missed_word, e);
        add(a, s, FIGURE_MISSED, s->missed_word, 0, 0);
    }
    *at = (int)s->n_figures - 1;
    return TB_OK;
}

static enum tb_rc resolve(struct arena *a, struct scheme *s, struct figure_ref *r,
                          unsigned allowed, struct tb_err *e)
{
    struct nearest near = {.word = r->name};

    if (!r->name)
        return TB_OK;
    r->at = find(s, r->name);
    if (r->at < 0 && clause_is(r->name, MISSED_WORDS)) {
        enum tb_rc rc = find_missed(a, s, &r->at, e);
        if (rc)
            return rc;
    }
    if (r->at >= 0 && (allowed & BIT(s->figures[r->at].kind)))
        return TB_OK;
    if (r->at >= 0)
        return tb_fail(e, TB_INVALID, N_("the figure '%s' cannot be used here"),
                       r->name);
    for (size_t i = 0; i < s->n_figures; i++)
        nearest_offer(&near, s->figures[i].name);
    if (near.best)
        return tb_fail(e, TB_INVALID, N_("there is no figure '%s'; is '%s' meant?"),
                       r->name, near.best);
    return tb_fail(e, TB_INVALID,
                   N_("there is no figure '%s'; right is one of: submitted adopted "
                      "points rate, or an account, section, count or scale that a "
                      "clause names"),
                   r->name);
}

/* A quota's tests look at articles: only what is counted by the article can have them.
 */
static enum tb_rc resolve_demand(struct arena *a, struct scheme *s, struct demand *d,
                                 unsigned allowed, struct tb_err *e)
{
    enum tb_rc rc = resolve(a, s, &d->figure, allowed, e);

    if (!rc && d->filter_words[0] && d->figure.at > FIGURE_RATE)
        rc =
            tb_fail(e, TB_INVALID,
                    N_("the figure '%s' takes no tests here; put them into the clauses "
                       "that make it"),
                    d->figure.name);
    return rc;
}

static enum tb_rc resolve_results(struct arena *a, struct scheme *s, int *line,
                                  struct tb_err *e)
{
    enum tb_rc rc =
        resolve(a, s, &s->rank_by, ~(BIT(FIGURE_RATE) | BIT(FIGURE_MISSED)), e);

    for (size_t i = 0; !rc && i < s->n_ties; i++)
        rc = resolve(a, s, &s->ties[i], ~0u, e);
    for (size_t i = 0; !rc && i < s->n_awards; i++) {
        *line = s->awards[i].number;
        if (s->awards[i].unless == UNLESS_MISSED)
            rc = find_missed(a, s, &s->awards[i].unless, e);
        if (rc)
            break;
        rc = resolve(a, s, &s->awards[i].by, ~BIT(FIGURE_MISSED), e);
        if (!rc && s->awards[i].if_met)
            rc = resolve_demand(a, s, &s->awards[i].met, COUNTED, e);
    }
    for (size_t i = 0; !rc && i < s->n_triggers; i++) {
        *line = s->triggers[i].number;
        rc = resolve_demand(
            a, s, &s->triggers[i].demand,
            s->triggers[i].test == TEST_SHORT ? COUNTED : COUNTED | BIT(FIGURE_MISSED),
            e);
    }
    return rc;
}

/* What a scale is made of; another scale must stand before it. */
static enum tb_rc resolve_source(struct arena *a, struct scheme *s,
                                 const struct scale *x, struct figure_ref *from,
                                 struct tb_err *e)
{
    unsigned allowed = COUNTED | BIT(FIGURE_SCALE);
    enum tb_rc rc;

    if (x->how != SCALE_TARGET) /* nobody owes misses */
        allowed |= BIT(FIGURE_MISSED);
    rc = resolve(a, s, from, allowed, e);

    if (!rc && s->figures[from->at].kind == FIGURE_SCALE && from->at >= x->figure)
        rc = tb_fail(e, TB_INVALID,
                     N_("the scale '%s' is made from '%s', which must stand before it"),
                     s->figures[x->figure].name, from->name);
    return rc;
}

enum tb_rc figures_resolve(struct arena *a, struct scheme *s, int *line,
                           struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    int at;

    if (s->n_misses > 0) {
        *line = s->misses[0].number;
        rc = find_missed(a, s, &at, e);
    }
    for (size_t i = 0; !rc && i < s->n_quotas; i++) {
        *line = s->quotas[i].number;
        rc = resolve_demand(a, s, &s->quotas[i].demand, COUNTED, e);
    }
    for (size_t i = 0; !rc && i < s->n_settles; i++) {
        *line = s->settles[i].number;
        rc = resolve_demand(a, s, &s->settles[i].demand, COUNTED, e);
    }
    for (size_t i = 0; !rc && i < s->n_limits; i++) {
        *line = s->limits[i].number;
        rc = resolve(a, s, &s->limits[i].figure, BOOKED, e);
    }
    for (size_t i = 0; !rc && i < s->n_scales; i++) {
        *line = s->scales[i].number;
        rc = resolve_source(a, s, &s->scales[i], &s->scales[i].from, e);
        for (size_t k = 0; !rc && k < s->scales[i].n_plus; k++)
            rc = resolve_source(a, s, &s->scales[i], &s->scales[i].plus[k], e);
    }
    return rc ? rc : resolve_results(a, s, line, e);
}
