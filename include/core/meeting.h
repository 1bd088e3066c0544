/* Meetings and visits, who came and pledged what, who is in contact with which unit,
 * and the articles that came out of it. */
#ifndef TB_CORE_MEETING_H
#define TB_CORE_MEETING_H

#include "core/model.h"

enum meeting_kind {
    MEETING_TRAINING, /* 培训会 */
    MEETING_DISPATCH, /* 调度会 */
    MEETING_VISIT,    /* 走访: of a cadre at a unit */
    MEETING_OTHER
};

struct meeting {
    int64_t id, rev;
    const char *ref; /* such as M2026-003; in a change of a new one NULL: the next */
    enum meeting_kind kind;
    tb_day day;
    const char *title, *place, *agenda, *note; /* but the title "" when not given */
    bool voided;
};

enum attendance_state {
    ATTEND_EXPECTED, /* asked to come */
    ATTEND_PRESENT,
    ATTEND_ABSENT,
    ATTEND_EXCUSED
};

/* A unit or person at a meeting, named once for each. */
struct attendance {
    int64_t id, rev, meeting_id;
    int64_t unit_id, person_id; /* one of them is 0 */
    enum attendance_state state;
    const char *pledge; /* what was promised; "" */
    tb_day due;         /* until when; TB_DAY_NONE */
};

/* An article that came out of a meeting or visit. */
struct outcome {
    int64_t id, rev, meeting_id, submission_id;
    bool voided;
};

/* A cadre in contact with a unit, from..to (TB_DAY_NONE: open-ended). */
struct contact {
    int64_t id, rev, person_id, unit_id;
    tb_day from, to;
};

#endif
