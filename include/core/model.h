/* The field's things, as the core sees them: plain values, no database, no clock.
 *
 * Records have positive 64-bit ids, unique over all tables and never used again. */
#ifndef TB_CORE_MODEL_H
#define TB_CORE_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"
#include "base/mem.h"

/* Points, pieces or yuan in units of 1/2,520,000: 0.001 divides evenly by 1 to 10. */
typedef int64_t tb_amount;
#define TB_ONE        INT64_C(2520000)
#define TB_AMOUNT_MAX (INT64_C(1000000000) * TB_ONE) /* beyond it: refused at entry */

/* Where sums and products are held: 230 years of the most that is taken fit in, and
 * what is held can still be rounded. */
#define TB_AMOUNT_HELD INT64_C(7560000000000000000) /* 3,000,000,000,000 points */

/* a + b, held. */
static inline tb_amount amount_plus(tb_amount a, tb_amount b)
{
    tb_amount sum;
    if (__builtin_add_overflow(a, b, &sum))
        return a < 0 ? -TB_AMOUNT_HELD : TB_AMOUNT_HELD;
    return sum > TB_AMOUNT_HELD    ? TB_AMOUNT_HELD
           : sum < -TB_AMOUNT_HELD ? -TB_AMOUNT_HELD
                                   : sum;
}

/* a - b, held. */
static inline tb_amount amount_minus(tb_amount a, tb_amount b)
{
    return amount_plus(a, -b);
}

enum track { TRACK_OUTSIDE, TRACK_INSIDE };
enum role { ROLE_LEADER, ROLE_HEAD, ROLE_CADRE, ROLE_OFFICER };
enum level { LEVEL_OWN, LEVEL_COUNTY, LEVEL_CITY, LEVEL_PROVINCE, LEVEL_NATIONAL };
enum event_kind {
    EVENT_RELAY,
    EVENT_ADOPT,
    EVENT_INSTRUCT,
    EVENT_PROMOTE,
    EVENT_RETURN,
    EVENT_VOID,
    EVENT_LATE,
    EVENT_ERROR,
    EVENT_FALSE,
    EVENT_INCIDENT,
    EVENT_MANUAL,
    EVENT_KINDS,
    EVENT_SUBMIT = EVENT_KINDS /* the handing-in itself, in schemes only */
};
enum form { FORM_NONE, FORM_SINGLE, FORM_ITEM, FORM_BRIEF, FORM_COMPOSITE };
enum route { ROUTE_NONE, ROUTE_DIRECT, ROUTE_RELAYED };
enum leader_rank { LEADER_NONE, LEADER_PRINCIPAL, LEADER_OTHER };
enum metric { METRIC_SUBMITTED, METRIC_ADOPTED, METRIC_POINTS, METRIC_RATE };
enum owner_kind { OWNER_UNIT, OWNER_PERSON };

/* Sums are kept per account. ADOPTED credits have the outlet as their line. */
enum account { ACCOUNT_POINTS, ACCOUNT_SUBMITTED, ACCOUNT_ADOPTED };

struct group {
    int64_t id;
    const char *name, *key; /* key: text_key of name */
    int order;
};

/* rev: journal seq of the row's last change. */
struct unit {
    int64_t id, rev, parent_id; /* parent 0: none */
    const char *name, *key;
    const char *alias, *head, *leader; /* "" when not given */
    enum track track;
    int order;
    tb_day opened, closed; /* first and last day; TB_DAY_NONE: open-ended */
};

/* unit is in group from..to, both included; TB_DAY_NONE: open-ended. */
struct membership {
    int64_t id, unit_id, group_id;
    tb_day from, to;
};

struct person {
    int64_t id, rev;
    const char *name, *key, *login; /* login "" when not given */
};

/* A person's place in a unit, from..to. */
struct post {
    int64_t id, person_id, unit_id;
    enum role role;
    tb_day from, to;
};

struct outlet {
    int64_t id;
    const char *name, *key;
    enum level level;
    int order;
    tb_day from, to;
};

/* What somebody owes. who is a group, a unit or a person. */
enum target_who { WHO_GROUP, WHO_UNIT, WHO_PERSON };
struct target {
    int64_t id;
    enum target_who who_kind;
    int64_t who_id;
    enum metric metric;
    int period_kind;  /* enum period_kind, a calendar kind */
    bool exempt;      /* then amount is 0 and note has the reason */
    tb_amount amount; /* rate: a fraction of one */
    tb_day from, to;
    const char *filter, *of, *note; /* "" when not given */
    /* Of a scheme's `quota` clauses only, whose ids are below 0. */
    int pot;            /* of the figure owed instead of the metric; 0: none */
    const char *figure; /* its name */
    int breadth;        /* 1 of one unit or person, 2 of a group or role, 3 of all */
    bool per_head;      /* times the persons with a post in the unit */
    unsigned roles;     /* of a person; bits 1 << enum role, 0: any */
};

/* What units are asked to write about, from issued to due (TB_DAY_NONE: open-ended).
 * who: units, groups and persons; none: all units. ref is folded (text_key), such as
 * T2026-001.
 */
