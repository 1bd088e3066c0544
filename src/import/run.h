/* An import on its way: what its kind's functions work with. */
#ifndef TB_IMPORT_RUN_H
#define TB_IMPORT_RUN_H

#include "core/word.h"

#include "import/kind.h"

#include "keys.h"

/* References of files that are only names within them (see import_options). */
struct import_refs {
    struct arena a;
    struct name_table ids, topics; /* -1: left out */
};

struct import_run {
    struct app *app;
    const struct import_options *o;
    const struct import_kind *kind;
    struct import_report *report;
    struct import_refs *refs; /* NULL: references are the database's own */
    struct arena keep;        /* until the import ends */
    struct arena scratch;     /* until the row ends */
    struct name_table groups, units, people, outlets, topics;
    struct key_set seen;
    bool fresh; /* the database had no submission when the import began */
    void *state;
};

/* Records a bad line. */
void run_bad(struct import_run *r, int64_t line, const char *why);
void run_count(struct import_run *r, enum import_outcome outcome);
/* True for errors that make a bad line. */
bool run_is_bad_line(enum tb_rc rc);

/* import_file, with the files' own references in refs, if not NULL. */
enum tb_rc run_file(struct app *app, const char *kind, const char *path,
                    const struct import_options *o, struct import_refs *refs,
                    struct import_report *out, struct tb_err *e);

/* --- cells ----------------------------------------------------------------------- */

/* A column's name in the user's language. */
const char *cell_column(const char *name);
/* In messages: s, cut to some forty columns. */
const char *cell_quote(struct import_run *r, const char *s);
const char *cell_key(struct import_run *r, const char *s);
/* True when both are one name. */
bool cell_same(struct import_run *r, const char *a, const char *b);
/* "" is TB_DAY_NONE. Moves the date by the import's months; a last day (`last`) that
 * ends its month still ends it afterwards. */
enum tb_rc cell_day(struct import_run *r, const char *column, const char *s, bool last,
                    tb_day *out, struct tb_err *e);
/* "" is -1; else 0..most. */
enum tb_rc cell_count(struct import_run *r, const char *column, const char *s,
                      int64_t most, int64_t *out, struct tb_err *e);
/* "" is `otherwise`. */
enum tb_rc cell_word(struct import_run *r, const struct word *set, const char *column,
                     const char *s, int otherwise, int *out, struct tb_err *e);
/* The id of a name; `what` ("unit") for the message, which names the nearest. */
enum tb_rc cell_name(struct import_run *r, const struct name_table *t, const char *what,
                     const char *s, int64_t *out, struct tb_err *e);
/* The next of several names joined by ";", in the scratch arena; NULL at the end. *s
 * moves on. Empty parts are skipped. */
const char *cell_part(struct import_run *r, const char **s);

#endif
