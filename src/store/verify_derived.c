/* Derived numbers: every article scored anew and compared with its credits, and the
 * sums of it all with the tallies. Nothing is written. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "verify.h"
#include "walk.h"

struct rescoring {
    struct verifying *v;
    struct arena facts, scratch;
    struct names names;
    struct schemes schemes;
    struct sums sums;
    struct credit_list list;
    int64_t gen;
};

static bool same_credit(const struct credit *c, sqlite3_stmt *st)
{
    return c->event_id == sqlite3_column_int64(st, 0) &&
           (int)c->owner_kind == sqlite3_column_int(st, 1) &&
           c->owner_id == sqlite3_column_int64(st, 2) &&
           c->day == sqlite3_column_int(st, 3) &&
           (int)c->account == sqlite3_column_int(st, 4) &&
           c->line == sqlite3_column_int64(st, 5) &&
           c->since == sqlite3_column_int(st, 6) &&
           c->amount == sqlite3_column_int64(st, 7);
}

static enum tb_rc compare_credits(struct rescoring *r, int64_t id, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    size_t i = 0;
    bool same = true;
    enum tb_rc rc = db_query(r->v->s, Q_CREDITS_OF, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, r->gen);
    sqlite3_bind_int64(st, 2, id);
    while ((rc = db_step(r->v->s, st, &row, e)) == TB_OK && row) {
        same = same && i < r->list.n && same_credit(&r->list.items[i], st);
        i++;
        r->v->credits++;
    }
    if (rc == TB_OK && (!same || i != r->list.n))
        finding_add(r->v,
                    N_("submission %lld: its credits are not what the scheme "
                       "gives; `tongbao rebuild` makes them anew"),
                    (long long)id);
    return rc;
}

static enum tb_rc rescore_one(struct rescoring *r, const struct article *a,
                              struct tb_err *e)
{
    r->v->articles++;
    article_counts(&r->sums, a, 1);
    r->list.n = 0;
    score_article(&r->schemes, a, &r->list);
    for (size_t i = 0; i < r->list.n; i++)
        sums_credit(&r->sums, &r->list.items[i], 1);
    return compare_credits(r, a->id, e);
}

static enum tb_rc rescore_all(struct rescoring *r, struct tb_err *e)
{
    struct walk w;
    enum tb_rc rc = walk_begin(&w, r->v->s, 0, e);
    while (rc == TB_OK) {
        struct article a;
        arena_reset(&r->scratch);
        rc = walk_next(&w, &r->scratch, &a, e);
        if (rc != TB_OK || !a.id)
            break;
        rc = rescore_one(r, &a, e);
        if (rc == TB_OK && verify_stopped(r->v))
            rc = tb_fail(e, TB_STOPPED, N_("stopped; nothing was changed"));
    }
    walk_end(&w);
    return rc;
}

static void report_sum(struct rescoring *r, const struct sum *k)
{
    finding_add(r->v,
                N_("tally of %s %lld in month %d (account %d): it is not the sum "
                   "of its credits; `tongbao rebuild` makes it anew"),
                k->owner_kind == OWNER_UNIT ? _("unit") : _("person"),
                (long long)k->owner_id, k->month, k->account);
}

/* What the table says is taken from the sums; whatever is left differs. */
static enum tb_rc compare_tallies(struct rescoring *r, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(r->v->s, Q_TALLIES_ALL, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, r->gen);
    while ((rc = db_step(r->v->s, st, &row, e)) == TB_OK && row) {
        struct sum k = {.account = sqlite3_column_int(st, 0),
                        .owner_kind = sqlite3_column_int(st, 1),
                        .month = sqlite3_column_int(st, 2),
                        .owner_id = sqlite3_column_int64(st, 3),
                        .part = sqlite3_column_int64(st, 4)};
        sums_add(&r->sums, &k, -sqlite3_column_int64(st, 5));
    }
    for (size_t i = 0; rc == TB_OK && i < r->sums.cap; i++)
        if (r->sums.slots[i].owner_id && r->sums.slots[i].amount)
            report_sum(r, &r->sums.slots[i]);
    return rc;
}

enum tb_rc verify_derived(struct verifying *v, struct tb_err *e)
{
    struct rescoring r = {.v = v};
    int64_t stray = 0;
    enum tb_rc rc = generation(v->s, &r.gen, e);
    if (rc == TB_OK)
        rc = store_names(v->s, &r.facts, &r.names, e);
    if (rc == TB_OK)
        rc = store_schemes(v->s, &r.facts, &r.names, &r.schemes, e);
    if (rc == TB_CORRUPT) {
        finding_add(v, "%s", e ? e->msg : "");
        rc = TB_OK;
    } else {
        if (rc == TB_OK)
            rc = rescore_all(&r, e);
        if (rc == TB_OK)
            rc = db_int(v->s, Q_CREDITS_STRAY, r.gen, 0, 0, &stray, e);
        if (stray)
            finding_add(v,
                        N_("credits: some belong to submission %lld, which "
                           "does not exist"),
                        (long long)stray);
        if (rc == TB_OK)
            rc = compare_tallies(&r, e);
    }
    arena_free(&r.facts);
    arena_free(&r.scratch);
    sums_free(&r.sums);
    credit_list_free(&r.list);
    return rc;
}
