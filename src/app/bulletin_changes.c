/* Corrections: what has become of the numbers of published bulletins. */
#include <stdlib.h>
#include <string.h>

#include "bulletin/keep.h"
#include "bulletin/wording.h"
#include "bulletin_gather.h"

struct period app_bulletin_period(const struct bulletin_head *h)
{
    struct period p;
    if (period_parse(h->period, &p, NULL) != TB_OK)
        p.kind = PERIOD_DAYS;
    p.first = h->first; /* as the office cut the year then */
    p.last = h->last;
    return p;
}

static struct period frozen_period(const struct app *app, const struct bulletin_head *h)
{
    struct period p = app_bulletin_period(h), cut = app_period(app, p);
    if (cut.first == h->first && cut.last == h->last)
        return cut;
    /* The year is cut otherwise since: its days are what it is about. */
    return (struct period){h->first, h->last, PERIOD_DAYS, cut.calendar};
}

enum tb_rc app_bulletin_kept(struct app *app, int64_t id, struct arena *a,
                             struct circular *c, struct paper *p, struct tb_err *e)
{
    const char *body;
    enum tb_rc rc = store_bulletin_body(app->store, id, a, &body, e);
    return rc == TB_OK ? keep_read(a, body, c, p, e) : rc;
}

static void name_changes(struct arena *a, const struct bulletin_head *h,
                         struct circular_change *changes, size_t n)
{
    char ref[BULLETIN_REF_MAX];
    const char *name = arena_strdup(a, bulletin_ref(h->year, h->number, ref));
    const char *period = arena_strdup(a, h->period);
    for (size_t i = 0; i < n; i++) {
        changes[i].bulletin_id = h->id;
        changes[i].bulletin = name;
        changes[i].period = period;
    }
}

/* was: what h said. */
static enum tb_rc compare_now(struct app *app, const struct bulletin_head *h,
                              const struct circular *was, struct arena *a,
                              struct circular_change **out, size_t *n, struct tb_err *e)
{
    struct circular now;
    enum tb_rc rc = gather_numbers(app, h->track, frozen_period(app, h), a, &now, e);
    if (rc != TB_OK)
        return rc;
    circular_compare(a, was, &now, out, n);
    name_changes(a, h, *out, *n);
    return TB_OK;
}

static enum tb_rc difference(struct app *app, const struct bulletin_head *h,
                             struct arena *a, struct circular_change **out, size_t *n,
                             struct tb_err *e)
{
    struct circular was;
    struct paper p;
    enum tb_rc rc = app_bulletin_kept(app, h->id, a, &was, &p, e);
    return rc == TB_OK ? compare_now(app, h, &was, a, out, n, e) : rc;
}

enum tb_rc app_bulletin_difference(struct app *app, const struct bulletin_head *h,
                                   struct arena *a, struct circular_change **out,
                                   size_t *n, struct tb_err *e)
{
    bool mine;
    *n = 0;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = difference(app, h, a, out, n, e);
    store_release(app->store, mine);
    return rc;
}

/* --- what the next one prints ----------------------------------------------------- */

struct printing {
    struct app *app;
    struct arena *a;
    struct circular *c;
    const struct bulletin_head *heads; /* the newest first */
    struct circular *kept;             /* what each of the track said, if it stands */
    size_t n;
};

/* Another bulletin stands for it, or the one that is being made. */
static bool is_gone(const struct printing *p, const struct bulletin_head *h)
{
    return h->track != p->c->track || h->replaced_by || h->id == p->c->replaces_id;
}

static enum tb_rc read_kept(struct printing *p, struct tb_err *e)
{
    struct paper paper;
    enum tb_rc rc = TB_OK;
    p->kept = arena_array(p->a, p->n + 1, sizeof *p->kept);
    for (size_t i = 0; rc == TB_OK && i < p->n; i++)
        if (!is_gone(p, &p->heads[i]))
            rc =
                app_bulletin_kept(p->app, p->heads[i].id, p->a, &p->kept[i], &paper, e);
    return rc;
}

/* What standing bulletins have told of bulletin i, in the order in which they did. */
static struct circular_change *told_of(const struct printing *p, size_t i, size_t *n)
{
    size_t most = 0;
    for (size_t k = 0; k < i; k++)
        most += p->kept[k].n_changes;
    struct circular_change *out = arena_array(p->a, most + 1, sizeof *out);
    *n = 0;
    for (size_t k = i; k-- > 0;)
        for (size_t j = 0; j < p->kept[k].n_changes; j++)
            if (p->kept[k].changes[j].bulletin_id == p->heads[i].id)
                out[(*n)++] = p->kept[k].changes[j];
    return out;
}

enum tb_rc gather_told(struct app *app, const struct bulletin_head *h, struct arena *a,
                       bool *told, struct tb_err *e)
{
    struct bulletin_head *heads;
    size_t n;
    *told = false;
    enum tb_rc rc = store_bulletins(app->store, a, &heads, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n && !*told; i++) {
        struct circular c;
        struct paper paper;
        if (heads[i].track != h->track || heads[i].replaced_by || heads[i].id <= h->id)
            continue;
        rc = app_bulletin_kept(app, heads[i].id, a, &c, &paper, e);
        for (size_t k = 0; rc == TB_OK && k < c.n_changes; k++)
            *told = *told || c.changes[k].bulletin_id == h->id;
    }
    return rc;
}

static void append(struct arena *a, struct circular *c,
                   const struct circular_change *changes, size_t n)
{
    struct circular_change *all = arena_array(a, c->n_changes + n + 1, sizeof *all);
    if (c->n_changes)
        memcpy(all, c->changes, c->n_changes * sizeof *all);
    if (n)
        memcpy(all + c->n_changes, changes, n * sizeof *all);
    c->changes = all;
    c->n_changes += n;
}

static enum tb_rc print_one(struct printing *p, size_t i, struct tb_err *e)
{
    struct circular_change *changes;
    size_t n, n_told;
    enum tb_rc rc =
        compare_now(p->app, &p->heads[i], &p->kept[i], p->a, &changes, &n, e);
    if (rc != TB_OK)
        return rc;
    const struct circular_change *told = told_of(p, i, &n_told);
    circular_untold(p->a, told, n_told, &changes, &n);
    append(p->a, p->c, changes, n);
    return TB_OK;
}

/* As they were published: a number bears the year of its day, and days may go back. */
static int the_newest_first(const void *x, const void *y)
{
    const struct bulletin_head *a = x, *b = y;
    return (a->id < b->id) - (a->id > b->id);
}

/* Those that another one stands for are not corrected: it has the right numbers. Nor is
 * the one of the same period: this is what it would be now. */
enum tb_rc gather_changes(struct app *app, struct arena *a, struct circular *c,
                          struct tb_err *e)
{
    struct bulletin_head *heads;
    struct printing p = {.app = app, .a = a, .c = c};
    enum tb_rc rc = store_bulletins(app->store, a, &heads, &p.n, e);
    p.heads = heads;
    if (p.n)
        qsort(heads, p.n, sizeof *heads, the_newest_first);
    if (rc == TB_OK)
        rc = read_kept(&p, e);
    for (size_t i = p.n; rc == TB_OK && i-- > 0;) {
        const struct bulletin_head *h = &heads[i];
        bool same = h->first == c->period.first && h->last == c->period.last;
        if (!is_gone(&p, h) && !same)
            rc = print_one(&p, i, e);
    }
    return rc;
}
