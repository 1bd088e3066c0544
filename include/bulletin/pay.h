/* The pay sheet of the inside track: each room and below it each of its cadres, month
 * by month, with the accounts of the measure; and line by line what the numbers are
 * made of. The lines of somebody and a figure add up to the sheet's number to the last
 * digit. */
#ifndef TB_BULLETIN_PAY_H
#define TB_BULLETIN_PAY_H

#include "core/board.h"

#include "bulletin/paper.h"

/* A figure of the sheet: points first, then the measure's accounts, counts and scales.
 */
struct pay_figure {
    const char *name;
    bool adds;   /* several owners' may be summed: it is no scale */
    bool capped; /* some limit speaks of it */
    int decimals;
};
struct pay_row {
    bool person;
    const char *group, *unit, *name; /* name: of a person */
    const struct value
        *months; /* points as printed of each; absent: not on its board */
    const struct value *figures; /* of the period, as printed: what rank says */
    const tb_amount *held;       /* what limits took from each figure; exact */
    const char *why;   /* what the period gives or takes beyond its months: clauses with
                          amounts, joined by ; */
    const char *moved; /* the unit that the person came from inside the period; "" */
};
struct pay_line {
    size_t row, figure;
    const char *date, *ref, *title, *clause;
    tb_amount amount; /* as printed: rounded to three decimals */
};
struct pay_facts {
    const char *office;
    struct period period;
    tb_day day;
    const char *scheme;
    struct period *months;
    int *month_decimals; /* of the measure in force at the end of each */
    size_t n_months;
    struct pay_figure *figures; /* at least the points */
    size_t n_figures;
    struct pay_row *rows; /* a room, then its people */
    size_t n_rows;
    struct pay_line *lines; /* by row, figure */
    size_t n_lines;
};

/* lines: the records are the lines. Everything in the arena. Where lines do not add up
 * to the figure as it is printed, for thirds are rounded on their own, a line of its
 * own says so. */
void pay_compose(struct arena *a, const struct pay_facts *f, bool lines, bool zh,
                 struct paper *out);

#endif
