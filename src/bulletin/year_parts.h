/* The parts of the year's report; each adds nothing when there is nothing. */
#ifndef TB_BULLETIN_YEAR_PARTS_H
#define TB_BULLETIN_YEAR_PARTS_H

#include "bulletin/year.h"
#include "office_paper.h"

void year_months(struct office_paper *o, const struct year_facts *y);
void year_best(struct office_paper *o, const struct year_facts *y);
void year_articles(struct office_paper *o, const struct year_facts *y);
void year_topics(struct office_paper *o, const struct year_facts *y);
/* All counts, one a row: part, name, value, and that of the year before; zh: in
 * Chinese words. */
const struct paper_table *year_records(struct office_paper *o,
                                       const struct year_facts *y, bool zh);

#endif
