/* Every write there is, as data. One change makes or alters one record; a batch of them
 * is one journal entry and one undo step. */
#ifndef TB_CORE_CHANGE_H
#define TB_CORE_CHANGE_H

#include "base/err.h"

#include "core/channel.h"
#include "core/followup.h"
#include "core/meeting.h"
#include "core/model.h"
#include "core/scheme.h"

enum change_kind {
    CHANGE_SETTING, /* office, zone */
    CHANGE_GROUP,
    CHANGE_UNIT,
    CHANGE_MOVE, /* a unit's change of group, from a day on */
    CHANGE_PERSON,
    CHANGE_POST,
    CHANGE_POST_END, /* its id and `to`: the last day of it */
    CHANGE_OUTLET,
    CHANGE_SUBMIT,
    CHANGE_AMEND, /* fields of a submission */
    CHANGE_EVENT, /* void among them */
    CHANGE_TARGET,
    CHANGE_SCHEME,
    CHANGE_TOPIC,
    CHANGE_TOPIC_EDIT, /* all of it anew; withdrawing is `voided` */
    CHANGE_BULLETIN,   /* published once; never undone */
    /* The office's own work. A record with an id is altered, one without is made. */
    CHANGE_FOLLOWUP, /* made only */
    CHANGE_FOLLOWUP_STEP,
    CHANGE_MEETING,
    CHANGE_ATTENDANCE,
    CHANGE_OUTCOME,
    CHANGE_CONTACT,
    CHANGE_ISSUE,
    CHANGE_ISSUE_ITEM
};

#define CHANGE_TITLE_MAX 2000 /* bytes */
#define CHANGE_NOTE_MAX  8000
#define CHANGE_NAME_MAX  200
#define CHANGE_REF_MAX   23
#define CHANGE_BODY_MAX  (8 << 20) /* of a bulletin */
#define CHANGE_UNITS_MAX 10        /* units or authors of one article */

/* Keys of settings that hold an office's own wording of its bulletins. */
#define SETTING_INSIDE  "bulletin.inside"
#define SETTING_OUTSIDE "bulletin.outside"
/* The same of its ready texts: this and the word of words_text. */
#define SETTING_TEXT "text."
#define TEXT_MAX     16384 /* bytes */

struct setting {
    const char *key, *value;
};

struct author {
    int64_t person_id; /* 0: not on the roster, kept as written */
    const char *name;
};

struct submission {
    const char *ref;                 /* NULL: the next one of the day's year */
    tb_day day, received;            /* received: TB_DAY_NONE = day */
    const char *title, *type, *note; /* type and note "" when not given */
    int64_t length;                  /* characters; -1: not given */
    int64_t units[CHANGE_UNITS_MAX];
    size_t n_units;
    struct author authors[CHANGE_UNITS_MAX];
    size_t n_authors;
    int64_t topic_id; /* 0: none */
};

/* Which fields of `to` an amendment sets. */
enum amend_field {
    AMEND_DAY = 1,
    AMEND_RECEIVED = 2,
    AMEND_TITLE = 4,
    AMEND_TYPE = 8,
    AMEND_LENGTH = 16,
    AMEND_NOTE = 32,
    AMEND_UNITS = 64,
    AMEND_AUTHORS = 128,
    AMEND_TOPIC = 256
};

struct amendment {
    int64_t submission_id;
    int64_t rev; /* as read; another one now is TB_CONFLICT; 0: do not compare */
    unsigned fields;
    struct submission to;
};

struct event {
    int64_t submission_id;
    int64_t rev; /* of the submission as read; 0: do not compare */
    enum event_kind kind;
    tb_day day;
    int64_t outlet_id; /* 0: none */
    int level;         /* for an instruction without an outlet; -1: none */
    enum form form;
    enum route route;
    enum leader_rank leader;
    bool has_value;
    tb_amount value;
    int64_t unit_id, person_id; /* 0: the article's own */
    const char *note;           /* "" when not given */
};

/* A bulletin on its way to be published. */
struct bulletin_fact {
    enum track track;
    int year, number;        /* TB_CONFLICT unless it is the year's next one */
    const char *period_name; /* of first..last */
    tb_day first, last;
    int64_t replaces_id; /* 0: none */
    const char *scheme;  /* in force on the last day; "" when none */
    tb_day scheme_from;
    int64_t at; /* UTC seconds */
    const char *title, *body;
};

struct change {
    enum change_kind kind;
    union {
        struct setting setting;
        struct group group;
        struct unit unit; /* its group: a CHANGE_MOVE that follows */
        struct membership move;
        struct person person;
        struct post post; /* person_id 0: of the person made before it */
        struct outlet outlet;
        struct submission submit;
        struct amendment amend;
        struct event event;
        struct target target;
        struct topic topic;
        struct bulletin_fact bulletin;
        struct followup followup;
        struct followup_step step; /* followup_id 0: of the follow-up made before it */
        struct meeting meeting;
        struct attendance attendance; /* meeting_id 0: of the meeting made before it */
        struct outcome outcome;
        struct contact contact;
        struct issue issue;
        struct issue_item item; /* issue_id, event_id 0: those made before it */
        struct {
            const char *name, *text;
            tb_day from, to;
            bool replace; /* the version that begins on the same day, if there is one */
        } scheme;
    };
};

/* The submission as the amendment leaves it: what it does not name stays. */
struct submission amendment_apply(const struct submission *now,
                                  const struct amendment *m);

/* Whether it leaves the submission other than it is. */
bool amendment_alters(const struct submission *now, const struct amendment *m);

/* What a check may look at. */
struct change_context {
    const struct names *names;
    const struct schemes *schemes;
    /* For CHANGE_AMEND and CHANGE_EVENT: the submission as it is now. */
    const struct submission *now;
    bool now_voided;
    const tb_day *first_event; /* earliest of its events but void ones; NULL: none */
};

/* Says whether the change makes sense: ranges, lengths, what it refers to, and what the
 * scheme must say first (`share` before a second unit or author). Pure; messages are
 * complete. Does not compare revisions: the store does. */
enum tb_rc change_check(const struct change *c, const struct change_context *x,
                        struct tb_err *e);

#endif
