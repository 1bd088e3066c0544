#include "core/assignment.h"

#include "core/topic.h"

static tb_day day_of(const struct topic *t, tb_day today)
{
    return t->due != TB_DAY_NONE ? t->due : today;
}

enum assignment assignment_of(const struct names *n, const struct topic *t,
                              int64_t unit_id, const struct reply *r, tb_day today)
{
    if (!topic_is_for(n, t, unit_id, day_of(t, today)))
        return ASSIGNMENT_NONE;
    if (r && r->sent > 0)
        return t->due != TB_DAY_NONE && r->first > t->due ? ASSIGNMENT_LATE
                                                          : ASSIGNMENT_ON_TIME;
    return t->due != TB_DAY_NONE && t->due < today ? ASSIGNMENT_MISSING
                                                   : ASSIGNMENT_OPEN;
}

static bool names_person_to(const struct topic *t, int64_t person_id)
{
    for (size_t i = 0; i < t->n_who; i++)
        if (t->who[i].person_id == person_id)
            return true;
    return false;
}

bool assignment_missed(const struct names *n, const struct topic *t,
                       enum owner_kind kind, int64_t id, tb_day today)
{
    if (t->voided || t->due == TB_DAY_NONE || t->due >= today)
        return false;
    if (kind == OWNER_PERSON)
        return names_person_to(t, id) && names_post_on(n, id, t->due);
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

struct assignment_count assignment_count(const struct names *n, const struct topic *t,
                                         const struct reply *replies, size_t n_replies,
                                         tb_day today)
{
    struct assignment_count out = {0};
    for (size_t i = 0; i < n->n_units; i++) {
        const struct unit *u = &n->units[i];
        const struct reply *r = reply_find(replies, n_replies, u->id);
        enum assignment state = assignment_of(n, t, u->id, r, today);
        if (state == ASSIGNMENT_NONE ||
            (!r && !names_membership_on(n, u->id, day_of(t, today))))
            continue;
        out.asked++;
        out.sent += state == ASSIGNMENT_ON_TIME || state == ASSIGNMENT_LATE;
        out.late += state == ASSIGNMENT_LATE;
        out.missing += state == ASSIGNMENT_MISSING;
        out.articles += r ? r->sent : 0;
        out.adopted += r ? r->adopted : 0;
    }
    return out;
}
