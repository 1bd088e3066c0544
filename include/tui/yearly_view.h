/* The papers of a year on the screen: report, pay sheet, honours, appraisal. */
#ifndef TB_TUI_YEARLY_VIEW_H
#define TB_TUI_YEARLY_VIEW_H

#include "app/yearly.h"

#include "tui/ui.h"

/* Opens the screen on one of them, of the year (the quarter) that is looked at; turns
 * to it when the screen is on top. */
unsigned yearly_open(struct ui *ui, enum yearly kind);

#endif
