/* The forms of meetings, contacts and the channel: what of them ui.h keeps. */
#ifndef TB_TUI_DIARY_H
#define TB_TUI_DIARY_H

enum diary {
    DIARY_MEETING, /* new; opened on a day, 0: today */
    DIARY_VISIT,   /* new; likewise */
    DIARY_EDIT,    /* of a meeting */
    DIARY_PLEDGE,  /* of the marked or selected attendees of a meeting */
    DIARY_CONTACT, /* new */
    DIARY_END,     /* of a contact */
    DIARY_ISSUE,   /* new */
    DIARY_PRINT,   /* the marked or selected articles into an issue */
    DIARY_OUTCOME, /* they came out of a meeting */
    DIARY_FORMS
};
#define DIARY_FIELDS 7

#endif
