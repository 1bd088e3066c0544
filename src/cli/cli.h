/* What the commands share. */
#ifndef TB_CLI_CLI_H
#define TB_CLI_CLI_H

#include "core/word.h"

#include "export/sheet.h"

#include "cli/command.h"

/* --- cli.c ------------------------------------------------------------------------ */

/* Opens the database of c->app_options; cli_main closes it. */
enum tb_rc cli_open(struct cli *c, unsigned flags, struct tb_err *e);
/* Opens it and runs the dashboard on it. */
enum tb_rc cli_screen_open(struct cli *c, const char *mark, struct tb_err *e);

/* --- options.c -------------------------------------------------------------------- */

/* Reads the words of the command line into c. TB_USAGE names the option or word that is
 * wrong and the usage that is right. */
enum tb_rc cli_parse(struct cli *c, int argc, char **argv, struct tb_err *e);
/* The value of the command's option, "" for a flag; NULL when it was not given. */
const char *cli_value(const struct cli *c, const char *name);
/* TB_USAGE with the command's usage behind the message; fmt is a message id. */
enum tb_rc cli_usage(const struct cli *c, struct tb_err *e, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* --- lookup.c --------------------------------------------------------------------- */

/* --period, else the current month; "all" is every date there is. */
enum tb_rc cli_period(struct cli *c, struct period *out, struct tb_err *e);
/* --group and --unit: 0 when not given. TB_NOTFOUND. */
enum tb_rc cli_group(struct cli *c, int64_t *id, struct tb_err *e);
enum tb_rc cli_unit(struct cli *c, int64_t *id, struct tb_err *e);
/* --by: unit (also when not given) or person. */
enum tb_rc cli_by(struct cli *c, enum owner_kind *out, struct tb_err *e);
/* -d, else today. */
enum tb_rc cli_day(struct cli *c, tb_day *out, struct tb_err *e);
/* An option that is a word of a set; `otherwise` when not given. */
enum tb_rc cli_word(struct cli *c, const struct word *set, const char *option,
                    int otherwise, int *out, struct tb_err *e);

/* What REF|UNIT|PERSON means: exactly one of the three is set. */
struct cli_subject {
    struct article_full article; /* row.id 0: none */
    const struct unit *unit;
    const struct person *person;
};
enum tb_rc cli_subject(struct cli *c, const char *typed, struct arena *a,
                       struct cli_subject *out, struct tb_err *e);

/* --- corrected.c ------------------------------------------------------------------ */

/* Names on standard error the published bulletins that entry seq corrects. */
void cli_corrected(struct cli *c, int64_t seq);
/* After what moves numbers without an article: names the published bulletins, of those
 * that end on `from` or later, that differ from what they would say now, and by how
 * many numbers. */
void cli_moved(struct cli *c, tb_day from);

/* --- read_text.c ------------------------------------------------------------------ */

/* A file or, for "-", standard input; reading stops soon after `most` bytes, which the
 * reader refuses. TB_INVALID: it has a zero byte. */
enum tb_rc cli_read_text(const char *path, size_t most, struct strbuf *out,
                         struct tb_err *e);

/* --- print.c ---------------------------------------------------------------------- */

/* One line of text on standard output, made safe. */
void cli_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* A text of many lines, as it was typed; each made safe. */
void cli_say_lines(const char *text);
/* One line on standard error that is no complaint, made safe. */
void cli_note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* One line on standard error, made safe, with the program's name in front. */
void cli_complain(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* A column with the contract's header; tables show it in the user's language. */
void cli_column(struct sheet *s, const char *name, enum cell_type type);
/* The column "value" beside one of fields: text of any kind. */
void cli_content_column(struct sheet *s);
/* A cell with a word of a set. */
void cli_word_cell(struct sheet *s, const struct word *set, int value);
/* A cell with a date; absent for TB_DAY_NONE. */
void cli_day_cell(struct sheet *s, tb_day d);
/* A cell that is absent when the text is empty. */
void cli_text_cell(struct sheet *s, const char *text);
void cli_amount_cell(struct sheet *s, enum cell_type type, tb_amount a, int decimals);

/* Rows on their way to standard output in the format that was asked for. */
struct cli_table {
    struct sheet sheet;
    const struct exporter *format;
    struct sheet_options options;
    bool begun;
};
/* TB_USAGE: no such format. Columns and rows go into t->sheet. */
enum tb_rc cli_table_open(struct cli *c, struct cli_table *t, struct tb_err *e);
/* To be called between rows of long lists: writes when much has come together. */
enum tb_rc cli_table_step(struct cli_table *t, struct tb_err *e);
/* Writes what is left (when rc is TB_OK) and frees; returns rc or what went wrong. */
enum tb_rc cli_table_close(struct cli_table *t, enum tb_rc rc, struct tb_err *e);
/* TB_IO when something printed did not arrive. An error of EPIPE leaves e->msg empty:
 * nobody is reading. */
enum tb_rc cli_flush(struct tb_err *e);

/* --- long.c: long work, its progress bar, and Ctrl-C ------------------------------ */

struct cli_long {
    struct progress progress; /* give this to the work */
    const char *what;         /* shown before the bar */
    bool bar;                 /* standard error is a terminal */
    bool drawn, stopped;
    unsigned char before[128]; /* the signal mask, as it was */
};
/* Keeps INT, TERM and HUP pending until the work asks whether to go on. */
void cli_long_begin(struct cli_long *l, const char *what);
/* Takes the bar off the screen and the signals back. */
void cli_long_end(struct cli_long *l);

#endif
