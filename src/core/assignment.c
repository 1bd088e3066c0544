#include "core/assignment.h"

#include "core/topic.h"

static tb_day day_of(const struct topic *t, tb_day today)
{
    return t->due != TB_DAY_NONE ? t->due : today;
}

/* Of somebody who was asked; who was not there on the day and sent nothing was not. */
static enum assignment by_reply(const struct topic *t, const struct reply *r,
                                bool there, tb_day today)
{
    if (r && r->sent > 0)
        return t->due != TB_DAY_NONE && r->first > t->due ? ASSIGNMENT_LATE
                                                          : ASSIGNMENT_ON_TIME;
    if (!there)
        return ASSIGNMENT_NONE;
    return t->due != TB_DAY_NONE && t->due < today ? ASSIGNMENT_MISSING
                                                   : ASSIGNMENT_OPEN;
}

enum assignment assignment_of(const struct names *n, const struct topic *t,
                              int64_t unit_id, const struct reply *r, tb_day today)
{
    tb_day day = day_of(t, today);

    return topic_is_for(n, t, unit_id, day)
               ? by_reply(t, r, names_membership_on(n, unit_id, day), today)
               : ASSIGNMENT_NONE;
}

enum assignment assignment_of_person(const struct names *n, const struct topic *t,
                                     int64_t person_id, const struct reply *r,
                                     tb_day today)
{
    return topic_names_person(t, person_id)
               ? by_reply(t, r, names_post_on(n, person_id, day_of(t, today)), today)
               : ASSIGNMENT_NONE;
}

bool assignment_missed(const struct names *n, const struct topic *t,
                       enum owner_kind kind, int64_t id, tb_day today)
{
    if (t->voided || t->due == TB_DAY_NONE || t->due >= today)
        return false;
    if (kind == OWNER_PERSON)
        return topic_names_person(t, id) && names_post_on(n, id, t->due);
    return topic_is_for(n, t, id, t->due) && names_membership_on(n, id, t->due);
}

const struct reply *reply_find(const struct reply *replies, size_t n, int64_t unit_id)
{
    size_t from = 0, to = n;
    while (from < to) {
        size_t mid = from + (to - from) / 2;
        if (replies[mid].unit_id < unit_id)
            from = mid + 1;
        else
            to = mid;
    }
    return from < n && replies[from].unit_id == unit_id ? &replies[from] : NULL;
}

static void count_one(struct assignment_count *c, enum assignment state)
{
    c->asked++;
    c->sent += state == ASSIGNMENT_ON_TIME || state == ASSIGNMENT_LATE;
    c->late += state == ASSIGNMENT_LATE;
    c->missing += state == ASSIGNMENT_MISSING;
}

static void count_person(struct assignment_count *c, const struct names *n,
                         const struct topic *t, int64_t id, const struct reply *r,
                         tb_day today)
{
    tb_day day = day_of(t, today);
    const struct post *p = names_post_on(n, id, day);
    enum assignment state = assignment_of_person(n, t, id, r, today);

    if (state == ASSIGNMENT_NONE)
        return;
    count_one(c, state);
    if (!r || (p && topic_is_for(n, t, p->unit_id, day)))
        return; /* his articles are counted with his unit's */
    c->articles += r->sent;
    c->adopted += r->adopted;
}

struct assignment_count assignment_count(const struct names *n, const struct topic *t,
                                         const struct reply *replies, size_t n_replies,
                                         tb_day today)
{
    struct assignment_count out = {0};
    for (size_t i = 0; i < n->n_units; i++) {
        const struct unit *u = &n->units[i];
        const struct reply *r = reply_find(replies, n_replies, u->id);
        enum assignment state = assignment_of(n, t, u->id, r, today);
        if (state == ASSIGNMENT_NONE)
            continue;
        count_one(&out, state);
        out.articles += r ? r->sent : 0;
        out.adopted += r ? r->adopted : 0;
    }
    for (size_t i = 0; i < t->n_who && !t->voided; i++)
        if (t->who[i].person_id)
            count_person(&out, n, t, t->who[i].person_id,
                         reply_find(replies, n_replies, t->who[i].person_id), today);
    return out;
}
