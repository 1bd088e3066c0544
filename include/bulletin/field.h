/* The fields of a template: {period}, {submitted.change}, {best 3}. */
#ifndef TB_BULLETIN_FIELD_H
#define TB_BULLETIN_FIELD_H

#include "base/err.h"
#include "base/mem.h"

#include "bulletin/circular.h"

enum field_id {
    FIELD_OFFICE,
    FIELD_PERIOD,
    FIELD_BEFORE,   /* the period before, in words */
    FIELD_YEAR_AGO, /* the same period a year ago, in words */
    FIELD_FROM,     /* its first day */
    FIELD_UNTIL,    /* its last day */
    FIELD_YEAR,     /* of the day of issue */
    FIELD_NUMBER,
    FIELD_REF,
    FIELD_REPLACES,
    FIELD_DATE,
    FIELD_SCHEME,
    FIELD_NAME, /* inside {each}: of the group, outlet, level */
    FIELD_UNITS,
    FIELD_REPORTING,
    FIELD_SUBMITTED,
    FIELD_ADOPTED,
    FIELD_POINTS,
    FIELD_RATE,
    FIELD_MEAN,         /* submitted by each unit; {mean 1}: one decimal */
    FIELD_MEAN_ADOPTED, /* adopted of each unit */
    FIELD_BEST,         /* {best 3}: who stands in the first three places */
    FIELD_ZERO,         /* who submitted nothing */
    FIELD_NIL,          /* who submitted, and nothing was adopted */
    FIELD_SHORT,        /* who missed a quota */
    FIELD_EXEMPT,
    FIELD_COUNT_BEST,
    FIELD_COUNT_ZERO,
    FIELD_COUNT_NIL,
    FIELD_COUNT_SHORT,
    FIELD_COUNT_EXEMPT,
    FIELD_TALKS,      /* with whom a talk was held, and why */
    FIELD_CRITICISED, /* by a circular of their own */
    FIELD_COMMENDED,
    FIELD_ISSUES, /* of own channels */
    /* For conditions: how many there are. */
    FIELD_AWARDS,
    FIELD_TITLES,
    FIELD_TOPICS,
    FIELD_MISSED,
    FIELD_CHANGES,
    FIELD_PEOPLE,
    FIELD_OUTLETS,
    FIELD_IDS
};

/* What is put behind a point: {submitted.total}. */
enum field_part {
    PART_NOW,
    PART_BEFORE,
    PART_YEAR_AGO,
    PART_TOTAL,
    PART_CHANGE,      /* in words, from the period before */
    PART_YEAR_CHANGE, /* from a year ago */
    PARTS
};

struct field {
    enum field_id id;
    enum field_part part;
    int number; /* {best 3}; -1: none was given */
};

/* What fields speak of: all of a circular, one of its groups, or one outlet or level.
 */
struct field_scope {
    const struct circular *c;
    bool zh;
    const char *measure;
    const struct circular_group *group; /* NULL: all */
    const char *name;                   /* of the group, outlet or level */
    int64_t adopted;                    /* of the outlet or level */
    bool counts_only; /* an outlet or level: it has no more than that */
};

/* Reads what stands between the braces. TB_INVALID says what is unknown. */
enum tb_rc field_parse(const char *s, size_t n, struct field *out, struct tb_err *e);
/* Appends its value. */
void field_put(struct strbuf *out, struct field f, const struct field_scope *s);
/* False when the value is empty, "-" or 0 in any form (0.0, 0%). */
bool field_is_set(struct field f, const struct field_scope *s);
/* What it needs that boards do not have anyway. */
void field_need(struct field f, struct circular_needs *needs);
/* All names in one language, parted by blanks. */
void field_names(struct strbuf *out, bool zh);

/* A text with fields, and with {each groups}...{end ;} around what is said of each. */
enum tb_rc fields_check(const char *text, struct circular_needs *needs,
                        struct tb_err *e);
void fields_put(struct strbuf *out, const char *text, const struct field_scope *s);

#endif
