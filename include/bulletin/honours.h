/* The list of honours: whom the measure's awards name, by which figure, and who came
 * into the first places and was passed over, with the reason. */
#ifndef TB_BULLETIN_HONOURS_H
#define TB_BULLETIN_HONOURS_H

#include "bulletin/circular.h"
#include "bulletin/paper.h"

struct honour_row {
    const char *group, *who, *unit; /* who: a unit, a person or an article's title; unit
                                       "" of a unit */
    const char *ref;                /* of an article; "" */
    int32_t place;
    const char *amount;   /* of the figure that decided, digits as printed */
    const char *missed;   /* the quota that was missed: period, done of required; "" */
    const char *barred;   /* the clause with no-award that fired; "" */
    const char *offences; /* how many events that must not be; "" none */
    bool named;
};
struct honour {
    const char *name, *text; /* text: the clause as written */
    const char *figure;      /* that decides: points, or its name */
    bool people, articles;   /* else units */
    bool if_met;
    const char *unless;      /* the event that must not be, in words; "" */
    struct honour_row *rows; /* by group, place */
    size_t n;
};
struct honours_facts {
    const char *office;
    struct period period;
    tb_day day;
    const char *scheme; /* "" when none is in force on the last day */
    struct honour *items;
    size_t n;
};

void honours_compose(struct arena *a, const struct honours_facts *h, bool zh,
                     struct paper *out);

#endif
