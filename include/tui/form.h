/* What was typed and not saved: the forms' texts, measures and a pasted batch. Kept in
 * memory, and about a second after a change on disk, so that nothing typed is lost; see
 * app/draft.h. */
#ifndef TB_TUI_FORM_H
#define TB_TUI_FORM_H

#include "core/change.h"

#include "app/draft.h"

struct ui;

enum form_field {
    FORM_UNIT, /* the text that a unit is looked for by */
    FORM_TITLE,
    FORM_DATE,
    FORM_AUTHOR,
    FORM_TYPE,
    FORM_TOPIC,
    FORM_LENGTH,
    FORM_NOTE,
    FORM_FIELDS
};

/* A form's content. */
struct form_text {
    int64_t amends, rev; /* the submission it changes, 0: a new one */
    int64_t units[CHANGE_UNITS_MAX];
    size_t n_units;
    unsigned touched; /* bits of fields that were typed in */
    int focus;
    struct strbuf text[FORM_FIELDS];
};
void form_text_copy(struct form_text *to, const struct form_text *from);
void form_text_free(struct form_text *t);

/* What was typed about an event and not recorded. */
enum event_field { EVENT_OUTLET, EVENT_DATE, EVENT_NOTE, EVENT_FIELDS };
struct event_text {
    int64_t of; /* the submission; 0: those that were marked */
    int kind;   /* enum event_kind */
    int level, leader, form, focus;
    int64_t outlet_id;        /* picked, 0: not yet */
    char *text[EVENT_FIELDS]; /* own */
};

/* A measure's text that is being changed. */
struct scheme_text {
    int64_t of; /* the version it began as; 0: a new one */
    char *text; /* own */
};

struct drafts {
    struct form_text *items; /* one for each `amends` */
    size_t n, cap;
    struct event_text *events; /* one for each submission and kind */
    size_t n_events, cap_events;
    struct scheme_text *schemes; /* one for each version */
    size_t n_schemes, cap_schemes;
    struct strbuf batch; /* lines */
    struct draft_file file;
    struct strbuf written; /* what the file holds */
    bool earlier;          /* of an earlier run, and not shown yet */
};

/* Takes over what an earlier run left, and says so; once, after the first paint. */
unsigned drafts_start(struct ui *ui);
void drafts_free(struct drafts *d);
bool drafts_any(const struct ui *ui);
/* Replaces the one of the same `amends`; it is copied. */
void drafts_put(struct ui *ui, const struct form_text *t);
/* NULL: none. */
const struct form_text *drafts_find(const struct ui *ui, int64_t amends);
void drafts_drop(struct ui *ui, int64_t amends);
/* The same for events, in event_drafts.c. */
void event_draft_put(struct ui *ui, const struct event_text *t,
                     const char *const text[EVENT_FIELDS]);
const struct event_text *event_draft(const struct ui *ui, int64_t of, int kind);
void event_draft_drop(struct ui *ui, int64_t of, int kind);
void event_drafts_free(struct drafts *d);
void event_drafts_write(const struct drafts *d, struct strbuf *out);
/* Takes a line of the file; `current` is the draft that it belongs to. False: it is not
 * about an event. */
bool event_drafts_read(struct drafts *d, size_t *current, const char *key,
                       const char *value);
/* The same for measures, in scheme_drafts.c. */
void scheme_draft_put(struct ui *ui, int64_t of, const char *text);
const char *scheme_draft(const struct ui *ui, int64_t of);
void scheme_draft_drop(struct ui *ui, int64_t of);
void scheme_drafts_free(struct drafts *d);
void scheme_drafts_write(const struct drafts *d, struct strbuf *out);
bool scheme_drafts_read(struct drafts *d, int64_t *of, const char *key,
                        const char *value);
/* Replaces the lines of the batch; n 0: none. */
void drafts_batch(struct ui *ui, const char *text, size_t n);
/* Something was typed: it will be written soon. */
void drafts_changed(struct ui *ui);
/* Asks all views what they hold and writes the file if it differs. */
unsigned drafts_write(struct ui *ui);

#endif
