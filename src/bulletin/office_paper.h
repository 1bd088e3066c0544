/* What the papers beside the bulletin have in common: their head, headings and foot.
 * They have no template: a frame with nothing but the language stands for one. */
#ifndef TB_BULLETIN_OFFICE_PAPER_H
#define TB_BULLETIN_OFFICE_PAPER_H

#include "composing.h"
#include "ruled.h"

struct office_paper {
    struct composing w;
    struct bulletin_template t;
    struct circular c;
};

/* Begins p with its title: the office, the period and what it is, in that order. */
void office_begin(struct office_paper *o, struct arena *a, struct paper *p, bool zh);
void office_title(struct office_paper *o, const char *office, struct period period,
                  const char *en, const char *zh);
/* A numbered heading. */
void office_heading(struct office_paper *o, const char *en, const char *zh);
/* Both are message formats of the same arguments; a paragraph, an item or a note. */
void office_say(struct office_paper *o, enum paper_block_kind kind, const char *en,
                const char *zh, ...) __attribute__((format(printf, 3, 5)));
/* Says up to which day the paper is, when that is before the period's last. */
void office_until(struct office_paper *o, struct period period, tb_day until);
/* Adds the table when it has rows. */
void office_table(struct office_paper *o, struct ruled *r);
/* Who made it and when. */
void office_end(struct office_paper *o, const char *office, tb_day day);
/* Which measure the numbers follow; "" says nothing. */
void office_scheme(struct office_paper *o, const char *scheme);
struct ruled office_ruled(struct office_paper *o, const char *en, const char *zh);
/* A period in words; in the arena. */
const char *office_period(const struct office_paper *o, struct period p);
const char *office_day(const struct office_paper *o, tb_day d);

#endif
