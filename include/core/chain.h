/* The chain of responsibility: leader in charge, head, cadre or officer of a unit on a
 * day; and by it who speaks to whom. What posts do not say, the unit's own texts do. */
#ifndef TB_CORE_CHAIN_H
#define TB_CORE_CHAIN_H

#include "core/model.h"

/* Somebody of the chain. person is NULL when only a text names him; name "" when it is
 * not known who it is. Both live as long as the names. */
struct chain_link {
    const struct person *person;
    const char *name;
};

struct chain {
    struct chain_link leader, head;
    const struct person **officers, **cadres; /* by id */
    size_t n_officers, n_cadres;
};

/* The chain of a unit on a day, its arrays in the arena. The leader in charge has the
 * post in the unit or the nearest unit above it, else is named by the nearest text; the
 * head's post or text is the unit's own. Empty for a unit that is not there. */
struct chain chain_of(struct arena *a, const struct names *n, int64_t unit_id,
                      tb_day day);
/* Who is missing, bits 1 << enum role: a leader, a head; outside an officer. */
unsigned chain_gaps(const struct chain *c, enum track track);
/* Leader of the office itself: the first leader with a post in an inside unit, in the
 * office's order, else the first text of an inside unit that names one. */
struct chain_link chain_department(const struct names *n, tb_day day);

/* Who speaks to whom; "" where it is not known. */
struct chain_talk {
    const char *speaker, *listener;
};
/* About an inside unit its leader in charge speaks to its head, about an outside one
 * the department's leader to its head, or where it has none to its leader. */
struct chain_talk chain_talk_unit(const struct names *n, int64_t unit_id, tb_day day);
/* About a cadre or officer his unit's head speaks to him, about a head the leader in
 * charge, about an outside leader the department's. */
struct chain_talk chain_talk_person(const struct names *n, int64_t person_id,
                                    tb_day day);

#endif
