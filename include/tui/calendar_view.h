/* The calendar's page, shared by its keys (view/calendar.c) and its drawing
 * (calendar_draw.c). */
#ifndef TB_TUI_CALENDAR_VIEW_H
#define TB_TUI_CALENDAR_VIEW_H

#include "app/calendar.h"

#include "tui/ui.h"
#include "tui/widget.h"

#define CALENDAR_WEEK 7

struct calendar_page {
    struct view view;
    struct arena arena;
    struct list list; /* entries of the day */
    struct calendar_entry *items;
    size_t n; /* of the month */
    tb_day day;
    bool reading; /* keys move among the day's entries */
    struct rect month_at, list_at;
};

/* The month that has the day in it, and how many weeks it touches. */
tb_day calendar_first(tb_day day);
tb_day calendar_last(tb_day day);
int calendar_weeks(tb_day day);

void calendar_draw(const struct calendar_page *k, const struct ui *ui,
                   struct canvas *c);

#endif
