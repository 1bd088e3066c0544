/* The papers that an office makes from its ledger beside the bulletin: the year's
 * report, the pay sheet, the list of honours, the year-end appraisal. All are derived
 * when they are asked for; nothing is written. */
#ifndef TB_APP_YEARLY_H
#define TB_APP_YEARLY_H

#include "app/app.h"

#include "bulletin/paper.h"
#include "bulletin/year.h"

enum yearly {
    YEARLY_REPORT,
    YEARLY_PAY,
    YEARLY_HONOURS,
    YEARLY_APPRAISAL,
    YEARLY_KINDS
};

struct yearly_wish {
    enum yearly kind;
    struct period period;
    int track;  /* enum track; -1: both. Of honours and appraisal; pay is inside */
    bool lines; /* pay: the records are the single lines, not the sheet */
};

/* What one is asked of when no period is named: the year of today; pay: its quarter. */
struct period app_yearly_period(const struct app *app, enum yearly kind);
/* The paper in the user's language, all of it of one state of the data and in the
 * arena. TB_INVALID: pay of more than YEARLY_MONTHS months. */
#define YEARLY_MONTHS 24
enum tb_rc app_yearly(struct app *app, const struct yearly_wish *w, struct arena *a,
                      struct paper *out, struct tb_err *e);

/* Issues of the own channel dated first..last, by column. */
enum tb_rc app_year_issues(struct app *app, tb_day first, tb_day last, struct arena *a,
                           struct year_issues *out, struct tb_err *e);

#endif
