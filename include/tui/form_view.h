/* The entry form's state, shared by its keys (view/form.c) and its work (form_*.c). */
#ifndef TB_TUI_FORM_VIEW_H
#define TB_TUI_FORM_VIEW_H

#include "app/preview.h"

#include "tui/entry.h"
#include "tui/parts.h"

#define FORM_STEPS   24  /* steps back */
#define FORM_CHOICES 8   /* offered under a field */
#define FORM_PAUSE   150 /* ms without a key until the form looks ahead */

/* A short list under the author's and the type's field. */
struct choices {
    const char *names[FORM_CHOICES]; /* in the form's arena or the app's */
    size_t n;
    int cursor; /* -1: none is meant */
};

/* What saving does to one of the units. */
struct outlook_unit {
    struct quota before, after;
    int place_before, place_after; /* 0: none */
    int64_t group_id;
    struct preview_topics topics;
};

/* What the form says about saving, as plain values; texts are in `arena`. */
struct outlook {
    struct arena arena;
    bool known;      /* it was read */
    bool fresh;      /* and nothing has changed since */
    int64_t seq;     /* the journal's head that it was read at */
    int64_t unit_id; /* the first; 0: none */
    struct outlook_unit units[CHANGE_UNITS_MAX];
    struct period period;
    tb_amount points;            /* of the submission, of its first unit */
    int decimals;                /* of the scheme, as in struct scheme */
    const char *scheme, *clause; /* NULL: none in force, none that counts */
    int line;
    struct similar_row twins[PREVIEW_TWINS];
    size_t n_twins;
    tb_day ahead, behind;  /* days that the date lies in the future, or far back */
    const char *strangers; /* authors that are not on the roster; NULL: none */
};

/* The warnings that were shown when Enter was pressed: the next one means those. */
struct accepted {
    bool any;
    int64_t twins[PREVIEW_TWINS];
    size_t n_twins;
    tb_day ahead, behind;
};

/* What an empty form tells until it was used three times. */
enum form_hint { FORM_HINT_SAME, FORM_HINT_DATE, FORM_HINT_BATCH, FORM_HINTS };

struct entry_form {
    struct view view;
    struct arena arena;  /* owns what was read */
    int64_t amends, rev; /* the submission that is changed, 0: a new one */
    char ref[24];
    struct article_row was; /* as read when it was opened */
    int64_t units[CHANGE_UNITS_MAX];
    size_t n_units;
    struct picker unit;
    struct date_field date;
    struct field text[FORM_FIELDS];       /* unit and date unused */
    unsigned touched;                     /* bits of fields that were typed in */
    int focus;                            /* enum form_field */
    char why_author[120], why_topic[400]; /* of the defaults */
    int64_t about;    /* the topic that the form was opened for; 0: none */
    bool undefaulted; /* the database was busy when defaults were wanted */
    struct choices choices;
    const char **types; /* used lately, NULL until asked for */
    size_t n_types;
    struct outlook look;
    unsigned hints; /* bits of enum form_hint: keys that the user may not know yet */
    struct accepted accepted;
    bool comparing, explaining;
    bool draft;                         /* what is shown is one that was kept */
    bool outdated;                      /* and it is of an earlier revision than was */
    struct strbuf lines;                /* of a paste that may be a batch */
    struct form_text steps[FORM_STEPS]; /* a ring */
    size_t n_steps, first_step;
    int step_kind;          /* what the newest step is about; -1: a new one begins */
    struct form_text saved; /* what was logged last */
    int64_t saved_seq;      /* its entry, 0: none */
    char strip[400];        /* and what it changed */
};

/* Counts a use. */
void form_hint_used(struct ui *ui, enum form_hint h);
/* Asks which hints are still wanted; reads a small file the first time. */
void form_hints(struct entry_form *f, struct ui *ui);
struct field *form_field(struct entry_form *f, enum form_field i);
bool form_touched(const struct entry_form *f, enum form_field i);
/* The text changed: what was looked up no longer holds. */
void form_changed(struct entry_form *f, struct ui *ui);

