/* Scoring: an article, its events and the scheme in force give credits. Pure. */
#ifndef TB_CORE_SCORE_H
#define TB_CORE_SCORE_H

#include "core/scheme.h"

struct article_event {
    int64_t id;
    enum event_kind kind;
    tb_day day;
    int64_t outlet_id;      /* 0: none */
    const char *outlet_key; /* "" when none */
    int level;              /* of the outlet, or as given; -1: none */
    enum form form;
    enum route route;
    enum leader_rank leader;
    bool has_value;
    tb_amount value;
    int64_t unit_id, person_id; /* 0: the article's own */
};

struct article {
    int64_t id;
    tb_day day;
    bool voided;
    const char *type_key;
    const int64_t *units; /* in the order named, at least one */
    size_t n_units;
    const int64_t *authors; /* person ids, 0 for a name not on the roster */
    size_t n_authors;
    const struct article_event *events; /* any order */
    size_t n_events;
};

/* One reason for a number. line: for points, scheme id << 16 | line number of the
 * clause (0: no clause earned, amount 0); for adopted, the outlet's id.
 * since: for adopted, the day of the article's previous adoption of this owner or -1;
 * an adoption counts in a period when since lies before it, so that an article counts
 * once in any period. For every other account -1. */
struct credit {
    int64_t article_id, event_id; /* event 0: the submission itself */
    int64_t owner_id;
    enum owner_kind owner_kind;
    tb_day day;
    enum account account;
    int64_t line;
    tb_day since;
    tb_amount amount;
};

struct credit_list {
    struct credit *items;
    size_t n, cap;
};
void credit_list_free(struct credit_list *l);

#define CREDIT_LINE(scheme_id, number) ((int64_t)(scheme_id) << 16 | (number))
#define CREDIT_SCHEME(line)            ((int64_t)(line) >> 16)
#define CREDIT_NUMBER(line)            ((int)((line)&0xffff))

/* Appends the credits of one article; a voided one has none. The result does not
 * depend on the order of a->events.
 *
 * An event that names a unit or a person is credited to that one alone, in full. With
 * several units (authors) and no `share` in force nobody gets points, as nobody may
 * guess; counts are always full. An adoption without points has one credit of 0.
 *
 * adoptions highest: in order of date an adoption earns an owner what it has above that
 * owner's best before it, so that months add up to the year and a closed month stays as
 * it was. */
void score_article(const struct schemes *s, const struct article *a,
                   struct credit_list *out);

#endif
