/* Scoring: an article, its events and the scheme in force give credits. Pure. */
#ifndef TB_CORE_SCORE_H
#define TB_CORE_SCORE_H

#include "core/scheme.h"

struct article_event {
    int64_t id;
    enum event_kind kind; /* or the number of a named kind */
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

/* An event without an article is one without units, that has the event alone. */
struct article {
    int64_t id;
    tb_day day, received;
    bool voided;
    const char *type_key;
    int64_t length, topic_id; /* -1 and 0: not given */
    tb_day topic_due;         /* of that topic; TB_DAY_NONE: no day, or no topic */
    const int64_t *units;     /* in the order named */
    size_t n_units;
    const int64_t *authors; /* person ids, 0 for a name not on the roster */
    size_t n_authors;
    const struct article_event *events; /* any order */
    size_t n_events;
};

/* One reason for a number. account: ACCOUNT_..., or the pot of a figure (scheme.h).
 * line: scheme id << 16 | line number of the clause (0: no clause earned, amount 0);
 * for adopted, the outlet's id. since: for adopted, the day of the article's previous
 * adoption of this owner or -1; an adoption counts in a period when since lies before
 * it, so that an article counts once in any period. For every other account -1. */
struct credit {
    int64_t article_id, event_id; /* event 0: the submission itself */
    int64_t owner_id;
    enum owner_kind owner_kind;
    tb_day day;
    int account;
    int64_t line;
    tb_day since;
    tb_amount amount;
};

struct credit_list {
    struct credit *items;
    size_t n, cap;
};
void credit_list_free(struct credit_list *l);
/* Points themselves, or a section of them. */
bool credit_of_points(const struct credit *c);

#define CREDIT_LINE(scheme_id, number) ((int64_t)(scheme_id) << 16 | (number))
#define CREDIT_SCHEME(line)            ((int64_t)(line) >> 16)
#define CREDIT_NUMBER(line)            ((int)((line)&0xffff))

/* What counts as submitted, when any scheme says it (`count submitted`): its pot. The
 * submissions themselves count else. */
int schemes_submitted_pot(const struct schemes *s);

/* Appends the credits of one article; a voided one has none. The result does not
 * depend on the order of a->events.
 *
 * An event that names a unit or a person is credited to that one alone, in full. With
 * several units (authors) and no `share` that fits nobody gets points, as nobody may
 * guess; counts are always full, unless `share counts` says else. An adoption without
 * points has one credit of 0.
 *
 * Events that are combined (highest, best n ...) earn in order of date what they add to
 * what they are worth together, so that months add up to the year and a closed month
 * stays as it was. */
void score_article(const struct schemes *s, const struct article *a,
                   struct credit_list *out);

/* Whether an award for articles may go to this one: its handing-in fits the tests, or
 * one of its events inside the period. */
bool award_fits(const struct award *x, const struct names *names,
                const struct article *article, struct period p);

#endif