struct topic_who {
    int64_t unit_id, group_id, person_id; /* all but one are 0 */
};
struct topic {
    int64_t id, rev;
    const char *ref; /* in a change NULL or "": the next of its year */
    const char *title, *source, *note; /* source and note "" when not given */
    tb_day issued, due;
    const struct topic_who *who;
    size_t n_who;
    bool voided; /* withdrawn: nobody owes it, articles keep naming it */
};

/* A further kind of event, named by a scheme: its number, from EVENT_NAMED on, is
 * given once and never used again. */
#define EVENT_NAMED     20
#define EVENT_NAMED_END 100
struct event_word {
    int kind;
    const char *name, *key;
};

/* Ways into struct names by id and by key; sorted, made by names_index. */
struct name_entry {
    int64_t id;
    const char *key;
    const void *row;
};
struct names_index {
    const struct name_entry *groups_by_id, *groups_by_key;
    const struct name_entry *units_by_id, *units_by_key;
    const struct name_entry *outlets_by_id, *outlets_by_key;
    const struct name_entry *people_by_key;
};

/* Everything that has a name, loaded together; small (hundreds of rows), immutable.
 * Arrays are in the office's order: groups, units and outlets by (order, id). A unit's
 * membership ends at the latest the day before its next one begins. */
struct names {
    const struct group *groups;
    const struct unit *units;
    const struct membership *memberships; /* by unit_id, from */
    const struct person *people;          /* by id */
    const struct post *posts;             /* by person_id, from */
    const struct outlet *outlets;
    const struct topic *topics;     /* by id */
    const struct event_word *kinds; /* by number */
    size_t n_groups, n_units, n_memberships, n_people, n_posts, n_outlets, n_topics,
        n_kinds;
    const struct names_index *index; /* NULL: look-ups walk the arrays */
};

/* Makes n->index in the arena; call it once, when the arrays are complete. All look-ups
 * are then O(log n). */
void names_index(struct arena *a, struct names *n);

const struct group *names_group(const struct names *n, int64_t id);
const struct unit *names_unit(const struct names *n, int64_t id);
const struct person *names_person(const struct names *n, int64_t id);
const struct outlet *names_outlet(const struct names *n, int64_t id);
const struct topic *names_topic(const struct names *n, int64_t id);
/* By reference, folded (text_key). */
const struct topic *names_topic_by_ref(const struct names *n, const char *key);
/* By key (text_key of what was typed); NULL when there is none. */
const struct group *names_group_by_key(const struct names *n, const char *key);
const struct unit *names_unit_by_key(const struct names *n, const char *key);
/* Whether the key is one of the unit's aliases, which ';' joins; the first unit of
 * which it is one, NULL when there is none. */
bool unit_has_alias(const struct unit *u, const char *key);
const struct unit *names_unit_by_alias(const struct names *n, const char *key);
const struct person *names_person_by_key(const struct names *n, const char *key);
const struct outlet *names_outlet_by_key(const struct names *n, const char *key);

/* The kind of event by name or word of the contract, -1 when there is none; and its
 * name ("" when there is none). EVENT_SUBMIT is not among them. */
int names_event_kind(const struct names *n, const char *text);
const char *names_event_name(const struct names *n, int kind, bool zh);

/* The group of a unit on a day, whether it is open then or not: what happens to its
 * articles after it closed is still its. */
const struct group *names_group_on(const struct names *n, int64_t unit_id, tb_day d);
/* The membership of a unit on a day, NULL when it is in no group or not open then. */
const struct membership *names_membership_on(const struct names *n, int64_t unit_id,
                                             tb_day d);
/* The last membership of a unit that touches first..last, while the unit is open;
 * NULL when there is none: the unit is then not on that period's board. */
const struct membership *names_membership_in(const struct names *n, int64_t unit_id,
                                             tb_day first, tb_day last);
/* All memberships of a unit, by `from`; *count of them. */
const struct membership *names_memberships(const struct names *n, int64_t unit_id,
                                           size_t *count);
/* The days of m inside first..last on which its unit is open and not yet in its next
 * group; false when there are none. m stands in n->memberships. */
bool names_membership_days(const struct names *n, const struct membership *m,
                           tb_day first, tb_day last, tb_day *from, tb_day *to);
/* True when the unit is open on d. */
bool unit_open_on(const struct unit *u, tb_day d);
/* True when d lies in from..to, either of which may be TB_DAY_NONE. */
static inline bool day_between(tb_day d, tb_day from, tb_day to)
{
    return (from == TB_DAY_NONE || from <= d) && (to == TB_DAY_NONE || d <= to);
}
/* Place in the office's order, from 0; the count when the id is unknown. */
size_t names_group_order(const struct names *n, int64_t id);
size_t names_unit_order(const struct names *n, int64_t id);

/* The post of a person on a day (the latest begun), NULL when there is none. */
const struct post *names_post_on(const struct names *n, int64_t person_id, tb_day d);
/* The last post of a person that touches first..last, NULL when there is none. */
const struct post *names_post_in(const struct names *n, int64_t person_id, tb_day first,
                                 tb_day last);

#endif
