#include "core/peers.h"

#include <stdlib.h>

/* A person of the board with what orders him. */
struct peer {
    size_t at;   /* in b->people */
    int company; /* role and track; -1: exempt, or without a unit */
    tb_amount points;
};

static const struct post *post_of(const struct board *b, int64_t person_id)
{
    return names_post_in(b->names, person_id, b->period.first, b->period.last);
}

static int company_of(const struct board *b, const struct standing *s)
{
    const struct post *p = post_of(b, s->owner_id);
    const struct unit *u = p ? names_unit(b->names, p->unit_id) : NULL;

    return u && !s->exempt ? (int)p->role * 2 + (int)u->track : -1;
}

static int by_company(const void *x, const void *y)
{
    const struct peer *a = x, *b = y;

    if (a->company != b->company)
        return a->company < b->company ? -1 : 1;
    if (a->points != b->points)
        return a->points > b->points ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

/* The places of one company, all[from..to). */
static void give_places(const struct peer *all, size_t from, size_t to,
                        struct peer_place *out)
{
    for (size_t i = from; i < to; i++) {
        bool shared = i > from && all[i].points == all[i - 1].points;
        struct peer_place *p = &out[all[i].at];
        p->of = (int32_t)(to - from);
        p->place = shared ? out[all[i - 1].at].place : (int32_t)(i - from) + 1;
        p->tied = shared || (i + 1 < to && all[i + 1].points == all[i].points);
    }
}

struct peer_place *peers_places(struct arena *a, const struct board *b)
{
    struct peer_place *out = arena_array(a, b->n_people + 1, sizeof *out);
    struct peer *all = arena_array(a, b->n_people + 1, sizeof *all);

    for (size_t i = 0; i < b->n_people; i++) {
        const struct post *p = post_of(b, b->people[i].owner_id);
        out[i].role = p ? p->role : ROLE_OFFICER;
        all[i] = (struct peer){i, company_of(b, &b->people[i]), b->people[i].points};
    }
    if (b->n_people)
        qsort(all, b->n_people, sizeof *all, by_company);
    for (size_t i = 0, k; i < b->n_people; i = k) {
        for (k = i + 1; k < b->n_people && all[k].company == all[i].company;)
            k++;
        if (all[i].company >= 0)
            give_places(all, i, k, out);
    }
    return out;
}

struct peer_place peers_place(const struct board *b, int64_t person_id)
{
    struct arena a = {0};
    const struct peer_place *all = peers_places(&a, b);
    struct peer_place out = {.role = ROLE_OFFICER};

    for (size_t i = 0; i < b->n_people; i++)
        if (b->people[i].owner_id == person_id)
            out = all[i];
    arena_free(&a);
    return out;
}
