/* Periods, as the contract writes them. */
#ifndef TB_CORE_PERIOD_H
#define TB_CORE_PERIOD_H

#include <stdbool.h>

#include "base/day.h"
#include "base/err.h"

enum period_kind {
    PERIOD_WEEK,    /* 2018-W07, ISO */
    PERIOD_MONTH,   /* 2018-07 */
    PERIOD_BIMONTH, /* 2018-B2 */
    PERIOD_QUARTER, /* 2018-Q3 */
    PERIOD_HALF,    /* 2018-H2 */
    PERIOD_TERM, /* 2018-T1: January to June, T2: July to December, until a scheme says
                    else */
    PERIOD_YEAR, /* 2018 */
    PERIOD_MONTHS, /* 2018-01..2018-02, whole months */
    PERIOD_DAYS    /* 2018-07-01..2018-10-09, both days included */
};

/* How an office cuts the year; zeros: as everybody does. */
struct calendar {
    int year_month; /* the year's first month; one after January begins the year before
                       the one it is named by */
    int cutoff;     /* a month's last day, 1..28 */
    int terms[2];   /* first months of the terms */
};

struct period {
    tb_day first, last; /* both included */
    enum period_kind kind;
    struct calendar calendar; /* by which a calendar kind is cut */
};

#define PERIOD_NAME_MAX 32

/* Reads exactly the forms above; letters are capitals. Free spans lie within 1970 to
 * 2199; a calendar period has at least one day in those years, so that their first and
 * last week can be named. Else TB_USAGE: periods are only written by people, in
 * commands and fields. */
enum tb_rc period_parse(const char *s, struct period *out, struct tb_err *e);
char *period_format(struct period p, char out[static PERIOD_NAME_MAX]);
/* The instance of a calendar kind (up to PERIOD_YEAR) that has the day d in it. */
struct period period_of(enum period_kind kind, tb_day d);
/* The same by an office's calendar. With a cut-off day 25 the month 2018-07 is
 * 2018-06-26..2018-07-25, and longer periods are made of such months. A year from
 * December named 2018 ends with November 2018; bimonths, quarters and halves divide it
 * from its first month on. A term is named by the year in which it begins. Weeks are
 * everybody's. */
struct period period_in(const struct calendar *c, enum period_kind kind, tb_day d);
/* The period of p's name by another calendar; free spans stay. */
struct period period_by(const struct calendar *c, struct period p);
/* The period of the same kind n steps later (earlier: n < 0); free spans move by their
 * own length (whole months stay whole months). */
struct period period_step(struct period p, int n);
static inline int period_days(struct period p)
{
    return p.last - p.first + 1;
}
static inline bool period_has(struct period p, tb_day d)
{
    return p.first <= d && d <= p.last;
}

#endif
