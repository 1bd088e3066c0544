/* What the parts of reckoning share: reckon.c, settling.c, missing.c, triggering.c,
 * limiting.c, scaling.c.
 *
 * The window is cut into slices; each owner has, slice by slice, the sums of its
 * credits by leaf: points without a section, then each pot. Settlements and deductions
 * are added on their day, limits then hold running totals. */
#ifndef TB_CORE_RECKON_H
#define TB_CORE_RECKON_H

#include "core/build.h"

/* What an amount is booked for; neither: a trigger's deduction, what a limit holds. */
struct because {
    const struct shortfall *gap; /* a quota that was settled */
    const struct topic *topic;   /* one that was missed */
};

/* What a settlement booked, or a topic that was missed. */
struct settlement {
    size_t owner, leaf;
    tb_day day;
    tb_amount amount;
};

struct reckoning {
    struct building *w;
    size_t n_owners; /* units, then people, as on the board */
    size_t n_leaves; /* 1 + pots */
    tb_amount *cells;
    struct settlement *settled; /* all of the window */
    size_t n_settled, cap_settled;
    struct reckoned *notes;
    size_t n_notes, cap_notes;
    struct fired *fired;
    size_t n_fired, cap_fired;
};

const struct standing *reckon_owner(const struct reckoning *r, size_t owner);
/* Place of an owner; n_owners: not on the board. */
size_t reckon_find(const struct reckoning *r, enum owner_kind kind, int64_t id);
tb_amount *reckon_cell(const struct reckoning *r, size_t owner, size_t leaf,
                       size_t slice);
struct period reckon_slice(const struct reckoning *r, size_t slice);
/* The slice with a day of the window in it. */
size_t reckon_slice_of(const struct reckoning *r, tb_day day);
/* The leaf of a pot; 0 for points. */
size_t reckon_leaf_of(const struct reckoning *r, int pot);
/* The leaf in which a clause books. */
size_t reckon_leaf(const struct reckoning *r, const struct scheme *s,
                   const struct booking *to);
/* True when the leaf is a part of the figure of this pot (0: points). */
bool reckon_part_of(const struct reckoning *r, size_t leaf, int pot);
/* A figure's sum over the slices inside p. */
tb_amount reckon_sum(const struct reckoning *r, size_t owner, int pot, struct period p);
/* Adds on a day of the window, and notes it when that lies in the board's period. */
void reckon_book(struct reckoning *r, size_t owner, const struct scheme *s, int number,
                 const struct booking *to, struct period about, tb_amount amount,
                 struct because why);
void reckon_note(struct reckoning *r, size_t owner, const struct scheme *s, int number,
                 int account, struct period about, tb_amount amount,
                 struct because why);
/* Whether a shortfall is one of what a demand speaks of. */
bool reckon_same_demand(const struct reckoning *r, const struct scheme *s,
                        const struct demand *d, const struct shortfall *gap);

/* The same; a demand without tests speaks of every shortfall of its figure and period.
 */
bool reckon_asks(const struct reckoning *r, const struct scheme *s,
                 const struct demand *d, const struct shortfall *gap);

void settle_all(struct reckoning *r);
/* Books what was missed (missing.c). */
void misses_settle(struct reckoning *r);
void trigger_all(struct reckoning *r);
void limit_all(struct reckoning *r);
/* A figure's value for all owners in a period: amounts exact but for scales. */
void figure_values(const struct reckoning *r, const struct scheme *s, int figure,
                   struct period p, struct value *out);
/* The values of a scale; absent where its period is another one (scaling.c). */
void scale_values(const struct reckoning *r, const struct scheme *s, int figure,
                  struct period p, struct value *out);
/* With how many decimals a figure is printed; counts: 3, as needed. */
int figure_decimals(const struct scheme *s, int figure);

#endif
