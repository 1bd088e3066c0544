/* What the screens of meetings, contacts and the channel share. */
#ifndef TB_TUI_DIARY_VIEW_H
#define TB_TUI_DIARY_VIEW_H

#include "app/channel.h"

#include "tui/diary.h"
#include "tui/entry.h"
#include "tui/grid.h"
#include "tui/many.h"

/* What a field of a form takes. */
enum diary_take { TAKE_TEXT, TAKE_DAY, TAKE_WHO, TAKE_UNIT, TAKE_PERSON, TAKE_OUTLET };

struct diary_form {
    struct view view;
    enum diary what;
    int64_t id; /* as opened: a day, a meeting or a contact */
    const struct diary_spec *spec;
    struct field fields[DIARY_FIELDS];
    struct date_field days[DIARY_FIELDS]; /* of fields that are days */
    int focus;
    int64_t rev;             /* of the meeting that is changed, as it was read */
    char *was[DIARY_FIELDS]; /* its texts, then */
    struct contact contact;  /* that is ended */
    int64_t *targets;        /* attendances that are pledged for */
    int64_t *revs;           /* of each, as it was read; 0 once that was a conflict */
    size_t n_targets;
    struct many many; /* articles that are printed or came out of something */
    size_t skipped;   /* of them: void, or dated after the issue */
    size_t again;     /* of the printed: adopted there on another day already */
    bool saved;
    char problem[sizeof((struct tb_err *)0)->msg + 2];
    char hint[200]; /* names that the last word may mean */
};

/* One form: its fields, what they are filled with when it opens, and the changes that
 * they make (in the arena). said: what was done to the first field, for the message. */
struct diary_spec {
    const char *title, *help, *said;
    int n;
    struct {
        const char *label;
        enum diary_take take;
    } fields[DIARY_FIELDS];
    enum tb_rc (*fill)(struct diary_form *f, struct ui *ui, struct tb_err *e);
    enum tb_rc (*make)(struct diary_form *f, struct ui *ui, struct arena *a,
                       struct change_list *out, struct tb_err *e);
    bool keeps; /* what was typed stands there again when it is opened next */
};
const struct diary_spec *diary_spec(enum diary what);

/* The text of a field, a day as YYYY-MM-DD. */
const char *diary_text(const struct diary_form *f, int field);
/* Fills a field. */
void diary_set(struct diary_form *f, int field, const char *text);

/* diary_names.c: names that are typed short are written out, as far as the first one
 * that matches is meant; the text of a field with names parted by ;. False: as it was.
 */
bool diary_complete(struct ui *ui, enum diary_take take, struct field *f);
/* What the last name of the field may mean: "→ 青瓷镇  青岚镇"; "" when it is clear. */
void diary_hint(struct ui *ui, enum diary_take take, const char *text, char *out,
                size_t size);

const char *diary_kind_words(enum meeting_kind kind);
const char *diary_state_words(enum attendance_state state);
/* "kept", "not kept", "not due yet"; "" when nothing was pledged. */
const char *diary_pledge_words(enum pledge_state state);
enum style diary_pledge_style(enum pledge_state state);

extern const struct view_ops view_calendar, view_meetings, view_meeting, view_contacts,
    view_issues, view_issue, view_issue_void, view_diary_form;

#endif
