#include "core/peers.h"

static const struct post *post_of(const struct board *b, int64_t person_id)
{
    return names_post_in(b->names, person_id, b->period.first, b->period.last);
}

/* Whether both have the same role, inside or outside. */
static bool are_peers(const struct board *b, const struct post *p, const struct post *q)
{
    const struct unit *u = p ? names_unit(b->names, p->unit_id) : NULL;
    const struct unit *v = q ? names_unit(b->names, q->unit_id) : NULL;

    return u && v && p->role == q->role && u->track == v->track;
}

struct peer_place peers_place(const struct board *b, int64_t person_id)
{
    const struct standing *s = board_standing(b, OWNER_PERSON, person_id);
    const struct post *own = post_of(b, person_id);
    struct peer_place out = {.role = own ? own->role : ROLE_OFFICER};

    for (size_t i = 0; s && i < b->n_people; i++) {
        const struct standing *x = &b->people[i];
        if (x->exempt || !are_peers(b, own, post_of(b, x->owner_id)))
            continue;
        out.of++;
        out.place += x->points > s->points;
        out.tied |= x != s && x->points == s->points;
    }
    if (!s || s->exempt)
        return (struct peer_place){.role = out.role, .of = out.of};
    out.place++;
    return out;
}
