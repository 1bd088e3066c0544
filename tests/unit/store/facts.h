/* Random articles that are also remembered here, and a plain count of them: what the
 * sums of the store are compared with. */
#ifndef TB_TESTS_STORE_FACTS_H
#define TB_TESTS_STORE_FACTS_H

#include "dice.h"
#include "fixture.h"

#define ARTICLES 200
#define EVENTS   6
#define START    day_from_civil(2017, 11, 1)
#define DAYS     1300 /* into 2021 */
#define SCHEME   day_from_civil(2018, 1, 1)

struct fact {
    tb_day day;
    const char *type;
    int64_t units[2], persons[2];
    size_t n_units, n_persons;
    struct {
        tb_day day;
        int64_t outlet, unit, person; /* unit, person: named by the event */
    } adopted[EVENTS];
    size_t n_adopted;
    bool voided;
};

struct world {
    struct fixture *f;
    struct fact facts[ARTICLES];
    struct arena a;
    struct names names;
    struct schemes schemes;
};

/* --- facts --------------------------------------------------------------------- */

static void adopt(struct world *w, struct fact *x, int64_t id, tb_day day)
{
    struct change c = event(id, EVENT_ADOPT, day, dice(2) ? w->f->county : w->f->city);
    char note[8]; /* two alike would be refused */
    snprintf(note, sizeof note, "%zu", x->n_adopted);
    c.event.note = note;
    if (dice(5) == 0)
        c.event.unit_id = w->f->unit[dice(4)];
    else if (dice(8) == 0)
        c.event.person_id = w->f->person[dice(2)];
    ok(store_put(w->f->s, &c, NULL, e));
    x->adopted[x->n_adopted].day = day;
    x->adopted[x->n_adopted].unit = c.event.unit_id;
    x->adopted[x->n_adopted].person = c.event.person_id;
    x->adopted[x->n_adopted++].outlet = c.event.outlet_id;
}

static void add_fact(struct world *w, struct fact *x)
{
    struct fixture *f = w->f;
    int unit = dice(4), person = dice(2);
    tb_day day = START + dice(DAYS - 120);
    struct change c = submission(f, unit, day, "T");
    int64_t id;
    c.submit.type = x->type = dice(2) ? "brief" : "";
    /* Before the scheme begins nobody may share. */
    bool share = day >= SCHEME;
    if (share && dice(3) == 0) {
        c.submit.units[1] = f->unit[(unit + 1) % 4];
        c.submit.n_units = 2;
    }
    for (c.submit.n_authors = (size_t)dice(share ? 3 : 2);
         x->n_persons < c.submit.n_authors; person++)
        x->persons[x->n_persons++] = f->person[person % 2];
    for (size_t i = 0; i < x->n_persons; i++)
        c.submit.authors[i] = (struct author){
            x->persons[i], x->persons[i] == f->person[0] ? "Chen" : "Zhao"};
    x->day = day;
    x->n_units = c.submit.n_units;
    memcpy(x->units, c.submit.units, sizeof x->units);
    ok(store_put(f->s, &c, &id, e));
    for (int n = dice(EVENTS + 1); n > 0; n--) {
        /* Often on one day, near the ends of months, and long after. */
        day += dice(3) ? dice(4) : dice(dice(3) ? 60 : 400);
        adopt(w, x, id, day < START + DAYS ? day : START + DAYS - 1);
    }
    x->voided = dice(12) == 0;
    c = event(id, EVENT_VOID, START + DAYS, 0);
    if (x->voided)
        ok(store_put(f->s, &c, NULL, e));
}

static int setup(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    struct receipt r;
    if (fixture_setup(state) != 0)
        return -1;
    w->f = *state;
    *state = w;
    ok(store_begin(w->f->s, &w->f->li, e));
    for (int i = 0; i < ARTICLES; i++)
        add_fact(w, &w->facts[i]);
    ok(store_commit(w->f->s, &r, e));
    ok(store_names(w->f->s, &w->a, &w->names, e));
    ok(store_schemes(w->f->s, &w->a, &w->names, &w->schemes, e));
    return 0;
}

static int teardown(void **state)
{
    struct world *w = *state;
    *state = w->f;
    arena_free(&w->a);
    free(w);
    return fixture_teardown(state);
}

/* --- plainly ------------------------------------------------------------------- */

struct plain {
    int64_t submitted, adopted, points, by_county;
};

struct wanted {
    enum owner_kind kind;
    int64_t owner, outlet; /* outlet: only adoptions by it; 0: all */
    const char *type;      /* NULL: all */
    struct period p;
};

/* The owner's share: 1/n of the article; 0 when it is not the owner's. */
static int64_t parts_of(const struct fact *x, const struct wanted *q)
{
    const int64_t *ids = q->kind == OWNER_UNIT ? x->units : x->persons;
    size_t n = q->kind == OWNER_UNIT ? x->n_units : x->n_persons;
    for (size_t i = 0; i < n; i++)
        if (ids[i] == q->owner)
            return (int64_t)n;
    return 0;
}

static void count_fact(const struct world *w, const struct fact *x,
                       const struct wanted *q, struct plain *out)
{
    int64_t parts = parts_of(x, q);
    bool adopted = false;
    if (x->voided || (q->type && strcmp(q->type, x->type) != 0))
        return;
    if (parts && period_has(q->p, x->day)) {
        out->submitted++;
        if (x->day >= SCHEME)
            out->points += TB_ONE / parts;
    }
    for (size_t i = 0; i < x->n_adopted; i++) {
        int64_t named =
            q->kind == OWNER_UNIT ? x->adopted[i].unit : x->adopted[i].person;
        bool any = x->adopted[i].unit || x->adopted[i].person;
        int64_t n = any ? named == q->owner : parts;
        if (!n || !period_has(q->p, x->adopted[i].day) ||
            (q->outlet && x->adopted[i].outlet != q->outlet))
            continue;
        adopted = true;
        out->by_county += x->adopted[i].outlet == w->f->county;
        if (x->adopted[i].day >= SCHEME)
            out->points += (x->adopted[i].outlet == w->f->county ? 5 : 20) * TB_ONE / n;
    }
    out->adopted += adopted;
}

static struct plain count(const struct world *w, const struct wanted *q)
{
    struct plain out = {0};
    for (int i = 0; i < ARTICLES; i++)
        count_fact(w, &w->facts[i], q, &out);
    return out;
}

#endif
