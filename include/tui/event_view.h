/* The event dialog's state, shared by its keys (view/event.c) and its drawing
 * (event_draw.c). */
#ifndef TB_TUI_EVENT_VIEW_H
#define TB_TUI_EVENT_VIEW_H

#include "tui/entry.h"
#include "tui/many.h"

enum part {
    PART_OUTLET,
    PART_LEVEL,
    PART_LEADER,
    PART_DATE,
    PART_FORM,
    PART_NOTE,
    PARTS
};

struct event_view {
    struct view view;
    enum event_kind kind;
    struct many many;  /* what it is recorded of */
    char preview[300]; /* how many, and who is skipped */
    struct picker outlet;
    struct date_field date;
    struct field note;
    int level, leader, form; /* choices; level -1: none */
    int focus;               /* enum part */
    int usual_leader;        /* as it was opened */
    tb_day opened;
    bool done; /* recorded or thrown away: nothing to keep */
};

/* True when events of the kind have that field. */
bool event_has(const struct event_view *d, enum part p);
/* The submission that a draft is kept for; 0: those that were marked. */
int64_t event_about(const struct event_view *d);
void event_draw(const struct event_view *d, const struct ui *ui, struct canvas *c);

#endif
