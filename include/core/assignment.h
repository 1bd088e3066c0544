/* Assignments: what became of a topic at each unit that it was given to. */
#ifndef TB_CORE_ASSIGNMENT_H
#define TB_CORE_ASSIGNMENT_H

#include "core/model.h"

/* What a unit, or a person who was asked himself, sent for a topic; voided articles are
 * not among it. A person's are those of which he is an author. */
struct reply {
    int64_t topic_id, unit_id; /* unit_id: the unit's id, or the person's */
    int64_t sent, adopted;     /* articles; those with an adoption, on whatever day */
    tb_day first;              /* on which the first of them came in */
};

enum assignment {
    ASSIGNMENT_NONE, /* the topic was not given to the unit or person */
    ASSIGNMENT_OPEN, /* nothing was sent yet, and it is not overdue */
    ASSIGNMENT_ON_TIME,
    ASSIGNMENT_LATE,
    ASSIGNMENT_MISSING /* overdue, and nothing was sent */
};

/* r: of that unit and topic; NULL: it sent nothing. Whether a topic is a unit's goes by
 * its group on the day on which it is due (today, when it has none); one that is closed
 * or not open yet on that day, and sent nothing, is not asked. */
enum assignment assignment_of(const struct names *n, const struct topic *t,
                              int64_t unit_id, const struct reply *r, tb_day today);
/* Whether a unit or person of whom there is no answer has missed the topic: it is
 * overdue, was given to it (a person: by name) and it was there on the day, a unit
 * open, a person with a post. */
bool assignment_missed(const struct names *n, const struct topic *t,
                       enum owner_kind kind, int64_t id, tb_day today);
/* The same of a person whom the topic names; without a post on the day he is not asked.
 */
enum assignment assignment_of_person(const struct names *n, const struct topic *t,
                                     int64_t person_id, const struct reply *r,
                                     tb_day today);
/* The unit's or person's among n replies of one topic, by unit_id; NULL. */
const struct reply *reply_find(const struct reply *replies, size_t n, int64_t unit_id);

/* A topic's sums over the units that it was given to and that are open on that day, and
 * the persons whom it names. */
struct assignment_count {
    int64_t asked, sent, late, missing; /* who; late ones have sent too */
    int64_t articles, adopted;
};
struct assignment_count assignment_count(const struct names *n, const struct topic *t,
                                         const struct reply *replies, size_t n_replies,
                                         tb_day today);

#endif
