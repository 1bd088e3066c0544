/* What stands on which day: due topics, meetings, pledges, bulletins, talks, issues. */
#ifndef TB_APP_CALENDAR_H
#define TB_APP_CALENDAR_H

#include "app/app.h"

enum calendar_kind {
    CALENDAR_TOPIC,    /* 约: is due */
    CALENDAR_MEETING,  /* 会 */
    CALENDAR_VISIT,    /* 访 */
    CALENDAR_PLEDGE,   /* 诺: what was pledged is due */
    CALENDAR_BULLETIN, /* 报: is to be published, or was */
    CALENDAR_TALK,     /* 谈: was held */
    CALENDAR_DEADLINE, /* 改: until when it is to be put right */
    CALENDAR_ISSUE,    /* 刊 */
    CALENDAR_KINDS
};

/* The contract's word, in both languages. */
const char *calendar_word(enum calendar_kind kind, bool zh);
/* One letter or sign for it; in both languages. */
const char *calendar_mark(enum calendar_kind kind, bool zh);

struct calendar_entry {
    tb_day day;
    enum calendar_kind kind;
    int64_t id;      /* of the topic, meeting (also of a pledge), bulletin (0: one that
                        is to be published), follow-up or issue */
    const char *ref; /* "" when there is none */
    const char *title; /* one line */
    const char *who;   /* whom, where or how many; "" */
    bool open;         /* it still is to be done */
};
/* By day and kind; of one state of the data, in the arena. */
enum tb_rc app_calendar(struct app *app, tb_day first, tb_day last, struct arena *a,
                        struct calendar_entry **out, size_t *n, struct tb_err *e);

#endif
