/* Follow-ups: what the office does about a unit or person that falls short, or does
 * well. A rule proposes one; it exists once somebody has done or dropped it, and every
 * later step is a row of its own. */
#ifndef TB_CORE_FOLLOWUP_H
#define TB_CORE_FOLLOWUP_H

#include "core/model.h"

enum followup_kind {
    FOLLOW_REMIND,    /* 提醒 */
    FOLLOW_EXPLAIN,   /* 说明情况: it explains itself */
    FOLLOW_TALK,      /* 约谈 */
    FOLLOW_CRITICISE, /* 通报批评 */
    FOLLOW_COMMEND    /* 通报表扬 */
};
#define FOLLOW_KINDS 5

enum followup_state {
    FOLLOW_PROPOSED, /* by a rule only; never a step */
    FOLLOW_SENT,     /* the reminder, notice or paragraph went out */
    FOLLOW_DROPPED,  /* not to be done; the step's note says why */
    FOLLOW_HELD,     /* the talk was held; the note says what was said */
    FOLLOW_RECTIFY,  /* to be put right by the step's due day */
    FOLLOW_CLOSED    /* the numbers recovered, or the note says why it is over */
};

/* first..last are the days of the period that it is about; unit_id or person_id: whom.
 */
struct followup {
    int64_t id, rev;
    const char *ref; /* such as F2026-003; in a change NULL: the next of its year */
    enum followup_kind kind;
    int64_t unit_id, person_id; /* one of them is 0 */
    const char *period;         /* its name */
    tb_day first, last;
    const char *cause;    /* name of the trigger, or what else it comes from */
    const char *clause;   /* as written in the scheme; "" when none */
    const char *evidence; /* the numbers as they were, one line */
    int64_t topic_id;     /* 0: none */
    const char *speaker, *listener; /* by the chain on that day; "" when not known */
};

/* What became of it, one row for each step, by day and id. */
struct followup_step {
    int64_t id, followup_id;
    enum followup_state state;
    tb_day day;       /* on which it was done */
    tb_day due;       /* of FOLLOW_RECTIFY; else TB_DAY_NONE */
    const char *note; /* "" when not given */
};

/* Ready texts about follow-ups: the values of words_text. */
enum follow_text {
    TEXT_MESSAGE,   /* 催报短信: one for each */
    TEXT_NOTICE,    /* 提醒通知 */
    TEXT_TALKS,     /* 约谈名单 */
    TEXT_CRITICISM, /* 通报批评段落 */
    TEXT_PRAISE     /* 通报表扬段落 */
};

/* Whether a step may follow `from`: dropped and closed are the end; a talk is held
 * before it is to be put right. */
bool followup_may(enum followup_kind kind, enum followup_state from,
                  enum followup_state to);

#endif
