#include "core/chain.h"

#include <string.h>

#define TREE_MOST 16 /* units above each other: a ring of parents must end */

static const struct chain_link nobody = {NULL, ""};

/* Whether p is what its person is on the day: a later post ends an earlier one. */
static bool holds(const struct names *n, const struct post *p, tb_day day)
{
    return day_between(day, p->from, p->to) && names_post_on(n, p->person_id, day) == p;
}

/* The first by id with the role in the unit. */
static struct chain_link by_post(const struct names *n, int64_t unit_id, enum role role,
                                 tb_day day)
{
    for (size_t i = 0; i < n->n_posts; i++) {
        const struct post *p = &n->posts[i];
        const struct person *who;
        if (p->unit_id != unit_id || p->role != role || !holds(n, p, day))
            continue;
        who = names_person(n, p->person_id);
        if (who)
            return (struct chain_link){who, who->name};
    }
    return nobody;
}

/* A text, with the person of that name if the roster has one. */
static struct chain_link by_text(const struct names *n, const char *text)
{
    if (!text || !*text)
        return nobody;
    for (size_t i = 0; i < n->n_people; i++)
        if (strcmp(n->people[i].name, text) == 0)
            return (struct chain_link){&n->people[i], text};
    return (struct chain_link){NULL, text};
}

static struct chain_link leader_of(const struct names *n, const struct unit *u,
                                   tb_day day)
{
    const struct unit *up = u;
    struct chain_link found = nobody;

    for (int i = 0; up && !*found.name && i < TREE_MOST; i++) {
        found = by_post(n, up->id, ROLE_LEADER, day);
        up = up->parent_id ? names_unit(n, up->parent_id) : NULL;
    }
    up = u;
    for (int i = 0; up && !*found.name && i < TREE_MOST; i++) {
        found = by_text(n, up->leader);
        up = up->parent_id ? names_unit(n, up->parent_id) : NULL;
    }
    return found;
}

static struct chain_link head_of(const struct names *n, const struct unit *u,
                                 tb_day day)
{
    struct chain_link found = by_post(n, u->id, ROLE_HEAD, day);

    return *found.name ? found : by_text(n, u->head);
}

static const struct person **with_role(struct arena *a, const struct names *n,
                                       int64_t unit_id, enum role role, tb_day day,
                                       size_t *count)
{
    const struct person **out = NULL;

    *count = 0;
    for (int pass = 0; pass < 2; pass++) {
        size_t k = 0;
        for (size_t i = 0; i < n->n_posts; i++) {
            const struct post *p = &n->posts[i];
            const struct person *who;
            if (p->unit_id != unit_id || p->role != role || !holds(n, p, day))
                continue;
            who = names_person(n, p->person_id);
            if (who && out)
                out[k] = who;
            k += who != NULL;
        }
        *count = k;
        if (!out)
            out = arena_array(a, k + 1, sizeof(void *));
    }
    return out;
}

struct chain chain_of(struct arena *a, const struct names *n, int64_t unit_id,
                      tb_day day)
{
    const struct unit *u = names_unit(n, unit_id);
    struct chain c = {.leader = nobody, .head = nobody};

    if (!u)
        return c;
    c.leader = leader_of(n, u, day);
    c.head = head_of(n, u, day);
    c.officers = with_role(a, n, unit_id, ROLE_OFFICER, day, &c.n_officers);
    c.cadres = with_role(a, n, unit_id, ROLE_CADRE, day, &c.n_cadres);
    return c;
}

unsigned chain_gaps(const struct chain *c, enum track track)
{
    return (*c->leader.name ? 0U : 1U << ROLE_LEADER) |
           (*c->head.name ? 0U : 1U << ROLE_HEAD) |
           (track == TRACK_INSIDE || c->n_officers ? 0U : 1U << ROLE_OFFICER);
}

struct chain_link chain_department(const struct names *n, tb_day day)
{
    struct chain_link found = nobody;

    for (size_t i = 0; i < n->n_units && !*found.name; i++)
        if (n->units[i].track == TRACK_INSIDE && unit_open_on(&n->units[i], day))
            found = by_post(n, n->units[i].id, ROLE_LEADER, day);
    for (size_t i = 0; i < n->n_units && !*found.name; i++)
        if (n->units[i].track == TRACK_INSIDE && unit_open_on(&n->units[i], day))
            found = by_text(n, n->units[i].leader);
    return found;
}

struct chain_talk chain_talk_unit(const struct names *n, int64_t unit_id, tb_day day)
{
    const struct unit *u = names_unit(n, unit_id);
    struct chain_talk t = {"", ""};

    if (!u)
        return t;
    t.listener = head_of(n, u, day).name;
    if (u->track == TRACK_INSIDE) {
        t.speaker = leader_of(n, u, day).name;
        return t;
    }
    t.speaker = chain_department(n, day).name;
    if (!*t.listener)
        t.listener = leader_of(n, u, day).name;
    return t;
}

struct chain_talk chain_talk_person(const struct names *n, int64_t person_id,
                                    tb_day day)
{
    const struct person *who = names_person(n, person_id);
    const struct post *p = names_post_on(n, person_id, day);
    const struct unit *u = p ? names_unit(n, p->unit_id) : NULL;
    struct chain_talk t = {"", who ? who->name : ""};

    if (!who || !u)
        return t;
    if (p->role == ROLE_CADRE || p->role == ROLE_OFFICER)
        t.speaker = head_of(n, u, day).name;
    else if (p->role == ROLE_HEAD)
        t.speaker = leader_of(n, u, day).name;
    else if (u->track == TRACK_OUTSIDE)
        t.speaker = chain_department(n, day).name;
    return t;
}
