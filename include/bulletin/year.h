/* The year's report: what was sent, reported upward and adopted in a period, who was
 * best, and how it compares with the same days a year before. Pure: counts in, a paper
 * out. */
#ifndef TB_BULLETIN_YEAR_H
#define TB_BULLETIN_YEAR_H

#include "bulletin/circular.h"
#include "bulletin/paper.h"

#define YEAR_LEVELS (LEVEL_NATIONAL + 1)

/* Of one span of days. Articles count once, however many units share them. */
struct year_count {
    int64_t submitted;                /* articles */
    int64_t relayed;                  /* articles reported upward */
    int64_t adopted, adoptions;       /* articles; events */
    int64_t instructed, instructions; /* articles; events */
    int64_t promoted;                 /* articles whose practice was promoted */
    int64_t issues, columns;          /* of the own channel; articles in its columns */
};
struct year_level {
    int64_t articles, adoptions;
};
struct year_outlet {
    const char *name; /* "": none was named */
    int level;        /* enum level; -1: none */
    int64_t articles, adoptions;
};
/* A column of the own channel with the articles that stood in it. */
struct year_column {
    const char *name;
    int64_t articles;
};
struct year_issues {
    int64_t issues;
    struct year_column *columns;
    size_t n;
};
struct year_month {
    struct period period; /* as much of the month as lies in the report's period */
    int64_t submitted, relayed, adopted; /* articles with such an event in it */
};
/* Somebody with a place among the first. */
struct year_best {
    const char *group, *unit, *name; /* name: of the person; "" of a unit */
    int32_t place;
    int64_t submitted, adopted;
    tb_amount points; /* as printed */
};
struct year_article {
    const char *ref, *title, *units, *outlets; /* names joined by ; */
    tb_amount points;                          /* exact */
};
/* Topics issued in the period, with what became of them; units are counted once for
 * each topic. */
struct year_topics {
    int64_t topics, asked, sent, late, missing, articles, adopted;
};

struct year_facts {
    const char *office;
    struct period period;
    tb_day day;   /* on which it is made */
    tb_day until; /* the last day that is counted in comparisons: the period's last, or
                     the day when it is not over */
    const char *scheme; /* "" when none is in force on the last day */
    int decimals;
    struct year_count now; /* of the whole period */
    /* Summed over the units, as the ranking has them: who shares an article has it. */
    int64_t unit_submitted, unit_adopted;
    /* The period up to `until`, and the same days of the year before; then.submitted
     * and the others all 0: nothing is compared. */
    struct year_count part, then;
    tb_day then_first, then_last;
    struct year_level levels[YEAR_LEVELS];
    struct year_outlet *outlets;
    size_t n_outlets;
    struct year_issues issues;
    struct year_month *months;
    size_t n_months;
    struct year_best *units, *people;
    size_t n_units, n_people;
    struct year_article *articles; /* the most points first */
    size_t n_articles;
    struct circular_award *awards;
    size_t n_awards;
    struct year_topics topics;
};

/* Everything in the arena; texts of y are borrowed. */
void year_compose(struct arena *a, const struct year_facts *y, bool zh,
                  struct paper *out);

#endif