/* form_keys.c */
/* Looks ahead at once: after a unit was picked its facts are wanted. */
void form_look_now(struct entry_form *f, struct ui *ui);
void form_add_unit(struct entry_form *f, struct ui *ui, int64_t id);
/* Puts the picked unit among the article's; false, with a word, when none matches. */
bool form_take_unit(struct entry_form *f, struct ui *ui);
/* The next field (1) or the one before (-1), unless this one is wrong. */
void form_move(struct entry_form *f, struct ui *ui, int step);
unsigned form_key(struct entry_form *f, struct ui *ui, uint32_t key);
unsigned form_paste(struct entry_form *f, struct ui *ui, const char *text, size_t n);

/* form_topic.c */
/* The topic that the title fits, unless one was typed or removed. */
void form_propose_topic(struct entry_form *f, struct ui *ui);
/* The topic in the field; 0: none, or there is none of the name. */
int64_t form_topic_typed(const struct entry_form *f, const struct ui *ui);
/* The same; false, with a word, when there is none of the name.
 */
bool form_topic(struct entry_form *f, struct ui *ui, int64_t *id);
void form_offer_topics(struct entry_form *f, struct ui *ui, const char *typed);
/* "" for none. */
const char *form_topic_title(const struct ui *ui, int64_t id);

/* form_fill.c */
/* Fills the form with a submission. */
void form_load(struct entry_form *f, struct ui *ui, int64_t id);
/* Author and type as the first unit usually has them, unless typed. */
void form_defaults(struct entry_form *f, struct ui *ui);
/* Empty, with the defaults of an empty one. */
void form_clear(struct entry_form *f, struct ui *ui);
void form_read(struct entry_form *f, struct form_text *out);
void form_write(struct entry_form *f, struct ui *ui, const struct form_text *t);
/* Nothing was typed. */
bool form_pristine(const struct entry_form *f);
/* Remembers the form before a change of that kind (enum form_field); many changes of
 * one kind in a row are one step. */
void form_step(struct entry_form *f, int kind);
/* One step back; in a pristine form the entry saved last is taken back. */
void form_back(struct entry_form *f, struct ui *ui);
void form_steps_free(struct entry_form *f);
/* What the field under the cursor can be, by what is typed in it. */
void form_choices(struct entry_form *f, struct ui *ui);
/* Puts the choice under the cursor in; false when there is none. */
bool form_choose(struct entry_form *f, struct ui *ui);

/* form_save.c */
/* Reads the fields; false, with a word and the cursor there, where one is wrong. Texts
 * are borrowed from the fields and the form's arena. */
bool form_submission(struct entry_form *f, struct ui *ui, struct submission *s);
/* Saves; `by` tells whether the form closes (SAVE) or is ready for the next (OPEN). */
unsigned form_save(struct entry_form *f, struct ui *ui, enum action by);
/* What is typed goes to the drafts, or the draft goes when nothing is. */
void form_keep(struct entry_form *f, struct ui *ui);
/* The fields in which a form's content and a record differ. */
unsigned form_differences(const struct submission *s, const struct article_row *r);

/* form_look.c */
/* Reads ahead unless that was done since the last change. */
enum tb_rc form_look(struct entry_form *f, struct ui *ui, struct tb_err *e);
/* What was looked at is no longer what the database has: TB_OK after looking again. */
enum tb_rc form_look_again(struct entry_form *f, struct ui *ui, struct tb_err *e);
/* Warnings that ask for a second Enter. */
int form_warnings(const struct entry_form *f);
/* True when each of them was accepted; form_accept does it. */
bool form_accepted(const struct entry_form *f);
void form_accept(struct entry_form *f);
/* For the journal: "known to be like 2026-0042". */
void form_remark(const struct entry_form *f, struct strbuf *out);
/* What the units gain: "河东镇 7/10→8/10  topics 2/3→3/3  place 3→2"; of several only
 * what changes. "": nothing is known. */
void form_effect(const struct entry_form *f, const struct ui *ui, char *out,
                 size_t size);

/* form_draw.c, form_notes.c */
void form_draw(const struct entry_form *f, const struct ui *ui, struct canvas *c);
void form_draw_notes(const struct entry_form *f, const struct ui *ui, struct canvas *c,
                     struct rect area);

#endif
