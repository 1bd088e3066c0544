/* Gathering what the papers of a year say; inside one read transaction. */
#ifndef TB_APP_YEARLY_GATHER_H
#define TB_APP_YEARLY_GATHER_H

#include "store/yearly.h"

#include "app/yearly.h"

#include "bulletin/appraisal.h"
#include "bulletin/honours.h"
#include "bulletin/pay.h"

struct yearly_gathering {
    struct app *app;
    const struct yearly_wish *wish;
    struct period period; /* as the office cuts it */
    struct board *board;  /* of the period, in full */
    struct arena *a;
};

enum tb_rc gather_year(struct yearly_gathering *g, struct year_facts *out,
                       struct tb_err *e);
enum tb_rc gather_pay(struct yearly_gathering *g, struct pay_facts *out,
                      struct tb_err *e);
enum tb_rc gather_honours(struct yearly_gathering *g, struct honours_facts *out,
                          struct tb_err *e);
enum tb_rc gather_appraisal(struct yearly_gathering *g, struct appraisal_facts *out,
                            struct tb_err *e);

/* --- what they share -------------------------------------------------------------- */

/* Whether the wish asks for what the unit is part of. */
bool yearly_has_unit(const struct yearly_gathering *g, int64_t unit_id);
/* A copy in the arena: papers outlive names and schemes, which are read again. */
const char *yearly_kept(const struct yearly_gathering *g, const char *text);
/* Names in the arena; "" when there is none. */
const char *yearly_unit(const struct yearly_gathering *g, int64_t id);
const char *yearly_group(const struct yearly_gathering *g, int64_t id);
const char *yearly_owner(const struct yearly_gathering *g, enum owner_kind kind,
                         int64_t id);
/* An article's units and the outlets that adopted it inside the period, joined by ;. */
const char *yearly_units(const struct yearly_gathering *g, const struct article_row *r);
const char *yearly_outlets(const struct yearly_gathering *g,
                           const struct article_full *x);
/* Digits of a figure of the scheme (enum figure_kind: a count as it is). */
const char *yearly_digits(const struct yearly_gathering *g, int figure, tb_amount n);
/* The months that touch the period, each as much of it as lies inside, at most `most`;
 * returns how many there are. */
size_t yearly_months(const struct yearly_gathering *g, struct period *out, size_t most);

#endif
