/* The forms, one each: diary_meeting.c, diary_channel.c. */
#ifndef TB_TUI_DIARY_SPECS_H
#define TB_TUI_DIARY_SPECS_H

#include "tui/diary_view.h"

extern const struct diary_spec diary_meeting, diary_visit, diary_edit, diary_pledge,
    diary_contact, diary_end, diary_issue, diary_print, diary_outcome;

#endif
